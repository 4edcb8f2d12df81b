// What follows from a master seed: one 32-byte seed a person or clinic, everything else derived from
// it and from the ledger's chain id, so restoring the seed restores the person, and one person on two
// ledgers can't be linked. The derivation is hardened: no set of derived secrets reveals another one.
//
// Tags and inputs are those of core/crypto/README.md, "Keys".
//
// Thread rule: values; the seed is a secret of the caller's thread.
#pragma once

#include "core/base/ids.h"
#include "core/crypto/box.h"
#include "core/crypto/group.h"
#include "core/crypto/sign.h"

namespace reseal::crypto {

using Key32 = SecretBytes;  // 32 bytes

struct RistrettoKey {
    SecretScalar secret;
    Point point;  // secret·G
};

class PersonKeys {
public:
    PersonKeys(SecretBytes seed, ChainId chain);  // 32 bytes, CHECKed
    PersonKeys clone() const { return {seed_.clone(), chain_}; }
    const ChainId& chain() const { return chain_; }
    const SecretBytes& seed() const { return seed_; }

    // Errors: InvalidScalar, with probability 2^-252.
    Result<RistrettoKey> identity(std::string_view role) const;  // x, Y; "patient", "doctor", …
    SignKey pseudonymSign(std::uint64_t k) const;
    BoxKey pseudonymBox(std::uint64_t k) const;
    Result<RistrettoKey> pseudonymShare(std::uint64_t k) const;  // b, B
    // Where in a window of a long roster its member lies: always the same, since the windows of one
    // pseudonym's proofs can be intersected.
    Key32 pseudonymWindow(std::uint64_t k) const;
    Result<RistrettoKey> condition(std::uint64_t k, std::string_view category,
                                   std::uint64_t epoch) const;  // a, A
    Key32 openDrawer(std::uint64_t k, std::uint32_t card) const;
    Key32 closedDrawer(std::uint64_t k, std::uint32_t card) const;
    Key32 locker() const;

private:
    SecretBytes seed_;
    ChainId chain_;
};

class ClinicKeys {
public:
    explicit ClinicKeys(SecretBytes seed);
    ClinicKeys clone() const { return ClinicKeys(seed_.clone()); }
    const SecretBytes& seed() const { return seed_; }
    SignKey sign(std::uint64_t k) const;  // k = 0 gives the clinic's id
    BoxKey box(std::uint64_t k) const;
    Result<RistrettoKey> archive(const ChainId& chain) const;
    Result<RistrettoKey> team(const ChainId& chain) const;
    Key32 drawer(const ChainId& chain) const;

private:
    SecretBytes seed_;
};

// Follows from the key of the drawer that A lies in; enters the wrapping of every record under A.
Key32 cardSecret(ByteView drawerKey, const Point& A);
// Opens the labels under A.
Key32 labelKey(ByteView cardSecret);

// Proof that the owner of `key` knows its secret: c ‖ ρ, c = Hs("reseal/1/key-pok", L, author, key, κG).
// `author` is the Ed25519 key that signs the transaction (for an identity: the enrolling clinic's id).
using KeyProof = FixedBytes<64, struct KeyProofTag>;
KeyProof proveKey(const ChainId& chain, const SignPublic& author, const RistrettoKey& key);
// Errors: BadProof, InvalidScalar.
Status checkKeyProof(const ChainId& chain, const SignPublic& author, const Point& key, const KeyProof& proof);

}  // namespace reseal::crypto
