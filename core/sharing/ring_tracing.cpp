#include "core/sharing/ring_tracing.h"

#include <algorithm>

#include "core/crypto/transcript.h"

namespace reseal::sharing {

using crypto::Element;
using crypto::Point;
using crypto::Scalar;
using crypto::SecretScalar;

namespace {

// For a pseudonym under the key that `label` names.
Result<Point> combineFor(const CommitteeKey& committee, const RunLabel& label, const Point& P,
                         const CaseId& context, const std::vector<CheckedPartial>& partials) {
    RESEAL_TRY(label.requirePurpose(CommitteePurpose::Tracing));
    if (committee.label() != label)
        return fail(ErrorCode::InvalidArgument, "the pseudonym is another committee's to open");
    for (const CheckedPartial& partial : partials) {
        if (partial.P() != P || partial.context() != context)
            return fail(ErrorCode::InvalidArgument, "a partial exponentiation of another point or case");
    }
    return combine(committee, partials);
}

}  // namespace

Result<Point> trace(const CommitteeKey& committee, const TracingCiphertext& pseudonym, const CaseId& caseId,
                    const std::vector<CheckedPartial>& partials) {
    RESEAL_ASSIGN(const Point power, combineFor(committee, pseudonym.label, pseudonym.U1, caseId, partials));
    return Point::from(pseudonym.V1 - power);
}

namespace {

CaseId contextOf(const CaseId& caseId, std::uint32_t attempt) {
    if (attempt == 0) return caseId;
    const auto hash = crypto::Kdf("reseal/1/equality-attempt").add(caseId).addU32(attempt).publicHash();
    return CaseId::copy(ByteView(hash).first(CaseId::kSize));
}

}  // namespace

Result<EqualityTest> EqualityTest::of(const TracingCiphertext& pseudonym, const Point& identity,
                                      const CaseId& caseId, std::uint32_t attempt) {
    RESEAL_TRY(pseudonym.label.requirePurpose(CommitteePurpose::Tracing));
    RESEAL_ASSIGN(const Point delta, Point::from(pseudonym.V1 - identity));
    crypto::Kdf key("reseal/1/equality-answer");
    key.add(pseudonym.label).add(caseId).add(pseudonym.U1).add(identity).addU32(attempt);
    return EqualityTest(pseudonym.label, pseudonym.U1, delta, contextOf(caseId, attempt),
                        AnswerKey{key.publicHash()});
}

namespace {

Result<Scalar> challenge(const EqualityTest& test, ClinicIndex clinic, const Point& Z1, const Point& Z2,
                         const Element& tauU1, const Element& tauDelta) {
    crypto::Transcript transcript("reseal/1/equality");
    transcript.add(test.label()).add(test.U1()).add(test.delta()).add(Z1).add(Z2).add(tauU1).add(tauDelta);
    return transcript.add(test.context()).addU32(clinic).scalar();
}

EqualityHash hashOf(const EqualityTest& test, ClinicIndex clinic, const EqualityPart& part) {
    crypto::Kdf kdf("reseal/1/equality-hash");
    return EqualityHash{kdf.add(part).add(test.label()).add(test.context()).addU32(clinic).publicHash()};
}

}  // namespace

Result<NewEqualityPart> makeEqualityPart(const EqualityTest& test, ClinicIndex clinic) {
    const SecretScalar z = SecretScalar::random();
    const SecretScalar tau = SecretScalar::random();
    const Point Z1 = z * test.U1();
    const Point Z2 = z * test.delta();
    RESEAL_ASSIGN(const Scalar c, challenge(test, clinic, Z1, Z2, tau * test.U1(), tau * test.delta()));
    const Scalar rho = tau.answer(c, z);
    if (rho.isZero()) return fail(ErrorCode::InvalidScalar, "the proof's answer is zero");
    Bytes out;
    for (const ByteView item : {Z1.view(), Z2.view(), c.view(), rho.view()}) append(out, item);
    const EqualityPart part = EqualityPart::copy(out);
    return NewEqualityPart{hashOf(test, clinic, part), part};
}

Result<CheckedEqualityPart> CheckedEqualityPart::check(const EqualityTest& test, ClinicIndex clinic,
                                                       const EqualityHash& hash, const EqualityPart& part) {
    if (hashOf(test, clinic, part) != hash)
        return fail(ErrorCode::BadProof, "the part is not the one whose hash came first");
    const ByteView bytes = part;
    RESEAL_ASSIGN(const Point Z1, Point::decode(bytes.subspan(0, 32)));
    RESEAL_ASSIGN(const Point Z2, Point::decode(bytes.subspan(32, 32)));
    RESEAL_ASSIGN(const Scalar c, Scalar::decode(bytes.subspan(64, 32)));
    RESEAL_ASSIGN(const Scalar rho, Scalar::decode(bytes.subspan(96, 32)));
    const Element tauU1 = rho * test.U1() - c * Z1;
    const Element tauDelta = rho * test.delta() - c * Z2;
    const auto expected = challenge(test, clinic, Z1, Z2, tauU1, tauDelta);
    if (!expected || *expected != c) return fail(ErrorCode::BadProof, "the part's proof does not verify");
    return CheckedEqualityPart(Z1, Z2);
}

namespace {

std::string namesOf(const std::vector<LeftOutPart>& parts) {
    std::string out;
    for (const LeftOutPart& part : parts) out += " " + std::to_string(part.clinic);
    return out;
}

}  // namespace

Result<BlindedPseudonym> BlindedPseudonym::sum(const CommitteeKey& committee, const EqualityTest& test,
                                               const std::vector<PartFromClinic>& received) {
    std::vector<ClinicIndex> used;
    std::vector<LeftOutPart> leftOut;
    std::vector<CheckedEqualityPart> right;
    for (const PartFromClinic& from : received) {
        if (from.clinic < 1 || from.clinic > committee.clinics()) {
            leftOut.push_back({from.clinic, PartFault::NoClinic});
        } else if (std::ranges::find(used, from.clinic) != used.end()) {
            leftOut.push_back({from.clinic, PartFault::Twice});
        } else if (const auto part = CheckedEqualityPart::check(test, from.clinic, from.hash, from.part)) {
            used.push_back(from.clinic);
            right.push_back(*part);
        } else {
            leftOut.push_back({from.clinic, PartFault::Wrong});
        }
    }
    auto out = sumOfChecked(committee, test, right);
    if (!out && out.error().code == ErrorCode::BadProof)
        return fail(ErrorCode::BadProof, out.error().detail + "; left out:" + namesOf(leftOut));
    RESEAL_TRY(out);
    out->used_ = std::move(used);
    out->leftOut_ = std::move(leftOut);
    return out;
}

Result<BlindedPseudonym> BlindedPseudonym::sumOfChecked(const CommitteeKey& committee,
                                                        const EqualityTest& test,
                                                        const std::vector<CheckedEqualityPart>& parts) {
    if (test.label() != committee.label())
        return fail(ErrorCode::InvalidArgument, "the test is for another committee");
    if (parts.size() < committee.threshold())
        return fail(ErrorCode::BadProof, "fewer right parts than the threshold");
    Element Z1;
    Element Z2;
    for (const CheckedEqualityPart& part : parts) {
        Z1 = Z1 + part.Z1();
        Z2 = Z2 + part.Z2();
    }
    RESEAL_ASSIGN(const Point first, Point::from(Z1));
    RESEAL_ASSIGN(const Point second, Point::from(Z2));
    return BlindedPseudonym(test, first, second);
}

Result<ProvenPoint> BlindedPseudonym::provenZ1(const AnsweredZ1& answered) const {
#ifndef RESEAL_WITHOUT_ONE_ANSWER
    if (answered != toAnswer())
        return fail(ErrorCode::Refused, "this clinic has answered for another sum of this test");
#endif
    return ProvenPoint::admitted(Z1_);
}

Result<bool> isSameMember(const CommitteeKey& committee, const BlindedPseudonym& blinded,
                          const std::vector<CheckedPartial>& partials) {
    const EqualityTest& test = blinded.test();
    RESEAL_ASSIGN(const Point power,
                  combineFor(committee, test.label(), blinded.Z1(), test.context(), partials));
    return power == blinded.Z2();
}

}  // namespace reseal::sharing
