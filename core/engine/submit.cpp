#include "core/engine/submit.h"

#include "core/base/cbor.h"
#include "core/crypto/sha256.h"
#include "core/engine/pseudonyms.h"
#include "core/node/services.h"
#include "core/node/services_register.h"

namespace reseal::engine {
namespace {

constexpr std::string_view kSpace = "intent";
constexpr Duration kFirstPause = milliseconds(100);
constexpr Duration kLongestPause = seconds(1);
constexpr std::size_t kTransactionOverhead = 320;

struct Intent {
    Hash32 meaning;
    TxId tx;
};

Result<std::vector<Intent>> readIntents(JobContext& at) {
    RESEAL_ASSIGN(const auto stored, at.vault.locker().get(kSpace, bytesOf("open")));
    std::vector<Intent> out;
    if (!stored) return out;
    cbor::Reader in(*stored);
    for (std::size_t left = in.arrayUpTo(kMaxIntents); left > 0 && in.ok(); --left) {
        in.array(2);
        const auto meaning = in.fixed<Hash32>();
        out.push_back({meaning, in.fixed<TxId>()});
    }
    if (auto status = in.finish(); !status)
        return fail(ErrorCode::Damaged, "intents: " + status.error().detail);
    return out;
}

Status writeIntents(JobContext& at, std::vector<Intent> intents) {
    if (intents.size() > kMaxIntents) intents.erase(intents.begin());
    cbor::Writer out;
    out.array(intents.size());
    for (const Intent& intent : intents) out.array(2).bytes(intent.meaning).bytes(intent.tx);
    return at.vault.locker().put(kSpace, bytesOf("open"), out.out());
}

Status setIntent(JobContext& at, const Hash32& meaning, const TxId& tx) {
    RESEAL_ASSIGN(std::vector<Intent> intents, readIntents(at));
    std::erase_if(intents, [&](const Intent& known) { return known.meaning == meaning; });
    intents.push_back({meaning, tx});
    return writeIntents(at, std::move(intents));
}

Status endIntent(JobContext& at, const Hash32& meaning) {
    RESEAL_ASSIGN(std::vector<Intent> intents, readIntents(at));
    if (std::erase_if(intents, [&](const Intent& known) { return known.meaning == meaning; }) == 0) return {};
    return writeIntents(at, std::move(intents));
}

// On a full minute: to the millisecond, it would tell how far this machine's clock is off, and so which
// pseudonyms are of one machine.
Instant endOfLife(Instant now) {
    const std::int64_t minute = seconds(60).ms;
    return Instant{(now.ms / minute + 1) * minute} + kOrdinaryLife;
}

Result<ledger::Transaction> makeAndKeep(JobContext& at, const crypto::SignKey& author, const Draft& draft,
                                        const std::function<Status(const TxId&)>& before) {
    vault::Lanes lanes = at.vault.lanes();
    RESEAL_ASSIGN(const vault::LanePosition place, lanes.next(author.publicKey()));
    ledger::TransactionBody body;
    body.chain = at.chain();
    body.author = ledger::account(author.publicKey());
    body.lane = place.lane;
    body.seq = place.seq;
    body.prev = place.prev;
    body.expires = draft.neverExpires ? Instant{} : endOfLife(at.now());
    body.operations = draft.operations;
    std::vector<Bytes> details;
    for (const ledger::Operation& operation : draft.operations)
        for (const ledger::DetailSlot& slot : ledger::detailSlots(operation)) {
            const auto found = draft.details.find(slot.hash);
            RESEAL_CHECK(found != draft.details.end());
            details.push_back(found->second);
        }
    RESEAL_ASSIGN(ledger::Transaction tx,
                  ledger::Transaction::make(std::move(body), std::move(details), author));
    if (before) RESEAL_TRY(before(tx.id()));
    RESEAL_TRY(lanes.advance(author.publicKey(), place, tx.id(), tx.encode()));
    return tx;
}

// The ledger may know more of this author's lane than this vault does: somebody restored an old copy.
Status reconcileLane(JobContext& at, const SignPublic& author) {
    vault::Lanes lanes = at.vault.lanes();
    RESEAL_ASSIGN(const vault::LanePosition place, lanes.next(author));
    const ledger::LaneTip tip = at.state().lane(ledger::account(author), place.lane);
    RESEAL_TRY(at.believed());
    RESEAL_TRY(lanes.reconcile(author, {place.lane, tip.next, tip.last}));
    return {};
}

// It will never be ordered. What stands in the same lane behind it goes with it; statements go out anew.
Status abandon(JobContext& at, const TxId& refused) {
    vault::Lanes lanes = at.vault.lanes();
    RESEAL_ASSIGN(const std::vector<vault::UnsettledTx> unsettled, lanes.unsettled());
    std::optional<ledger::Transaction> first;
    std::map<Hash32, Bytes> none;
    Draft statements;
    statements.neverExpires = true;
    for (const vault::UnsettledTx& waiting : unsettled) {
        auto tx = ledger::Transaction::decode(waiting.bytes);
        if (!tx) return fail(ErrorCode::Damaged, "a kept transaction: " + tx.error().detail);
        if (waiting.id == refused) first = *tx;
        const bool sameLane =
            first && tx->body().author == first->body().author && tx->body().lane == first->body().lane;
        if (!sameLane) continue;
        for (const ledger::Operation& operation : tx->body().operations)
            if (ledger::isStatement(operation) && statements.operations.size() < ledger::kMaxOperations)
                statements.add(operation);
        RESEAL_TRY(lanes.settle(waiting.id));
    }
    if (!first) return {};
    const SignPublic author = ledger::pseudonymKey(first->body().author);
    RESEAL_TRY(lanes.renew(author));
    if (statements.empty()) return {};
    RESEAL_ASSIGN(const crypto::SignKey key, signKeyOf(at, author));
    RESEAL_TRY(makeAndKeep(at, key, statements, {}));
    return {};
}

Result<TransactionRow> statusOf(JobContext& at, const TxId& id) {
    RESEAL_ASSIGN(const Bytes answer, at.ask(node::FrameKind::TxStatus, node::encodeBytes(id)));
    RESEAL_ASSIGN(const node::TxStatusAnswer said, node::TxStatusAnswer::decode(answer));
    TransactionRow row;
    row.id = id;
    row.height = said.height;
    row.index = said.index;
    row.refusal = said.refusal;
    switch (said.state) {
        case node::TxStatusAnswer::State::Unknown:
            row.state = TransactionRow::State::Unknown;
            break;
        case node::TxStatusAnswer::State::Pending:
            row.state = TransactionRow::State::Pending;
            break;
        case node::TxStatusAnswer::State::Final:
            row.state = said.refusal.empty() ? TransactionRow::State::Effective : TransactionRow::State::Void;
            break;
    }
    return row;
}

// Has the contract, or the clinic, a limit for what readers do in it?
bool isLimited(ByteView bytes) {
    const auto tx = ledger::Transaction::decode(bytes);
    return tx && std::ranges::any_of(tx->body().operations, [](const ledger::Operation& one) {
               return std::holds_alternative<ledger::Pseudonym>(one) ||
                      std::holds_alternative<ledger::Request>(one) ||
                      std::holds_alternative<ledger::Emergency>(one);
           });
}

// The home clinic counts what its readers do, so their programs say whose they are before they submit it
// (core/node/alarm_desk.h). A clinic that does not take it may count it as nobody's. Errors: Offline and the
// like.
Status introduce(JobContext& at, ByteView bytes) {
    const bool reads = at.role == Role::Doctor || at.role == Role::Researcher;
    if (!reads || !isLimited(bytes)) return {};
    RESEAL_ASSIGN(const crypto::RistrettoKey identity, at.keys.identity(records::code(at.role)));
    const auto proof =
        node::MemberProof::make(at.chain(), at.clinic, identity, node::FrameKind::Introduce, {}, at.now());
    const auto answer = at.ask(node::FrameKind::Introduce, node::encodeIntroduction(proof));
    if (!answer && isTransient(answer.error().code)) return answer.error();
    return {};
}

// Errors: the node's; Refused means that it is dropped and its lane renewed.
Status send(JobContext& at, const TxId& id, ByteView bytes) {
    if (const Status known = introduce(at, bytes); !known)
        return fail(known.error().code,
                    "the transaction is kept and will be sent again: " + known.error().detail);
    auto answer = at.ask(node::FrameKind::Submit, bytes);
    if (answer) {
        RESEAL_ASSIGN(const TxId taken, node::decodeFixed<TxId>(*answer));
        if (taken != id)
            return fail(ErrorCode::BadProof, "the home node took another transaction than was sent");
        return {};
    }
    const Error error = answer.error();
    if (isTransient(error.code))
        return fail(error.code, "the transaction is kept and will be sent again: " + error.detail);
    // Perhaps it is ordered already, and refused only because it came twice.
    RESEAL_ASSIGN(const TransactionRow row, statusOf(at, id));
    if (row.state != TransactionRow::State::Unknown) return {};
    RESEAL_TRY(abandon(at, id));
    return fail(error.code == ErrorCode::Refused ? ErrorCode::Refused : error.code,
                error.detail + " (nothing happened on the ledger)");
}

bool isFinal(const TransactionRow& row) {
    return row.state == TransactionRow::State::Effective || row.state == TransactionRow::State::Void;
}

// Until it is final or patience ends. The node has it, so that a failed question is only asked again.
Result<TransactionRow> untilOrdered(JobContext& at, const TxId& id) {
    const Instant end = at.now() + kFinalPatience;
    TransactionRow row;
    row.id = id;
    row.state = TransactionRow::State::Pending;
    for (Duration pause = kFirstPause;; pause = std::min(pause * 2, kLongestPause)) {
        auto asked = statusOf(at, id);
        if (asked && (isFinal(*asked) || asked->state == TransactionRow::State::Unknown)) return *asked;
        if (!asked && !isTransient(asked.error().code)) return asked.error();
        if (at.now() >= end) return row;
        RESEAL_TRY(at.home.pause(pause));
    }
}

Result<Sent> report(JobContext& at, const Hash32& intent, const TransactionRow& row) {
    // The home node had it, and has let go of it: no block can hold it any more.
    if (row.state == TransactionRow::State::Unknown) {
        RESEAL_TRY(abandon(at, row.id));
        RESEAL_TRY(endIntent(at, intent));
        return fail(ErrorCode::Refused,
                    std::string(kOvertaken) +
                        ": the ledger had moved on before it was ordered (nothing happened on "
                        "the ledger)");
    }
    if (!isFinal(row)) return Sent{row.id, Written::Submitted};
    RESEAL_TRY(at.vault.lanes().settle(row.id));
    RESEAL_TRY(endIntent(at, intent));
    at.forget();
    if (row.state == TransactionRow::State::Void)
        return fail(ErrorCode::Refused, row.refusal + ": the ledger refused it; nothing happened");
    return Sent{row.id, Written::Final};
}

}  // namespace

Hash32 Draft::attach(Bytes detail) {
    const Hash32 hash = crypto::sha256(detail);
    details.insert_or_assign(hash, std::move(detail));
    return hash;
}

std::size_t Draft::size() const {
    std::size_t bytes = kTransactionOverhead;
    for (const ledger::Operation& operation : operations) bytes += ledger::encode(operation).size();
    for (const auto& [hash, detail] : details) bytes += detail.size() + 5;
    return bytes;
}

Hash32 intentOf(std::string_view command, std::initializer_list<ByteView> parts) {
    cbor::Writer out;
    out.array(parts.size() + 1).text(command);
    for (const ByteView part : parts) out.bytes(part);
    return crypto::sha256(out.out());
}

namespace {

// One pass over what is unsettled. Nothing: a refusal has changed the list, look again.
Result<std::optional<std::size_t>> settlePass(JobContext& at) {
    vault::Lanes lanes = at.vault.lanes();
    RESEAL_ASSIGN(const std::vector<vault::UnsettledTx> unsettled, lanes.unsettled());
    std::size_t left = 0;
    for (const vault::UnsettledTx& waiting : unsettled) {
        RESEAL_ASSIGN(const TransactionRow row, statusOf(at, waiting.id));
        if (isFinal(row)) {
            RESEAL_TRY(lanes.settle(waiting.id));
            continue;
        }
        ++left;
        if (row.state != TransactionRow::State::Unknown) continue;
        auto sent = send(at, waiting.id, waiting.bytes);
        if (sent) continue;
        if (isTransient(sent.error().code)) return sent.error();
        // Dropped; the command that made it will see so when it is given again.
        return std::optional<std::size_t>();
    }
    return std::optional(left);
}

}  // namespace

Result<std::size_t> settle(JobContext& at) {
    // Each refusal takes at least one out and puts at most one statement in its place, which is not refused.
    for (std::size_t pass = 0; pass <= 2 * vault::kMaxUnsettled; ++pass) {
        RESEAL_ASSIGN(const std::optional<std::size_t> left, settlePass(at));
        if (left) return *left;
    }
    return fail(ErrorCode::Limit, "the home node refuses whatever it is sent");
}

Result<std::optional<TxId>> openIntent(JobContext& at, const Hash32& intent) {
    RESEAL_ASSIGN(const std::vector<Intent> intents, readIntents(at));
    for (const Intent& known : intents)
        if (known.meaning == intent) return std::optional<TxId>(known.tx);
    return std::optional<TxId>();
}

Result<Sent> submitOnce(JobContext& at, const Command& command) {
    const auto mayFail = [&](const auto& step) {
        return !step && command.evenOffline && isTransient(step.error().code);
    };
    const auto settled = settle(at);
    const bool alone = mayFail(settled);
    if (!settled && !alone) return settled.error();
    RESEAL_ASSIGN(const std::optional<TxId> earlier, openIntent(at, command.intent));
    if (earlier && alone) return settled.error();  // kept by an earlier try
    if (earlier) {
        RESEAL_ASSIGN(const TransactionRow row, statusOf(at, *earlier));
        if (row.state == TransactionRow::State::Pending) {
            RESEAL_ASSIGN(const TransactionRow later, untilOrdered(at, *earlier));
            return report(at, command.intent, later);
        }
        if (row.state == TransactionRow::State::Effective) return report(at, command.intent, row);
        RESEAL_TRY(endIntent(at, command.intent));  // void, or never sent: anew
    }
    // With nothing unsettled, this is the first time that anybody is asked.
    if (const Status place = alone ? Status() : reconcileLane(at, command.author.publicKey());
        !place && !mayFail(place))
        return place.error();
    RESEAL_ASSIGN(const Draft draft, command.make());
    RESEAL_CHECK(!draft.empty());
    const auto before = [&](const TxId& id) -> Status {
        if (command.made) RESEAL_TRY(command.made(id));
        return setIntent(at, command.intent, id);
    };
    RESEAL_ASSIGN(const ledger::Transaction tx, makeAndKeep(at, command.author, draft, before));
    if (auto sent = send(at, tx.id(), tx.encode()); !sent) {
        if (!isTransient(sent.error().code)) RESEAL_TRY(endIntent(at, command.intent));
        return sent.error();
    }
    RESEAL_ASSIGN(const TransactionRow row, untilOrdered(at, tx.id()));
    return report(at, command.intent, row);
}

Result<TransactionRow> transactionStatus(JobContext& at, const TxId& id) {
    return statusOf(at, id);
}

}  // namespace reseal::engine
