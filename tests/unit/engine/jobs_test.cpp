// Jobs run one after the other, tell how far they are, and end when they are told to.
#include "core/engine/jobs.h"

#include <QSignalSpy>
#include <QtTest>
#include <future>

namespace reseal::engine {

class EngineJobsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void inOrderOnOneThread();
    void progressIsTold();
    void cancelsTheRunningOne();
    void cancelsWhatWaits();
    void cancelsAKindThatCameBefore();
    void interruptIsTakenBack();
    void limit();
    void endsWithItsOwner();
    void movesWhatCanOnlyBeMoved();
};

// A job that runs until it is let go, or cancelled.
struct Gate {
    std::promise<void> begun, opened;
    std::shared_future<void> open = opened.get_future().share();
    Result<int> pass(int value) {
        begun.set_value();
        open.wait();
        return value;
    }
};

void EngineJobsTest::cancelsAKindThatCameBefore() {
    std::atomic<int> interrupted = 0;
    Jobs jobs([&] { ++interrupted; }, [] {});
    Gate gate;
    const auto one = [](Job&) -> Result<int> { return 1; };
    const auto running = jobs.run<int>("write", [&](Job&) { return gate.pass(1); });
    const auto read = jobs.run<int>("read", one), write = jobs.run<int>("write", one);
    const auto later = jobs.run<int>("read", one);
    gate.begun.get_future().wait();
    jobs.cancelBefore(jobs.lastId(), [](std::string_view what) { return what == "read"; });
    QCOMPARE(interrupted.load(), 0);
    jobs.cancelBefore(2, [](std::string_view) { return true; });
    QCOMPARE(interrupted.load(), 1);
    gate.opened.set_value();
    QTRY_VERIFY(later.isFinished());
    QCOMPARE(read.result().error().code, ErrorCode::Cancelled);
    QVERIFY(write.result() && later.result() && running.result());
}

void EngineJobsTest::inOrderOnOneThread() {
    Jobs jobs([] {}, [] {});
    std::vector<int> order;
    std::set<QThread*> threads;
    QFuture<Result<int>> last;
    for (int i = 0; i < 20; ++i)
        last = jobs.run<int>("count", [&, i](Job&) -> Result<int> {
            order.push_back(i);
            threads.insert(QThread::currentThread());
            return i;
        });
    QTRY_VERIFY(last.isFinished());
    QCOMPARE(*last.result(), 19);
    for (int i = 0; i < 20; ++i) QCOMPARE(order[static_cast<std::size_t>(i)], i);
    QCOMPARE(threads.size(), std::size_t{1});
    QVERIFY(!threads.contains(QThread::currentThread()));
    QVERIFY(jobs.isIdle());
}

void EngineJobsTest::progressIsTold() {
    Jobs jobs([] {}, [] {});
    std::vector<JobProgress> told;
    connect(&jobs, &Jobs::progress, this, [&](const JobProgress& progress) {
        QCOMPARE(QThread::currentThread(), thread());
        told.push_back(progress);
    });
    const auto done = jobs.run<void>("copy", [](Job& job) -> Status {
        for (std::uint64_t i = 0; i <= 1'000'000; ++i) (void)job.progress(i, 1'000'000);
        return {};
    });
    QTRY_VERIFY(!told.empty() && told.back().ended);
    QVERIFY(told.size() > 500 && told.size() < 1100);  // not one a byte
    for (const JobProgress& progress : told) QCOMPARE(progress.what, std::string("copy"));
    QVERIFY(done.isFinished());
}

void EngineJobsTest::cancelsTheRunningOne() {
    std::promise<void> cut;
    Jobs jobs([&] { cut.set_value(); }, [] {});
    std::promise<void> begun;
    const auto future = jobs.run<int>("wait", [&](Job& job) -> Result<int> {
        begun.set_value();
        cut.get_future().wait();  // as a call to the network is cut short
        if (!job.progress(0, 1)) return fail(ErrorCode::Cancelled, "stopped; nothing was kept");
        return 1;
    });
    begun.get_future().wait();
    jobs.cancel(jobs.lastId());
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().code, ErrorCode::Cancelled);
    QCOMPARE(future.result().error().detail, std::string("stopped; nothing was kept"));
}

