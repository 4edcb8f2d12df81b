// The home node fails at every single step, before or after it has done what it was asked: given again, the
// command completes, and nothing stands on the ledger twice.
#include <QtTest>

#include "tests/unit/engine/story.h"

namespace reseal::test {

using engine::Phase;
using records::Category;

class EngineFailureTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void joining_data();
    void joining();
    void addingAPatient_data();
    void addingAPatient();
    void sealing_data();
    void sealing();
    void asking_data();
    void asking();
    void approving_data();
    void approving();
    void revoking_data();
    void revoking();
    void refiling_data();
    void refiling();
    void opening();
    void tooFewClinics();
    void refusedByTheLedger();
    void revocationOutlivesItsLane();
    void restoredCopy();
    void homeThatIsBehind();

private:
    static void lost();
    // Runs `act` on `who` with the n-th call failing, for all n, until it needs fewer calls than that. After
    // each, `again` has to complete, and `check` sees what has become of it.
    template <class Act, class Check>
    static void forEachStep(Someone& who, const Act& act, const Check& check);
    std::unique_ptr<Story> story_;
};

void EngineFailureTest::lost() {
    QTest::addColumn<bool>("answer");
    QTest::newRow("before it came of anything") << false;
    QTest::newRow("only the answer is lost") << true;
}

void EngineFailureTest::init() {
    story_ = std::make_unique<Story>();
    story_->meet();
    must(story_->seal("eva.json", kBundle));
}

template <class Act, class Check>
void EngineFailureTest::forEachStep(Someone& who, const Act& act, const Check& check) {
    QFETCH(bool, answer);
    who.home().lost = answer ? Lost::Answer : Lost::Question;
    for (std::size_t step = 0;; ++step) {
        who.home().failAt = who.home().calls + step;
        const bool done = act(step);
        const bool reached = who.home().calls > who.home().failAt;  // which moves if `act` prepares something
        who.home().failAt = SIZE_MAX;
        if (!done)
            QVERIFY2(act(step), ("given again after a failure at call " + std::to_string(step)).c_str());
        check(step);
        if (QTest::currentTestFailed()) return;
        if (!reached) {
            QVERIFY(step > 0);
            return;
        }
    }
}

void EngineFailureTest::joining_data() {
    lost();
}
void EngineFailureTest::joining() {
    QFETCH(bool, answer);
    for (std::size_t step = 0;; ++step) {
        FakeLedger ledger(1);
        const auto invitation = ledger.invite(0, records::Role::Patient);
        Someone who(ledger, invitation, "Eva");
        std::size_t calls = 0;
        bool hit = false;
        const auto arm = [&] {  // a new link after the credential is here, so the count goes on
            who.home().lost = answer ? Lost::Answer : Lost::Question;
            who.home().failAt = !hit && step >= calls ? step - calls : SIZE_MAX;
        };
        const auto one = [&] {
            who.home().calls = 0;
            arm();
            const auto result = engine::joinStep(who.at());
            if (who.home().calls > who.home().failAt) hit = true;
            calls += who.home().calls;
            return result;
        };
        for (int i = 0; i < 12 && who.phase() != Phase::Ready; ++i) {
            const Phase before = who.phase();
            const auto stepped = one();
            if (before == Phase::Invited && who.phase() == Phase::Waiting)
                ledger.enrol(invitation.token, "Eva");
            if (before < Phase::Confirmed && who.phase() == Phase::Confirmed) who.relink();
            QVERIFY(stepped || engine::isTransient(stepped.error().code));
        }
        QCOMPARE(who.phase(), Phase::Ready);
        const SignPublic self = who.pseudonym();
        QCOMPARE(ledger.state().catalogue(self)->version, std::uint64_t{1});
        QCOMPARE(ledger::eventsOf(ledger.state(), ledger::account(self)).size(), std::size_t{2});
        QCOMPARE(must(who.vault().takePseudonym(ledger.chain())), std::uint64_t{1});
        if (!hit) {
            QVERIFY(step > 4);
            return;
        }
    }
}

void EngineFailureTest::addingAPatient_data() {
    lost();
}
void EngineFailureTest::addingAPatient() {
    Someone doctor(story_->ledger, story_->ledger.invite(2, records::Role::Doctor), "Cy");
    doctor.joinAs("Cy Ott");
    const std::string card = must(story_->patient.patient().careCard()).text;
    // One patient has one pseudonym of this doctor: the steps after the first find it and have less to do.
    forEachStep(
        doctor,
        [&](std::size_t) {
            return static_cast<bool>(doctor.doctor().addPatient({card, "Eva", {}, {}}));
        },
        [&](std::size_t) {
            const auto rows = must(doctor.doctor().patients());
            QCOMPARE(rows.size(), std::size_t{1});
            QVERIFY(rows.front().ready);
            const auto own = must(engine::pseudonymFor(doctor.at(), story_->whom()));
            QCOMPARE(own.number, std::uint64_t{0});
            QCOMPARE(ledger::eventsOf(story_->ledger.state(), ledger::account(own.key)).size(),
                     std::size_t{1});
        });
}

