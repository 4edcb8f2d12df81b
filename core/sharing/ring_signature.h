// Accountable ring signature (Bootle, Cerulli, Chaidos, Ghadafi, Groth, Petit, ESORICS 2015) with a ticket:
// some member of a ring of N = 4^m made it, nobody learns which, its identity lies in it encrypted to the
// tracing key T, and a member has one ticket Z for each slot.
//
//   (U1, V1) = (r·G, Y_ℓ + r·T)                                                    the identity, to T
//   δ_{j,i} = 1 if i is digit j of ℓ, else 0;  Com(v; ρ) = ρ·G + Σ v_{j,i}·R(j,i)
//   B_ = Com(δ; r_B)  A_ = Com(a; r_A)  C_ = Com(a(1−2δ); r_C)  D_ = Com(−a²; r_D),   Σ_i a_{j,i} = 0
//   Σ_i p_i(w)·Y_i = Σ_k w^k·P_k with p_i(w) = Π_j (δ_{j,i_j}·w + a_{j,i_j});  G_k = (ρ_k·G, ρ_k·T − P_k)
//   K1 = s_r·G;  K2 = s_x·G + s_r·T;  Z = x·H;  K3 = s_x·H
//   w = Hs("reseal/1/ring", T, n, m, Y_0 … Y_{N−1}, U1, V1, A_, B_, C_, D_, G_0 … G_{m−1}, K1, K2, H, Z, K3,
//          msg)
//   f_{j,i} = δ_{j,i}·w + a_{j,i} (i ≥ 1);  z_A = r_B·w + r_A;  z_C = r_C·w + r_D
//   z = r·w^m − Σ_k ρ_k·w^k;  y_x = s_x + w·x;  y_r = s_r + w·r
//   sent: U1 ‖ V1 ‖ A_ ‖ B_ ‖ C_ ‖ D_ ‖ G_0.1 ‖ G_0.2 ‖ … ‖ G_{m−1}.2 ‖ K1 ‖ K2 ‖ Z ‖ K3
//         ‖ f_{0,1} … f_{0,3} ‖ … ‖ f_{m−1,3} ‖ z_A ‖ z_C ‖ z ‖ y_x ‖ y_r        32·(15 + 5m) bytes
//
// Transmitted points are not the identity; transmitted scalars may be zero.
//
// Thread rule: values.
#pragma once

#include <array>

#include "core/crypto/keys.h"
#include "core/sharing/committee_key.h"
#include "core/sharing/ring.h"

namespace reseal::sharing {

// An identity encrypted to a tracing key.
struct EncryptedIdentity {
    crypto::Point U1, V1;
};

// What the ledger keeps of a pseudonym: that, and which run made the tracing key.
struct TracingCiphertext {
    RunLabel label;
    crypto::Point U1, V1;
};

// As it came from outside: encodings are valid, nothing more is known.
struct RingSignature {
    struct Pair {
        crypto::Point first, second;
    };
    EncryptedIdentity identity;
    crypto::Point A, B, C, D;
    std::vector<Pair> G;  // m of them
    crypto::Point K1, K2, Z, K3;
    std::vector<std::array<crypto::Scalar, kRingBase - 1>> f;  // m of them
    crypto::Scalar zA, zC, z, yx, yr;

    static constexpr std::size_t encodedSize(std::size_t digits) { return 32 * (15 + 5 * digits); }
    Bytes encode() const;
    // Errors: Malformed (the length is that of no m), InvalidPoint, InvalidScalar.
    static Result<RingSignature> decode(ByteView bytes);
};

// `identity` signs `message` as one of the ring, in constant structure: what is computed, and which memory
// is read, does not depend on which. Errors: NotFound (not a member of this ring), InvalidPoint and
// InvalidScalar (never but with probability 2^-245).
Result<RingSignature> signAsMember(const crypto::RistrettoKey& identity, const Ring& ring,
                                   const crypto::Point& tracingKey, const TicketBase& ticket,
                                   ByteView message);

// A signature that has been verified for one ring, tracing key, ticket base and message.
class CheckedRingSignature {
public:
    // Errors: BadProof (with the equation that does not hold), InvalidScalar.
    static Result<CheckedRingSignature> check(const Ring& ring, const crypto::Point& tracingKey,
                                              const TicketBase& ticket, ByteView message,
                                              const RingSignature& signature);
    const EncryptedIdentity& identity() const { return identity_; }
    // Errors: InvalidArgument (the signature is for another key, or the committee not one for tracing).
    Result<TracingCiphertext> pseudonym(const CommitteeKey& committee) const;
    const crypto::Point& Z() const { return Z_; }  // refused by the ledger if it was seen before
    ProvenPoint provenU1() const { return ProvenPoint::admitted(identity_.U1); }

private:
    CheckedRingSignature(const EncryptedIdentity& identity, const crypto::Point& tracingKey,
                         const crypto::Point& Z)
        : identity_(identity), tracingKey_(tracingKey), Z_(Z) {}
    EncryptedIdentity identity_;
    crypto::Point tracingKey_;
    crypto::Point Z_;
};

// The weight of the second of two equations that are checked as one sum: from w and all answers that stand in
// them. Errors: InvalidScalar.
Result<crypto::Scalar> ringWeight(const crypto::Scalar& w, const RingSignature& signature);

// w, from the commitments of a signature. Errors: InvalidScalar.
Result<crypto::Scalar> ringChallenge(const Ring& ring, const crypto::Point& tracingKey,
                                     const TicketBase& ticket, ByteView message,
                                     const RingSignature& signature);

}  // namespace reseal::sharing
