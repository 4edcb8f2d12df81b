// What a patient may want beyond a plain yes: how many clinics must answer, and approvals that are kept by
// name.
#include <QtTest>

#include "core/engine/templates.h"
#include "tests/unit/engine/story.h"

namespace reseal::test {

using engine::Approval;
using records::Category;
using records::Purpose;

class EngineConsentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asManyMustAnswerAsWereChosen();
    void aThresholdThatCantBe();
    void answeredOnceWithOneThreshold();
    void renewedOnTheSameTerms();
    void neverRenewedWeaker();
    void eachOfSeveralGrantsIsRenewed();
    void templatesAreKept();
    void aTemplateThatCouldFitNothing();
    void whatATemplateAndARequestHaveInCommon();
    void listedRecordsByTemplate();
    void aTemplateThatDoesNotFit();
    void givenAgainLater();
    void keysOfTheHomeClinicsOwn();
};

namespace {

Approval allowing(const engine::RequestRow& request, std::optional<std::size_t> threshold) {
    Approval out{request.id, {request.categories.begin(), request.categories.end()}, {}, {}};
    out.threshold = threshold;
    return out;
}

constexpr const char* kSummary = "patient summary";

engine::Template summary(Duration longest) {
    return {kSummary,
            {},
            "",
            {Purpose::Treatment},
            {records::kPatientSummary.begin(), records::kPatientSummary.end()},
            longest,
            {}};
}

// A story with its records, in which a second doctor has the patient, too.
struct Consent : Story {
    Consent() : other(ledger, ledger.invite(2, records::Role::Doctor), "Bo") {
        other.joinAs("Bo Lind");
        meet();
        must(other.doctor().addPatient({must(patient.patient().careCard()).text, "Muster", {}, {}}));
        must(seal("eva.json", kBundle));
    }
    engine::RequestRow askedByOther(Purpose purpose) {
        engine::Wish wanted = wish({Category::Laboratory});
        wanted.purpose = purpose;
        return must(other.doctor().request(wanted));
    }
    std::vector<engine::GrantRow> activeOf(const std::string& name) {
        std::vector<engine::GrantRow> out;
        for (const auto& row : must(patient.patient().grants()))
            if (row.who.name == name && row.state == engine::GrantState::Active) out.push_back(row);
        return out;
    }

    Someone other;
};

}  // namespace

void EngineConsentTest::asManyMustAnswerAsWereChosen() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    const RecordId strict = story.record(Category::Laboratory)->id,
                   lax = story.record(Category::Problems)->id;
    must(story.patient.patient().approve(allowing(story.ask({Category::Laboratory}), 3)));
    must(story.patient.patient().approve(allowing(story.ask({Category::Problems}), 1)));
    must(story.patient.patient().approve(allowing(story.ask({Category::Allergies}), std::nullopt)));
    const auto grants = must(story.patient.patient().grants());
    QCOMPARE(grants.size(), std::size_t{3});
    for (const auto& row : grants) {
        QCOMPARE(row.proxies, std::size_t{4});
        QCOMPARE(row.threshold, std::size_t(row.category == Category::Laboratory ? 3
                                            : row.category == Category::Problems ? 1
                                                                                 : 2));
    }
    story.ledger.clinics[3].away = true;
    must(story.doctor.doctor().open(strict));
    story.ledger.clinics[2].away = true;  // two are left, which would do for the default
    const auto failed = story.doctor.doctor().open(strict);
    QCOMPARE(codeOf(failed), ErrorCode::Offline);
    QVERIFY(failed.error().detail.starts_with("2 of 3 proxies"));
    must(story.doctor.doctor().open(story.record(Category::Allergies)->id));
    story.ledger.clinics[1].away = true;
    must(story.doctor.doctor().open(lax));
    QCOMPARE(codeOf(story.doctor.doctor().open(story.record(Category::Allergies)->id)), ErrorCode::Offline);
}

