// What a clinic says of itself when it comes to a ledger: in the genesis, or proposed to be let in later.
//
//   entry = [id, box, archive, archive proof, team, team proof, TLS pin, [address, …], name, roles,
//   signature]
//
// An entry is signed by the clinic alone, with a chain id of zeros, because there may be none yet; for the
// same reason the archive and team keys of an entry are derived and proven with a chain id of zeros
// (ClinicKeys::archive(ChainId{})). A signed entry by itself is the *invitation* by which clinics find
// together before there is a ledger. To be let in to one that there is takes another signature, for that
// ledger (AddClinic).
//
// Thread rule: values.
#pragma once

#include "core/crypto/keys.h"
#include "core/ledger/bounded.h"
#include "core/ledger/checks.h"
#include "core/ledger/field_names.h"
#include "core/ledger/names.h"

namespace reseal::ledger {

using crypto::KeyProof;
using crypto::Signature;

inline constexpr std::size_t kMaxClinics = 128;  // that have not left

using Address = Text<1, 255>;  // "host:port"

struct ClinicEntry {
    ClinicId id;  // its first Ed25519 signing key
    BoxPublic box;
    ConditionKey archive;
    KeyProof archiveProof;
    SharingKey team;
    KeyProof teamProof;
    TlsPin tlsPin;
    List<Address, 0, 4> addresses;
    Text<1, 200> name;
    ClinicRoles roles;
    Signature signature;  // "reseal/1/clinic-entry": the canonical bytes, with 64 zeros for the signature
    RESEAL_FIELDS(self.id, self.box, self.archive, self.archiveProof, self.team, self.teamProof, self.tlsPin,
                  self.addresses, self.name, self.roles, self.signature)
    friend bool operator==(const ClinicEntry&, const ClinicEntry&) = default;

    SignPublic signKey() const { return SignPublic::copy(id.view()); }
    Bytes encode() const;  // the invitation
    // Errors: Malformed, BadSignature, BadProof, InvalidPoint (a key nobody should register).
    static Result<ClinicEntry> decode(ByteView cbor, const SignatureCheck& check = ed25519());
    Status check(const SignatureCheck& check = ed25519()) const;  // Errors: those but Malformed
};

struct ClinicDescription {
    TlsPin tlsPin;
    List<Address, 0, 4> addresses;
    Text<1, 200> name;
    ClinicRoles roles;
};
// Errors: InvalidScalar, with probability 2^-252; InvalidArgument (a name or address over its limit).
Result<ClinicEntry> makeClinicEntry(const crypto::ClinicKeys& keys, const ClinicDescription& description);

// Can anybody seal a box to it? Not to a key of small order.
bool isUsableBoxKey(const BoxPublic& key);

}  // namespace reseal::ledger
