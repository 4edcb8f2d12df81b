// Final blocks, and blocks that a liar makes.
#include "core/ledger/queries.h"
#include "core/ledger/settled.h"
#include "tests/simulation/running.h"

namespace reseal::simulation {

namespace cs = consensus;
using ledger::Block;
using ledger::Transaction;

namespace {
constexpr std::uint64_t kExecutedAgain = 8;  // one in so many final blocks

// What is to be deleted of a transaction, where it lies on the disk.
void eraseDetailsOf(Disk& disk, const TxId& carrier) {
    const ledger::StateView state(disk.state);
    const auto ordered = state.ordered(carrier);
    if (!ordered) return;
    Bytes& kept = disk.blocks[ordered->height - 1].block;
    Block block = *Block::decode(kept);
    Transaction& tx = block.transactions[ordered->index];
    tx = tx.withoutDetails(ledger::erasableDetails(state, tx));
    kept = block.encode();
}

// As core/node's chain does: what is void keeps no sealed fields, nor does a record that is erased.
void eraseEnded(Disk& disk, Block block, const std::vector<ledger::AccountEvent>& events) {
    const ledger::StateView state(disk.state);
    bool voids = false;
    for (Transaction& tx : block.transactions) {
        if (state.ordered(tx.id())->refusal == ledger::Refusal::None || tx.details().empty()) continue;
        voids = true;
        tx = tx.withoutDetails();
    }
    if (voids) disk.blocks.back().block = block.encode();
    std::set<TxId> carriers;
    for (const ledger::AccountEvent& one : events) {
        const auto* subject = std::get_if<ledger::RecordSubject>(&one.event.subject);
        if (subject == nullptr || one.event.kind != ledger::EventKind::RecordErased) continue;
        if (const auto record = state.record(subject->id)) carriers.insert({record->tx, record->labelTx});
    }
    for (const TxId& carrier : carriers) eraseDetailsOf(disk, carrier);
}
}  // namespace

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
    // As core/node does: what is known is not executed again. But sometimes it is, to see that it is the
    // same.
    std::optional<ledger::Applied> executed;
    const ledger::Applied* known = running_->branches.known(block);
    if (known == nullptr || (id.height + number) % kExecutedAgain == 0) {
        RESEAL_ASSIGN(executed, ledger::apply(disk.state, block, world_.consortium.signatures,
                                              ledger::DetailRule::MayBeErased, node::consensusEvidence()));
        if (known != nullptr && (known->delta != executed->delta || known->outcomes != executed->outcomes ||
                                 known->events != executed->events))
            world_.referee.broken(*this, "a block executed again does something else");
        known = &*executed;
    }
    const ledger::Applied& applied = *known;
    if (diskFault != DiskFault::None) {
        stopForDisk();
        return {};
    }
    const bool isChanged = changesClinics(applied), isRenamed = renames(applied);
    if (isRenamed && dies(CrashPoint::BeforeKeysBlock)) return {};
    const bool own = finalization && finalization->block == id;
    disk.state.apply(applied.delta);
    disk.blocks.push_back({toBytes(bytes), own ? cs::encode(*finalization) : Bytes{}});
    std::vector<TxId> settled;
    for (const Transaction& tx : block.transactions) {
        disk.outbox.erase(tx.id());
        settled.push_back(tx.id());
    }
    eraseEnded(disk, block, applied.events);
    running_->isOver = endsEpoch(block.header);
    running_->branches.moved(id.height, id.hash);
    world_.referee.applied(*this, block);
    statementsOrdered();
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
    if (isRenamed && !followKeys()) return {};
    if (isChanged) learnKeys();  // of who is new, too
    tell(gossip::Applied{0, height()});
    tell(ownStatus());
    pendingChanged();
    return {};
}

std::optional<Block> Node::blockInsteadOf(const Block& block) const {
    if (!isUp() || !running_->branches.follows(block.header.parent)) return std::nullopt;
    std::optional<Block> out;
    running_->branches.at(block.header.parent, [&](const ledger::KeyValueView& state) {
        ledger::Executor executor(state, block.header.time + milliseconds(1), world_.consortium.signatures,
                                  ledger::DetailRule::Required, node::consensusEvidence());
        out = Block{};
        for (const Transaction& tx : block.transactions) {
            const auto verdict = executor.add(tx).verdict;
            if (verdict == ledger::Verdict::Effective || verdict == ledger::Verdict::Void)
                out->transactions.push_back(tx);
        }
        out->header = executor.header(block.header.view, block.header.proposer);
    });
    return out;
}

std::optional<Block> Node::blockOn(const Hash32& parent, cs::View view) const {
    if (!isUp() || !running_->branches.follows(parent)) return std::nullopt;
    std::uint64_t orderedBy = 0;  // what follows an epoch's last block is the next one's to make
    running_->branches.at(parent, [&](const ledger::KeyValueView& state) {
        orderedBy = ledger::StateView(state).epoch().number;
    });
    if (orderedBy != epoch()) return std::nullopt;
    return running_->branches.build({parent, view, world_.consortium.clinic(index), true}, clock(),
                                    pendingBytes(), [] { return true; });
}

}  // namespace reseal::simulation
