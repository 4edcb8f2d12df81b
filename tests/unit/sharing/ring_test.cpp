#include "core/sharing/ring.h"

#include <QtTest>
#include <set>

#include "core/crypto/transcript.h"
#include "tests/unit/dies.h"
#include "tests/unit/sealing/fixture.h"
#include "tests/unit/sharing/ring_fixture.h"

using namespace reseal;
using namespace reseal::sharing;
using crypto::Point;
using crypto::Scalar;
using test::failsWith;
using test::newMember;
using test::Roster;

class RingShapeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSmallestRingThatCoversTheRoster() {
        for (const auto& [roster, digits] : std::vector<std::pair<std::size_t, std::size_t>>{
                 {1, 1}, {4, 1}, {5, 2}, {16, 2}, {17, 3}, {64, 3}, {65, 4}, {256, 4}, {257, 5}, {1024, 5}}) {
            const auto shape = *RingShape::of(roster, 0);
            QCOMPARE(shape.digits(), digits);
            QCOMPARE(shape.place(0), std::size_t{0});
            QCOMPARE(shape.place(shape.size() - 1), roster - 1);  // filled up with the last
            QCOMPARE(shape.distinct(), roster);
        }
        QVERIFY(test::diesByCheck([] { return RingShape::of(3, 0)->place(4); }));
    }

    void aLongRosterHasAWindowThatRunsOn() {
        const auto shape = *RingShape::of(1500, 1000);
        QVERIFY(shape.size() == kMaxRing && shape.place(499) == 1499 && shape.place(500) == 0 &&
                shape.place(1023) == 523);
        QVERIFY(failsWith(RingShape::of(1500, 1500), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(RingShape::of(1024, 1), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(RingShape::of(0, 0), ErrorCode::InvalidArgument));
    }

    void theWindowHoldsItsMemberAnywhere() {
        QVERIFY(RingShape::around(10, 9)->start() == 0);
        QVERIFY(failsWith(RingShape::around(10, 10), ErrorCode::InvalidArgument));
        std::set<std::size_t> starts;
        for (int i = 0; i < 100; ++i) {
            const auto shape = *RingShape::around(3000, 7);
            const std::size_t at = (7 + 3000 - shape.start()) % 3000;
            QVERIFY(at < kMaxRing && shape.place(at) == 7);
            starts.insert(shape.start());
        }
        QVERIFY(starts.size() > 50);
    }
};

class RingSignatureTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Rings of one, two and three digits, full and filled up; the first, the last and a middle member.
    void everyMemberSigns() {
        for (const std::size_t size : {1U, 2U, 4U, 5U, 13U, 16U, 17U}) {
            const Roster roster(size);
            for (const std::size_t who : std::set<std::size_t>{0, size / 2, size - 1}) {
                const auto signature =
                    signAsMember(roster.people[who], roster.ring, T_, roster.ticket(), message_);
                QVERIFY(signature);
                const Bytes sent = signature->encode();
                QCOMPARE(sent.size(), 32 * (15 + 5 * roster.ring.digits()));
                const auto checked = CheckedRingSignature::check(roster.ring, T_, roster.ticket(), message_,
                                                                 *RingSignature::decode(sent));
                QVERIFY(checked && checked->Z() == roster.people[who].secret * roster.ticket().H());
            }
        }
    }

    void aWindowOfALongRoster() {
        const Roster roster(1030, 1000);
        const auto sign = [&](std::size_t who) {
            return signAsMember(roster.people[who], roster.ring, T_, roster.ticket(), message_);
        };
        const auto signature = sign(3);
        QVERIFY(signature &&
                CheckedRingSignature::check(roster.ring, T_, roster.ticket(), message_, *signature));
        QVERIFY(failsWith(sign(995), ErrorCode::NotFound));  // of the roster, outside the window
    }

    void strangersDontSign() {
        const auto stranger = newMember();
        QVERIFY(failsWith(signAsMember(stranger, roster_.ring, T_, roster_.ticket(), message_),
                          ErrorCode::NotFound));
        // A stranger who signs in a ring of its own that differs in one place.
        auto identities = roster_.identities;
        identities[2] = stranger.point;
        const Ring own = *Ring::of(identities, 0);
        const auto signature = *signAsMember(stranger, own, T_, roster_.ticket(), message_);
        QVERIFY(CheckedRingSignature::check(own, T_, roster_.ticket(), message_, signature));
        QVERIFY(refused(signature, roster_.ring, T_, roster_.ticket(), message_));
        // A member's identity with another secret: the owner can't be proven.
        crypto::RistrettoKey thief{crypto::SecretScalar::random(), roster_.identities[1]};
        const auto stolen = *signAsMember(thief, roster_.ring, T_, roster_.ticket(), message_);
        const auto verdict =
            CheckedRingSignature::check(roster_.ring, T_, roster_.ticket(), message_, stolen);
        QVERIFY(failsWith(verdict, ErrorCode::BadProof));
        QVERIFY(verdict.error().detail.find("owner") != std::string::npos);
    }

    void aSignatureIsGoodForOneMessageTicketRosterAndCommittee() {
        const auto good = sign(1, roster_.ticket(3));
        QVERIFY(!refused(good, roster_.ring, T_, roster_.ticket(3), message_));
        Bytes altered = message_;
        altered.back() ^= 1;
        QVERIFY(refused(good, roster_.ring, T_, roster_.ticket(3), altered));
        QVERIFY(refused(good, roster_.ring, T_, roster_.ticket(4), message_));
        QVERIFY(refused(good, roster_.ring, T_, roster_.ticket(3, 20'001), message_));
        QVERIFY(refused(good, roster_.ring, T_, roster_.ticket(3, 20'000, "patient"), message_));
        QVERIFY(refused(good, roster_.ring, newMember().point, roster_.ticket(3), message_));
        auto identities = roster_.identities;
        std::swap(identities[3], identities[4]);
        QVERIFY(refused(good, *Ring::of(identities, 0), T_, roster_.ticket(3), message_));
        identities.pop_back();
        QVERIFY(refused(good, *Ring::of(identities, 0), T_, roster_.ticket(3), message_));
        identities.resize(4, identities[0]);
        QVERIFY(refused(good, *Ring::of(identities, 0), T_, roster_.ticket(3), message_));
    }

    void aMemberHasOneTicketForEachSlot() {
        const auto ticketOf = [&](std::size_t who, const TicketBase& ticket) { return sign(who, ticket).Z; };
        QVERIFY(ticketOf(1, roster_.ticket(3)) == ticketOf(1, roster_.ticket(3)));
        std::set<Element> all;
        for (const std::size_t who : {std::size_t{0}, std::size_t{1}}) {
            all.insert(ticketOf(who, roster_.ticket(0)));
            all.insert(ticketOf(who, roster_.ticket(1)));
            all.insert(ticketOf(who, roster_.ticket(0, 20'001)));
            all.insert(ticketOf(who, roster_.ticket(0, 20'000, "patient")));
            all.insert(ticketOf(who, Roster(1).ticket(0)));  // of another ledger
        }
        QCOMPARE(all.size(), std::size_t{10});
    }

    // Nothing of a signature but the ticket comes twice.
    void everyRandomValueIsNew() {
        const Bytes one = sign(1, roster_.ticket()).encode();
        const Bytes two = sign(1, roster_.ticket()).encode();
        const std::size_t Z = 6 + 2 * roster_.ring.digits() + 2;
        for (std::size_t at = 0; 32 * at < one.size(); ++at) {
            const bool same = equal(ByteView(one).subspan(32 * at, 32), ByteView(two).subspan(32 * at, 32));
            QCOMPARE(same, at == Z);
        }
    }

    void everyPartMatters() {
        const Bytes good = sign(2, roster_.ticket()).encode();
        const std::size_t points = 10 + 2 * roster_.ring.digits();
        for (std::size_t at = 0; 32 * at < good.size(); ++at) {
            Bytes bad = good;
            const auto part = bad.begin() + static_cast<std::ptrdiff_t>(32 * at);
            if (at < points) {
                std::ranges::copy(newMember().point.view(), part);
            } else {
                const Scalar was = *Scalar::decodeAllowingZero(ByteView(bad).subspan(32 * at, 32));
                std::ranges::copy((was + Scalar::fromUint(1)).view(), part);
            }
            QVERIFY2(refused(*RingSignature::decode(bad), roster_.ring, T_, roster_.ticket(), message_),
                     std::to_string(at).c_str());
        }
    }

    void encodingsAreChecked() {
        const Bytes good = sign(2, roster_.ticket()).encode();
        QVERIFY(RingSignature::decode(good)->encode() == good);
        const std::size_t points = 10 + 2 * roster_.ring.digits();
        for (std::size_t at = 0; 32 * at < good.size(); ++at) {
            Bytes bad = good;
            std::fill_n(bad.begin() + static_cast<std::ptrdiff_t>(32 * at), 32, std::uint8_t{0});
            if (at < points) {
                QVERIFY(failsWith(RingSignature::decode(bad), ErrorCode::InvalidPoint));
            } else {
                QVERIFY(RingSignature::decode(bad));  // an answer may be zero, if hardly a right one
            }
            std::fill_n(bad.begin() + static_cast<std::ptrdiff_t>(32 * at), 32, std::uint8_t{0xff});
            QVERIFY(failsWith(RingSignature::decode(bad),
                              at < points ? ErrorCode::InvalidPoint : ErrorCode::InvalidScalar));
        }
        for (const std::size_t size : {std::size_t{0}, good.size() - 1, good.size() - 32, good.size() + 1,
                                       good.size() + 32, RingSignature::encodedSize(6)})
            QVERIFY(failsWith(RingSignature::decode(Bytes(size, 1)), ErrorCode::Malformed));
    }

private:
    RingSignature sign(std::size_t who, const TicketBase& ticket) const {
        return *signAsMember(roster_.people[who], roster_.ring, T_, ticket, message_);
    }
    static bool refused(const RingSignature& signature, const Ring& ring, const Point& T,
                        const TicketBase& ticket, const Bytes& message) {
        return failsWith(CheckedRingSignature::check(ring, T, ticket, message, signature),
                         ErrorCode::BadProof);
    }
    using Element = crypto::Element;
    Roster roster_{6};
    Point T_ = newMember().point;
    Bytes message_ = toBytes(bytesOf("the whole registration"));
};

class TracingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tClinicsFindTheMemberAndFewerDont() {
        const auto pseudonym = pseudonymOf(3);
        const auto partials = committee_.checked(pseudonym.U1, case_, 4);
        QVERIFY(*trace(committee_.key, pseudonym, partials) == roster_.identities[3]);
        QVERIFY(failsWith(trace(committee_.key, pseudonym, {partials[0], partials[1]}),
                          ErrorCode::InvalidArgument));
        // Those of another pseudonym.
        QVERIFY(failsWith(trace(committee_.key, pseudonymOf(3), partials), ErrorCode::InvalidArgument));
    }

    void theTestTellsTheSameMemberAndNobodyElse() {
        const auto pseudonym = pseudonymOf(3);
        for (const std::size_t other : {std::size_t{3}, std::size_t{2}}) {
            const auto test = testOf(pseudonym, other);
            const auto blinded = *BlindedPseudonym::sum(committee_.key, test, partsOf(test, 4));
            const auto partials = committee_.checked(blinded.Z1(), case_, 3);
            QCOMPARE(*isSameMember(committee_.key, blinded, partials), other == 3);
            QVERIFY(
                failsWith(isSameMember(committee_.key, blinded, {partials[0]}), ErrorCode::InvalidArgument));
            const auto unblinded = committee_.checked(pseudonym.U1, case_, 3);
            QVERIFY(failsWith(isSameMember(committee_.key, blinded, unblinded), ErrorCode::InvalidArgument));
        }
    }

    void wrongPartsAreNamedAndLeftOut() {
        const auto test = testOf(pseudonymOf(1), 1);
        auto parts = partsOf(test, 4);
        parts[1].part.bytes[100] ^= 1;
        auto blinded = BlindedPseudonym::sum(committee_.key, test, parts);
        QVERIFY(blinded && blinded->wrong() == std::vector<ClinicIndex>{2} &&
                blinded->used() == (std::vector<ClinicIndex>{1, 3, 4}));
        QVERIFY(*isSameMember(committee_.key, *blinded, committee_.checked(blinded->Z1(), case_, 3)));
        parts[3].hash.bytes[0] ^= 1;
        blinded = BlindedPseudonym::sum(committee_.key, test, parts);
        QVERIFY(failsWith(blinded, ErrorCode::BadProof));
        QVERIFY(blinded.error().detail.ends_with("2 4"));
        auto twice = partsOf(test, 4);
        twice.push_back(twice[0]);
        QVERIFY(failsWith(BlindedPseudonym::sum(committee_.key, test, twice), ErrorCode::InvalidArgument));
        auto strange = partsOf(test, 4);
        strange[0].clinic = 5;
        QVERIFY(failsWith(BlindedPseudonym::sum(committee_.key, test, strange), ErrorCode::InvalidArgument));
    }

    void aPartIsGoodForOneTestAndClinic() {
        const auto pseudonym = pseudonymOf(1);
        const auto test = testOf(pseudonym, 1);
        const auto made = *makeEqualityPart(test, 2);
        QVERIFY(CheckedEqualityPart::check(test, 2, made.hash, made.part));
        const auto refused = [&](const EqualityTest& other, ClinicIndex clinic) {
            const auto hash = EqualityHash{crypto::Kdf("reseal/1/equality-hash")
                                               .add(made.part)
                                               .add(other.label())
                                               .add(other.context())
                                               .addU32(clinic)
                                               .publicHash()};
            return failsWith(CheckedEqualityPart::check(other, clinic, hash, made.part), ErrorCode::BadProof);
        };
        QVERIFY(refused(test, 3));
        QVERIFY(refused(testOf(pseudonym, 2), 2));
        QVERIFY(refused(testOf(pseudonymOf(1), 1), 2));
        const Point& Y = roster_.identities[1];
        const RunLabel later(CommitteePurpose::Tracing, committee_.key.label().chain(), 1);
        QVERIFY(refused(*EqualityTest::of(later, pseudonym, Y, case_), 2));
        QVERIFY(refused(
            *EqualityTest::of(committee_.key.label(), pseudonym, Y, crypto::randomFixed<CaseId>()), 2));
        QVERIFY(failsWith(EqualityTest::of(later, {pseudonym.U1, Y}, Y, case_), ErrorCode::InvalidPoint));
        QVERIFY(failsWith(
            BlindedPseudonym::sum(committee_.key, *EqualityTest::of(later, pseudonym, Y, case_), {}),
            ErrorCode::InvalidArgument));
    }

    // The last clinic to come would choose its part so that the sums vanish, if the hashes did not come
    // first; even then nothing is computed with the identity.
    void sumsThatVanishAreRefused() {
        const auto test = testOf(pseudonymOf(1), 2);
        const Committee pair(2, 2, committee_.key.label());
        const auto z = crypto::SecretScalar::random();
        std::vector<PartFromClinic> parts;
        const auto minus = crypto::SecretScalar::copyOf(Scalar()).minus(z);
        parts.push_back(partOf(test, 1, z));
        parts.push_back(partOf(test, 2, minus));
        QVERIFY(failsWith(BlindedPseudonym::sum(pair.key, test, parts), ErrorCode::InvalidPoint));
        parts[1] = partOf(test, 2, z);
        QVERIFY(BlindedPseudonym::sum(pair.key, test, parts));
    }

private:
    using Committee = test::Committee;

    TracingCiphertext pseudonymOf(std::size_t who) const {
        const auto signature =
            *signAsMember(roster_.people[who], roster_.ring, committee_.key.key(), roster_.ticket(), {});
        return CheckedRingSignature::check(roster_.ring, committee_.key.key(), roster_.ticket(), {},
                                           signature)
            ->identity();
    }
    EqualityTest testOf(const TracingCiphertext& pseudonym, std::size_t who) const {
        return *EqualityTest::of(committee_.key.label(), pseudonym, roster_.identities[who], case_);
    }
    static std::vector<PartFromClinic> partsOf(const EqualityTest& test, ClinicIndex count) {
        std::vector<PartFromClinic> out;
        for (ClinicIndex j = 1; j <= count; ++j) {
            const auto made = *makeEqualityPart(test, j);
            out.push_back({j, made.hash, made.part});
        }
        return out;
    }
    // With a z that the test chooses.
    static PartFromClinic partOf(const EqualityTest& test, ClinicIndex clinic,
                                 const crypto::SecretScalar& z) {
        const auto tau = crypto::SecretScalar::random();
        const Point Z1 = z * test.U1();
        const Point Z2 = z * test.delta();
        crypto::Transcript transcript("reseal/1/equality");
        transcript.add(test.label()).add(test.U1()).add(test.delta()).add(Z1).add(Z2);
        transcript.add(tau * test.U1()).add(tau * test.delta()).add(test.context()).addU32(clinic);
        const Scalar c = *transcript.scalar();
        Bytes bytes;
        for (const ByteView item : {Z1.view(), Z2.view(), c.view()}) append(bytes, item);
        append(bytes, tau.answer(c, z));
        const auto part = EqualityPart::copy(bytes);
        const auto hash = crypto::Kdf("reseal/1/equality-hash")
                              .add(part)
                              .add(test.label())
                              .add(test.context())
                              .addU32(clinic)
                              .publicHash();
        return {clinic, EqualityHash{hash}, part};
    }
    Roster roster_{6};
    Committee committee_{4, 3};
    CaseId case_ = crypto::randomFixed<CaseId>();
};

int main(int argc, char** argv) {
    RingShapeTest shape;
    RingSignatureTest signature;
    TracingTest tracing;
    return QTest::qExec(&shape, argc, argv) | QTest::qExec(&signature, argc, argv) |
           QTest::qExec(&tracing, argc, argv);
}
#include "ring_test.moc"
