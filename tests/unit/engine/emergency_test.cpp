// What a patient leaves for emergencies, and a doctor reads in one: by the desks of both.
#include <QtTest>

#include "tests/unit/engine/fake_emergency.h"
#include "tests/unit/engine/story.h"

using namespace reseal;
using namespace reseal::engine;
using namespace reseal::test;

namespace {

// A patient with an allergy that a first doctor has sealed, and a second doctor, who has no care card.
struct Ward : Story {
    FakeEmergencies clinics{ledger};
    Someone stranger{ledger, ledger.invite(2, records::Role::Doctor), "Ben"};
    RecordId allergy;

    Ward() {
        stranger.joinAs("Ben Ott");
        meet();
        must(seal("chart.json", std::string(kChart)));
        allergy = record(Category::Allergies)->id;
    }
    EmergencyAccess leave(std::set<Category> categories) {
        return must(patient.patient().leaveForEmergencies(std::move(categories)));
    }
    EmergencyAccess ready() {
        clinics.makeKey();
        return leave({Category::Allergies, Category::Problems});
    }
    EmergencyCall call() {
        return {whom(), "danger-to-life", "somebody",
                std::make_shared<const crypto::SecretBytes>(passphrase())};
    }
    Result<EmergencyOpened> declares(Someone& who) { return who.doctor().emergency(call()); }
    Result<OpenedRecord> opens(Someone& who) { return who.doctor().open(allergy); }
    std::size_t told(std::string_view kind) {
        const auto rows = must(patient.patient().activity(0));
        return static_cast<std::size_t>(std::ranges::count(
            rows, kind, [](const ActivityRow& row) { return std::string_view(row.kind); }));
    }
    std::size_t standing() { return ledger::standingGrantsOf(ledger.state(), whom(), ledger.now).size(); }
    std::uint64_t catalogue() { return ledger.state().catalogue(whom())->version; }
};

}  // namespace

class EmergencyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void nothingIsLeftUntilThePatientChooses() {
        Ward s;
        s.clinics.makeKey();
        const auto shown = must(s.patient.patient().emergencyAccess());
        QVERIFY(shown.categories.empty() && shown.isPossible && shown.grants == 0);
        QCOMPARE(s.standing(), 0U);
        QVERIFY(s.declares(s.stranger).error().detail.starts_with("NothingStands"));
        const auto usual = usualForEmergencies();
        QVERIFY(std::ranges::none_of(usual, [](Category one) { return records::isSensitive(one); }));
        QCOMPARE(usual.size(), 11U);
        QCOMPARE(codeOf(s.patient.patient().leaveForEmergencies({Category::Intake})),
                 ErrorCode::InvalidArgument);
    }

    // Chosen before the clinics have a key: it follows by itself.
    void whatIsChosenEarlyFollowsWhenThereIsAKey() {
        Ward s;
        QVERIFY(!s.leave({Category::Allergies}).isPossible);
        QCOMPARE(s.standing(), 0U);
        s.clinics.makeKey();
        must(s.patient.patient().finishInterrupted());
        QCOMPARE(s.standing(), 1U);
        const auto shown = must(s.patient.patient().emergencyAccess());
        QCOMPARE(shown.ready, shown.grants);
        QVERIFY(must(s.patient.patient().grants()).empty());  // to nobody
    }

    void aDoctorWithoutTheCardReads() {
        Ward s;
        QCOMPARE(s.ready().grants, 2U);
        QVERIFY(!s.opens(s.stranger));
        const auto opened = must(s.declares(s.stranger));
        QVERIFY2(!opened.unfinished, opened.unfinished ? opened.unfinished->text().c_str() : "");
        QCOMPARE(opened.needed, 3U);
        QCOMPARE(opened.categories.size(), 2U);
        const auto record = must(s.opens(s.stranger));
        QCOMPARE(record.category, Category::Allergies);
        const auto chart = must(s.stranger.doctor().chart(s.whom()));
        QCOMPARE(chart.size(), 1U);
        QCOMPARE(chart[0].access, Access::Readable);
        QCOMPARE(chart[0].readableUntil, opened.until);
        const auto rows = must(s.stranger.doctor().grants(s.whom()));
        QVERIFY(rows.size() == 2 && rows[0].inEmergency && rows[0].notAfter == opened.until);
        QCOMPARE(s.told("EmergencyDeclared"), 1U);
        QCOMPARE(codeOf(s.opens(s.doctor)), ErrorCode::Denied);  // it is nobody else's emergency
    }

    // What proxies have written down says which doctor it was; and one that there was no emergency of is
    // none.
    void whoReadIsInTheHistory() {
        Ward s;
        s.ready();
        must(s.declares(s.stranger));
        must(s.opens(s.stranger));
        const auto grant = ledger::standingGrantsOf(s.ledger.state(), s.whom(), s.ledger.now).front().id;
        const SignPublic stranger = must(engine::pseudonymFor(s.stranger.at(), s.whom())).key;
        const SignPublic nobody = must(engine::pseudonymFor(s.doctor.at(), s.whom())).key;
        s.ledger.now = s.ledger.now + seconds(3600);  // an hour in which nothing else was released
        const node::GrantHour hour{grant, ledger::releaseHour(s.ledger.now)};
        auto& clinic = s.ledger.clinics[0];
        for (const SignPublic& who : {stranger, nobody})
            clinic.releases[hour].push_back({s.ledger.now, s.allergy, true, "", toBytes(who.view())});
        s.ledger.now = s.ledger.now + seconds(3600);
        s.ledger.reportAll(clinic);
        for (const ActivityRow& row : must(s.patient.patient().activity(0))) {
            if (!row.hour || row.hour->grant != grant || ledger::releaseHour(row.hour->from) != hour.hour)
                continue;
            QCOMPARE(row.hour->rows.size(), 2U);
            QCOMPARE(row.hour->rows[0].doctor, stranger.hex().substr(0, 8));
            QVERIFY(row.hour->rows[1].doctor.empty());
            QCOMPARE(row.hour->rows[1].readerUnknown->code, ErrorCode::BadProof);
            QVERIFY(row.sentence.find("doctor " + stranger.hex().substr(0, 8) + " in an emergency") !=
                    std::string::npos);
            return;
        }
        QFAIL("nothing was reported");
    }

    void whoDoesNotKnowThePassphraseDeclaresNothing() {
        Ward s;
        s.ready();
        EmergencyCall call = s.call();
        call.passphrase =
            std::make_shared<const crypto::SecretBytes>(crypto::SecretBytes::copyOf(bytesOf("wrong")));
        QCOMPARE(codeOf(s.stranger.doctor().emergency(call)), ErrorCode::WrongPassphrase);
        call.passphrase.reset();
        QCOMPARE(codeOf(s.stranger.doctor().emergency(call)), ErrorCode::WrongPassphrase);
        call = s.call();
        call.reason = "curiosity";
        QCOMPARE(codeOf(s.stranger.doctor().emergency(call)), ErrorCode::InvalidArgument);
        call = s.call();
        call.name.clear();
        QCOMPARE(codeOf(s.stranger.doctor().emergency(call)), ErrorCode::InvalidArgument);
        QCOMPARE(s.told("EmergencyDeclared"), 0U);
    }

    void whatIsSensitiveStaysClosedUnlessItIsNamed() {
        Ward s;
        must(s.seal("mood.json", std::string(kMood)));
        const auto rows = must(s.patient.patient().records());
        const RecordId id = std::ranges::find_if(rows, &RecordRow::unsorted)->id;
        must(s.patient.patient().refile(id, Category::MentalHealth));
        s.clinics.makeKey();
        s.leave(usualForEmergencies());
        must(s.declares(s.stranger));
        QCOMPARE(codeOf(s.stranger.doctor().open(id)), ErrorCode::Denied);
        s.leave({Category::MentalHealth});
        s.ledger.now = s.ledger.now + days(2);
        must(s.declares(s.stranger));
        QCOMPARE(must(s.stranger.doctor().open(id)).category, Category::MentalHealth);
        QVERIFY(!s.opens(s.stranger));
    }

    // One may be away; one too many may not; and who lies is not counted.
    void asManyClinicsAsTheKeyNeeds() {
        Ward s;
        s.ready();
        s.clinics.silent.insert(s.ledger.clinics[0].id);
        s.clinics.liars.insert(s.ledger.clinics[1].id);
        const auto opened = must(s.declares(s.stranger));
        QVERIFY(opened.unfinished && opened.unfinished->code == ErrorCode::Offline);
        QVERIFY(opened.categories.empty());
        QVERIFY(!s.opens(s.stranger));
        s.clinics.silent.clear();  // it comes back; what is missing is fetched with the next reading
        s.clinics.answerAll();
        QVERIFY(s.opens(s.stranger));
    }

    void afterItsTimeNothingIsReadAndTheKeysMoveOn() {
        Ward s;
        s.ready();
        must(s.declares(s.stranger));
        const std::uint64_t before = s.catalogue();
        must(s.patient.patient().finishInterrupted());
        QCOMPARE(s.catalogue(), before);  // while it goes on, nothing is taken from under the doctor
        s.ledger.now = s.ledger.now + days(1) + seconds(60);
        QCOMPARE(codeOf(s.opens(s.stranger)), ErrorCode::Expired);
        const auto grants = ledger::standingGrantsOf(s.ledger.state(), s.whom(), s.ledger.now);
        must(s.patient.patient().finishInterrupted());
        QCOMPARE(s.catalogue(), before + 2);
        QCOMPARE(s.standing(), 3U);  // two for what is to come, one for what lies under the old key
        for (const auto& one : grants) QVERIFY(s.ledger.state().grant(one.id)->revoked != 0);
        QVERIFY(!s.opens(s.stranger));
        const std::uint64_t after = s.catalogue();
        must(s.patient.patient().finishInterrupted());
        QCOMPARE(s.catalogue(), after);
        // What is new is in the next one, and what was old still is.
        must(s.seal("later.json", std::string(kLater)));
        must(s.declares(s.stranger));
        for (const RecordRow& row : must(s.patient.patient().records()))
            QVERIFY(s.stranger.doctor().open(row.id));
    }

    void whoMayReadAnywayGoesOnUnderTheNextKey() {
        Ward s;
        s.allow(s.ask({Category::Allergies}));
        s.ready();
        must(s.declares(s.stranger));
        s.ledger.now = s.ledger.now + days(2);
        must(s.patient.patient().finishInterrupted());
        QVERIFY(s.opens(s.doctor));
        must(s.seal("later.json", std::string(kLater)));
        for (const RecordRow& row : must(s.patient.patient().records()))
            QVERIFY(s.doctor.doctor().open(row.id));
    }

    void whatIsTakenBackEndsAtOnceAlsoInAnEmergency() {
        Ward s;
        s.ready();
        must(s.declares(s.stranger));
        QVERIFY(s.opens(s.stranger));
        QCOMPARE(s.leave({}).grants, 0U);
        QVERIFY(!s.opens(s.stranger));
        QCOMPARE(s.standing(), 0U);
    }

    // A change of the wish that nobody had used costs no key.
    // With a key of its own the home clinic could open all that is left for emergencies.
    void aKeyOfTheHomeClinicsOwnIsNotTaken() {
        Ward s;
        s.clinics.makeKey();
        const ledger::RunId run{ledger::CommitteePurpose::Emergency, 1};
        const Bytes at = ledger::runKey(ledger::Table::Committees, run).bytes();
        auto forged = *s.ledger.state().committeeOf(run);
        forged.key = ledger::CommitteePoint::copy(crypto::base(crypto::SecretScalar::random()).view());
        s.ledger.forged[at] = ledger::codec::encode(forged);
        QCOMPARE(codeOf(s.patient.patient().leaveForEmergencies({Category::Allergies})), ErrorCode::BadProof);
        QCOMPARE(s.standing(), 0U);
        s.ledger.forged.clear();
        must(s.patient.patient().finishInterrupted());
        QCOMPARE(s.standing(), 1U);
        // Nor is one whose shares are others'.
        forged = *s.ledger.state().committeeOf(run);
        std::swap(forged.shareKeys.front(), forged.shareKeys.back());
        s.ledger.forged[at] = ledger::codec::encode(forged);
        QCOMPARE(codeOf(s.patient.patient().leaveForEmergencies({Category::Problems})), ErrorCode::BadProof);
        QCOMPARE(s.standing(), 1U);
    }

    // An emergency that is over can't be said to last.
    void anEmergencyIsNotMadeLongerByTheHomeClinic() {
        Ward s;
        s.ready();
        const auto id = must(s.declares(s.stranger)).id;
        s.ledger.now = s.ledger.now + days(1) + seconds(60);
        auto forged = *s.ledger.state().emergency(id);
        forged.until = s.ledger.now + days(300);
        s.ledger.forged[ledger::Key(ledger::Table::Emergencies).add(id).bytes()] =
            ledger::codec::encode(forged);
        QCOMPARE(codeOf(s.patient.patient().finishInterrupted()), ErrorCode::BadProof);
    }

    // One after the other, so that there always is one that goes on: the keys move on all the same.
    void aChainOfThemKeepsNoKeyForEver() {
        Ward s;
        Someone third{s.ledger, s.ledger.invite(1, records::Role::Doctor), "Cay"};
        third.joinAs("Cay Ott");
        s.ready();
        const auto begin = s.ledger.now;
        const auto grants = ledger::standingGrantsOf(s.ledger.state(), s.whom(), s.ledger.now);
        const auto revoked = [&] {
            return std::ranges::count_if(
                grants, [&](const auto& one) { return s.ledger.state().grant(one.id)->revoked != 0; });
        };
        must(s.declares(s.stranger));
        s.ledger.now = begin + seconds(80'000);
        must(s.declares(s.doctor));
        s.ledger.now = begin + seconds(160'000);
        must(s.declares(third));
        must(s.patient.patient().finishInterrupted());
        QCOMPARE(revoked(), 0);
        s.ledger.now = begin + days(2) + seconds(120);
        must(s.patient.patient().finishInterrupted());
        QCOMPARE(revoked(), static_cast<std::ptrdiff_t>(grants.size()));
        QVERIFY(s.standing() >= 2U);
    }

    // They can't open it together any more: others are asked instead.
    void whatTooFewClinicsAreLeftForIsLeftAnew() {
        Ward s;
        s.ready();
        for (const std::size_t i : {1U, 2U, 3U})
            s.ledger.pass(ledger::ChangeRoles{s.ledger.clinics[i].id,
                                              ledger::ClinicRoles{} | ledger::ClinicRole::Validator});
        must(s.patient.patient().finishInterrupted());
        const auto now = ledger::standingGrantsOf(s.ledger.state(), s.whom(), s.ledger.now);
        QCOMPARE(now.size(), 2U);
        for (const auto& one : now)
            QCOMPARE(std::vector<ClinicId>(one.entry.proxies), std::vector{s.ledger.clinics[0].id});
    }

    // The wish is on another installation: what was opened ends all the same.
    void whoDoesNotKnowTheWishEndsWhatWasOpened() {
        Ward s;
        s.ready();
        must(s.declares(s.stranger));
        must(s.patient.at().vault.locker().remove("emergency", bytesOf("wish")));
        s.ledger.now = s.ledger.now + days(1) + seconds(60);
        must(s.patient.patient().finishInterrupted());
        QCOMPARE(s.standing(), 0U);
    }

    void whatNobodyUsedMovesNoKey() {
        Ward s;
        s.ready();
        const std::uint64_t before = s.catalogue();
        QCOMPARE(s.leave({Category::Problems}).grants, 1U);
        s.clinics.makeKeyAnew();
        must(s.patient.patient().finishInterrupted());
        QCOMPARE(s.catalogue(), before);
        QCOMPARE(s.standing(), 1U);
    }
};

QTEST_GUILESS_MAIN(EmergencyTest)
#include "emergency_test.moc"
