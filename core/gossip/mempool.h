// Transactions that are verified and not yet ordered.
//
// Limits: 64 of an author (and another 64 of his revocations); 5,000 and 8 MiB in all, of which the last
// tenth is for revocations alone, and another for what is not. When the whole is full, the author with most
// loses his newest: so one who floods hurts himself. Revocations are never evicted for anything; when they
// fill nine tenths a further one is refused, and lives on in the host's durable store until there is room.
// "Newest" is the highest seq in the lane of the author's last arrival: taking one from the middle of a
// lane would leave its successors unusable.
//
// Thread rule: one thread. Ordered containers: the same calls give the same result anywhere.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "core/gossip/transaction.h"

namespace reseal::gossip {

class Mempool {
public:
    static constexpr std::size_t kPerAuthor = 64;
    static constexpr std::size_t kTotal = 5000;
    static constexpr std::size_t kTotalBytes = 8 << 20;
    static constexpr std::size_t kReserved = kTotal / 10;
    static constexpr std::size_t kReservedBytes = kTotalBytes / 10;

    struct Entry {
        Transaction transaction;
        std::uint64_t arrival = 0;  // counts up; the order of arrival
        Instant since;
    };

    // Makes room if need be; `evicted` receives what had to go. Errors: AlreadyExists, TooLarge, Limit (the
    // newcomer itself is what would have to go); nothing has changed then.
    Status add(Transaction transaction, Instant now, std::vector<TxId>& evicted);
    bool remove(const TxId& id);

    const Entry* find(const TxId& id) const;
    bool contains(const TxId& id) const { return entries_.contains(id); }
    // The first id with these first 8 bytes.
    const Entry* findPrefix(std::uint64_t prefix) const;
    // All, by id; byArrival() gives ids in the order in which they came.
    const std::map<TxId, Entry>& entries() const { return entries_; }
    const std::map<std::uint64_t, TxId>& byArrival() const { return arrivals_; }
    std::size_t size() const { return entries_.size(); }
    std::size_t bytes() const { return ordinary_.bytes + revocations_.bytes; }
    std::size_t countOf(const SignPublic& author) const;  // without revocations
    // Would another ordinary transaction of `size` bytes fit without an eviction?
    bool hasRoom(std::size_t size) const;

private:
    struct Usage {
        std::size_t count = 0;
        std::size_t bytes = 0;
    };
    struct Author {
        Usage ordinary;
        Usage revocations;
        std::set<std::uint64_t> arrivals;  // of ordinary ones
    };
    std::optional<TxId> nextVictim(const SignPublic& newcomer) const;
    SignPublic heaviestAuthor(bool byBytes, const SignPublic& newcomer) const;
    TxId newestOf(const SignPublic& author) const;  // of one who has an ordinary one
    void restore(Entry entry);

    std::map<TxId, Entry> entries_;
    std::map<std::uint64_t, TxId> arrivals_;
    std::map<SignPublic, Author> authors_;
    Usage ordinary_, revocations_;
    std::uint64_t nextArrival_ = 0;
};

}  // namespace reseal::gossip
