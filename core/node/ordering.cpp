#include "core/node/ordering.h"

#include "core/base/log.h"
#include "core/base/moment.h"
#include "core/consensus/fetched.h"
#include "core/crypto/random.h"

namespace reseal::node {

namespace cs = consensus;

cs::Restored Ordering::restore(const store::VoteLog::Opened& log, Chain& chain, store::LedgerStore& store) {
    cs::Restored restored;
    restored.records = log.records;
    restored.signState = log.signState;
    restored.applied = chain.tip();
    if (const auto last = store.blocks().at(chain.tip().height);
        last && *last && !(*last)->finalization.empty())
        if (auto certificate = cs::decodeCertificate((*last)->finalization))
            restored.finalization = *certificate;
    return restored;
}

Ordering::Ordering(Chain& chain, store::VoteLog::Opened log, store::LedgerStore& store, const ClinicId& own,
                   crypto::SignKey key, const SignatureCache& signatures, Mesh& mesh, Pending pending)
    : chain_(chain),
      config_(consensusConfig(chain.genesis(), own)),
      leaders_(config_),
      format_(chain.genesis(), signatures),
      log_(std::move(log.log)),
      store_(store),
      own_(own),
      mesh_(mesh),
      pending_(std::move(pending)),
      replica_(config_, verifier_, format_,
               config_.own ? std::make_unique<cs::Ed25519SigningKey>(std::move(key)) : nullptr,
               restore(log, chain, store)),
      proposeOn_(chain.tip()) {
    for (const ledger::ClinicEntry& entry : chain.genesis().entries())
        if (entry.roles.has(ledger::ClinicRole::Validator)) validatorClinics_.push_back(entry.id);
    timer_.setSingleShot(true);
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, [this] { feed(cs::Tick{}); });
    judge_.setSingleShot(true);
    judge_.setInterval(0);
    connect(&judge_, &QTimer::timeout, this, [this] { judgeWork(); });
}

Ordering::~Ordering() = default;

void Ordering::start() {
    feed(cs::Started{crypto::randomFixed<Nonce16>()});
    pendingChanged();
}

void Ordering::receive(const ClinicId& from, ByteView body) {
    const auto sender = std::ranges::find(validatorClinics_, from);
    if (sender == validatorClinics_.end()) return;
    auto envelope = cs::decode(body);
    if (!envelope) return mesh_.punish(from, envelope.error());
    if (envelope->epoch != config_.epoch) return;
    const auto index = static_cast<cs::ValidatorIndex>(sender - validatorClinics_.begin());
    feed(cs::Received{index, std::move(envelope->message)});
}

void Ordering::peerUp(const ClinicId& clinic) {
    const auto peer = std::ranges::find(validatorClinics_, clinic);
    if (peer != validatorClinics_.end())
        feed(cs::PeerConnected{static_cast<cs::ValidatorIndex>(peer - validatorClinics_.begin())});
}

void Ordering::pendingChanged() {
    if (!judge_.isActive()) judge_.start();
}

void Ordering::judgeWork() {
    const bool executable = chain_.executable(proposeOn_, wallClock(), pending_());
    if (executable == executable_) return;
    executable_ = executable;
    feed(cs::WorkAvailable{executable, false});
}

// An action may lead to further events; they queue up, so the replica is never entered twice.
void Ordering::feed(cs::Event event) {
    events_.push_back(std::move(event));
    if (!running_) run();
}

void Ordering::run() {
    running_ = true;
    while (!events_.empty()) {
        cs::Event event = std::move(events_.front());
        events_.pop_front();
        for (cs::Action& action : replica_.step(monotonicClock(), std::move(event)))
            std::visit([this](auto& one) { perform(std::move(one)); }, action);
    }
    running_ = false;
    arm();
}

