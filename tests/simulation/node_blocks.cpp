// Final blocks: applied here, fetched from others.
#include "core/consensus/fetched.h"
#include "core/ledger/settled.h"
#include "tests/simulation/running.h"

namespace reseal::simulation {

namespace cs = consensus;
using ledger::Block;
using ledger::Transaction;

cs::BlockId Node::tip() const {
    if (disk.blocks.empty()) return world_.consortium.config.base;
    const auto tip = ledger::StateView(disk.state).tip();
    return {tip.height, tip.hash};
}

Status Node::apply(ByteView bytes, const std::optional<cs::Certificate>& finalization) {
    RESEAL_ASSIGN(const Block block, Block::decode(bytes));
    const cs::BlockId id{block.header.height, block.header.hash()};
    if (id.height <= height()) return {};
    if (id.height != height() + 1 || block.header.parent != tip().hash)
        return fail(ErrorCode::Conflict, "it does not follow the last one");
    RESEAL_ASSIGN(auto applied, ledger::apply(disk.state, block, world_.consortium.signatures));
    const bool own = finalization && finalization->block == id;
    disk.state.apply(applied.delta);
    disk.blocks.push_back({toBytes(bytes), own ? cs::encode(*finalization) : Bytes{}});
    std::vector<TxId> settled;
    for (const Transaction& tx : block.transactions) {
        disk.outbox.erase(tx.id());
        settled.push_back(tx.id());
    }
    running_->branches.moved(id.height, id.hash);
    world_.referee.applied(*this, block);
    // What has lost its place goes, too.
    const ledger::MovedLanes moved(block);
    const auto isSettled = [&](ByteView waiting) {
        const auto tx = Transaction::decode(waiting);
        return ledger::isSettled(ledger::StateView(disk.state), tx->body());
    };
    for (const auto& [txId, entry] : running_->talk.mempool().entries()) {
        const gossip::Transaction& waiting = entry.transaction;
        if (moved.contains(ledger::account(waiting.author), waiting.lane) && isSettled(waiting.bytes))
            settled.push_back(txId);
    }
    std::erase_if(disk.outbox, [&](const auto& kept) { return isSettled(kept.second); });
    if (!settled.empty()) tell(gossip::Settled{std::move(settled)});
    tell(gossip::Applied{0, height()});
    tell(ownStatus());
    pendingChanged();
    return {};
}

Status Node::catchUp(const std::vector<FinalBlock>& batch) {
    std::vector<cs::FetchedLink> links;
    for (const FinalBlock& one : batch) {
        RESEAL_ASSIGN(const Block block, Block::decode(one.block));
        cs::FetchedLink link{{block.header.height, block.header.hash()},
                             block.header.parent,
                             block.header.epoch,
                             block.header.setHash,
                             endsEpoch(block.header),
                             std::nullopt};
        if (!one.finalization.empty()) {
            RESEAL_ASSIGN(link.finalization, cs::decodeCertificate(one.finalization));
        }
        links.push_back(std::move(link));
    }
    RESEAL_ASSIGN(const std::size_t proven,
                  cs::provenBy(running_->config, tip(), links, world_.consortium.signatures));
    const std::uint64_t life = life_;
    for (std::size_t i = 0; i < proven; ++i) {
        RESEAL_TRY(apply(batch[i].block, i + 1 == proven ? links[i].finalization : std::nullopt));
        if (life != life_ || dies(CrashPoint::AfterBlock)) return {};
    }
    if (proven > 0) give(cs::CaughtUp{*links[proven - 1].finalization});
    return {};
}

}  // namespace reseal::simulation