void EngineFailureTest::sealing_data() {
    lost();
}
void EngineFailureTest::sealing() {
    const auto count = [&] { return ledger::recordsOf(story_->ledger.state(), story_->whom()).size(); };
    QFETCH(bool, answer);
    std::size_t before = count();
    engine::SealChoices choices;
    std::size_t made = SIZE_MAX;
    forEachStep(
        story_->doctor,
        [&](std::size_t step) {
            if (made != step) {  // a preview of its own for each step; the second try uses the same
                const std::size_t failAt = std::exchange(story_->doctor.home().failAt, SIZE_MAX);
                const std::size_t calls = story_->doctor.home().calls;
                const std::string tag = std::to_string(step) + (answer ? "a" : "q");
                const std::string path =
                    story_->write(tag + ".json", R"({"resourceType":"Bundle","type":"collection","entry":[
                    {"resource":{"resourceType":"Condition","id":"c-)" +
                                                     tag + R"(","code":{"text":"Gout"}}},
                    {"resource":{"resourceType":"AllergyIntolerance","id":"a-)" +
                                                     tag + R"(","code":{"text":"Nuts"}}}]})");
                choices = {must(story_->doctor.doctor().previewImport(story_->whom(), {path})).id, {}, {}};
                story_->doctor.home().failAt = failAt + (story_->doctor.home().calls - calls);
                made = step;
            }
            return static_cast<bool>(story_->doctor.doctor().seal(choices));
        },
        [&](std::size_t) {
            QCOMPARE(count(), before + 2);
            before += 2;
            QVERIFY(std::filesystem::is_empty(story_->doctor.folder() / "outgoing"));
        });
}

void EngineFailureTest::asking_data() {
    lost();
}
void EngineFailureTest::asking() {
    const auto count = [&] { return ledger::requestsTo(story_->ledger.state(), story_->whom()).size(); };
    std::size_t before = count();
    forEachStep(
        story_->doctor,
        [&](std::size_t step) {
            auto wish = story_->wish({Category::Laboratory});
            wish.notAfter = wish.notAfter + seconds(static_cast<std::int64_t>(step));
            return static_cast<bool>(story_->doctor.doctor().request(wish));
        },
        [&](std::size_t) {
            QCOMPARE(count(), before + 1);
            ++before;
            story_->ledger.now = story_->ledger.now + days(1);  // the day's limit is eight
        });
    // What was reported as done may be wanted once more.
    story_->ask({Category::Laboratory});
    story_->ask({Category::Laboratory});
    QCOMPARE(count(), before + 2);
}

void EngineFailureTest::approving_data() {
    lost();
}
void EngineFailureTest::approving() {
    const RecordId id = story_->record(Category::Laboratory)->id;
    engine::RequestRow request;
    std::size_t made = SIZE_MAX;
    const auto count = [&] { return ledger::grantsBy(story_->ledger.state(), story_->whom()).size(); };
    std::size_t before = count();
    forEachStep(
        story_->patient,
        [&](std::size_t step) {
            if (made != step) {
                story_->ledger.now = story_->ledger.now + days(1);
                request = story_->ask({Category::Laboratory, Category::Problems});
                made = step;
            }
            const auto approved =
                story_->patient.patient().approve({request.id, {Category::Laboratory}, {}, {}, 3});
            return approved && approved->ready;
        },
        [&](std::size_t) {
            const std::size_t now = count();
            QCOMPARE(now, before + 1);
            before = now;
            must(story_->doctor.doctor().open(id));
            QVERIFY(must(story_->patient.vault().locker().list("share")).empty());
        });
}

void EngineFailureTest::revoking_data() {
    lost();
}
void EngineFailureTest::revoking() {
    GrantId grant;
    std::size_t made = SIZE_MAX;
    const RecordId id = story_->record(Category::Problems)->id;
    std::uint64_t version = story_->ledger.state().catalogue(story_->whom())->version;
    forEachStep(
        story_->patient,
        [&](std::size_t step) {
            if (made != step) {
                const std::size_t failAt = std::exchange(story_->patient.home().failAt, SIZE_MAX);
                const std::size_t calls = story_->patient.home().calls;
                story_->ledger.now = story_->ledger.now + days(1);
                grant = story_->allow(story_->ask({Category::Problems})).grants.front();
                must(story_->doctor.doctor().open(id));
                story_->patient.home().failAt = failAt + (story_->patient.home().calls - calls);
                made = step;
            }
            const auto revoked = story_->patient.patient().revoke(grant);
            // Once it is revoked no failure of the rest may hide that.
            if (story_->ledger.state().grant(grant)->revoked != 0 && revoked) return !revoked->unfinished;
            return false;
        },
        [&](std::size_t) {
            QVERIFY(!story_->doctor.doctor().open(id));
            const std::uint64_t now = story_->ledger.state().catalogue(story_->whom())->version;
            QCOMPARE(now, version + 1);
            version = now;
        });
}

