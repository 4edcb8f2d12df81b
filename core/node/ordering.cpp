#include "core/node/ordering.h"

#include "core/base/log.h"
#include "core/base/moment.h"
#include "core/crypto/random.h"
#include "core/node/evidence.h"

namespace reseal::node {

namespace cs = consensus;

namespace {
constexpr Duration kTellEndEvery = seconds(1);
constexpr Duration kUnknownAgain = seconds(1);  // a block whose parent was let go of
// One that is too early is judged when its time has come, if that is while its view may last; a clock that is
// put back meanwhile makes it come later, but never often.
constexpr Duration kLongestEarly{3 * cs::kDeltaMax.ms};
constexpr Duration kEarlyAgain = milliseconds(100);
}  // namespace

Ordering::Ordering(Chain& chain, store::LedgerStore& store, const OwnKeys& keys, Mesh& mesh, Ports ports)
    : chain_(chain),
      store_(store),
      keys_(keys),
      own_(keys.clinic()),
      verifier_(chain.signatures()),
      mesh_(mesh),
      ports_(std::move(ports)) {
    timer_.setSingleShot(true);
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, [this] { feed(cs::Tick{}); });
    judge_.setSingleShot(true);
    judge_.setInterval(0);
    connect(&judge_, &QTimer::timeout, this, [this] { judgeWork(); });
}

Ordering::~Ordering() = default;

// ---- Epochs

std::optional<cs::ValidatorIndex> Ordering::Epoch::indexOf(const ClinicId& clinic) const {
    const auto index = entry.indexOf(clinic);
    return index ? std::optional(static_cast<cs::ValidatorIndex>(*index)) : std::nullopt;
}

Status Ordering::start() {
    return begin();
}

Status Ordering::begin() {
    epoch_.reset();  // and the lock on its log
    events_.clear();
    isOver_ = false;
    work_ = {};
    proposeOn_ = chain_.tip();
    ledger::EpochEntry entry = chain_.finalState().epoch();
    RESEAL_TRY(chain_.readable());
    cs::Config config = consensusConfig(chain_.genesis().chainId(), entry, own_);
    Status failure;
    auto votes = openVotes(config, failure);
    RESEAL_TRY(failure);

    cs::Restored restored;
    restored.applied = chain_.tip();
    if (chain_.tip() != config.base) restored.finalization = tipFinalization();
    std::optional<store::VoteLog> log;
    if (votes) {
        restored.records = std::move(votes->records);
        restored.signState = votes->signState;
        log = std::move(votes->log);
    }
    std::unique_ptr<cs::SigningKey> signer;
    if (config.own)
        signer = std::make_unique<cs::Ed25519SigningKey>(keys_.find(config.validators[*config.own])->clone());
    auto replica =
        std::make_unique<cs::Replica>(config, verifier_, format_, std::move(signer), std::move(restored));
    cs::Leaders leaders(config);
    epoch_ = std::make_unique<Epoch>(Epoch{std::move(config), std::move(entry), std::move(leaders),
                                           std::move(log), std::move(replica), nullptr});
    epoch_->router = std::make_unique<Router>(epoch_->config, epoch_->leaders, format_, verifier_,
                                              readLe64(crypto::randomFixed<Nonce16>().view().first(8)));
    for (cs::ValidatorIndex i = 0; i < epoch_->config.size(); ++i)
        if (mesh_.linkTo(epoch_->clinic(i), Channel::Main) != nullptr)
            epoch_->router->linkUp(monotonicClock(), i);
    feed(cs::Started{crypto::randomFixed<Nonce16>()});
    if (!epoch_) return {};
    for (cs::ValidatorIndex i = 0; i < epoch_->config.size(); ++i)  // they are not waited for as leaders
        if (epoch_->clinic(i) != own_ && mesh_.linkTo(epoch_->clinic(i), Channel::Main) == nullptr) gone(i);
    pendingChanged();
    return {};
}

