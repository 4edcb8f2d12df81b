#include "core/sealing/capsule.h"

#include <QtTest>

#include "core/crypto/transcript.h"
#include "tests/unit/sealing/fixture.h"

using namespace reseal;
using namespace reseal::sealing;
using test::Encapsulated;
using test::failsWith;
using test::Owner;

class CapsuleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ownerGetsTheFileKey() {
        const Owner owner;
        const Encapsulated made(owner);
        const auto key = openAsOwner(made.checked(), owner.a, owner.card);
        QVERIFY(key && crypto::equalSecret(*key, made.fileKey));
    }

    void encodingRoundTrips() {
        const Encapsulated made{Owner()};
        const Bytes encoded = made.stanza.encode();
        QCOMPARE(encoded.size(), kStanzaSize);
        const auto decoded = Stanza::decode(encoded);
        QVERIFY(decoded && decoded->encode() == encoded);
        QVERIFY(failsWith(Stanza::decode(ByteView(encoded).first(207)), ErrorCode::Malformed));
        Bytes longer = encoded;
        longer.push_back(0);
        QVERIFY(failsWith(Stanza::decode(longer), ErrorCode::Malformed));
    }

    void everyEncapsulationIsNew() {
        const Owner owner;
        const Encapsulated one(owner);
        const auto two = encapsulate(owner.A, owner.card, one.record, one.fileKey);
        QVERIFY(two && two->E != one.stanza.E && two->wrap != one.stanza.wrap && two->e != one.stanza.e);
    }

    // Any bit of E, Ē, e, f, wrap or A: the check refuses, so nobody computes on it.
    void anAlteredStanzaIsRefused() {
        const Encapsulated made{Owner()};
        const Bytes good = made.stanza.encode();
        QVERIFY(CheckedStanza::check(made.record, *Stanza::decode(good)));
        for (std::size_t bit = 0; bit < good.size() * 8; bit += 3) {
            Bytes bad = good;
            bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1U << (bit % 8)));
            const auto stanza = Stanza::decode(bad);
            QVERIFY2(!stanza || !CheckedStanza::check(made.record, *stanza), std::to_string(bit).c_str());
        }
    }

    void aCapsuleOfAnotherRecordIsRefused() {
        const Encapsulated made{Owner()};
        QVERIFY(failsWith(CheckedStanza::check(crypto::randomFixed<RecordId>(), made.stanza),
                          ErrorCode::BadProof));
    }

    void aCapsuleRelabelledToAnotherKeyIsRefused() {
        Encapsulated made{Owner()};
        made.stanza.A = Owner().A;
        QVERIFY(failsWith(CheckedStanza::check(made.record, made.stanza), ErrorCode::BadProof));
    }

    void partsOfTwoCapsulesDoNotMix() {
        const Owner owner;
        const Encapsulated one(owner);
        const auto two = *encapsulate(owner.A, owner.card, one.record, one.fileKey);
        const auto refused = [&](auto change) {
            Stanza mixed = one.stanza;
            change(mixed);
            return failsWith(CheckedStanza::check(one.record, mixed), ErrorCode::BadProof);
        };
        QVERIFY(refused([&](Stanza& s) { s.E = two.E; }));
        QVERIFY(refused([&](Stanza& s) { s.Ebar = two.Ebar; }));
        QVERIFY(refused([&](Stanza& s) { s.wrap = two.wrap; }));
        QVERIFY(refused([&](Stanza& s) { s.e = two.e; }));
        QVERIFY(refused([&](Stanza& s) { s.f = two.f; }));
        QVERIFY(refused([&](Stanza& s) { s.E = two.E, s.Ebar = two.Ebar; }));
    }

    // Whoever can't say that Ē has the logarithm of E can't make a capsule: here E is somebody else's
    // and the maker answers with a logarithm of its own.
    void aCapsuleAroundSomebodyElsesPointIsRefused() {
        const Owner owner;
        const Encapsulated other(owner);
        Encapsulated made(owner);
        const auto r = crypto::SecretScalar::random();
        const auto v = crypto::SecretScalar::random();
        made.stanza.E = other.stanza.E;
        made.stanza.Ebar = r * capsuleGenerator();
        crypto::Transcript transcript("reseal/1/capsule");
        transcript.add(owner.A)
            .add(made.record)
            .add(made.stanza.wrap)
            .add(made.stanza.E)
            .add(made.stanza.Ebar);
        made.stanza.e = *transcript.add(base(v)).add(v * capsuleGenerator()).scalar();
        made.stanza.f = v.answer(made.stanza.e, r);
        QVERIFY(failsWith(CheckedStanza::check(made.record, made.stanza), ErrorCode::BadProof));
    }

    void identityAndZeroAreRefused() {
        const Encapsulated made{Owner()};
        for (const std::size_t at : {0U, 32U, 64U}) {
            Bytes bad = made.stanza.encode();
            std::fill_n(bad.begin() + static_cast<std::ptrdiff_t>(at), 32, std::uint8_t{0});
            QVERIFY(failsWith(Stanza::decode(bad), ErrorCode::InvalidPoint));
            bad[at + 31] = 0x80;  // the identity again, for a decoder that overlooks the highest bit
            QVERIFY(failsWith(Stanza::decode(bad), ErrorCode::InvalidPoint));
        }
        for (const std::size_t at : {96U, 128U}) {
            Bytes bad = made.stanza.encode();
            std::fill_n(bad.begin() + static_cast<std::ptrdiff_t>(at), 32, std::uint8_t{0});
            QVERIFY(failsWith(Stanza::decode(bad), ErrorCode::InvalidScalar));
        }
    }

    void anotherKeyOrCardDoesNotOpen() {
        const Owner owner;
        const Owner other;
        const auto checked = Encapsulated(owner).checked();
        QVERIFY(failsWith(openAsOwner(checked, other.a, owner.card), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(openAsOwner(checked, owner.a, other.card), ErrorCode::CannotOpen));
        QVERIFY(failsWith(unwrap(checked, crypto::SecretPoint::of(other.a, owner.A), owner.card),
                          ErrorCode::CannotOpen));
    }
};

QTEST_GUILESS_MAIN(CapsuleTest)
#include "capsule_test.moc"
