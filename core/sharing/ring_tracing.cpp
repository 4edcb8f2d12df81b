#include "core/sharing/ring_tracing.h"

#include <set>

#include "core/crypto/transcript.h"

namespace reseal::sharing {

using crypto::Element;
using crypto::Point;
using crypto::Scalar;
using crypto::SecretScalar;

namespace {

Result<Point> combineFor(const CommitteeKey& committee, const Point& P,
                         const std::vector<CheckedPartial>& partials) {
    for (const CheckedPartial& partial : partials) {
        if (partial.P() != P)
            return fail(ErrorCode::InvalidArgument, "a partial exponentiation of another point");
    }
    return combine(committee, partials);
}

}  // namespace

Result<Point> trace(const CommitteeKey& committee, const TracingCiphertext& pseudonym,
                    const std::vector<CheckedPartial>& partials) {
    RESEAL_ASSIGN(const Point power, combineFor(committee, pseudonym.U1, partials));
    return Point::from(pseudonym.V1 - power);
}

Result<EqualityTest> EqualityTest::of(RunLabel label, const TracingCiphertext& pseudonym,
                                      const Point& identity, const CaseId& context) {
    RESEAL_ASSIGN(const Point delta, Point::from(pseudonym.V1 - identity));
    return EqualityTest(std::move(label), pseudonym.U1, delta, context);
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

Result<BlindedPseudonym> BlindedPseudonym::sum(const CommitteeKey& committee, const EqualityTest& test,
                                               const std::vector<PartFromClinic>& received) {
    if (test.label() != committee.label())
        return fail(ErrorCode::InvalidArgument, "the test is for another committee");
    std::set<ClinicIndex> seen;
    std::vector<ClinicIndex> used;
    std::vector<ClinicIndex> wrong;
    Element Z1;
    Element Z2;
    for (const PartFromClinic& from : received) {
        if (from.clinic < 1 || from.clinic > committee.clinics() || !seen.insert(from.clinic).second)
            return fail(ErrorCode::InvalidArgument, "a part of no clinic of the committee, or a second one");
        const auto part = CheckedEqualityPart::check(test, from.clinic, from.hash, from.part);
        (part ? used : wrong).push_back(from.clinic);
        if (!part) continue;
        Z1 = Z1 + part->Z1();
        Z2 = Z2 + part->Z2();
    }
    if (used.size() < committee.threshold()) {
        std::string detail = "fewer right parts than the threshold; wrong ones:";
        for (const ClinicIndex clinic : wrong) detail += " " + std::to_string(clinic);
        return fail(ErrorCode::BadProof, detail);
    }
    RESEAL_ASSIGN(const Point first, Point::from(Z1));
    RESEAL_ASSIGN(const Point second, Point::from(Z2));
    BlindedPseudonym out(first, second);
    out.used_ = std::move(used);
    out.wrong_ = std::move(wrong);
    return out;
}

Result<bool> isSameMember(const CommitteeKey& committee, const BlindedPseudonym& blinded,
                          const std::vector<CheckedPartial>& partials) {
    RESEAL_ASSIGN(const Point power, combineFor(committee, blinded.Z1(), partials));
    return power == blinded.Z2();
}

}  // namespace reseal::sharing
