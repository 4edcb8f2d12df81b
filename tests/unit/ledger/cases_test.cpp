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
        QCOMPARE(s.view().committeeOf(s.tracing())->threshold, 3U);
        for (std::size_t i = 0; i < who.size(); ++i) {
            QCOMPARE(s.entry(id).status, CaseStatus::Open);
            QVERIFY(!s.entry(id).member);
            s.shareOf({who[i]}, id);
        }
        QCOMPARE(s.entry(id).status, CaseStatus::Traced);
        QCOMPARE(s.entry(id).member, std::optional(Rings::memberKey("ann")));
        QCOMPARE(s.entry(id).traced, s.view().tip().height);
        QCOMPARE(sharesIn(s.view(), id, *s.view().committeeOf(s.tracing())).size(), 3U);
    }

    // Others may have renewed it since.
    void whoVouchedThen() {
        Tracing s;
        s.send(s.suspect, s.renewedBy(s.suspect, "ben"));
        s.enrolled(1, "fay");
        s.send(s.suspect, s.renewedBy(s.suspect, "cay"));
        for (const auto& [entry, name] : {std::pair{0U, "ann"}, {1U, "ben"}, {2U, "cay"}}) {
            const CaseId id = s.opened(1, entry);
            s.shareOf({0, 1, 3}, id);
            QCOMPARE(s.entry(id).member, std::optional(Rings::memberKey(name)));
            s.sendClinic(1, {CaseClose{id}});
        }
        QCOMPARE(cases(s.view()).size(), 3U);
        QCOMPARE(cases(s.view(), 2)[0].entry.ring, 2U);
    }

    // Clinics hear of everything; who was found and whom it dealt with when it is over, and not before.
    void whoHearsOfIt() {
        Tracing s;
        s.send(s.suspect, s.request(s.patient));
        const CaseId id = s.opened(2);
        s.sendClinic(3, {CaseRefuse{id}});
        s.shareOf({0, 1, 2}, id);
        s.sendClinic(0, {CaseAnswer{id, CaseConsequence::Suspended}});
        const AccountId member = account(Rings::memberKey("ann"));
        const std::vector<AccountId> concerned = {member, s.suspect.id, s.patient.id};
        for (const AccountId& who : concerned) QVERIFY(heard(s, who, id).empty());
        s.sendClinic(2, {CaseClose{id}});
        using K = EventKind;
        for (std::size_t i = 0; i < World::kClinics; ++i)
            QCOMPARE(heard(s, s.clinicAccount(i), id),
                     (std::vector<K>{K::CaseOpened, K::CaseDeclined, K::CaseShared, K::CaseShared,
                                     K::CaseShared, K::CaseTraced, K::CaseAnswered, K::CaseClosed}));
        for (const AccountId& who : concerned) QCOMPARE(heard(s, who, id), std::vector<K>{K::CaseClosed});
        QVERIFY(heard(s, s.other.id, id).empty());
        QCOMPARE(s.entry(id).consequence, std::optional(CaseConsequence::Suspended));
    }

    // Where nobody was found, nobody else hears that there was a case.
    void aCaseThatFoundNobody() {
        Tracing s;
        s.send(s.suspect, s.request(s.patient));
        const CaseId id = s.opened();
        s.shareOf({0, 1}, id);
        s.sendClinic(0, {CaseClose{id}});
        QCOMPARE(s.entry(id).status, CaseStatus::Closed);
        QVERIFY(heard(s, s.suspect.id, id).empty() && heard(s, s.patient.id, id).empty());
        // Its shares are for it alone; another case begins from nothing.
        const CaseId again = s.opened(1);
        QVERIFY(again != id);
        QCOMPARE(s.entry(again).shares, 0U);
        s.shareOf({3}, again);
        QVERIFY(!s.entry(again).member);
    }

    void whenTooManyTakeNoPart() {
        Tracing s;
        const CaseId id = s.opened();
        s.sendClinic(1, {CaseRefuse{id}});
        QCOMPARE(s.entry(id).status, CaseStatus::Open);
        s.sendClinic(2, {CaseRefuse{id}});
        QCOMPARE(s.entry(id).status, CaseStatus::Refused);
        QCOMPARE(refusalsIn(s.view(), id, *s.view().committeeOf(s.tracing())).size(), 2U);
        QCOMPARE(s.refusalOf(s.clinicTx(3, {s.share(3, id)})), Refusal::CaseEnded);
        // It stays the one case until it is closed.
        QCOMPARE(s.refusalOf(s.clinicTx(3, {s.opening(s.suspect)})), Refusal::CaseOpenAlready);
        s.sendClinic(0, {CaseClose{id}});
        s.opened(3);
    }

    void whenItsTimeIsOverAnybodyClosesIt() {
        Tracing s;
        const CaseId id = s.opened(0);
        s.shareOf({0, 1}, id);
        s.now = s.now + kCaseLife;
        s.sendClinic(3, {CaseClose{id}});
        QCOMPARE(s.entry(id).closed, s.view().tip().height);
    }

    // Its opener closing it early doesn't let the member's clinic off; and who has taken the member over
    // answers.
    void theClinicAnswersAllTheSame() {
        Tracing s;
        s.enrolled(3, "fay");
        const Person other("of fay");
        s.send(other, s.renewedBy(other, "fay"));
        const CaseId id = caseIdOf(s.sendClinic(1, {s.opening(other)}), 0);
        s.shareOf({0, 1, 2}, id);
        s.sendClinic(1, {CaseClose{id}});
        s.pass(RemoveClinic{s.clinic(3)});
        s.sendClinic(1, {s.enrolment(1, "fay")});
        QCOMPARE(s.refusalOf(s.clinicTx(3, {CaseAnswer{id, CaseConsequence::None}})),
                 Refusal::MemberNotYours);
        s.sendClinic(1, {CaseAnswer{id, CaseConsequence::Warned}});
        QCOMPARE(s.entry(id).consequence, std::optional(CaseConsequence::Warned));
        QCOMPARE(s.entry(id).status, CaseStatus::Closed);
    }

    // The rooms for open cases are given back.
    void aClinicMayOpenMoreWhenSomeAreClosed() {
        Tracing s;
        for (std::size_t i = 0; i < kMaxOpenCases + 3; ++i) {
            const CaseId id = s.opened(0);
            s.sendClinic(0, {CaseClose{id}});
        }
        QCOMPARE(cases(s.view()).size(), kMaxOpenCases + 3);
    }
};

QTEST_GUILESS_MAIN(CasesTest)
#include "cases_test.moc"