void EngineConsentTest::aThresholdThatCantBe() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    const auto request = story.ask({Category::Laboratory});
    const std::size_t before = story.ledger.submitted;
    for (const std::size_t threshold : {std::size_t{0}, std::size_t{5}, SIZE_MAX}) {
        const auto failed = story.patient.patient().approve(allowing(request, threshold));
        QCOMPARE(codeOf(failed), ErrorCode::InvalidArgument);
        QVERIFY(failed.error().detail.starts_with("there are 4 clinics"));
    }
    QCOMPARE(story.ledger.submitted, before);
    for (const char* space : {"share", "answered"})
        QVERIFY(must(story.patient.vault().locker().list(space)).empty());
    QCOMPARE(must(story.patient.patient().requests()).front().state, engine::RequestState::Open);
    QVERIFY(must(story.patient.patient().approve(allowing(request, 4))).ready);
}

void EngineConsentTest::answeredOnceWithOneThreshold() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    const auto request = story.ask({Category::Laboratory});
    const auto first = must(story.patient.patient().approve(allowing(request, 3))).grants;
    QCOMPARE(codeOf(story.patient.patient().approve(allowing(request, 2))), ErrorCode::Refused);
    QCOMPARE(codeOf(story.patient.patient().approve(allowing(request, std::nullopt))), ErrorCode::Refused);
    QVERIFY(must(story.patient.patient().approve(allowing(request, 3))).grants == first);
    QCOMPARE(must(story.patient.patient().grants()).size(), std::size_t{1});
}

void EngineConsentTest::renewedOnTheSameTerms() {
    Consent story;
    const auto mine = story.allow(story.ask({Category::Laboratory})).grants.front();
    must(story.patient.patient().approve(allowing(story.askedByOther(Purpose::CareManagement), 3)));
    const auto revoked = must(story.patient.patient().revoke(mine));
    QVERIFY(!revoked.unfinished);
    QCOMPARE(revoked.renewed, std::size_t{1});
    const auto rows = story.activeOf("Bo Lind");
    QCOMPARE(rows.size(), std::size_t{2});
    for (const auto& row : rows) {
        QCOMPARE(row.threshold, std::size_t{3});
        QCOMPARE(row.purpose, Purpose::CareManagement);
        QCOMPARE(row.notAfter, rows.front().notAfter);
    }
}

void EngineConsentTest::neverRenewedWeaker() {
    Consent story;
    const auto mine = story.allow(story.ask({Category::Laboratory})).grants.front();
    must(story.patient.patient().approve(allowing(story.askedByOther(Purpose::Treatment), 4)));
    must(
        story.patient.patient().approve(allowing(story.askedByOther(Purpose::CareManagement), std::nullopt)));
    story.setProxy(3, false);
    const auto revoked = must(story.patient.patient().revoke(mine));
    QVERIFY(revoked.movedOn);
    QCOMPARE(revoked.renewed, std::size_t{1});  // the default is a rule, and goes on among those who are left
    QVERIFY(revoked.unfinished.has_value());
    QCOMPARE(revoked.unfinished->code, ErrorCode::Refused);
    QCOMPARE(story.activeOf("Bo Lind").size(), std::size_t{3});
    // At each start it is tried again, and comes to nothing more.
    const std::size_t before = story.ledger.submitted;
    must(story.patient.patient().finishInterrupted());
    QCOMPARE(story.ledger.submitted, before);
    // Until there are enough clinics again.
    story.setProxy(3, true);
    must(story.patient.patient().finishInterrupted());
    const auto rows = story.activeOf("Bo Lind");
    QCOMPARE(rows.size(), std::size_t{4});
    QCOMPARE(std::ranges::count(rows, std::size_t{4}, &engine::GrantRow::threshold), 2);
    QVERIFY(!must(story.patient.patient().revoke(mine)).unfinished);
}

