#include "core/sharing/emergency_grant.h"

#include "core/crypto/aead.h"
#include "core/crypto/transcript.h"

namespace reseal::sharing {
namespace {

crypto::SecretBytes noteKey(const crypto::SecretPoint& xM, const GrantTerms& terms) {
    return crypto::Kdf("reseal/1/emergency-note").add(xM.view()).add(terms.X).add(terms.id).key();
}

}  // namespace

Result<NewStandingGrant> makeStandingGrant(const crypto::RistrettoKey& condition,
                                           const CommitteeKey& committee, std::size_t threshold,
                                           const std::vector<ProxyKey>& proxies, const GrantNote& note) {
    RESEAL_TRY(committee.label().requirePurpose(CommitteePurpose::Emergency));
    if (note.cardSecret.empty())
        return fail(ErrorCode::InvalidArgument, "a standing grant's note carries the card secret");
    RESEAL_ASSIGN(const crypto::SecretBytes plain, encodeNote(note));
    RESEAL_ASSIGN(NewGrant made, makeGrant(condition, committee.key(), threshold, proxies));
    Bytes sealed = crypto::xchachaSeal(noteKey(made.xB, made.terms), {}, {}, plain);
    return NewStandingGrant{std::move(made.terms), std::move(made.boxedShares), std::move(sealed)};
}

Result<StandingGrantOpening> openStandingGrant(const CommitteeKey& committee, const CheckedGrant& grant,
                                               const std::vector<CheckedPartial>& partials, ByteView note) {
    RESEAL_TRY(committee.label().requirePurpose(CommitteePurpose::Emergency));
    const GrantTerms& terms = grant.terms();
    if (terms.B != committee.key())
        return fail(ErrorCode::InvalidArgument, "not a standing grant under this committee");
    for (const CheckedPartial& partial : partials) {
        if (partial.P() != terms.X)
            return fail(ErrorCode::InvalidArgument, "a partial exponentiation for another grant");
    }
    RESEAL_ASSIGN(const crypto::SecretPoint mX, combineSecretly(committee, partials));
    RESEAL_ASSIGN(GranteeFactor factor, GranteeFactor::deriveFrom(grant, mX.view()));
    RESEAL_ASSIGN(const crypto::SecretBytes plain, crypto::xchachaOpen(noteKey(mX, terms), {}, {}, note));
    RESEAL_ASSIGN(GrantNote opened, decodeNote(plain));
    if (opened.cardSecret.empty())
        return fail(ErrorCode::Malformed, "a standing grant's note without a card secret");
    return StandingGrantOpening{std::move(factor), std::move(opened)};
}

}  // namespace reseal::sharing
