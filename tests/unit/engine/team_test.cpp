// A patient lets a clinic's team read: who of it does, what the patient sees of that, and who does not.
#include <QtTest>

#include "core/engine/templates.h"
#include "tests/unit/engine/story.h"

namespace reseal::test {

using records::Category;

namespace {

const std::string kMore =
    "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":{"
    "\"resourceType\":\"Observation\",\"id\":\"o9\",\"status\":\"final\",\"code\":{\"text\":\"Sodium\"},"
    "\"category\":[{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/observation-category\","
    "\"code\":\"laboratory\"}]}],\"effectiveDateTime\":\"2026-05-01\"}}]}";

// Ada and Bo are doctors of clinic 1, which names both in its team; Cleo is one of another clinic.
struct Team : Story {
    Team()
        : colleague(ledger, ledger.invite(0, records::Role::Doctor), "Bo"),
          outside(ledger, ledger.invite(2, records::Role::Doctor), "Cleo") {
        colleague.joinAs("Bo Lind");
        outside.joinAs("Cleo Marsh");
        meet();
        for (Someone* one : {&colleague, &outside})
            must(one->doctor().addPatient({must(patient.patient().careCard()).text, "Muster", {}, {}}));
        must(seal("eva.json", kBundle));
        laboratory = record(Category::Laboratory)->id;
        home().team = {"Ada Kim", "Bo Lind"};
    }
    FakeLedger::Clinic& home() { return ledger.clinics[0]; }
    engine::RequestRow askForTeam(std::vector<Category> categories = {Category::Laboratory}) {
        engine::Wish wanted = wish(std::move(categories));
        wanted.forTeam = true;
        return must(doctor.doctor().request(wanted));
    }
    GrantId allowed() { return allow(askForTeam()).grants.front(); }
    engine::Access access(Someone& who) {
        for (const engine::RecordRow& row : must(who.doctor().chart(whom())))
            if (row.id == laboratory) return row.access;
        qFatal("no such record");
    }
    std::vector<engine::ReleaseRow> releases(const GrantId& grant) {
        std::vector<engine::ReleaseRow> out;
        for (const engine::ReleasedHour& hour : must(patient.patient().releases(grant)))
            out.insert(out.end(), hour.rows.begin(), hour.rows.end());
        return out;
    }
    std::set<std::string> readers(const GrantId& grant) {
        std::set<std::string> out;
        for (const engine::ReleaseRow& row : releases(grant))
            out.insert(row.readerUnknown ? "?" : row.reader);
        return out;
    }

    Someone colleague, outside;
    RecordId laboratory;
};

}  // namespace

class EngineTeamTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneConsentIsForAllOfTheTeam() {
        Team s;
        const engine::RequestRow asked = s.askForTeam();
        QVERIFY(asked.forTeam && must(s.doctor.doctor().requests()).front().forTeam);
        const auto shown = must(s.patient.patient().requests()).front();
        QVERIFY(shown.forTeam && !shown.problem);
        QCOMPARE(shown.who.clinicName, std::string("Clinic 1"));
        const GrantId grant = s.allow(asked).grants.front();
        const auto entry = s.ledger.state().grant(grant);
        QVERIFY(entry->team && entry->grantee == ledger::account(s.home().id));
        const auto row = must(s.patient.patient().grants()).front();
        QVERIFY(row.forTeam && row.who.name.empty() && row.who.clinic == s.home().id);
        QCOMPARE(row.who.clinicName, std::string("Clinic 1"));
        for (Someone* one : {&s.doctor, &s.colleague}) {
            const auto opened = must(one->doctor().open(s.laboratory));
            QVERIFY(equal(opened.spans.front().bytes, bytesOf(sourceOf("o1"))));
            QCOMPARE(s.access(*one), engine::Access::Readable);
            const auto grants = must(one->doctor().grants(s.whom()));
            QVERIFY(grants.size() == 1 && grants.front().forTeam);
            QCOMPARE(grants.front().category, std::optional(Category::Laboratory));
        }
        QCOMPARE(s.readers(grant), (std::set<std::string>{"Ada Kim", "Bo Lind"}));
        for (const engine::ReleaseRow& one : s.releases(grant)) QCOMPARE(one.readerTitle, std::string("Dr"));
        // The same answer given again grants nothing more.
        QCOMPARE(s.allow(asked).grants.size(), std::size_t{1});
        QCOMPARE(must(s.patient.patient().grants()).size(), std::size_t{1});
    }

    void nobodyElseReads() {
        Team s;
        s.allowed();
        QCOMPARE(codeOf(s.outside.doctor().open(s.laboratory)), ErrorCode::Denied);
        QCOMPARE(s.access(s.outside), engine::Access::Locked);
        QVERIFY(must(s.outside.doctor().grants(s.whom())).empty());
        s.home().team.erase("Bo Lind");
        const auto refused = s.colleague.doctor().open(s.laboratory);
        QVERIFY(codeOf(refused) == ErrorCode::Denied &&
                refused.error().detail.find("team") != std::string::npos);
        QCOMPARE(s.access(s.colleague), engine::Access::Locked);
        must(s.doctor.doctor().open(s.laboratory));
        s.home().team.clear();
        QCOMPARE(codeOf(s.doctor.doctor().open(s.laboratory)), ErrorCode::Denied);
    }

