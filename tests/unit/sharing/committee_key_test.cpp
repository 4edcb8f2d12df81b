#include "core/sharing/committee_key.h"

#include <QtTest>

#include "core/sharing/emergency_grant.h"
#include "tests/unit/sharing/committee_fixture.h"
#include "tests/unit/sharing/fixture.h"

using namespace reseal;
using namespace reseal::sharing;
using crypto::Element;
using crypto::Point;
using crypto::Scalar;
using crypto::SecretBytes;
using crypto::SecretScalar;
using test::Committee;
using test::failsWith;
using test::newLabel;

class CommitteeKeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyTPartialsGiveThePowerAndFewerNone() {
        const Committee committee(4, 3);
        const SecretScalar r = SecretScalar::random();
        const Point expected = r * committee.key.key();
        auto checked = committee.checked(base(r), context_, 4);
        QCOMPARE(checked.size(), std::size_t{4});
        for (std::size_t left = 0; left < 4; ++left) {
            auto three = checked;
            three.erase(three.begin() + static_cast<std::ptrdiff_t>(left));
            QVERIFY(*combine(committee.key, three) == expected);
            QVERIFY(equal(combineSecretly(committee.key, three)->view(), expected));
            three.pop_back();
            QVERIFY(failsWith(combine(committee.key, three), ErrorCode::InvalidArgument));
            QVERIFY(failsWith(combineSecretly(committee.key, three), ErrorCode::InvalidArgument));
        }
        QVERIFY(*combine(committee.key, checked) == expected);
    }

    void aForgedPartialIsNamedAndTheOthersGoOn() {
        const Committee committee(4, 2);
        const SecretScalar r = SecretScalar::random();
        const Point P = base(r);
        auto received = committee.partials(ProvenPoint::admitted(P), context_, 4);
        received[0].partial.bytes[70] ^= 1;
        std::ranges::copy(base(SecretScalar::random()).view(), received[2].partial.bytes.begin());
        received.push_back({9, received[1].partial});  // no clinic of the committee
        const auto sifted = sift(committee.key, P, context_, received);
        QCOMPARE(sifted.wrong, (std::vector<ClinicIndex>{1, 3}));
        QVERIFY(*combine(committee.key, sifted.good) == r * committee.key.key());
    }

    // D of another logarithm for one of the two bases.
    void aProofIsOfBothLogarithms() {
        const Committee committee(3, 2);
        const Point P = base(SecretScalar::random());
        const auto shareKey = committee.shares[0].shareKey();
        const auto other = SecretScalar::random();
        const ShareKey otherKey{shareKey.label, shareKey.clinic, base(other)};
        const auto lie = *exponentiate(*CommitteeShare::accept(otherKey, other.view()),
                                       ProvenPoint::admitted(P), context_);
        QVERIFY(CheckedPartial::check(otherKey, P, context_, lie));
        QVERIFY(failsWith(CheckedPartial::check(shareKey, P, context_, lie), ErrorCode::BadProof));
    }

    void aPartialIsGoodForOneLabelClinicPointAndCase() {
        const ChainId chain = crypto::randomFixed<ChainId>();
        const Committee committee(3, 2, RunLabel(CommitteePurpose::Tracing, chain, 0));
        const Point P = base(SecretScalar::random());
        const auto good = committee.partials(ProvenPoint::admitted(P), context_, 1)[0].partial;
        const ShareKey mine = committee.shares[0].shareKey();
        QVERIFY(CheckedPartial::check(mine, P, context_, good));
        const auto refused = [&](const ShareKey& key, const Point& point, const CaseId& context) {
            return failsWith(CheckedPartial::check(key, point, context, good), ErrorCode::BadProof);
        };
        QVERIFY(refused({RunLabel(CommitteePurpose::Tracing, chain, 1), 1, mine.point}, P, context_));
        QVERIFY(refused({RunLabel(CommitteePurpose::Emergency, chain, 0), 1, mine.point}, P, context_));
        QVERIFY(refused(committee.shares[1].shareKey(), P, context_));
        QVERIFY(refused(mine, base(SecretScalar::random()), context_));
        QVERIFY(refused(mine, P, crypto::randomFixed<CaseId>()));
    }

    void encodingsAreChecked() {
        const Committee committee(1, 1);
        const Point P = base(SecretScalar::random());
        const auto good = committee.partials(ProvenPoint::admitted(P), context_, 1)[0].partial;
        const auto with = [&](std::size_t at, std::uint8_t byte) {
            Partial bad = good;
            std::fill_n(bad.bytes.begin() + static_cast<std::ptrdiff_t>(at), 32, byte);
            return CheckedPartial::check(committee.shares[0].shareKey(), P, context_, bad);
        };
        QVERIFY(failsWith(with(0, 0), ErrorCode::InvalidPoint));
        QVERIFY(failsWith(with(0, 0xff), ErrorCode::InvalidPoint));
        for (const std::size_t at : {std::size_t{32}, std::size_t{64}}) {
            QVERIFY(failsWith(with(at, 0), ErrorCode::InvalidScalar));
            QVERIFY(failsWith(with(at, 0xff), ErrorCode::InvalidScalar));
        }
        QVERIFY(!Partial::from(ByteView(good).first(95)));
    }

    void partialsOfDifferentThingsDontMix() {
        const Committee committee(3, 2);
        const Committee others(3, 2, committee.key.label());
        const Point P = base(SecretScalar::random());
        const auto mixed = [&](const CheckedPartial& first, const CheckedPartial& second) {
            return failsWith(combine(committee.key, {first, second}), ErrorCode::InvalidArgument);
        };
        const auto good = committee.checked(P, context_, 2);
        QVERIFY(combine(committee.key, good));
        QVERIFY(mixed(good[0], good[0]));
        QVERIFY(mixed(good[0], committee.checked(base(SecretScalar::random()), context_, 2)[1]));
        QVERIFY(mixed(good[0], committee.checked(P, crypto::randomFixed<CaseId>(), 2)[1]));
        QVERIFY(mixed(good[0], others.checked(P, context_, 2)[1]));
    }

    void aKeyAndShareKeysBelongTogether() {
        const Committee committee(4, 2);
        const CommitteeKey& key = committee.key;
        const auto with = [&](std::size_t t, const Point& point, std::vector<Element> shareKeys) {
            return CommitteeKey::of(key.label(), t, point, std::move(shareKeys));
        };
        QVERIFY(with(2, key.key(), key.shareKeys()));
        QVERIFY(with(3, key.key(), key.shareKeys()));  // a polynomial of a lower degree is one of a higher
        QVERIFY(failsWith(with(1, key.key(), key.shareKeys()), ErrorCode::BadProof));
        QVERIFY(failsWith(with(2, base(SecretScalar::random()), key.shareKeys()), ErrorCode::BadProof));
        auto changed = key.shareKeys();
        std::swap(changed[0], changed[1]);
        QVERIFY(failsWith(with(2, key.key(), changed), ErrorCode::BadProof));
        QVERIFY(failsWith(with(0, key.key(), key.shareKeys()), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(with(5, key.key(), key.shareKeys()), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(with(1, key.key(), {}), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(with(2, key.key(), std::vector<Element>(kMaxCommittee + 1)),
                          ErrorCode::InvalidArgument));
        QVERIFY(failsWith(key.shareKey(0), ErrorCode::NotFound));
        QVERIFY(failsWith(key.shareKey(5), ErrorCode::NotFound));
    }

    void aMemberAcceptsNothingButItsOwnShare() {
        const Committee committee(3, 2);
        const ShareKey mine = *committee.key.shareKey(1);
        QVERIFY(CommitteeShare::accept(mine, committee.shares[0].stored()));
        QVERIFY(failsWith(CommitteeShare::accept(mine, committee.shares[1].stored()), ErrorCode::BadProof));
        QVERIFY(failsWith(CommitteeShare::accept(mine, Bytes(32)), ErrorCode::InvalidScalar));
    }

private:
    CaseId context_ = crypto::randomFixed<CaseId>();
};

class EmergencyGrantTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tClinicsOpenAStandingGrantAndFewerDont() {
        const auto partials = committee_.checked(grant_.terms().X, emergency_, 3);
        const auto opening = openStandingGrant(committee_.key, grant_, partials, made_.note);
        QVERIFY(opening && opening->note.category == "laboratory" &&
                equal(opening->note.cardSecret.view(), card_.view()));
        QVERIFY(opening->factor.d() * grant_.terms().commitments[0] == owner_.A);
        QVERIFY(failsWith(openStandingGrant(committee_.key, grant_, {partials[0]}, made_.note),
                          ErrorCode::InvalidArgument));
    }

    void nothingElseOpensIt() {
        const auto partials = committee_.checked(grant_.terms().X, emergency_, 2);
        for (const std::size_t at : {std::size_t{0}, std::size_t{40}, made_.note.size() - 1}) {
            Bytes altered = made_.note;
            altered[at] ^= 1;
            QVERIFY(failsWith(openStandingGrant(committee_.key, grant_, partials, altered),
                              ErrorCode::CannotOpen));
        }
        const auto other = make();
        QVERIFY(failsWith(openStandingGrant(committee_.key, grant_, partials, other.note),
                          ErrorCode::CannotOpen));
        const auto ofAnotherPoint = committee_.checked(other.terms.X, emergency_, 2);
        QVERIFY(failsWith(openStandingGrant(committee_.key, grant_, ofAnotherPoint, made_.note),
                          ErrorCode::InvalidArgument));
        const Committee strangers(3, 2, newLabel(CommitteePurpose::Emergency));
        QVERIFY(failsWith(openStandingGrant(strangers.key, grant_,
                                            strangers.checked(grant_.terms().X, emergency_, 2), made_.note),
                          ErrorCode::InvalidArgument));
        // A grant whose C_0 does not open A, though patient and proxies have no objection.
        GrantTerms false_ = made_.terms;
        false_.commitments[0] = *Point::from(false_.commitments[0] + owner_.A);
        QVERIFY(
            failsWith(openStandingGrant(committee_.key, *CheckedGrant::check(false_), partials, made_.note),
                      ErrorCode::BadProof));
    }

    void aStandingGrantNeedsTheCardSecret() {
        QVERIFY(failsWith(
            makeStandingGrant(owner_.key(), committee_.key, 1, {test::Proxy().key()}, {{}, "laboratory"}),
            ErrorCode::InvalidArgument));
        QVERIFY(failsWith(
            makeStandingGrant(owner_.key(), committee_.key, 1, {test::Proxy().key()}, {card_.clone(), ""}),
            ErrorCode::InvalidArgument));
    }

private:
    NewStandingGrant make() const {
        return *makeStandingGrant(owner_.key(), committee_.key, 1, {test::Proxy().key()},
                                  {card_.clone(), "laboratory"});
    }
    Committee committee_{3, 2, newLabel(CommitteePurpose::Emergency)};
    test::Owner owner_;
    SecretBytes card_ = SecretBytes::random(32);
    NewStandingGrant made_ = make();
    CheckedGrant grant_ = *CheckedGrant::check(made_.terms);
    CaseId emergency_ = crypto::randomFixed<CaseId>();
};

int main(int argc, char** argv) {
    CommitteeKeyTest key;
    EmergencyGrantTest emergency;
    return QTest::qExec(&key, argc, argv) | QTest::qExec(&emergency, argc, argv);
}
#include "committee_key_test.moc"
