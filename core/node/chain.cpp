#include "core/node/chain.h"

#include "core/base/log.h"
#include "core/node/evidence.h"

namespace reseal::node {

using consensus::BlockId;
using consensus::Verdict;
using ledger::Block;
using ledger::StateView;
using ledger::Transaction;

namespace {
const ledger::SignatureCheck& asCheck(const SignatureCache& cache) {
    return cache;
}
}  // namespace

Result<consensus::BlockLinks> LedgerBlockFormat::links(ByteView bytes) const {
    RESEAL_ASSIGN(const Block block, Block::decode(bytes));
    RESEAL_TRY(ledger::checkBody(block));
    return consensus::BlockLinks{{block.header.height, block.header.hash()},
                                 block.header.parent,
                                 block.header.view,
                                 endsEpoch(block.header)};
}

Chain::Chain(store::LedgerStore& store, const ledger::Genesis& genesis, const SignatureCache& signatures,
             const BlockId& tip)
    : store_(store),
      genesis_(genesis),
      signatures_(signatures),
      final_(store.state()),
      tip_(tip),
      branches_(final_, tip.height, tip.hash, signatures, consensusEvidence()) {}

Result<std::unique_ptr<Chain>> Chain::open(store::LedgerStore& store, const ledger::Genesis& genesis,
                                           const SignatureCache& signatures) {
    RESEAL_ASSIGN(const auto tip, store.blocks().tip());
    std::unique_ptr<Chain> chain(new Chain(store, genesis, signatures, {tip.height, tip.hash}));
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

Chain::Judged Chain::validate(const consensus::ValidateBlock& question, const consensus::Leaders& leaders,
                              Instant now) {
    const auto reject = [&](std::string_view why) {
        log(LogLevel::Warning, "chain", "block " + question.id.hash.hex() + " refused: " + std::string(why));
        return Judged{Verdict::Invalid, {}, {}};
    };
    const auto block = Block::decode(question.block);
    if (!block) return reject(block.error().text());
    const ledger::Header& header = block->header;
    if (question.id.height <= tip_.height) {  // this node has caught up beyond it meanwhile
        const auto known = store_.blocks().heightOf(question.id.hash);
        return known && *known ? Judged{Verdict::Valid, {}, {}}
                               : reject("another block is final in its place");
    }
    if (!branches_.follows(header.parent)) return Judged{};
    if (question.view != 0 && header.view != question.view) return reject("made for another view");
    std::vector<ledger::Validator> validators;
    branches_.at(header.parent, [&](const auto& state) { validators = StateView(state).validators(); });
    const consensus::ValidatorIndex leader = leaders.of(header.view);
    if (leader >= validators.size() || header.proposer != validators[leader].id)
        return reject("not proposed by the leader of its view");
    const auto time = branches_.validate(*block);
    if (const Status read = readable(); !read) return reject(read.error().text());
    if (!time) return reject(time.error().text());
    Judged out{Verdict::Valid, {}, {}};
    if (branches_.isTooEarly(header.parent, *time, now))
        out = {Verdict::TooEarly, {}, *time - ledger::kClockTolerance};
    for (const Transaction& tx : block->transactions)
        std::ranges::copy_if(tx.body().operations, std::back_inserter(out.statements), ledger::isStatement);
    return out;
}

std::optional<Bytes> Chain::build(const consensus::MakeBlock& question, const ClinicId& proposer, Instant now,
                                  const std::vector<ByteView>& pending) {
    if (!branches_.follows(question.parent.hash)) return std::nullopt;
    const auto block = branches_.build(
        {question.parent.hash, question.view, proposer, question.evenIfEmpty, question.maxBytes}, now,
        pending, [this] { return bool(readable()); });
    if (!block) return std::nullopt;
    return block->encode();
}

ledger::Outcome Chain::check(const Transaction& tx, Instant now) const {
    return ledger::checkTransaction(final_, tx, now, signatures_, consensusEvidence());
}

ledger::Outcome Chain::checkBehind(const std::vector<Transaction>& before, const Transaction& tx,
                                   Instant now) const {
    ledger::Executor executor(final_, std::clamp(now, Instant{}, ledger::kMaxBlockTime), signatures_,
                              ledger::DetailRule::Required, consensusEvidence());
    for (const Transaction& one : before) executor.add(one);
    return executor.add(tx);
}

void Chain::verifyAhead(const std::vector<Block>& blocks) const {
    std::map<ledger::AccountId, SignPublic> keys;
    std::vector<SignatureCache::Signed> all;
    for (const Block& block : blocks)
        for (const Transaction& tx : block.transactions) {
            const ledger::AccountId& author = tx.body().author;
            auto key = keys.find(author);
            if (key == keys.end()) {
                const auto clinic = finalState().clinic(ledger::clinicId(author));
                key = keys.emplace(author, clinic ? clinic->signKey : ledger::pseudonymKey(author)).first;
            }
            all.push_back(
                {key->second, Transaction::signingMessage(tx.body().chain, tx.id()), tx.signature()});
        }
    signatures_.verifyAhead(all);
}

bool Chain::executable(const BlockId& tip, Instant now, const std::vector<ByteView>& pending) {
    return branches_.follows(tip.hash) && branches_.executable(tip.hash, now, pending);
}

Instant Chain::timeOf(const BlockId& tip) const {
    Instant time = finalState().tip().time;
    if (branches_.follows(tip.hash))
        branches_.at(tip.hash,
                     [&](const ledger::KeyValueView& table) { time = StateView(table).tip().time; });
    return time;
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

// What a block does is known where it was validated or built, and else found out now.
Result<ledger::Applied> Chain::execute(const Block& block, ledger::DetailRule details) const {
    if (const ledger::Applied* known = branches_.known(block)) return *known;
    return ledger::apply(final_, block, asCheck(signatures_), details, consensusEvidence());
}

Result<std::optional<AppliedBlock>> Chain::apply(Block block,
                                                 const std::optional<consensus::Certificate>& finalization,
                                                 ledger::DetailRule details) {
    const BlockId id{block.header.height, block.header.hash()};
    if (id.height <= tip_.height) return std::optional<AppliedBlock>{};
    if (id.height != tip_.height + 1 || block.header.parent != tip_.hash)
        return fail(ErrorCode::Conflict,
                    "block " + std::to_string(id.height) + " does not follow the last one");
    RESEAL_ASSIGN(ledger::Applied applied, execute(block, details));

    const std::set<TxId> carriers = touchedCarriers(block, applied);
    const bool own = finalization && finalization->block == id;
    // The sealed fields of what is void serve nothing, and could outlive the record that they were meant for.
    Block kept = block;
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
    branches_.moved(id.height, id.hash);
    return std::optional(
        AppliedBlock{std::move(block), std::move(applied.outcomes), std::move(applied.events)});
}

}  // namespace reseal::node
