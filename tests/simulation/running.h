// What of a node is gone when it dies: its machines, and what they have asked for.
//
// Thread rule: one thread a run.
#pragma once

#include "core/gossip/overlay.h"
#include "tests/simulation/world.h"

namespace reseal::simulation {

// Reads a block's links for the replica, and judges its body.
class Format final : public consensus::BlockFormat {
public:
    Result<consensus::BlockLinks> links(ByteView bytes) const override;
};

struct Node::Running {
    Running(World& world, Node& node, std::uint64_t seed, consensus::Restored restored);

    Format format;
    consensus::Config config;
    consensus::Leaders leaders;
    consensus::Replica replica;
    node::Router router;
    gossip::Random random;
    std::optional<gossip::Overlay> overlay;  // where not everybody is linked to everybody
    gossip::Gossip talk;
    ledger::Branches branches;
    consensus::BlockId proposeOn;
    bool executable = false;
    bool judging = false;
    bool busy = false;  // in run()
    std::deque<std::variant<consensus::Event, gossip::Event>> events;
    Instant tickAt = kNever;
    std::optional<consensus::Persist> writing;
    std::map<std::uint64_t, Index> fetches;  // ticket → whom
};

gossip::PeerId peerOf(const World& world, Index index);
Index indexOf(const World& world, const gossip::PeerId& peer);

}  // namespace reseal::simulation
