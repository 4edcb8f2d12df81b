// Byte strings: owned, viewed, and of fixed length with a type of their own.
//
// Thread rule: values; share nothing.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace reseal {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using MutableByteView = std::span<std::uint8_t>;

inline ByteView bytesOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view textOf(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline Bytes toBytes(ByteView view) {
    return {view.begin(), view.end()};
}
inline bool equal(ByteView a, ByteView b) {
    return std::ranges::equal(a, b);
}  // not for secrets
inline void append(Bytes& to, ByteView more) {
    to.insert(to.end(), more.begin(), more.end());
}

// Lower-case hexadecimal; fromHex refuses anything else. Errors: Malformed.
std::string toHex(ByteView bytes);
Result<Bytes> fromHex(std::string_view hex);

// Base64url without padding (RFC 4648 section 5). Errors: Malformed (also for non-canonical trailing bits).
std::string toBase64Url(ByteView bytes);
Result<Bytes> fromBase64Url(std::string_view text);

std::array<std::uint8_t, 4> le32(std::uint32_t value);
std::array<std::uint8_t, 8> le64(std::uint64_t value);
std::uint32_t readLe32(ByteView four);   // CHECKs the length
std::uint64_t readLe64(ByteView eight);  // CHECKs the length

// N bytes that mean one thing. Two kinds with different tags don't mix.
template <std::size_t N, class Tag>
struct FixedBytes {
    static constexpr std::size_t kSize = N;
    std::array<std::uint8_t, N> bytes{};

    // Errors: Malformed on another length.
    static Result<FixedBytes> from(ByteView view) {
        if (view.size() != N)
            return fail(ErrorCode::Malformed,
                        "expected " + std::to_string(N) + " bytes, got " + std::to_string(view.size()));
        FixedBytes out;
        std::copy(view.begin(), view.end(), out.bytes.begin());
        return out;
    }
    // For a view whose length is known by construction; CHECKs it.
    static FixedBytes copy(ByteView view) {
        RESEAL_CHECK(view.size() == N);
        FixedBytes out;
        std::copy(view.begin(), view.end(), out.bytes.begin());
        return out;
    }
    static Result<FixedBytes> fromHexText(std::string_view hex) {
        RESEAL_ASSIGN(auto raw, fromHex(hex));
        return from(raw);
    }
    operator ByteView() const { return {bytes.data(), N}; }
    ByteView view() const { return {bytes.data(), N}; }
    const std::uint8_t* data() const { return bytes.data(); }
    std::uint8_t* data() { return bytes.data(); }
    static constexpr std::size_t size() { return N; }
    bool isZero() const { return bytes == std::array<std::uint8_t, N>{}; }
    std::string hex() const { return toHex(view()); }
    friend auto operator<=>(const FixedBytes&, const FixedBytes&) = default;
};

}  // namespace reseal