void EngineFailureTest::refiling_data() {
    lost();
}
void EngineFailureTest::refiling() {
    const RecordId id = story_->record(Category::Allergies)->id;
    const auto version = [&] { return story_->ledger.state().record(id)->labelVersion; };
    std::uint64_t before = version();
    forEachStep(
        story_->patient,
        [&](std::size_t step) {
            const Category to = step % 2 == 0 ? Category::Hiv : Category::Allergies;
            return static_cast<bool>(story_->patient.patient().refile(id, to));
        },
        [&](std::size_t) {
            QCOMPARE(version(), before + 1);
            ++before;
            must(story_->patient.patient().open(id));
        });
    if (story_->record(Category::Allergies)->id != id)
        must(story_->patient.patient().refile(id, Category::Allergies));
}

// Reading writes nothing: whatever fails, it can be tried again.
void EngineFailureTest::opening() {
    story_->ledger.now = story_->ledger.now + days(1);
    story_->allow(story_->ask({Category::Laboratory}));
    const RecordId id = story_->record(Category::Laboratory)->id;
    FakeHome& home = story_->doctor.home();
    home.lost = Lost::Question;
    for (std::size_t step = 0;; ++step) {
        const std::size_t submitted = story_->ledger.submitted;
        home.failAt = home.calls + step;
        const std::size_t last = home.failAt;
        const auto opened = story_->doctor.doctor().open(id);
        home.failAt = SIZE_MAX;
        QVERIFY(opened || engine::isTransient(opened.error().code));
        QCOMPARE(story_->ledger.submitted, submitted);
        const auto incoming = story_->doctor.folder() / "incoming";
        QVERIFY(!std::filesystem::exists(incoming) || std::filesystem::is_empty(incoming));
        if (home.calls <= last) break;
    }
    home.offline = true;
    QCOMPARE(codeOf(story_->doctor.doctor().open(id)), ErrorCode::Offline);
    QCOMPARE(codeOf(story_->patient.patient().approve({})), ErrorCode::NotFound);
    home.offline = false;
}

// Recorded here, waiting for enough clinics: said so, and completed by resuming.
void EngineFailureTest::tooFewClinics() {
    story_->ledger.now = story_->ledger.now + days(1);
    const RecordId id =
        story_->record(Category::Immunizations) ? RecordId{} : story_->record(Category::Laboratory)->id;
    story_->ledger.ordering = false;
    const auto wish = story_->wish({Category::Laboratory});
    const auto request = must(story_->doctor.doctor().request(wish));
    QCOMPARE(request.written, engine::Written::Submitted);
    auto same = wish;
    same.notAfter = wish.notAfter;
    QCOMPARE(must(story_->doctor.doctor().request(same)).id, request.id);  // not a second one
    QCOMPARE(must(engine::settle(story_->doctor.at())), std::size_t{1});
    story_->ledger.ordering = true;
    story_->ledger.order();
    QCOMPARE(must(engine::settle(story_->doctor.at())), std::size_t{0});

    story_->ledger.ordering = false;
    const auto approved =
        must(story_->patient.patient().approve({request.id, {Category::Laboratory}, {}, {}}));
    QCOMPARE(approved.written, engine::Written::Submitted);
    QVERIFY(!approved.ready);
    QVERIFY(!must(story_->patient.vault().locker().list("share")).empty());
    story_->ledger.ordering = true;
    story_->ledger.order();
    must(story_->patient.patient().finishInterrupted());
    QVERIFY(must(story_->patient.vault().locker().list("share")).empty());
    must(story_->doctor.doctor().open(id));

    // A revocation is obeyed before it is ordered; the new key waits.
    const auto grant =
        ledger::grantsFor(
            story_->ledger.state(),
            ledger::account(must(engine::pseudonymFor(story_->doctor.at(), story_->whom())).key))
            .back()
            .id;
    story_->ledger.ordering = false;
    const auto revoked = must(story_->patient.patient().revoke(grant));
    QCOMPARE(revoked.written, engine::Written::Submitted);
    QVERIFY(revoked.unfinished.has_value());
    story_->ledger.ordering = true;
    story_->ledger.order();
    const auto version = story_->ledger.state().catalogue(story_->whom())->version;
    must(engine::settle(story_->patient.at()));
    must(story_->patient.patient().finishInterrupted());
    QCOMPARE(story_->ledger.state().catalogue(story_->whom())->version, version + 1);
    must(story_->patient.patient().finishInterrupted());
    QCOMPARE(story_->ledger.state().catalogue(story_->whom())->version, version + 1);
}

