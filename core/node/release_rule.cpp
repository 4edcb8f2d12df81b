#include "core/node/release_rule.h"

namespace reseal::node {

SignPublic signerOf(const ledger::Operation& statement) {
    if (const auto* revoke = std::get_if<ledger::Revoke>(&statement)) return revoke->signer;
    return std::get<ledger::Retire>(statement).pseudonym;
}

ByteView subjectOf(const ledger::Operation& statement) {
    if (const auto* revoke = std::get_if<ledger::Revoke>(&statement)) return revoke->grant;
    return std::get<ledger::Retire>(statement).pseudonym;
}

Standing standingOf(const ledger::StateView& state, const ledger::Operation& statement) {
    const auto signer = state.pseudonym(signerOf(statement));
    if (!signer) return Standing::SignerUnknown;
    const auto* revoke = std::get_if<ledger::Revoke>(&statement);
    if (revoke == nullptr) return signer->retired != 0 ? Standing::OnLedger : Standing::Counts;
    const auto grant = state.grant(revoke->grant);
    if (!grant)
        return state.pendingRevocation(revoke->signer, revoke->grant) ? Standing::OnLedger
                                                                      : Standing::GrantUnknown;
    if (grant->patient != revoke->signer) return Standing::NotTheirs;
    return grant->revoked != 0 ? Standing::OnLedger : Standing::Counts;
}

Status endedEarly(const SaidEarly& said) {
    if (said.revoked) return fail(ErrorCode::Revoked, "the patient has revoked this");
    if (said.retired) return fail(ErrorCode::Expired, "one of the two pseudonyms has been retired");
    return {};
}

Result<ledger::StanzaRef> mayRelease(const ledger::StateView& state, bool isCurrent,
                                     const ReleaseQuestion& question, const SaidEarly& said, Instant now) {
    if (!isCurrent)
        return fail(ErrorCode::NotCurrent, "this clinic can't tell whether its view of the ledger is recent");
    if (!state.grant(question.grant))
        return fail(ErrorCode::NotFound, "this grant is not on the ledger here yet");
    RESEAL_ASSIGN(const ledger::StanzaRef allowed,
                  ledger::releasable(state, question.grant, question.author, question.record, now));
    RESEAL_TRY(endedEarly(said));
    return allowed;
}

}  // namespace reseal::node
