#include "core/gossip/seen_set.h"

#include "core/crypto/transcript.h"

namespace reseal::gossip {

std::uint64_t SeenSet::hash(const TxId& id) const {
    const auto digest = crypto::Kdf("reseal/1/gossip/seen").add(ByteView(key_)).add(id.view()).publicHash();
    return readLe64(ByteView(digest).first(8));
}

void SeenSet::add(const TxId& id) {
    const std::uint64_t h = hash(id);
    if (younger_.contains(h) || older_.contains(h)) return;
    if (younger_.size() >= kGeneration) {
        older_ = std::move(younger_);
        younger_.clear();
    }
    younger_.insert(h);
}

void SeenSet::forget(const TxId& id) {
    const std::uint64_t h = hash(id);
    younger_.erase(h);
    older_.erase(h);
}

bool SeenSet::contains(const TxId& id) const {
    const std::uint64_t h = hash(id);
    return younger_.contains(h) || older_.contains(h);
}

void SeenSet::addSettled(const TxId& id) {
    add(id);
    if (!settled_.insert(id).second) return;
    settledOrder_.push_back(id);
    if (settledOrder_.size() <= kSettled) return;
    settled_.erase(settledOrder_.front());
    settledOrder_.pop_front();
}

bool SeenSet::settledWithPrefix(std::uint64_t prefix) const {
    const auto found = settled_.lower_bound(firstWithPrefix(prefix));
    return found != settled_.end() && prefixOf(*found) == prefix;
}

}  // namespace reseal::gossip
