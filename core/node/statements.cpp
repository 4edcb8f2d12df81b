#include "core/node/statements.h"

#include "core/base/log.h"

namespace reseal::node {

using ledger::Operation;

Statements::Statements(Chain& chain, store::LedgerStore& store, const SignatureCache& signatures, Obey obey)
    : chain_(chain), store_(store), signatures_(signatures), obey_(std::move(obey)) {}

store::EarlyStatement Statements::earlyOf(const Operation& statement) {
    if (const auto* revoke = std::get_if<ledger::Revoke>(&statement))
        return {store::EarlyKind::Revocation, toBytes(revoke->grant), revoke->signer,
                ledger::encode(statement)};
    const auto& retire = std::get<ledger::Retire>(statement);
    return {store::EarlyKind::Retirement, toBytes(retire.pseudonym), retire.pseudonym,
            ledger::encode(statement)};
}

// The ledger may have been full for it.
bool Statements::isOnLedger(const Operation& statement) const {
    const ledger::StateView state = chain_.finalState();
    if (const auto* revoke = std::get_if<ledger::Revoke>(&statement)) {
        const auto grant = state.grant(revoke->grant);
        return (grant && grant->revoked != 0) || state.pendingRevocation(revoke->signer, revoke->grant);
    }
    const auto pseudonym = state.pseudonym(std::get<ledger::Retire>(statement).pseudonym);
    return pseudonym && pseudonym->retired != 0;
}

bool Statements::isGenuine(const Operation& statement) const {
    const ChainId chain = chain_.genesis().chainId();
    if (const auto* revoke = std::get_if<ledger::Revoke>(&statement))
        return crypto::verify(revoke->signer, ledger::revokeMessage(chain, *revoke), revoke->signature);
    if (const auto* retire = std::get_if<ledger::Retire>(&statement))
        return crypto::verify(retire->pseudonym, ledger::retireMessage(chain, *retire), retire->signature);
    return false;
}

// Durable before anything else is done: a revocation once heard is never forgotten.
// Errors: Denied (not theirs to say), Limit (no room to keep it), those of the store.
Status Statements::obey(const Operation& statement) {
    const auto early = earlyOf(statement);
    const ledger::StateView state = chain_.finalState();
    if (!state.pseudonym(early.signer))
        return fail(ErrorCode::Denied, "a statement by a key that is not on the ledger");
    bool ended = false;
    if (const auto* revoke = std::get_if<ledger::Revoke>(&statement)) {
        const auto grant = state.grant(revoke->grant);
        if (grant && grant->patient != revoke->signer)
            return fail(ErrorCode::Denied, "not the signer's grant");
        ended = grant && grant->revoked != 0;
    } else {
        ended = state.pseudonym(early.signer)->retired != 0;
    }
    const Status kept = ended ? Status() : store_.early().add(early);
    RESEAL_TRY(obey_(statement));  // also when there is no room beside the ledger
    return kept;
}

Status Statements::obeyed(const Operation& statement) {
    const Status done = obey(statement);
    if (!done && (done.error().code == ErrorCode::Denied || done.error().code == ErrorCode::Limit)) return {};
    return done;
}

Status Statements::arrived(const ledger::Transaction& tx) {
    for (const Operation& statement : ledger::obeyedOnArrival(tx, signatures_)) RESEAL_TRY(obeyed(statement));
    return {};
}

Status Statements::obeyAll(const std::vector<Bytes>& statements) {
    for (const Bytes& bytes : statements) {
        RESEAL_ASSIGN(const Operation statement, ledger::decodeOperation(bytes));
        if (!isGenuine(statement))
            return fail(ErrorCode::BadSignature, "a statement that its author did not sign");
        // It would be dropped here; the word that carries it counts once its blocks have come.
        if (!chain_.finalState().pseudonym(earlyOf(statement).signer))
            return fail(ErrorCode::NotCurrent, "a statement by somebody who is not known here yet");
        RESEAL_TRY(obeyed(statement));
    }
    return {};
}

void Statements::ordered(const ledger::Transaction& tx) {
    for (const Operation& statement : ledger::obeyedOnArrival(tx, signatures_)) {
        if (!isOnLedger(statement)) continue;
        const auto early = earlyOf(statement);
        if (const auto done = store_.early().ordered(early.kind, early.subject, early.signer); !done)
            log(LogLevel::Error, "node", done.error().text());
    }
}

Result<KnownStatements> Statements::known(std::uint64_t after) {
    RESEAL_ASSIGN(const auto page, store_.early().page(after, kCurrencyPage));
    KnownStatements out;
    for (const store::EarlyStatement& one : page.statements) out.statements.push_back(one.bytes);
    out.next = page.next;
    return out;
}

}  // namespace reseal::node
