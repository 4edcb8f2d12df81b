// A fixed set of threads for work that uses all cores. Free of Qt, so that ThreadSanitizer sees it all.
//
// Thread rule: submit() and forEach() from any thread, but not from within a task of the same pool.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <queue>
#include <thread>
#include <vector>

namespace reseal {

class Pool {
public:
    explicit Pool(unsigned threads = 0);  // 0: one a core
    ~Pool();                              // finishes what was submitted
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    void submit(std::function<void()> task);
    // Calls task(0) … task(count − 1), some of them at the same time; returns when all have returned.
    void forEach(std::size_t count, const std::function<void(std::size_t)>& task);
    unsigned size() const { return static_cast<unsigned>(threads_.size()); }

private:
    void run();
    std::mutex mutex_;
    std::condition_variable wake_;
    std::queue<std::function<void()>> tasks_;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

Pool& sharedPool();  // one for the process

}  // namespace reseal
