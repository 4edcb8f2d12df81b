// The blocks above the applied one, by hash: bodies, what the host said about them, and which are in the log.
//
// Thread rule: one thread, the replica's.
#pragma once

#include <map>
#include <set>

#include "core/consensus/events.h"

namespace reseal::consensus {

struct HeldBlock {
    BlockLinks links;
    Bytes bytes;
    View view = 0;                   // in which it was proposed; 0: not known
    bool asked = false;              // ValidateBlock is out
    std::optional<Verdict> verdict;  // the host's
    bool logged = false;             // its body is among the records
    bool isValid() const { return verdict && *verdict != Verdict::Invalid; }
};

class BlockTree {
public:
    HeldBlock* find(const Hash32& hash);
    const HeldBlock* find(const Hash32& hash) const;
    HeldBlock& add(HeldBlock block);  // a known one is left as it is
    // Drops all that are not in `keep`.
    void retain(const std::set<Hash32>& keep);
    std::size_t bytes() const { return bytes_; }
    const std::map<Hash32, HeldBlock>& all() const { return blocks_; }

private:
    std::map<Hash32, HeldBlock> blocks_;
    std::size_t bytes_ = 0;
};

}  // namespace reseal::consensus
