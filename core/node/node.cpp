#include "core/node/node.h"

#include <QPromise>
#include <QThread>
#include <future>

#include "core/base/files.h"
#include "core/base/log.h"
#include "core/node/node_loop.h"

namespace reseal::node {
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMaxEntryFile = 64 << 10;
constexpr std::size_t kMaxContacts = 32;

fs::path vaultOf(const fs::path& folder) {
    return folder / "vault";
}
fs::path entryFile(const fs::path& folder) {
    return folder / "entry";
}
fs::path genesisFile(const fs::path& folder) {
    return folder / "genesis";
}
fs::path contactsOf(const fs::path& folder) {
    return folder / "contacts";
}

Result<KnownClinics> contacts(const fs::path& folder) {
    KnownClinics out;
    std::error_code why;
    for (fs::directory_iterator one(contactsOf(folder), why); !why && one != fs::directory_iterator();
         one.increment(why)) {
        if (!ClinicId::fromHexText(one->path().filename().string())) continue;  // half of one, before a crash
        RESEAL_ASSIGN(const auto raw, readFile(one->path(), kMaxEntryFile));
        const auto entry = ledger::ClinicEntry::decode(raw);
        if (!entry)
            return fail(ErrorCode::Damaged, one->path().string() + " is no clinic: " + entry.error().text());
        out[entry->id] = knownFrom(*entry);
    }
    if (why && why != std::errc::no_such_file_or_directory)
        return ioError("cannot read", contactsOf(folder), why.value());
    return out;
}

Status makeFolder(const fs::path& folder) {
    std::error_code why;
    fs::create_directories(folder, why);
    if (why) return ioError("cannot create", folder, why.value());
    fs::permissions(folder, fs::perms::owner_all, why);
    if (why) return ioError("cannot protect", folder, why.value());
    return {};
}

Status keepGenesis(const fs::path& folder, ByteView bytes) {
    const auto present = readFile(genesisFile(folder), ledger::kMaxGenesisBytes);
    if (present && !equal(*present, bytes))
        return fail(ErrorCode::Conflict, "this clinic belongs to another consortium already");
    if (present) return {};
    return writeFileDurably(genesisFile(folder), bytes);
}

Result<store::LedgerStore> openStore(const fs::path& file, const crypto::SecretBytes& key,
                                     const ledger::Genesis& genesis) {
    auto opened = store::LedgerStore::open(file, key);
    if (opened || opened.error().code != ErrorCode::NotFound) return opened;
    return store::LedgerStore::create(file, key, genesis);
}

Result<NodeFiles> openFiles(const NodeOptions& options, const crypto::SecretBytes& passphrase) {
    const fs::path& folder = options.folder;
    RESEAL_ASSIGN(auto vault, vault::Vault::open(vaultOf(folder), passphrase));
    if (vault.kind() != vault::Kind::Clinic)
        return fail(ErrorCode::InvalidArgument, folder.string() + " is a person's vault, not a clinic's");
    auto raw = readFile(genesisFile(folder), ledger::kMaxGenesisBytes);
    if (!raw)
        return raw.error().code == ErrorCode::NotFound
                   ? fail(ErrorCode::NotFound, "this clinic belongs to no consortium yet: join one first")
                   : raw.error();
    RESEAL_ASSIGN(auto genesis, ledger::Genesis::decode(*raw));
    RESEAL_ASSIGN(const auto mine, Node::entryOf(folder));
    // One that the genesis doesn't know has come later, and said so when it joined.
    if (const Status holds = genesis.checkHolds(mine); !holds && holds.error().code != ErrorCode::NotFound)
        return holds.error();
    RESEAL_ASSIGN(const auto key, vault.databaseKey("ledger"));
    RESEAL_ASSIGN(auto store, openStore(folder / "ledger", key, genesis));
    RESEAL_ASSIGN(auto blobs, store::FolderBlobStore::open(folder / "blobs", sharedPool()));
    RESEAL_TRY(makeFolder(folder / "votes"));
    RESEAL_TRY(makeFolder(folder / "lockers"));
    RESEAL_ASSIGN(auto votesKey, vault.databaseKey("votes"));
    RESEAL_ASSIGN(auto known, contacts(folder));
    std::string listen = options.listen;
    if (listen.empty() && !mine.addresses.empty()) listen = mine.addresses.front();
    return NodeFiles{folder,           std::move(vault),    std::move(genesis), std::move(store),
                     std::move(blobs), std::move(votesKey), std::move(listen),  options.limits,
                     std::move(known)};
}

}  // namespace

