#include "core/engine/session.h"

#include <QTimer>
#include <algorithm>
#include <array>

#include "core/engine/enrolment.h"
#include "core/engine/linked_desks.h"
#include "core/engine/locker_backup.h"
#include "core/engine/moving.h"
#include "core/engine/patient_acts.h"
#include "core/node/services.h"

namespace reseal::engine {
namespace {

constexpr std::chrono::milliseconds kWatchEvery{2000};
constexpr Duration kWatchTimeout = seconds(5);

// Jobs that change nothing: a lock need not wait for them.
bool onlyReads(std::string_view what) {
    static constexpr std::array<std::string_view, 16> kReading{
        "emergencyAccess", "watch",  "person", "careCard", "requests", "grants",
        "records",         "open",   "chart",  "patients", "activity", "findInRegister",
        "previewImport",   "status", "events", "releases"};
    return std::ranges::find(kReading, what) != kReading.end() || what == "transaction";
}

Result<std::unique_ptr<node::Caller>> connectForReal(const node::HomeNode& home) {
    RESEAL_ASSIGN(std::unique_ptr<node::Client> client, node::Client::make(home));
    return std::unique_ptr<node::Caller>(std::move(client));
}

// Anything that was made and may not have arrived everywhere?
Result<bool> hasUnfinished(JobContext& at) {
    RESEAL_ASSIGN(const auto unsettled, at.vault.lanes().unsettled());
    if (!unsettled.empty()) return true;
    RESEAL_ASSIGN(const auto shares, at.vault.locker().list("share"));
    if (!shares.empty()) return true;
    RESEAL_ASSIGN(const bool follows, hasToFollow(at.vault));
    if (follows) return true;
    return hasToTakeBack(at);
}

Result<std::size_t> finishInterrupted(JobContext& at, Previews& previews) {
    RESEAL_ASSIGN(const std::size_t left, settle(at));
    at.forget();
    Status done;
    if (at.role == Role::Patient) done = PatientActs(at).finishInterrupted();
    if (at.role == Role::Doctor) done = DoctorActs(at, previews).finishInterrupted();
    RESEAL_TRY(followMove(at));  // whatever has failed there
    RESEAL_TRY(done);
    return left;
}

// Has something changed that a patient's standing grants have to follow?
Result<bool> isStandingDue(JobContext& at, const Bytes& seen) {
    if (at.role != Role::Patient) return false;
    RESEAL_ASSIGN(const Bytes now, standingMark(at));
    return now != seen;
}
Status noteStanding(JobContext& at, Bytes& seen) {
    at.forget();
    RESEAL_ASSIGN(seen, standingMark(at));
    return {};
}

// A thread for what belongs to no session; it lives as long as the program.
Jobs& withoutSession() {
    static Jobs* jobs = new Jobs([] {}, [] {});
    return *jobs;
}

}  // namespace

QFuture<Result<Person>> createPerson(NewPerson person, crypto::SecretBytes passphrase) {
    return withoutSession().run<Person>(
        "createPerson", [person = std::move(person), passphrase = std::move(passphrase)](Job&) {
            return makePerson(person, passphrase, wallClock());
        });
}

QFuture<Result<void>> checkPassphrase(std::filesystem::path vault, crypto::SecretBytes passphrase) {
    return withoutSession().run<void>("checkPassphrase",
                                      [vault = std::move(vault), passphrase = std::move(passphrase)](Job&) {
                                          return vault::Vault::check(vault, passphrase);
                                      });
}

// ---- the job thread's side ----

Session::Work::Work(std::filesystem::path folder, Connect connect) {
    inside_.folder = std::move(folder);
    inside_.connect = std::move(connect);
    jobs_ = std::make_unique<Jobs>(
        [this] {
            const std::lock_guard lock(mutex_);
            if (home_) home_->cancel();
        },
        [this] {
            const std::lock_guard lock(mutex_);
            if (home_) home_->resume();
        });
}

Status Session::Work::open(const crypto::SecretBytes& passphrase) {
    if (inside_.vault) return vault::Vault::check(inside_.folder, passphrase);
    RESEAL_ASSIGN(vault::Vault vault, vault::Vault::open(inside_.folder, passphrase));
    if (vault.kind() == vault::Kind::Person) RESEAL_TRY(settleIn(vault));
    RESEAL_ASSIGN(const Person person, describePerson(vault));
    RESEAL_ASSIGN(crypto::SecretBytes seed, vault.masterSeed());
    inside_.keys.emplace(std::move(seed), person.chain);
    inside_.vault = std::move(vault);
    inside_.person = person;
    inside_.sparesPostponed = false;
    role = static_cast<int>(person.role);
    return {};
}

Status Session::Work::refresh() {
    RESEAL_ASSIGN(const Person person, describePerson(*inside_.vault));
    inside_.person = person;
    return {};
}

void Session::Work::disconnect() {
    std::unique_ptr<node::Caller> gone;
    const std::lock_guard lock(mutex_);
    gone.swap(home_);
}

Result<std::unique_ptr<JobContext>> Session::Work::context(Job& job, bool needsReady) {
    if (!inside_.vault) return fail(ErrorCode::Locked, "the vault is not unlocked");
    if (needsReady && inside_.person->phase != Phase::Ready)
        return fail(ErrorCode::Denied, "this person has not finished joining");
    RESEAL_ASSIGN(const node::HomeNode home, homeOf(*inside_.vault));
    return contextAt(job, home);
}

Result<std::unique_ptr<JobContext>> Session::Work::contextAt(Job& job, const node::HomeNode& home) {
    if (!home_) {
        RESEAL_ASSIGN(std::unique_ptr<node::Caller> caller, inside_.connect(home));
        const std::lock_guard lock(mutex_);
        home_ = std::move(caller);
        if (job.isCancelled()) home_->cancel();
    }
    const auto tell = [&job](std::uint64_t done, std::uint64_t total) { return job.progress(done, total); };
    return std::make_unique<JobContext>(*inside_.vault, *home_, *inside_.keys, inside_.person->role,
                                        home.clinic, tell, &inside_.trust);
}

// The link leads to the new home for this step alone: which one is home, the vault says afterwards.
Status Session::Work::goThere(Job& job, const node::HomeNode& there) {
    disconnect();
    const auto step = [&]() -> Status {
        RESEAL_ASSIGN(const auto at, contextAt(job, there));
        return moveStep(*at);
    };
    const Status stepped = step();
    disconnect();
    RESEAL_TRY(refresh());
    if (inside_.person->clinic == there.clinic) inside_.previews = {};  // they are for the old archive
    return stepped;
}

// ---- the session ----

struct Session::Desks {
    explicit Desks(Work& work) : patient(work), doctor(work), ledger(work) {}
    LinkedPatientDesk patient;
    LinkedDoctorDesk doctor;
    LinkedLedgerView ledger;
    QTimer timer;
    std::uint64_t height = 0;  // last seen
    bool up = false;
};

Session::Session(std::filesystem::path folder, QObject* parent)
    : Session(std::move(folder), connectForReal, parent) {}

Session::Session(std::filesystem::path folder, Connect connect, QObject* parent)
    : QObject(parent),
      work_(std::make_unique<Work>(std::move(folder), std::move(connect))),
      desks_(std::make_unique<Desks>(*work_)) {
    wire();
}

void Session::wire() {
    connect(&work_->jobs(), &Jobs::progress, this, [this](const JobProgress& told) {
        if (told.what != "watch") Q_EMIT progress(told);
    });
    connect(&desks_->timer, &QTimer::timeout, this, [this] { watch(); });
    desks_->timer.start(kWatchEvery);
}

Session::~Session() {
    desks_->timer.stop();
    work_->end();  // the jobs first: they use work_, which reset() would have emptied already
    work_.reset();
}

PatientDesk* Session::patient() {
    return work_->role == static_cast<int>(Role::Patient) ? &desks_->patient : nullptr;
}
DoctorDesk* Session::doctor() {
    return work_->role == static_cast<int>(Role::Doctor) ? &desks_->doctor : nullptr;
}
LedgerView* Session::ledger() {
    return work_->role < 0 ? nullptr : &desks_->ledger;
}

QFuture<Result<Person>> Session::unlock(crypto::SecretBytes passphrase) {
    return work_->bare<Person>(
        "unlock", [this, passphrase = std::move(passphrase)](Work::Inside& inside, Job&) -> Result<Person> {
            RESEAL_TRY(work_->open(passphrase));
            QMetaObject::invokeMethod(
                this, [this, person = *inside.person] { Q_EMIT unlocked(person); }, Qt::QueuedConnection);
            return *inside.person;
        });
}

QFuture<Result<void>> Session::lock() {
    const auto locked = work_->bare<void>(
        "lock",
        [this](Work::Inside& inside, Job&) -> Result<void> {
            work_->disconnect();
            work_->role = -1;
            inside.previews = {};
            inside.person.reset();
            inside.keys.reset();
            inside.vault.reset();
            return {};
        },
        SIZE_MAX);
    const std::uint64_t id = work_->jobs().lastId();
    work_->jobs().cancelBefore(id, onlyReads);
    QTimer::singleShot(lockPatience, this,
                       [this, id] { work_->jobs().cancelBefore(id, [](std::string_view) { return true; }); });
    return locked;
}

QFuture<Result<Person>> Session::join() {
    return work_->bare<Person>("join", [this](Work::Inside& inside, Job& job) -> Result<Person> {
        while (true) {
            RESEAL_ASSIGN(const auto at, work_->context(job, false));
            const Phase before = inside.person->phase;
            auto stepped = joinStep(*at);
            RESEAL_TRY(work_->refresh());
            if (!stepped) return stepped;
            const bool confirmed = before < Phase::Confirmed && stepped->phase == Phase::Confirmed;
            if (!confirmed) return stepped;
            work_->disconnect();  // from here on without the invitation's token
        }
    });
}

QFuture<Result<Person>> Session::acceptHandover(std::string text) {
    return work_->bare<Person>("acceptHandover",
                               [this, text = std::move(text)](Work::Inside& inside, Job&) -> Result<Person> {
                                   if (!inside.vault)
                                       return fail(ErrorCode::Locked, "the vault is not unlocked");
                                   auto taken = takeHandover(*inside.vault, *inside.keys, text, wallClock());
                                   RESEAL_TRY(work_->refresh());
                                   if (taken) work_->disconnect();
                                   return taken;
                               });
}

QFuture<Result<Person>> Session::moveTo(std::string invitation) {
    return work_->bare<Person>(
        "moveTo",
        [this, invitation = std::move(invitation)](Work::Inside& inside, Job& job) -> Result<Person> {
            if (!inside.vault) return fail(ErrorCode::Locked, "the vault is not unlocked");
            RESEAL_ASSIGN(const auto there, beginMove(*inside.vault, invitation, wallClock()));
            if (there) {
                RESEAL_TRY(work_->goThere(job, *there));
                if (inside.person->clinic != there->clinic) return *inside.person;
            } else {  // home already, perhaps only now
                work_->disconnect();
                RESEAL_TRY(work_->refresh());
            }
            RESEAL_ASSIGN(const auto at, work_->context(job, true));
            if (const Status followed = followMove(*at); !followed)
                return during("the new clinic is home; it goes on from here", followed.error());
            return *inside.person;
        });
}

QFuture<Result<Person>> Session::person() {
    return work_->bare<Person>("person", [](Work::Inside& inside, Job&) -> Result<Person> {
        if (!inside.person) return fail(ErrorCode::Locked, "the vault is not unlocked");
        return *inside.person;
    });
}

QFuture<Result<std::size_t>> Session::resume() {
    return work_->act<std::size_t>(
        "resume", [this](JobContext& at) { return finishInterrupted(at, work_->previews()); });
}

QFuture<Result<void>> Session::backUpLocker() {
    return work_->act<void>("backUpLocker", [](JobContext& at) { return putLocker(at); });
}

QFuture<Result<std::size_t>> Session::restoreLocker() {
    return work_->act<std::size_t>("restoreLocker", [](JobContext& at) { return fetchLocker(at); });
}

void Session::cancel(std::uint64_t job) {
    work_->jobs().cancel(job);
}
void Session::cancelAll() {
    work_->jobs().cancelAll();
}

// How high the ledger is; and if it has moved, whether something of ours that was on its way has arrived.
void Session::watch() {
    if (work_->role < 0 || !work_->jobs().isIdle()) return;
    const auto look = [this](Work::Inside& inside, Job& job) -> Result<void> {
        if (!inside.person || inside.person->phase != Phase::Ready) return {};
        RESEAL_ASSIGN(const auto at, work_->context(job, true));
        auto answer = at->ask(node::FrameKind::NodeStatus, node::encodeNull(), kWatchTimeout);
        if (!answer && answer.error().code == ErrorCode::Cancelled) return answer.error();
        auto said =
            answer ? node::NodeStatusAnswer::decode(*answer) : Result<node::NodeStatusAnswer>(answer.error());
        QMetaObject::invokeMethod(
            this,
            [this, up = static_cast<bool>(said), height = said ? said->height : 0] { seen(up, height); },
            Qt::QueuedConnection);
        if (!said) return said.error();
        RESEAL_ASSIGN(const bool unfinished, hasUnfinished(*at));
        RESEAL_ASSIGN(const bool isDue, isStandingDue(*at, inside.standing));
        if (unfinished || isDue) RESEAL_TRY(finishInterrupted(*at, inside.previews));
        if (isDue) RESEAL_TRY(noteStanding(*at, inside.standing));
        if (at->role != Role::Doctor) return {};
        if (!std::exchange(inside.sparesPostponed, true)) return postponeSpare(*at);
        static_cast<void>(makeSpare(*at));  // nobody waits for it: it is tried again at its next time
        return {};
    };
    work_->bare<void>("watch", look);
    work_->watching = work_->jobs().lastId();
}

void Session::seen(bool up, std::uint64_t height) {
    if (up != desks_->up) {
        desks_->up = up;
        Q_EMIT desks_->ledger.linked(up);
    }
    if (!up || height == desks_->height) return;
    desks_->height = height;
    Q_EMIT desks_->ledger.advanced(height);
    Q_EMIT desks_->patient.changed();
    Q_EMIT desks_->doctor.changed();
    Q_EMIT changed();
}

}  // namespace reseal::engine
