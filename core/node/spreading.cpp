#include "core/node/spreading.h"

#include "core/base/log.h"
#include "core/crypto/random.h"
#include "core/node/arrival.h"

namespace reseal::node {

using ledger::Transaction;

namespace {

gossip::Config configFor(const Chain& chain) {
    gossip::Config config;
    std::array<std::uint8_t, 8> seed;
    crypto::fillRandom(seed);
    config.seed = readLe64(seed);
    config.seenKey.resize(32);
    crypto::fillRandom(config.seenKey);
    config.height = chain.tip().height;
    return config;
}

gossip::PeerId peerOf(const ClinicId& clinic) {
    return gossip::PeerId::copy(clinic.view());
}
ClinicId clinicOf(const gossip::PeerId& peer) {
    return ClinicId::copy(peer.view());
}

struct KindPair {
    gossip::MessageKind message;
    FrameKind frame;
};
constexpr KindPair kKinds[] = {
    {gossip::MessageKind::Transactions, FrameKind::Transactions},
    {gossip::MessageKind::Revocations, FrameKind::Revocations},
    {gossip::MessageKind::Announce, FrameKind::Announce},
    {gossip::MessageKind::Want, FrameKind::Want},
    {gossip::MessageKind::Prune, FrameKind::Prune},
    {gossip::MessageKind::Status, FrameKind::Status},
    {gossip::MessageKind::Digest, FrameKind::Digest},
    {gossip::MessageKind::Prefixes, FrameKind::Prefixes},
    {gossip::MessageKind::WantPrefixes, FrameKind::WantPrefixes},
};

}  // namespace

Spreading::Spreading(Chain& chain, Mesh& mesh, const SignatureCache& signatures, Ports ports)
    : chain_(chain),
      mesh_(mesh),
      signatures_(signatures),
      ports_(std::move(ports)),
      gossip_(configFor(chain)) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, [this] { feed(gossip::Tick{}); });
}

Spreading::~Spreading() = default;

void Spreading::start() {
    feed(ownStatus());
}
void Spreading::peerUp(const ClinicId& clinic) {
    feed(gossip::PeerUp{peerOf(clinic), gossip::PeerKind::Node});
}
void Spreading::peerDown(const ClinicId& clinic) {
    feed(gossip::PeerDown{peerOf(clinic)});
}
void Spreading::linksChanged() {
    if (ports_.links()) feed(ownStatus());
}
void Spreading::woke() {
    feed(gossip::Woke{});
}

void Spreading::receive(const ClinicId& from, FrameKind kind, ByteView body) {
    for (const KindPair& pair : kKinds)
        if (pair.frame == kind) return feed(gossip::Received{peerOf(from), pair.message, toBytes(body)});
}

void Spreading::submit(const Transaction& tx) {
    feed(gossip::Submitted{described(tx, tx.encode())});
}

void Spreading::settled(const std::vector<TxId>& ids) {
    if (ids.empty()) return;
    feed(gossip::Settled{ids});
    Q_EMIT pendingChanged();
}

void Spreading::dropped(const std::vector<TxId>& ids) {
    if (ids.empty()) return;
    feed(gossip::Dropped{ids});
    Q_EMIT pendingChanged();
}

void Spreading::advanced() {
    feed(gossip::Applied{0, chain_.tip().height});
    feed(ownStatus());
}

std::vector<ByteView> Spreading::pending() const {
    std::vector<ByteView> out;
    for (const auto& [arrival, id] : gossip_.mempool().byArrival())
        out.push_back(gossip_.mempool().find(id)->transaction.bytes);
    return out;
}

std::uint64_t Spreading::claimedHeight(const ClinicId& clinic) const {
    const auto status = gossip_.statusOf(peerOf(clinic));
    return status ? status->height : 0;
}

gossip::OwnStatus Spreading::ownStatus() const {
    gossip::OwnStatus own;
    own.status.height = chain_.tip().height;
    own.status.links = ports_.links();
    own.idle = gossip_.mempool().size() == 0;
    return own;
}

void Spreading::feed(gossip::Event event) {
    events_.push_back(std::move(event));
    if (!running_) run();
}

