// Groups of nodes over a simulated network: does everything arrive, how often, and who can stop it?
#include <QTest>

#include "core/crypto/secret.h"
#include "tests/unit/gossip/simulated_group.h"

using namespace reseal;
using namespace reseal::gossip;

class GroupTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void inASmallMeshEachNodeReceivesEachTransactionOnce_data() {
        QTest::addColumn<int>("nodes");
        QTest::newRow("four") << 4;
        QTest::newRow("nine, each with eight peers") << 9;
    }
    void inASmallMeshEachNodeReceivesEachTransactionOnce() {
        QFETCH(int, nodes);
        Group group(static_cast<std::size_t>(nodes), 1);
        group.linkAll();
        group.run(seconds(1));
        for (std::uint64_t i = 0; i < 200; ++i) {
            group.submit(i % group.size(), makeTransaction(i, 1, 0));
            group.run(milliseconds(37));
        }
        group.run(milliseconds(100));
        QVERIFY(group.allHold(200));  // by push alone
        group.run(seconds(120));
        const std::uint64_t receivers = group.size() - 1;
        QVERIFY2(group.pushesReceived() <= 200 * receivers * 103 / 100,
                 qPrintable(QString::number(group.pushesReceived())));
    }

    void everythingArrivesThroughLossReorderingAndRepetition() {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Group group(4 + seed % 5, seed, {milliseconds(5), milliseconds(900), 20, 10});
            group.linkAll();
            for (std::uint64_t i = 0; i < 100; ++i) {
                group.submit(group.random().below(group.size()),
                             makeTransaction(i / 10, 1, i % 10, i % 7 == 0));
                group.run(milliseconds(50));
            }
            group.run(seconds(300));
            QVERIFY2(group.allHold(100), qPrintable(QStringLiteral("seed %1").arg(seed)));
            for (std::size_t i = 0; i < group.size(); ++i) QVERIFY(group[i].misbehaviour.empty());
        }
    }

    void oneNodeThatHasItIsEnoughAfterItsOriginDied() {
        Group group(5, 3);
        group.linkAll();
        group.run(seconds(1));
        for (const std::size_t unreachable : {2U, 3U, 4U}) group.cut(0, unreachable);
        group.submit(0, makeTransaction(1, 1, 0));
        group.run(milliseconds(100));
        group.cut(0, 1);
        QCOMPARE(group[1].gossip.mempool().size(), 1U);
        QCOMPARE(group[2].gossip.mempool().size(), 0U);
        group.run(milliseconds(1500));
        for (const std::size_t other : {2U, 3U, 4U}) QCOMPARE(group[other].gossip.mempool().size(), 1U);
        QVERIFY(group.pushesReceived() <= 5);
    }

    void whatWasSubmittedApartIsComparedWhenTheLinkComesBack() {
        Group group(4, 4);
        group.link(0, 1);
        group.link(2, 3);
        group.run(seconds(1));
        for (std::uint64_t i = 0; i < 300; ++i)
            group.submit(i % 2 == 0 ? 0 : 2, makeTransaction(i, 1, 0, i % 5 == 0));
        group.run(seconds(3));
        QVERIFY(!group.allHold(300));
        group.link(1, 2);
        group.run(seconds(5));
        QVERIFY(group.allHold(300));
        std::uint64_t duplicates = 0;
        for (std::size_t i = 0; i < 4; ++i) duplicates += group[i].gossip.counters().duplicates;
        QVERIFY2(duplicates <= 20, qPrintable(QString::number(duplicates)));
    }

    void aLargerGroupSpreadsAlongATree() {
        Group group(16, 5);
        group.linkAll();
        group.run(seconds(1));
        const auto round = [&group](std::uint64_t author) {
            const std::uint64_t before = group.pushesReceived();
            for (std::uint64_t i = 0; i < 100; ++i) {
                group.submit(i % group.size(), makeTransaction(author + i, 1, 0));
                group.run(milliseconds(40));
            }
            group.run(seconds(5));
            return group.pushesReceived() - before;
        };
        round(0);
        const std::uint64_t pushes = round(1000);
        QVERIFY(group.allHold(200));
        QVERIFY2(pushes <= 100 * 15 * 2, qPrintable(QString::number(pushes)));
    }

    void whatIsSettledIsNotFetchedAgain() {
        Group group(4, 6);
        group.linkAll();
        std::vector<TxId> ids;
        for (std::uint64_t i = 0; i < 50; ++i) {
            const Transaction transaction = makeTransaction(i, 1, 0);
            ids.push_back(transaction.id);
            group.submit(0, transaction);
        }
        group.run(seconds(2));
        for (const std::size_t ahead : {0U, 1U}) group.settle(ahead, ids);
        const std::uint64_t before = group.pushesReceived();
        group.run(seconds(200));  // the two behind compare with those ahead again and again
        QCOMPARE(group[0].gossip.mempool().size(), 0U);
        QCOMPARE(group[2].gossip.mempool().size(), 50U);
        QCOMPARE(group[0].gossip.counters().wantsSent, 0U);
        // Those behind push what those ahead seem to lack; nobody takes it.
        QVERIFY(group.pushesReceived() - before < 200 * 50);
        group.submit(0, makeTransaction(3, 1, 0));
        QCOMPARE(group[0].gossip.mempool().size(), 0U);
    }

    void aNodeCatchesUpFromSeveralPeers() {
        Group group(5, 7);
        group.linkAll();
        for (std::size_t i = 1; i < 5; ++i) group.setHeight(i, 5000);
        group.run(seconds(60));
        QCOMPARE(group[0].height, 5000U);
        QVERIFY(!group[0].gossip.catchingUp());
    }

    void liarsAndLaggardsDontStopCatchUp_data() {
        QTest::addColumn<int>("conduct");
        QTest::newRow("claims what it has not got") << static_cast<int>(Conduct::ClaimsTooMuch);
        QTest::newRow("serves rubbish") << static_cast<int>(Conduct::ServesRubbish);
        QTest::newRow("never answers") << static_cast<int>(Conduct::NeverAnswers);
    }
    void liarsAndLaggardsDontStopCatchUp() {
        QFETCH(int, conduct);
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            Group group(6, seed);
            for (std::size_t i = 2; i < 6; ++i) group[i].conduct = static_cast<Conduct>(conduct);
            group.linkAll();
            for (std::size_t i = 1; i < 6; ++i) group.setHeight(i, 640);
            group.run(seconds(60));
            QVERIFY2(group[0].height == 640,
                     qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(group[0].height)));
            // Nobody is asked in vain for ever, and reconnecting wins nothing.
            const std::uint64_t fetches = group[0].fetches;
            for (int i = 0; i < 50; ++i) {
                group.cut(0, 2);
                group.link(0, 2);
                group.run(milliseconds(100));
            }
            QVERIFY2(group[0].fetches - fetches <= 12,
                     qPrintable(QString::number(group[0].fetches - fetches)));
            QVERIFY(group[0].rubbishApplied <= 20);
        }
    }

    void oneSeedIsOneRun() {
        const auto run = [](std::uint64_t seed) {
            Group group(6, seed, {milliseconds(5), milliseconds(500), 10, 10});
            group.linkAll();
            for (std::uint64_t i = 0; i < 60; ++i) {
                group.submit(i % 6, makeTransaction(i, 1, 0));
                group.run(milliseconds(20));
            }
            group.setHeight(3, 700);
            group.run(seconds(100));
            return std::pair(group.actions(), group.pushesReceived());
        };
        QVERIFY(run(11) == run(11));
        QVERIFY(run(11) != run(12));
    }
};

QTEST_GUILESS_MAIN(GroupTest)
#include "group_test.moc"
