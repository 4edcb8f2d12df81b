// One epoch after the other, as core/node/ordering does it.
#include "core/consensus/fetched.h"
#include "tests/simulation/running.h"

namespace reseal::simulation {

namespace cs = consensus;
using ledger::Block;

namespace {
constexpr Duration kTellEndEvery = seconds(1);
}

// False: it is no longer up.
bool Node::begin() {
    Running& now = *running_;
    const auto entry = ledger::StateView(disk.state).epoch();
    cs::Config config =
        node::consensusConfig(world_.consortium.config.chain, entry, world_.consortium.clinic(index));
    if (config.own && validatingKey(entry) == nullptr) {
        world_.say(*this, "only follows: it validates with a key that it does not have");
        config.own.reset();
    }
    if (config.own) {
        switch (disk.openVotes(entry.number)) {
            case Disk::Votes::Ready:
                break;
            case Disk::Votes::OfLaterEpoch:
                world_.say(*this, "only follows: its ledger is older than its votes");
                config.own.reset();
                break;
            case Disk::Votes::Damaged:
                world_.logIsUnreadable(*this);
                return false;
        }
    }
    if (entry.number > 1) world_.say(*this, "begins epoch " + std::to_string(entry.number));
    cs::Restored restored;
    restored.applied = tip();
    if (restored.applied != config.base && !disk.blocks.back().finalization.empty())
        restored.finalization = *cs::decodeCertificate(disk.blocks.back().finalization);
    if (config.own) {
        restored.records = disk.log;
        restored.signState = disk.signState;
    }
    now.epoch.reset();
    std::erase_if(now.events, [](const auto& event) { return std::holds_alternative<cs::Event>(event); });
    now.isOver = false;
    now.work = {};
    now.writing.reset();
    now.proposeOn = tip();
    now.epoch = std::make_unique<Epoch>(world_, *this, entry, std::move(config), std::move(restored),
                                        now.seed ^ entry.number << 8);
    for (const Index peer : now.linked)
        if (const auto its = now.epoch->indexOf(peer)) now.epoch->router.linkUp(world_.now, *its);
    cs::Started started;
    for (auto& byte : started.nonce.bytes) byte = static_cast<std::uint8_t>(world_.dice.next());
    world_.referee.began(*this, started.nonce);
    give(started);
    if (isUp()) pendingChanged();
    return isUp();
}

// Who still votes in an epoch that is over gets the finalization it ended with.
void Node::tellEndOf(std::uint64_t old, Index clinic) {
    Instant& told = running_->toldEnd[clinic];
    if (told != Instant{} && world_.now < told + kTellEndEvery) return;
    const auto ended = ledger::StateView(disk.state).epoch(old);
    if (!ended || ended->last == 0 || ended->last > height()) return;
    const Bytes& stored = disk.blocks[ended->last - 1].finalization;
    if (stored.empty()) return world_.referee.broken(*this, "an epoch's last block without its finalization");
    told = world_.now;
    world_.links.send(*this, clinic, FrameKind::Consensus,
                      cs::encode(old, cs::Message(*cs::decodeCertificate(stored))));
}

Status Node::catchUp(const std::vector<FinalBlock>& batch) {
    const std::uint64_t life = life_;
    for (std::size_t next = 0; next < batch.size();) {
        RESEAL_ASSIGN(const bool whole, catchUpEpoch(batch, next));
        if (life != life_) return {};
        if (running_->isOver && !begin()) return {};
        if (!whole) break;
    }
    return {};
}

// From `next` on, up to an epoch's last block: whether that was reached or the end of all.
Result<bool> Node::catchUpEpoch(const std::vector<FinalBlock>& batch, std::size_t& next) {
    const std::size_t first = next;
    std::vector<cs::FetchedLink> links;
    for (bool last = false; next < batch.size() && !last; ++next) {
        RESEAL_ASSIGN(const Block block, Block::decode(batch[next].block));
        const ledger::Header& header = block.header;
        cs::FetchedLink link{{header.height, header.hash()},
                             header.parent,
                             header.epoch,
                             header.setHash,
                             endsEpoch(header),
                             std::nullopt};
        if (!batch[next].finalization.empty()) {
            RESEAL_ASSIGN(link.finalization, cs::decodeCertificate(batch[next].finalization));
        }
        links.push_back(std::move(link));
        last = links.back().last && header.height > height();
    }
    RESEAL_ASSIGN(const std::size_t proven,
                  cs::provenBy(running_->epoch->config, tip(), links, world_.consortium.signatures));
    const std::uint64_t life = life_;
    for (std::size_t i = 0; i < proven; ++i) {
        RESEAL_TRY(apply(batch[first + i].block, i + 1 == proven ? links[i].finalization : std::nullopt));
        if (life != life_ || dies(CrashPoint::AfterBlock)) return false;
    }
    if (proven > 0 && !running_->isOver) give(cs::CaughtUp{*links[proven - 1].finalization});
    return proven == links.size();
}

}  // namespace reseal::simulation
