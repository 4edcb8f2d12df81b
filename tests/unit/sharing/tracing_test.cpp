#include "core/sharing/ring_tracing.h"

#include <QtTest>

#include "core/crypto/transcript.h"
#include "tests/unit/sealing/fixture.h"
#include "tests/unit/sharing/ring_fixture.h"

using namespace reseal;
using namespace reseal::sharing;
using crypto::Element;
using crypto::Point;
using crypto::Scalar;
using crypto::SecretScalar;
using test::Committee;
using test::failsWith;
using test::newLabel;
using test::Roster;

namespace {

EqualityHash hashOf(const EqualityTest& test, ClinicIndex clinic, const EqualityPart& part) {
    crypto::Kdf kdf("reseal/1/equality-hash");
    kdf.add(part).add(test.label()).add(test.context()).addU32(clinic);
    return EqualityHash{kdf.publicHash()};
}

// A part with a z that the test chooses; `skip` is left out of what its proof hashes.
PartFromClinic partOf(const EqualityTest& test, ClinicIndex clinic, const SecretScalar& z,
                      std::size_t skip = SIZE_MAX) {
    const auto tau = SecretScalar::random();
    const Point Z1 = z * test.U1();
    const Point Z2 = z * test.delta();
    const Point tauU1 = tau * test.U1();
    const Point tauDelta = tau * test.delta();
    const auto index = le32(clinic);
    const std::vector<ByteView> items = {test.label(), test.U1(), test.delta(),   Z1,   Z2,
                                         tauU1,        tauDelta,  test.context(), index};
    crypto::Transcript transcript("reseal/1/equality");
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i != skip) transcript.add(items[i]);
    }
    const Scalar c = *transcript.scalar();
    Bytes bytes;
    for (const ByteView item : {Z1.view(), Z2.view(), c.view()}) append(bytes, item);
    append(bytes, tau.answer(c, z));
    const auto part = EqualityPart::copy(bytes);
    return {clinic, hashOf(test, clinic, part), part};
}

std::vector<PartFromClinic> partsOf(const EqualityTest& test, ClinicIndex count) {
    std::vector<PartFromClinic> out;
    for (ClinicIndex j = 1; j <= count; ++j) {
        const auto made = *makeEqualityPart(test, j);
        out.push_back({j, made.hash, made.part});
    }
    return out;
}

// What a clinic writes down of the tests it answers; a stand-in for its store.
class AnswerStore {
public:
    // What stands under the test's key, after `blinded` has been written there if nothing did.
    AnsweredZ1 keepFirst(const BlindedPseudonym& blinded) {
        return kept_.try_emplace(blinded.test().answerKey(), blinded.toAnswer()).first->second;
    }

private:
    std::map<AnswerKey, AnsweredZ1> kept_;
};

// Σ λ_j·D_j over all that are given, be they as many as the threshold or not.
Element interpolated(const std::vector<CheckedPartial>& partials) {
    std::vector<Scalar> indices;
    for (const CheckedPartial& one : partials) indices.push_back(Scalar::fromUint(one.clinic()));
    const auto lambda = *crypto::lagrangeAtZero(indices);
    Element sum;
    for (std::size_t i = 0; i < partials.size(); ++i) sum = sum + lambda[i] * partials[i].D();
    return sum;
}

}  // namespace

class TracingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tClinicsFindTheMemberAndFewerDont() {
        const auto pseudonym = pseudonymOf(3);
        auto partials = committee_.checked(pseudonym.U1, case_, 3);
        QVERIFY(*trace(committee_.key, pseudonym, case_, partials) == roster_.identities[3]);
        QVERIFY(pseudonym.V1 - interpolated(partials) == roster_.identities[3]);
        partials.pop_back();
        QVERIFY(failsWith(trace(committee_.key, pseudonym, case_, partials), ErrorCode::InvalidArgument));
        for (const Point& member : roster_.identities)
            QVERIFY(pseudonym.V1 - interpolated(partials) != member);
    }

    void aTraceIsOfOnePseudonymCommitteeAndCase() {
        const auto pseudonym = pseudonymOf(3);
        const auto partials = committee_.checked(pseudonym.U1, case_, 3);
        const auto refused = [&](const CommitteeKey& committee, const TracingCiphertext& of,
                                 const CaseId& caseId, const std::vector<CheckedPartial>& with) {
            return failsWith(trace(committee, of, caseId, with), ErrorCode::InvalidArgument);
        };
        QVERIFY(!refused(committee_.key, pseudonym, case_, partials));
        QVERIFY(refused(committee_.key, pseudonymOf(3), case_, partials));
        QVERIFY(refused(committee_.key, pseudonym, crypto::randomFixed<CaseId>(), partials));
        // A later committee, whose clinics would gladly answer: V1 minus that is nobody.
        const Committee later(5, 3, later_);
        QVERIFY(refused(later.key, pseudonym, case_, later.checked(pseudonym.U1, case_, 3)));
        const Committee emergency(5, 3, newLabel(CommitteePurpose::Emergency));
        const TracingCiphertext toIt{emergency.key.label(), pseudonym.U1, pseudonym.V1};
        QVERIFY(refused(emergency.key, toIt, case_, emergency.checked(toIt.U1, case_, 3)));
    }

    void aPseudonymIsOfTheCommitteeThatItsSignatureIsFor() {
        const auto signature = checkedSignature(2);
        const auto pseudonym = *signature.pseudonym(committee_.key);
        QVERIFY(pseudonym.label == committee_.key.label() && pseudonym.U1 == signature.identity().U1);
        const Committee later(3, 2, later_);
        QVERIFY(failsWith(signature.pseudonym(later.key), ErrorCode::InvalidArgument));
        const auto emergency =
            *CommitteeKey::of(newLabel(CommitteePurpose::Emergency), committee_.key.threshold(),
                              committee_.key.key(), committee_.key.shareKeys());
        QVERIFY(failsWith(signature.pseudonym(emergency), ErrorCode::InvalidArgument));
    }

