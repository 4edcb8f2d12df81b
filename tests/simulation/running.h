// What of a node is gone when it dies: its machines, and what they have asked for.
//
// Thread rule: one thread a run.
#pragma once

#include "core/gossip/overlay.h"
#include "core/node/evidence.h"
#include "tests/simulation/world.h"

namespace reseal::simulation {

// Reads a block's links for the replica, and judges its body.
class Format final : public consensus::BlockFormat {
public:
    Result<consensus::BlockLinks> links(ByteView bytes) const override;
};

// A stretch of blocks with one set of validators: a replica, and a router, of its own.
struct Epoch {
    Epoch(World& world, const Node& node, const ledger::EpochEntry& epoch, consensus::Config its,
          consensus::Restored restored, std::uint64_t seed);

    const ledger::EpochEntry entry;
    const Format format;
    const consensus::Config config;
    const consensus::Leaders leaders;
    consensus::Replica replica;
    node::Router router;
    std::vector<Index> clinics;  // by validator index
    std::optional<consensus::ValidatorIndex> indexOf(Index clinic) const;
};

struct Node::Running {
    Running(World& world, Node& node, std::uint64_t randomSeed);

    const std::uint64_t seed;
    std::unique_ptr<Epoch> epoch;
    bool isOver = false;  // the epoch's last block is applied
    std::set<Index> linked;
    std::map<Index, SignPublic> knownKeys;  // of all clinics, as the links know them
    std::map<Index, Instant> toldEnd;       // when a clinic was last told how an earlier epoch ended
    gossip::Random random;
    std::optional<gossip::Overlay> overlay;  // where not everybody is linked to everybody
    gossip::Gossip talk;
    ledger::Branches branches;
    consensus::BlockId proposeOn;
    consensus::WorkAvailable work;
    bool judging = false;
    bool busy = false;  // in run()
    std::deque<std::variant<consensus::Event, gossip::Event>> events;
    Instant tickAt = kNever;
    std::optional<consensus::Persist> writing;
    std::map<std::uint64_t, Index> fetches;  // ticket → whom
    // As a proxy: whose words it has, and who waits until they are enough.
    node::CurrencyRule currency;
    std::vector<node::ReleaseQuestion> waiting;
    std::uint64_t round = 0;
    node::CurrencyRule::Clocks asked;
    std::map<Index, std::uint64_t> askedOf;  // the number of a question that is out
};

gossip::PeerId peerOf(const World& world, Index index);
Index indexOf(const World& world, const gossip::PeerId& peer);

}  // namespace reseal::simulation