// Who may not sign in this epoch follows it: nothing is opened, and `config` says so.
std::optional<store::VoteLog::Opened> Ordering::openVotes(cs::Config& config, Status& failure) {
    if (!config.own) return std::nullopt;
    const auto follow = [&](const std::string& why) {
        config.own.reset();
        Q_EMIT alarm(QString::fromStdString(why));
    };
    // That of the epoch, also where the ledger names a newer one by now: it changes with the next.
    if (keys_.find(config.validators[*config.own]) == nullptr) {
        follow("this clinic validates with a key that this computer does not have: it only follows");
        return std::nullopt;
    }
    auto votes = ports_.openVotes(config.epoch);
    if (!votes && votes.error().code == ErrorCode::Conflict) {
        follow(
            "this computer's ledger is an older copy than its votes: it only follows until it has caught up");
        return std::nullopt;
    }
    if (!votes) {
        failure = votes.error();
        return std::nullopt;
    }
    if (votes->cutBytes > 0)
        log(LogLevel::Info, "ordering",
            "the vote log ended in a torn write; " + std::to_string(votes->cutBytes) + " bytes cut");
    return *std::move(votes);
}

std::optional<cs::Certificate> Ordering::tipFinalization() const {
    const auto last = store_.blocks().at(chain_.tip().height);
    if (!last || !*last || (*last)->finalization.empty()) return std::nullopt;
    auto certificate = cs::decodeCertificate((*last)->finalization);
    return certificate ? std::optional(*std::move(certificate)) : std::nullopt;
}

void Ordering::beginNext() {
    log(LogLevel::Info, "ordering",
        "epoch " + std::to_string(epoch_->config.epoch) + " ends with block " +
            std::to_string(chain_.tip().height));
    if (const Status begun = begin(); !begun) Q_EMIT failed(begun.error());
}

// Who still votes in an epoch that is over gets the finalization it ended with; the rest it fetches by
// height.
void Ordering::tellEndOf(std::uint64_t number, const ClinicId& clinic) {
    Instant& told = toldEnd_[clinic];
    if (told != Instant{} && monotonicClock() < told + kTellEndEvery) return;
    const auto ended = chain_.finalState().epoch(number);
    if (!ended || ended->last == 0) return;
    const auto last = store_.blocks().at(ended->last);
    if (!last || !*last) return;
    const auto finalization = cs::decodeCertificate((*last)->finalization);
    if (!finalization) return;
    told = monotonicClock();
    mesh_.send(clinic, FrameKind::Proposal, cs::encode(number, *finalization));
}

cs::ReplicaStatus Ordering::status() const {
    return epoch_ ? epoch_->replica->status() : cs::ReplicaStatus{};
}
std::size_t Ordering::quorum() const {
    return epoch_ ? epoch_->config.quorum() : 0;
}

// ---- What comes in

void Ordering::receive(const ClinicId& from, FrameKind kind, ByteView body) {
    if (!epoch_) return;
    const bool relayed = kind == FrameKind::RelayedVote || kind == FrameKind::RelayedProposal;
    auto letter = Router::open(relayed, body);
    if (!letter) return mesh_.punish(from, letter.error());
    const cs::Envelope& envelope = letter->envelope;
    if (envelope.epoch < epoch_->config.epoch && !std::holds_alternative<cs::Certificate>(envelope.message))
        return tellEndOf(envelope.epoch, from);
    const auto index = epoch_->indexOf(from);
    if (envelope.epoch != epoch_->config.epoch || !index) return;
    auto arrival = epoch_->router->receive(monotonicClock(), *index, *std::move(letter));
    if (arrival.wrong) return mesh_.punish(from, *arrival.wrong);
    carry(arrival.send);
    for (cs::Received& one : arrival.deliver) feed(std::move(one));
}

void Ordering::carry(const std::vector<Router::Parcel>& parcels) {
    for (const Router::Parcel& parcel : parcels) {
        const FrameKind kind = parcel.relayed
                                   ? (parcel.large ? FrameKind::RelayedProposal : FrameKind::RelayedVote)
                                   : (parcel.large ? FrameKind::Proposal : FrameKind::Vote);
        mesh_.send(epoch_->clinic(parcel.to), kind, parcel.body);
    }
}

std::optional<gossip::PeerLinks> Ordering::ownLinks() const {
    return epoch_ ? epoch_->router->ownLinks() : std::nullopt;
}