// What one reader has by several answers goes on each by itself, the longer as long as it was allowed.
void EngineConsentTest::eachOfSeveralGrantsIsRenewed() {
    Consent story;
    const auto mine = story.allow(story.ask({Category::Laboratory})).grants.front();
    Approval brief = allowing(story.askedByOther(Purpose::Treatment), std::nullopt);
    brief.notAfter = story.ledger.now + days(1);
    must(story.patient.patient().approve(brief));
    must(
        story.patient.patient().approve(allowing(story.askedByOther(Purpose::CareManagement), std::nullopt)));
    QCOMPARE(must(story.patient.patient().revoke(mine)).renewed, std::size_t{2});
    story.ledger.now = story.ledger.now + days(2);
    const auto rows = story.activeOf("Bo Lind");
    QCOMPARE(rows.size(), std::size_t{2});
    for (const auto& row : rows) QCOMPARE(row.purpose, Purpose::CareManagement);
}

void EngineConsentTest::templatesAreKept() {
    Story story;
    auto& patient = story.patient;
    QVERIFY(must(engine::templates(patient.at())).empty());
    const engine::Template full{"everything at clinic 1",
                                story.ledger.clinics[0].id,
                                "",
                                {Purpose::Treatment, Purpose::CareManagement},
                                {Category::Laboratory, Category::MentalHealth},
                                days(90),
                                3};
    must(engine::keepTemplate(patient.at(), full));
    must(engine::keepTemplate(patient.at(), summary(days(90))));
    auto rows = must(engine::templates(patient.at()));
    QCOMPARE(rows.size(), std::size_t{2});
    QCOMPARE(rows[0].name, full.name);
    QVERIFY(rows[0].clinic == full.clinic && rows[0].clinicName == "Clinic 1");
    QVERIFY(rows[0].purposes == full.purposes && rows[0].categories == full.categories);
    QVERIFY(rows[0].longest == full.longest && rows[0].threshold == full.threshold);
    QVERIFY(!rows[1].clinic && !rows[1].threshold);
    // One of the same name comes in its place.
    must(engine::keepTemplate(patient.at(), summary(days(7))));
    rows = must(engine::templates(patient.at()));
    QCOMPARE(rows.size(), std::size_t{2});
    QVERIFY(rows[1].longest == days(7));
    must(engine::dropTemplate(patient.at(), full.name));
    QCOMPARE(must(engine::templates(patient.at())).size(), std::size_t{1});
    QCOMPARE(codeOf(engine::dropTemplate(patient.at(), full.name)), ErrorCode::NotFound);
    QCOMPARE(codeOf(engine::dropTemplate(patient.at(), "")), ErrorCode::NotFound);
    for (std::size_t i = 1; i < engine::kMaxTemplates; ++i) {
        engine::Template one = summary(days(1));
        one.name += std::to_string(i);
        must(engine::keepTemplate(patient.at(), one));
    }
    engine::Template more = summary(days(1));
    more.name = "one more";
    QCOMPARE(codeOf(engine::keepTemplate(patient.at(), more)), ErrorCode::Limit);
    must(engine::keepTemplate(patient.at(), summary(days(2))));
}

void EngineConsentTest::aTemplateThatCouldFitNothing() {
    Story story;
    const auto refused = [&](auto spoil) {
        engine::Template one = summary(days(90));
        spoil(one);
        return codeOf(engine::keepTemplate(story.patient.at(), one));
    };
    using T = engine::Template;
    const auto bad = ErrorCode::InvalidArgument;
    QCOMPARE(refused([](T& one) { one.name = ""; }), bad);
    QCOMPARE(refused([](T& one) { one.name = std::string(engine::kMaxTemplateName + 1, 'x'); }), bad);
    QCOMPARE(refused([](T& one) { one.name = "two\nlines"; }), bad);
    QCOMPARE(refused([](T& one) { one.name = "\xff"; }), bad);
    QCOMPARE(refused([](T& one) { one.purposes = {}; }), bad);
    QCOMPARE(refused([](T& one) { one.purposes.insert(Purpose::BreakGlass); }), bad);
    QCOMPARE(refused([](T& one) { one.categories = {}; }), bad);
    QCOMPARE(refused([](T& one) { one.categories.insert(Category::Intake); }), bad);
    QCOMPARE(refused([](T& one) { one.longest = {}; }), bad);
    QCOMPARE(refused([](T& one) { one.longest = engine::kLongestTemplate + milliseconds(1); }), bad);
    QCOMPARE(refused([](T& one) { one.threshold = 0; }), bad);
    QCOMPARE(refused([](T& one) { one.threshold = engine::kMaxThreshold + 1; }), bad);
    QCOMPARE(refused([](T& one) { one.clinic = ClinicId{}; }), ErrorCode::NotFound);
    QVERIFY(must(engine::templates(story.patient.at())).empty());
}

