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

inline void requireSame(ByteView encoded, ByteView original) {
    require(equal(encoded, original), "what decodes, encodes to the same bytes");
}
inline void requireSame(const Bytes& encoded, ByteView original) {
    requireSame(ByteView(encoded), original);
}
inline void requireSame(const Result<Bytes>& encoded, ByteView original) {
    require(static_cast<bool>(encoded), "what decodes can be encoded");
    requireSame(ByteView(*encoded), original);
}

// If `bytes` decode, they are what encoding gives.
template <class Decode, class Encode>
void returns(ByteView bytes, Decode decode, Encode encode) {
    if (const auto value = decode(bytes)) requireSame(encode(*value), bytes);
}
// The same for a type with decode() and encode().
template <class T>
void returns(ByteView bytes) {
    returns(
        bytes, [](ByteView b) { return T::decode(b); }, [](const T& value) { return value.encode(); });
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
