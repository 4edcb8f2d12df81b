// Which words make a view of the ledger recent enough, and what may then be released.
#include <QtTest/QtTest>

#include "core/node/currency_rule.h"
#include "core/node/release_rule.h"
#include "tests/unit/ledger/scene.h"

using namespace reseal;
using namespace reseal::node;
using namespace reseal::ledger::world;

class CurrencyRuleTest : public QObject {
    Q_OBJECT
private:
    static CurrencyRule::Clocks at(std::int64_t ms) { return {Instant{ms}, Instant{1'000'000 + ms}}; }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void enoughAreYoungAndApplied() {
        const Scene s;
        const auto epoch = s.view().epoch();
        const ClinicId own = epoch.validators[0].id;
        CurrencyRule rule(own);
        QCOMPARE(rule.needed(epoch), std::size_t{2});  // of three others, all but f
        QVERIFY(!rule.isEnough(epoch, 5, at(0), seconds(10)));
        rule.heard(epoch.validators[1].id, {at(0), 5});
        rule.heard(World::idOf<ClinicId>("a stranger"), {at(0), 5});
        QVERIFY(!rule.isEnough(epoch, 5, at(0), seconds(10)));
        rule.heard(epoch.validators[2].id, {at(0), 6});
        QVERIFY(!rule.isEnough(epoch, 5, at(0), seconds(10)));  // it is ahead of us
        QVERIFY(rule.isEnough(epoch, 6, at(0), seconds(10)));
        QVERIFY(rule.isEnough(epoch, 6, at(10'000), seconds(10)));
        QVERIFY(!rule.isEnough(epoch, 6, at(10'001), seconds(10)));
        QCOMPARE(rule.heardWithin(seconds(10), at(0)), std::size_t{3});
    }

    // A machine that was stopped finds only one of its clocks put right.
    void eitherClockMakesAWordOld() {
        const Scene s;
        const auto epoch = s.view().epoch();
        CurrencyRule rule(epoch.validators[0].id);
        for (std::size_t i : {1, 2}) rule.heard(epoch.validators[i].id, {at(0), 0});
        const CurrencyRule::Clocks stopped{Instant{1}, Instant{1'000'000 + 60'000}};
        const CurrencyRule::Clocks setBack{Instant{60'000}, Instant{1'000'000}};
        QVERIFY(rule.isEnough(epoch, 0, at(1), seconds(10)));
        QVERIFY(!rule.isEnough(epoch, 0, stopped, seconds(10)));
        QVERIFY(!rule.isEnough(epoch, 0, setBack, seconds(10)));
    }

    void asOfTheOldestThatIsNeeded() {
        const Scene s;
        const auto epoch = s.view().epoch();
        CurrencyRule rule(epoch.validators[0].id);
        rule.heard(epoch.validators[1].id, {at(3), 0});
        QVERIFY(!rule.asOf(epoch, 0, at(5), seconds(10)));
        rule.heard(epoch.validators[2].id, {at(1), 0});
        rule.heard(epoch.validators[3].id, {at(2), 0});
        QCOMPARE(*rule.asOf(epoch, 0, at(5), seconds(10)), at(2).wall);
    }

    void whatWasSaidEarlyCounts() {
        Scene s;
        const RecordId record = Scene::id("r1");
        const ReleaseQuestion question{s.grant, record, s.doctor.id};
        const auto may = [&](bool current, const SaidEarly& said) {
            const auto answer = mayRelease(s.view(), current, question, said, s.now);
            return answer ? ErrorCode::Io : answer.error().code;  // Io: it may
        };
        QCOMPARE(may(true, {}), ErrorCode::Io);
        QCOMPARE(may(false, {}), ErrorCode::NotCurrent);
        QCOMPARE(may(true, {true, false}), ErrorCode::Revoked);
        QCOMPARE(may(true, {false, true}), ErrorCode::Expired);
        const ledger::Operation revocation = s.revoke(s.patient, s.grant);
        QCOMPARE(standingOf(s.view(), revocation), Standing::Counts);
        QCOMPARE(standingOf(s.view(), s.revoke(s.other, s.grant)), Standing::NotTheirs);
        QCOMPARE(standingOf(s.view(), s.revoke(s.stranger, s.grant)), Standing::SignerUnknown);
        QCOMPARE(standingOf(s.view(), s.revoke(s.patient, World::idOf<GrantId>("none"))),
                 Standing::GrantUnknown);
        s.send(s.patient, {revocation});
        QCOMPARE(standingOf(s.view(), revocation), Standing::OnLedger);
        QCOMPARE(may(true, {}), ErrorCode::Revoked);
        QVERIFY(equal(subjectOf(revocation), s.grant) && signerOf(revocation) == s.patient.key());
    }
};

QTEST_GUILESS_MAIN(CurrencyRuleTest)
#include "currency_rule_test.moc"
