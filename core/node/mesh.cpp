#include "core/node/mesh.h"

#include "core/base/log.h"
#include "core/crypto/random.h"

namespace reseal::node {
namespace {
constexpr Duration kTellUnsentEvery = seconds(60);

std::size_t at(Channel channel) {
    return static_cast<std::size_t>(channel);
}

LinkContext contextOf(const LocalIdentity& identity, PeerPolicy* policy, PenaltyBox* penalties,
                      const LinkLimits& limits) {
    LinkContext context;
    context.self = &identity;
    context.policy = policy;
    context.penalties = penalties;
    context.limits = limits;
    return context;
}

gossip::PeerId peerOf(const ClinicId& clinic) {
    return gossip::PeerId::copy(clinic.view());
}
ClinicId clinicOf(const gossip::PeerId& peer) {
    return ClinicId::copy(peer.view());
}
}  // namespace

Result<Address> parseAddress(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    const auto wrong = [&] {
        return fail(ErrorCode::InvalidArgument, "not an address \"host:port\": " + std::string(text));
    };
    if (colon == std::string_view::npos || colon == 0) return wrong();
    std::string_view host = text.substr(0, colon);
    if (host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    unsigned port = 0;
    const std::string_view digits = text.substr(colon + 1);
    if (digits.empty() || digits.size() > 5) return wrong();
    for (const char c : digits) {
        if (c < '0' || c > '9') return wrong();
        port = port * 10 + static_cast<unsigned>(c - '0');
    }
    if (port > 65535 || host.empty()) return wrong();
    return Address{QString::fromUtf8(host.data(), static_cast<qsizetype>(host.size())),
                   static_cast<quint16>(port)};
}

Mesh::Mesh(const LocalIdentity& identity, const ledger::Genesis& genesis, const ClinicId& own,
           const LinkLimits& limits, QObject* parent)
    : QObject(parent),
      known_(knownFrom(genesis)),
      own_(own),
      context_(contextOf(identity, this, &penalties_, limits)),
      listener_(context_, [this](LinkPtr link) { accept(std::move(link)); }),
      random_(readLe64(crypto::randomFixed<Nonce16>().view().first(8))) {
    for (const auto& [id, clinic] : known_)
        if (id != own) others_.push_back(id);
    choosing_.setSingleShot(true);
    connect(&choosing_, &QTimer::timeout, this, [this] { chooseLinks(); });
}

Mesh::~Mesh() {
    stop();
}

Status Mesh::start(const std::string& listenAddress) {
    RESEAL_ASSIGN(const Address address, parseAddress(listenAddress));
    QHostAddress host(address.host);
    if (host.isNull())
        host = address.host == QLatin1String("localhost") ? QHostAddress(QHostAddress::LocalHost)
                                                          : QHostAddress(QHostAddress::Any);
    RESEAL_TRY(listener_.listen(host, address.port));
    started_ = true;
    beginOverlay();
    for (const ClinicId& other : others_) dialIfOurs(other);
    chooseLinks();
    return {};
}

void Mesh::stop() {
    started_ = false;
    choosing_.stop();
    overlay_.reset();
    listener_.stop();
    guests_.clear();
    pairs_.clear();
    live_.clear();
}

void Mesh::dialIfOurs(const ClinicId& other) {
    pairs_[other];
    const auto own = known_.find(own_);
    const bool unreachable = own == known_.end() || own->second.addresses.empty();
    const bool isTheirs = other < own_ && !unreachable;
    for (const Channel channel : {Channel::Bulk, Channel::Main}) {
        if (channel == Channel::Main && overlay_) continue;
        const auto& dialer = pairs_[other].dialers[at(channel)];
        if (!isTheirs)
            dial(other, channel);
        else if (dialer)
            dialer->hold(true);  // what is up stays; from now on the other side dials
    }
}

// None: it has no address.
std::optional<DialTarget> Mesh::target(const ClinicId& other, Channel channel) const {
    const KnownClinic& clinic = known_.at(other);
    DialTarget out;
    out.peer.role = PeerRole::Clinic;
    out.peer.pin = clinic.tlsPin;
    out.peer.clinic = other;
    out.peer.nodeKey = clinic.nodeKey;
    out.channel = channel;
    for (const ledger::Address& text : clinic.addresses)
        if (const auto address = parseAddress(text)) out.addresses.push_back(*address);
    if (out.addresses.empty()) return std::nullopt;
    return out;
}

void Mesh::dial(const ClinicId& other, Channel channel) {
    auto target = this->target(other, channel);
    if (!target) return;
    auto& dialer = pairs_[other].dialers[at(channel)];
    if (dialer) {
        dialer->hold(false);
        return dialer->start();
    }
    dialer = std::make_unique<Dialer>(context_, *std::move(target));
    connect(dialer.get(), &Dialer::up, this, [this](Link* link) { onUp(link); });
    connect(dialer.get(), &Dialer::down, this,
            [this, peer = dialer->target().peer, channel](const Error& reason) {
                log(LogLevel::Info, "mesh", "link to " + peer.label() + " ended: " + reason.text());
                if (isChosen(peer.clinic, channel))
                    hangUp(peer.clinic);  // dialled again if it is chosen again
                onDown(peer, channel);
            });
    connect(dialer.get(), &Dialer::failed, this, [this, clinic = other, channel] {
        if (!isChosen(clinic, channel)) return;
        hangUp(clinic);  // the overlay says who is dialled next
        overlay_->failed(monotonicClock(), peerOf(clinic));
        chooseLinks();
    });
    dialer->start();
}

// ---- Who comes, goes and changes

KnownClinic knownFrom(const ledger::ClinicEntry& entry) {
    return {entry.signKey(),
            entry.tlsPin,
            {entry.addresses.begin(), entry.addresses.end()},
            entry.roles.has(ledger::ClinicRole::Validator)};
}

KnownClinics knownFrom(const ledger::Genesis& genesis) {
    KnownClinics out;
    for (const ledger::ClinicEntry& entry : genesis.entries()) out[entry.id] = knownFrom(entry);
    return out;
}

KnownClinics knownFrom(const ledger::StateView& state) {
    KnownClinics out;
    const ledger::EpochEntry epoch = state.epoch();
    const Instant now = state.tip().time;
    for (const ledger::ListedClinic& one : ledger::clinics(state))
        if (!one.entry.hasLeft(now))
            out[one.id] = {one.entry.signKey,
                           one.entry.tlsPin,
                           {one.entry.addresses.begin(), one.entry.addresses.end()},
                           epoch.indexOf(one.id).has_value()};
    return out;
}

KnownClinics knownTo(const ClinicId& own, const ledger::StateView& state, const KnownClinics& contacts) {
    KnownClinics out = knownFrom(state);
    if (state.clinic(own)) return out;
    for (const auto& [id, contact] : contacts)
        if (!state.clinic(id)) {
            out[id] = contact;
            out[id].validates = false;
        }
    return out;
}

void Mesh::follow(const KnownClinics& clinics) {
    if (clinics == known_) return;
    const KnownClinics before = std::exchange(known_, clinics);
    others_.clear();
    for (const auto& [id, clinic] : known_)
        if (id != own_) others_.push_back(id);
    if (!started_) return;
    for (const auto& [id, clinic] : before)
        if (id != own_ && !known_.contains(id)) forget(id);
    beginOverlay();
    for (const ClinicId& other : others_) {
        const auto known = before.find(other);
        if (known != before.end() && known->second != known_.at(other)) change(other, known->second);
        dialIfOurs(other);
    }
    chooseLinks();
}

void Mesh::forget(const ClinicId& other) {
    const bool wasUp = linkTo(other, Channel::Main) != nullptr;
    pairs_.erase(other);
    unsent_.erase(other);
    if (wasUp) Q_EMIT down(other);
}

// What is up stays up, unless it is with a key that is no longer the clinic's.
void Mesh::change(const ClinicId& other, const KnownClinic& before) {
    const KnownClinic& now = known_.at(other);
    const bool otherKey = before.nodeKey != now.nodeKey || before.tlsPin != now.tlsPin;
    for (const Channel channel : {Channel::Main, Channel::Bulk}) {
        Pair& pair = pairs_[other];
        if (const auto& dialer = pair.dialers[at(channel)]) {
            if (auto target = this->target(other, channel)) {
                dialer->hold(false);
                dialer->setTarget(*std::move(target));
            } else
                dialer->hold(true);
        }
        if (const auto& accepted = pair.accepted[at(channel)]; accepted && otherKey)
            accepted->close(fail(ErrorCode::WrongPeer, "a key that is no longer the clinic's"));
    }
}

// ---- Many validators: a part of the links

void Mesh::beginOverlay() {
    const auto validators =
        std::ranges::count_if(known_, [](const auto& entry) { return entry.second.validates; });
    overlay_.reset();
    if (static_cast<std::size_t>(validators) <= gossip::kFullMeshUpTo) return;
    std::vector<gossip::PeerId> dialable;
    for (const auto& [id, clinic] : known_)
        if (clinic.validates && id != own_ && !clinic.addresses.empty()) dialable.push_back(peerOf(id));
    overlay_ = std::make_unique<gossip::Overlay>(std::move(dialable), random_);
    for (const auto& [id, pair] : pairs_) {
        const Link* link = linkTo(id, Channel::Main);
        if (link == nullptr || !isChosen(id, Channel::Main)) continue;
        const auto& dialer = pair.dialers[at(Channel::Main)];
        overlay_->linked(monotonicClock(), peerOf(id), dialer && dialer->link() == link);
    }
}

bool Mesh::isChosen(const ClinicId& clinic, Channel channel) const {
    if (!overlay_ || channel != Channel::Main) return false;
    const auto other = known_.find(clinic);
    return other != known_.end() && other->second.validates;
}

void Mesh::chooseLinks() {
    if (!overlay_) return;
    for (const gossip::Overlay::Step& step : overlay_->proceed(monotonicClock())) {
        if (const auto* one = std::get_if<gossip::Overlay::Dial>(&step))
            dial(clinicOf(one->peer), Channel::Main);
        if (const auto* one = std::get_if<gossip::Overlay::HangUp>(&step)) {
            const ClinicId clinic = clinicOf(one->peer);
            hangUp(clinic);
            if (linkTo(clinic, Channel::Main) != nullptr)  // it has dialled us, too
                overlay_->linked(monotonicClock(), one->peer, false);
        }
    }
    const Instant next = overlay_->nextTick();
    if (next == kNever) return choosing_.stop();
    choosing_.start(static_cast<int>(std::clamp<std::int64_t>((next - monotonicClock()).ms, 1, 60'000)));
}

void Mesh::hangUp(const ClinicId& clinic) {
    const auto& dialer = pairs_[clinic].dialers[at(Channel::Main)];
    if (!dialer) return;
    const bool wasUp = dialer->link() != nullptr;
    dialer->stop();
    if (wasUp && linkTo(clinic, Channel::Main) == nullptr) Q_EMIT down(clinic);
}

bool Mesh::makeRoom(Link* link) {
    const Peer& peer = link->peer();
    const auto own = known_.find(own_);
    const bool isOneOfMine = own != known_.end() && own->second.validates;
    if (!isOneOfMine || !isChosen(peer.clinic, link->channel())) return true;
    const auto admission = overlay_->admit(monotonicClock(), peerOf(peer.clinic));
    if (std::holds_alternative<gossip::Overlay::Refused>(admission)) return false;
    if (const auto* displaced = std::get_if<gossip::Overlay::Displaced>(&admission))
        if (const auto& old = pairs_[clinicOf(displaced->other)].accepted[at(Channel::Main)])
            old->close(fail(ErrorCode::Offline, "its place is needed"));
    return true;
}

Result<Peer> Mesh::judge(const TlsPin& pin, const Claim& claim) {
    Peer peer;
    peer.pin = pin;
    if (const auto* node = std::get_if<NodeClaim>(&claim)) {
        for (const auto& [id, clinic] : known_) {
            if (!node->proves(clinic.nodeKey)) continue;
            if (clinic.tlsPin != pin)
                return fail(ErrorCode::WrongPeer, "a clinic's key with another TLS key than the ledger's");
            if (id == own_) return fail(ErrorCode::WrongPeer, "our own key");
            peer.role = PeerRole::Clinic;
            peer.clinic = id;
            peer.nodeKey = clinic.nodeKey;
            return peer;
        }
        return fail(ErrorCode::Denied, "a node key that is not on this ledger");
    }
    if (const auto* stranger = std::get_if<StrangerClaim>(&claim)) {
        peer.role = PeerRole::Stranger;
        peer.token = stranger->token;
        return peer;
    }
    peer.role = PeerRole::Person;
    return peer;
}

// None, too, where several are known by it: on the ledger a pin is one clinic's, but staff name contacts.
SignPublic Mesh::keyOf(const TlsPin& pin) const {
    const KnownClinic* only = nullptr;
    for (const auto& [id, clinic] : known_) {
        if (clinic.tlsPin != pin) continue;
        if (only != nullptr) return {};
        only = &clinic;
    }
    return only != nullptr ? only->nodeKey : SignPublic{};
}

void Mesh::accept(LinkPtr link) {
    Link* const raw = link.get();
    const Peer peer = raw->peer();
    const Channel channel = raw->channel();
    if (peer.role != PeerRole::Clinic) {
        guests_[raw] = std::move(link);
        connect(raw, &Link::closed, this, [this, raw] { guests_.erase(raw); });
        attach(raw);
        return;
    }
    if (!makeRoom(raw)) {
        guests_[raw] = std::move(link);
        connect(raw, &Link::closed, this, [this, raw] { guests_.erase(raw); });
        return raw->close(fail(ErrorCode::Limit, "as many links as this node holds"));
    }
    // A second link of the same clinic replaces the first: the other side has lost that one.
    LinkPtr& place = pairs_[peer.clinic].accepted[at(channel)];
    const bool replaces = place != nullptr;
    LinkPtr former = std::exchange(place, std::move(link));
    connect(raw, &Link::closed, this, [this, raw, peer, channel](const Error& reason) {
        log(LogLevel::Info, "mesh", "link from " + peer.label() + " ended: " + reason.text());
        const auto pair = pairs_.find(peer.clinic);
        if (pair == pairs_.end() || pair->second.accepted[at(channel)].get() != raw) return;
        pair->second.accepted[at(channel)].reset();
        onDown(peer, channel);
    });
    if (replaces) {  // it ends in order: who waits for an answer on it is told that none will come
        Link* const old = former.get();
        guests_[old] = std::move(former);
        connect(old, &Link::closed, this, [this, old] { guests_.erase(old); });
        old->close(fail(ErrorCode::Offline, "replaced by a newer link"));
        if (channel == Channel::Main) Q_EMIT down(peer.clinic);
    }
    onUp(raw);
}

void Mesh::attach(Link* link) {
    live_.insert(link);
    connect(link, &QObject::destroyed, this, [this, link] {
        live_.erase(link);
        waiting_.erase(link);
    });
    connect(link, &Link::drained, this, [this, link] { answerWaiting(link); });
    const Peer peer = link->peer();
    if (peer.role == PeerRole::Clinic)
        connect(link, &Link::frameReceived, this,
                [this, peer](FrameKind kind, const Bytes& body) { Q_EMIT frame(peer.clinic, kind, body); });
    connect(link, &Link::requestReceived, this, [this, link](FrameKind kind, quint64 id, const Bytes& body) {
        Q_EMIT request(link, kind, id, body);
    });
}

void Mesh::onUp(Link* link) {
    attach(link);
    if (link->channel() != Channel::Main) return;
    const ClinicId clinic = link->peer().clinic;
    const bool isChosenOne = isChosen(clinic, Channel::Main);
    if (isChosenOne) {
        const auto& dialer = pairs_[clinic].dialers[at(Channel::Main)];
        overlay_->linked(monotonicClock(), peerOf(clinic), dialer && dialer->link() == link);
    }
    Q_EMIT up(clinic);
    if (isChosenOne) chooseLinks();
}

void Mesh::onDown(const Peer& peer, Channel channel) {
    if (channel != Channel::Main || linkTo(peer.clinic, channel) != nullptr) return;  // there were two
    if (!isChosen(peer.clinic, channel)) {
        Q_EMIT down(peer.clinic);
        return;
    }
    overlay_->unlinked(monotonicClock(), peerOf(peer.clinic));
    Q_EMIT down(peer.clinic);
    chooseLinks();
}

Link* Mesh::linkTo(const ClinicId& clinic, Channel channel) const {
    const auto pair = pairs_.find(clinic);
    if (pair == pairs_.end()) return nullptr;
    if (const auto& accepted = pair->second.accepted[at(channel)]; accepted && accepted->isOpen())
        return accepted.get();
    if (const auto& dialer = pair->second.dialers[at(channel)])
        if (Link* link = dialer->link(); link != nullptr && link->isOpen()) return link;
    return nullptr;
}

void Mesh::send(const ClinicId& clinic, FrameKind kind, ByteView body) {
    Link* const link = linkTo(clinic, Channel::Main);
    if (link == nullptr) return;
    const auto sent = link->send(kind, body);
    if (sent) return;
    // A peer that reads slowly must not fill the log as well.
    Unsent& unsent = unsent_[clinic];
    ++unsent.count;
    const Instant now = monotonicClock();
    if (unsent.told && now < *unsent.told + kTellUnsentEvery) return;
    log(LogLevel::Info, "mesh",
        std::to_string(unsent.count) + " frames to " + link->peer().label() + " not sent, the last " +
            std::string(name(kind)) + ": " + sent.error().text());
    unsent = {now, 0};
}

void Mesh::request(const ClinicId& clinic, FrameKind kind, ByteView body, Duration timeout,
                   Link::Callback done) {
    const auto row = traits(kind);
    RESEAL_CHECK(row);
    Link* const link = linkTo(clinic, row->channel);
    if (link == nullptr) {
        QMetaObject::invokeMethod(
            this,
            [done = std::move(done)] { done(fail(ErrorCode::Offline, "this clinic cannot be reached now")); },
            Qt::QueuedConnection);
        return;
    }
    link->request(kind, body, timeout, this, std::move(done));
}

void Mesh::answer(Link* link, quint64 id, const Result<Bytes>& answer) {
    if (!live_.contains(link)) return;
    const auto sent = link->answer(id, answer);
    if (sent) return;
    // The queue is full and the request stays open: as many may wait as a link allows requests to be open.
    if (sent.error().code == ErrorCode::Limit)
        waiting_[link].emplace_back(id, answer);
    else
        log(LogLevel::Info, "mesh", "an answer was not sent: " + sent.error().text());
}

void Mesh::answerWaiting(Link* link) {
    const auto waiting = waiting_.find(link);
    if (waiting == waiting_.end()) return;
    for (auto& [id, kept] : std::exchange(waiting->second, {})) answer(link, id, kept);
}

void Mesh::punish(const ClinicId& clinic, const Error& why) {
    for (const Channel channel : {Channel::Main, Channel::Bulk})
        if (Link* link = linkTo(clinic, channel)) link->close(why);
}

void Mesh::redialNow() {
    if (overlay_) overlay_->woke();
    chooseLinks();
    for (auto& [clinic, pair] : pairs_)
        for (auto& dialer : pair.dialers)
            if (dialer) dialer->dialNow();
}

}  // namespace reseal::node