void Ordering::linksHeard(const ClinicId& clinic, const std::optional<gossip::PeerLinks>& links) {
    if (!epoch_) return;
    if (const auto index = epoch_->indexOf(clinic)) epoch_->router->linksHeard(*index, links);
}

void Ordering::peerUp(const ClinicId& clinic) {
    if (!epoch_) return;
    const auto index = epoch_->indexOf(clinic);
    if (!index) return;
    epoch_->router->linkUp(monotonicClock(), *index);
    feed(cs::PeerConnected{*index});
}

void Ordering::peerDown(const ClinicId& clinic) {
    toldEnd_.erase(clinic);
    if (!epoch_) return;
    const auto index = epoch_->indexOf(clinic);
    if (!index) return;
    epoch_->router->linkDown(*index);
    gone(*index);
}

// Where only a part of the links is held, having none says nothing.
void Ordering::gone(cs::ValidatorIndex peer) {
    if (!epoch_->router->flood().isPartial()) feed(cs::PeerGone{peer});
}

void Ordering::pendingChanged() {
    if (!judge_.isActive()) judge_.start();
}

void Ordering::judgeWork() {
    if (!epoch_) return;
    const Instant now = wallClock();
    const bool executable = chain_.executable(proposeOn_, now, ports_.pending());
    const bool due = chain_.isDue(proposeOn_, epoch_->config.epoch, now) ||
                     (ports_.due && ports_.due(chain_.timeOf(proposeOn_)));
    const cs::WorkAvailable work{proposeOn_, executable, due};
    if (work == work_) return;
    work_ = work;
    feed(work);
}

// An action may lead to further events; they queue up, so the replica is never entered twice.
void Ordering::feed(cs::Event event) {
    events_.push_back(std::move(event));
    if (!running_) run();
}

void Ordering::run() {
    running_ = true;
    while (epoch_ && !events_.empty()) {
        cs::Event event = std::move(events_.front());
        events_.pop_front();
        for (cs::Action& action : epoch_->replica->step(monotonicClock(), std::move(event)))
            std::visit([this](auto& one) { perform(std::move(one)); }, action);
        const cs::ReplicaStatus at = epoch_->replica->status();
        epoch_->router->moved(at.floor, at.view);
        if (isOver_) beginNext();
        announce();
    }
    running_ = false;
    arm();
}