void Spreading::run() {
    running_ = true;
    while (!events_.empty()) {
        gossip::Event event = std::move(events_.front());
        events_.pop_front();
        for (gossip::Action& action : gossip_.step(monotonicClock(), std::move(event)))
            std::visit([this](auto& one) { perform(std::move(one)); }, action);
    }
    running_ = false;
    const Instant next = gossip_.nextTick();
    if (next == kNever) return timer_.stop();
    timer_.start(static_cast<int>(std::clamp<std::int64_t>((next - monotonicClock()).ms, 1, 60'000)));
}

void Spreading::perform(gossip::Send action) {
    for (const KindPair& pair : kKinds)
        if (pair.message == action.kind) return mesh_.send(clinicOf(action.to), pair.frame, action.body);
}

void Spreading::perform(gossip::Verify action) {
    const auto reject = [&](gossip::Rejection why) {
        feed(gossip::Rejected{action.from, action.claimed, why});
    };
    auto tx = Transaction::decode(action.bytes);
    if (!tx || tx->id() != action.claimed || !tx->hasAllDetails() ||
        tx->body().chain != chain_.genesis().chainId())
        return reject(gossip::Rejection::Malformed);
    // Its statements are obeyed whatever else becomes of it.
    if (const auto kept = ports_.arrived(*tx); !kept)
        return reject(isMisbehaviour(kept.error().code) ? gossip::Rejection::Malformed
                                                        : gossip::Rejection::Later);
    if (const std::size_t rings = ringAdmissionsIn(*tx); rings > 0) {
        gossip::TokenBucket& rate =
            rings_.try_emplace(action.from, kRingRate, kRingBurst, monotonicClock()).first->second;
        if (!rate.take(monotonicClock(), static_cast<std::int64_t>(rings)))
            return reject(gossip::Rejection::Later);
    }
    const auto why = rejectionOf(*tx, chain_.finalTable(), wallClock(), gossip_.mempool(), signatures_);
    if (why) return reject(*why);
    ports_.waits(*tx);
    feed(gossip::Verified{action.from, action.claimed, described(*tx, std::move(action.bytes))});
}

void Spreading::perform(gossip::Admitted) {
    Q_EMIT pendingChanged();
}
void Spreading::perform(gossip::Evicted) {
    Q_EMIT pendingChanged();
}
void Spreading::perform(gossip::Refused action) {
    log(LogLevel::Info, "spreading",
        "transaction " + action.id.hex() + " not taken now: " + action.why.text());
}
void Spreading::perform(gossip::StatusHeard action) {
    Q_EMIT linksHeard(clinicOf(action.from), action.status.links);
}
void Spreading::perform(gossip::SignStatus) {
    feed(ownStatus());
}

void Spreading::perform(gossip::Fetch action) {
    const BlocksRequest question{
        action.from, static_cast<std::uint32_t>(std::min<std::uint64_t>(action.count, kMaxBlocksOfAnswer))};
    mesh_.request(clinicOf(action.peer), FrameKind::GetBlocks, question.encode(), gossip::kFetchTimeout,
                  [this, ticket = action.ticket](Result<Bytes> answer) {
                      if (answer) return feed(gossip::Fetched{ticket, *std::move(answer)});
                      const ErrorCode code = answer.error().code;
                      const auto why = code == ErrorCode::NotFound  ? gossip::FetchFailure::Missing
                                       : code == ErrorCode::Limit   ? gossip::FetchFailure::Busy
                                       : code == ErrorCode::Timeout ? gossip::FetchFailure::Timeout
                                                                    : gossip::FetchFailure::Offline;
                      feed(gossip::FetchFailed{ticket, why});
                  });
}

void Spreading::perform(gossip::Apply action) {
    const std::uint64_t before = chain_.tip().height;
    const auto batch = BlocksAnswer::decode(action.batch);
    Status done = batch ? ports_.catchUp(*batch) : Status(batch.error());
    if (done && chain_.tip().height < action.from && before < action.from)
        done = fail(ErrorCode::BadProof, "the batch does not reach the height asked for");
    if (done) return feed(gossip::Applied{action.ticket, chain_.tip().height});
    log(LogLevel::Warning, "spreading",
        "blocks of " + action.peer.hex() + " refused: " + done.error().text());
    feed(gossip::BatchRefused{action.ticket});
}

void Spreading::perform(gossip::Misbehaved action) {
    mesh_.punish(clinicOf(action.peer), fail(ErrorCode::Malformed, action.why));
}

}  // namespace reseal::node
