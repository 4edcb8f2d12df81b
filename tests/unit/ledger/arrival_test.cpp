// What a node makes of a transaction that somebody sent: who is to blame, and who isn't.
#include <QtTest/QtTest>

#include "tests/unit/ledger/scene.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class ArrivalTest : public QObject {
    Q_OBJECT
private:
    static constexpr std::uint64_t kAhead = 64;
    static Arrival judge(const World& world, const Transaction& tx) {
        return judgeArrival(world.state, tx, world.now, kAhead);
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void goodOnesArePending() {
        Scene s;
        QCOMPARE(judge(s, s.tx(s.doctor, s.request(s.patient))), Arrival::Pending);
        // What will be void is pending too: it takes its place.
        QCOMPARE(judge(s, s.tx(s.doctor, s.request(s.doctor))), Arrival::Pending);
    }

    void predecessorsMayBeOnTheirWay() {
        Scene s;
        const auto judged = [&](std::uint64_t by) {
            Said said = s.request(s.patient);
            TransactionBody body = s.body(s.doctor.id, said.operations);
            body.seq += by;
            return judge(s, *Transaction::make(body, said.details, s.doctor.sign));
        };
        QCOMPARE(judged(1), Arrival::Pending);
        QCOMPARE(judged(kAhead), Arrival::Pending);
        QCOMPARE(judged(kAhead + 1), Arrival::Later);
    }

    void takenPlacesAreNobodysFault() {
        Scene s;
        const Transaction first = s.tx(s.doctor, s.request(s.patient));
        const Transaction other = s.tx(s.doctor, s.request(s.patient));
        s.commit({first});
        QCOMPARE(judge(s, first), Arrival::Settled);
        QCOMPARE(judge(s, other), Arrival::Settled);
    }

    // An admission is good for a day. One that waited longer in a clinic that was cut off is told of by
    // honest ones.
    void aStaleAdmissionIsNobodysFault() {
        Scene s;
        const Person late("late");
        const Transaction registers = s.tx(late, {s.registration(late, Role::Patient)});
        QCOMPARE(judge(s, registers), Arrival::Pending);
        s.now = s.now + days(2);
        QCOMPARE(judge(s, registers), Arrival::Settled);
    }

    void unknownAuthorsMayBecomeKnown() {
        Scene s;
        const Person stranger("stranger");
        QCOMPARE(judge(s, s.tx(stranger, s.request(s.patient))), Arrival::Later);
    }

    void whatIsWrongInItselfIsTheSendersFault() {
        Scene s;
        Said said = s.request(s.patient);
        const TransactionBody body = s.body(s.doctor.id, said.operations);
        const Transaction forged = *Transaction::make(body, said.details, Person("somebody else").sign);
        QCOMPARE(judge(s, forged), Arrival::Wrong);
        QCOMPARE(judge(s, forged.withoutDetails()), Arrival::Wrong);
        QCOMPARE(judge(s, s.tx(s.doctor, s.request(s.patient)).withoutDetails()), Arrival::Wrong);
        TransactionBody elsewhere = body;
        elsewhere.chain = ChainId{};
        QCOMPARE(judge(s, *Transaction::make(elsewhere, said.details, s.doctor.sign)), Arrival::Wrong);
        Revoke revoke = s.revoke(s.patient, idNamed("a grant"));
        revoke.time = revoke.time + seconds(1);
        QCOMPARE(judge(s, s.tx(s.patient, {revoke})), Arrival::Wrong);
    }

private:
    static GrantId idNamed(std::string_view text) { return World::idOf<GrantId>(text); }
};

QTEST_GUILESS_MAIN(ArrivalTest)
#include "arrival_test.moc"
