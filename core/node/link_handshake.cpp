// A Link until it is open: TLS, pin, hello.
#include <QSslCertificate>

#include "core/base/log.h"
#include "core/base/moment.h"
#include "core/crypto/random.h"
#include "core/node/link.h"

namespace reseal::node {

namespace {

constexpr int kMainSendBuffer = 256 << 10;  // the kernel's: what a vote can't overtake any more

// All that a self-signed certificate without a name may be blamed for: what counts is its key.
bool forgivable(QSslError::SslError error) {
    return error == QSslError::SelfSignedCertificate || error == QSslError::SelfSignedCertificateInChain ||
           error == QSslError::CertificateUntrusted || error == QSslError::HostNameMismatch ||
           error == QSslError::UnableToGetLocalIssuerCertificate ||
           error == QSslError::UnableToVerifyFirstCertificate;
}

}  // namespace

// The one place that decides about a TLS key. Runs when TLS complains of the certificate, which it always
// does (there is no authority), and again when TLS is done, in case it should ever not complain.
Status Link::judgePin() {
    const QByteArray der = socket_->peerCertificate().toDer();
    if (der.isEmpty()) return fail(ErrorCode::WrongPeer, "no TLS certificate");
    RESEAL_ASSIGN(const TlsPin pin,
                  crypto::pinOfCertificate(bytesOf({der.data(), static_cast<std::size_t>(der.size())})));
    if (pin == context_.self->pin()) return fail(ErrorCode::WrongPeer, "the other end is ourselves");
    if (side_ == Side::Dialler && pin != peer_.pin)
        return fail(ErrorCode::WrongPeer,
                    "TLS key " + pin.hex().substr(0, 16) + " instead of " + peer_.pin.hex().substr(0, 16));
    if (context_.penalties != nullptr && context_.penalties->barred(pin, monotonicClock()))
        return fail(ErrorCode::Denied, "TLS key " + pin.hex().substr(0, 16) + " is barred");
    peer_.pin = pin;
    pinProven_ = true;
    return {};
}

void Link::onSslErrors(const QList<QSslError>& errors) {
    const Busy busy(*this);
    for (const QSslError& error : errors)
        if (!forgivable(error.error()))
            return close(fail(ErrorCode::WrongPeer, "TLS: " + error.errorString().toStdString()));
    if (const Status allowed = judgePin(); !allowed) return close(allowed.error());
    socket_->ignoreSslErrors(errors);
}

void Link::onEncrypted() {
    const Busy busy(*this);
    if (state_ != State::Tls && state_ != State::Connecting) return;
    if (socket_->sessionProtocol() != QSsl::TlsV1_3) return close(fail(ErrorCode::WrongPeer, "not TLS 1.3"));
    const QSslConfiguration session = socket_->sslConfiguration();
    const QByteArray alpn = session.nextNegotiatedProtocol();
    const std::string_view protocol(alpn.constData(), static_cast<std::size_t>(alpn.size()));
    const bool main = protocol == alpnName(Channel::Main), bulk = protocol == alpnName(Channel::Bulk);
    if (session.nextProtocolNegotiationStatus() != QSslConfiguration::NextProtocolNegotiationNegotiated ||
        (!main && !bulk) || (side_ == Side::Dialler && main != (channel_ == Channel::Main)))
        return close(fail(ErrorCode::WrongPeer, "no channel agreed on in TLS"));
    channel_ = main ? Channel::Main : Channel::Bulk;
    if (const Status allowed = judgePin(); !allowed) return close(allowed.error());
    socket_->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket_->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    if (channel_ == Channel::Main)
        socket_->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, kMainSendBuffer);
    state_ = State::Hello;
    const Handshake::Terms terms{side_,
                                 channel_,
                                 context_.self->chain(),
                                 context_.self->pin(),
                                 peer_.pin,
                                 crypto::randomFixed<LinkNonce>(),
                                 side_ == Side::Dialler ? peer_.nodeKey : context_.policy->keyOf(peer_.pin)};
    handshake_.emplace(terms, context_.self->nodeKeys(), token_);
    if (const auto first = handshake_->start()) write(first->kind, *encodeFrame(first->kind, first->body));
    readSome(false);
}

void Link::onHandshakeFrame(const Frame& frame) {
    const auto step = handshake_->receive(frame);
    if (!step) return close(step.error());
    if (step->send) write(step->send->kind, *encodeFrame(step->send->kind, step->send->body));
    if (!step->claim) return;
    if (const Status accepted = judgeClaim(*step->claim); !accepted) return close(accepted.error());
    if (side_ == Side::Listener) {
        const Frame hello = handshake_->accept();
        write(hello.kind, *encodeFrame(hello.kind, hello.body));
    }
    open();
}

Status Link::judgeClaim(const Claim& claim) {
    if (side_ == Side::Dialler) {
        const auto& node = std::get<NodeClaim>(claim);  // a Handshake lets no other through
        if (peer_.nodeKey.isZero()) peer_.nodeKey = node.nodeKey;
        if (!node.proves(peer_.nodeKey))
            return fail(ErrorCode::WrongPeer, "node key " + node.nodeKey.hex().substr(0, 16) +
                                                  " instead of " + peer_.nodeKey.hex().substr(0, 16));
        return {};
    }
    const TlsPin pin = peer_.pin;
    RESEAL_ASSIGN(peer_, context_.policy->judge(pin, claim));
    // A policy may turn a node away; it can't make one of something that has not shown that node key.
    const auto* node = std::get_if<NodeClaim>(&claim);
    RESEAL_CHECK(peer_.role != PeerRole::Clinic || (node != nullptr && node->proves(peer_.nodeKey)));
    peer_.pin = pin;
    if (peer_.role != PeerRole::Clinic && channel_ == Channel::Main)
        return fail(ErrorCode::Denied, "a " + peer_.label() + " on the channel of the nodes");
    return {};
}

void Link::open() {
    const Instant now = monotonicClock();
    handshake_.reset();
    state_ = State::Open;
    opened_ = lastHeard_ = lastProgress_ = lastUsed_ = now;
    reader_.setMaxFrame(peer_.role == PeerRole::Stranger ? context_.limits.maxStrangerFrame : kMaxFrame);
    if (peer_.role != PeerRole::Clinic) queue_.setSyncLimit(context_.limits.maxPersonQueue);
    log(LogLevel::Debug, "link", "open: " + peer_.label() + " on " + std::string(alpnName(channel_)));
    armFor(nextDeadline(now));
    Q_EMIT ready();
}

}  // namespace reseal::node
