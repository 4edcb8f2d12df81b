#include "ui/common/stall_watch.h"

#include <algorithm>

namespace reseal::ui {
namespace {
constexpr double kFrameMs = 16;
}

StallWatch::StallWatch(QObject* parent) : QObject(parent) {
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(kBeatMs);
    connect(&timer_, &QTimer::timeout, this, &StallWatch::beat);
    restart();
    timer_.start();
}

void StallWatch::restart() {
    longest_ = 0;
    stalls_.clear();
    since_.start();
}

double StallWatch::lateBy() const {
    return std::max(0.0, static_cast<double>(since_.nsecsElapsed()) / 1e6 - kBeatMs);
}

double StallWatch::longestMs() const {
    return std::max(longest_, lateBy());
}

int StallWatch::over(int ms) const {
    return static_cast<int>(std::ranges::count_if(stalls_, [ms](double stall) { return stall > ms; }));
}

void StallWatch::beat() {
    const double late = lateBy();
    longest_ = std::max(longest_, late);
    if (late > kFrameMs && stalls_.size() < kMostKept) stalls_.push_back(late);
    since_.start();
}

}  // namespace reseal::ui
