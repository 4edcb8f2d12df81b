// What the mempool takes, what it refuses, and who has to go when it is full.
#include <QTest>

#include "core/crypto/secret.h"
#include "tests/unit/gossip/simulated_group.h"

using namespace reseal;
using namespace reseal::gossip;

namespace {

struct Pool {
    Status add(const Transaction& transaction) {
        evicted.clear();
        return mempool.add(transaction, Instant{1}, evicted);
    }
    // `authors` authors with `each` transactions.
    void fill(std::uint64_t authors, std::uint64_t each, std::size_t filler = 10) {
        for (std::uint64_t a = 0; a < authors; ++a)
            for (std::uint64_t i = 0; i < each; ++i)
                QVERIFY(add(makeTransaction(1000 + a, 1, i, false, filler)));
    }
    Mempool mempool;
    std::vector<TxId> evicted;
};

}  // namespace

class MempoolTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void takesFindsAndRemoves() {
        Pool pool;
        const Transaction one = makeTransaction(1, 1, 0), two = makeTransaction(1, 1, 1);
        QVERIFY(pool.add(two));
        QVERIFY(pool.add(one));
        QCOMPARE(pool.add(one).error().code, ErrorCode::AlreadyExists);
        QCOMPARE(pool.mempool.size(), 2U);
        QCOMPARE(pool.mempool.bytes(), one.bytes.size() + two.bytes.size());
        QVERIFY(pool.mempool.find(one.id)->transaction.seq == 0);
        QVERIFY(pool.mempool.findPrefix(prefixOf(two.id))->transaction.id == two.id);
        QVERIFY(pool.mempool.findPrefix(prefixOf(two.id) + 1) == nullptr);
        QVERIFY(pool.mempool.byArrival().begin()->second == two.id);
        QVERIFY(pool.mempool.remove(one.id));
        QVERIFY(!pool.mempool.remove(one.id));
        QCOMPARE(pool.mempool.bytes(), two.bytes.size());
        QCOMPARE(pool.mempool.countOf(one.author), 1U);
    }

    void anAuthorHasSixtyFourAndGapsCanStillBeFilled() {
        Pool pool;
        for (std::uint64_t seq = 1; seq <= 64; ++seq) QVERIFY(pool.add(makeTransaction(1, 1, seq)));
        QCOMPARE(pool.add(makeTransaction(1, 1, 65)).error().code, ErrorCode::Limit);
        QVERIFY(pool.evicted.empty());
        QVERIFY(pool.mempool.contains(makeTransaction(1, 1, 64).id));
        // Without seq 0 none of the others could ever be ordered: the last one makes room for it.
        QVERIFY(pool.add(makeTransaction(1, 1, 0)));
        QCOMPARE(pool.evicted, std::vector<TxId>{makeTransaction(1, 1, 64).id});
        QCOMPARE(pool.mempool.countOf(numbered<SignPublic>(1)), 64U);
        QVERIFY(pool.add(makeTransaction(2, 1, 0)));
    }

    void theAuthorWithMostLosesHisNewest() {
        Pool pool;
        pool.fill(100, 44);  // 4,400
        for (std::uint64_t seq = 0; seq < 64; ++seq) QVERIFY(pool.add(makeTransaction(1, 1, seq)));
        pool.fill(0, 0);
        for (std::uint64_t a = 0; a < 36; ++a) QVERIFY(pool.add(makeTransaction(5000 + a, 1, 0)));
        QCOMPARE(pool.mempool.size(), 4500U);
        QVERIFY(!pool.mempool.hasRoom(10));
        QVERIFY(pool.add(makeTransaction(6000, 1, 0)));
        QCOMPARE(pool.evicted, std::vector<TxId>{makeTransaction(1, 1, 63).id});
        QCOMPARE(pool.mempool.size(), 4500U);
        // He who has most gets nothing more in.
        QCOMPARE(pool.add(makeTransaction(1, 1, 63)).error().code, ErrorCode::Limit);
        QVERIFY(pool.mempool.contains(makeTransaction(1, 1, 62).id));
        // Nor does one displace another who has no more than he.
        Pool equal;
        equal.fill(4500, 1);
        QCOMPARE(equal.add(makeTransaction(1, 1, 0)).error().code, ErrorCode::Limit);
        QCOMPARE(equal.mempool.size(), 4500U);
    }

    void bytesAreLimitedToo() {
        Pool pool;
        pool.fill(100, 1, 60'000);
        for (std::uint64_t seq = 0; pool.mempool.hasRoom(64 << 10); ++seq)
            QVERIFY(pool.add(makeTransaction(1, 1, seq, false, 60'000)));
        const std::size_t before = pool.mempool.countOf(numbered<SignPublic>(1));
        while (pool.evicted.empty())
            QVERIFY(pool.add(makeTransaction(pool.mempool.size() + 9000, 1, 0, false, 30'000)));
        QCOMPARE(pool.mempool.countOf(numbered<SignPublic>(1)), before - 1);
        QVERIFY(pool.mempool.bytes() <= Mempool::kTotalBytes * 9 / 10);
        QCOMPARE(pool.add(makeTransaction(1, 2, 0, false, kMaxTransaction)).error().code,
                 ErrorCode::TooLarge);
    }

    void revocationsHaveTheirTenthAndAreNeverEvicted() {
        Pool pool;
        pool.fill(4500, 1);
        std::uint64_t author = 1;
        for (int i = 0; i < 500; ++i) {
            QVERIFY(pool.add(makeTransaction(author++, 1, 0, true)));
            QVERIFY(pool.evicted.empty());
        }
        QCOMPARE(pool.mempool.size(), 5000U);
        // More than their tenth: ordinary ones make room, one each.
        while (pool.mempool.size() == 5000 && author <= 4500) {
            QVERIFY(pool.add(makeTransaction(author++, 1, 0, true)));
            QCOMPARE(pool.evicted.size(), 1U);
        }
        // But not all: who floods with revocations stops nothing else.
        QCOMPARE(author, 4501U);
        QCOMPARE(pool.add(makeTransaction(author, 1, 0, true)).error().code, ErrorCode::Limit);
        QCOMPARE(pool.add(makeTransaction(70'000, 1, 0)).error().code, ErrorCode::Limit);
        QVERIFY(pool.mempool.contains(makeTransaction(1, 1, 0, true).id));
        QCOMPARE(pool.mempool.size(), 5000U);
        const auto ordinary = std::ranges::count_if(
            pool.mempool.entries(), [](const auto& entry) { return !entry.second.transaction.isRevocation; });
        QCOMPARE(static_cast<std::size_t>(ordinary), Mempool::kReserved);
    }

    void anAuthorsRevocationsDontCountAsHisOthers() {
        Pool pool;
        for (std::uint64_t seq = 0; seq < 64; ++seq) QVERIFY(pool.add(makeTransaction(1, 1, seq)));
        for (std::uint64_t seq = 64; seq < 128; ++seq) QVERIFY(pool.add(makeTransaction(1, 1, seq, true)));
        QCOMPARE(pool.add(makeTransaction(1, 1, 128, true)).error().code, ErrorCode::Limit);
        QCOMPARE(pool.mempool.size(), 128U);
    }
};

QTEST_GUILESS_MAIN(MempoolTest)
#include "mempool_test.moc"
