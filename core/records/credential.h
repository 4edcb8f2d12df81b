// A credential: a clinic's word on who stands behind an identity `Y`. It never stands on the ledger; a
// doctor shows it to a patient inside a sealed request, with a proof that it can't have been lent.
//
//     credential   = [1, chain id(32), clinic(32), Y(32), role, name, title, not-after(ms), signature(64)]
//     signature    = Ed25519 of the clinic, tag "reseal/1/credential", over clinic, Y, role, name, title,
//                    LE64(not-after)                                     (L enters as in every signature)
//     introduction = c ‖ ρ:  c = Hs("reseal/1/introduce", L, Y, own pseudonym, the other's pseudonym, κG)
//                            ρ = κ + c·x,  checked as  c == Hs(…, ρG − cY)
//     handover     = [1, credential, archive card secret(32) | null]     the enrolled person's file or QR
//     text         = "reseal-credential:" …                              (text_form.h), of a handover
//
// The proof names both pseudonyms, so it serves nobody else and towards nobody else. (Schnorr 1991 with
// the Fiat-Shamir transform over the full statement.)
//
// Thread rule: values.
#pragma once

#include <optional>
#include <string>

#include "core/base/time.h"
#include "core/crypto/keys.h"
#include "core/records/categories.h"

namespace reseal::records {

inline constexpr std::size_t kMaxCredentialBytes = 1024;

struct Credential {
    ChainId chain;
    ClinicId clinic;
    crypto::Point identity;  // Y
    Role role;
    std::string name, title;  // at most kMaxNameBytes each; title may be empty
    Instant notAfter;
    crypto::Signature signature;

    Bytes encode() const;
    // Errors: TooNew, Malformed, InvalidPoint. The signature is not judged here.
    static Result<Credential> decode(ByteView bytes);
    friend bool operator==(const Credential&, const Credential&) = default;
};

// Signs with the clinic's key of the day; its id is its first one. Errors: InvalidArgument (a name that is
// empty, too long or not plain).
Result<Credential> issueCredential(const crypto::SignKey& clinicKey, const ChainId& chain,
                                   const ClinicId& clinic, const crypto::Point& identity, Role role,
                                   std::string name, std::string title, Instant notAfter);

// `clinicKey` is the signing key that the ledger has for the credential's clinic.
// Errors: WrongLedger, BadSignature, Expired.
Status checkCredential(const Credential& credential, const SignPublic& clinicKey, const ChainId& chain,
                       Instant now);

using Introduction = FixedBytes<64, struct IntroductionTag>;
Introduction introduce(const ChainId& chain, const crypto::RistrettoKey& identity, const SignPublic& own,
                       const SignPublic& other);
// Errors: BadProof, InvalidScalar.
Status checkIntroduction(const ChainId& chain, const crypto::Point& identity, const SignPublic& own,
                         const SignPublic& other, const Introduction& proof);

// What an enrolled person is handed, off every network if the archive is to keep its second lock.
struct CredentialHandover {
    Credential credential;
    std::optional<crypto::SecretBytes> archiveCardSecret;  // for those who write records

    std::string text() const;
    // Errors: as Credential::decode; InvalidArgument (the text is something else of this program).
    static Result<CredentialHandover> fromText(std::string_view text);
};

}  // namespace reseal::records
