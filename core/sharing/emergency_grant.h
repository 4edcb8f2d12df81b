// A standing emergency grant (break-glass): a grant whose grantee is the emergency committee, B = M. The
// patient knows x, so can compute x·M; in an emergency t clinics give their partial exponentiations of X,
// each in a sealed box to the doctor, who gets m·X = x·M, and with it the factor d and the note.
//
//   note = XChaCha20-Poly1305 under KDF32("reseal/1/emergency-note", x·M, X, grant_id), nonce 0^24, of the
//   plaintext of grant.h's note, always with the card secret
//
// The key is new for every grant, so the nonce may be constant.
//
// Thread rule: values.
#pragma once

#include "core/sharing/committee_key.h"

namespace reseal::sharing {

struct NewStandingGrant {
    GrantTerms terms;
    std::vector<Bytes> boxedShares;  // in the order of terms.proxies
    Bytes note;
};
// Errors: those of makeGrant; InvalidArgument (not an emergency committee; not a category, or no card secret:
// a doctor in an emergency has no care card).
Result<NewStandingGrant> makeStandingGrant(const crypto::RistrettoKey& condition,
                                           const CommitteeKey& committee, std::size_t threshold,
                                           const std::vector<ProxyKey>& proxies, const GrantNote& note);

struct StandingGrantOpening {
    GranteeFactor factor;
    GrantNote note;
};
// What the doctor gets from t checked partial exponentiations of the grant's X.
// Errors: InvalidArgument (not an emergency committee, not a standing grant under it; too few partials, or
// for another point), BadProof (the grant does not open what it claims to), CannotOpen (the note), Malformed.
Result<StandingGrantOpening> openStandingGrant(const CommitteeKey& committee, const CheckedGrant& grant,
                                               const std::vector<CheckedPartial>& partials, ByteView note);

}  // namespace reseal::sharing
