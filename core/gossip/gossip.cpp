#include "core/gossip/gossip.h"

#include "core/gossip/catch_up.h"
#include "core/gossip/reconcile.h"
#include "core/gossip/spread.h"

namespace reseal::gossip {

namespace {

constexpr Duration kStatusAtMostEvery = seconds(1);
constexpr Duration kStatusEvery = seconds(15);
constexpr Duration kStatusIdleEvery = seconds(60);
constexpr std::int64_t kStatusRate = 2, kStatusBurst = 16;  // a second, from one peer

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

}  // namespace

struct Gossip::State {
    struct Peer {
        PeerKind kind = PeerKind::Node;
        TokenBucket statuses;
        std::optional<PeerStatus> status;
    };

    explicit State(Config config)
        : random(config.seed),
          spreader(std::move(config.seenKey), random, counters),
          reconciler(spreader, random, counters),
          catchUp(config.height, random) {}

    void up(const PeerUp& event);
    void down(const PeerId& peer);
    void receive(const Received& event);
    Status deliver(const Received& event);
    Status onStatus(const PeerId& from, ByteView body);
    void ownStatus(OwnStatus event);
    void broadcastStatus();
    void tick();

    Random random;
    Counters counters;
    Spreader spreader;
    Reconciler reconciler;
    CatchUp catchUp;
    std::map<PeerId, Peer> peers;
    std::optional<OwnStatus> own;
    Instant statusSent{INT64_MIN / 2};
    Instant statusDue = kNever;
    bool statusAsked = false;  // a SignStatus is with the host
    Instant now;               // of the present step
    Actions out;               // of the present step
};

Gossip::Gossip(Config config) : state_(std::make_unique<State>(std::move(config))) {}
Gossip::~Gossip() = default;
Gossip::Gossip(Gossip&&) noexcept = default;

// ---- Peers and their messages

void Gossip::State::up(const PeerUp& event) {
    if (peers.contains(event.peer)) down(event.peer);  // a new link: compare again
    if (peers.size() >= kMaxPeers) return;
    peers.emplace(event.peer, Peer{event.kind, TokenBucket(kStatusRate, kStatusBurst, now), std::nullopt});
    spreader.peerUp(now, event.peer, event.kind);
    if (event.kind == PeerKind::Person) return;
    catchUp.peerUp(event.peer);
    if (own && now < statusSent + kStatusIdleEvery)
        out.push_back(Send{event.peer, MessageKind::Status, encodeStatus(own->status)});
    else
        statusDue = now;
    reconciler.peerUp(now, event.peer, out);
}

void Gossip::State::down(const PeerId& peer) {
    peers.erase(peer);
    spreader.peerDown(peer);
    reconciler.peerDown(peer);
    catchUp.peerDown(now, peer);
}

void Gossip::State::receive(const Received& event) {
    if (!peers.contains(event.peer)) return;
    if (const Status good = deliver(event); !good) out.push_back(Misbehaved{event.peer, good.error().text()});
}

Status Gossip::State::deliver(const Received& event) {
    const bool push = event.kind == MessageKind::Transactions || event.kind == MessageKind::Revocations;
    if (peers.at(event.peer).kind == PeerKind::Person && !push)
        return fail(ErrorCode::Malformed, "not for a person's program to say");
    switch (event.kind) {
        case MessageKind::Transactions:
            return spreader.onPush(now, event.peer, event.body, false, out);
        case MessageKind::Revocations:
            return spreader.onPush(now, event.peer, event.body, true, out);
        case MessageKind::Announce:
            return spreader.onAnnounce(now, event.peer, event.body);
        case MessageKind::Want:
            return spreader.onWant(now, event.peer, event.body, out);
        case MessageKind::Prune:
            return spreader.onPrune(event.peer, event.body);
        case MessageKind::Status:
            return onStatus(event.peer, event.body);
        case MessageKind::Digest:
            return reconciler.onDigest(now, event.peer, event.body, out);
        case MessageKind::Prefixes:
            return reconciler.onPrefixes(now, event.peer, event.body, out);
        case MessageKind::WantPrefixes:
            return reconciler.onWantPrefixes(now, event.peer, event.body, out);
    }
    return fail(ErrorCode::Malformed, "an unknown kind of message");
}

// ---- Statuses

Status Gossip::State::onStatus(const PeerId& from, ByteView body) {
    RESEAL_ASSIGN(PeerStatus status, decodeStatus(body));
    Peer& peer = peers.at(from);
    if (!peer.statuses.take(now)) return {};
    peer.status = status;
    catchUp.claims(from, status.height);
    out.push_back(StatusHeard{from, std::move(status)});
    return {};
}

void Gossip::State::ownStatus(OwnStatus event) {
    const bool isNews =
        !own || event.status.height > own->status.height || event.status.links != own->status.links;
    own = std::move(event);
    if (statusAsked || (isNews && now >= statusSent + kStatusAtMostEvery)) return broadcastStatus();
    if (isNews) statusDue = std::min(statusDue, statusSent + kStatusAtMostEvery);
}

void Gossip::State::broadcastStatus() {
    statusAsked = false;
    statusSent = now;
    statusDue = now + (own->idle ? kStatusIdleEvery : kStatusEvery);
    const Bytes body = encodeStatus(own->status);
    for (const auto& [id, peer] : peers)
        if (peer.kind == PeerKind::Node) out.push_back(Send{id, MessageKind::Status, body});
}

// ---- Steps

void Gossip::State::tick() {
    if (now >= statusDue) {
        statusAsked = true;
        statusDue = now + kStatusEvery;
        out.push_back(SignStatus{});
    }
    spreader.tick(now, out);
    reconciler.tick(now, out);
}

std::vector<Action> Gossip::step(Instant now, Event event) {
    State& s = *state_;
    s.now = now;
    std::visit(Overloaded{
                   [&](const PeerUp& e) { s.up(e); },
                   [&](const PeerDown& e) { s.down(e.peer); },
                   [&](const Received& e) { s.receive(e); },
                   [&](Submitted& e) { s.spreader.submitted(now, std::move(e.transaction), s.out); },
                   [&](Verified& e) { s.spreader.verified(now, std::move(e), s.out); },
                   [&](const Rejected& e) { s.spreader.rejected(now, e, s.out); },
                   [&](const Settled& e) { s.spreader.settled(e.ids); },
                   [&](const Dropped& e) { s.spreader.dropped(e.ids); },
                   [&](OwnStatus& e) { s.ownStatus(std::move(e)); },
                   [&](Fetched& e) { s.catchUp.fetched(now, std::move(e)); },
                   [&](const FetchFailed& e) { s.catchUp.failed(now, e); },
                   [&](const Applied& e) { s.catchUp.applied(now, e); },
                   [&](const BatchRefused& e) { s.catchUp.refused(now, e); },
                   [&](const Tick&) { s.tick(); },
                   [&](const Woke&) { s.reconciler.compareWithAll(now, s.out); },
               },
               event);
    s.catchUp.proceed(now, s.out);
    return std::exchange(s.out, {});
}

Instant Gossip::nextTick() const {
    const State& s = *state_;
    return std::min({s.statusDue, s.spreader.nextTick(), s.reconciler.nextTick(), s.catchUp.nextTick()});
}

const Mempool& Gossip::mempool() const {
    return state_->spreader.mempool();
}
const Counters& Gossip::counters() const {
    return state_->counters;
}

std::optional<PeerStatus> Gossip::statusOf(const PeerId& peer) const {
    const auto found = state_->peers.find(peer);
    return found == state_->peers.end() ? std::nullopt : found->second.status;
}

std::vector<PeerId> Gossip::peers() const {
    std::vector<PeerId> ids;
    for (const auto& [id, peer] : state_->peers) ids.push_back(id);
    return ids;
}

std::uint64_t Gossip::height() const {
    return state_->catchUp.height();
}
std::uint64_t Gossip::claimedHeight() const {
    return state_->catchUp.claimedHeight(state_->now);
}
bool Gossip::catchingUp() const {
    return state_->catchUp.active();
}

}  // namespace reseal::gossip
