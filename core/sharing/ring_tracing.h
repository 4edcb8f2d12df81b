// Tracing a pseudonym, and testing whether another one is the same member's without opening anybody else's.
//
//   trace:   t partial exponentiations of U1 (context = case id) give r·T;  Y = V1 − r·T
//
//   test of (U1, V1) against the Y of a traced or suspended member;  Δ = V1 − Y
//   clinic j:  z_j, τ random, new for every pseudonym and every attempt;  Z1_j = z_j·U1;  Z2_j = z_j·Δ
//              c = Hs("reseal/1/equality", label, U1, Δ, Z1_j, Z2_j, τU1, τΔ, context, j);  ρ = τ + c·z_j
//              part = Z1_j ‖ Z2_j ‖ c ‖ ρ
//   hashes:    h_j = KDF32("reseal/1/equality-hash", part, label, context, j), until a first deadline: else
//              the last to come could choose its z_j so that the sum is what it wants
//   parts:     until a second deadline, like the first a block's time; one that comes later is none
//   result:    (Z1, Z2) = the sums over the clinics whose hash and proof are right: at least t, and neither
//              sum the identity;  t partial exponentiations of Z1 combine to Z2 exactly if it is the same
//              member's. Otherwise they give a random multiple of the difference of two identities.
//   context = case id in attempt 0; in a later one, after one that came to nothing, the first 16 bytes of
//             KDF32("reseal/1/equality-attempt", case id, LE32(attempt)): its parts are no part of another's
//
// Why a second deadline, and why (Z1, Z2) is computed once, stored, and the only thing exponentiated for a
// test: clinic 5 posts its hash in time and holds its part back until partial exponentiations of the sum Z1
// of the others are known. Then it posts the part, and gets Z1' = Z1 + z_5·U1 answered as well:
// z_5^-1·(s·Z1' − s·Z1) = s·U1 = r·T, and V1 − r·T is the identity of whoever it is, traced by no case. Each
// sum alone tells nothing; two that share all parts but those of one who knows its z_j tell everything. So
//   - the ledger makes the sum of all parts that stand at the second deadline, once (sum), and stores it
//     (stored);
//   - a clinic does not take the ledger's word alone: it writes down, durably and before it answers, which
//     Z1 it answers in a test, and never answers for another (answerKey, provenZ1).
//
// Thread rule: values.
#pragma once

#include "core/sharing/committee_key.h"
#include "core/sharing/ring_signature.h"

