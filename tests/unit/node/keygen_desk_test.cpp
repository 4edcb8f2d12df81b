// Four clinics make a common key by their desks alone: what each says, when, and what it keeps or wipes.
#include "core/node/keygen_desk.h"

#include <QtTest>

#include "tests/unit/node/common_keys.h"

using namespace reseal;
using namespace reseal::test;

class KeygenDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void fourClinicsMakeAKeyByThemselves() {
        Council all;
        all.open();
        QCOMPARE(all.run().phase, RunPhase::Made);
        for (std::size_t i = 0; i < 4; ++i) {
            QVERIFY(all.at(i).has(CommitteeSecret::Share));
            QVERIFY(!all.at(i).has(CommitteeSecret::RunKey) && !all.at(i).has(CommitteeSecret::Deal));
        }
        all.canUse(kFirst, {0, 1, 2});
        all.canUse(kFirst, {1, 2, 3});
        const auto known = all.at(2).desk->committees();
        QCOMPARE(known->committees.size(), std::size_t{1});
        QVERIFY(known->committees[0].hasShare && known->committees[0].committee);
        // Once is enough, and one purpose's key is not the other's.
        QCOMPARE(all.at(0).desk->open(CommitteePurpose::Tracing).error().code, ErrorCode::Refused);
        all.open(CommitteePurpose::Emergency, 3);
        QCOMPARE(all.run({CommitteePurpose::Emergency, 1}).phase, RunPhase::Made);
        QVERIFY(all.view().committeeOf(kFirst)->key !=
                all.view().committeeOf({CommitteePurpose::Emergency, 1})->key);
    }

    // Killed after each step, with what it has said lost on its way once.
    void aCrashAtAnyStepLosesNothing() {
        for (const RunPhase phase : {RunPhase::Announce, RunPhase::Deal, RunPhase::Complain}) {
            Council all;
            Member& one = all.at(1);
            const auto opened = all.at(0).desk->open(CommitteePurpose::Tracing);
            QVERIFY(opened);
            one.sleep();
            all.follow();
            for (int step = 0; all.run().phase != phase; ++step) {  // it takes part until then
                QVERIFY(step < 10);
                one.wake();
                one.clinic->catchUp([](const node::AppliedBlock&) {});
                all.settle(one);
                QVERIFY(one.author->resendUnsettled());
                QVERIFY(one.desk->follow());
                one.sleep();
                all.follow();
            }
            // It says its word, and dies before anybody hears it.
            one.wake();
            one.isMute = true;
            one.clinic->catchUp([](const node::AppliedBlock&) {});
            QVERIFY(one.desk->follow());
            one.sleep();
            one.isMute = false;
            one.wake();
            QVERIFY(one.author->resendUnsettled());  // as at each start
            all.follow();
            QCOMPARE(all.run().phase, RunPhase::Made);
            QVERIFY(all.view().committeeOf(kFirst)->disqualified.empty());
            all.canUse(kFirst, {0, 1, 2});
        }
    }

    void oneIsAwayAndTheOthersMakeItWithoutIt() {
        Council all;
        all.at(3).sleep();
        all.open();
        for (int phase = 0; phase < 4 && !all.run().hasEnded(); ++phase) {
            const RunPhase before = all.run().phase;
            all.follow();
            QCOMPARE(all.run().phase, before);  // they wait for it
            all.passDeadline();
            // By its own clock nobody's turn has come: the ledger's time is ahead here.
            all.sent.push_back(all.clinicTx(0, {ledger::KeygenAdvance{kFirst}}));
            all.follow();
        }
        QCOMPARE(all.run().phase, RunPhase::Made);
        all.canUse(kFirst, {0, 1, 2});
        all.at(3).wake();
        all.follow();
        QVERIFY(!all.at(3).has(CommitteeSecret::Share) && !all.at(3).has(CommitteeSecret::RunKey));
        QCOMPARE(all.at(3).desk->share(kFirst).error().code, ErrorCode::NotFound);
    }

    // A restored vault: everybody would have to answer it, and its share would be public.
    void whoHasLostItsKeyComplainsOfNobody() {
        Council all;
        all.at(2).sleep();
        all.open();
        all.at(2).wake();
        all.at(2).clinic->catchUp([](const node::AppliedBlock&) {});
        QVERIFY(all.at(2).desk->follow());  // announces
        const auto label = all.at(2).label(kFirst);
        QVERIFY(all.at(2).kept->committees().wipe(label, CommitteeSecret::RunKey));
        QVERIFY(all.at(2).kept->committees().keep(label, CommitteeSecret::RunKey,
                                                  crypto::SecretBytes::random(32)));
        all.follow();
        QCOMPARE(all.run().phase, RunPhase::Made);
        QVERIFY(ledger::complainersOf(all.view(), kFirst, all.run()).empty());
        QVERIFY(all.view().committeeOf(kFirst)->disqualified.empty());
        QVERIFY(!all.at(2).has(CommitteeSecret::Share));
        all.canUse(kFirst, {0, 1, 3});
    }

    // Its boxes are wrong for one clinic, which says so; the answer is right, and counts.
    void aComplaintIsAnswered() {
        Council all;
        all.at(1).sleep();
        all.open();
        Member& dealer = all.at(1);
        dealer.wake();
        dealer.clinic->catchUp([](const node::AppliedBlock&) {});
        QVERIFY(dealer.desk->follow());  // announces
        for (const auto& one : all.members) one->isMute = true;
        all.follow();
        QCOMPARE(all.run().phase, RunPhase::Deal);
        // What it deals is its own, but for one box.
        const auto run = *all.run().describe(all.chain(), kFirst);
        const auto index = *ledger::placeOf(all.run().members, all.clinic(1));
        const auto victim = *ledger::placeOf(all.run().members, all.clinic(3));
        const auto stored = dealer.kept->committees().find(dealer.label(kFirst), CommitteeSecret::Deal);
        QVERIFY(stored->has_value());
        sharing::Deal spoilt = sharing::NewDeal::restore(run, index, (*stored)->view())->deal();
        spoilt.boxes.at(victim).bytes[40] ^= 1;
        all.sent.push_back(all.clinicTx(1, {ledger::KeygenDeal{kFirst, spoilt.encode()}}));
        for (const std::size_t i : {0U, 2U, 3U}) {
            all.at(i).isMute = false;
            QVERIFY(all.at(i).author->resendUnsettled());
        }
        all.follow();
        QCOMPARE(all.run().phase, RunPhase::Complain);
        dealer.isMute = false;
        all.follow();
        QVERIFY(dealer.author->resendUnsettled());
        all.follow();
        QCOMPARE(all.run().phase, RunPhase::Made);
        QVERIFY(all.view().committeeOf(kFirst)->disqualified.empty());
        QVERIFY(!ledger::complainersOf(all.view(), kFirst, all.run()).empty());
        all.canUse(kFirst, {0, 1, 3});
    }

    void aRetiredKeysShareIsWiped() {
        Council all;
        all.open();
        const auto tx = all.clinicTx(0, {ledger::Propose{ledger::RetireCommittee{kFirst}, {}}});
        all.sent.push_back(tx);
        all.follow();
        const auto proposal = ledger::proposalId(tx.id(), 0);
        for (const std::size_t i : {1U, 2U})
            all.sent.push_back(all.clinicTx(i, {ledger::Vote{proposal, true}}));
        all.at(3).sleep();
        all.follow();
        for (std::size_t i = 0; i < 3; ++i) QVERIFY(!all.at(i).has(CommitteeSecret::Share));
        QVERIFY(all.at(3).has(CommitteeSecret::Share));
        all.at(3).wake();  // it was away then
        all.follow();
        QVERIFY(!all.at(3).has(CommitteeSecret::Share));
        QCOMPARE(all.at(0).desk->share(kFirst).error().code, ErrorCode::NotFound);
        all.open();  // another can be made
        QCOMPARE(all.run({CommitteePurpose::Tracing, 2}).phase, RunPhase::Made);
    }
};

QTEST_GUILESS_MAIN(KeygenDeskTest)
#include "keygen_desk_test.moc"
