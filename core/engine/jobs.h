// Jobs: what a session does, one after the other, on a thread of its own that has no event loop.
//
// A job is a function that returns a Result; what comes out is a QFuture. A job that waits for its turn and
// is cancelled ends with Cancelled without having begun. One that runs sees it at its next progress() and
// in whatever it asks of the home node.
//
// Thread rule: everything on the thread that made it, signals too; progress() on the job thread. The
// destructor cancels everything and returns when the running job has let go.
#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThreadPool>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>

#include "core/base/result.h"
#include "core/engine/values.h"

namespace reseal::engine {

inline constexpr std::size_t kMaxJobs = 256;  // waiting and running; more are refused with Limit

class Jobs;

// A running job's view of itself.
class Job {
public:
    // False: stop, somebody cancelled it.
    bool progress(std::uint64_t done, std::uint64_t total);
    bool isCancelled() const { return cancelled_.load(std::memory_order_relaxed); }
    std::uint64_t id() const { return id_; }

private:
    friend class Jobs;
    Job(Jobs& jobs, std::uint64_t id, std::string what) : jobs_(jobs), id_(id), what_(std::move(what)) {}
    Jobs& jobs_;
    std::uint64_t id_;
    std::string what_;
    std::atomic<bool> cancelled_ = false;
    std::uint64_t permille_ = UINT64_MAX;  // what was last told
};

class Jobs : public QObject {
    Q_OBJECT
public:
    // `interrupt` cuts short what the running job waits for, `proceed` takes that back before the next one.
    // Both from any thread.
    Jobs(std::function<void()> interrupt, std::function<void()> proceed);
    ~Jobs() override;

    // `work` is a Result<T>(Job&), and may own what can only be moved.
    // `most`: how many there may be besides it.
    template <class T, class Work>
    QFuture<Result<T>> run(std::string what, Work work, std::size_t most = kMaxJobs);
    std::uint64_t lastId() const { return next_ - 1; }  // of the job that run() has just taken

    void cancel(std::uint64_t id);
    void cancelAll();
    // Those that were asked for before the job `id`, of a kind that `which` says.
    void cancelBefore(std::uint64_t id, const std::function<bool(std::string_view what)>& which);
    std::size_t size();
    bool isIdle() { return size() == 0; }

Q_SIGNALS:
    void progress(const reseal::engine::JobProgress& progress);

private:
    friend class Job;
    template <class T, class Work>
    class Task;
    void begin(Job& job);
    void end(Job& job);
    void post(JobProgress progress);

    std::function<void()> interrupt_, proceed_;
    std::uint64_t next_ = 1;
    std::mutex mutex_;
    std::map<std::uint64_t, Job*> jobs_;  // owned by their tasks; under mutex_, as is the next
    Job* running_ = nullptr;
    QThreadPool thread_;
};

template <class T, class Work>
class Jobs::Task final : public QRunnable {
public:
    Task(Jobs& jobs, std::uint64_t id, std::string what, Work work)
        : jobs_(jobs), job_(jobs, id, std::move(what)), work_(std::move(work)) {
        promise_.start();
    }
    QFuture<Result<T>> future() { return promise_.future(); }
    Job& job() { return job_; }
    void run() override {
        jobs_.begin(job_);
        Result<T> result =
            job_.isCancelled() ? Result<T>(fail(ErrorCode::Cancelled, "cancelled")) : work_(job_);
        jobs_.end(job_);
        promise_.addResult(std::move(result));
        promise_.finish();
    }

private:
    Jobs& jobs_;
    Job job_;
    Work work_;
    QPromise<Result<T>> promise_;
};

template <class T, class Work>
QFuture<Result<T>> Jobs::run(std::string what, Work work, std::size_t most) {
    if (size() >= most) {
        QPromise<Result<T>> refused;
        refused.start();
        refused.addResult(Result<T>(fail(ErrorCode::Limit, "too many jobs wait already")));
        refused.finish();
        return refused.future();
    }
    auto* task = new Task<T, Work>(*this, next_++, std::move(what), std::move(work));  // the pool owns it
    QFuture<Result<T>> future = task->future();
    {
        const std::lock_guard lock(mutex_);
        jobs_.emplace(task->job().id(), &task->job());
    }
    thread_.start(task);
    return future;
}

}  // namespace reseal::engine