void EngineConsentTest::whatATemplateAndARequestHaveInCommon() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    must(story.patient.patient().refile(story.record(Category::Intake)->id, Category::MentalHealth));
    engine::Template one = summary(days(7));
    one.clinic = story.ledger.clinics[0].id;
    one.threshold = 3;
    must(engine::keepTemplate(story.patient.at(), one));
    const auto request = story.ask({Category::Problems, Category::Laboratory, Category::MentalHealth});
    const auto approved = must(story.patient.patient().approveBy(request.id, one.name));
    QVERIFY(approved.ready);
    const auto rows = must(story.patient.patient().grants());
    QCOMPARE(rows.size(), std::size_t{1});  // nothing sensitive, and nothing that is not in both
    QCOMPARE(rows.front().category, std::optional(Category::Problems));
    QVERIFY(rows.front().notAfter <= story.ledger.now + days(7));
    QVERIFY(rows.front().notAfter > story.ledger.now + days(6));
    QCOMPARE(rows.front().threshold, std::size_t{3});
    must(story.doctor.doctor().open(story.record(Category::Problems)->id));
    QCOMPARE(codeOf(story.doctor.doctor().open(story.record(Category::MentalHealth)->id)), ErrorCode::Denied);

    // The request's end, where that is the earlier one; and a sensitive category that was named.
    one.longest = days(90);
    one.categories.insert(Category::MentalHealth);
    must(engine::keepTemplate(story.patient.at(), one));
    const auto again = story.ask({Category::MentalHealth});
    must(story.patient.patient().approveBy(again.id, one.name));
    QCOMPARE(must(story.patient.patient().grants()).front().notAfter, again.notAfter);
    must(story.doctor.doctor().open(story.record(Category::MentalHealth)->id));
    // What was allowed by it stays when it is dropped; a new request is not answered by itself.
    must(engine::dropTemplate(story.patient.at(), one.name));
    must(story.doctor.doctor().open(story.record(Category::MentalHealth)->id));
    const auto late = story.ask({Category::Allergies});
    QCOMPARE(codeOf(story.patient.patient().approveBy(late.id, one.name)), ErrorCode::NotFound);
    QCOMPARE(must(story.patient.patient().requests()).front().state, engine::RequestState::Open);
}

void EngineConsentTest::listedRecordsByTemplate() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    must(engine::keepTemplate(story.patient.at(), summary(days(7))));
    const RecordId in = story.record(Category::Problems)->id, out = story.record(Category::Laboratory)->id;
    engine::Wish wish = story.wish({});
    wish.records = {out};
    const auto none = must(story.doctor.doctor().request(wish));
    QCOMPARE(codeOf(story.patient.patient().approveBy(none.id, kSummary)), ErrorCode::InvalidArgument);
    wish.records = {in, out};
    const auto both = must(story.doctor.doctor().request(wish));
    must(story.patient.patient().approveBy(both.id, kSummary));
    must(story.doctor.doctor().open(in));
    QCOMPARE(codeOf(story.doctor.doctor().open(out)), ErrorCode::Denied);
    QVERIFY(must(story.patient.patient().grants()).front().records == std::vector<RecordId>{in});
}

