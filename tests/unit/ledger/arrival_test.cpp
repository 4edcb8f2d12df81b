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
    static Arrival judge(const World& world, const Transaction& tx, bool hasAuthor = false) {
        return judgeArrival(world.state, tx, world.now, {kAhead, hasAuthor});
    }
    static Transaction ahead(World& world, const Person& by, Operation operation, std::uint64_t seqs = 1) {
        TransactionBody body = world.body(by.id, {std::move(operation)});
        body.seq += seqs;
        return *Transaction::make(body, {}, by.sign);
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

    // Anybody can make keys: what waits for a predecessor does so for those whom a clinic let in.
    void strangersPredecessorsAreNotWaitedFor() {
        Scene s;
        const Person stranger("stranger");
        const Transaction behind = ahead(s, stranger, s.revoke(stranger, idNamed("a grant")));
        QCOMPARE(judge(s, behind), Arrival::Later);
        QCOMPARE(judge(s, behind, true), Arrival::Pending);  // behind its registration, which waits here
        QCOMPARE(judge(s, ahead(s, stranger, s.revoke(stranger, idNamed("a grant")), kAhead + 1), true),
                 Arrival::Later);
        QCOMPARE(judge(s, ahead(s, s.patient, s.revoke(s.patient, idNamed("a grant")))), Arrival::Pending);
    }

    // A place ahead in a lane is no cover for a forged statement.
    void forgedStatementsDoNotWait() {
        Scene s;
        Revoke forged = s.revoke(s.patient, idNamed("a grant"));
        forged.signature.bytes[7] ^= 1;
        QCOMPARE(judge(s, ahead(s, s.patient, forged)), Arrival::Wrong);
    }

    // What no block has room for would wait for ever, whoever signed it.
    void moreRegistrationsThanABlockTakes() {
        Scene s;
        const Person many("many");
        const auto with = [&](std::size_t count) {
            std::vector<Operation> all(count, s.registration(many, Role::Patient));
            return Transaction::make(s.body(many.id, List<Operation, 1, kMaxOperations>(all)), {}, many.sign);
        };
        QVERIFY(with(kMaxRegistrations));
        const auto nine = with(kMaxRegistrations + 1);
        QVERIFY(!nine);
        QCOMPARE(nine.error().code, ErrorCode::InvalidArgument);
    }

    // A node that is behind: the clinic of another may have come there, with other keys than its id's.
    void anothersSignatureIsWrongOnlyOfAPseudonym() {
        Scene s;
        const Person newcomer("a clinic that is not known here");
        const auto signedByAnother = [&](const Person& by, Operation operation) {
            return *Transaction::make(s.body(by.id, {std::move(operation)}), {}, Person("a later key").sign);
        };
        QCOMPARE(judge(s, signedByAnother(newcomer, Erase{Scene::id("r1")})), Arrival::Later);
        QCOMPARE(judge(s, signedByAnother(newcomer, s.registration(newcomer, Role::Patient))),
                 Arrival::Wrong);
        QCOMPARE(judge(s, signedByAnother(s.patient, Erase{Scene::id("r1")})), Arrival::Wrong);
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
