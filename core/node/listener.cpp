#include "core/node/listener.h"

#include "core/base/log.h"

namespace reseal::node {

class Listener::Server final : public QTcpServer {
public:
    explicit Server(Listener& owner) : owner_(owner) {}

protected:
    void incomingConnection(qintptr descriptor) override { owner_.onConnection(descriptor); }

private:
    Listener& owner_;
};

namespace {

// What counts as one address: who has one IPv6 address usually has its whole /64.
std::string addressKey(const QHostAddress& address) {
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4) return QHostAddress(v4).toString().toStdString();
    const Q_IPV6ADDR v6 = address.toIPv6Address();
    return toHex(ByteView(v6.c, 8));
}

}  // namespace

Listener::Listener(const LinkContext& context, LinkHandler handler, QObject* parent)
    : QObject(parent),
      context_(context),
      handler_(std::move(handler)),
      server_(std::make_unique<Server>(*this)) {
    RESEAL_CHECK(context_.self != nullptr && context_.self->nodeKeys() != nullptr &&
                 context_.policy != nullptr);
}

Listener::~Listener() = default;

Status Listener::listen(const QHostAddress& address, quint16 port) {
    if (server_->listen(address, port)) return {};
    return fail(ErrorCode::Io, "can't listen: " + server_->errorString().toStdString());
}

quint16 Listener::port() const {
    return server_->serverPort();
}

void Listener::stop() {
    server_->close();
    pending_.clear();
}

bool Listener::admit(const std::string& address, Instant now) {
    const auto atOnce =
        std::ranges::count_if(pending_, [&](const auto& p) { return p.second.address == address; });
    if (pending_.size() >= context_.limits.maxHandshakes ||
        static_cast<std::size_t>(atOnce) >= context_.limits.maxHandshakesPerAddress)
        return false;
    auto rate = rates_.find(address);
    if (rate == rates_.end()) {
        if (rates_.size() >= kMaxAddresses)
            std::erase_if(rates_, [&](const auto& r) { return gossip::TokenBucket(r.second).full(now); });
        if (rates_.size() >= kMaxAddresses) rates_.erase(rates_.begin());
        const gossip::TokenBucket fresh(context_.limits.handshakesPerSecond, context_.limits.handshakesBurst,
                                        now);
        rate = rates_.emplace(address, fresh).first;
    }
    return rate->second.take(now);
}

void Listener::onConnection(qintptr descriptor) {
    auto socket = std::make_unique<QSslSocket>();
    if (!socket->setSocketDescriptor(descriptor)) return;
    std::string address = addressKey(socket->peerAddress());
    if (!admit(address, monotonicClock())) {
        ++refusedBusy_;
        return;  // the socket closes
    }
    LinkPtr link = Link::accept(context_, std::move(socket));
    Link* raw = link.get();
    connect(raw, &Link::ready, this, [this, raw] { onReady(raw); });
    connect(raw, &Link::closed, this, [this, raw] {
        ++failed_;
        pending_.erase(raw);
    });
    pending_.emplace(raw, Pending{std::move(link), std::move(address)});
}

std::size_t Listener::living(PeerRole role) const {
    return static_cast<std::size_t>(std::ranges::count_if(handedOut_, [role](const auto& link) {
        return link && link->isOpen() && link->peer().role == role;
    }));
}

void Listener::onReady(Link* link) {
    disconnect(link, nullptr, this, nullptr);
    LinkPtr owned = std::move(pending_.at(link).link);
    pending_.erase(link);
    std::erase_if(handedOut_, [](const auto& known) { return !known || !known->isOpen(); });
    const LinkLimits& limits = context_.limits;
    const PeerRole role = link->peer().role;
    const std::size_t most = role == PeerRole::Clinic   ? limits.maxClinicLinks
                             : role == PeerRole::Person ? limits.maxPersons
                                                        : limits.maxStrangers;
    if (living(role) >= most) {
        ++refusedBusy_;
        log(LogLevel::Warning, "link", "no place for another " + link->peer().label());
        return;
    }
    ++accepted_;
    handedOut_.emplace_back(link);
    handler_(std::move(owned));
}

Listener::Counts Listener::counts() const {
    return {pending_.size(),
            living(PeerRole::Clinic),
            living(PeerRole::Person),
            living(PeerRole::Stranger),
            refusedBusy_,
            failed_,
            accepted_};
}

}  // namespace reseal::node