Result<ledger::ClinicEntry> Node::createClinic(const fs::path& folder, const crypto::SecretBytes& passphrase,
                                               const std::string& name, const std::string& address,
                                               ledger::ClinicRoles roles) {
    RESEAL_ASSIGN([[maybe_unused]] const Address checked, parseAddress(address));
    RESEAL_TRY(makeFolder(folder));
    vault::Founding founding;
    founding.kind = vault::Kind::Clinic;
    founding.masterSeed = crypto::SecretBytes::random(32);
    const crypto::ClinicKeys keys(founding.masterSeed.clone());
    founding.profile.name = name;
    founding.profile.clinicName = name;
    founding.profile.clinic = ClinicId::copy(keys.sign(0).publicKey().view());
    RESEAL_ASSIGN(auto vault, vault::Vault::create(vaultOf(folder), passphrase, std::move(founding)));
    RESEAL_ASSIGN(const auto tls, vault.tlsIdentity());
    ledger::ClinicDescription description{
        tls.pin, {std::vector<ledger::Address>{ledger::Address(address)}}, ledger::Text<1, 200>(name), roles};
    RESEAL_ASSIGN(auto entry, ledger::makeClinicEntry(keys, description));
    RESEAL_TRY(writeFileDurably(entryFile(folder), entry.encode()));
    return entry;
}

Result<ledger::ClinicEntry> Node::entryOf(const fs::path& folder) {
    RESEAL_ASSIGN(const auto raw, readFile(entryFile(folder), kMaxEntryFile));
    return ledger::ClinicEntry::decode(raw);
}

Status Node::addContact(const fs::path& folder, ByteView bytes) {
    RESEAL_ASSIGN(const auto mine, entryOf(folder));
    RESEAL_ASSIGN(const auto entry, ledger::ClinicEntry::decode(bytes));
    if (entry.id == mine.id) return fail(ErrorCode::InvalidArgument, "this is this clinic's own entry");
    RESEAL_ASSIGN(const auto known, contacts(folder));
    if (known.size() >= kMaxContacts && !known.contains(entry.id))
        return fail(ErrorCode::Limit, "at most " + std::to_string(kMaxContacts) + " contacts");
    RESEAL_TRY(makeFolder(contactsOf(folder)));
    return writeFileDurably(contactsOf(folder) / entry.id.hex(), bytes);
}

Status Node::setVotesAside(const fs::path& folder) {
    if (!fs::exists(folder / "votes")) return fail(ErrorCode::NotFound, "no votes in " + folder.string());
    return store::VoteLog::setAside(folder / "votes");
}

Status Node::joinConsortium(const fs::path& folder, ByteView bytes) {
    RESEAL_ASSIGN(const auto genesis, ledger::Genesis::decode(bytes));
    RESEAL_ASSIGN(const auto mine, entryOf(folder));
    RESEAL_TRY(genesis.checkHolds(mine));
    return keepGenesis(folder, bytes);
}

Result<ledger::AddClinic> Node::joinLater(const fs::path& folder, ByteView bytes,
                                          const crypto::SecretBytes& passphrase) {
    RESEAL_ASSIGN(const auto genesis, ledger::Genesis::decode(bytes));
    RESEAL_ASSIGN(auto mine, entryOf(folder));
    if (const Status holds = genesis.checkHolds(mine); !holds && holds.error().code != ErrorCode::NotFound)
        return holds.error();
    RESEAL_ASSIGN(auto vault, vault::Vault::open(vaultOf(folder), passphrase));
    RESEAL_ASSIGN(auto seed, vault.masterSeed());
    const crypto::ClinicKeys keys(std::move(seed));
    RESEAL_TRY(keepGenesis(folder, bytes));
    return ledger::signJoin(genesis.chainId(), keys.sign(0), std::move(mine));
}

