#include "core/node/chain.h"

#include "core/base/log.h"
#include "core/node/evidence.h"

namespace reseal::node {

using consensus::BlockId;
using consensus::Verdict;
using ledger::Block;
using ledger::Delta;
using ledger::StateView;
using ledger::Transaction;

namespace {
constexpr Duration kClockTolerance = seconds(10);

const ledger::SignatureCheck& asCheck(const SignatureCache& cache) {
    return cache;
}
}  // namespace

Result<consensus::BlockLinks> LedgerBlockFormat::links(ByteView bytes) const {
    RESEAL_ASSIGN(const Block block, Block::decode(bytes));
    if (ledger::transactionRoot(block.transactions) != block.header.txRoot)
        return fail(ErrorCode::Malformed, "block whose transactions are not those of its header");
    for (const Transaction& tx : block.transactions) {
        if (!tx.hasAllDetails()) return fail(ErrorCode::Malformed, "block with a detail missing");
        if (!tx.isSignedBy(SignPublic::copy(tx.body().author.view()), signatures_))
            return fail(ErrorCode::Malformed, "block with a transaction that its author did not sign");
    }
    return consensus::BlockLinks{
        {block.header.height, block.header.hash()}, block.header.parent, block.header.view};
}

// Overlays from the final state up to one branch.
class Chain::Stack {
public:
    Stack(const Chain& chain, const BlockId& top) {
        std::vector<const Delta*> deltas;
        for (BlockId at = top; at != chain.tip_;) {
            const Branch& branch = chain.branches_.at(at.hash);
            deltas.push_back(&branch.delta);
            at = branch.parent;
        }
        const ledger::KeyValueView* below = &chain.final_;
        for (auto delta = deltas.rbegin(); delta != deltas.rend(); ++delta) {
            layers_.push_back(std::make_unique<ledger::OverlayView>(*below, **delta));
            below = layers_.back().get();
        }
        top_ = below;
    }
    const ledger::KeyValueView& view() const { return *top_; }

private:
    std::vector<std::unique_ptr<ledger::OverlayView>> layers_;
    const ledger::KeyValueView* top_;
};

Chain::Chain(store::LedgerStore& store, const ledger::Genesis& genesis, const SignatureCache& signatures)
    : store_(store), genesis_(genesis), signatures_(signatures), final_(store.state()) {}

Result<std::unique_ptr<Chain>> Chain::open(store::LedgerStore& store, const ledger::Genesis& genesis,
                                           const SignatureCache& signatures) {
    std::unique_ptr<Chain> chain(new Chain(store, genesis, signatures));
    RESEAL_ASSIGN(const auto tip, store.blocks().tip());
    chain->tip_ = {tip.height, tip.hash};
    const StateView state = chain->finalState();
    if (state.chainId() != genesis.chainId())
        return fail(ErrorCode::WrongLedger, "the ledger on disk is not the one of this genesis");
    if (state.tip().hash != tip.hash)
        return fail(ErrorCode::Damaged, "the state on disk is not that of its last block");
    return chain;
}

Status Chain::readable() const {
    if (const auto& failure = store_.state().failure()) return *failure;
    return {};
}

bool Chain::follows(const BlockId& parent) const {
    if (parent == tip_) return true;
    const auto at = branches_.find(parent.hash);
    return at != branches_.end();
}

void Chain::keep(const BlockId& id, Branch branch) {
    if (branches_.size() < kMaxBranches) branches_.insert_or_assign(id.hash, std::move(branch));
}

// Drops branches that no longer lead to the final tip.
void Chain::dropStale() {
    std::map<Hash32, bool> leads;
    const auto leadsToTip = [&](const Hash32& hash, auto&& self) -> bool {
        if (const auto known = leads.find(hash); known != leads.end()) return known->second;
        const auto at = branches_.find(hash);
        bool yes = false;
        if (at != branches_.end() && at->second.parent.height >= tip_.height)
            yes = at->second.parent == tip_ || self(at->second.parent.hash, self);
        return leads[hash] = yes;
    };
    for (const auto& [hash, branch] : branches_) leadsToTip(hash, leadsToTip);
    std::erase_if(branches_, [&](const auto& entry) { return !leads.at(entry.first); });
}

Verdict Chain::validate(const consensus::ValidateBlock& question, const consensus::Leaders& leaders,
                        Instant now) {
    const auto block = Block::decode(question.block);
    const BlockId parent{question.id.height - 1, question.parent};
    const auto reject = [&](std::string_view why) {
        log(LogLevel::Warning, "chain", "block " + question.id.hash.hex() + " refused: " + std::string(why));
        return Verdict::Invalid;
    };
    if (!block) return reject(block.error().text());
    if (!follows(parent)) return reject("its parent is not known here");
    const ledger::Header& header = block->header;
    if (question.view != 0 && header.view != question.view) return reject("made for another view");
    const consensus::ValidatorIndex leader = leaders.of(header.view);
    const Stack stack(*this, parent);
    const StateView state(stack.view());
    const auto validators = state.validators();
    if (header.proposer != validators.at(leader).id) return reject("not proposed by the leader of its view");
    auto applied = ledger::apply(stack.view(), *block, asCheck(signatures_), ledger::DetailRule::Required,
                                 consensusEvidence());
    if (const Status read = readable(); !read) return reject(read.error().text());
    if (!applied) return reject(applied.error().text());
    keep(question.id, {parent, std::move(applied->delta), header.time});
    const Instant latest = std::max(now + kClockTolerance, state.tip().time + milliseconds(1));
    return header.time > latest ? Verdict::TooEarly : Verdict::Valid;
}

std::optional<Bytes> Chain::build(const consensus::MakeBlock& question, const ClinicId& proposer, Instant now,
                                  const std::vector<ByteView>& pending) {
    if (!follows(question.parent)) return std::nullopt;
    const Stack stack(*this, question.parent);
    const Instant time = std::max(now, StateView(stack.view()).tip().time + milliseconds(1));
    ledger::Executor executor(stack.view(), time, asCheck(signatures_), ledger::DetailRule::Required,
                              consensusEvidence());
    Block block;
    for (const ByteView bytes : pending) {
        auto tx = Transaction::decode(bytes);
        if (!tx) continue;
        const auto verdict = executor.add(*tx).verdict;
        if (verdict == ledger::Verdict::Effective || verdict == ledger::Verdict::Void)
            block.transactions.push_back(*std::move(tx));
    }
    if (!readable() || (block.transactions.empty() && !question.evenIfEmpty)) return std::nullopt;
    block.header = executor.header(question.view, proposer);
    auto applied = std::move(executor).finish(block.header);
    if (!readable()) return std::nullopt;
    RESEAL_CHECK(applied);  // our own block must satisfy our own contract
    const BlockId id{block.header.height, block.header.hash()};
    keep(id, {question.parent, std::move(applied->delta), time});
    return block.encode();
}

bool Chain::executable(const BlockId& tip, Instant now, const std::vector<ByteView>& pending) {
    if (!follows(tip)) return false;
    const Stack stack(*this, tip);
    const Instant time = std::max(now, StateView(stack.view()).tip().time + milliseconds(1));
    for (const ByteView bytes : pending) {
        const auto tx = Transaction::decode(bytes);
        if (!tx) continue;
        const auto verdict =
            ledger::checkTransaction(stack.view(), *tx, time, asCheck(signatures_), consensusEvidence())
                .verdict;
        if (verdict == ledger::Verdict::Effective || verdict == ledger::Verdict::Void) return true;
    }
    return false;
}

// Who carries sealed fields that this block may have ended: those of each record that it erased or refiled.
std::set<TxId> Chain::touchedCarriers(const ledger::Block& block, const ledger::Applied& applied) const {
    std::set<TxId> out;
    bool any = false;
    for (const ledger::AccountEvent& one : applied.events) {
        const auto* subject = std::get_if<ledger::RecordSubject>(&one.event.subject);
        const bool ends = one.event.kind == ledger::EventKind::RecordErased ||
                          one.event.kind == ledger::EventKind::RecordRefiled;
        if (subject == nullptr || !ends) continue;
        any = true;
        if (const auto record = finalState().record(subject->id)) out.insert({record->tx, record->labelTx});
    }
    if (!any) return out;
    // The record, or what ends now, may have come in this very block.
    for (std::size_t i = 0; i < block.transactions.size(); ++i)
        if (applied.outcomes[i].refusal == ledger::Refusal::None) out.insert(block.transactions[i].id());
    return out;
}

// By the state after the block.
Status Chain::eraseEnded(const std::set<TxId>& carriers) {
    const StateView state = finalState();
    for (const TxId& carrier : carriers) {
        RESEAL_ASSIGN(const Transaction tx, store_.blocks().transaction(carrier));
        for (const std::size_t slot : ledger::erasableDetails(state, tx))
            RESEAL_TRY(store_.blocks().eraseDetail(carrier, slot));
    }
    return readable();
}

Result<std::optional<AppliedBlock>> Chain::apply(ByteView bytes,
                                                 const std::optional<consensus::Certificate>& finalization,
                                                 ledger::DetailRule details) {
    AppliedBlock out;
    RESEAL_ASSIGN(out.block, Block::decode(bytes));
    const ledger::Header& header = out.block.header;
    const BlockId id{header.height, header.hash()};
    if (id.height <= tip_.height) return std::optional<AppliedBlock>{};
    if (id.height != tip_.height + 1 || header.parent != tip_.hash)
        return fail(ErrorCode::Conflict,
                    "block " + std::to_string(id.height) + " does not follow the last one");
    RESEAL_ASSIGN(auto applied,
                  ledger::apply(final_, out.block, asCheck(signatures_), details, consensusEvidence()));

    const std::set<TxId> carriers = touchedCarriers(out.block, applied);
    const bool own = finalization && finalization->block == id;
    // The sealed fields of what is void serve nothing, and could outlive the record that they were meant for.
    Block kept = out.block;
    for (std::size_t i = 0; i < kept.transactions.size(); ++i)
        if (applied.outcomes[i].refusal != ledger::Refusal::None)
            kept.transactions[i] = kept.transactions[i].withoutDetails();
    {
        RESEAL_ASSIGN(auto step, store_.begin("block"));
        RESEAL_TRY(store_.commitBlock(kept, own ? consensus::encode(*finalization) : Bytes{}, applied.delta));
        RESEAL_TRY(eraseEnded(carriers));
        RESEAL_TRY(step.commit());
    }

    tip_ = id;
    branches_.erase(id.hash);
    dropStale();
    out.outcomes = std::move(applied.outcomes);
    out.events = std::move(applied.events);
    return std::optional<AppliedBlock>(std::move(out));
}

}  // namespace reseal::node
