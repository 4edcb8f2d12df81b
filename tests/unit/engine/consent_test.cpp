// What a patient may want beyond a plain yes: how many clinics must answer, and approvals that are kept by
// name.
#include <QtTest>

#include "core/ledger/codec.h"
#include "core/ledger/tables.h"
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
};

namespace {

Approval allowing(const engine::RequestRow& request, std::optional<std::size_t> threshold) {
    Approval out{request.id, {request.categories.begin(), request.categories.end()}, {}, {}};
    out.threshold = threshold;
    return out;
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
    void setProxy(std::size_t index, bool isProxy) {
        const ClinicId id = ledger.clinics[index].id;
        ledger::Clinic entry = *ledger.state().clinic(id);
        entry.roles = {isProxy ? ledger::kAllClinicRoles
                               : ledger::kAllClinicRoles &
                                     ~static_cast<std::uint32_t>(ledger::ClinicRole::Proxy)};
        ledger.table.apply(
            {{ledger::Key(ledger::Table::Clinics).add(id).bytes(), ledger::codec::encode(entry)}});
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

}  // namespace reseal::test

QTEST_GUILESS_MAIN(reseal::test::EngineConsentTest)
#include "consent_test.moc"
