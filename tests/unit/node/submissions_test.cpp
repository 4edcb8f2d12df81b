// What this node was given to have ordered: kept and spread until it is, or never can be.
#include <QtTest>

#include "core/node/submissions.h"
#include "tests/unit/node/clinics.h"

using namespace reseal;
using namespace reseal::test;

namespace {

const Person kPatient("patient");

// A clinic that has heard of the patient, and takes what comes.
struct Scene : Ledger {
    Scene() {
        say(kPatient, {registration(kPatient, ledger::Role::Patient)});
        clinic_.emplace(*this, 0);
        clinic_->catchUp();
        begin();
    }
    ~Scene() { end(); }
    void begin() {
        spreading_.emplace(*process().chain, process().mesh, process().signatures,
                           node::Spreading::Ports{[](const ledger::Transaction&) { return Status(); },
                                                  [](const ledger::Transaction&) {},
                                                  [](const node::BlocksAnswer&) { return Status(); },
                                                  [] { return std::optional<gossip::PeerLinks>(); }});
        submissions_.emplace(*process().chain, process().store, *spreading_);
    }
    void end() {
        submissions_.reset();
        spreading_.reset();
    }
    void restart() {
        end();
        clinic_->sleep();
        clinic_->wake();
        begin();
    }
    Clinic::Process& process() { return clinic_->process(); }
    node::Submissions& submissions() { return *submissions_; }

    // What the patient says next, or as the lane's number `seq` behind `prev`.
    ledger::Transaction revocation(std::uint64_t grant) {
        return tx(kPatient, {revoke(kPatient, grantNumber(grant))});
    }
    ledger::Transaction revocation(std::uint64_t grant, std::uint64_t seq, const TxId& prev) {
        ledger::TransactionBody said = body(kPatient.id, {revoke(kPatient, grantNumber(grant))});
        said.seq = seq;
        said.prev = prev;
        return *ledger::Transaction::make(std::move(said), {}, kPatient.sign);
    }
    // The next block, and what happens after it unless the process is killed in between.
    void orderHere(const ledger::Transaction& tx, Clinic::Then then = Clinic::Then::Sweep) {
        order(tx);
        const auto applied =
            process().chain->apply(*ledger::Block::decode(blocks.back()), {}, ledger::DetailRule::Required);
        QVERIFY2(applied, applied ? "" : applied.error().text().c_str());
        if (then == Clinic::Then::Sweep) QVERIFY(submissions().follow((*applied)->block));
    }
    bool inOutbox(const ledger::Transaction& tx) { return *process().store.outbox().contains(tx.id()); }
    bool inMempool(const ledger::Transaction& tx) const { return spreading_->isPending(tx.id()); }
    bool waits(const ledger::Transaction& tx) { return inOutbox(tx) && inMempool(tx); }
    bool isGone(const ledger::Transaction& tx) { return !inOutbox(tx) && !inMempool(tx); }

private:
    std::optional<Clinic> clinic_;
    std::optional<node::Spreading> spreading_;
    std::optional<node::Submissions> submissions_;
};

}  // namespace

class SubmissionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leavesWhenItIsOrdered() {
        Scene scene;
        const auto tx = scene.revocation(1);
        QVERIFY(scene.submissions().accept(tx));
        QVERIFY(scene.waits(tx));
        scene.orderHere(tx);
        QVERIFY2(scene.isGone(tx), scene.inOutbox(tx) ? "kept" : "waits");
    }

    // Two signed for one place, and this clinic took the one that was not ordered.
    void aLoserLeavesWithItsPlace() {
        Scene scene;
        const auto winner = scene.revocation(1), loser = scene.revocation(2);
        const auto behindLoser = scene.revocation(3, loser.body().seq + 1, loser.id());
        const auto further = scene.revocation(4, loser.body().seq + 2, behindLoser.id());
        for (const auto& tx : {loser, behindLoser, further}) QVERIFY(scene.submissions().accept(tx));
        scene.orderHere(winner);
        for (const auto& tx : {loser, behindLoser, further})
            QVERIFY2(scene.isGone(tx), scene.inOutbox(tx) ? "kept" : "waits");
        QVERIFY(scene.submissions().sweep());  // nothing brings it back
        QVERIFY(scene.isGone(loser));
    }

    // Also if what they stand behind only came by gossip, and if the process was killed in between.
    void soDoThoseBehindIt_data() {
        QTest::addColumn<bool>("killed");
        QTest::newRow("by gossip") << false;
        QTest::newRow("killed") << true;
    }
    void soDoThoseBehindIt() {
        QFETCH(const bool, killed);
        Scene scene;
        const auto winner = scene.revocation(1), loser = scene.revocation(2);
        const auto behind = scene.revocation(3, loser.body().seq + 1, loser.id());
        const auto further = scene.revocation(4, loser.body().seq + 2, behind.id());
        for (const auto& tx : {loser, behind, further}) QVERIFY(scene.submissions().accept(tx));
        if (!killed) QVERIFY(scene.process().store.outbox().remove(behind.id()));
        scene.orderHere(winner, killed ? Clinic::Then::IsKilled : Clinic::Then::Sweep);
        if (killed) {
            scene.restart();
            QVERIFY(scene.submissions().sweep());
        }
        for (const auto& tx : {loser, behind, further})
            QVERIFY2(scene.isGone(tx), scene.inOutbox(tx) ? "kept" : "waits");
    }

    void whatWaitsForItsPredecessorsStays() {
        Scene scene;
        const auto ordered = scene.revocation(1);
        const TxId unknown = World::idOf<TxId>("not here yet");
        const auto ahead = scene.revocation(2, ordered.body().seq + 2, unknown);
        const auto behind = scene.revocation(3, ordered.body().seq + 1, ordered.id());
        QVERIFY(scene.submissions().accept(ahead));
        QVERIFY(scene.submissions().accept(behind));
        scene.orderHere(ordered);
        QVERIFY(scene.waits(ahead) && scene.waits(behind));
        QVERIFY(scene.submissions().sweep());
        QVERIFY(scene.waits(ahead) && scene.waits(behind));
    }

    // The block is durable, what follows from it was not done.
    void aKilledNodeFindsItAgain() {
        Scene scene;
        const auto winner = scene.revocation(1), loser = scene.revocation(2);
        const auto behind = scene.revocation(3, winner.body().seq + 1, winner.id());
        QVERIFY(scene.submissions().accept(loser));
        QVERIFY(scene.submissions().accept(behind));
        scene.orderHere(winner, Clinic::Then::IsKilled);
        scene.restart();
        QVERIFY(scene.inOutbox(loser));
        QVERIFY(scene.submissions().sweep());
        QVERIFY(scene.isGone(loser));
        QVERIFY(scene.waits(behind));  // and is on its way again
    }
};

QTEST_GUILESS_MAIN(SubmissionsTest)
#include "submissions_test.moc"