namespace reseal::sharing {

// The identity behind a pseudonym, from t checked partial exponentiations of its U1 for this case.
// Errors: InvalidArgument (as combine; another committee than the pseudonym's, or not one for tracing;
// partials of another point or case), InvalidPoint.
Result<crypto::Point> trace(const CommitteeKey& committee, const TracingCiphertext& pseudonym,
                            const CaseId& caseId, const std::vector<CheckedPartial>& partials);

using EqualityPart = FixedBytes<128, struct EqualityPartTag>;
using EqualityHash = FixedBytes<32, struct EqualityHashTag>;
// What a clinic keeps for as long as it keeps its share: under this key
using AnswerKey = FixedBytes<32, struct AnswerKeyTag>;
// the one Z1 that it answers for.
using AnsweredZ1 = FixedBytes<32, struct AnsweredZ1Tag>;

// One test: which pseudonym against which identity, by which committee, for which case, in which attempt.
class EqualityTest {
public:
    // Attempts count from 0. Errors: InvalidArgument (not a tracing committee), InvalidPoint (V1 = Y).
    static Result<EqualityTest> of(const TracingCiphertext& pseudonym, const crypto::Point& identity,
                                   const CaseId& caseId, std::uint32_t attempt);
    const RunLabel& label() const { return label_; }
    const crypto::Point& U1() const { return U1_; }
    const crypto::Point& delta() const { return delta_; }
    const CaseId& context() const { return context_; }  // of parts and of partial exponentiations
    // KDF32("reseal/1/equality-answer", label, case id, U1, Y, LE32(attempt))
    const AnswerKey& answerKey() const { return answerKey_; }

private:
    EqualityTest(RunLabel label, const crypto::Point& U1, const crypto::Point& delta, const CaseId& context,
                 const AnswerKey& answerKey)
        : label_(std::move(label)), U1_(U1), delta_(delta), context_(context), answerKey_(answerKey) {}
    RunLabel label_;
    crypto::Point U1_;
    crypto::Point delta_;
    CaseId context_;
    AnswerKey answerKey_;
};

struct NewEqualityPart {
    EqualityHash hash;  // goes first
    EqualityPart part;  // when all hashes are there
};
// With a z_j of its own, forgotten at once. A clinic makes one for a test, keeps hash and part until both are
// on the ledger, and never another. Errors: InvalidScalar (never but with probability 2^-252).
Result<NewEqualityPart> makeEqualityPart(const EqualityTest& test, ClinicIndex clinic);

class CheckedEqualityPart {
public:
    // Errors: BadProof (the hash or the proof), InvalidPoint, InvalidScalar.
    static Result<CheckedEqualityPart> check(const EqualityTest& test, ClinicIndex clinic,
                                             const EqualityHash& hash, const EqualityPart& part);
    // As this program's own ledger state has it, which checked it when it came.
    static CheckedEqualityPart stored(const crypto::Point& Z1, const crypto::Point& Z2) { return {Z1, Z2}; }
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

enum class PartFault { NoClinic, Wrong, Twice };
struct LeftOutPart {
    ClinicIndex clinic = 0;
    PartFault fault = PartFault::Wrong;
    friend bool operator==(const LeftOutPart&, const LeftOutPart&) = default;
};

// The blinded pseudonym, proven to be one.
class BlindedPseudonym {
public:
    // The sum of *all* parts that stood at the second deadline, in the ledger's order: a function of what is
    // final, called once for a test, its result stored. The first right part of each clinic counts; wrong
    // ones, further ones and those of no clinic of the committee are left out and named.
    // Errors: InvalidArgument (another committee's test), BadProof (fewer than t right parts, with whose were
    // left out), InvalidPoint (a sum is the identity).
    static Result<BlindedPseudonym> sum(const CommitteeKey& committee, const EqualityTest& test,
                                        const std::vector<PartFromClinic>& received);
    // The same where each was checked when it came, and one of each clinic: for a ledger that can't check all
    // of them in one moment. Errors: those of sum.
    static Result<BlindedPseudonym> sumOfChecked(const CommitteeKey& committee, const EqualityTest& test,
                                                 const std::vector<CheckedEqualityPart>& parts);
    // As this program's own ledger state has it from either; never what comes with a request.
    static BlindedPseudonym stored(const EqualityTest& test, const crypto::Point& Z1,
                                   const crypto::Point& Z2) {
        return {test, Z1, Z2};
    }
    const EqualityTest& test() const { return test_; }
    const crypto::Point& Z1() const { return Z1_; }
    const crypto::Point& Z2() const { return Z2_; }
    const std::vector<ClinicIndex>& used() const { return used_; }        // by sum() alone
    const std::vector<LeftOutPart>& leftOut() const { return leftOut_; }  // by sum() alone

    // What the clinic writes under test().answerKey() unless something stands there.
    AnsweredZ1 toAnswer() const { return AnsweredZ1::copy(Z1_); }
    // What may be exponentiated, given what then stands there durably.
    // Errors: Refused (another Z1: this clinic has answered for another sum of this test).
    Result<ProvenPoint> provenZ1(const AnsweredZ1& answered) const;

private:
    BlindedPseudonym(const EqualityTest& test, const crypto::Point& Z1, const crypto::Point& Z2)
        : test_(test), Z1_(Z1), Z2_(Z2) {}
    EqualityTest test_;
    crypto::Point Z1_;
    crypto::Point Z2_;
    std::vector<ClinicIndex> used_;
    std::vector<LeftOutPart> leftOut_;
};

// Whether it is the same member's, from t checked partial exponentiations of Z1 in the test's context.
// Errors: InvalidArgument (as combine; another committee than the test's; partials of another point or
// context), InvalidPoint.
Result<bool> isSameMember(const CommitteeKey& committee, const BlindedPseudonym& blinded,
                          const std::vector<CheckedPartial>& partials);

}  // namespace reseal::sharing
