#include "core/sharing/committee_key.h"

#include <QtTest>

#include "core/crypto/aead.h"
#include "core/crypto/transcript.h"
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

namespace {

// Clinic `shareKey.clinic` claims that D is `secret`·P; `skip` is left out of what its proof hashes.
Partial partialOf(const ShareKey& shareKey, const SecretScalar& secret, const Point& P, const Point& D,
                  const CaseId& context, std::size_t skip = SIZE_MAX) {
    const Point G = *Point::from(base(Scalar::fromUint(1)));
    const SecretScalar tau = SecretScalar::random();
    const Point tauG = base(tau);
    const Point tauP = tau * P;
    const std::vector<ByteView> items = {shareKey.label, G, shareKey.point, P, D, tauG, tauP, context};
    crypto::Transcript transcript("reseal/1/dleq");
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i != skip) transcript.add(items[i]);
    }
    const Scalar c = *transcript.scalar();
    Bytes out = toBytes(D);
    append(out, c);
    append(out, tau.answer(c, secret));
    return Partial::copy(out);
}

}  // namespace

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
        received.push_back(received[1]);
        received.push_back({2, *exponentiate(committee.shares[1], ProvenPoint::admitted(P), context_)});
        received.push_back(received[0]);
        const auto sifted = sift(committee.key, P, context_, received);
        QCOMPARE(sifted.wrong, (std::vector<ClinicIndex>{1, 3}));
        QVERIFY(sifted.good.size() == 2 && sifted.good[0].clinic() == 2 && sifted.good[1].clinic() == 4);
        QVERIFY(*combine(committee.key, sifted.good) == r * committee.key.key());
    }

    // A prover that is right for one of the two bases, with everything hashed as it stands.
    void aProofIsOfBothLogarithms() {
        const Committee committee(3, 2);
        const Point P = base(SecretScalar::random());
        const auto mine = committee.shares[0].shareKey();
        const SecretScalar& share = committee.shares[0].secret();
        const auto other = SecretScalar::random();
        const auto verdict = [&](const SecretScalar& secret, const Point& D, std::size_t skip) {
            return CheckedPartial::check(mine, P, context_, partialOf(mine, secret, P, D, context_, skip));
        };
        QVERIFY(verdict(share, share * P, SIZE_MAX));
        QVERIFY(failsWith(verdict(share, other * P, SIZE_MAX), ErrorCode::BadProof));  // right for G only
        QVERIFY(failsWith(verdict(other, other * P, SIZE_MAX), ErrorCode::BadProof));  // right for P only
        // The same for a verifier that does not look at the other base.
        constexpr std::size_t kTauG = 5;
        constexpr std::size_t kTauP = 6;
        QVERIFY(failsWith(verdict(share, other * P, kTauP), ErrorCode::BadProof));
        QVERIFY(failsWith(verdict(other, other * P, kTauG), ErrorCode::BadProof));
    }

    void everythingEntersTheProof() {
        const Committee committee(3, 2);
        const Point P = base(SecretScalar::random());
        const auto& mine = committee.shares[0];
        for (std::size_t skip = 0; skip < 8; ++skip) {
            const auto made = partialOf(mine.shareKey(), mine.secret(), P, mine.secret() * P, context_, skip);
            QVERIFY2(
                failsWith(CheckedPartial::check(mine.shareKey(), P, context_, made), ErrorCode::BadProof),
                std::to_string(skip).c_str());
        }
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
        // The same points under another label.
        const RunLabel later(CommitteePurpose::Tracing, committee.key.label().chain(), 1);
        const auto relabelled = *CommitteeKey::of(later, 2, committee.key.key(), committee.key.shareKeys());
        QVERIFY(failsWith(combine(relabelled, good), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(combineSecretly(relabelled, good), ErrorCode::InvalidArgument));
    }

    void aKeyIsForOnePurpose() {
        const RunLabel label = newLabel(CommitteePurpose::Emergency);
        QVERIFY(label.requirePurpose(CommitteePurpose::Emergency));
        QVERIFY(failsWith(label.requirePurpose(CommitteePurpose::Tracing), ErrorCode::InvalidArgument));
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
        // What one clinic has is nothing to begin with.
        QVERIFY(failsWith(GranteeFactor::deriveFrom(grant_, partials[0].D()), ErrorCode::BadProof));
        QVERIFY(GranteeFactor::deriveFrom(grant_, *combine(committee_.key, partials)));
    }

    // A note under a key that lacks one of its inputs: then whoever knows the others could read it.
    void everythingEntersTheNotesKey() {
        const auto partials = committee_.checked(grant_.terms().X, emergency_, 2);
        const Point xM = *combine(committee_.key, partials);
        const auto noteWithout = [&](std::size_t skip, const GrantNote& note) {
            const std::vector<ByteView> items = {xM, grant_.terms().X, grant_.terms().id};
            crypto::Kdf kdf("reseal/1/emergency-note");
            for (std::size_t i = 0; i < items.size(); ++i) {
                if (i != skip) kdf.add(items[i]);
            }
            return crypto::xchachaSeal(kdf.key(), {}, {}, *encodeNote(note));
        };
        const GrantNote note{card_.clone(), "imaging"};
        const auto opened = [&](const Bytes& sealed) {
            return openStandingGrant(committee_.key, grant_, partials, sealed);
        };
        const auto good = opened(noteWithout(SIZE_MAX, note));
        QVERIFY(good && good->note.category == "imaging");
        for (std::size_t skip = 0; skip < 3; ++skip)
            QVERIFY(failsWith(opened(noteWithout(skip, note)), ErrorCode::CannotOpen));
        QVERIFY(failsWith(opened(noteWithout(SIZE_MAX, {{}, "imaging"})), ErrorCode::Malformed));
    }

    void onlyAnEmergencyCommitteeIsGranted() {
        const auto& key = committee_.key;
        const auto tracing = *CommitteeKey::of(newLabel(), 2, key.key(), key.shareKeys());
        QVERIFY(failsWith(
            makeStandingGrant(owner_.key(), tracing, 1, {test::Proxy().key()}, {card_.clone(), "laboratory"}),
            ErrorCode::InvalidArgument));
        std::vector<CheckedPartial> partials;
        for (std::size_t j = 0; j < 2; ++j) {
            const auto share = *CommitteeShare::accept(*tracing.shareKey(static_cast<ClinicIndex>(j + 1)),
                                                       committee_.shares[j].stored());
            const auto made = *exponentiate(share, ProvenPoint::of(grant_), emergency_);
            partials.push_back(*CheckedPartial::check(share.shareKey(), grant_.terms().X, emergency_, made));
        }
        QVERIFY(combine(tracing, partials));
        QVERIFY(
            failsWith(openStandingGrant(tracing, grant_, partials, made_.note), ErrorCode::InvalidArgument));
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
