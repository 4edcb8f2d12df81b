// What waits in vain: transactions that no block will hold any more, so that whoever keeps them until they
// are ordered (a mempool, an outbox) may let them go. Of two that an author signed for one place in its lane,
// one is ordered; the other would otherwise stay for ever with everybody who has heard of it.
//
// That a transaction has expired doesn't settle it: it is ordered void, and so makes way for those behind it
// in its lane. Only one whose author the ledger doesn't know yet takes no place.
//
// Thread rule: functions are pure; a MovedLanes is a value.
#pragma once

#include <set>

#include "core/ledger/block.h"
#include "core/ledger/state.h"

namespace reseal::ledger {

// Its place in the lane is taken: by itself, by another, or by another before it. Or it has expired and would
// be its author's first. One whose predecessors are missing is not settled: they may come.
bool isSettled(const StateView& state, const TransactionBody& body);

// The lanes in which a block has ordered something: only there can it have taken somebody's place.
class MovedLanes {
public:
    explicit MovedLanes(const Block& block);
    bool contains(const AccountId& author, const LaneId& lane) const {
        return lanes_.contains({author, lane});
    }
    std::set<AccountId> authors() const;

private:
    std::set<std::pair<AccountId, LaneId>> lanes_;
};

}  // namespace reseal::ledger