Result<std::unique_ptr<Node>> Node::start(const NodeOptions& options, const crypto::SecretBytes& passphrase) {
    RESEAL_ASSIGN(NodeFiles files, openFiles(options, passphrase));
    std::unique_ptr<Node> node(new Node);
    node->genesis_ = files.genesis;
    RESEAL_ASSIGN(const auto mine, entryOf(options.folder));
    node->clinic_ = mine.id;
    node->thread_ = std::make_unique<QThread>();
    node->thread_->setObjectName(QStringLiteral("reseal-node"));
    node->thread_->start();

    // The loop is made on its own thread, where its sockets and timers live.
    std::promise<Result<quint16>> made;
    auto* home = new QObject;
    home->moveToThread(node->thread_.get());
    QMetaObject::invokeMethod(
        home,
        [&] {
            auto loop = NodeLoop::make(std::move(files));
            if (loop) node->loop_ = loop->release();
            made.set_value(loop ? Result<quint16>(node->loop_->port()) : Result<quint16>(loop.error()));
        },
        Qt::QueuedConnection);
    auto port = made.get_future().get();
    home->deleteLater();
    RESEAL_ASSIGN(node->port_, std::move(port));
    return node;
}

Node::~Node() {
    if (!thread_) return;
    if (loop_ != nullptr) {
        std::promise<void> gone;
        QMetaObject::invokeMethod(
            loop_,
            [this, &gone] {
                delete loop_;
                gone.set_value();
            },
            Qt::QueuedConnection);
        gone.get_future().wait();
    }
    thread_->quit();
    thread_->wait();
}

template <class T>
QFuture<Result<T>> Node::ask(std::function<void(NodeLoop&, std::function<void(Result<T>)>)> question) {
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto future = promise->future();
    QMetaObject::invokeMethod(
        loop_,
        [loop = loop_, promise, question = std::move(question)] {
            question(*loop, [promise](Result<T> result) {
                promise->addResult(std::move(result));
                promise->finish();
            });
        },
        Qt::QueuedConnection);
    return future;
}

void Node::onFinalized(std::function<void(const Finalized&)> watch) {
    QMetaObject::invokeMethod(
        loop_, [loop = loop_, watch = std::move(watch)] { loop->watch(watch); }, Qt::QueuedConnection);
}

void Node::onStopped(std::function<void(const Error&)> watch) {
    QMetaObject::invokeMethod(
        loop_, [loop = loop_, watch = std::move(watch)] { loop->whenStopped(watch); }, Qt::QueuedConnection);
}

void Node::onAlarm(std::function<void(const store::Alarm&)> watch) {
    QMetaObject::invokeMethod(
        loop_, [loop = loop_, watch = std::move(watch)] { loop->whenAlarmed(watch); }, Qt::QueuedConnection);
}

QFuture<Result<records::Invitation>> Node::invite(records::Role role, std::string label, Duration validFor) {
    return ask<records::Invitation>(
        [=](NodeLoop& loop, auto done) { done(loop.people().invite(role, label, validFor)); });
}

QFuture<Result<std::vector<store::Invitation>>> Node::invitations() {
    return ask<std::vector<store::Invitation>>(
        [](NodeLoop& loop, auto done) { done(loop.store().invitations().list()); });
}

QFuture<Result<std::string>> Node::enrol(Hash32 tokenHash, Hash32 identity, std::string name,
                                         std::string title) {
    return ask<std::string>([=](NodeLoop& loop, auto done) {
        loop.people().enrol(tokenHash, identity, name, title, std::move(done));
    });
}

QFuture<Result<void>> Node::refuse(Hash32 tokenHash) {
    return ask<void>([=](NodeLoop& loop, auto done) { done(loop.store().invitations().refuse(tokenHash)); });
}

