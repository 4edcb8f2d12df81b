#include "core/gossip/mempool.h"

namespace reseal::gossip {

Status Mempool::add(Transaction transaction, Instant now, std::vector<TxId>& evicted) {
    const TxId id = transaction.id;
    const bool revocation = transaction.isRevocation;
    const SignPublic author = transaction.author;
    if (contains(id)) return fail(ErrorCode::AlreadyExists, "pending already");
    if (transaction.bytes.size() > kMaxTransaction) return fail(ErrorCode::TooLarge, "transaction");
    if (revocation) {
        const auto known = authors_.find(author);
        if (known != authors_.end() && known->second.revocations.count >= kPerAuthor)
            return fail(ErrorCode::Limit, "this author has enough revocations pending");
        if (revocations_.count >= kTotal - kReserved ||
            revocations_.bytes + transaction.bytes.size() > kTotalBytes - kReservedBytes)
            return fail(ErrorCode::Limit, "full of revocations");
    }
    restore({std::move(transaction), nextArrival_++, now});
    // If the newcomer itself turns out to be what has to go, all victims come back.
    std::vector<Entry> victims;
    while (const auto victim = nextVictim(author)) {
        Entry taken = *find(*victim);
        remove(*victim);
        if (*victim == id) {
            for (Entry& back : victims) restore(std::move(back));
            return fail(ErrorCode::Limit, "no room for another of this author");
        }
        victims.push_back(std::move(taken));
    }
    for (const Entry& victim : victims) evicted.push_back(victim.transaction.id);
    return {};
}

void Mempool::restore(Entry entry) {
    const Transaction& transaction = entry.transaction;
    const std::size_t size = transaction.bytes.size();
    Author& author = authors_[transaction.author];
    for (Usage* usage : {transaction.isRevocation ? &author.revocations : &author.ordinary,
                         transaction.isRevocation ? &revocations_ : &ordinary_}) {
        ++usage->count;
        usage->bytes += size;
    }
    if (!transaction.isRevocation) author.arrivals.insert(entry.arrival);
    arrivals_.emplace(entry.arrival, transaction.id);
    const TxId id = transaction.id;
    entries_.emplace(id, std::move(entry));
}

bool Mempool::remove(const TxId& id) {
    const auto found = entries_.find(id);
    if (found == entries_.end()) return false;
    const Transaction& transaction = found->second.transaction;
    const auto author = authors_.find(transaction.author);
    for (Usage* usage : {transaction.isRevocation ? &author->second.revocations : &author->second.ordinary,
                         transaction.isRevocation ? &revocations_ : &ordinary_}) {
        --usage->count;
        usage->bytes -= transaction.bytes.size();
    }
    author->second.arrivals.erase(found->second.arrival);
    if (author->second.ordinary.count + author->second.revocations.count == 0) authors_.erase(author);
    arrivals_.erase(found->second.arrival);
    entries_.erase(found);
    return true;
}

// Ordinary ones may fill nine tenths, and less if revocations need more than theirs.
std::optional<TxId> Mempool::nextVictim(const SignPublic& newcomer) const {
    if (countOf(newcomer) > kPerAuthor) return newestOf(newcomer);
    if (ordinary_.count == 0) return std::nullopt;
    const bool byBytes = ordinary_.bytes + std::max(kReservedBytes, revocations_.bytes) > kTotalBytes;
    const bool byCount = ordinary_.count + std::max(kReserved, revocations_.count) > kTotal;
    if (!byBytes && !byCount) return std::nullopt;
    return newestOf(heaviestAuthor(byBytes, newcomer));
}

bool Mempool::hasRoom(std::size_t size) const {
    return ordinary_.count + 1 + std::max(kReserved, revocations_.count) <= kTotal &&
           ordinary_.bytes + size + std::max(kReservedBytes, revocations_.bytes) <= kTotalBytes;
}

// Among equals the newcomer, so that nobody displaces one who has no more than he.
SignPublic Mempool::heaviestAuthor(bool byBytes, const SignPublic& newcomer) const {
    const auto weight = [byBytes](const Author& author) {
        return byBytes ? author.ordinary.bytes : author.ordinary.count;
    };
    SignPublic heaviest;
    std::size_t most = 0;
    for (const auto& [key, author] : authors_)
        if (weight(author) > most || (weight(author) == most && most > 0 && key == newcomer)) {
            heaviest = key;
            most = weight(author);
        }
    return heaviest;
}

TxId Mempool::newestOf(const SignPublic& key) const {
    const Author& author = authors_.at(key);
    const Entry* newest = nullptr;
    const LaneId lane = find(arrivals_.at(*author.arrivals.rbegin()))->transaction.lane;
    for (const std::uint64_t arrival : author.arrivals) {
        const Entry* entry = find(arrivals_.at(arrival));
        if (entry->transaction.lane != lane) continue;
        if (newest == nullptr || entry->transaction.seq >= newest->transaction.seq) newest = entry;
    }
    return newest->transaction.id;
}

const Mempool::Entry* Mempool::find(const TxId& id) const {
    const auto found = entries_.find(id);
    return found == entries_.end() ? nullptr : &found->second;
}

const Mempool::Entry* Mempool::findPrefix(std::uint64_t prefix) const {
    const auto found = entries_.lower_bound(firstWithPrefix(prefix));
    return found == entries_.end() || prefixOf(found->first) != prefix ? nullptr : &found->second;
}

std::size_t Mempool::countOf(const SignPublic& author) const {
    const auto found = authors_.find(author);
    return found == authors_.end() ? 0 : found->second.ordinary.count;
}

}  // namespace reseal::gossip
