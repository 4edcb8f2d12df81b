// Tracing a pseudonym, and testing whether another one is the same member's without opening anybody else's.
//
//   trace:   t partial exponentiations of U1 (context = case id) give r·T;  Y = V1 − r·T
//
//   test of (U1, V1) against the Y of a traced or suspended member;  Δ = V1 − Y
//   clinic j:  z_j, τ random;  Z1_j = z_j·U1;  Z2_j = z_j·Δ
//              c = Hs("reseal/1/equality", label, U1, Δ, Z1_j, Z2_j, τU1, τΔ, case id, j);  ρ = τ + c·z_j
//              part = Z1_j ‖ Z2_j ‖ c ‖ ρ
//   first:     h_j = KDF32("reseal/1/equality-hash", part, label, case id, j), by a deadline, then the parts:
//              else the last to come could choose its z_j so that the sum is what it wants
//   result:    (Z1, Z2) = the sums over the clinics whose hash and proof are right: at least t, and neither
//              sum the identity;  t partial exponentiations of Z1 combine to Z2 exactly if it is the same
//              member's. Otherwise they give a random multiple of the difference of two identities.
//
// Thread rule: values.
#pragma once

#include "core/sharing/committee_key.h"
#include "core/sharing/ring_signature.h"

namespace reseal::sharing {

// The identity behind a pseudonym, from t checked partial exponentiations of its U1.
// Errors: InvalidArgument (as combine; also partials of another point), InvalidPoint.
Result<crypto::Point> trace(const CommitteeKey& committee, const TracingCiphertext& pseudonym,
                            const std::vector<CheckedPartial>& partials);

using EqualityPart = FixedBytes<128, struct EqualityPartTag>;
using EqualityHash = FixedBytes<32, struct EqualityHashTag>;

// One test: which pseudonym against which identity, by which committee, for which case.
class EqualityTest {
public:
    // Errors: InvalidPoint (V1 = Y).
    static Result<EqualityTest> of(RunLabel label, const TracingCiphertext& pseudonym,
                                   const crypto::Point& identity, const CaseId& context);
    const RunLabel& label() const { return label_; }
    const crypto::Point& U1() const { return U1_; }
    const crypto::Point& delta() const { return delta_; }
    const CaseId& context() const { return context_; }

private:
    EqualityTest(RunLabel label, const crypto::Point& U1, const crypto::Point& delta, const CaseId& context)
        : label_(std::move(label)), U1_(U1), delta_(delta), context_(context) {}
    RunLabel label_;
    crypto::Point U1_;
    crypto::Point delta_;
    CaseId context_;
};

struct NewEqualityPart {
    EqualityHash hash;  // goes first
    EqualityPart part;  // when all hashes are there
};
// With a z_j of its own, forgotten at once. Errors: InvalidScalar (never but with probability 2^-252).
Result<NewEqualityPart> makeEqualityPart(const EqualityTest& test, ClinicIndex clinic);

class CheckedEqualityPart {
public:
    // Errors: BadProof (the hash or the proof), InvalidPoint, InvalidScalar.
    static Result<CheckedEqualityPart> check(const EqualityTest& test, ClinicIndex clinic,
                                             const EqualityHash& hash, const EqualityPart& part);
    const crypto::Point& Z1() const { return Z1_; }
    const crypto::Point& Z2() const { return Z2_; }

private:
    CheckedEqualityPart(const crypto::Point& Z1, const crypto::Point& Z2) : Z1_(Z1), Z2_(Z2) {}
    crypto::Point Z1_;
    crypto::Point Z2_;
};

struct PartFromClinic {
    ClinicIndex clinic = 0;
    EqualityHash hash;
    EqualityPart part;
};

// The blinded pseudonym, proven to be one: its Z1 may be exponentiated.
class BlindedPseudonym {
public:
    // Errors: InvalidArgument (a clinic twice, or none of the committee's; another committee's test),
    // BadProof (fewer than t right parts, with whose were wrong), InvalidPoint (a sum is the identity).
    static Result<BlindedPseudonym> sum(const CommitteeKey& committee, const EqualityTest& test,
                                        const std::vector<PartFromClinic>& received);
    const crypto::Point& Z1() const { return Z1_; }
    const crypto::Point& Z2() const { return Z2_; }
    ProvenPoint provenZ1() const { return ProvenPoint::admitted(Z1_); }
    const std::vector<ClinicIndex>& used() const { return used_; }
    const std::vector<ClinicIndex>& wrong() const { return wrong_; }

private:
    BlindedPseudonym(const crypto::Point& Z1, const crypto::Point& Z2) : Z1_(Z1), Z2_(Z2) {}
    crypto::Point Z1_;
    crypto::Point Z2_;
    std::vector<ClinicIndex> used_;
    std::vector<ClinicIndex> wrong_;
};

// Whether it is the same member's, from t checked partial exponentiations of Z1.
// Errors: as trace.
Result<bool> isSameMember(const CommitteeKey& committee, const BlindedPseudonym& blinded,
                          const std::vector<CheckedPartial>& partials);

}  // namespace reseal::sharing
