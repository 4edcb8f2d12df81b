#include "core/node/link_context.h"

#include <QSslKey>
#include <QSslSocket>

namespace reseal::node {

namespace {

QByteArray qtBytes(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

}  // namespace

std::string Peer::label() const {
    switch (role) {
        case PeerRole::Clinic:
            return "clinic " + clinic.hex().substr(0, 8) + " node " + nodeKey.hex().substr(0, 8);
        case PeerRole::Person:
            return "person";  // nothing that would tell one from another
        case PeerRole::Stranger:
            return "stranger";
    }
    return {};
}

Result<LocalIdentity> LocalIdentity::make(const ChainId& chain, const crypto::TlsIdentity& tls,
                                          std::optional<crypto::SignKey> nodeKey) {
    if (!QSslSocket::supportsSsl() || !QSslSocket::isProtocolSupported(QSsl::TlsV1_3))
        return fail(ErrorCode::Unsupported, "this Qt has no TLS 1.3");
    const QSslCertificate certificate(qtBytes(tls.certificatePem), QSsl::Pem);
    const QSslKey key(qtBytes(textOf(tls.keyPem.view())), QSsl::Ec, QSsl::Pem);
    if (certificate.isNull() || key.isNull()) return fail(ErrorCode::Malformed, "unusable TLS identity");
    LocalIdentity self;
    self.chain_ = chain;
    self.pin_ = tls.pin;
    if (nodeKey) self.nodeKeys_ = onlyKey(*std::move(nodeKey));
    QSslConfiguration& base = self.base_;
    base.setProtocol(QSsl::TlsV1_3OrLater);
    base.setPeerVerifyMode(QSslSocket::VerifyPeer);
    base.setMissingCertificateIsFatal(true);
    base.setCaCertificates({});  // also keeps Qt from loading the system's
    base.setLocalCertificate(certificate);
    base.setPrivateKey(key);
    for (const auto off :
         {QSsl::SslOptionDisableSessionTickets, QSsl::SslOptionDisableSessionSharing,
          QSsl::SslOptionDisableSessionPersistence, QSsl::SslOptionDisableCompression,
          QSsl::SslOptionDisableLegacyRenegotiation, QSsl::SslOptionDisableServerNameIndication})
        base.setSslOption(off, true);
    return self;
}

QSslConfiguration LocalIdentity::dialling(Channel channel) const {
    QSslConfiguration configuration = base_;
    configuration.setAllowedNextProtocols({qtBytes(alpnName(channel))});
    return configuration;
}

QSslConfiguration LocalIdentity::listening() const {
    QSslConfiguration configuration = base_;
    configuration.setAllowedNextProtocols(
        {qtBytes(alpnName(Channel::Main)), qtBytes(alpnName(Channel::Bulk))});
    return configuration;
}

void PenaltyBox::strike(const TlsPin& pin, Instant now) {
    constexpr Duration kFirst = seconds(600), kMost = seconds(4 * 3600);
    const auto known = entries_.find(pin);
    if (known != entries_.end()) {
        Entry& entry = known->second;
        if (entry.until > now) return;  // both channels ended for one offence
        entry.length = std::min(entry.length * 2, kMost);
        entry.until = now + entry.length;
        return;
    }
    if (entries_.size() >= kMaxEntries)
        entries_.erase(std::ranges::min_element(entries_, {}, [](const auto& e) { return e.second.until; }));
    entries_.emplace(pin, Entry{now + kFirst, kFirst});
}

bool PenaltyBox::barred(const TlsPin& pin, Instant now) const {
    return barredUntil(pin) > now;
}

Instant PenaltyBox::barredUntil(const TlsPin& pin) const {
    const auto entry = entries_.find(pin);
    return entry == entries_.end() ? Instant{INT64_MIN} : entry->second.until;
}

bool isMisbehaviour(ErrorCode code) {
    return code == ErrorCode::Malformed || code == ErrorCode::TooLarge || code == ErrorCode::BadSignature ||
           code == ErrorCode::BadProof;
}

}  // namespace reseal::node