    void itEndsForAll() {
        Team s;
        const GrantId first = s.allowed();
        must(s.colleague.doctor().open(s.laboratory));
        s.ledger.now = s.ledger.now + days(31);
        for (Someone* one : {&s.doctor, &s.colleague})
            QCOMPARE(codeOf(one->doctor().open(s.laboratory)), ErrorCode::Expired);
        QCOMPARE(s.ledger.state().grant(first)->revoked, 0U);
        const GrantId grant = s.allowed();
        must(s.colleague.doctor().open(s.laboratory));
        must(s.patient.patient().revoke(grant));
        for (Someone* one : {&s.doctor, &s.colleague}) {
            QCOMPARE(codeOf(one->doctor().open(s.laboratory)), ErrorCode::Revoked);
            QCOMPARE(s.access(*one), engine::Access::Ended);
        }
    }

    // A person's grant ends, the category moves to its next key, and the team's goes along.
    void aTeamsGrantIsMadeAnew() {
        Team s;
        s.allowed();
        engine::Wish wanted = s.wish({Category::Laboratory});
        const auto single = s.allow(must(s.outside.doctor().request(wanted))).grants.front();
        must(s.outside.doctor().open(s.laboratory));
        const auto revoked = must(s.patient.patient().revoke(single));
        QVERIFY(revoked.movedOn && !revoked.unfinished);
        QCOMPARE(revoked.renewed, std::size_t{1});
        std::size_t active = 0;
        for (const auto& row : must(s.patient.patient().grants()))
            active += row.forTeam && row.state == engine::GrantState::Active;
        QCOMPARE(active, std::size_t{2});
        must(s.seal("more.json", kMore));
        std::size_t read = 0;
        for (const engine::RecordRow& row : must(s.patient.patient().records()))
            if (row.category == Category::Laboratory) {
                must(s.colleague.doctor().open(row.id));
                ++read;
                if (row.id != s.laboratory)
                    QCOMPARE(codeOf(s.outside.doctor().open(row.id)), ErrorCode::Denied);
            }
        QCOMPARE(read, std::size_t{2});
        QCOMPARE(codeOf(s.outside.doctor().open(s.laboratory)), ErrorCode::Revoked);
    }

    // To a team and to a person in one category: ending one ends that alone.
    void aPersonsGrantStaysApart() {
        Team s;
        const GrantId team = s.allowed();
        const GrantId own = s.allow(s.ask({Category::Laboratory})).grants.front();
        QVERIFY(own != team);
        QCOMPARE(must(s.patient.patient().revoke(team)).grants, std::vector<GrantId>{team});
        must(s.doctor.doctor().open(s.laboratory));
        QCOMPARE(codeOf(s.colleague.doctor().open(s.laboratory)), ErrorCode::Revoked);
        for (const engine::ReleaseRow& row : s.releases(own))
            QVERIFY(row.reader.empty() && !row.readerUnknown);
    }

    // What is taken back from a person, that person's team can still open for them, and the patient is told.
    void aTeamThatMayStillReadIsNamed() {
        Team s;
        s.allowed();
        const GrantId own = s.allow(s.ask({Category::Laboratory})).grants.front();
        const auto revoked = must(s.patient.patient().revoke(own));
        QCOMPARE(revoked.grants, std::vector<GrantId>{own});
        QCOMPARE(revoked.throughTeams.size(), std::size_t{1});
        QVERIFY(revoked.throughTeams.front().clinic == s.ledger.clinics[0].id);
        must(s.doctor.doctor().open(s.laboratory));
        // Of another clinic, or in another category: not.
        const auto wish = s.wish({Category::Laboratory});
        const GrantId outside = s.allow(must(s.outside.doctor().request(wish))).grants.front();
        QVERIFY(must(s.patient.patient().revoke(outside)).throughTeams.empty());
        const GrantId problems = s.allow(s.ask({Category::Problems})).grants.front();
        QVERIFY(must(s.patient.patient().revoke(problems)).throughTeams.empty());
    }

    void wrongSharesAreNamedAndMadeUpFor() {
        Team s;
        s.allowed();
        s.home().lies = true;
        const auto opened = must(s.colleague.doctor().open(s.laboratory));
        QCOMPARE(opened.liars, std::vector<ClinicId>{s.home().id});
        for (FakeLedger::Clinic& one : s.ledger.clinics) one.lies = true;
        QCOMPARE(codeOf(s.colleague.doctor().open(s.laboratory)), ErrorCode::BadProof);
        for (FakeLedger::Clinic& one : s.ledger.clinics) one.lies = false;
        for (std::size_t i = 1; i < 4; ++i) s.ledger.clinics[i].away = true;
        QCOMPARE(codeOf(s.colleague.doctor().open(s.laboratory)), ErrorCode::Offline);
    }

