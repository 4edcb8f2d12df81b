#include "core/base/pool.h"

#include <algorithm>
#include <atomic>

namespace reseal {

Pool::Pool(unsigned threads) {
    if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

Pool::~Pool() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) thread.join();
}

void Pool::submit(std::function<void()> task) {
    {
        const std::lock_guard lock(mutex_);
        tasks_.push(std::move(task));
    }
    wake_.notify_one();
}

void Pool::run() {
    for (;;) {
        std::function<void()> task;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
            if (tasks_.empty()) return;
            task = std::move(tasks_.front());
            tasks_.pop();
        }
        task();
    }
}

void Pool::forEach(std::size_t count, const std::function<void(std::size_t)>& task) {
    if (count == 0) return;
    // The caller works too, so a busy pool delays nothing. Helpers that start late find nothing left.
    struct Shared {
        std::atomic<std::size_t> next{0};
        std::size_t done = 0;
        std::mutex mutex;
        std::condition_variable all;
    };
    const auto shared = std::make_shared<Shared>();
    const auto work = [shared, count, &task] {
        for (;;) {
            const std::size_t i = shared->next.fetch_add(1);
            if (i >= count) return;
            task(i);
            const std::lock_guard lock(shared->mutex);
            if (++shared->done == count) shared->all.notify_all();
        }
    };
    const std::size_t helpers = std::min<std::size_t>(size(), count - 1);
    for (std::size_t i = 0; i < helpers; ++i) submit(work);
    work();
    std::unique_lock lock(shared->mutex);
    shared->all.wait(lock, [&] { return shared->done == count; });
}

Pool& sharedPool() {
    static Pool pool;
    return pool;
}

}  // namespace reseal
