#include "core/base/pool.h"

#include <QtTest>

#include <atomic>
#include <latch>

using namespace reseal;

class PoolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forEachCallsEveryIndexOnce() {
        Pool pool(3);
        QCOMPARE(pool.size(), 3U);
        for (std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{1000}}) {
            std::vector<std::atomic<int>> calls(count);
            pool.forEach(count, [&](std::size_t i) { ++calls[i]; });
            for (const auto& n : calls) QCOMPARE(n.load(), 1);
        }
    }

    void forEachUsesThreadsOfThePool() {
        Pool pool(1);
        std::latch both(2);  // passes only if two tasks run at the same time
        pool.forEach(2, [&](std::size_t) { both.arrive_and_wait(); });
        QVERIFY(both.try_wait());
    }

    // The caller is through first and has to be woken. (A pool that forgets to is stuck here, as good as
    // always.)
    void theLastTaskWakesTheCaller() {
        Pool pool(1);
        const auto caller = std::this_thread::get_id();
        for (int round = 0; round < 20; ++round) {
            std::latch both(2);
            pool.forEach(2, [&](std::size_t) {
                both.arrive_and_wait();
                if (std::this_thread::get_id() == caller) return;
                for (int i = 0; i < 1000; ++i) std::this_thread::yield();
            });
        }
    }

    void aBusyPoolDelaysNobody() {
        Pool pool(1);
        std::latch busy(1), release(1);
        pool.submit([&] {
            busy.count_down();
            release.wait();
        });
        busy.wait();
        std::atomic<int> calls{0};
        pool.forEach(10, [&](std::size_t) { ++calls; });  // the caller does it all
        QCOMPARE(calls.load(), 10);
        release.count_down();
    }

    void manyCallersAtOnce() {
        Pool pool(2);
        std::atomic<int> calls{0};
        std::vector<std::thread> callers;
        for (int t = 0; t < 4; ++t)
            callers.emplace_back([&] {
                for (int round = 0; round < 50; ++round) pool.forEach(20, [&](std::size_t) { ++calls; });
            });
        for (auto& caller : callers) caller.join();
        QCOMPARE(calls.load(), 4 * 50 * 20);
    }

    void whatTasksWroteIsSeenByTheCaller() {
        Pool pool(2);
        std::vector<int> values(10'000);  // not atomic: forEach's return is the synchronization
        pool.forEach(values.size(), [&](std::size_t i) { values[i] = static_cast<int>(i); });
        for (std::size_t i = 0; i < values.size(); ++i) QCOMPARE(values[i], static_cast<int>(i));
    }

    void theDestructorFinishesWhatWasSubmitted() {
        std::atomic<int> done{0};
        {
            Pool pool(1);
            for (int i = 0; i < 100; ++i) pool.submit([&] { ++done; });
        }
        QCOMPARE(done.load(), 100);
    }

    void theSharedPoolHasThreads() { QVERIFY(sharedPool().size() >= 1); }
};

QTEST_GUILESS_MAIN(PoolTest)
#include "pool_test.moc"
