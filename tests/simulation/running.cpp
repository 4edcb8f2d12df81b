#include "tests/simulation/running.h"

namespace reseal::simulation {

namespace cs = consensus;

gossip::PeerId peerOf(const World& world, Index index) {
    return gossip::PeerId::copy(world.consortium.clinic(index).view());
}
Index indexOf(const World& world, const gossip::PeerId& peer) {
    for (Index i = 0; i < world.consortium.size(); ++i)
        if (peerOf(world, i) == peer) return i;
    RESEAL_CHECK(false);
    return 0;
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
cs::Config configOf(const World& world, const Node& node) {
    cs::Config config = world.consortium.config;
    config.own = node.index;
    return config;
}
}  // namespace

Node::Running::Running(World& world, Node& node, std::uint64_t seed, cs::Restored restored)
    : config(configOf(world, node)),
      leaders(config),
      replica(config, world.consortium.signatures, format,
              std::make_unique<SigningKey>(world.consortium.signatures, world.consortium.keys[node.index]),
              std::move(restored)),
      router(config, leaders, format, world.consortium.signatures, seed),
      random(seed + 1),
      talk(gossip::Config{world.dice.next(), Bytes(32, static_cast<std::uint8_t>(world.dice.next())),
                          node.height()}),
      branches(node.disk.state, node.tip().height, node.tip().hash, world.consortium.signatures,
               ledger::noEvidence()),
      proposeOn(node.tip()) {}

}  // namespace reseal::simulation
