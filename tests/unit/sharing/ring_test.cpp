#include "core/sharing/ring.h"

#include <QtTest>
#include <set>

#include "core/crypto/keys.h"
#include "core/crypto/transcript.h"
#include "tests/unit/dies.h"
#include "tests/unit/sealing/fixture.h"
#include "tests/unit/sharing/ring_prover.h"

using namespace reseal;
using namespace reseal::sharing;
using crypto::Point;
using crypto::Scalar;
using test::failsWith;
using test::newMember;
using test::OpenSigner;
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
        const auto newWindow = [] { return crypto::SecretBytes::random(32); };
        QVERIFY(RingShape::around(10, 9, newWindow())->start() == 0);
        QVERIFY(failsWith(RingShape::around(10, 10, newWindow()), ErrorCode::InvalidArgument));
        QVERIFY(test::diesByCheck([] { (void)RingShape::around(3000, 7, crypto::SecretBytes(31)); }));
        std::set<std::size_t> places;
        for (int i = 0; i < 100; ++i) {
            const auto shape = *RingShape::around(3000, 7, newWindow());
            const std::size_t at = (7 + 3000 - shape.start()) % 3000;
            QVERIFY(at < kMaxRing && shape.place(at) == 7);
            places.insert(at);
        }
        QVERIFY(places.size() > 50 && *places.rbegin() > kMaxRing / 2);
    }

    // A pseudonym's proof is renewed again and again: whoever intersects the windows learns nothing by it.
    void aPseudonymsWindowsAreOne() {
        const crypto::PersonKeys keys(crypto::SecretBytes::random(32), crypto::randomFixed<ChainId>());
        const auto startOf = [&](std::uint64_t pseudonym, std::size_t roster, std::size_t place) {
            return RingShape::around(roster, place, keys.pseudonymWindow(pseudonym))->start();
        };
        std::set<std::size_t> starts;
        for (std::uint64_t k = 0; k < 20; ++k) {
            starts.insert(startOf(k, 5000, 2000));
            QCOMPARE(startOf(k, 5000, 2000), startOf(k, 5000, 2000));
            QCOMPARE(startOf(k, 5100, 2000), startOf(k, 5000, 2000));  // others have joined meanwhile
        }
        QVERIFY(starts.size() > 10);  // those of two pseudonyms have nothing to do with each other
        Bytes window(32, 0xff);
        window[0] = 3;
        window[1] = 0xfe;  // 0xfffffe03 mod 1024
        QCOMPARE(RingShape::around(5000, 2000, crypto::SecretBytes::copyOf(window))->start(),
                 std::size_t{2000 - 515});
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
        // One who proves all but that: its own identity, owned and encrypted, and a member's place.
        const OpenSigner alike(four_.ring, T_, stranger.secret, 2);
        QVERIFY(refusedFor("second part is not a member's", alike, [](RingSignature&) {}));
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

    // A signer who lies in one place and draws w afterwards, so that all equations hold but that of the lie.
    void everyEquationIsNeeded() {
        const OpenSigner signer(four_.ring, T_, four_.people[1].secret, 1);
        const Point P = newMember().point;
        const auto moved = [&P](Point& point) { point = *Point::from(point + P); };
        QVERIFY(accepted(signer.answer(signer.commit(ticket_), challenge(signer.commit(ticket_)))));
        using S = RingSignature;
        QVERIFY(refusedFor("randomness", signer, [&](S& s) { moved(s.K1); }));
        QVERIFY(refusedFor("owner is not proven", signer, [&](S& s) { moved(s.K2); }));
        QVERIFY(refusedFor("ticket", signer, [&](S& s) { moved(s.K3); }));
        QVERIFY(refusedFor("ticket", signer, [&](S& s) { moved(s.Z); }));
        QVERIFY(refusedFor("one place", signer, [&](S& s) { moved(s.A); }));
        QVERIFY(refusedFor("one place", signer, [&](S& s) { moved(s.D); }));
        QVERIFY(refusedFor("first part", signer, [&](S& s) { moved(s.G[0].first); }));
        QVERIFY(refusedFor("second part", signer, [&](S& s) { moved(s.G[0].second); }));
    }

    // The two equations that are checked as one, each wrong by what the other is.
    void twoWrongsDontMakeARight() {
        const OpenSigner signer(four_.ring, T_, four_.people[1].secret, 1);
        const Point P = newMember().point;
        QVERIFY(refusedFor("one place", signer, [&](RingSignature& s) {
            s.A = *Point::from(s.A + P);
            s.D = *Point::from(s.D - P);
        }));
        // Answers that cancel out for the weight that was: with another answer it is another.
        auto s = signer.commit(ticket_);
        const Scalar w = challenge(s);
        s = signer.answer(s, w);
        crypto::Transcript withoutThem("reseal/1/ring-weight");
        withoutThem.add(w);
        for (const Scalar& answer : s.f[0]) withoutThem.add(answer);
        for (const Scalar& weight : {*ringWeight(w, s), *withoutThem.scalar()}) {
            RingSignature other = s;
            other.zA = s.zA + weight;
            other.zC = s.zC - Scalar::fromUint(1);
            QVERIFY(!accepted(other));
        }
    }

    void theWeightFollowsFromEveryAnswer() {
        const auto s = sign(2, roster_.ticket());
        const Scalar w = Scalar::fromUint(7);
        const Scalar weight = *ringWeight(w, s);
        const auto one = Scalar::fromUint(1);
        QVERIFY(*ringWeight(w + one, s) != weight);
        const auto differs = [&](auto member) {
            RingSignature other = s;
            member(other) = member(other) + one;
            return *ringWeight(w, other) != weight;
        };
        QVERIFY(differs([](RingSignature& t) -> Scalar& { return t.zA; }));
        QVERIFY(differs([](RingSignature& t) -> Scalar& { return t.zC; }));
        for (std::size_t j = 0; j < s.f.size(); ++j) {
            for (std::size_t i = 0; i < s.f[j].size(); ++i)
                QVERIFY(differs([j, i](RingSignature& t) -> Scalar& { return t.f[j][i]; }));
        }
    }

    // A signer that draws w before one of the things it is to be bound to.
    void everythingEntersTheChallenge() {
        const OpenSigner signer(four_.ring, T_, four_.people[1].secret, 1);
        const auto s = signer.commit(ticket_);
        const auto boundTo = [&](const Scalar& w) { return !accepted(signer.answer(s, w)); };
        QVERIFY(!boundTo(challenge(s)));
        const Point P = newMember().point;
        for (std::size_t at = 0; at < 12; ++at) {
            auto other = s;
            const std::vector<Point*> points = {
                &other.identity.U1, &other.identity.V1, &other.A,  &other.B,  &other.C, &other.D,
                &other.G[0].first,  &other.G[0].second, &other.K1, &other.K2, &other.Z, &other.K3};
            *points[at] = P;
            QVERIFY2(boundTo(challenge(other)), std::to_string(at).c_str());
        }
        QVERIFY(boundTo(*ringChallenge(four_.ring, P, ticket_, message_, s)));
        QVERIFY(boundTo(*ringChallenge(four_.ring, T_, four_.ticket(1), message_, s)));
        QVERIFY(boundTo(*ringChallenge(four_.ring, T_, ticket_, {}, s)));
        for (std::size_t i = 0; i < 4; ++i) {
            auto identities = four_.identities;
            identities[i] = P;
            QVERIFY(boundTo(*ringChallenge(*Ring::of(identities, 0), T_, ticket_, message_, s)));
        }
    }

    void noPartCanBeChangedAfterwards() {
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
    Scalar challenge(const RingSignature& s) const {
        return *ringChallenge(four_.ring, T_, ticket_, message_, s);
    }
    bool accepted(const RingSignature& s) const {
        return static_cast<bool>(CheckedRingSignature::check(four_.ring, T_, ticket_, message_, s));
    }
    // Refused by the equation that `why` names, when `lie` is told before w is drawn.
    template <class Lie>
    bool refusedFor(std::string_view why, const OpenSigner& signer, Lie lie) const {
        auto s = signer.commit(ticket_);
        lie(s);
        s = signer.answer(s, challenge(s));
        const auto verdict = CheckedRingSignature::check(four_.ring, T_, ticket_, message_, s);
        return failsWith(verdict, ErrorCode::BadProof) &&
               verdict.error().detail.find(why) != std::string::npos;
    }
    using Element = crypto::Element;
    Roster four_{4};
    TicketBase ticket_ = four_.ticket();
    Roster roster_{6};
    Point T_ = newMember().point;
    Bytes message_ = toBytes(bytesOf("the whole registration"));
};

int main(int argc, char** argv) {
    RingShapeTest shape;
    RingSignatureTest signature;
    return QTest::qExec(&shape, argc, argv) | QTest::qExec(&signature, argc, argv);
}
#include "ring_test.moc"
