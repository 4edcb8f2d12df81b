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

NodeKeys only(const crypto::SignKey* key) {
    if (key == nullptr) return nullptr;
    auto out = std::make_shared<std::vector<crypto::SignKey>>();
    out->push_back(key->clone());
    return out;
}

// Both ends of one link, as they would be set up after TLS.
struct Ends {
    Ends() {
        diallerTerms = {Side::Dialler, Channel::Main, ChainId{},
                        pinD,          pinL,          crypto::randomFixed<LinkNonce>()};
        listenerTerms = {Side::Listener, Channel::Main, ChainId{},
                         pinL,           pinD,          crypto::randomFixed<LinkNonce>()};
    }
    TlsPin pinD = crypto::randomFixed<TlsPin>(), pinL = crypto::randomFixed<TlsPin>();
    crypto::SignKey keyD = newKey(), keyL = newKey();
    Handshake::Terms diallerTerms, listenerTerms;
    Frame greetingD, greetingL, helloD, helloL;

    // Runs it; the first error anywhere.
    Status run(const crypto::SignKey* diallerKey, Bytes token = {}) {
        return run(only(diallerKey), only(&keyL), std::move(token));
    }
    Status run(NodeKeys diallerKeys, NodeKeys listenerKeys, Bytes token = {}) {
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

    // A clinic that changed its key proves several; each alone would be enough, and none can be slipped in.
    void aNodeMayProveSeveralKeys() {
        const auto several = [](std::size_t count) {
            auto out = std::make_shared<std::vector<crypto::SignKey>>();
            while (out->size() < count) out->push_back(newKey());
            return NodeKeys(out);
        };
        Ends ends;
        const NodeKeys all = several(kMaxHelloKeys);
        QVERIFY(ends.run(all, only(&ends.keyL)));
        const auto claim = std::get<NodeClaim>(*ends.claimD);
        QVERIFY(claim.nodeKey == all->front().publicKey());
        QCOMPARE(claim.others.size(), kMaxHelloKeys - 1);
        for (const crypto::SignKey& key : *all) QVERIFY(claim.proves(key.publicKey()));
        QVERIFY(!claim.proves(newKey().publicKey()));
        QVERIFY(ends.helloD.body.size() + 5 <= kMaxHandshakeFrame);
        QVERIFY(std::get<NodeClaim>(*ends.claimL).others.empty());

        const auto answerTo = [&](const NodeKeys& keys, const std::function<void(Bytes&)>& change) {
            Ends other;
            RESEAL_CHECK(other.run(keys, only(&other.keyL)));
            Handshake listener = waitingListener(other, other.listenerTerms, other.greetingD);
            // The listener's nonce is of the same terms, so what was recorded fits.
            Frame hello = other.helloD;
            change(hello.body);
            return listener.receive(hello);
        };
        QVERIFY(answerTo(several(2), [](Bytes&) {}));
        QCOMPARE(answerTo(several(2), [](Bytes& body) { body.back() ^= 1; }).error().code,
                 ErrorCode::BadSignature);
        auto twice = std::make_shared<std::vector<crypto::SignKey>>();
        const crypto::SignKey key = newKey();
        for (int i = 0; i < 2; ++i) twice->push_back(key.clone());
        Ends same;
        QCOMPARE(same.run(twice, only(&same.keyL)).error().code, ErrorCode::Malformed);
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
        later.array(4).uint(2).bytes(ChainId{}).bytes(LinkNonce{}).text("more");
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
