// Sessions as a window uses them: futures and signals, with jobs on their own threads.
#include "core/engine/session.h"
#include "core/engine/jobs.h"

#include <QSignalSpy>
#include <QtTest>
#include <condition_variable>

#include "tests/unit/engine/someone.h"

namespace reseal::test {

using engine::Phase;
using engine::Session;
using records::Category;

// One ledger for the sessions of several threads.
class SharedHome final : public node::Caller {
public:
    SharedHome(std::mutex& mutex, FakeLedger& ledger, const node::HomeNode& where,
               const std::atomic<bool>& isAway)
        : mutex_(mutex), isAway_(isAway), home_(ledger, where) {}
    Result<Bytes> call(node::FrameKind kind, ByteView body, Duration timeout) override {
        const std::lock_guard lock(mutex_);
        if (isAway_) return fail(ErrorCode::Offline, "nobody is there");
        return home_.call(kind, body, timeout);
    }
    Status pause(Duration time) override {
        const std::lock_guard lock(mutex_);
        return home_.pause(time);
    }
    Instant now() override {
        const std::lock_guard lock(mutex_);
        return home_.now();
    }
    void cancel() override { home_.cancel(); }
    void resume() override { home_.resume(); }

private:
    std::mutex& mutex_;
    const std::atomic<bool>& isAway_;
    FakeHome home_;
};

// A home node that never answers.
class SilentHome final : public node::Caller {
public:
    Result<Bytes> call(node::FrameKind, ByteView, Duration) override {
        std::unique_lock lock(mutex_);
        asked = true;
        wake_.wait(lock, [this] { return cancelled_; });
        return fail(ErrorCode::Cancelled, "cancelled");
    }
    Status pause(Duration) override { return {}; }
    Instant now() override { return wallClock(); }
    void cancel() override {
        const std::lock_guard lock(mutex_);
        cancelled_ = true;
        wake_.notify_all();
    }
    void resume() override {
        const std::lock_guard lock(mutex_);
        cancelled_ = false;
    }
    std::atomic<bool> asked = false;

private:
    std::mutex mutex_;
    std::condition_variable wake_;
    bool cancelled_ = false;
};

class EngineSessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wholeStoryThroughDesks();
    void theLinkFollowsTheHome();
    void lockedAndWrong();
    void noHomeNodeDelaysALock();
    void cancelAndDestroy();
    void cantConnect();

private:
    template <class T>
    Result<T> await(QFuture<Result<T>> future) {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000)) qFatal("a command does not end");
        return future.result();
    }
    engine::Connect connectTo(FakeLedger& ledger) {
        return [this, &ledger](const node::HomeNode& where) -> Result<std::unique_ptr<node::Caller>> {
            return std::unique_ptr<node::Caller>(
                std::make_unique<SharedHome>(mutex_, ledger, where, isAway_));
        };
    }
    records::Invitation invite(FakeLedger& ledger, records::Role role) {
        auto out = ledger.invite(0, role);
        out.expires = wallClock() + days(1);
        return out;
    }
    std::mutex mutex_;
    std::atomic<bool> isAway_ = false;
};

