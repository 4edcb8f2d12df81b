// The handshake by itself: who gets through, and what an attacker can do with what he has recorded.
#include "core/node/hello.h"

#include <QTest>

#include "core/base/cbor.h"
#include "core/crypto/random.h"

using namespace reseal;
using namespace reseal::node;

namespace {

crypto::SignKey newKey() {
    return crypto::SignKey::fromSeed(crypto::SecretBytes::random(32));
}

NodeKeysPtr only(const crypto::SignKey* key) {
    return key != nullptr ? onlyKey(key->clone()) : nullptr;
}

// A clinic's that has changed its key: the last is the named one.
struct Several final : NodeKeys {
    explicit Several(std::size_t count) {
        while (keys.size() < count) keys.push_back(newKey());
    }
    const crypto::SignKey& named() const override { return keys.back(); }
    const crypto::SignKey* find(const SignPublic& key) const override {
        const auto at = std::ranges::find(keys, key, &crypto::SignKey::publicKey);
        return at != keys.end() ? &*at : nullptr;
    }
    SignPublic publicKey(std::size_t i) const { return keys.at(i).publicKey(); }
    std::vector<crypto::SignKey> keys;
};

// Both ends of one link, as they would be set up after TLS.
struct Ends {
    Ends() {
        diallerTerms = {Side::Dialler, Channel::Main, {}, pinD, pinL, crypto::randomFixed<LinkNonce>(), {}};
        listenerTerms = {Side::Listener, Channel::Main, {}, pinL, pinD, crypto::randomFixed<LinkNonce>(), {}};
    }
    TlsPin pinD = crypto::randomFixed<TlsPin>(), pinL = crypto::randomFixed<TlsPin>();
    crypto::SignKey keyD = newKey(), keyL = newKey();
    Handshake::Terms diallerTerms, listenerTerms;
    Frame greetingD, greetingL, helloD, helloL;

    // Runs it; the first error anywhere.
    Status run(const crypto::SignKey* diallerKey, Bytes token = {}) {
        return run(only(diallerKey), only(&keyL), std::move(token));
    }
    Status run(NodeKeysPtr diallerKeys, NodeKeysPtr listenerKeys, Bytes token = {}) {
        Handshake dialler(diallerTerms, std::move(diallerKeys), std::move(token)),
            listener(listenerTerms, std::move(listenerKeys), {});
        greetingD = *dialler.start();
        RESEAL_ASSIGN(auto first, listener.receive(greetingD));
        greetingL = *first.send;
        RESEAL_ASSIGN(auto second, dialler.receive(greetingL));
        helloD = *second.send;
        RESEAL_ASSIGN(auto third, listener.receive(helloD));
        claimD = third.claim;
        helloL = listener.accept();
        RESEAL_ASSIGN(auto fourth, dialler.receive(helloL));
        claimL = fourth.claim;
        return {};
    }
    std::optional<Claim> claimD, claimL;
};

// A listener on the same terms that has got as far as waiting for the hello.
Handshake waitingListener(const Ends& ends, const Handshake::Terms& terms, const Frame& greeting) {
    Handshake listener(terms, only(&ends.keyL), {});
    const auto step = listener.receive(greeting);
    RESEAL_CHECK(step && step->send);
    return listener;
}

}  // namespace

class HelloTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void nodesProveTheirKeysToEachOther() {
        Ends ends;
        QVERIFY(ends.run(&ends.keyD));
        QVERIFY(std::get<NodeClaim>(*ends.claimD).nodeKey == ends.keyD.publicKey());
        QVERIFY(std::get<NodeClaim>(*ends.claimL).nodeKey == ends.keyL.publicKey());
        QVERIFY(ends.helloD.body.size() + 5 <= kMaxHandshakeFrame);
    }

    // A clinic that changed its key proves the one by which the other end knows it, however old or new.
    void aNodeProvesTheKeyThatIsAskedFor() {
        const auto changed = std::make_shared<const Several>(3);
        for (std::size_t i = 0; i < 3; ++i) {
            Ends ends;
            ends.listenerTerms.peerKey = changed->publicKey(i);
            QVERIFY(ends.run(changed, only(&ends.keyL)));
            const auto claim = std::get<NodeClaim>(*ends.claimD);
            QCOMPARE(claim.nodeKey, changed->publicKey(2));
            QCOMPARE(claim.asked.has_value(), i != 2);
            for (std::size_t k = 0; k < 3; ++k)
                QCOMPARE(claim.proves(changed->publicKey(k)), k == i || k == 2);
            QVERIFY(ends.helloD.body.size() + 5 <= kMaxHandshakeFrame);
            Ends other;  // the other way round
            other.diallerTerms.peerKey = changed->publicKey(i);
            QVERIFY(other.run(only(&other.keyD), changed));
            QVERIFY(std::get<NodeClaim>(*other.claimL).proves(changed->publicKey(i)));
        }
    }
    // One that isn't its own it doesn't prove, which is not malformed: who asked turns it away.
    void whatIsNotItsOwnIsNotProven() {
        Ends ends;
        ends.listenerTerms.peerKey = newKey().publicKey();
        QVERIFY(ends.run(&ends.keyD));
        const auto claim = std::get<NodeClaim>(*ends.claimD);
        QVERIFY(!claim.asked && !claim.proves(ends.listenerTerms.peerKey));
        QVERIFY(!claim.proves(SignPublic{}));
    }
    void noKeyCanBeSlippedIn() {
        const auto changed = std::make_shared<const Several>(3);
        Ends ends;
        ends.listenerTerms.peerKey = changed->publicKey(0);
        QVERIFY(ends.run(changed, only(&ends.keyL)));
        const auto answerTo = [&](const SignPublic& asked, const std::function<void(Bytes&)>& change) {
            Handshake::Terms terms = ends.listenerTerms;
            terms.peerKey = asked;
            Handshake listener = waitingListener(ends, terms, ends.greetingD);
            // The listener's nonce is of the same terms, so what was recorded fits.
            Frame hello = ends.helloD;
            change(hello.body);
            return listener.receive(hello);
        };
        QVERIFY(answerTo(changed->publicKey(0), [](Bytes&) {}));
        QCOMPARE(answerTo(changed->publicKey(0), [](Bytes& body) { body.back() ^= 1; }).error().code,
                 ErrorCode::BadSignature);
        QCOMPARE(answerTo(changed->publicKey(1), [](Bytes&) {}).error().code, ErrorCode::Malformed);
        QCOMPARE(answerTo({}, [](Bytes&) {}).error().code, ErrorCode::Malformed);
        // The same key twice, though it was asked for.
        Ends same;
        same.listenerTerms.peerKey = same.keyD.publicKey();
        QVERIFY(same.run(&same.keyD));
        Handshake listener = waitingListener(same, same.listenerTerms, same.greetingD);
        Frame twice = same.helloD;
        const Bytes proof(twice.body.begin() + 2, twice.body.end());  // array head, 0
        twice.body.front() += 2;
        twice.body.insert(twice.body.end(), proof.begin(), proof.end());
        QCOMPARE(listener.receive(twice).error().code, ErrorCode::Malformed);
    }

    void personsAndStrangersSayWhatTheyAre() {
        Ends person;
        QVERIFY(person.run(nullptr));
        QVERIFY(std::holds_alternative<PersonClaim>(*person.claimD));
        QVERIFY(std::holds_alternative<NodeClaim>(*person.claimL));
        Ends stranger;
        QVERIFY(stranger.run(nullptr, Bytes(kMaxToken, 3)));
        QVERIFY(std::get<StrangerClaim>(*stranger.claimD).token == Bytes(kMaxToken, 3));
    }

    void anotherLedgerIsRefusedBeforeTheListenerSaysAnything() {
        Ends ends;
        ends.diallerTerms.chain.bytes[0] = 1;
        QCOMPARE(ends.run(&ends.keyD).error().code, ErrorCode::WrongLedger);
        QVERIFY(ends.greetingL.body.empty());
    }

    void aRecordedHelloIsWorthNothingOnAnotherLink() {
        Ends ends;
        QVERIFY(ends.run(&ends.keyD));
        auto terms = ends.listenerTerms;
        terms.ownNonce = crypto::randomFixed<LinkNonce>();  // the same two programs, a new link
        Handshake listener = waitingListener(ends, terms, ends.greetingD);
        QCOMPARE(listener.receive(ends.helloD).error().code, ErrorCode::BadSignature);
        // Only the nonce made the difference.
        Handshake same = waitingListener(ends, ends.listenerTerms, ends.greetingD);
        QVERIFY(same.receive(ends.helloD));
    }

    void aHelloCantBeMovedOrSentBack() {
        Ends ends;
        QVERIFY(ends.run(&ends.keyD));
        for (int change = 0; change < 3; ++change) {
            auto terms = ends.listenerTerms;
            if (change == 0) terms.channel = Channel::Bulk;
            if (change == 1) terms.peerPin.bytes[0] ^= 1;  // one in between, towards the listener
            if (change == 2) terms.ownPin.bytes[0] ^= 1;   // one in between, towards the dialler
            Handshake listener = waitingListener(ends, terms, ends.greetingD);
            QCOMPARE(listener.receive(ends.helloD).error().code, ErrorCode::BadSignature);
        }
        // The dialler's own hello, returned to it as if it were the listener's.
        Handshake dialler(ends.diallerTerms, only(&ends.keyD), {});
        QVERIFY(dialler.start());
        QVERIFY(dialler.receive(ends.greetingL));
        QCOMPARE(dialler.receive(ends.helloD).error().code, ErrorCode::BadSignature);
    }

    void aHelloForAnotherKeyIsRefused() {
        Ends ends;
        QVERIFY(ends.run(&ends.keyD));
        Bytes forged = ends.helloD.body;
        const auto other = newKey();
        std::ranges::copy(other.publicKey().bytes, forged.begin() + 4);  // array head, 0, bytes head (2)
        Handshake listener = waitingListener(ends, ends.listenerTerms, ends.greetingD);
        QCOMPARE(listener.receive({FrameKind::Hello, forged}).error().code, ErrorCode::BadSignature);
    }

    void aListenerMustBeANode() {
        Ends ends;
        QVERIFY(ends.run(&ends.keyD));
        Handshake dialler(ends.diallerTerms, only(&ends.keyD), {});
        QVERIFY(dialler.start());
        QVERIFY(dialler.receive(ends.greetingL));
        cbor::Writer person;
        person.array(1).uint(1);
        QCOMPARE(dialler.receive({FrameKind::Hello, person.out()}).error().code, ErrorCode::Malformed);
    }

    void anythingElseIsMalformed() {
        Ends ends;
        QVERIFY(ends.run(&ends.keyD));
        const auto refused = [&](const Frame& frame, ErrorCode code) {
            Handshake listener(ends.listenerTerms, only(&ends.keyL), {});
            const auto step = listener.receive(frame);
            return !step && step.error().code == code;
        };
        QVERIFY(refused(ends.helloD, ErrorCode::Malformed));  // before the greeting
        QVERIFY(refused({FrameKind::Vote, ends.greetingD.body}, ErrorCode::Malformed));
        QVERIFY(refused({FrameKind::Greeting, Bytes{0xf6}}, ErrorCode::Malformed));
        QVERIFY(refused({FrameKind::Greeting, Bytes{}}, ErrorCode::Malformed));
        cbor::Writer later;
        later.array(5).uint(kLinkVersion + 1).bytes(ChainId{}).bytes(LinkNonce{}).text("more").uint(0);
        QVERIFY(refused({FrameKind::Greeting, later.out()}, ErrorCode::TooNew));
        const auto refusedHello = [&](const cbor::Writer& writer) {
            Handshake listener = waitingListener(ends, ends.listenerTerms, ends.greetingD);
            const auto step = listener.receive({FrameKind::Hello, writer.out()});
            return !step && step.error().code == ErrorCode::Malformed;
        };
        cbor::Writer unknown, emptyToken, longToken, longPerson, shortNode;
        unknown.array(1).uint(3);
        emptyToken.array(2).uint(2).bytes(Bytes{});
        longToken.array(2).uint(2).bytes(Bytes(kMaxToken + 1));
        longPerson.array(2).uint(1).uint(1);
        shortNode.array(2).uint(0).bytes(SignPublic{});
        for (const auto* writer : {&unknown, &emptyToken, &longToken, &longPerson, &shortNode})
            QVERIFY(refusedHello(*writer));
        Handshake listener = waitingListener(ends, ends.listenerTerms, ends.greetingD);
        QVERIFY(listener.receive(ends.helloD));
        QCOMPARE(listener.receive(ends.helloD).error().code, ErrorCode::Malformed);  // not judged yet
    }
};

QTEST_GUILESS_MAIN(HelloTest)
#include "hello_test.moc"
