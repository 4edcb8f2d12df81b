// Granting: the patient (condition secret a, A = aG) lets the grantee B open everything sealed to A,
// with the help of any t of n proxies, none of which can read anything.
//
//   x random;  X = xG;  d = Hs("reseal/1/rekey", X, B, x·B, A, grant_id)
//   f(z) = f_0 + … + f_{t−1} z^{t−1},  f_0 = a·d⁻¹;  C_j = f_j·G
//   z_i = Hs("reseal/1/share-index", grant_id, P_i);  k_i = f(z_i)        the share of proxy i
//   proof = c ‖ κ + c·x,  c = Hs("reseal/1/grant-pok", grant_id, A, B, X, κG)
//
// t proxies that collude with the grantee recover a, which opens this one condition (category and
// epoch) and nothing else: that is the collusion resistance, and it needs no pairing.
//
// Thread rule: values. A const CheckedGrant may be used by several threads.
#pragma once

#include <map>
#include <mutex>
#include <vector>

#include "core/base/ids.h"
#include "core/crypto/box.h"
#include "core/crypto/group.h"
#include "core/crypto/keys.h"

namespace reseal::sharing {

inline constexpr std::size_t kMaxProxies = 32;
inline constexpr std::size_t kDefaultMaxProxies = 7;
// The default threshold: min(n, max(2, ⌈n/2⌉)).
std::size_t defaultThreshold(std::size_t proxies);

using GrantProof = FixedBytes<64, struct GrantProofTag>;

// What stands where in encoded terms. Only their form is right: no point has been looked at.
struct GrantFields {
    GrantId id;
    ByteView A, B, X;  // of 32 bytes; into what was read
    GrantProof proof;
    std::uint32_t threshold = 0;
    std::vector<ClinicId> proxies;
    std::vector<ByteView> commitments;
    // Errors: Malformed.
    static Result<GrantFields> read(ByteView cbor);
};

// The public part, as it came from outside: encodings are valid, nothing more is known.
struct GrantTerms {
    GrantId id;
    crypto::Point A, B, X;
    GrantProof proof;
    std::uint32_t threshold = 0;
    std::vector<ClinicId> proxies;
    std::vector<crypto::Point> commitments;  // C_0 … C_{t−1}