void EngineSessionTest::wholeStoryThroughDesks() {
    FakeLedger ledger(3);
    // createPerson judges invitations by the wall's clock, so the ledger's is set to it.
    ledger.now = wallClock();
    QTemporaryDir dir;
    const std::string folder = dir.path().toStdString();
    const auto forDoctor = invite(ledger, records::Role::Doctor),
               forPatient = invite(ledger, records::Role::Patient);
    must(await(engine::createPerson({folder + "/doctor", must(forDoctor.text()), "Ada"}, passphrase())));
    const auto made = must(
        await(engine::createPerson({folder + "/patient", must(forPatient.text()), "Eva"}, passphrase())));
    QCOMPARE(made.phase, Phase::Invited);
    QCOMPARE(made.phrase, ledger::comparisonPhrase(ledger.chain()));

    Session doctor(folder + "/doctor", connectTo(ledger)), patient(folder + "/patient", connectTo(ledger));
    QVERIFY(!doctor.doctor() && !doctor.patient() && !doctor.ledger());
    QSignalSpy unlocked(&doctor, &Session::unlocked);
    must(await(doctor.unlock(passphrase())));
    must(await(patient.unlock(passphrase())));
    QTRY_COMPARE(unlocked.count(), 1);
    QVERIFY(doctor.doctor() && !doctor.patient() && patient.patient() && !patient.doctor());
    QCOMPARE(must(await(doctor.join())).phase, Phase::Waiting);
    QCOMPARE(must(await(patient.join())).phase, Phase::Waiting);
    QCOMPARE(await(patient.patient()->careCard()).error().code, ErrorCode::Denied);
    std::string handover;
    {
        const std::lock_guard lock(mutex_);
        handover = ledger.enrol(forDoctor.token, "Ada Kim").text();
        ledger.enrol(forPatient.token, "Eva Muster");
    }
    QCOMPARE(must(await(doctor.acceptHandover(handover))).phase, Phase::Confirmed);
    const auto ready = must(await(doctor.join()));
    QCOMPARE(ready.phase, Phase::Ready);
    QVERIFY(ready.holdsArchive);
    QCOMPARE(must(await(patient.join())).phase, Phase::Ready);  // credential and registration in one go

    const auto card = must(await(patient.patient()->careCard()));
    must(await(doctor.doctor()->addPatient({card.text, "Eva", {}, {}})));
    const std::string path = folder + "/eva.json";
    must(writeFileDurably(path, bytesOf(kBundle)));
    const auto preview = must(await(doctor.doctor()->previewImport(card.patient, {path})));
    engine::SealChoices choices{preview.id, {}, {}};
    for (std::size_t i = 0; i < preview.records.size(); ++i)
        if (!preview.records[i].confirmed) choices.choices.push_back({i, preview.records[i].category, {}});
    std::vector<engine::JobProgress> told;
    connect(&doctor, &Session::progress, this,
            [&](const engine::JobProgress& progress) { told.push_back(progress); });
    must(await(doctor.doctor()->seal(choices)));
    QTRY_VERIFY(std::ranges::any_of(told, [](const auto& one) { return one.what == "seal" && one.ended; }));
    QVERIFY(std::ranges::any_of(told, [](const auto& one) { return one.what == "seal" && one.done > 500; }));

    engine::Wish wish;
    wish.patient = card.patient;
    wish.categories = {Category::Laboratory};
    wish.notAfter = wallClock() + days(1);
    const auto request = must(await(doctor.doctor()->request(wish)));
    const auto allowed =
        must(await(patient.patient()->approve({request.id, {Category::Laboratory}, {}, {}})));
    for (const auto& row : must(await(doctor.doctor()->chart(card.patient))))
        if (row.access == engine::Access::Readable) must(await(doctor.doctor()->open(row.id)));
    const auto status = must(await(doctor.ledger()->status()));
    QCOMPARE(status.peers.size(), std::size_t{3});
    QVERIFY(status.height > 0);
    QVERIFY(!must(await(doctor.ledger()->events(ledger::account(card.patient)))).empty());

    // The watch tells when the ledger moves.
    QSignalSpy changed(&patient, &Session::changed);
    must(await(doctor.doctor()->request(wish)));
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() > 0, 10'000);
    QCOMPARE(must(await(patient.resume())), std::size_t{0});

    // What is taken back while nobody is there goes out once somebody is, without another word.
    isAway_ = true;
    QCOMPARE(await(patient.patient()->revoke(allowed.grants.front())).error().code, ErrorCode::Offline);
    isAway_ = false;
    const auto isTakenBack = [&] {
        const std::lock_guard lock(mutex_);
        return ledger.state().grant(allowed.grants.front())->revoked != 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTakenBack(), 20'000);
}

void EngineSessionTest::theLinkFollowsTheHome() {
    FakeLedger ledger(2);
    ledger.now = wallClock();
    const ClinicId old = ledger.clinics[0].id, fresh = ledger.clinics[1].id;
    QTemporaryDir dir;
    const std::string folder = dir.path().toStdString() + "/v";
    const auto first = invite(ledger, records::Role::Patient);
    auto second = ledger.invite(1, records::Role::Patient);
    second.expires = wallClock() + days(1);
    must(await(engine::createPerson({folder, must(first.text()), "Eva"}, passphrase())));
    ClinicId linked;
    const engine::Connect noting = [&](const node::HomeNode& where) {
        {
            const std::lock_guard lock(mutex_);
            linked = where.clinic;
        }
        return connectTo(ledger)(where);
    };
    const auto link = [&] {
        const std::lock_guard lock(mutex_);
        return linked;
    };
    const auto enrol = [&](const records::Invitation& invitation) {
        const std::lock_guard lock(mutex_);
        ledger.enrol(invitation.token, "Eva");
    };
    Session session(folder, noting);
    const std::string text = must(second.text());
    QCOMPARE(await(session.moveTo(text)).error().code, ErrorCode::Locked);
    must(await(session.unlock(passphrase())));
    QCOMPARE(await(session.moveTo(text)).error().code, ErrorCode::Denied);
    must(await(session.join()));
    enrol(first);
    QCOMPARE(must(await(session.join())).phase, Phase::Ready);

    isAway_ = true;
    QCOMPARE(await(session.moveTo(text)).error().code, ErrorCode::Offline);
    isAway_ = false;
    QCOMPARE(must(await(session.person())).movingTo, std::optional(fresh));
    const auto asked = must(await(session.moveTo(text)));
    QVERIFY(asked.clinic == old && asked.movingTo == fresh);
    must(await(session.patient()->requests()));
    QCOMPARE(link(), old);

    enrol(second);
    const auto moved = must(await(session.moveTo(text)));
    QVERIFY(moved.clinic == fresh && !moved.movingTo);
    must(await(session.patient()->requests()));
    QCOMPARE(link(), fresh);
    must(await(session.lock()));
    QCOMPARE(must(await(session.unlock(passphrase()))).clinic, fresh);
    QCOMPARE(must(await(session.moveTo(text))).clinic, fresh);
    must(await(session.backUpLocker()));
}

void EngineSessionTest::lockedAndWrong() {
    FakeLedger ledger(1);
    QTemporaryDir dir;
    const std::string folder = dir.path().toStdString() + "/v";
    const std::string invitation = must(invite(ledger, records::Role::Patient).text());
    QCOMPARE(await(engine::createPerson({folder, "rubbish", "Eva"}, passphrase())).error().code,
             ErrorCode::Malformed);
    QCOMPARE(await(engine::createPerson({folder, invitation, ""}, passphrase())).error().code,
             ErrorCode::InvalidArgument);
    QVERIFY(!std::filesystem::exists(folder));
    must(await(engine::createPerson({folder, invitation, "Eva"}, passphrase())));
    must(await(engine::createPerson({folder, invitation, "Eva"}, passphrase())));  // again is the same
    Session session(folder, connectTo(ledger));
    QCOMPARE(await(session.join()).error().code, ErrorCode::Locked);
    QCOMPARE(await(session.resume()).error().code, ErrorCode::Locked);
    QCOMPARE(await(session.person()).error().code, ErrorCode::Locked);
    QCOMPARE(await(session.acceptHandover("x")).error().code, ErrorCode::Locked);
    QCOMPARE(await(session.unlock(crypto::SecretBytes::copyOf(bytesOf("wrong")))).error().code,
             ErrorCode::WrongPassphrase);
    QVERIFY(!session.patient());
    must(await(session.unlock(passphrase())));
    Session second(folder, connectTo(ledger));
    QCOMPARE(await(second.unlock(passphrase())).error().code, ErrorCode::Locked);  // in use
    QCOMPARE(await(session.acceptHandover("x")).error().code, ErrorCode::Malformed);

    // Of an open vault the passphrase is checked all the same.
    const auto wrong = [] { return crypto::SecretBytes::copyOf(bytesOf("wrong")); };
    QCOMPARE(await(session.unlock(wrong())).error().code, ErrorCode::WrongPassphrase);
    QVERIFY(await(engine::checkPassphrase(folder, passphrase())));
    QCOMPARE(await(engine::checkPassphrase(folder, wrong())).error().code, ErrorCode::WrongPassphrase);
    QCOMPARE(await(engine::checkPassphrase(folder + "-not", passphrase())).error().code, ErrorCode::NotFound);

    // Locked: nothing answers, the desks stay, and somebody else may have the vault.
    engine::PatientDesk* const desk = session.patient();
    QVERIFY(desk != nullptr);
    must(await(session.lock()));
    QCOMPARE(await(session.person()).error().code, ErrorCode::Locked);
    QCOMPARE(await(desk->requests()).error().code, ErrorCode::Locked);
    QCOMPARE(await(session.unlock(wrong())).error().code, ErrorCode::WrongPassphrase);
    QCOMPARE(await(session.person()).error().code, ErrorCode::Locked);
    must(await(second.unlock(passphrase())));
    must(await(second.lock()));
    must(await(session.unlock(passphrase())));
    QVERIFY(session.patient() == desk);
    must(await(session.person()));
}

void EngineSessionTest::noHomeNodeDelaysALock() {
    FakeLedger ledger(1);
    QTemporaryDir dir;
    const std::string folder = dir.path().toStdString() + "/v";
    must(await(engine::createPerson({folder, must(invite(ledger, records::Role::Patient).text()), "Eva"},
                                    passphrase())));
    std::atomic<SilentHome*> home = nullptr;
    const auto silence = [&](const node::HomeNode&) -> Result<std::unique_ptr<node::Caller>> {
        auto made = std::make_unique<SilentHome>();
        home = made.get();
        return std::unique_ptr<node::Caller>(std::move(made));
    };
    Session session(folder, silence);
    session.lockPatience = std::chrono::milliseconds(200);
    must(await(session.unlock(passphrase())));
    QVERIFY(session.patient() != nullptr);
    const auto joining = session.join();
    QTRY_VERIFY(home.load() != nullptr && home.load()->asked.load());
    std::vector<QFuture<Result<engine::Person>>> waiting;
    while (waiting.size() < engine::kMaxJobs + 10) waiting.push_back(session.person());
    QCOMPARE(await(waiting.back()).error().code, ErrorCode::Limit);
    must(await(session.lock()));  // is not refused, and not kept waiting
    QCOMPARE(await(joining).error().code, ErrorCode::Cancelled);
    QCOMPARE(await(waiting.front()).error().code, ErrorCode::Cancelled);
    QCOMPARE(await(session.person()).error().code, ErrorCode::Locked);
    QVERIFY(session.patient() == nullptr && session.ledger() == nullptr);
    // What comes after the lock is not what it cancels.
    const auto unlocked = session.unlock(passphrase());
    must(await(unlocked));
    QTest::qWait(300);
    must(await(session.person()));
    QVERIFY(session.patient() != nullptr);
}

void EngineSessionTest::cancelAndDestroy() {
    FakeLedger ledger(1);
    QTemporaryDir dir;
    const std::string folder = dir.path().toStdString() + "/v";
    must(await(engine::createPerson({folder, must(invite(ledger, records::Role::Patient).text()), "Eva"},
                                    passphrase())));
    SilentHome* home = nullptr;
    std::atomic<bool> connected = false;
    const auto silence = [&](const node::HomeNode&) -> Result<std::unique_ptr<node::Caller>> {
        auto made = std::make_unique<SilentHome>();
        home = made.get();
        connected = true;
        return std::unique_ptr<node::Caller>(std::move(made));
    };
    QFuture<Result<engine::Person>> last;
    {
        Session session(folder, silence);
        must(await(session.unlock(passphrase())));
        std::vector<engine::JobProgress> told;
        const auto joining = session.join();
        QTRY_VERIFY(connected && home->asked);
        session.cancelAll();
        QCOMPARE(await(joining).error().code, ErrorCode::Cancelled);
        home->asked = false;
        last = session.join();
        QTRY_VERIFY(home->asked.load());
    }
    QVERIFY(last.isFinished());
    QCOMPARE(last.result().error().code, ErrorCode::Cancelled);
}

void EngineSessionTest::cantConnect() {
    FakeLedger ledger(1);
    QTemporaryDir dir;
    const std::string folder = dir.path().toStdString() + "/v";
    must(await(engine::createPerson({folder, must(invite(ledger, records::Role::Patient).text()), "Eva"},
                                    passphrase())));
    // The real link, to a place where nobody listens.
    Session session(folder);
    must(await(session.unlock(passphrase())));
    QCOMPARE(await(session.join()).error().code, ErrorCode::Offline);
    QCOMPARE(must(await(session.person())).phase, Phase::Invited);
}

}  // namespace reseal::test

QTEST_GUILESS_MAIN(reseal::test::EngineSessionTest)
#include "session_test.moc"