void EngineConsentTest::aTemplateThatDoesNotFit() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    const auto request = story.ask({Category::Problems});
    const std::size_t before = story.ledger.submitted;
    const auto refused = [&](auto spoil) {
        engine::Template one = summary(days(7));
        spoil(one);
        must(engine::keepTemplate(story.patient.at(), one));
        const auto failed = story.patient.patient().approveBy(request.id, one.name);
        if (failed || failed.error().code != ErrorCode::InvalidArgument)
            qFatal("not refused as it should be");
        return failed.error().detail;
    };
    using T = engine::Template;
    QVERIFY(refused([&](T& one) { one.clinic = story.ledger.clinics[1].id; }).find("Clinic 2") !=
            std::string::npos);
    QVERIFY(refused([](T& one) { one.purposes = {Purpose::CareManagement}; }).find("TREAT") !=
            std::string::npos);
    QVERIFY(refused([](T& one) { one.categories = {Category::Notes}; }).find("nothing") != std::string::npos);
    QVERIFY(refused([](T& one) { one.threshold = 5; }).find("4 clinics") != std::string::npos);
    QCOMPARE(story.ledger.submitted, before);
    must(story.patient.patient().deny(request.id));
    must(engine::keepTemplate(story.patient.at(), summary(days(7))));
    QCOMPARE(codeOf(story.patient.patient().approveBy(request.id, kSummary)), ErrorCode::Refused);
    QVERIFY(must(story.patient.patient().grants()).empty());
}

// An answer that was cut off goes on as it was, though time has passed; a second one is none.
void EngineConsentTest::givenAgainLater() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    must(engine::keepTemplate(story.patient.at(), summary(days(7))));
    const auto request = story.ask({Category::Problems});
    story.ledger.ordering = false;
    QCOMPARE(must(story.patient.patient().approveBy(request.id, kSummary)).written,
             engine::Written::Submitted);
    story.ledger.ordering = true;
    story.ledger.now = story.ledger.now + seconds(120);
    const auto approved = must(story.patient.patient().approveBy(request.id, kSummary));
    QVERIFY(approved.ready);
    QCOMPARE(must(story.patient.patient().grants()).size(), std::size_t{1});
    must(engine::keepTemplate(story.patient.at(), summary(days(6))));
    QCOMPARE(codeOf(story.patient.patient().approveBy(request.id, kSummary)), ErrorCode::Refused);
    QCOMPARE(must(story.patient.patient().grants()).size(), std::size_t{1});
}

// Neither as the asker's nor as a proxy's are they taken, whatever the home node says of the state.
void EngineConsentTest::keysOfTheHomeClinicsOwn() {
    Consent s;
    const auto request = s.ask({Category::Laboratory});
    const SignPublic asker = must(engine::pseudonymFor(s.doctor.at(), s.whom())).key;
    auto& forged = s.ledger.forged;
    auto person = *s.ledger.state().pseudonym(asker);
    person.sharing = ledger::SharingKey::copy(crypto::base(crypto::SecretScalar::random()).view());
    person.box = crypto::BoxKey::random().publicKey();
    forged[ledger::Key(ledger::Table::Pseudonyms).add(asker).bytes()] = ledger::codec::encode(person);
    const ClinicId other = s.ledger.clinics[2].id;
    auto clinic = *s.ledger.state().clinic(other);
    clinic.box = crypto::BoxKey::random().publicKey();
    const Bytes at = ledger::Key(ledger::Table::Clinics).add(ledger::account(other)).bytes();
    forged[at] = ledger::codec::encode(clinic);
    const GrantId grant = s.allow(request).grants.front();
    const auto entry = *s.ledger.state().grant(grant);
    QCOMPARE(std::ranges::count(entry.proxies, other), 0);
    QVERIFY(entry.proxies.size() >= 2);
    const auto terms = must(sharing::GrantTerms::decode(entry.terms));
    QVERIFY(equal(terms.B.view(), s.ledger.state().pseudonym(asker)->sharing.view()));
    forged.clear();
    must(s.doctor.doctor().open(s.record(Category::Laboratory)->id));
}

}  // namespace reseal::test

QTEST_GUILESS_MAIN(reseal::test::EngineConsentTest)
#include "consent_test.moc"
