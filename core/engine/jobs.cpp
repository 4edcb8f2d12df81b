#include "core/engine/jobs.h"

namespace reseal::engine {

bool Job::progress(std::uint64_t done, std::uint64_t total) {
    const std::uint64_t permille = done / (total / 1000 + 1);
    if (permille != permille_) {
        permille_ = permille;
        jobs_.post({id_, what_, done, total, false});
    }
    return !isCancelled();
}

Jobs::Jobs(std::function<void()> interrupt, std::function<void()> proceed)
    : interrupt_(std::move(interrupt)), proceed_(std::move(proceed)) {
    thread_.setMaxThreadCount(1);
    thread_.setExpiryTimeout(-1);
}

// The pool's destructor runs what is left, which ends at once.
Jobs::~Jobs() {
    cancelAll();
}

void Jobs::begin(Job& job) {
    const std::lock_guard lock(mutex_);
    running_ = &job;
    if (!job.isCancelled()) proceed_();
}

void Jobs::end(Job& job) {
    {
        const std::lock_guard lock(mutex_);
        running_ = nullptr;
        jobs_.erase(job.id_);
    }
    post({job.id_, job.what_, 1, 1, true});
}

void Jobs::post(JobProgress told) {
    QMetaObject::invokeMethod(
        this, [this, told = std::move(told)] { Q_EMIT progress(told); }, Qt::QueuedConnection);
}

std::size_t Jobs::size() {
    const std::lock_guard lock(mutex_);
    return jobs_.size();
}

void Jobs::cancel(std::uint64_t id) {
    const std::lock_guard lock(mutex_);
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) return;
    found->second->cancelled_ = true;
    if (running_ == found->second) interrupt_();
}

void Jobs::cancelBefore(std::uint64_t id, const std::function<bool(std::string_view)>& which) {
    const std::lock_guard lock(mutex_);
    for (const auto& [number, job] : jobs_) {
        if (number >= id || !which(job->what_)) continue;
        job->cancelled_ = true;
        if (running_ == job) interrupt_();
    }
}

void Jobs::cancelAll() {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, job] : jobs_) job->cancelled_ = true;
    if (running_) interrupt_();
}

}  // namespace reseal::engine
