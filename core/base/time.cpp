#include "core/base/time.h"

#include <chrono>
#include <cstdio>
#include <ctime>

namespace reseal {
namespace {
template <class Clock>
Instant now() {
    using std::chrono::duration_cast;
    return {duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count()};
}
}  // namespace

Instant wallClock() {
    return now<std::chrono::system_clock>();
}
Instant monotonicClock() {
    return now<std::chrono::steady_clock>();
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
