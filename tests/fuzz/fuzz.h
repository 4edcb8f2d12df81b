// What the fuzz targets share: a check that ends the run, and whole inputs cut into parts.
//
// A target states a property that holds for every input, first of all: what decodes, encodes to the same
// bytes. Crashes, leaks and undefined behaviour are found by the sanitizers without being asked.
//
// Thread rule: libFuzzer calls from one thread.
#pragma once

#include <cstdio>
#include <cstdlib>

#include "core/base/bytes.h"

namespace reseal::fuzz {

[[noreturn]] inline void broken(const char* property) {
    std::fprintf(stderr, "broken: %s\n", property);
    std::abort();
}

inline void require(bool holds, const char* property) {
    if (!holds) broken(property);
}

// Takes an input apart: small choices first, the rest last.
class Input {
public:
    Input(const std::uint8_t* bytes, std::size_t size) : rest_(bytes, size) {}
    std::uint8_t byte() {
        if (rest_.empty()) return 0;
        const std::uint8_t first = rest_[0];
        rest_ = rest_.subspan(1);
        return first;
    }
    ByteView upTo(std::size_t count) {
        const ByteView out = rest_.first(std::min(count, rest_.size()));
        rest_ = rest_.subspan(out.size());
        return out;
    }
    ByteView rest() const { return rest_; }

private:
    ByteView rest_;
};

}  // namespace reseal::fuzz