QFuture<Result<void>> Node::setSuspended(ledger::IdentityKey member, bool suspended) {
    return ask<void>([=](NodeLoop& loop, auto done) { done(loop.people().setSuspended(member, suspended)); });
}

QFuture<Result<std::vector<TeamRow>>> Node::team() {
    return ask<std::vector<TeamRow>>([](NodeLoop& loop, auto done) { done(loop.team().list(wallClock())); });
}

QFuture<Result<void>> Node::setInTeam(ledger::IdentityKey member, bool isIn) {
    return ask<void>([=](NodeLoop& loop, auto done) {
        done(isIn ? loop.team().add(member, wallClock()) : loop.team().remove(member));
    });
}

QFuture<Result<std::vector<AlarmRow>>> Node::alarms() {
    return ask<std::vector<AlarmRow>>([](NodeLoop& loop, auto done) { done(loop.alarms().list()); });
}

QFuture<Result<void>> Node::seeAlarm(std::int64_t alarm, ledger::IdentityKey by) {
    return ask<void>([=](NodeLoop& loop, auto done) { done(loop.alarms().see(alarm, by, wallClock())); });
}

QFuture<Result<std::vector<MemberRow>>> Node::members() {
    return ask<std::vector<MemberRow>>([](NodeLoop& loop, auto done) { done(loop.people().members()); });
}

QFuture<Result<NodeStatusAnswer>> Node::status() {
    return ask<NodeStatusAnswer>([](NodeLoop& loop, auto done) { done(loop.status()); });
}

QFuture<Result<Node::Network>> Node::network() {
    return ask<Network>([](NodeLoop& loop, auto done) {
        auto council = loop.council().council();
        if (!council) return done(council.error());
        const auto unseen = loop.alarms().unseen();
        if (!unseen) return done(unseen.error());
        done(Network{loop.status(), std::move(council->clinics), *unseen});
    });
}

QFuture<Result<std::int64_t>> Node::registerPatient(store::Patient patient, store::Viewer viewer) {
    return ask<std::int64_t>(
        [patient = std::move(patient), viewer = std::move(viewer)](NodeLoop& loop, auto done) {
            done(loop.registerDesk().enter(patient, viewer));
        });
}

QFuture<Result<std::vector<store::NumberedLook>>> Node::looks(store::LookFilter filter) {
    return ask<std::vector<store::NumberedLook>>([filter = std::move(filter)](NodeLoop& loop, auto done) {
        done(loop.store().patients().looks(filter));
    });
}

QFuture<Result<std::vector<store::Patient>>> Node::findPatients(std::string words, store::Viewer viewer) {
    return ask<std::vector<store::Patient>>(
        [words = std::move(words), viewer = std::move(viewer)](NodeLoop& loop, auto done) {
            done(loop.registerDesk().find(words, viewer));
        });
}

QFuture<Result<ScrubReport>> Node::scrub() {
    return ask<ScrubReport>([](NodeLoop& loop, auto done) { loop.scrub(std::move(done)); });
}

QFuture<Result<StorageAnswer>> Node::storage() {
    return ask<StorageAnswer>([](NodeLoop& loop, auto done) { loop.storage(std::move(done)); });
}

QFuture<Result<std::vector<store::BlockSummary>>> Node::blocks(ledger::Height below, std::size_t count) {
    return ask<std::vector<store::BlockSummary>>(
        [=](NodeLoop& loop, auto done) { done(loop.explorer().blocks(below, count)); });
}

QFuture<Result<LedgerBlock>> Node::block(ledger::Height height) {
    return ask<LedgerBlock>([=](NodeLoop& loop, auto done) { done(loop.explorer().block(height)); });
}

QFuture<Result<LedgerTransaction>> Node::transaction(TxId id) {
    return ask<LedgerTransaction>([=](NodeLoop& loop, auto done) { done(loop.explorer().transaction(id)); });
}

QFuture<Result<std::vector<LedgerHit>>> Node::search(std::string words) {
    return ask<std::vector<LedgerHit>>(
        [words = std::move(words)](NodeLoop& loop, auto done) { done(loop.explorer().search(words)); });
}