    // Fields in the order: id, A, B, X, proof, t, [P…], [C…] as one canonical CBOR array of 8.
    Bytes encode() const;
    // Errors: Malformed, InvalidPoint, InvalidScalar.
    static Result<GrantTerms> decode(ByteView cbor);
};

// Terms that the ledger accepts: 1 ≤ t ≤ n ≤ kMaxProxies, distinct proxies with distinct indices,
// t commitments, a valid proof that the granter knows x.
class CheckedGrant {
public:
    // Errors: Refused (shape, with which rule), BadProof, InvalidScalar.
    static Result<CheckedGrant> check(GrantTerms terms);
    const GrantTerms& terms() const { return terms_; }
    // Index z_i of a proxy, or nothing if it is none of this grant's.
    const crypto::Scalar* shareIndex(const ClinicId& proxy) const;
    // C_i = Σ_j z_i^j·C_j; t − 1 multiplications the first time, then remembered. Errors: NotFound.
    Result<crypto::Element> shareKey(const ClinicId& proxy) const;

private:
    explicit CheckedGrant(GrantTerms terms) : terms_(std::move(terms)) {}
    GrantTerms terms_;
    std::vector<crypto::Scalar> indices_;  // in the order of terms_.proxies
    // What shareKey has computed, in the same order. A copy starts empty.
    struct ShareKeys {
        ShareKeys() = default;
        ShareKeys(const ShareKeys&) {}
        ShareKeys& operator=(const ShareKeys&) { return known.clear(), *this; }
        std::mutex mutex;
        std::map<std::size_t, crypto::Element> known;
    };
    mutable ShareKeys shareKeys_;
};

// A proxy's secret share k_i that has passed k_i·G == C_i: a type of its own, so that nothing can be
// re-encapsulated with an unchecked one.
class ProxyShare {
public:
    // Errors: InvalidScalar, BadProof, NotFound (not a proxy of this grant).
    static Result<ProxyShare> accept(const CheckedGrant& grant, const ClinicId& proxy, ByteView share32);
    // Opens the sealed box to the proxy, then accepts. Errors also: CannotOpen.
    static Result<ProxyShare> accept(const CheckedGrant& grant, const ClinicId& proxy,
                                     const crypto::BoxKey& key, ByteView box);
    const GrantId& grant() const { return grant_; }
    const ClinicId& proxy() const { return proxy_; }
    const crypto::SecretScalar& secret() const { return share_; }
    const crypto::Point& shareKey() const { return shareKey_; }  // k_i·G = C_i
    ByteView stored() const { return share_.view(); }            // to keep it in an encrypted store

private:
    ProxyShare(GrantId grant, ClinicId proxy, crypto::SecretScalar share, crypto::Point shareKey)
        : grant_(grant), proxy_(proxy), share_(std::move(share)), shareKey_(std::move(shareKey)) {}
    GrantId grant_;
    ClinicId proxy_;
    crypto::SecretScalar share_;
    crypto::Point shareKey_;
};

struct ProxyKey {
    ClinicId id;
    BoxPublic box;
};

// Everything the patient's program makes for one grant. The boxed shares go to their proxies directly
// and never on the ledger, where they would outlive their erasing.
struct NewGrant {
    GrantTerms terms;
    std::vector<Bytes> boxedShares;  // in the order of terms.proxies
    crypto::SecretPoint xB;          // keys the note of a standing emergency grant; else forgotten
};

// Errors: InvalidArgument (threshold, proxies), InvalidPoint (a proxy's box key), InvalidScalar (never
// but with probability 2^-252).
Result<NewGrant> makeGrant(const crypto::RistrettoKey& condition, const crypto::Point& grantee,
                           std::size_t threshold, const std::vector<ProxyKey>& proxies);

// The grantee's factor d, checked against the grant (d·C_0 == A), so that a grant that would never
// work is noticed before it is needed. A type of its own: nothing opens with an unchecked one.
class GranteeFactor {
public:
    // Errors: BadProof (somebody made a grant that does not open A), InvalidScalar.
    static Result<GranteeFactor> derive(const CheckedGrant& grant, const crypto::SecretScalar& b);
    // From the 32 bytes of b·X itself, where nobody holds b (a standing emergency grant).
    static Result<GranteeFactor> deriveFrom(const CheckedGrant& grant, ByteView bX);
    const crypto::SecretScalar& d() const { return d_; }

private:
    explicit GranteeFactor(crypto::SecretScalar d) : d_(std::move(d)) {}
    crypto::SecretScalar d_;
};

// The sealed note that comes with a grant, in a box to the grantee: card secret of A (32 zero bytes if
// the grantee has the card) ‖ category, filled up with zeros to 32 bytes.
struct GrantNote {
    crypto::SecretBytes cardSecret;  // 32 bytes, or empty: the grantee has the care card
    std::string category;            // 1 to 32 printable ASCII characters
};
inline constexpr std::size_t kNoteSize = 64;
// The note's plaintext. Errors: InvalidArgument (category).
Result<crypto::SecretBytes> encodeNote(const GrantNote& note);
// Errors: Malformed.
Result<GrantNote> decodeNote(const crypto::SecretBytes& plain);
// Errors: InvalidArgument (category), InvalidPoint (the grantee's key).
Result<Bytes> sealNote(const BoxPublic& grantee, const GrantNote& note);
// A note to a team is opened by its clinic's node, for each who belongs to it. So it says which grant it
// belongs to, or one could be had opened under another that takes it over, for instance an ended one's. Its
// plaintext: card secret ‖ category, filled up with zeros to 20 bytes ‖ the first 12 bytes of
// KDF32("reseal/1/team-note", grant id, A).
// Errors: InvalidArgument (category, which has at most 20 characters here).
Result<crypto::SecretBytes> encodeTeamNote(const GrantNote& note, const GrantTerms& of);
Result<GrantNote> decodeTeamNote(const crypto::SecretBytes& plain,
                                 const GrantTerms& of);  // Malformed, Denied
Result<Bytes> sealTeamNote(const BoxPublic& team, const GrantNote& note, const GrantTerms& of);
// Errors: CannotOpen, Malformed.
Result<GrantNote> openNote(const crypto::BoxKey& grantee, ByteView sealed);

}  // namespace reseal::sharing
