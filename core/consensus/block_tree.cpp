#include "core/consensus/block_tree.h"

namespace reseal::consensus {

HeldBlock* BlockTree::find(const Hash32& hash) {
    const auto found = blocks_.find(hash);
    return found == blocks_.end() ? nullptr : &found->second;
}
const HeldBlock* BlockTree::find(const Hash32& hash) const {
    const auto found = blocks_.find(hash);
    return found == blocks_.end() ? nullptr : &found->second;
}

HeldBlock& BlockTree::add(HeldBlock block) {
    const Hash32 hash = block.links.id.hash;
    const std::size_t size = block.bytes.size();
    const auto [entry, isNew] = blocks_.try_emplace(hash, std::move(block));
    if (isNew) bytes_ += size;
    return entry->second;
}

void BlockTree::retain(const std::set<Hash32>& keep) {
    for (auto it = blocks_.begin(); it != blocks_.end();) {
        if (keep.contains(it->first)) {
            ++it;
        } else {
            bytes_ -= it->second.bytes.size();
            it = blocks_.erase(it);
        }
    }
}

}  // namespace reseal::consensus
