#include "tests/simulation/running.h"

namespace reseal::simulation {

namespace cs = consensus;

gossip::PeerId peerOf(const World& world, Index index) {
    return gossip::PeerId::copy(world.consortium.clinic(index).view());
}
Index indexOf(const World& world, const gossip::PeerId& peer) {
    const auto number = world.consortium.numberOf(ClinicId::copy(peer.view()));
    RESEAL_CHECK(number);
    return *number;
}

Result<cs::BlockLinks> Format::links(ByteView bytes) const {
    RESEAL_ASSIGN(const ledger::Block block, ledger::Block::decode(bytes));
    RESEAL_TRY(ledger::checkBody(block));
    return cs::BlockLinks{{block.header.height, block.header.hash()},
                          block.header.parent,
                          block.header.view,
                          endsEpoch(block.header)};
}

namespace {
std::unique_ptr<cs::SigningKey> signerOf(const World& world, const Node& node,
                                         const ledger::EpochEntry& epoch, const cs::Config& config) {
    if (!config.own) return nullptr;
    return std::make_unique<SigningKey>(world.consortium.signatures, *node.validatingKey(epoch));
}
}  // namespace

Epoch::Epoch(World& world, const Node& node, const ledger::EpochEntry& epoch, cs::Config its,
             cs::Restored restored, std::uint64_t seed)
    : entry(epoch),
      config(std::move(its)),
      leaders(config),
      replica(config, world.consortium.signatures, format, signerOf(world, node, epoch, config),
              std::move(restored)),
      router(config, leaders, format, world.consortium.signatures, seed) {
    for (const ledger::Validator& one : entry.validators)
        clinics.push_back(*world.consortium.numberOf(one.id));
}

std::optional<cs::ValidatorIndex> Epoch::indexOf(Index clinic) const {
    const auto at = std::ranges::find(clinics, clinic);
    if (at == clinics.end()) return std::nullopt;
    return static_cast<cs::ValidatorIndex>(at - clinics.begin());
}

Node::Running::Running(World& world, Node& node, std::uint64_t randomSeed)
    : seed(randomSeed),
      random(seed + 1),
      talk(gossip::Config{world.dice.next(), Bytes(32, static_cast<std::uint8_t>(world.dice.next())),
                          node.height()}),
      branches(node.disk.state, node.tip().height, node.tip().hash, world.consortium.signatures,
               node::consensusEvidence()),
      proposeOn(node.tip()),
      currency(world.consortium.clinic(node.index)) {}

}  // namespace reseal::simulation
