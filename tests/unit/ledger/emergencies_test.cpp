// Emergencies: what opens, for whom and how long, who is told, and how it ends.
#include <QtTest/QtTest>

#include "tests/unit/ledger/emergency.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class EmergenciesTest : public QObject {
    Q_OBJECT
private:
    static std::vector<EventKind> heard(const World& s, const AccountId& who, const EmergencyId& id) {
        std::vector<EventKind> out;
        for (const Event& event : eventsOf(s.view(), who))
            if (event.subject == Subject(EmergencySubject{id})) out.push_back(event.kind);
        return out;
    }
    static ErrorCode asked(const Emergencies& s, const GrantId& grant, const Person& who, Instant now) {
        const auto got = releasable(s.view(), grant, account(who.key()), Scene::id("r1"), now);
        return got ? ErrorCode{} : got.error().code;
    }
    static bool opens(const Emergencies& s, const GrantId& grant, const Person& who) {
        return static_cast<bool>(releasable(s.view(), grant, account(who.key()), Scene::id("r1"), s.now));
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void everySayingReadsBack() {
        for (const Said& said : emergencySayings()) {
            const Operation& op = said.operations.front();
            const auto back = decodeOperation(encode(op));
            QVERIFY(back && *back == op);
        }
    }

    void whatIsLeftIsForNobodyBeforeAnEmergency() {
        Emergencies s;
        const GrantId grant = s.left();
        QCOMPARE(asked(s, grant, s.doctor, s.now), ErrorCode::Denied);
        QCOMPARE(standingGrantsOf(s.view(), s.patient.key(), s.now).size(), 1U);
        QCOMPARE(*s.view().grant(grant)->standing, s.keygen->id);
        QVERIFY(grantsFor(s.view(), s.view().grant(grant)->grantee).empty());
    }

    void theDoctorOfAnEmergencyReadsUntilItsTimeIsOver() {
        Emergencies s;
        const GrantId grant = s.left();
        const EmergencyId id = s.declared();
        QVERIFY(opens(s, grant, s.doctor));
        QCOMPARE(asked(s, grant, s.second, s.now), ErrorCode::Denied);
        const Instant until = s.entry(id).until;
        QCOMPARE(until, s.entry(id).time + days(1));
        QCOMPARE(asked(s, grant, s.doctor, until), ErrorCode{});
        QCOMPARE(asked(s, grant, s.doctor, until + milliseconds(1)), ErrorCode::Expired);
    }

    // Nor does one about another patient open anything, nor what was left afterwards.
    void anEmergencyOpensWhatStoodThen() {
        Emergencies s;
        s.left();
        s.declared();
        const GrantId later = s.left(s.a2);
        QCOMPARE(asked(s, later, s.doctor, s.now), ErrorCode::Denied);
        Said others = s.standing(s.o1);
        s.send(s.other, others);
        QCOMPARE(asked(s, Scene::grantIdIn(others), s.doctor, s.now), ErrorCode::Denied);
    }

    void whatIsTakenBackIsNotRead() {
        Emergencies s;
        const GrantId grant = s.left();
        const EmergencyId id = s.declared();
        s.send(s.patient, {s.revoke(s.patient, grant)});
        QCOMPARE(asked(s, grant, s.doctor, s.now), ErrorCode::Revoked);
        QVERIFY(standingGrantsIn(s.view(), s.entry(id), s.now).empty());
        QVERIFY(!isAskedIn(s.view(), s.entry(id), s.clinic(0), s.now));
    }

    void aRetiredPseudonymReadsNothing() {
        Emergencies s;
        const GrantId grant = s.left();
        s.declared();
        s.send(s.doctor, {signRetire(s.chain(), s.doctor.sign, s.now)});
        QCOMPARE(asked(s, grant, s.doctor, s.now), ErrorCode::Expired);
    }

    void howLongAVoteDecides() {
        Emergencies s;
        s.pass(ChangeParameter{Parameter::EmergencyAccess, 60'000});
        s.left();
        const EmergencyId id = s.declared();
        QCOMPARE(s.entry(id).until, s.entry(id).time + seconds(60));
    }

    void everybodyConcernedIsTold() {
        Emergencies s;
        const EmergencyId id = s.declaredOnWhatIsLeft();
        s.sendClinic(1, {s.share(id)});
        s.sendClinic(2, {EmergencyDecline{id, EmergencyObjection::NotBelieved}});
        s.end(id);
        s.sendClinic(3, {EmergencyClose{id, EmergencyOutcome::Unclear}});
        using K = EventKind;
        const std::vector<K> all{K::EmergencyDeclared, K::EmergencyShared, K::EmergencyDeclined,
                                 K::EmergencyClosed};
        QCOMPARE(heard(s, account(s.patient.key()), id), all);
        QCOMPARE(heard(s, account(s.doctor.key()), id), all);
        QCOMPARE(heard(s, s.clinicAccount(1), id),
                 (std::vector<K>{K::EmergencyDeclared, K::EmergencyShared, K::EmergencyClosed}));
        QVERIFY(heard(s, account(s.other.key()), id).empty());
        const EmergencyEntry entry = s.entry(id);
        QCOMPARE(entry.shares, 1U);
        QCOMPARE(entry.declined, 1U);
        QCOMPARE(entry.outcome, std::optional(EmergencyOutcome::Unclear));
        QCOMPARE(entry.closedBy, s.clinic(3));
    }

    // By turns: the limit is a day's, and a disaster lifts it for as long as it lasts.
    // With pseudonyms gathered over months nobody looks at as many patients in one night.
    void onlyWhomSomebodyHasVouchedForOfLate() {
        Emergencies s;
        s.left();
        s.now = Instant{(static_cast<std::int64_t>(ticketPeriod(s.now)) + 2) * days(1).ms - 2000};
        QCOMPARE(s.refusalOf(s.tx(s.doctor, {s.call()})), Refusal::None);  // vouched for yesterday
        s.now = s.now + seconds(2);
        QCOMPARE(s.refusalOf(s.tx(s.doctor, {s.call()})), Refusal::VouchedBefore);
        s.send(s.doctor, {s.registration(s.doctor, Role::Doctor)});
        s.declared();
    }

    // An admission that a clinic had signed before, and that was kept, says nothing of the time since.
    void whatAClinicHadSignedBeforeIsNoNewWord() {
        Emergencies s;
        s.left();
        const Said kept = {s.registration(s.doctor, Role::Doctor)};
        s.now = s.now + seconds(60);
        s.suspendSomebody();
        s.send(s.doctor, kept);
        QCOMPARE(s.refusalOf(s.tx(s.doctor, {s.call()})), Refusal::VouchedBefore);
        s.now = s.now + seconds(1);
        s.send(s.doctor, {s.registration(s.doctor, Role::Doctor)});
        s.declared();
    }

    // A doctor who is suspended while one runs gets nothing more; nobody knows which pseudonyms those are, so
    // somebody vouches for all that go on.
    void aSuspensionStopsWhatRuns() {
        Emergencies s;
        const EmergencyId id = s.declaredOnWhatIsLeft();
        s.sendClinic(0, {s.share(id)});
        s.suspendSomebody();
        QVERIFY(!isAskedIn(s.view(), s.entry(id), s.clinic(1), s.now));
        QCOMPARE(s.refusalOf(s.clinicTx(1, {s.share(id)})), Refusal::VouchedBefore);
        s.now = s.now + seconds(1);
        s.send(s.doctor, {s.registration(s.doctor, Role::Doctor)});
        QVERIFY(isAskedIn(s.view(), s.entry(id), s.clinic(1), s.now));
        s.sendClinic(1, {s.share(id)});
    }

    // What shuts nobody out stops nobody who reads.
    void aReinstatementStopsNothing() {
        Emergencies s;
        const IdentityKey fay = s.enrolled(0, "fay");
        s.sendClinic(0, {Suspend{fay}});
        s.now = s.now + seconds(1);
        s.send(s.doctor, {s.registration(s.doctor, Role::Doctor)});
        const EmergencyId id = s.declaredOnWhatIsLeft();
        s.sendClinic(0, {Reinstate{fay}});
        s.sendClinic(1, {s.share(id)});
    }

    // Whoever has vouched since: the clinic whose doctor it was then does not judge it.
    void whoHadVouchedThenDoesNotReview() {
        Emergencies s;
        const EmergencyId id = s.declaredOnWhatIsLeft();
        const auto by = s.view().pseudonym(s.doctor.key())->admittedBy;
        QVERIFY(by && s.entry(id).vouchedBy == by);
        s.end(id);
        s.now = s.now + seconds(1);
        s.send(s.doctor, {s.registration(s.doctor, Role::Doctor, 1)});
        QVERIFY(s.view().pseudonym(s.doctor.key())->admittedBy != by);
        QCOMPARE(s.refusalOf(s.clinicTx(0, {EmergencyClose{id, EmergencyOutcome::Justified}})),
                 Refusal::OwnDoctor);
        s.sendClinic(1, {EmergencyClose{id, EmergencyOutcome::Justified}});
    }

    void oneADayButInADisaster() {
        Emergencies s;
        s.declaredOnWhatIsLeft();
        s.declareDisaster();
        QCOMPARE(s.view().disasterUntil(), s.now + kDisaster);
        s.declared();
        s.declared();
        s.now = s.view().disasterUntil() + days(1);
        s.send(s.doctor, {s.registration(s.doctor, Role::Doctor)});
        s.declared();
        QCOMPARE(s.refusalOf(s.tx(s.doctor, {s.call()})), Refusal::TooManyEmergencies);
        QCOMPARE(emergenciesAbout(s.view(), s.patient.key()).size(), 4U);
        QCOMPARE(countEmergencies(s.view()), 4U);
    }

    // A suspended doctor's clinic vouches no more, so only the others' come through.
    void afterASuspensionADoctorIsVouchedForOnceMore() {
        Emergencies s;
        s.left();
        s.suspendSomebody();
        QCOMPARE(s.refusalOf(s.tx(s.doctor, {s.call()})), Refusal::VouchedBefore);
        s.send(s.doctor, {s.registration(s.doctor, Emergencies::kDoctor)});
        s.declared();
    }

    // Under each key of the clinics, so that nothing stands open between the old one and the new one.
    void oneUnderEachKeyOfTheClinics() {
        Emergencies s;
        const GrantId before = s.left();
        const auto old = std::move(s.keygen);
        s.pass(s.adding("newcomer"));
        s.arrive("newcomer");
        s.pass(3);
        s.makeKey();
        const GrantId after = s.left();
        QCOMPARE(standingGrantsOf(s.view(), s.patient.key(), s.now).size(), 2U);
        s.pass(RetireCommittee{old->id});
        const auto left = standingGrantsOf(s.view(), s.patient.key(), s.now);
        QCOMPARE(left.size(), 1U);
        QCOMPARE(left.front().id, after);
        QCOMPARE(statusOf(s.view(), *s.view().grant(before), s.now), GrantStatus::GranteeEnded);
    }
};

QTEST_GUILESS_MAIN(EmergenciesTest)
#include "emergencies_test.moc"