    // The clinic's node signs something else than was asked: nothing of that goes out.
    void aQuestionThatWasAlteredIsNotAsked() {
        Team s;
        const GrantId grant = s.allowed();
        const auto other = crypto::BoxKey::random().publicKey();
        for (const auto& spoil : std::vector<std::function<void(node::ReencapsulationRequest&)>>{
                 [&](auto& one) { one.team->answer = other; }, [](auto& one) { one.record = RecordId{}; },
                 [](auto& one) { one.grant = GrantId{}; }, [](auto& one) { one.stanza[0] ^= 1; }}) {
            s.home().spoilQuestion = spoil;
            QCOMPARE(codeOf(s.colleague.doctor().open(s.laboratory)), ErrorCode::BadProof);
        }
        QVERIFY(s.releases(grant).empty());
    }

    // What is no name, or not the clinic's word on this reading, is not taken for one.
    void aReaderThatIsNotNamedIsSaidToBeNone() {
        Team s;
        const GrantId grant = s.allowed();
        for (const auto& spoil : std::vector<std::function<void(records::TeamReader&)>>{
                 [](auto& one) { one.name = "Somebody Else"; },
                 [&](auto& one) { one.time = one.time + seconds(1); },
                 [&](auto& one) {  // signed by another clinic
                     one = must(records::TeamReader::make(s.ledger.clinics[1].sign, s.ledger.chain(),
                                                          {grant, s.laboratory}, "Ada Kim", "", one.time));
                 },
                 [&](auto& one) {  // of another reading
                     one = must(records::TeamReader::make(s.home().sign, s.ledger.chain(),
                                                          {grant, RecordId{}}, "Ada Kim", "", one.time));
                 },
                 [&](auto& one) {  // long ago
                     one = must(records::TeamReader::make(s.home().sign, s.ledger.chain(),
                                                          {grant, s.laboratory}, "Ada Kim", "",
                                                          one.time + seconds(-1000)));
                 }}) {
            for (FakeLedger::Clinic& one : s.ledger.clinics) one.releases.clear();
            s.home().spoilReader = spoil;
            must(s.colleague.doctor().open(s.laboratory));
            QCOMPARE(s.readers(grant), std::set<std::string>{"?"});
        }
        for (FakeLedger::Clinic& one : s.ledger.clinics)
            for (auto& [hour, releases] : one.releases)
                for (node::Release& release : releases) release.who = Bytes();
        QCOMPARE(s.readers(grant), std::set<std::string>{"?"});
        for (FakeLedger::Clinic& one : s.ledger.clinics)
            for (auto& [hour, releases] : one.releases)
                for (node::Release& release : releases) release.who = Bytes(node::kMaxWho, 7);
        QCOMPARE(s.readers(grant), std::set<std::string>{"?"});
    }

    void theProvenHistoryNamesThem() {
        Team s;
        const GrantId grant = s.allowed();
        must(s.colleague.doctor().open(s.laboratory));
        s.ledger.now = s.ledger.now + seconds(3700);
        for (FakeLedger::Clinic& one : s.ledger.clinics) s.ledger.reportAll(one);
        std::size_t named = 0;
        for (const engine::ActivityRow& row : must(s.patient.patient().activity(0))) {
            if (!row.hour) continue;
            QCOMPARE(row.hour->shown, engine::HourShown::Whole);
            QVERIFY(row.sentence.find("It was for Bo Lind.") != std::string::npos);
            ++named;
        }
        QVERIFY(named > 0);
        // Nothing of an hour that was reported can be given another name.
        for (FakeLedger::Clinic& one : s.ledger.clinics)
            for (auto& [hour, releases] : one.releases)
                for (node::Release& release : releases) release.who = Bytes(10, 7);
        for (const engine::ActivityRow& row : must(s.patient.patient().activity(0)))
            if (row.hour && row.grant == grant) QCOMPARE(row.hour->shown, engine::HourShown::Contradicts);
    }

    void byTemplateAndThreshold() {
        Team s;
        const engine::RequestRow asked = s.askForTeam();
        engine::Approval approval{asked.id, {Category::Laboratory}, {}, s.ledger.now + days(2)};
        approval.threshold = 3;
        must(s.patient.patient().approve(approval));
        const auto row = must(s.patient.patient().grants()).front();
        QVERIFY(row.forTeam && row.threshold == 3 && row.notAfter == approval.notAfter);
        must(s.colleague.doctor().open(s.laboratory));
        const engine::RequestRow other = s.askForTeam({Category::Problems});
        must(engine::keepTemplate(
            s.patient.at(),
            {"team", s.home().id, "", {records::Purpose::Treatment}, {Category::Problems}, days(1), {}}));
        must(s.patient.patient().approveBy(other.id, "team"));
        must(s.colleague.doctor().open(s.record(Category::Problems)->id));
    }
};

}  // namespace reseal::test

QTEST_GUILESS_MAIN(reseal::test::EngineTeamTest)
#include "team_test.moc"