void EngineJobsTest::cancelsWhatWaits() {
    int interrupts = 0;
    Jobs jobs([&] { ++interrupts; }, [] {});
    Gate gate;
    const auto first = jobs.run<int>("first", [&](Job&) { return gate.pass(1); });
    bool ran = false;
    const auto second = jobs.run<int>("second", [&](Job&) -> Result<int> {
        ran = true;
        return 2;
    });
    gate.begun.get_future().wait();
    jobs.cancel(jobs.lastId());
    jobs.cancel(12345);
    gate.opened.set_value();
    QTRY_VERIFY(second.isFinished());
    QCOMPARE(*first.result(), 1);
    QCOMPARE(second.result().error().code, ErrorCode::Cancelled);
    QVERIFY(!ran);
    QCOMPARE(interrupts, 0);  // the one that ran was left alone
}

void EngineJobsTest::interruptIsTakenBack() {
    std::atomic<bool> interrupted = false;
    std::promise<void> begun;
    Jobs jobs([&] { interrupted = true; }, [&] { interrupted = false; });
    const auto first = jobs.run<int>("first", [&](Job&) -> Result<int> {
        begun.set_value();
        while (!interrupted) std::this_thread::yield();
        return fail(ErrorCode::Cancelled, "cut short");
    });
    const auto second = jobs.run<int>("second", [&](Job&) -> Result<int> { return interrupted ? 0 : 1; });
    begun.get_future().wait();
    jobs.cancel(jobs.lastId() - 1);
    QTRY_VERIFY(second.isFinished());
    QCOMPARE(*second.result(), 1);
}

void EngineJobsTest::limit() {
    Jobs jobs([] {}, [] {});
    Gate gate;
    auto first = jobs.run<int>("first", [&](Job&) { return gate.pass(1); });
    for (std::size_t i = 1; i < kMaxJobs; ++i) jobs.run<int>("more", [](Job&) -> Result<int> { return 1; });
    const auto over = jobs.run<int>("over", [](Job&) -> Result<int> { return 1; });
    QVERIFY(over.isFinished());
    QCOMPARE(over.result().error().code, ErrorCode::Limit);
    gate.opened.set_value();
    QTRY_VERIFY(jobs.isIdle());
    QVERIFY(jobs.run<int>("again", [](Job&) -> Result<int> { return 1; }).isStarted());
}

void EngineJobsTest::endsWithItsOwner() {
    std::promise<void> begun, cut;
    QFuture<Result<int>> running, waiting;
    {
        Jobs jobs([&] { cut.set_value(); }, [] {});
        running = jobs.run<int>("running", [&](Job&) -> Result<int> {
            begun.set_value();
            cut.get_future().wait();
            return fail(ErrorCode::Cancelled, "cut short");
        });
        waiting = jobs.run<int>("waiting", [](Job&) -> Result<int> { return 1; });
        begun.get_future().wait();
    }
    QVERIFY(running.isFinished() && waiting.isFinished());
    QCOMPARE(waiting.result().error().code, ErrorCode::Cancelled);
}

void EngineJobsTest::movesWhatCanOnlyBeMoved() {
    Jobs jobs([] {}, [] {});
    auto owned = std::make_unique<int>(7);
    const auto future =
        jobs.run<int>("move", [owned = std::move(owned)](Job&) -> Result<int> { return *owned; });
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(*future.result(), 7);
}

}  // namespace reseal::engine

QTEST_GUILESS_MAIN(reseal::engine::EngineJobsTest)
#include "jobs_test.moc"
