// Finding out who is behind a pseudonym: how many clinics it takes, what is found, and who hears of it when.
#include <QtTest/QtTest>

#include "tests/unit/ledger/tracing.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class CasesTest : public QObject {
    Q_OBJECT
private:
    // What an account was told of the case.
    static std::vector<EventKind> heard(const World& s, const AccountId& who, const CaseId& id) {
        std::vector<EventKind> out;
        for (const Event& event : eventsOf(s.view(), who))
            if (event.subject == Subject(CaseSubject{id})) out.push_back(event.kind);
        return out;
    }
    static CommitteeEntry committee(const Tracing& s) { return *s.view().committeeOf(s.tracing()); }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void asManyAsTheThresholdFindTheMember_data() {
        QTest::addColumn<std::vector<std::size_t>>("who");
        QTest::newRow("the first") << std::vector<std::size_t>{0, 1, 2};
        QTest::newRow("the last") << std::vector<std::size_t>{3, 1, 2};
        QTest::newRow("in another order") << std::vector<std::size_t>{2, 3, 0};
    }
    void asManyAsTheThresholdFindTheMember() {
        QFETCH(const std::vector<std::size_t>, who);
        Tracing s;
        const CaseId id = s.opened();
        QCOMPARE(committee(s).threshold, 3U);
        for (std::size_t i = 0; i < who.size(); ++i) {
            QCOMPARE(s.entry(id).status, CaseStatus::Open);
            s.agree({who[i]}, id);
        }
        for (std::size_t i = 0; i < who.size(); ++i) {
            QCOMPARE(s.entry(id).status, CaseStatus::Agreed);
            QVERIFY(!s.entry(id).member);
            s.shareOf({who[i]}, id);
        }
        QCOMPARE(s.entry(id).status, CaseStatus::Traced);
        QCOMPARE(s.entry(id).member, std::optional(Rings::memberKey("ann")));
        QCOMPARE(s.entry(id).traced, s.view().tip().height);
        QCOMPARE(sharesIn(s.view(), id, committee(s)).size(), 3U);
    }

    // A partial exponentiation is the same in every case: before t have agreed to one, the ledger has none
    // that could be joined to those of another case, or to what one has at home.
    void noShareBeforeEnoughHaveAgreed() {
        Tracing s;
        for (const std::size_t opener : {0U, 1U}) {
            const CaseId id = s.opened(opener);
            s.agree({2, 3}, id);
            for (const std::size_t i : {2U, 3U})
                QCOMPARE(s.refusalOf(s.clinicTx(i, {s.share(i, id)})), Refusal::CaseNotAgreed);
            s.now = s.now + kCaseLife;
            s.sendClinic(opener, {CaseClose{id}});
            QVERIFY(sharesIn(s.view(), id, committee(s)).empty());
        }
        const CaseId one = cases(s.view())[0].id, two = cases(s.view())[1].id;
        QVERIFY(one != two);
        QVERIFY(
            equal(ByteView(s.share(2, one).partial).first(32), ByteView(s.share(2, two).partial).first(32)));
    }

    // One that has agreed holds its share back: another comes in its place.
    void oneHoldsItsShareBack() {
        Tracing s;
        const CaseId id = s.agreed();
        s.shareOf({0, 1}, id);
        s.agree({3}, id);
        s.shareOf({3}, id);
        QCOMPARE(s.entry(id).member, std::optional(Rings::memberKey("ann")));
    }

    // Or nobody does. It may know, so whom it concerns are told, though the ledger doesn't say who it is.
    void whatWasAgreedIsTold() {
        Tracing s;
        const CaseId id = s.agreed();
        s.shareOf({0, 1}, id);
        s.now = s.now + kCaseLife;
        s.sendClinic(3, {CaseClose{id}});
        QCOMPARE(heard(s, s.suspect.id, id), std::vector<EventKind>{EventKind::CaseClosed});
        QCOMPARE(heard(s, s.patient.id, id), std::vector<EventKind>{EventKind::CaseClosed});
        QVERIFY(heard(s, account(Rings::memberKey("ann")), id).empty());
    }

    // Others may have renewed it since, or before.
    void whoHadVouchedThen() {
        Tracing s;
        std::vector<TxId> deeds = {s.deed};
        s.enrolled(1, "fay");
        for (const char* name : {"ben", "cay"}) {
            s.send(s.suspect, s.renewedBy(s.suspect, name));
            deeds.push_back(s.send(s.suspect, s.request(s.patient)));
        }
        std::size_t n = 0;
        for (const char* name : {"ann", "ben", "cay"}) {
            const CaseId id = s.opened(1, s.opening({deeds[n]}));  // all open at once
            QCOMPARE(s.entry(id).ring, n++);
            s.agree({0, 1, 3}, id);
            s.shareOf({0, 1, 3}, id);
            QCOMPARE(s.entry(id).member, std::optional(Rings::memberKey(name)));
        }
        QCOMPARE(cases(s.view()).size(), 3U);
        QCOMPARE(cases(s.view(), 2)[0].entry.ring, 2U);
        // What is void was said all the same.
        const Transaction nonsense = s.tx(s.suspect, {Erase{Scene::id("nothing")}});
        QCOMPARE(s.commit({nonsense}).outcomes.front().verdict, Verdict::Void);
        QCOMPARE(s.refusalOf(s.clinicTx(1, {s.opening({nonsense.id()})})), Refusal::CaseOpenAlready);
    }

    // Clinics hear of everything; who was found and whom it dealt with when it is over, and not before.
    void whoHearsOfIt() {
        Tracing s;
        const CaseId id = s.opened(2);
        s.sendClinic(3, {CaseDecline{id}});
        s.agree({0, 1, 2}, id);
        s.shareOf({0, 1, 2}, id);
        s.sendClinic(0, {Suspend{Rings::memberKey("ann")}});
        s.sendClinic(0, {CaseAnswer{id, CaseConsequence::Suspended}});
        const AccountId member = account(Rings::memberKey("ann"));
        const std::vector<AccountId> concerned = {member, s.suspect.id, s.patient.id};
        for (const AccountId& who : concerned) QVERIFY(heard(s, who, id).empty());
        s.sendClinic(2, {CaseClose{id}});
        using K = EventKind;
        for (std::size_t i = 0; i < World::kClinics; ++i)
            QCOMPARE(heard(s, s.clinicAccount(i), id),
                     (std::vector<K>{K::CaseOpened, K::CaseDeclined, K::CaseAgreed, K::CaseAgreed,
                                     K::CaseAgreed, K::CaseTraced, K::CaseAnswered, K::CaseClosed}));
        for (const AccountId& who : concerned) QCOMPARE(heard(s, who, id), std::vector<K>{K::CaseClosed});
        QVERIFY(heard(s, s.other.id, id).empty());
        QCOMPARE(s.entry(id).consequence, std::optional(CaseConsequence::Suspended));
    }

    // Where not enough have agreed, nobody but clinics hears that there was a case.
    void aCaseThatFoundNobody() {
        Tracing s;
        const CaseId id = s.opened();
        s.agree({1, 2}, id);
        s.now = s.now + kCaseLife;
        s.sendClinic(3, {CaseClose{id}});
        QVERIFY(heard(s, s.suspect.id, id).empty() && heard(s, s.patient.id, id).empty());
        QCOMPARE(heard(s, s.clinicAccount(0), id).back(), EventKind::CaseDropped);
        // Another begins from nothing.
        const CaseId again = s.opened(1);
        QVERIFY(again != id);
        QCOMPARE(s.entry(again).agreed, 0U);
    }

    void whenTooManyTakeNoPart() {
        Tracing s;
        const CaseId id = s.opened();
        s.agree({0}, id);
        s.sendClinic(1, {CaseDecline{id}});
        QCOMPARE(s.entry(id).status, CaseStatus::Open);
        s.sendClinic(2, {CaseDecline{id}});
        QCOMPARE(s.entry(id).status, CaseStatus::Declined);
        QCOMPARE(wordsIn(s.view(), id, committee(s)),
                 (std::map<ClinicIndex, bool>{
                     {s.keygen->index(0), true}, {s.keygen->index(1), false}, {s.keygen->index(2), false}}));
        // It stands in nobody's way, and closing it doesn't let go of the next.
        const CaseId next = s.opened(3);
        s.sendClinic(0, {CaseClose{id}});
        QCOMPARE(s.view().openCaseOf(s.suspect.key(), 0), std::optional(next));
        QVERIFY(heard(s, s.suspect.id, id).empty());
    }

    // Who was removed can't take part, so fewer are left.
    void whoIsRemovedIsNotCounted() {
        Tracing s;
        const CaseId id = s.opened();
        s.pass(RemoveClinic{s.clinic(3)});
        s.sendClinic(1, {CaseDecline{id}});
        QCOMPARE(s.entry(id).status, CaseStatus::Declined);
    }
    // One that agreed before gives its share all the same.
    void whoIsRemovedAfterAgreeing() {
        Tracing s;
        const CaseId id = s.opened();
        s.agree({1, 2, 3}, id);
        s.pass(RemoveClinic{s.clinic(3)});
        s.shareOf({1, 2, 3}, id);
        QCOMPARE(s.entry(id).status, CaseStatus::Traced);
    }

    // Who has taken the member over answers.
    void theClinicOfTheMemberAnswers() {
        Tracing s;
        s.enrolled(3, "fay");
        const Person other("of fay");
        s.send(other, s.renewedBy(other, "fay"));
        const TxId deed = s.send(other, s.request(s.patient));
        const CaseId id = s.opened(1, {other.key(), CaseReason::Sweeping, {deed}});
        s.agree({0, 1, 2}, id);
        s.shareOf({0, 1, 2}, id);
        s.pass(RemoveClinic{s.clinic(3)});
        s.sendClinic(1, {s.enrolment(1, "fay")});
        QCOMPARE(s.refusalOf(s.clinicTx(3, {CaseAnswer{id, CaseConsequence::None}})),
                 Refusal::MemberNotYours);
        // Also when it is closed already.
        s.now = s.now + kCaseLife;
        s.sendClinic(0, {CaseClose{id}});
        s.sendClinic(1, {CaseAnswer{id, CaseConsequence::Warned}});
        QCOMPARE(s.entry(id).consequence, std::optional(CaseConsequence::Warned));
        QCOMPARE(s.entry(id).status, CaseStatus::Closed);
    }

    void underAnOlderKey() {
        Tracing s;
        const CaseId id = s.opened();
        auto older = std::move(s.keygen);
        s.pass(s.adding("newcomer"));
        s.arrive("newcomer");
        s.pass(std::size_t{3});
        s.makeTracingKey();
        QVERIFY(s.tracing() != s.entry(id).committee);
        s.agree({0, 1, 2}, id);
        for (const std::size_t i : {0U, 1U, 2U}) {
            const CaseShare byNewer = s.share(i, id);
            QCOMPARE(s.refusalOf(s.clinicTx(i, {byNewer})), Refusal::CaseShareWrong);
        }
        s.keygen = std::move(older);
        s.shareOf({0, 1, 2}, id);
        QCOMPARE(s.entry(id).member, std::optional(Rings::memberKey("ann")));
    }
};

QTEST_GUILESS_MAIN(CasesTest)
#include "cases_test.moc"
