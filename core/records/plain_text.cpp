#include "core/records/plain_text.h"

#include "core/base/cbor.h"

namespace reseal::records {
namespace {

// The code point at the front of valid UTF-8, and its length in bytes.
struct CodePoint {
    char32_t value;
    std::size_t length;
};

CodePoint front(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto tail = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3F); };
    if (byte(0) < 0x80) return {byte(0), 1};
    if (byte(0) < 0xE0) return {(static_cast<char32_t>(byte(0) & 0x1F) << 6) | tail(1), 2};
    if (byte(0) < 0xF0) return {(static_cast<char32_t>(byte(0) & 0x0F) << 12) | (tail(1) << 6) | tail(2), 3};
    return {(static_cast<char32_t>(byte(0) & 0x07) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3), 4};
}

bool isForbidden(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool separator = c == 0x2028 || c == 0x2029;
    const bool direction = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                           (c >= 0x2066 && c <= 0x2069);
    return control || separator || direction || c == 0xFEFF;
}

constexpr std::string_view kEllipsis = "…";

}  // namespace

bool isPlain(std::string_view text, std::size_t maxBytes, bool allowLines) {
    if (text.size() > maxBytes || !cbor::isUtf8(text)) return false;
    while (!text.empty()) {
        const CodePoint c = front(text);
        if (isForbidden(c.value) && !(allowLines && c.value == '\n')) return false;
        text.remove_prefix(c.length);
    }
    return true;
}

std::string plainLine(std::string_view text, std::size_t maxBytes) {
    RESEAL_CHECK(maxBytes >= kEllipsis.size());
    std::string line;
    if (!cbor::isUtf8(text)) return line;
    std::size_t cut = 0;  // the longest whole prefix that leaves room for the ellipsis
    while (!text.empty()) {
        const CodePoint c = front(text);
        const bool space = c.value == ' ' || isForbidden(c.value);
        if (!space)
            line += text.substr(0, c.length);
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
        if (line.size() + kEllipsis.size() <= maxBytes) cut = line.size();
        if (line.size() > maxBytes + 1) break;  // one more: a trailing space may go again
        text.remove_prefix(c.length);
    }
    if (!line.empty() && line.back() == ' ') line.pop_back();
    if (line.size() <= maxBytes) return line;
    line.resize(cut);
    if (line.back() == ' ') line.pop_back();
    return line += kEllipsis;
}

}  // namespace reseal::records
