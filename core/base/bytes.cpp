#include "core/base/bytes.h"

namespace reseal {
namespace {
constexpr char kHex[] = "0123456789abcdef";
constexpr char kBase64Url[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

int hexValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}
}  // namespace

std::string toHex(ByteView bytes) {
    std::string out;
    out.reserve(bytes.size() * 2);
    for (std::uint8_t b : bytes) {
        out.push_back(kHex[b >> 4]);
        out.push_back(kHex[b & 15]);
    }
    return out;
}

Result<Bytes> fromHex(std::string_view hex) {
    if (hex.size() % 2 != 0) return fail(ErrorCode::Malformed, "hexadecimal text of odd length");
    Bytes out;
    out.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = hexValue(hex[i]);
        const int low = hexValue(hex[i + 1]);
        if (high < 0 || low < 0) return fail(ErrorCode::Malformed, "not lower-case hexadecimal");
        out.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    return out;
}

std::string toBase64Url(ByteView bytes) {
    std::string out;
    out.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t bits = 0;
    int count = 0;
    for (std::uint8_t b : bytes) {
        bits = bits << 8 | b;
        count += 8;
        while (count >= 6) {
            count -= 6;
            out.push_back(kBase64Url[bits >> count & 63]);
        }
    }
    if (count > 0) out.push_back(kBase64Url[bits << (6 - count) & 63]);
    return out;
}

Result<Bytes> fromBase64Url(std::string_view text) {
    if (text.size() % 4 == 1) return fail(ErrorCode::Malformed, "base64url text of impossible length");
    Bytes out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    int count = 0;
    for (char c : text) {
        const char* at = c == '\0' ? nullptr : std::strchr(kBase64Url, c);
        if (at == nullptr) return fail(ErrorCode::Malformed, "a character that is not base64url");
        bits = bits << 6 | static_cast<std::uint32_t>(at - kBase64Url);
        count += 6;
        if (count >= 8) {
            count -= 8;
            out.push_back(static_cast<std::uint8_t>(bits >> count));
        }
    }
    if ((bits & ((1U << count) - 1)) != 0)
        return fail(ErrorCode::Malformed, "base64url text with stray bits");
    return out;
}

std::array<std::uint8_t, 4> le32(std::uint32_t value) {
    std::array<std::uint8_t, 4> out;
    for (std::size_t i = 0; i < 4; ++i) out[i] = static_cast<std::uint8_t>(value >> (8 * i));
    return out;
}

std::array<std::uint8_t, 8> le64(std::uint64_t value) {
    std::array<std::uint8_t, 8> out;
    for (std::size_t i = 0; i < 8; ++i) out[i] = static_cast<std::uint8_t>(value >> (8 * i));
    return out;
}

std::uint32_t readLe32(ByteView four) {
    RESEAL_CHECK(four.size() == 4);
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8 | four[i];
    return value;
}

std::uint64_t readLe64(ByteView eight) {
    RESEAL_CHECK(eight.size() == 8);
    std::uint64_t value = 0;
    for (std::size_t i = 8; i-- > 0;) value = value << 8 | eight[i];
    return value;
}

}  // namespace reseal
