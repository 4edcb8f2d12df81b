#include "core/sharing/grant.h"

#include <QtTest>
#include <set>

#include "core/base/cbor.h"
#include "tests/unit/dies.h"
#include "tests/unit/sharing/fixture.h"

using namespace reseal;
using namespace reseal::sharing;
using crypto::Point;
using crypto::Scalar;
using crypto::SecretBytes;
using crypto::SecretScalar;
using test::failsWith;
using test::Granted;
using test::Proxy;

class GrantTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aGrantIsAcceptedByAllWhomItConcerns() {
        for (const auto& [t, n] :
             std::vector<std::pair<std::size_t, std::size_t>>{{1, 1}, {1, 3}, {2, 2}, {2, 4}, {4, 7}}) {
            const Granted granted(t, n);
            QVERIFY(GranteeFactor::derive(granted.grant, granted.b));
            QVERIFY(GranteeFactor::deriveFrom(granted.grant, granted.made.xB.view()));
            for (std::size_t i = 0; i < n; ++i) {
                const auto share = ProxyShare::accept(granted.grant, granted.proxies[i].id,
                                                      granted.proxies[i].box, granted.made.boxedShares[i]);
                QVERIFY(share && share->grant() == granted.made.terms.id &&
                        share->proxy() == granted.proxies[i].id);
                QVERIFY(ProxyShare::accept(granted.grant, granted.proxies[i].id, share->stored()));
            }
        }
    }

    // The secret that the condition rests on comes out of t shares and the grantee's d, of fewer not.
    void tSharesAndTheGranteeGiveOneConditionAndFewerNothing() {
        const Granted granted(3, 5);
        const auto recovered = [&](std::size_t count) {
            std::vector<Scalar> indices;
            for (std::size_t i = 0; i < count; ++i)
                indices.push_back(*granted.grant.shareIndex(granted.proxies[i].id));
            const auto lambda = *crypto::lagrangeAtZero(indices);
            SecretScalar sum = SecretScalar::copyOf(Scalar());
            for (std::size_t i = 0; i < count; ++i)
                sum = sum.plus(granted.share(i).secret().times(lambda[i]));
            return base(sum.times(granted.factor().d()));
        };
        QVERIFY(recovered(3) == granted.owner.A && recovered(5) == granted.owner.A);
        QVERIFY(recovered(2) != granted.owner.A);
    }

    void thresholds() {
        const std::vector<std::size_t> expected = {1, 2, 2, 2, 3, 3, 4};
        for (std::size_t n = 1; n <= 7; ++n) QCOMPARE(defaultThreshold(n), expected[n - 1]);
    }

    void aGrantThatMakesNoSenseIsNotMade() {
        const test::Owner owner;
        const Point B = test::Owner().A;
        const auto with = [&](std::size_t t, const std::vector<Proxy>& proxies) {
            return makeGrant(owner.key(), B, t, Granted::keysOf(proxies));
        };
        QVERIFY(failsWith(with(0, std::vector<Proxy>(3)), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(with(4, std::vector<Proxy>(3)), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(with(1, {}), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(with(2, std::vector<Proxy>(kMaxProxies + 1)), ErrorCode::InvalidArgument));
        QVERIFY(with(2, std::vector<Proxy>(kMaxProxies)));
        const Proxy proxy;
        QVERIFY(failsWith(makeGrant(owner.key(), B, 2, {proxy.key(), Proxy().key(), proxy.key()}),
                          ErrorCode::InvalidArgument));
        QVERIFY(failsWith(makeGrant(owner.key(), B, 1, {{proxy.id, BoxPublic{}}}), ErrorCode::InvalidPoint));
    }

    void theLedgerRefusesBadTerms() {
        const Granted granted(2, 3);
        const GrantTerms& good = granted.made.terms;
        const Point other = test::Owner().A;
        const auto refused = [&](ErrorCode code, auto change) {
            GrantTerms terms = good;
            change(terms);
            return failsWith(CheckedGrant::check(std::move(terms)), code);
        };
        QVERIFY(refused(ErrorCode::Refused, [](GrantTerms& g) { g.threshold = 0, g.commitments.clear(); }));
        QVERIFY(refused(ErrorCode::Refused,
                        [&](GrantTerms& g) { g.threshold = 4, g.commitments.resize(4, other); }));
        QVERIFY(refused(ErrorCode::Refused, [](GrantTerms& g) { g.commitments.pop_back(); }));
        QVERIFY(refused(ErrorCode::Refused, [&](GrantTerms& g) { g.commitments.push_back(other); }));
        QVERIFY(refused(ErrorCode::Refused, [](GrantTerms& g) { g.threshold = 3; }));
        QVERIFY(refused(ErrorCode::Refused, [](GrantTerms& g) { g.proxies.clear(); }));
        QVERIFY(refused(ErrorCode::Refused, [](GrantTerms& g) { g.proxies[2] = g.proxies[0]; }));
        QVERIFY(refused(ErrorCode::Refused, [](GrantTerms& g) {
            while (g.proxies.size() <= kMaxProxies) g.proxies.push_back(crypto::randomFixed<ClinicId>());
        }));
        QVERIFY(refused(ErrorCode::BadProof, [](GrantTerms& g) { g.id.bytes[0] ^= 1; }));
        QVERIFY(refused(ErrorCode::BadProof, [&](GrantTerms& g) { g.A = other; }));
        QVERIFY(refused(ErrorCode::BadProof, [&](GrantTerms& g) { g.B = other; }));
        QVERIFY(refused(ErrorCode::BadProof, [&](GrantTerms& g) { g.X = other; }));
        QVERIFY(refused(ErrorCode::BadProof, [](GrantTerms& g) { g.proof.bytes[40] ^= 1; }));
        QVERIFY(refused(ErrorCode::InvalidScalar,
                        [](GrantTerms& g) { g.proof.bytes[31] = g.proof.bytes[63] = 0xff; }));
        QVERIFY(refused(ErrorCode::InvalidScalar, [](GrantTerms& g) { g.proof = {}; }));
    }

    // Somebody else's X, with the proof that came with it.
    void nobodyPassesAnothersXOffAsTheirOwn() {
        const Granted theirs(1, 1);
        GrantTerms copied = Granted(1, 1).made.terms;
        copied.X = theirs.made.terms.X;
        copied.proof = theirs.made.terms.proof;
        QVERIFY(failsWith(CheckedGrant::check(copied), ErrorCode::BadProof));
    }

    void aProxyAcceptsNothingButItsOwnShare() {
        const Granted granted(2, 3);
        const Granted other(2, 3);
        const auto own = granted.share(0);
        const ClinicId& id = granted.proxies[0].id;
        QVERIFY(failsWith(ProxyShare::accept(granted.grant, granted.proxies[1].id, own.stored()),
                          ErrorCode::BadProof));
        QVERIFY(
            failsWith(ProxyShare::accept(granted.grant, id, other.share(0).stored()), ErrorCode::BadProof));
        QVERIFY(failsWith(ProxyShare::accept(granted.grant, Proxy().id, own.stored()), ErrorCode::NotFound));
        QVERIFY(failsWith(ProxyShare::accept(granted.grant, id, Bytes(32)), ErrorCode::InvalidScalar));
        QVERIFY(failsWith(ProxyShare::accept(granted.grant, id, Bytes(32, 0xff)), ErrorCode::InvalidScalar));
        QVERIFY(failsWith(ProxyShare::accept(granted.grant, id, Bytes(31, 1)), ErrorCode::Malformed));
        QVERIFY(failsWith(
            ProxyShare::accept(granted.grant, id, granted.proxies[1].box, granted.made.boxedShares[0]),
            ErrorCode::CannotOpen));
        QVERIFY(failsWith(
            ProxyShare::accept(granted.grant, id, granted.proxies[0].box, granted.made.boxedShares[1]),
            ErrorCode::CannotOpen));
    }

    void aGranteeNoticesAGrantThatWouldNeverWork() {
        const Granted granted(2, 3);
        QVERIFY(failsWith(GranteeFactor::derive(granted.grant, SecretScalar::random()), ErrorCode::BadProof));
        // Proxies and ledger have no objection to a polynomial with another constant.
        GrantTerms terms = granted.made.terms;
        std::swap(terms.commitments[0], terms.commitments[1]);
        const auto swapped = CheckedGrant::check(terms);
        QVERIFY(swapped && failsWith(GranteeFactor::derive(*swapped, granted.b), ErrorCode::BadProof));
    }

    void shareKeysAreThoseOfTheShares() {
        const Granted granted(4, 7);
        const CheckedGrant copy = granted.grant;
        for (std::size_t i = 0; i < 7; ++i) {
            const Point expected = base(granted.share(i).secret());
            for (int twice = 0; twice < 2; ++twice) {
                QVERIFY(*granted.grant.shareKey(granted.proxies[i].id) == expected);
                QVERIFY(*copy.shareKey(granted.proxies[i].id) == expected);
            }
        }
        QVERIFY(failsWith(granted.grant.shareKey(Proxy().id), ErrorCode::NotFound));
        QVERIFY(granted.grant.shareIndex(Proxy().id) == nullptr);
    }

    void encodingRoundTripsAndIsStrict() {
        const Granted granted(2, 3);
        const Bytes good = granted.made.terms.encode();
        const auto decoded = GrantTerms::decode(good);
        QVERIFY(decoded && decoded->encode() == good && CheckedGrant::check(*decoded));
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY(!GrantTerms::decode(ByteView(good).first(length)));
        for (std::size_t at = 0; at < good.size(); ++at) {
            Bytes bad = good;
            bad[at] ^= 1;
            const auto terms = GrantTerms::decode(bad);
            if (!terms) continue;
            QVERIFY(terms->encode() == bad);
            const auto grant = CheckedGrant::check(*terms);
            // Proxies and commitments are under the patient's signature, not under this proof.
            const bool proven = bad.size() > 200 && at < good.size() - 3 * 34 - 2 * 34 - 2;
            QVERIFY(!proven || !grant);
        }
        GrantTerms many = granted.made.terms;
        many.proxies.resize(kMaxProxies + 1);
        QVERIFY(failsWith(GrantTerms::decode(many.encode()), ErrorCode::Malformed));
    }
};

class NoteTest : public QObject {
    Q_OBJECT

    crypto::BoxKey grantee_ = crypto::BoxKey::random();
    Result<GrantNote> opened(ByteView plain) const {
        return openNote(grantee_, *crypto::sealTo(grantee_.publicKey(), plain));
    }

private Q_SLOTS:
    void roundTripsAndItsLengthTellsNothing() {
        std::set<std::size_t> sizes;
        for (const bool withCard : {true, false}) {
            for (const std::size_t length : {1U, 10U, 31U, 32U}) {
                const GrantNote note{withCard ? SecretBytes::random(32) : SecretBytes(),
                                     std::string(length, 'c')};
                const auto sealed = sealNote(grantee_.publicKey(), note);
                QVERIFY(sealed);
                sizes.insert(sealed->size());
                const auto back = openNote(grantee_, *sealed);
                QVERIFY(back && back->category == note.category);
                QVERIFY(equal(back->cardSecret, note.cardSecret));
            }
        }
        QCOMPARE(sizes.size(), std::size_t{1});
    }

    void aTeamsNoteIsOfItsGrant() {
        const Granted granted(2, 3), another(2, 3);
        const GrantTerms& of = granted.made.terms;
        const GrantNote note{SecretBytes::random(32), std::string(20, 'c')};
        const auto plain = encodeTeamNote(note, of);
        QVERIFY(plain && plain->size() == kNoteSize);
        const auto back = decodeTeamNote(*plain, of);
        QVERIFY(back && back->category == note.category && equal(back->cardSecret, note.cardSecret));
        QVERIFY(failsWith(encodeTeamNote({{}, std::string(21, 'c')}, of), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(decodeTeamNote(*encodeNote(note), of), ErrorCode::Denied));
        GrantTerms other = of;
        other.id = another.made.terms.id;
        QVERIFY(failsWith(decodeTeamNote(*plain, other), ErrorCode::Denied));
        other = of;
        other.A = another.made.terms.A;
        QVERIFY(failsWith(decodeTeamNote(*plain, other), ErrorCode::Denied));
        QVERIFY(failsWith(decodeTeamNote(SecretBytes(63), of), ErrorCode::Malformed));
        const auto box = crypto::BoxKey::random();
        const auto sealed = sealTeamNote(box.publicKey(), note, of);
        QVERIFY(sealed && sealed->size() == sealNote(box.publicKey(), note)->size());
        QVERIFY(equal(*box.open(*sealed), *plain));
    }

    void onlyCategoriesAreSealed() {
        for (const std::string& category : {std::string(), std::string(33, 'c'), std::string("caf\xc3\xa9"),
                                            std::string("a\0b", 3), std::string("a\n")})
            QVERIFY(failsWith(sealNote(grantee_.publicKey(), {{}, category}), ErrorCode::InvalidArgument));
        QVERIFY(test::diesByCheck([&] {
            (void)sealNote(grantee_.publicKey(), {SecretBytes(31), "imaging"});
        }));
    }

    void onlyTheOneFormOpens() {
        Bytes plain(64);
        std::ranges::copy(bytesOf("imaging"), plain.begin() + 32);
        QVERIFY(opened(plain));
        QVERIFY(failsWith(opened(ByteView(plain).first(63)), ErrorCode::Malformed));
        Bytes longer = plain;
        longer.push_back(0);
        QVERIFY(failsWith(opened(longer), ErrorCode::Malformed));
        QVERIFY(failsWith(opened(Bytes(64)), ErrorCode::Malformed));
        const auto with = [&](std::size_t at, std::uint8_t value) {
            Bytes changed = plain;
            changed[at] = value;
            return opened(changed);
        };
        QVERIFY(with(39, 'x'));
        QVERIFY(failsWith(with(32, 0), ErrorCode::Malformed));
        QVERIFY(failsWith(with(34, 0), ErrorCode::Malformed));
        QVERIFY(failsWith(with(63, 'x'), ErrorCode::Malformed));
        QVERIFY(failsWith(with(33, 0xe9), ErrorCode::Malformed));
        QVERIFY(failsWith(with(33, '\n'), ErrorCode::Malformed));
        Bytes sealed = *crypto::sealTo(grantee_.publicKey(), plain);
        QVERIFY(failsWith(openNote(crypto::BoxKey::random(), sealed), ErrorCode::CannotOpen));
        sealed[50] ^= 1;
        QVERIFY(failsWith(openNote(grantee_, sealed), ErrorCode::CannotOpen));
    }
};

int main(int argc, char** argv) {
    GrantTest grant;
    NoteTest note;
    return QTest::qExec(&grant, argc, argv) | QTest::qExec(&note, argc, argv);
}
#include "grant_test.moc"
