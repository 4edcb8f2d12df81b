#include "ui/shell/idle_watch.h"

#include <QTimer>
#include <chrono>

namespace reseal::ui {
namespace {
constexpr int kTickMs = 1000;

Instant steadyClock() {
    using namespace std::chrono;
    return {duration_cast<std::chrono::milliseconds>(steady_clock::now().time_since_epoch()).count()};
}
}  // namespace

IdleWatch::Clocks IdleWatch::realClocks() {
    return {steadyClock, monotonicClock, wallClock};
}

IdleWatch::IdleWatch(QObject* parent) : QObject(parent), timer_(new QTimer(this)) {
    setClocks(realClocks());
    connect(timer_, &QTimer::timeout, this, &IdleWatch::tick);
    timer_->start(kTickMs);
}

void IdleWatch::setClocks(Clocks clocks) {
    clocks_ = std::move(clocks);
    running_ = clocks_.running();
    throughout_ = clocks_.throughout();
    wall_ = clocks_.wall();
    lastActive_ = running_;
}

void IdleWatch::active() {
    lastActive_ = clocks_.running();
    told_ = false;
    if (!std::exchange(warning_, false)) return;
    Q_EMIT stayed();
}

void IdleWatch::tick() {
    const Instant running = clocks_.running(), throughout = clocks_.throughout(), wall = clocks_.wall();
    const Duration passed = running - running_;
    const bool suspended = (throughout - throughout_).ms - passed.ms > kSuspended.ms ||
                           (wall - wall_).ms - passed.ms > kSuspended.ms;
    running_ = running;
    throughout_ = throughout;
    wall_ = wall;
    if (suspended) {
        active();
        Q_EMIT timeToLock();
        return;
    }
    const Duration left = kIdle + Duration{-(running - lastActive_).ms};
    if (left > kWarning || told_) return;
    if (left.ms > 0) {
        warning_ = true;
        Q_EMIT warned(static_cast<int>((left.ms + 999) / 1000));
        return;
    }
    told_ = true;
    if (std::exchange(warning_, false)) Q_EMIT stayed();
    Q_EMIT timeToLock();
}

}  // namespace reseal::ui
