#include "core/node/node_loop.h"

#include <QPointer>

#include "core/base/cbor.h"
#include "core/base/log.h"

namespace reseal::node {

using ledger::Operation;
using ledger::Transaction;

namespace {
constexpr int kMinuteMs = 60'000;
constexpr int kRetryMs = 2'000;
constexpr Duration kRelayTimeout = seconds(15);
constexpr Duration kStaleUpload = days(1);

// May another clinic be on the ledger after it, or be reached elsewhere, or have another key? Not only where
// somebody votes: an epoch's first block counts by itself.
bool changesClinics(const AppliedBlock& block) {
    if (ledger::endsEpoch(block.block.header)) return true;
    return std::ranges::any_of(block.events, [](const ledger::AccountEvent& one) {
        return one.event.kind == ledger::EventKind::ProposalPassed ||
               one.event.kind == ledger::EventKind::EndpointChanged;
    });
}
}  // namespace

Result<std::unique_ptr<NodeLoop>> NodeLoop::make(NodeFiles files) {
    auto kept = std::make_unique<NodeFiles>(std::move(files));
    RESEAL_ASSIGN(auto seed, kept->vault.masterSeed());
    crypto::ClinicKeys keys(std::move(seed));
    RESEAL_ASSIGN(const auto tls, kept->vault.tlsIdentity());
    RESEAL_ASSIGN(auto identity, LocalIdentity::make(kept->genesis.chainId(), tls, keys.sign(0)));
    auto signatures = std::make_unique<SignatureCache>();
    RESEAL_ASSIGN(auto chain, Chain::open(kept->store, kept->genesis, *signatures));
    std::unique_ptr<NodeLoop> loop(new NodeLoop(
        {std::move(kept), std::move(identity), std::move(keys), std::move(signatures), std::move(chain)}));
    RESEAL_TRY(loop->start());
    return loop;
}

NodeLoop::NodeLoop(Parts parts)
    : parts_(std::move(parts)),
      chain_(*parts_.chain),
      keys_(parts_.keys, chain_),
      own_(keys_.clinic()),
      box_(parts_.keys.box(0)),
      mesh_(parts_.identity, parts_.files->genesis, own_, parts_.files->limits),
      statements_(chain_, store(), *parts_.signatures,
                  [this](const Operation& statement) { return proxy_.obey(statement); }),
      spreading_(chain_, mesh_, *parts_.signatures,
                 {[this](const Transaction& tx) { return statements_.arrived(tx); },
                  [this](const Transaction& tx) { statements_.waits(tx); },
                  [this](const BlocksAnswer& answer) { return catchUp(answer); },
                  [this] { return ordering_.ownLinks(); }}),
      submissions_(chain_, store(), spreading_),
      ordering_(
          chain_, store(), keys_, mesh_,
          {[this] { return spreading_.pending(); },
           [this](const std::vector<Operation>& statements) { return statements_.proposed(statements); },
           [this](std::uint64_t epoch) {
               return store::VoteLog::open(parts_.files->folder / "votes", chain_.genesis().chainId(), epoch,
                                           parts_.files->votesKey);
           },
           [this](Instant ledgerTime) { return proxy_.isBlockDue(ledgerTime, wallClock()); }}),
      currency_(chain_, mesh_, keys_,
                {[this](const std::vector<Bytes>& statements) { return statements_.obeyAll(statements); },
                 [this](std::uint64_t after) { return statements_.known(after); },
                 [this] { return ordering_.status().settled; }}),
      author_(chain_, parts_.files->vault, keys_,
              {[this](const Transaction& tx) { return accept(tx); },
               [this](const Transaction& tx) { return submissions_.replace(tx); }}),
      proxy_(chain_, store(), currency_, keys_, box_),
      deliveries_(chain_, store(), mesh_, proxy_, own_),
      blobDesk_(chain_, mesh_, *parts_.files->blobs, own_),
      detailDesk_(chain_, store(), mesh_),
      eventsDesk_(chain_, store(), mesh_, currency_, keys_),
      clerk_(chain_, store(), own_, author_, blobDesk_),
      alarms_(
          chain_, store(), own_,
          {[this](const ledger::IdentityKey& member, Instant now) { return people_.worksHere(member, now); },
           [this](const ledger::IdentityKey& member) { return people_.nameOf(member); },
           [this](const store::Alarm& alarm) { tellStaff(alarm); }}),
      people_(chain_, store(), parts_.files->vault, parts_.keys, keys_, author_, alarms_,
              parts_.files->folder / "lockers",
              {[this](const Transaction& tx) { return accept(tx); },
               [this](const TxId& id) { return spreading_.pending(id); }}),
      register_(
          chain_.genesis().chainId(), own_, parts_.keys, store(), alarms_,
          [this](const ledger::IdentityKey& member, Instant now) { return people_.worksHere(member, now); }),
      team_(
          chain_, store(), {parts_.keys, keys_, box_}, alarms_,
          [this](const ledger::IdentityKey& member, Instant now) { return people_.doctorHere(member, now); }),
      explorer_(chain_, store()),
      council_(chain_, author_, keys_),
      keygen_(chain_, author_, parts_.files->vault, own_),
      cases_(chain_, author_, keygen_, own_),
      equality_(chain_, author_, parts_.files->vault, keygen_, own_),
      emergencies_(
          chain_, author_, keygen_, parts_.files->vault, own_,
          {[this](const ClinicId& clinic, ByteView question, EmergencyDesk::Answer answer) {
               mesh_.request(clinic, FrameKind::EmergencyShare, question, kRelayTimeout, std::move(answer));
           },
           [this](const ledger::IdentityKey& who, Instant now) { return people_.worksHere(who, now); }}) {
    connectParts();
}

// The links go first: no callback of theirs may find a desk gone.
NodeLoop::~NodeLoop() {
    mesh_.stop();
}

void NodeLoop::connectParts() {
    connect(&mesh_, &Mesh::up, this, [this](ClinicId clinic) {
        spreading_.peerUp(clinic);
        ordering_.peerUp(clinic);
        spreading_.linksChanged();
        deliveries_.forward(clinic);
        blobDesk_.repair();
        detailDesk_.clinicUp();
    });
    connect(&mesh_, &Mesh::down, this, [this](ClinicId clinic) {
        spreading_.peerDown(clinic);
        ordering_.peerDown(clinic);
        spreading_.linksChanged();
    });
    connect(&spreading_, &Spreading::linksHeard, this,
            [this](ClinicId from, const std::optional<gossip::PeerLinks>& links) {
                ordering_.linksHeard(from, links);
            });
    connect(&mesh_, &Mesh::frame, this,
            [this](ClinicId from, FrameKind kind, const Bytes& body) { onFrame(from, kind, body); });
    connect(&mesh_, qOverload<Link*, FrameKind, quint64, const Bytes&>(&Mesh::request), this,
            [this](Link* link, FrameKind kind, quint64 id, const Bytes& body) {
                onRequest(link, kind, id, body);
            });
    connect(&spreading_, &Spreading::pendingChanged, this, [this] { ordering_.pendingChanged(); });
    connect(&ordering_, &Ordering::applied, this, [this](const AppliedBlock& block) { onApplied(block); });
    connect(&ordering_, &Ordering::alarm, this,
            [](const QString& text) { log(LogLevel::Error, "alarm", text.toStdString()); });
    connect(&ordering_, &Ordering::evidence, this,
            [this](const ledger::Evidence& evidence) { accuse(evidence); });
    connect(&ordering_, &Ordering::failed, this, [this](const Error& why) { stopBecause(why); });
    connect(&proxy_, &ProxyDesk::shareTaken, this, [this](GrantId grant) { clerk_.shareTaken(grant); });
    connect(&proxy_, &ProxyDesk::shareDestroyed, this,
            [this](GrantId grant) { clerk_.shareDestroyed(grant); });
    connect(&blobDesk_, &BlobDesk::stored, this, [this](BlobId blob) { clerk_.blobStored(blob); });
    connect(&blobDesk_, &BlobDesk::erased, this, [this](RecordId record) { clerk_.blobErased(record); });
    minute_.setInterval(kMinuteMs);
    connect(&minute_, &QTimer::timeout, this, [this] { everyMinute(); });
    retry_.setInterval(kRetryMs);
    connect(&retry_, &QTimer::timeout, this, [this] {
        deliveries_.forwardAll();
        detailDesk_.fetchDue();
    });
}

Status NodeLoop::start() {
    parts_.identity.setNodeKeys(keys_.shown());
    mesh_.follow(knownClinics());
    RESEAL_TRY(mesh_.start(parts_.files->listen));
    spreading_.start();
    RESEAL_TRY(ordering_.start());
    RESEAL_ASSIGN(const auto kept, store().outbox().pending());
    for (const store::OutboxEntry& entry : kept)
        if (const auto tx = Transaction::decode(entry.bytes)) {
            const Status obeyed = statements_.arrived(*tx);
            if (!obeyed && !isMisbehaviour(obeyed.error().code)) return obeyed;
            statements_.waits(*tx);
        }
    RESEAL_TRY(submissions_.sweep());
    RESEAL_TRY(statements_.sweep());
    // With a key that is not ours the node follows, and says nothing.
    if (const Status sent = author_.resendUnsettled(); !sent) {
        if (sent.error().code != ErrorCode::Denied) return sent;
        log(LogLevel::Error, "alarm", sent.error().text());
    }
    RESEAL_TRY(proxy_.start());
    RESEAL_TRY(proxy_.sweep(nullptr));
    council_.introduce();
    followKeygen();
    followCases();
    clerk_.start();
    blobDesk_.findMissing();
    RESEAL_TRY(detailDesk_.findMissing());
    minute_.start();
    retry_.start();
    return {};
}

// Our own disk is not the fault of whoever brought the blocks.
Status NodeLoop::catchUp(const BlocksAnswer& answer) {
    const Status done = ordering_.catchUp(answer);
    if (done) return done;
    const ErrorCode code = done.error().code;
    if (code == ErrorCode::DiskFull || code == ErrorCode::Io || code == ErrorCode::Damaged ||
        code == ErrorCode::Locked)
        stopBecause(done.error());
    return done;
}

// One a clinic and epoch, by whoever is first.
void NodeLoop::accuse(const ledger::Evidence& evidence) {
    if (chain_.finalState().evidence(evidence.clinic, evidence.epoch)) return;
    if (const auto said = author_.say({evidence}); !said)
        log(LogLevel::Error, "node", "evidence not written down: " + said.error().text());
}

void NodeLoop::onFrame(const ClinicId& from, FrameKind kind, const Bytes& body) {
    if (kind == FrameKind::Vote || kind == FrameKind::Proposal || kind == FrameKind::RelayedVote ||
        kind == FrameKind::RelayedProposal)
        return ordering_.receive(from, kind, body);
    spreading_.receive(from, kind, body);
}

void NodeLoop::onRequest(Link* link, FrameKind kind, quint64 id, const Bytes& body) {
    // The link may be gone by then, and another one stand at its address.
    const auto answer = [this, link = QPointer<Link>(link), id](Result<Bytes> result) {
        mesh_.answer(link.data(), id, result);
    };
    const Peer& from = link->peer();
    switch (kind) {
        case FrameKind::FinishBlob:
            return blobDesk_.finish(from, body, answer);
        case FrameKind::GetBlob:
            return blobDesk_.get(from, body, answer);
        case FrameKind::DeliverShare:
            return deliveries_.take(body, answer);
        case FrameKind::Reencapsulate:
            return forwardReencapsulation(body, answer);
        case FrameKind::GetReleases:
            return forwardReleases(body, answer);
        case FrameKind::NoteForTeam:
            return noteForTeam(body, answer);
        case FrameKind::EmergencyShare:
            return emergencies_.fetch(body, answer);
        case FrameKind::GetDetails:
            return detailDesk_.get(from, body, answer);
        case FrameKind::GetEvents:
            return eventsDesk_.get(body, answer);
        case FrameKind::GetTip:
            return eventsDesk_.word(body, answer);
        // All others are answered at once; what is no request was refused by the link.
        case FrameKind::Greeting:
        case FrameKind::Hello:
        case FrameKind::Ping:
        case FrameKind::Pong:
        case FrameKind::Answer:
        case FrameKind::Vote:
        case FrameKind::Proposal:
        case FrameKind::Status:
        case FrameKind::Transactions:
        case FrameKind::Revocations:
        case FrameKind::Announce:
        case FrameKind::Want:
        case FrameKind::Prune:
        case FrameKind::Digest:
        case FrameKind::Prefixes:
        case FrameKind::WantPrefixes:
        case FrameKind::RelayedVote:
        case FrameKind::RelayedProposal:
        case FrameKind::GetBody:
        case FrameKind::GetBlocks:
        case FrameKind::GetCertificates:
        case FrameKind::Submit:
        case FrameKind::Introduce:
        case FrameKind::HasBlob:
        case FrameKind::PutBlob:
        case FrameKind::Relay:
        case FrameKind::Join:
        case FrameKind::Query:
        case FrameKind::GetGenesis:
        case FrameKind::Admit:
        case FrameKind::TxStatus:
        case FrameKind::GetTransaction:
        case FrameKind::StateGet:
        case FrameKind::StateScan:
        case FrameKind::BeginBlob:
        case FrameKind::NodeStatus:
        case FrameKind::Currency:
        case FrameKind::PutLocker:
        case FrameKind::GetLocker:
        case FrameKind::FindPatients:
        case FrameKind::AddToRegister:
        case FrameKind::SignForTeam:
        case FrameKind::OpenForTeam:
            break;
    }
    answer(answerNow(from, kind, body));
}

Result<Bytes> NodeLoop::answerNow(const Peer& from, FrameKind kind, ByteView body) {
    if (kind == FrameKind::GetGenesis) return people_.genesis();
    if (kind == FrameKind::Join) return people_.join(from, body);
    if (kind == FrameKind::Admit) return people_.admit(body);
    if (kind == FrameKind::Introduce) return alarms_.introduce(from, body, wallClock());
    if (kind == FrameKind::Submit) return people_.submit(from, body);
    if (kind == FrameKind::TxStatus) return people_.txStatus(body);
    if (kind == FrameKind::GetTransaction) return people_.transaction(body);
    if (kind == FrameKind::StateGet) return people_.stateGet(body);
    if (kind == FrameKind::StateScan) return people_.stateScan(body);
    if (kind == FrameKind::PutLocker) return people_.putLocker(body);
    if (kind == FrameKind::GetLocker) return people_.getLocker(body);
    if (kind == FrameKind::FindPatients) return register_.find(body, wallClock());
    if (kind == FrameKind::AddToRegister) return register_.add(body, wallClock());
    if (kind == FrameKind::SignForTeam) return team_.sign(body, wallClock());
    if (kind == FrameKind::OpenForTeam) return team_.open(body, wallClock());
    if (kind == FrameKind::BeginBlob) return blobDesk_.begin(from, body);
    if (kind == FrameKind::PutBlob) return blobDesk_.put(from, body);
    if (kind == FrameKind::NodeStatus) return status().encode();
    if (kind == FrameKind::Currency) return currency_.answer(body);
    if (kind == FrameKind::GetCertificates) return eventsDesk_.boundaries(body);
    if (kind == FrameKind::GetBlocks) {
        RESEAL_ASSIGN(const auto question, BlocksRequest::decode(body));
        RESEAL_ASSIGN(const auto found, finalBlocks(store().blocks(), chain_.tip().height, question));
        return found.encode();
    }
    return fail(ErrorCode::Unsupported, "this node does not answer " + std::string(name(kind)));
}

// Nobody is asked behind this node whether the grant has ended, as with a release, so it has to know itself.
void NodeLoop::noteForTeam(ByteView body, BlobDesk::Answer answer) {
    currency_.ensure([this, question = toBytes(body), answer = std::move(answer)](const Status& current) {
        answer(current ? team_.note(question, wallClock()) : Result<Bytes>(current.error()));
    });
}

void NodeLoop::forwardReencapsulation(ByteView body, BlobDesk::Answer answer) {
    const auto request = ReencapsulationRequest::decode(body);
    if (!request) return answer(request.error());
    if (request->proxy == own_) return proxy_.reencapsulate(body, std::move(answer));
    mesh_.request(request->proxy, FrameKind::Reencapsulate, body, kRelayTimeout, std::move(answer));
}

void NodeLoop::forwardReleases(ByteView body, BlobDesk::Answer answer) {
    const auto request = ReleasesRequest::decode(body);
    if (!request) return answer(request.error());
    if (request->proxy == own_) return answer(proxy_.releases(body));
    mesh_.request(request->proxy, FrameKind::GetReleases, body, kRelayTimeout, std::move(answer));
}

void NodeLoop::onApplied(const AppliedBlock& block) {
    const auto& transactions = block.block.transactions;
    for (std::size_t i = 0; i < transactions.size(); ++i) {
        const Transaction& tx = transactions[i];
        if (tx.body().author == ledger::account(own_)) {
            if (const auto done = author_.settle(tx.id()); !done)
                log(LogLevel::Error, "node", done.error().text());
            clerk_.ordered(tx);
        }
        statements_.ordered(tx);
        people_.ordered(tx.id(), block.outcomes[i]);
    }
    if (const Status heard = statements_.admitted(block); !heard) return stopBecause(heard.error());
    if (ledger::endsEpoch(block.block.header)) eventsDesk_.follow();
    detailDesk_.follow(block);
    if (const auto followed = submissions_.follow(block.block); !followed)
        return stopBecause(followed.error());
    if (changesClinics(block)) followClinics();
    if (KeygenDesk::concerns(block)) followKeygen();
    if (CaseDesk::concerns(block) || EqualityDesk::concerns(block) || EmergencyDesk::concerns(block))
        followCases();
    spreading_.advanced();
    if (const auto swept = proxy_.sweep(&block); !swept) return stopBecause(swept.error());
    if (const auto followed = blobDesk_.follow(block); !followed)
        log(LogLevel::Error, "blobs", followed.error().text());
    if (watcher_) watcher_({block.block.header.height, transactions.size()});
}

KnownClinics NodeLoop::knownClinics() const {
    return knownTo(own_, chain_.finalState(), parts_.files->contacts);
}

void NodeLoop::followClinics() {
    const KnownClinics before = mesh_.known(), now = knownClinics();
    const bool keysChanged = std::ranges::any_of(before, [&](const auto& one) {
        const auto after = now.find(one.first);
        return after != now.end() && after->second.nodeKey != one.second.nodeKey;
    });
    if (keysChanged) followKeys();
    mesh_.follow(now);
    council_.introduce();
}

// What can't be said or kept now is tried again each minute, until the run's deadlines have passed.
void NodeLoop::followCases() {
    for (const Status& done : {cases_.follow(), equality_.follow(), emergencies_.follow()})
        if (!done) log(LogLevel::Error, "alarm", "part in a case or emergency: " + done.error().text());
}

void NodeLoop::followKeygen() {
    if (const Status done = keygen_.follow(); !done)
        log(LogLevel::Error, "alarm", "this clinic's part in a common key: " + done.error().text());
}

// Ours may be among them.
void NodeLoop::followKeys() {
    parts_.identity.setNodeKeys(keys_.shown());
    if (const Status dropped = submissions_.keysChanged(); !dropped) return stopBecause(dropped.error());
    if (const Status sent = author_.resendUnsettled(); !sent)
        log(LogLevel::Error, "alarm", "this clinic says nothing on the ledger: " + sent.error().text());
}

// "Submitted" is said only after this: obeyed what it says at once, and durable until it is ordered.
Status NodeLoop::accept(const Transaction& tx) {
    RESEAL_TRY(statements_.arrived(tx));
    RESEAL_TRY(submissions_.accept(tx));
    statements_.waits(tx);
    return {};
}

void NodeLoop::everyMinute() {
    if (const auto read = chain_.readable(); !read) return stopBecause(read.error());
    if (const auto swept = proxy_.sweep(nullptr); !swept) return stopBecause(swept.error());
    ordering_.pendingChanged();  // a grant's time may be over
    followClinics();             // somebody's time may be over
    followKeygen();
    followCases();
    blobDesk_.repair();
    if (const auto dropped = parts_.files->blobs->abandonStale(wallClock() - kStaleUpload); !dropped)
        log(LogLevel::Warning, "blobs", dropped.error().text());
    const Instant blockTime = chain_.finalState().tip().time;
    if (const auto over = store().deliveries().dropExpired(blockTime); !over)
        log(LogLevel::Warning, "node", over.error().text());
    if (const auto sent = author_.resendUnsettled(); !sent)
        log(LogLevel::Warning, "node", sent.error().text());
    if (const auto pruned = alarms_.prune(); !pruned) log(LogLevel::Warning, "node", pruned.error().text());
    if (const auto swept = submissions_.sweep(); !swept) log(LogLevel::Warning, "node", swept.error().text());
}

// The log is not for names, nor for ids by which somebody could be told.
void NodeLoop::tellStaff(const store::Alarm& alarm) {
    log(LogLevel::Warning, "limits", "staff should look at alarm " + std::to_string(alarm.id));
    if (alarmWatcher_) alarmWatcher_(alarm);
}

// Our own disk or state can't be trusted any more: better silent than wrong. Whoever runs this node is told,
// for only a new start brings it back.
void NodeLoop::stopBecause(const Error& why) {
    if (stoppedBecause_) return;
    stoppedBecause_ = why;
    log(LogLevel::Error, "node", "stopping: " + why.text());
    mesh_.stop();
    minute_.stop();
    retry_.stop();
    if (stopWatcher_) stopWatcher_(why);
}

void NodeLoop::whenStopped(std::function<void(const Error&)> watcher) {
    stopWatcher_ = std::move(watcher);
    if (stoppedBecause_) stopWatcher_(*stoppedBecause_);
}

}  // namespace reseal::node
