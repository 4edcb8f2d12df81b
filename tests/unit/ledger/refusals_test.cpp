// One breaking transaction for each rule of the contract: it is refused by that rule's name, and the
// state stays as it was. The last test counts that no rule was forgotten.
#include <QtTest/QtTest>

#include "tests/unit/ledger/cases_emergency.h"
#include "tests/unit/ledger/cases_equality.h"
#include "tests/unit/ledger/cases_impossible.h"
#include "tests/unit/ledger/cases_keygen.h"
#include "tests/unit/ledger/cases_members.h"
#include "tests/unit/ledger/cases_people_records.h"
#include "tests/unit/ledger/cases_ring.h"
#include "tests/unit/ledger/cases_sharing.h"
#include "tests/unit/ledger/cases_tracing.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

namespace {

std::set<Refusal>& seen() {
    static std::set<Refusal> refusals;
    return refusals;
}

bool startsWithName(const Error& error, Refusal refusal) {
    return error.code == ErrorCode::Refused && error.detail.starts_with(std::string(name(refusal)) + ":");
}

}  // namespace

class RefusalsTest : public QObject {
    Q_OBJECT
private:
    template <class Any>
    static void addRows(const std::vector<Any>& cases) {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < cases.size(); ++i)
            QTest::addRow("%s: %s", name(cases[i].refusal).data(), cases[i].what) << static_cast<int>(i);
    }
    // A void transaction takes its seq, tells its author why, and does nothing else.
    static void checkVoid(const Case& broken) { checkVoid<Scene>(broken); }
    static void checkVoid(const MemberCase& broken) { checkVoid<Members>(broken); }
    static void checkVoid(const RingCase& broken) { checkVoid<Rings>(broken); }
    static void checkVoid(const TracingCase& broken) { checkVoid<Tracing>(broken); }
    static void checkVoid(const EqualityCase& broken) { checkVoid<Equality>(broken); }
    static void checkVoid(const EmergencyCase& broken) { checkVoid<Emergencies>(broken); }
    template <class World, class Any>
    static void checkVoid(const Any& broken) {
        const auto s = std::make_unique<World>();
        const CredulousCheck credulous;
        s->evidence = &credulous;
        const Transaction tx = broken.tx(*s);
        const bool isNew = !s->view().pseudonym(pseudonymKey(tx.body().author)) &&
                           !s->view().clinic(clinicId(tx.body().author));
        const Outcome outcome = checkTransaction(s->state, tx, s->now + seconds(1), ed25519(), credulous);
        QCOMPARE(name(outcome.refusal), name(broken.refusal));
        QVERIFY(startsWithName(outcome.status().error(), broken.refusal));
        seen().insert(outcome.refusal);
        const auto applied = s->tryApply({tx});
        if (isNew) {  // without an author on the ledger there is no lane for it
            QCOMPARE(outcome.verdict, Verdict::Impossible);
            QVERIFY(!applied && startsWithName(applied.error(), broken.refusal));
            return;
        }
        QCOMPARE(outcome.verdict, Verdict::Void);
        QVERIFY(applied);
        QCOMPARE(applied->outcomes, std::vector<Outcome>{outcome});
        checkDeltaOfVoid(applied->delta, tx, s->view(), outcome);
        QCOMPARE(applied->events.size(), 1U);
        QCOMPARE(applied->events[0].account, tx.body().author);
        QCOMPARE(applied->events[0].event.kind, EventKind::Voided);
        QCOMPARE(applied->events[0].event.refusal, broken.refusal);
    }
    static void checkDeltaOfVoid(const Delta& delta, const Transaction& tx, const StateView& before,
                                 const Outcome& outcome) {
        const AccountId& author = tx.body().author;
        const std::uint64_t events = before.head(author).count;
        std::set<Bytes> allowed = {Key(Table::Tip).bytes(), Key(Table::Ordered).add(tx.id()).bytes(),
                                   Key(Table::Heads).add(author).bytes(),
                                   Key(Table::Events).add(author).number(events).bytes(),
                                   Key(Table::Lanes).add(author).add(tx.body().lane).bytes()};
        if (tx.body().seq == 0) allowed.insert(Key(Table::LaneCount).add(author).bytes());
        std::set<Bytes> touched;
        std::size_t ways = 0;
        for (const auto& [key, value] : delta)
            if (key.front() == static_cast<std::uint8_t>(Table::HeadsTree))
                ++ways;
            else
                touched.insert(key);
        QVERIFY(ways >= 1 && ways <= 4);  // of the author's head alone, in a tree of a few accounts
        QCOMPARE(touched, allowed);
        const OverlayView after(before.table(), delta);
        QCOMPARE(StateView(after).lane(author, tx.body().lane), (LaneTip{tx.body().seq + 1, tx.id()}));
        QCOMPARE(StateView(after).ordered(tx.id())->refusal, outcome.refusal);
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void people_data() { addRows(peopleCases()); }
    void people() {
        QFETCH(int, index);
        checkVoid(peopleCases()[static_cast<std::size_t>(index)]);
    }
    void records_data() { addRows(recordCases()); }
    void records() {
        QFETCH(int, index);
        checkVoid(recordCases()[static_cast<std::size_t>(index)]);
    }
    void sharing_data() { addRows(sharingCases()); }
    void sharing() {
        QFETCH(int, index);
        checkVoid(sharingCases()[static_cast<std::size_t>(index)]);
    }

    void members_data() { addRows(memberCases()); }
    void members() {
        QFETCH(int, index);
        checkVoid(memberCases()[static_cast<std::size_t>(index)]);
    }

    void keygen_data() { addRows(keygenCases()); }
    void keygen() {
        QFETCH(int, index);
        checkVoid(keygenCases()[static_cast<std::size_t>(index)]);
    }

    void rings_data() { addRows(ringCases()); }
    void rings() {
        QFETCH(int, index);
        checkVoid(ringCases()[static_cast<std::size_t>(index)]);
    }
    void tracing_data() { addRows(tracingCases()); }
    void tracing() {
        QFETCH(int, index);
        checkVoid(tracingCases()[static_cast<std::size_t>(index)]);
    }

    void equality_data() { addRows(equalityCases()); }
    void equality() {
        QFETCH(int, index);
        checkVoid(equalityCases()[static_cast<std::size_t>(index)]);
    }
    void emergencies_data() { addRows(emergencyCases()); }
    void emergencies() {
        QFETCH(int, index);
        checkVoid(emergencyCases()[static_cast<std::size_t>(index)]);
    }

    void impossible_data() { addRows(impossibleCases()); }
    void impossible() {
        QFETCH(int, index);
        const Case broken = impossibleCases()[static_cast<std::size_t>(index)];
        const auto s = std::make_unique<Scene>();
        const Transaction tx = broken.tx(*s);
        const Outcome outcome = checkTransaction(s->state, tx, s->now + seconds(1));
        QCOMPARE(name(outcome.refusal), name(broken.refusal));
        QCOMPARE(outcome.verdict,
                 outcome.refusal == Refusal::SeqAhead ? Verdict::Early : Verdict::Impossible);
        seen().insert(outcome.refusal);
        const auto applied = s->tryApply({tx});
        QVERIFY(!applied);
        QVERIFY2(startsWithName(applied.error(), broken.refusal), applied.error().text().c_str());
        // And with it the whole block, whatever else is in it.
        const Transaction good = s->tx(s->other, {Erase{Scene::id("others")}});
        QVERIFY(!s->tryApply({good, tx}));
        QVERIFY(s->tryApply({good}));
    }

    // A refile onto a key that the record has already, in another place.
    void refileOntoItsOwnSecondKey() {
        Scene s;
        s.send(s.patient, s.record("two", {s.A1, s.A2}));
        const Outcome outcome = checkTransaction(s.state, s.tx(s.patient, s.refile("two", s.A2, 1)), s.now);
        QCOMPARE(outcome, (Outcome{Verdict::Void, Refusal::KeyTwice, 0}));
    }

    // Proxies write down refusals for a week after the end, and report them then.
    void releasesOfAWeekAfterTheEndAreTaken() {
        Scene s;
        const auto end = s.view().grant(s.revoked)->end();
        for (const Duration after : {days(1), days(7), days(8)}) {
            s.now = end + after;
            s.sendClinic(0, s.receipt(Released{s.revoked, releaseHour(s.now), 0, 1, {}}));
        }
    }

    // Whoever revokes and says that it was long ago can't hide what was released until then.
    void aRevocationOfLongAgoHidesNothing() {
        Scene s;
        s.send(s.patient, {signRevoke(s.chain(), s.patient.sign, s.grant, kStart - days(1000))});
        QVERIFY(s.view().grant(s.grant)->revokedTime == s.now);
        s.sendClinic(0, s.receipt(Released{s.grant, releaseHour(s.now), 1, 0, {}}));
        // One of a time to come ends it later in this respect alone.
        s.send(s.other, {signRevoke(s.chain(), s.other.sign, s.others, kNever)});
        QVERIFY(s.view().grant(s.others)->revokedTime == kNever && s.view().grant(s.others)->revoked != 0);
    }

    // For ever is a time like others.
    void aGrantWithoutEndHasReleases() {
        Scene s;
        s.send(s.patient, s.goodGrant([](Grant& op) { op.notAfter = kNever; }));
        s.now = s.now + days(50'000);
        s.sendClinic(0, s.receipt(Released{s.unused.id, releaseHour(s.now), 0, 1, {}}));
    }

    void clinicsAloneMayNotAdmitWhereTheGenesisForbidsIt() {
        ChainParameters parameters = World::defaults();
        parameters.clinicAdmission = false;
        World world(parameters);
        const Person doctor("doctor");
        const Outcome outcome = checkTransaction(
            world.state, world.tx(doctor, {world.registration(doctor, Role::Doctor)}), world.now);
        QCOMPARE(outcome, (Outcome{Verdict::Impossible, Refusal::AdmissionNotAllowed, 0}));
        seen().insert(outcome.refusal);
    }

    void blockIsFull() {
        Scene s;
        Executor executor(s.state, s.now + seconds(1));
        std::vector<Person> people;
        for (std::size_t i = 0; i <= kMaxBlockPseudonyms; ++i)
            people.emplace_back("newcomer " + std::to_string(i));
        for (std::size_t i = 0; i < kMaxBlockPseudonyms; ++i)
            QCOMPARE(executor.add(s.tx(people[i], {s.registration(people[i], Role::Patient)})).verdict,
                     Verdict::Effective);
        const Outcome full =
            executor.add(s.tx(people.back(), {s.registration(people.back(), Role::Patient)}));
        QCOMPARE(full, (Outcome{Verdict::Early, Refusal::BlockFull, 0}));
        seen().insert(full.refusal);
        // Something else still fits.
        QCOMPARE(executor.add(s.tx(s.patient, {Erase{Scene::id("r1")}})).verdict, Verdict::Effective);
    }

    // Must be the last.
    void everyRefusalWasSeen() {
        for (int number = 1; number <= 0xff; ++number) {
            const auto refusal = static_cast<Refusal>(number);
            if (name(refusal) == "?") continue;
            QVERIFY2(seen().contains(refusal), name(refusal).data());
        }
    }
};

QTEST_GUILESS_MAIN(RefusalsTest)
#include "refusals_test.moc"
