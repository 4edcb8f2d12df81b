// What every benchmark here needs: a clock, a median, and giving up when something fails.
//
// Thread rule: functions.
#pragma once

#include <algorithm>
#include <ctime>
#include <iostream>
#include <vector>

#include "core/base/result.h"

namespace reseal::bench {

inline std::int64_t microseconds() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1'000'000 + now.tv_nsec / 1000;
}

// Of this process, all its threads: what neighbours disturb least.
inline double processorSeconds() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

inline double median(std::vector<std::int64_t> values) {
    std::ranges::sort(values);
    return static_cast<double>(values[values.size() / 2]);
}

// A benchmark has nobody to report a failure to but who runs it.
template <class T>
T must(Result<T> result) {
    if (!result) {
        std::cerr << "benchmark: " << result.error().text() << std::endl;
        std::_Exit(1);
    }
    return *std::move(result);
}
inline void must(const Status& status) {
    if (!status) must<int>(status.error());
}

}  // namespace reseal::bench