void Ordering::arm() {
    const Instant next = replica_.nextTick();
    if (next == kNever) return timer_.stop();
    timer_.start(static_cast<int>(std::clamp<std::int64_t>((next - monotonicClock()).ms, 1, 60'000)));
}

void Ordering::perform(cs::Persist action) {
    const Status kept = action.replaceAll ? log_.replace(action.records) : log_.append(action.records);
    if (kept) return feed(cs::Persisted{action.token});
    log(LogLevel::Error, "ordering", "the vote log can't be written: " + kept.error().text());
    feed(cs::PersistFailed{action.token});
}

void Ordering::perform(cs::Send action) {
    const Bytes body = cs::encode(config_.epoch, action.message);
    const bool large = std::holds_alternative<cs::Proposal>(action.message) ||
                       std::holds_alternative<cs::Certificate>(action.message) ||
                       std::holds_alternative<cs::BlockBody>(action.message);
    const FrameKind kind = large ? FrameKind::Proposal : FrameKind::Vote;
    if (action.to) return mesh_.send(validatorClinics_.at(*action.to), kind, body);
    for (const ClinicId& clinic : validatorClinics_)
        if (clinic != own_) mesh_.send(clinic, kind, body);
}

void Ordering::perform(cs::MakeBlock action) {
    moment("leads", "view " + std::to_string(action.view));
    auto block = chain_.build(action, own_, wallClock(), pending_());
    feed(cs::BlockMade{action.view, std::move(block)});
}

void Ordering::perform(cs::ValidateBlock action) {
    const cs::Verdict verdict = chain_.validate(action, leaders_, wallClock());
    feed(cs::BlockValidated{action.id.hash, verdict});
    if (verdict == cs::Verdict::TooEarly) waitFor(std::move(action));
}

// A block whose time has not come here: asked again until it has.
void Ordering::waitFor(cs::ValidateBlock question) {
    QTimer::singleShot(1000, this, [this, question = std::move(question)]() mutable {
        if (question.id.height <= chain_.tip().height) return;
        const cs::Verdict verdict = chain_.validate(question, leaders_, wallClock());
        if (verdict == cs::Verdict::TooEarly) return waitFor(std::move(question));
        feed(cs::BlockValidated{question.id.hash, verdict});
    });
}

void Ordering::perform(cs::Deliver action) {
    auto result = chain_.apply(action.block, action.finalization, ledger::DetailRule::MayBeErased);
    if (!result) {
        log(LogLevel::Error, "ordering", "a final block can't be applied: " + result.error().text());
        Q_EMIT failed(result.error());
        return;
    }
    if (*result) Q_EMIT applied(**result);
    feed(cs::Applied{action.id});
}

void Ordering::perform(cs::TipChanged action) {
    proposeOn_ = action.tip;
    pendingChanged();
}

// Gossip fetches by height from the peers' statuses; nothing to do here but to say so.
void Ordering::perform(cs::Behind action) {
    log(LogLevel::Info, "ordering", "behind block " + std::to_string(action.finalization.block.height));
}

void Ordering::perform(cs::Misbehaved action) {
    const ClinicId clinic = validatorClinics_.at(action.evidence.signer);
    Q_EMIT alarm(
        QString::fromStdString("clinic " + clinic.hex() + " signed two statements that exclude each other"));
}

void Ordering::perform(cs::Rejected action) {
    mesh_.punish(validatorClinics_.at(action.from), action.why);
}

void Ordering::perform(cs::Alarm action) {
    Q_EMIT alarm(QString::fromStdString(std::string(cs::name(action.kind)) + ": " + action.detail));
}

Status Ordering::catchUp(const std::vector<FinalBlock>& blocks) {
    std::vector<cs::FetchedLink> links;
    for (const FinalBlock& one : blocks) {
        RESEAL_ASSIGN(const ledger::Block block, ledger::Block::decode(one.block));
        cs::FetchedLink link{{block.header.height, block.header.hash()}, block.header.parent, std::nullopt};
        if (!one.finalization.empty()) {
            RESEAL_ASSIGN(link.finalization, cs::decodeCertificate(one.finalization));
        }
        links.push_back(std::move(link));
    }
    RESEAL_ASSIGN(const std::size_t proven, cs::provenBy(config_, chain_.tip(), links, verifier_));
    for (std::size_t i = 0; i < proven; ++i) {
        const auto& certificate = i + 1 == proven ? links[i].finalization : std::nullopt;
        RESEAL_ASSIGN(auto result,
                      chain_.apply(blocks[i].block, certificate, ledger::DetailRule::MayBeErased));
        if (result) Q_EMIT applied(*result);
    }
    if (proven > 0) feed(cs::CaughtUp{*links[proven - 1].finalization});
    return {};
}

// A batch ends with a finalization, so it goes on beyond the limits until it has one. Stored finalizations
// lie no further apart than the batch they were fetched in, which fitted a frame, if perhaps without sealed
// fields that were found since. Then they are left out again: who needs them asks for them.
Result<std::vector<FinalBlock>> Ordering::serve(std::uint64_t first, std::size_t count) {
    constexpr std::size_t kMaxBytes = 800 << 10, kRoomEach = 16;
    std::vector<FinalBlock> out;
    std::size_t bytes = 0;
    std::size_t proven = 0;
    for (std::uint64_t height = first; height <= chain_.tip().height; ++height) {
        RESEAL_ASSIGN(auto stored, store_.blocks().at(height));
        if (!stored) break;
        bytes += stored->block.size() + stored->finalization.size();
        if (proven > 0 && (out.size() >= count || bytes > kMaxBytes)) break;
        out.push_back({std::move(stored->block), std::move(stored->finalization)});
        if (!out.back().finalization.empty()) proven = out.size();
    }
    out.resize(proven);
    std::size_t total = 0;
    for (const FinalBlock& one : out) total += one.block.size() + one.finalization.size() + kRoomEach;
    if (total <= kMaxBody) return out;
    for (FinalBlock& one : out) {
        RESEAL_ASSIGN(ledger::Block block, ledger::Block::decode(one.block));
        for (ledger::Transaction& tx : block.transactions) tx = tx.withoutDetails();
        one.block = block.encode();
    }
    return out;
}

}  // namespace reseal::node
