// Which waiting transactions may be let go: those whose place is taken, and none that may still be ordered.
#include <QtTest/QtTest>

#include "core/ledger/settled.h"
#include "tests/unit/ledger/scene.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class SettledTest : public QObject {
    Q_OBJECT
private:
    static bool settled(const World& world, const Transaction& tx) {
        return isSettled(world.view(), tx.body());
    }
    // The author's next, or what follows `prev` as the lane's transaction number `seq`.
    static Transaction place(Scene& s, std::uint64_t seq, const TxId& prev, Instant expires = {}) {
        Said said = s.request(s.patient);
        TransactionBody body = s.body(s.doctor.id, std::move(said.operations), expires);
        body.seq = seq;
        body.prev = prev;
        return *Transaction::make(std::move(body), std::move(said.details), s.doctor.sign);
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void theOtherOfTwoForOnePlace() {
        Scene s;
        const Transaction winner = s.tx(s.doctor, s.request(s.patient));
        const Transaction loser = s.tx(s.doctor, s.request(s.patient));
        QVERIFY(!settled(s, winner) && !settled(s, loser));
        const std::uint64_t next = winner.body().seq + 1;
        const Transaction behindWinner = place(s, next, winner.id());
        const Transaction behindLoser = place(s, next, loser.id());
        const Transaction twoBehind = place(s, next + 1, behindLoser.id());
        s.commit({winner});
        QVERIFY(settled(s, winner) && settled(s, loser));
        QVERIFY(!settled(s, behindWinner));
        QVERIFY(settled(s, behindLoser));  // nothing can come before it any more
        QVERIFY(!settled(s, twoBehind));   // said when the lane has come so far
        s.commit({behindWinner});
        QVERIFY(settled(s, twoBehind));
    }

    void whatWaitsForItsPredecessorsStays() {
        Scene s;
        const TxId unknown = World::idOf<TxId>("not here yet");
        const std::uint64_t next = s.body(s.doctor.id, {}).seq;
        for (const std::uint64_t ahead : {1, 2, 1000}) QVERIFY(!settled(s, place(s, next + ahead, unknown)));
        QVERIFY(!settled(
            s, place(s, next + 1, unknown, s.now - seconds(1))));  // expired, and so for those behind
    }

    // Another installation of the author's program has places of its own.
    void anotherLaneIsAnotherPlace() {
        Scene s;
        const Transaction here = s.tx(s.doctor, s.request(s.patient));
        Said said = s.request(s.patient);
        TransactionBody body = s.body(s.doctor.id, said.operations);
        body.lane = World::idOf<LaneId>("another");
        body.seq = 0;
        body.prev = {};
        const Transaction elsewhere = *Transaction::make(std::move(body), said.details, s.doctor.sign);
        const MovedLanes moved(s.block({here}));
        QVERIFY(moved.contains(s.doctor.id, here.body().lane));
        QVERIFY(!moved.contains(s.doctor.id, elsewhere.body().lane));
        QVERIFY(!moved.contains(s.patient.id, here.body().lane));
        QCOMPARE(moved.authors(), std::set<AccountId>{s.doctor.id});
        s.commit({here});
        QVERIFY(!settled(s, elsewhere));
    }

    // One that has expired is ordered void and so makes way in its lane; one whose author has no lane isn't.
    void expiredOnesTakeTheirPlace() {
        Scene s;
        const Person late("late");
        const Instant soon = s.now + seconds(5);
        const Transaction expiring = s.tx(s.doctor, s.request(s.patient), soon);
        const Transaction registers = s.tx(late, {s.registration(late, Role::Patient)}, soon);
        const Transaction statement = s.tx(late, {s.revoke(late, World::idOf<GrantId>("a grant"))}, soon);
        const auto pass = [&] { s.send(s.patient, {s.revoke(s.patient, World::idOf<GrantId>("another"))}); };
        while (s.now + seconds(1) < soon) pass();
        QVERIFY(!settled(s, expiring) && !settled(s, registers));
        pass();
        QCOMPARE(s.now, soon);  // every block from here on is later
        QVERIFY(!settled(s, expiring));
        QVERIFY(settled(s, registers));
        QVERIFY(!settled(s, statement));  // never expires
        QCOMPARE(s.commit({expiring}).outcomes.front().verdict, ledger::Verdict::Void);
        QCOMPARE(checkTransaction(s.state, registers, s.now + milliseconds(1)).verdict,
                 ledger::Verdict::Impossible);
    }

    // What is let go here is not taken in again from a neighbour.
    void neverTakenInAgain() {
        Scene s;
        const Transaction winner = s.tx(s.doctor, s.request(s.patient));
        const Transaction loser = s.tx(s.doctor, s.request(s.patient));
        s.commit({winner});
        for (const Transaction& tx : {winner, loser}) {
            QVERIFY(settled(s, tx));
            QCOMPARE(judgeArrival(s.state, tx, s.now, {64, false}), Arrival::Settled);
        }
    }
};

QTEST_GUILESS_MAIN(SettledTest)
#include "settled_test.moc"
