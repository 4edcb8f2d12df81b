#include "core/node/statements.h"

#include "core/base/log.h"

namespace reseal::node {

using ledger::Operation;

Statements::Statements(Chain& chain, store::LedgerStore& store, const SignatureCache& signatures, Obey obey)
    : chain_(chain), store_(store), signatures_(signatures), obey_(std::move(obey)) {}

store::EarlyStatement Statements::earlyOf(const Operation& statement) {
    const bool revokes = std::holds_alternative<ledger::Revoke>(statement);
    return {revokes ? store::EarlyKind::Revocation : store::EarlyKind::Retirement,
            toBytes(subjectOf(statement)), signerOf(statement), ledger::encode(statement)};
}

bool Statements::isGenuine(const Operation& statement) const {
    const ChainId chain = chain_.genesis().chainId();
    if (const auto* revoke = std::get_if<ledger::Revoke>(&statement))
        return signatures_.verify(revoke->signer, ledger::revokeMessage(chain, *revoke), revoke->signature);
    if (const auto* retire = std::get_if<ledger::Retire>(&statement))
        return signatures_.verify(retire->pseudonym, ledger::retireMessage(chain, *retire),
                                  retire->signature);
    return false;
}

Result<Standing> Statements::standingOf(const Operation& statement) const {
    const Standing standing = node::standingOf(chain_.finalState(), statement);
    RESEAL_TRY(chain_.readable());  // what could not be read looks as if it were not there
    return standing;
}

// Durable before anything else is done: a revocation once heard is never forgotten. Only what is said of
// grants that are not known here can fill the room, for anybody can think of such; then it is said that it
// was lost.
Status Statements::take(const std::vector<Operation>& statements) {
    if (statements.empty()) return {};
    Status result;
    std::vector<const Operation*> obeyed;
    {
        RESEAL_ASSIGN(auto step, store_.begin("statements"));
        for (const Operation& statement : statements) {
            RESEAL_ASSIGN(const Standing standing, standingOf(statement));
            if (standing == Standing::SignerUnknown || standing == Standing::NotTheirs) continue;
            if (standing != Standing::OnLedger) {
                const auto room = standing == Standing::Counts ? store::Room::Own : store::Room::Shared;
                const Status kept = store_.early().add(earlyOf(statement), room);
                if (!kept && kept.error().code != ErrorCode::Limit) return kept;
                if (!kept) result = kept;
            }
            obeyed.push_back(&statement);
        }
        RESEAL_TRY(step.commit());
    }
    for (const Operation* statement : obeyed) RESEAL_TRY(obey_(*statement));
    return result;
}

// It counts when it is ordered.
Status Statements::takeIfRoom(const std::vector<Operation>& statements) {
    const Status taken = take(statements);
    return !taken && taken.error().code == ErrorCode::Limit ? Status() : taken;
}

Status Statements::arrived(const ledger::Transaction& tx) {
    std::vector<Operation> counting;
    for (const Operation& operation : tx.body().operations) {
        if (!ledger::isStatement(operation)) continue;
        RESEAL_ASSIGN(const Standing standing, standingOf(operation));
        if (standing != Standing::Counts && standing != Standing::GrantUnknown) continue;
        if (!isGenuine(operation))
            return fail(ErrorCode::BadSignature, "a statement that its author did not sign");
        counting.push_back(operation);
    }
    return takeIfRoom(counting);
}

void Statements::waits(const ledger::Transaction& tx) {
    for (const Operation& operation : tx.body().operations)
        if (ledger::isStatement(operation)) keepUnheard(operation);
}

void Statements::keepUnheard(const Operation& statement) {
    const auto standing = standingOf(statement);
    if (!standing || *standing != Standing::SignerUnknown) return;
    if (std::ranges::find(unheard_, statement) != unheard_.end()) return;
    if (unheard_.size() >= kMaxUnheard) unheard_.pop_front();
    unheard_.push_back(statement);
}

Status Statements::proposed(const std::vector<Operation>& genuine) {
    for (const Operation& statement : genuine) keepUnheard(statement);
    return takeIfRoom(genuine);
}

Status Statements::admitted(const AppliedBlock& block) {
    if (unheard_.empty()) return {};
    std::set<ledger::AccountId> known;
    for (const ledger::AccountEvent& one : block.events)
        if (one.event.kind == ledger::EventKind::PseudonymAdmitted) known.insert(one.account);
    if (known.empty()) return {};
    std::vector<Operation> heard;
    std::erase_if(unheard_, [&](const Operation& statement) {
        if (!known.contains(ledger::account(signerOf(statement)))) return false;
        heard.push_back(statement);
        return true;
    });
    std::erase_if(heard, [this](const Operation& statement) { return !isGenuine(statement); });
    return takeIfRoom(heard);
}

Status Statements::obeyAll(const std::vector<Bytes>& statements) {
    std::vector<Operation> fresh;
    bool unknown = false;
    for (const Bytes& bytes : statements) {
        RESEAL_ASSIGN(Operation statement, ledger::decodeOperation(bytes));
        if (!ledger::isStatement(statement)) return fail(ErrorCode::Malformed, "no revocation or retirement");
        const auto early = earlyOf(statement);
        RESEAL_ASSIGN(const auto known, store_.early().about(early.kind, early.subject));
        if (std::ranges::find(known, early) != known.end()) continue;  // verified, kept and obeyed before
        if (!isGenuine(statement))
            return fail(ErrorCode::BadSignature, "a statement that its author did not sign");
        RESEAL_ASSIGN(const Standing standing, standingOf(statement));
        if (standing == Standing::SignerUnknown) unknown = true;
        fresh.push_back(std::move(statement));
    }
    RESEAL_TRY(take(fresh));
    if (!unknown) return {};
    // It would be lost; whoever vouches for it is ahead of us, and is asked again when its blocks have come.
    return fail(ErrorCode::NotCurrent, "a statement by somebody who is not known here yet");
}

void Statements::drop(const Operation& statement) {
    const auto standing = standingOf(statement);
    if (!standing || *standing != Standing::OnLedger) return;  // the ledger may have been full for it
    const auto early = earlyOf(statement);
    if (const auto done = store_.early().ordered(early.kind, early.subject, early.signer); !done)
        log(LogLevel::Error, "node", done.error().text());
}

void Statements::ordered(const ledger::Transaction& tx) {
    for (const Operation& statement : ledger::obeyedOnArrival(tx, signatures_)) drop(statement);
}

Status Statements::sweep() {
    std::optional<std::uint64_t> from = 0;
    while (from) {
        RESEAL_ASSIGN(const auto page, store_.early().page(*from, kCurrencyPage));
        for (const store::EarlyStatement& one : page.statements) {
            RESEAL_ASSIGN(const Operation statement, ledger::decodeOperation(one.bytes));
            drop(statement);
        }
        from = page.next;
    }
    return {};
}

Result<KnownStatements> Statements::known(std::uint64_t after) {
    RESEAL_ASSIGN(const auto page, store_.early().page(after, kCurrencyPage));
    KnownStatements out;
    for (const store::EarlyStatement& one : page.statements) out.statements.push_back(one.bytes);
    out.next = page.next;
    return out;
}

}  // namespace reseal::node