QFuture<Result<Council>> Node::council() {
    return ask<Council>([](NodeLoop& loop, auto done) { done(loop.council().council()); });
}

QFuture<Result<ledger::ProposalId>> Node::propose(ledger::Change change, std::string reason) {
    return ask<ledger::ProposalId>(
        [change = std::move(change), reason = std::move(reason)](NodeLoop& loop, auto done) {
            done(loop.council().propose(change, reason));
        });
}

QFuture<Result<void>> Node::vote(ledger::ProposalId proposal, bool approve) {
    return ask<void>([=](NodeLoop& loop, auto done) { done(loop.council().vote(proposal, approve)); });
}

QFuture<Result<ledger::ProposalId>> Node::changeKeys(std::string reason) {
    return ask<ledger::ProposalId>(
        [reason = std::move(reason)](NodeLoop& loop, auto done) { done(loop.council().changeKeys(reason)); });
}

QFuture<Result<ledger::RunId>> Node::openKeygen(ledger::CommitteePurpose purpose) {
    return ask<ledger::RunId>([=](NodeLoop& loop, auto done) { done(loop.keygen().open(purpose)); });
}

QFuture<Result<Committees>> Node::committees() {
    return ask<Committees>([](NodeLoop& loop, auto done) { done(loop.keygen().committees()); });
}

QFuture<Result<Cases>> Node::cases() {
    return ask<Cases>([](NodeLoop& loop, auto done) { done(loop.cases().cases()); });
}

QFuture<Result<ledger::CaseId>> Node::openCase(SignPublic pseudonym, ledger::CaseReason reason,
                                               std::vector<TxId> evidence) {
    return ask<ledger::CaseId>([=, evidence = std::move(evidence)](NodeLoop& loop, auto done) {
        done(loop.cases().open(pseudonym, reason, evidence));
    });
}

QFuture<Result<void>> Node::agreeInCase(ledger::CaseId id, SignPublic pseudonym) {
    return ask<void>([=](NodeLoop& loop, auto done) { done(loop.cases().agree(id, pseudonym)); });
}

QFuture<Result<void>> Node::declineCase(ledger::CaseId id) {
    return ask<void>([=](NodeLoop& loop, auto done) { done(loop.cases().decline(id)); });
}

QFuture<Result<void>> Node::answerCase(ledger::CaseId id, ledger::CaseConsequence consequence) {
    return ask<void>([=](NodeLoop& loop, auto done) { done(loop.cases().answer(id, consequence)); });
}

QFuture<Result<void>> Node::closeCase(ledger::CaseId id) {
    return ask<void>([=](NodeLoop& loop, auto done) { done(loop.cases().close(id)); });
}

QFuture<Result<Emergencies>> Node::emergencies() {
    return ask<Emergencies>([](NodeLoop& loop, auto done) { done(loop.emergencies().emergencies()); });
}

QFuture<Result<void>> Node::setEmergencyRule(EmergencyRule rule) {
    return ask<void>([=](NodeLoop& loop, auto done) { done(loop.emergencies().setRule(rule)); });
}

QFuture<Result<void>> Node::shareInEmergency(ledger::EmergencyId id) {
    return ask<void>([=](NodeLoop& loop, auto done) { done(loop.emergencies().share(id)); });
}

QFuture<Result<void>> Node::declineEmergency(ledger::EmergencyId id, ledger::EmergencyObjection objection) {
    return ask<void>([=](NodeLoop& loop, auto done) { done(loop.emergencies().decline(id, objection)); });
}

QFuture<Result<void>> Node::closeEmergency(ledger::EmergencyId id, ledger::EmergencyOutcome outcome,
                                           ledger::IdentityKey reviewer) {
    return ask<void>(
        [=](NodeLoop& loop, auto done) { done(loop.emergencies().close(id, outcome, reviewer)); });
}

QFuture<Result<LedgerProof>> Node::prove(TxId id) {
    return ask<LedgerProof>([=](NodeLoop& loop, auto done) { done(loop.explorer().prove(id)); });
}

}  // namespace reseal::node