private:
    CheckedRingSignature checkedSignature(std::size_t who) const {
        const auto ticket = roster_.ticket();
        const Point& T = committee_.key.key();
        const auto signature = *signAsMember(roster_.people[who], roster_.ring, T, ticket, {});
        return *CheckedRingSignature::check(roster_.ring, T, ticket, {}, signature);
    }
    TracingCiphertext pseudonymOf(std::size_t who) const {
        return *checkedSignature(who).pseudonym(committee_.key);
    }
    Roster roster_{6};
    Committee committee_{5, 3};
    RunLabel later_{CommitteePurpose::Tracing, committee_.key.label().chain(), 1};
    CaseId case_ = crypto::randomFixed<CaseId>();
};

class EqualityTestTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itTellsTheSameMemberAndNobodyElse() {
        for (const std::size_t other : {std::size_t{3}, std::size_t{2}}) {
            const auto test = testOf(pseudonym_, other);
            const auto blinded = *BlindedPseudonym::sum(committee_.key, test, partsOf(test, 4));
            const auto partials = committee_.checked(blinded.Z1(), case_, 3);
            QCOMPARE(*isSameMember(committee_.key, blinded, partials), other == 3);
            const auto stored = BlindedPseudonym::stored(test, blinded.Z1(), blinded.Z2());
            QCOMPARE(*isSameMember(committee_.key, stored, partials), other == 3);
        }
    }

    void anAnswerIsOfOneSumCommitteeAndCase() {
        const auto test = testOf(pseudonym_, 3);
        const auto blinded = *BlindedPseudonym::sum(committee_.key, test, partsOf(test, 4));
        const auto partials = committee_.checked(blinded.Z1(), case_, 3);
        const auto refused = [&](const CommitteeKey& committee, const std::vector<CheckedPartial>& with) {
            return failsWith(isSameMember(committee, blinded, with), ErrorCode::InvalidArgument);
        };
        QVERIFY(!refused(committee_.key, partials));
        QVERIFY(refused(committee_.key, {partials[0]}));
        QVERIFY(refused(committee_.key, committee_.checked(pseudonym_.U1, case_, 3)));
        QVERIFY(refused(committee_.key, committee_.checked(blinded.Z1(), crypto::randomFixed<CaseId>(), 3)));
        // Another committee's say on it would be a confident no.
        const Committee later(5, 3, later_);
        QVERIFY(refused(later.key, later.checked(blinded.Z1(), case_, 3)));
    }

    // Why there is a second deadline, one sum, and a record of what a clinic answers: clinic 5 has its hash
    // on the ledger in time, and posts its part when the sum without it has been exponentiated. Here nobody
    // keeps a record: each sum is taken for the first of its test.
    void twoSumsOfOneTestOpenAnInnocentPseudonym() {
        const auto test = testOf(pseudonym_, 2);  // against somebody else
        const auto late = SecretScalar::random();
        auto parts = partsOf(test, 3);
        const auto first = *BlindedPseudonym::sum(committee_.key, test, parts);
        parts.push_back(partOf(test, 5, late));
        const auto second = *BlindedPseudonym::sum(committee_.key, test, parts);
        const auto answered = [&](const BlindedPseudonym& sum) {
            const ProvenPoint Z1 = *sum.provenZ1(sum.toAnswer());
            return *combine(committee_.key,
                            sift(committee_.key, Z1.point(), case_, committee_.partials(Z1, case_, 3)).good);
        };
        const Scalar inverse = (*Scalar::decode(late.view())).inverse();
        const Element mask = inverse * (answered(second) - answered(first));
        QVERIFY(pseudonym_.V1 - mask == roster_.identities[3]);
    }

    void aClinicAnswersForOneSumOfATest() {
        const auto test = testOf(pseudonym_, 2);
        auto parts = partsOf(test, 3);
        const auto first = *BlindedPseudonym::sum(committee_.key, test, parts);
        parts.push_back(partOf(test, 5, SecretScalar::random()));
        const auto second = *BlindedPseudonym::sum(committee_.key, test, parts);
        AnswerStore store;
        QVERIFY(first.provenZ1(store.keepFirst(first))->point() == first.Z1());
        QVERIFY(failsWith(second.provenZ1(store.keepFirst(second)), ErrorCode::Refused));
        QVERIFY(first.provenZ1(store.keepFirst(first)));  // the same again is no news
        const auto stored = BlindedPseudonym::stored(test, second.Z1(), second.Z2());
        QVERIFY(failsWith(stored.provenZ1(store.keepFirst(stored)), ErrorCode::Refused));
    }

    // A test's second attempt is blinded anew, and has a record of its own.
    void anAttemptTakesNoPartsOfAnother() {
        const auto test = testOf(pseudonym_, 2);
        const auto again = *EqualityTest::of(pseudonym_, roster_.identities[2], case_, 1);
        QVERIFY(test.context() == case_ && again.context() != case_);
        const auto parts = partsOf(test, 4);
        QVERIFY(BlindedPseudonym::sum(committee_.key, test, parts));
        QVERIFY(failsWith(BlindedPseudonym::sum(committee_.key, again, parts), ErrorCode::BadProof));
        const auto fresh = *BlindedPseudonym::sum(committee_.key, again, partsOf(again, 4));
        AnswerStore store;
        const auto first = *BlindedPseudonym::sum(committee_.key, test, parts);
        QVERIFY(first.provenZ1(store.keepFirst(first)) && fresh.provenZ1(store.keepFirst(fresh)));
        QCOMPARE(*isSameMember(committee_.key, fresh, committee_.checked(fresh.Z1(), again.context(), 3)),
                 false);
    }

    void aRecordIsOfOneTest() {
        const Point& Y = roster_.identities[2];
        const auto keyOf = [&](const TracingCiphertext& pseudonym, const Point& identity,
                               const CaseId& caseId, std::uint32_t attempt) {
            return EqualityTest::of(pseudonym, identity, caseId, attempt)->answerKey();
        };
        const TracingCiphertext relabelled{later_, pseudonym_.U1, pseudonym_.V1};
        const TracingCiphertext other{pseudonym_.label, base(SecretScalar::random()), pseudonym_.V1};
        const std::set<AnswerKey> keys = {keyOf(pseudonym_, Y, case_, 0),
                                          keyOf(relabelled, Y, case_, 0),
                                          keyOf(other, Y, case_, 0),
                                          keyOf(pseudonym_, roster_.identities[1], case_, 0),
                                          keyOf(pseudonym_, Y, crypto::randomFixed<CaseId>(), 0),
                                          keyOf(pseudonym_, Y, case_, 1),
                                          keyOf(pseudonym_, Y, case_, 2)};
        QCOMPARE(keys.size(), std::size_t{7});
        QVERIFY(keyOf(pseudonym_, Y, case_, 1) == keyOf(pseudonym_, Y, case_, 1));
        crypto::Kdf kdf("reseal/1/equality-answer");
        kdf.add(pseudonym_.label).add(case_).add(pseudonym_.U1).add(Y).addU32(7);
        QVERIFY(keyOf(pseudonym_, Y, case_, 7) == AnswerKey{kdf.publicHash()});
    }

    void wrongPartsAreNamedAndLeftOut() {
        const auto test = testOf(pseudonym_, 3);
        auto parts = partsOf(test, 5);
        parts[1].part.bytes[100] ^= 1;
        const auto first = parts[0];
        parts.push_back(first);                // twice
        parts.push_back(partsOf(test, 3)[2]);  // a second one
        parts.push_back({6, first.hash, first.part});
        parts.push_back({0, first.hash, first.part});
        auto blinded = BlindedPseudonym::sum(committee_.key, test, parts);
        const std::vector<LeftOutPart> expected = {{2, PartFault::Wrong},
                                                   {1, PartFault::Twice},
                                                   {3, PartFault::Twice},
                                                   {6, PartFault::NoClinic},
                                                   {0, PartFault::NoClinic}};
        QVERIFY(blinded && blinded->leftOut() == expected &&
                blinded->used() == (std::vector<ClinicIndex>{1, 3, 4, 5}));
        QVERIFY(*isSameMember(committee_.key, *blinded, committee_.checked(blinded->Z1(), case_, 3)));
        // They count for nothing in the sum either.
        const auto alone =
            *BlindedPseudonym::sum(committee_.key, test, {parts[0], parts[2], parts[3], parts[4]});
        QVERIFY(alone.Z1() == blinded->Z1() && alone.Z2() == blinded->Z2());
        parts.resize(4);
        parts[3].hash.bytes[0] ^= 1;
        blinded = BlindedPseudonym::sum(committee_.key, test, parts);
        QVERIFY(failsWith(blinded, ErrorCode::BadProof));
        QVERIFY(blinded.error().detail.ends_with(": 2 4"));
        // One clinic with many parts is one clinic.
        QVERIFY(failsWith(BlindedPseudonym::sum(committee_.key, test, {first, first, first}),
                          ErrorCode::BadProof));
    }

    void aPartIsGoodForOneTestAndClinic() {
        const auto test = testOf(pseudonym_, 1);
        const auto made = *makeEqualityPart(test, 2);
        QVERIFY(CheckedEqualityPart::check(test, 2, made.hash, made.part));
        const auto refused = [&](const EqualityTest& other, ClinicIndex clinic) {
            return failsWith(
                CheckedEqualityPart::check(other, clinic, hashOf(other, clinic, made.part), made.part),
                ErrorCode::BadProof);
        };
        QVERIFY(refused(test, 3));
        QVERIFY(refused(testOf(pseudonym_, 2), 2));
        const Point& Y = roster_.identities[1];
        const TracingCiphertext other{pseudonym_.label, base(SecretScalar::random()), pseudonym_.V1};
        QVERIFY(refused(testOf(other, 1), 2));
        const TracingCiphertext relabelled{later_, pseudonym_.U1, pseudonym_.V1};
        QVERIFY(refused(testOf(relabelled, 1), 2));
        QVERIFY(refused(*EqualityTest::of(pseudonym_, Y, crypto::randomFixed<CaseId>(), 0), 2));
        QVERIFY(failsWith(BlindedPseudonym::sum(committee_.key, testOf(relabelled, 1), {}),
                          ErrorCode::InvalidArgument));
    }

    void thereIsNoTestOfNothing() {
        const Point& Y = roster_.identities[1];
        QVERIFY(failsWith(EqualityTest::of({pseudonym_.label, pseudonym_.U1, Y}, Y, case_, 0),
                          ErrorCode::InvalidPoint));
        const auto emergency = newLabel(CommitteePurpose::Emergency);
        QVERIFY(failsWith(EqualityTest::of({emergency, pseudonym_.U1, pseudonym_.V1}, Y, case_, 0),
                          ErrorCode::InvalidArgument));
    }

    void everythingEntersAPartsProof() {
        const auto test = testOf(pseudonym_, 1);
        const auto verdict = [&](std::size_t skip) {
            const auto from = partOf(test, 2, SecretScalar::random(), skip);
            return CheckedEqualityPart::check(test, 2, from.hash, from.part);
        };
        QVERIFY(verdict(SIZE_MAX));
        for (std::size_t skip = 0; skip < 9; ++skip)
            QVERIFY2(failsWith(verdict(skip), ErrorCode::BadProof), std::to_string(skip).c_str());
    }

    // The last clinic to come would choose its part so that the sums vanish, if the hashes did not come
    // first; even then nothing is computed with the identity.
    void sumsThatVanishAreRefused() {
        const auto test = testOf(pseudonym_, 2);
        const Committee pair(2, 2, committee_.key.label());
        const auto z = SecretScalar::random();
        std::vector<PartFromClinic> parts;
        const auto minus = SecretScalar::copyOf(Scalar()).minus(z);
        parts.push_back(partOf(test, 1, z));
        parts.push_back(partOf(test, 2, minus));
        QVERIFY(failsWith(BlindedPseudonym::sum(pair.key, test, parts), ErrorCode::InvalidPoint));
        parts[1] = partOf(test, 2, z);
        QVERIFY(BlindedPseudonym::sum(pair.key, test, parts));
    }

private:
    TracingCiphertext pseudonymOf(std::size_t who) const {
        const auto r = SecretScalar::random();
        return {committee_.key.label(), base(r),
                *Point::from(roster_.identities[who] + r * committee_.key.key())};
    }
    EqualityTest testOf(const TracingCiphertext& pseudonym, std::size_t who) const {
        return *EqualityTest::of(pseudonym, roster_.identities[who], case_, 0);
    }
    Roster roster_{6};
    Committee committee_{5, 3};
    RunLabel later_{CommitteePurpose::Tracing, committee_.key.label().chain(), 1};
    CaseId case_ = crypto::randomFixed<CaseId>();
    TracingCiphertext pseudonym_ = pseudonymOf(3);
};

int main(int argc, char** argv) {
    TracingTest tracing;
    EqualityTestTest equality;
    return QTest::qExec(&tracing, argc, argv) | QTest::qExec(&equality, argc, argv);
}
#include "tracing_test.moc"