// A transaction that the ledger refuses leaves a lane in which the next one is in order.
void EngineFailureTest::refusedByTheLedger() {
    const SignPublic whom = story_->whom();
    story_->ledger.now = story_->ledger.now + days(1);
    for (int i = 0; i < 8; ++i) story_->ask({Category::Laboratory});
    const auto ninth = story_->doctor.doctor().request(story_->wish({Category::Laboratory}));
    QCOMPARE(codeOf(ninth), ErrorCode::Refused);
    QVERIFY(ninth.error().detail.starts_with("TooManyRequests"));
    QVERIFY(must(story_->doctor.vault().lanes().unsettled()).empty());
    story_->ledger.now = story_->ledger.now + days(1);
    story_->ask({Category::Laboratory});
    QVERIFY(!must(story_->doctor.doctor().chart(whom)).empty());
}

// Behind a transaction that will never be ordered stands a revocation: it goes out in another lane.
void EngineFailureTest::revocationOutlivesItsLane() {
    story_->ledger.now = story_->ledger.now + days(1);
    const GrantId grant = story_->allow(story_->ask({Category::Medications})).grants.front();
    const auto self = must(engine::ownPseudonym(story_->patient.at()));
    const auto author = story_->patient.keys().pseudonymSign(self.number);
    story_->patient.home().lost = Lost::Question;
    story_->patient.home().onCall = [&](node::FrameKind kind, std::size_t number) {
        if (kind == node::FrameKind::Submit) story_->patient.home().failAt = number;
    };
    const auto spoilt = [&]() -> Result<engine::Draft> {  // an erasure of nothing: refused once it arrives
        engine::Draft draft;
        draft.add(ledger::Erase{RecordId{}});
        return draft;
    };
    QVERIFY(!engine::submitOnce(story_->patient.at(), {engine::intentOf("spoilt", {}), author, spoilt}));
    QVERIFY(!story_->patient.patient().revoke(grant));
    story_->patient.home().onCall = nullptr;
    QCOMPARE(must(story_->patient.vault().lanes().unsettled()).size(), std::size_t{2});
    must(engine::settle(story_->patient.at()));
    must(story_->patient.patient().revoke(grant));
    QVERIFY(story_->ledger.state().grant(grant)->revoked != 0);
    QCOMPARE(must(engine::settle(story_->patient.at())), std::size_t{0});
}

// The folder of a vault, copied while it was closed and used in two places: no transaction of one contradicts
// one of the other.
// What isn't there may only not have come yet: the difference is told.
void EngineFailureTest::homeThatIsBehind() {
    const auto declined = [&] { return story_->patient.patient().deny(ledger::RequestId{}).error().code; };
    QVERIFY(declined() == ErrorCode::NotFound);
    story_->ledger.quorum = 99;
    QVERIFY(declined() == ErrorCode::NotCurrent);
    story_->ledger.quorum = 1;
}

void EngineFailureTest::restoredCopy() {
    FakeLedger ledger(1);
    const auto invitation = ledger.invite(0, records::Role::Patient);
    Someone who(ledger, invitation, "Eva");
    who.joinAs("Eva");
    const auto author = who.keys().pseudonymSign(0);
    // Somebody else wrote in this very lane.
    const auto place = must(who.vault().lanes().next(author.publicKey()));
    ledger::TransactionBody body;
    body.chain = ledger.chain();
    body.author = ledger::account(author.publicKey());
    body.lane = place.lane;
    body.seq = place.seq;
    body.prev = place.prev;
    body.operations = {ledger::signRevoke(ledger.chain(), author, GrantId{}, ledger.now)};
    must(ledger.submit(must(ledger::Transaction::make(body, {}, author))));
    const auto make = [&]() -> Result<engine::Draft> {
        engine::Draft draft;
        draft.add(ledger::signRevoke(ledger.chain(), author, crypto::randomFixed<GrantId>(), ledger.now));
        return draft;
    };
    const auto sent = must(engine::submitOnce(who.at(), {engine::intentOf("any", {}), author, make}));
    QCOMPARE(sent.written, engine::Written::Final);
    QCOMPARE(ledger.state().lanes(body.author), std::uint64_t{2});
}

}  // namespace reseal::test

QTEST_GUILESS_MAIN(reseal::test::EngineFailureTest)
#include "failure_test.moc"