void Ordering::arm() {
    if (!epoch_) return timer_.stop();
    const Instant next = epoch_->replica->nextTick();
    if (next == kNever) return timer_.stop();
    timer_.start(static_cast<int>(std::clamp<std::int64_t>((next - monotonicClock()).ms, 1, 60'000)));
}

void Ordering::perform(cs::Persist action) {
    Status kept;
    if (epoch_->log)
        kept = action.replaceAll ? epoch_->log->replace(action.records) : epoch_->log->append(action.records);
    if (kept) return feed(cs::Persisted{action.token});
    log(LogLevel::Error, "ordering", "the vote log can't be written: " + kept.error().text());
    feed(cs::PersistFailed{action.token});
    Q_EMIT failed(kept.error());
}

void Ordering::perform(cs::Send action) {
    carry(epoch_->router->send(action));
}

void Ordering::perform(cs::MakeBlock action) {
    if (isOver_) return;
    moment("leads", "view " + std::to_string(action.view));
    auto block = chain_.build(action, own_, wallClock(), ports_.pending());
    feed(cs::BlockMade{action.view, std::move(block)});
}

void Ordering::perform(cs::ValidateBlock action) {
    if (!isOver_) judge(std::move(action));
}

void Ordering::judge(cs::ValidateBlock question) {
    const Instant now = wallClock();
    const Chain::Judged judged = chain_.validate(question, epoch_->leaders, now);
    if (const Status kept = ports_.proposed(judged.statements); !kept) Q_EMIT failed(kept.error());
    const cs::BlockId id = question.id;
    if (!judged.verdict) {
        judgeAgain(std::move(question), kUnknownAgain);
    } else if (*judged.verdict == cs::Verdict::TooEarly && judged.due <= now + kLongestEarly) {
        judgeAgain(std::move(question), std::max(judged.due - now, kEarlyAgain));
    }
    if (!judged.verdict) return;
    feed(cs::BlockValidated{id.hash, *judged.verdict});
    pendingChanged();  // what is executable on it is known now, and it may be the tip
}

void Ordering::judgeAgain(cs::ValidateBlock question, Duration after) {
    const auto again = [this, epoch = epoch_->config.epoch, question = std::move(question)]() mutable {
        if (!epoch_ || isOver_ || epoch_->config.epoch != epoch) return;
        if (question.id.height > chain_.tip().height) judge(std::move(question));
    };
    QTimer::singleShot(static_cast<int>(after.ms), this, std::move(again));
}

// Whether it was new.
Result<bool> Ordering::applyFinal(ledger::Block block, const std::optional<cs::Certificate>& finalization) {
    RESEAL_ASSIGN(auto result, chain_.apply(std::move(block), finalization, ledger::DetailRule::MayBeErased));
    if (!result) return false;
    isOver_ = ledger::endsEpoch(result->block.header);
    applied_.push_back(*std::move(result));
    return true;
}

// Only between the replica's steps, for whoever is told may bring further blocks at once.
void Ordering::announce() {
    while (!applied_.empty()) {
        const AppliedBlock block = std::move(applied_.front());
        applied_.pop_front();
        Q_EMIT applied(block);
    }
}

void Ordering::perform(cs::Deliver action) {
    if (hasFailed_) return;
    auto block = ledger::Block::decode(action.block);
    const Result<bool> applied =
        block ? applyFinal(*std::move(block), action.finalization) : Result<bool>(block.error());
    if (applied) return feed(cs::Applied{action.id});
    hasFailed_ = true;
    log(LogLevel::Error, "ordering", "a final block can't be applied: " + applied.error().text());
    Q_EMIT failed(applied.error());
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
    const ClinicId& clinic = epoch_->clinic(action.evidence.signer);
    Q_EMIT alarm(
        QString::fromStdString("clinic " + clinic.hex() + " signed two statements that exclude each other"));
    if (const auto proof = ledgerEvidence(epoch_->entry, action.evidence)) Q_EMIT evidence(*proof);
}

void Ordering::perform(cs::Rejected action) {
    mesh_.punish(epoch_->clinic(action.from), action.why);
}

void Ordering::perform(cs::Alarm action) {
    Q_EMIT alarm(QString::fromStdString(std::string(cs::name(action.kind)) + ": " + action.detail));
}

Status Ordering::catchUp(const BlocksAnswer& answer) {
    for (std::size_t next = 0; next < answer.blocks.size();) {
        if (isOver_) beginNext();
        if (!epoch_) return fail(ErrorCode::Cancelled, "this node has stopped");
        RESEAL_ASSIGN(auto proven, provenBlocks(epoch_->config, chain_.tip(), answer, next, verifier_));
        if (!proven) break;
        RESEAL_TRY(applyBatch(std::move(proven->blocks), proven->finalization));
        if (proven->finalization)
            feed(cs::CaughtUp{*proven->finalization});
        else if (!running_)  // a later answer brings the certificate
            announce();
        next = proven->next;
    }
    return {};
}

// In one step of the store. If one of them can't be applied, those before it are.
Status Ordering::applyBatch(std::vector<ledger::Block> blocks,
                            const std::optional<cs::Certificate>& finalization) {
    chain_.verifyAhead(blocks);
    const std::size_t told = applied_.size();
    RESEAL_ASSIGN(auto step, store_.begin("batch"));
    Result<bool> applied = true;
    for (std::size_t i = 0; i < blocks.size() && applied; ++i) {
        const bool last = i + 1 == blocks.size();
        applied = applyFinal(std::move(blocks[i]), last ? finalization : std::nullopt);
    }
    if (const Status kept = step.commit(); !kept) {  // the chain has moved on without its disk
        applied_.resize(told);
        isOver_ = false;
        Q_EMIT failed(kept.error());
        return kept;
    }
    if (!applied) return applied.error();
    return {};
}

}  // namespace reseal::node
