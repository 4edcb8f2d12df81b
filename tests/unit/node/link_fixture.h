// Programs that link over loopback with real TLS, and a raw one that says what a test wants it to say.
#pragma once

#include <QSignalSpy>
#include <QTest>

#include "core/crypto/secret.h"
#include "core/node/dialer.h"
#include "core/node/listener.h"

namespace reseal::node {

inline ChainId testChain(std::uint8_t n = 1) {
    ChainId chain;
    chain.bytes.fill(n);
    return chain;
}

// Knows nodes by key and pin, takes any person, and strangers with one token.
class LedgerPolicy final : public PeerPolicy {
public:
    SignPublic keyOf(const TlsPin& pin) const override {
        const auto known = nodes.find(pin);
        return known != nodes.end() ? known->second : SignPublic{};
    }
    Result<Peer> judge(const TlsPin& pin, const Claim& claim) override {
        if (const auto* node = std::get_if<NodeClaim>(&claim)) {
            const auto known = nodes.find(pin);
            if (known == nodes.end()) return fail(ErrorCode::NotFound, "not on the ledger");
            if (known->second != node->nodeKey)
                return fail(ErrorCode::WrongPeer, "node key and TLS key differ");
            return Peer{PeerRole::Clinic, pin, ClinicId::copy(node->nodeKey), node->nodeKey, {}};
        }
        if (const auto* stranger = std::get_if<StrangerClaim>(&claim)) {
            if (stranger->token != token) return fail(ErrorCode::Denied, "no such invitation");
            return Peer{PeerRole::Stranger, pin, {}, {}, stranger->token};
        }
        return Peer{PeerRole::Person, pin, {}, {}, {}};
    }
    std::map<TlsPin, SignPublic> nodes;
    Bytes token{1, 2, 3};
};

inline crypto::SignKey newSignKey() {
    return crypto::SignKey::fromSeed(crypto::SecretBytes::random(32));
}

// One program: keys, policy, bars, and (if it listens) the links it has accepted.
struct Program {
    explicit Program(LinkLimits limits = {}, ChainId chain = testChain(), bool isNode = true)
        : Program(limits, chain, *crypto::makeTlsIdentity(), newSignKey(), isNode) {}
    Program(LinkLimits limits, ChainId chain, const crypto::TlsIdentity& tls, const crypto::SignKey& nodeKey,
            bool isNode = true)
        : key(nodeKey.clone()),
          self(*LocalIdentity::make(chain, tls,
                                    isNode ? std::optional<crypto::SignKey>(nodeKey.clone()) : std::nullopt)),
          context{&self, &policy, &penalties, limits} {}

    void listen(quint16 port = 0) {
        listener = std::make_unique<Listener>(context, [this](LinkPtr link) {
            accepted.push_back(std::move(link));
            if (onAccepted) onAccepted(accepted.back().get());
        });
        const Status listening = listener->listen(QHostAddress::LocalHost, port);
        QVERIFY2(listening, listening ? "" : listening.error().detail.c_str());
    }
    // How others dial this one.
    DialTarget asTarget(Channel channel = Channel::Main) const {
        DialTarget target;
        target.peer = {PeerRole::Clinic, self.pin(), ClinicId::copy(key.publicKey()), key.publicKey(), {}};
        target.addresses = {{QStringLiteral("127.0.0.1"), listener->port()}};
        target.channel = channel;
        return target;
    }
    void knows(const Program& other) { policy.nodes[other.self.pin()] = other.key.publicKey(); }

    crypto::SignKey key;
    LocalIdentity self;
    LedgerPolicy policy;
    PenaltyBox penalties;
    LinkContext context;
    std::vector<LinkPtr> accepted;
    std::function<void(Link*)> onAccepted;
    std::unique_ptr<Listener> listener;
};

// Why a link ended, once it has.
struct Ending {
    explicit Ending(Link* link) {
        QObject::connect(link, &Link::closed, link, [this](const Error& reason) { error = reason; });
    }
    std::optional<Error> error;
};

struct Attempt {
    explicit Attempt(Dialer& dialer) {
        QObject::connect(&dialer, &Dialer::up, &dialer, [this](Link* up) { link = up; });
        QObject::connect(&dialer, &Dialer::down, &dialer, [this](const Error& reason) { down = reason; });
        QObject::connect(&dialer, &Dialer::failed, &dialer, [this](const Error& reason) { failed = reason; });
    }
    Link* link = nullptr;
    std::optional<Error> failed, down;
};

// A TLS client without manners: the right keys, but a test writes its bytes.
struct RawClient {
    explicit RawClient(const QSslConfiguration& configuration) {
        socket.setSslConfiguration(configuration);
        QObject::connect(&socket, &QSslSocket::sslErrors, &socket,
                         [this](const auto& errors) { socket.ignoreSslErrors(errors); });
        QObject::connect(&socket, &QSslSocket::readyRead, &socket, [this] { received += socket.readAll(); });
        QObject::connect(&socket, &QSslSocket::disconnected, &socket, [this] { gone = true; });
        QObject::connect(&socket, &QSslSocket::errorOccurred, &socket, [this] { gone = true; });
    }
    void connectTo(quint16 port) { socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port); }
    void write(ByteView bytes) {
        socket.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size()));
    }
    void write(const Frame& frame) { write(*encodeFrame(frame.kind, frame.body)); }
    // The next whole frame among what was received.
    std::optional<Frame> next() {
        if (received.size() < 5) return std::nullopt;
        const auto* at = reinterpret_cast<const std::uint8_t*>(received.constData());
        const qsizetype length = readLe32(ByteView(at, 4));
        if (received.size() < 4 + length) return std::nullopt;
        Frame frame{static_cast<FrameKind>(at[4]),
                    toBytes(ByteView(at + 5, static_cast<std::size_t>(length - 1)))};
        received.remove(0, 4 + length);
        return frame;
    }
    QByteArray received;
    bool gone = false;
    QSslSocket socket;  // last: its signals reach the members above
};

// A node that has connected by hand as far as its handshake and then misbehaves.
struct RawNode : RawClient {
    RawNode(const Program& self, const Program& to, Channel channel = Channel::Main)
        : RawClient(self.self.dialling(channel)),
          handshake({Side::Dialler, channel, self.self.chain(), self.self.pin(), to.self.pin(), {}, {}},
                    self.self.nodeKeys(), {}) {
        connectTo(to.listener->port());
    }
    // Runs the handshake until the listener has said hello.
    void finishHandshake() {
        QTRY_VERIFY(socket.isEncrypted());
        write(*handshake.start());
        std::optional<Frame> greeting, hello;
        QTRY_VERIFY(greeting || (greeting = next()));
        auto step = handshake.receive(*greeting);
        QVERIFY(step && step->send);
        write(*step->send);
        QTRY_VERIFY(hello || (hello = next()));
        step = handshake.receive(*hello);
        QVERIFY(step && step->claim);
    }
    Handshake handshake;
};

}  // namespace reseal::node
