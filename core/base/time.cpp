#include "core/base/time.h"

#include <cstdio>
#include <ctime>

#include "core/base/check.h"

namespace reseal {
namespace {
Instant read(clockid_t clock) {
    std::timespec now{};
    RESEAL_CHECK(::clock_gettime(clock, &now) == 0);
    return {std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000};
}
}  // namespace

Instant wallClock() {
    return read(CLOCK_REALTIME);
}
Instant monotonicClock() {
    // Not CLOCK_MONOTONIC: that one stands still while the machine is suspended, so what was heard before
    // would pass for fresh on waking.
    return read(CLOCK_BOOTTIME);
}

std::string isoUtc(Instant instant) {
    std::time_t whole = instant.ms / 1000;
    long rest = instant.ms % 1000;
    if (rest < 0) {
        rest += 1000;
        --whole;
    }
    std::tm parts{};
    if (gmtime_r(&whole, &parts) == nullptr) return std::to_string(instant.ms) + " ms";
    char text[96];
    std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03ldZ", parts.tm_year + 1900,
                  parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, rest);
    return text;
}

}  // namespace reseal
