// What one node has durable, and how it fails.
//
// The unit of loss is a batch: core/store/vote_log.h writes each under one checksum and cuts a torn last one,
// and SQLite commits whole transactions; both have tests of their own that tear bytes. Here a batch on its
// way when the node dies is there afterwards or isn't, and later ones never without earlier ones.
//
// Thread rule: values.
#pragma once

#include <map>
#include <set>

#include "core/consensus/events.h"
#include "core/consensus/signer.h"
#include "core/ledger/keyvalue.h"
#include "core/ledger/operation.h"
#include "tests/simulation/dice.h"

namespace reseal::simulation {

struct FinalBlock {
    Bytes block;
    Bytes finalization;  // empty: a later one's covers it
};

// The ledger's table, and what all of it amounts to: kept up with each change, so that states can be compared
// at each block and not only now and then.
class State final : public ledger::MemoryState {
public:
    void apply(const ledger::Delta& delta);
    std::uint64_t sum() const { return sum_; }
    std::uint64_t sumAnew() const;  // of what is there

private:
    std::uint64_t sum_ = 0;
};

struct Disk {
    // The vote log and, beside it, the sign-state; of an epoch each (0: there is none).
    std::uint64_t logEpoch = 0, signEpoch = 0;
    std::vector<consensus::Record> log;
    consensus::SignState signState;
    bool logIsDamaged = false;  // an old batch can't be read any more
    // The ledger's database: blocks from height 1, the state after the last, and what was submitted here.
    std::vector<FinalBlock> blocks;
    State state;
    std::map<TxId, Bytes> outbox;
    std::map<Bytes, ledger::Operation> early;  // statements that count and are not ordered yet, by encoding

    // What of it the referee asks about at each sending.
    // Of a twin there may be two that exclude each other: its own, and one that it was shown.
    std::map<consensus::View, std::vector<consensus::Vote>> ownVotes;
    std::set<Hash32> proposals;
    std::set<std::pair<consensus::VoteKind, consensus::View>> certificates;

    enum class Votes { Ready, Damaged, OfLaterEpoch };
    Votes openVotes(std::uint64_t epoch);  // as core/store/vote_log.h does
    void keep(const consensus::Persist& batch);
    void dropLog();  // its end is unknown; the sign-state stays
    bool holds(const consensus::Vote& vote) const;
};

}  // namespace reseal::simulation
