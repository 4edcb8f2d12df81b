// Ids of transactions that were verified here, so that nothing is taken or asked for twice.
//
// Two generations of at most 65,536 entries: when the younger is full, the older is forgotten. An entry is
// 8 bytes of a keyed hash: nobody outside can prepare two transactions of which the first hides the second.
//
// Beside it the last 8,192 settled ids stand in full, in order, because anti-entropy knows ids by their
// first bytes alone.
//
// Thread rule: one thread.
#pragma once

#include <deque>
#include <set>

#include "core/gossip/transaction.h"

namespace reseal::gossip {

class SeenSet {
public:
    static constexpr std::size_t kGeneration = 65'536;
    static constexpr std::size_t kSettled = 8192;

    explicit SeenSet(Bytes key) : key_(std::move(key)) {}

    void add(const TxId& id);
    void forget(const TxId& id);  // it may come again
    bool contains(const TxId& id) const;
    void addSettled(const TxId& id);
    bool settledWithPrefix(std::uint64_t prefix) const;
    std::size_t size() const { return younger_.size() + older_.size(); }

private:
    std::uint64_t hash(const TxId& id) const;
    Bytes key_;
    std::set<std::uint64_t> younger_, older_;
    std::set<TxId> settled_;
    std::deque<TxId> settledOrder_;
};

}  // namespace reseal::gossip
