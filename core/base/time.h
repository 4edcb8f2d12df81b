// Time as an argument: state machines never read a clock.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace reseal {

// Times come from others, and kNever is one of them: what would run over stops at the end.
namespace saturating {
inline std::int64_t sum(std::int64_t a, std::int64_t b) {
    std::int64_t out = 0;
    return __builtin_add_overflow(a, b, &out) ? (b < 0 ? INT64_MIN : INT64_MAX) : out;
}
inline std::int64_t difference(std::int64_t a, std::int64_t b) {
    std::int64_t out = 0;
    return __builtin_sub_overflow(a, b, &out) ? (b < 0 ? INT64_MAX : INT64_MIN) : out;
}
inline std::int64_t product(std::int64_t a, std::int64_t b) {
    std::int64_t out = 0;
    return __builtin_mul_overflow(a, b, &out) ? ((a < 0) != (b < 0) ? INT64_MIN : INT64_MAX) : out;
}
}  // namespace saturating

struct Duration {
    std::int64_t ms = 0;
    friend auto operator<=>(const Duration&, const Duration&) = default;
    friend Duration operator+(Duration a, Duration b) { return {saturating::sum(a.ms, b.ms)}; }
    friend Duration operator*(Duration a, std::int64_t k) { return {saturating::product(a.ms, k)}; }
};

constexpr Duration milliseconds(std::int64_t n) {
    return {n};
}
constexpr Duration seconds(std::int64_t n) {
    return {n * 1000};
}
constexpr Duration days(std::int64_t n) {
    return {n * 86'400'000};
}

// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t ms = 0;
    friend auto operator<=>(const Instant&, const Instant&) = default;
    friend Instant operator+(Instant a, Duration d) { return {saturating::sum(a.ms, d.ms)}; }
    friend Instant operator-(Instant a, Duration d) { return {saturating::difference(a.ms, d.ms)}; }
    friend Duration operator-(Instant a, Instant b) { return {saturating::difference(a.ms, b.ms)}; }
};

constexpr Instant kNever{INT64_MAX};

Instant wallClock();       // for hosts only
Instant monotonicClock();  // for hosts only; unrelated to wall time, never goes back, goes on in suspend
std::string isoUtc(Instant instant);  // "2026-11-20T14:05:00.000Z"

}  // namespace reseal
