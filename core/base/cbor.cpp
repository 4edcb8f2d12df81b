#include "core/base/cbor.h"

namespace reseal::cbor {
namespace {
constexpr std::uint8_t kUint = 0, kBytes = 2, kText = 3, kArray = 4, kSimple = 7;
constexpr std::uint8_t kFalse = 0xf4, kTrue = 0xf5, kNull = 0xf6;
constexpr int kMaxDepth = 16;
}  // namespace

void Writer::head(std::uint8_t major, std::uint64_t value) {
    const auto top = static_cast<std::uint8_t>(major << 5);
    if (value < 24) {
        out_.push_back(static_cast<std::uint8_t>(top | value));
        return;
    }
    int size = 8;  // bytes that follow
    std::uint8_t low = 27;
    if (value <= 0xff) {
        size = 1;
        low = 24;
    } else if (value <= 0xffff) {
        size = 2;
        low = 25;
    } else if (value <= 0xffffffff) {
        size = 4;
        low = 26;
    }
    out_.push_back(static_cast<std::uint8_t>(top | low));
    for (int i = size - 1; i >= 0; --i) out_.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

Writer& Writer::uint(std::uint64_t value) {
    head(kUint, value);
    return *this;
}
Writer& Writer::boolean(bool value) {
    out_.push_back(value ? kTrue : kFalse);
    return *this;
}
Writer& Writer::null() {
    out_.push_back(kNull);
    return *this;
}
Writer& Writer::bytes(ByteView value) {
    head(kBytes, value.size());
    append(out_, value);
    return *this;
}
Writer& Writer::text(std::string_view utf8) {
    RESEAL_CHECK(isUtf8(utf8));
    head(kText, utf8.size());
    append(out_, bytesOf(utf8));
    return *this;
}
Writer& Writer::array(std::uint64_t count) {
    head(kArray, count);
    return *this;
}
Writer& Writer::raw(ByteView encoded) {
    append(out_, encoded);
    return *this;
}

void Reader::refuse(std::string why) {
    if (error_.empty()) error_ = std::move(why);
    rest_ = {};
}

std::uint64_t Reader::head(std::uint8_t major) {
    if (!ok()) return 0;
    if (rest_.empty()) {
        refuse("ends too early");
        return 0;
    }
    const std::uint8_t first = rest_[0];
    if (first >> 5 != major) {
        refuse("an item of another type than expected");
        return 0;
    }
    const std::uint8_t low = first & 31;
    rest_ = rest_.subspan(1);
    if (low < 24) return low;
    if (low > 27) {
        refuse("indefinite length or reserved header");
        return 0;
    }
    const ByteView digits = take(std::uint64_t{1} << (low - 24));
    std::uint64_t value = 0;
    for (std::uint8_t b : digits) value = value << 8 | b;
    constexpr std::uint64_t kLeast[] = {24, 0x100, 0x10000, 0x100000000};
    if (ok() && value < kLeast[low - 24]) refuse("an integer that is not in its shortest form");
    return ok() ? value : 0;
}

ByteView Reader::take(std::uint64_t length) {
    if (!ok()) return {};
    if (length > rest_.size()) {
        refuse("ends too early");
        return {};
    }
    const ByteView out = rest_.first(static_cast<std::size_t>(length));
    rest_ = rest_.subspan(static_cast<std::size_t>(length));
    return out;
}

std::uint64_t Reader::uint(std::uint64_t max) {
    const std::uint64_t value = head(kUint);
    if (value > max) refuse("an integer over its limit");
    return ok() ? value : 0;
}

bool Reader::boolean() {
    const ByteView one = take(1);
    if (!ok()) return false;
    if (one[0] != kTrue && one[0] != kFalse) refuse("not a boolean");
    return ok() && one[0] == kTrue;
}

void Reader::null() {
    const ByteView one = take(1);
    if (ok() && one[0] != kNull) refuse("not a null");
}

ByteView Reader::bytes(std::size_t maxLength) {
    const std::uint64_t length = head(kBytes);
    if (length > maxLength) refuse("a byte string over its limit");
    return take(ok() ? length : 0);
}

std::string_view Reader::text(std::size_t maxLength) {
    const std::uint64_t length = head(kText);
    if (length > maxLength) refuse("a text over its limit");
    const std::string_view view = textOf(take(ok() ? length : 0));
    if (ok() && !isUtf8(view)) refuse("a text that is not UTF-8");
    return ok() ? view : std::string_view{};
}

void Reader::array(std::uint64_t exactly) {
    const std::uint64_t count = head(kArray);
    if (ok() && count != exactly) refuse("an array of a wrong length");
}

std::size_t Reader::arrayUpTo(std::size_t max) {
    const std::uint64_t count = head(kArray);
    if (count > max) refuse("an array over its limit");
    return ok() ? static_cast<std::size_t>(count) : 0;
}

Type Reader::peek() const {
    if (!ok() || rest_.empty()) return Type::End;
    const std::uint8_t first = rest_[0];
    switch (first >> 5) {
        case kUint:
            return Type::Uint;
        case kBytes:
            return Type::Bytes;
        case kText:
            return Type::Text;
        case kArray:
            return Type::Array;
        case kSimple:
            if (first == kNull) return Type::Null;
            if (first == kTrue || first == kFalse) return Type::Bool;
            return Type::Other;
        default:
            return Type::Other;
    }
}

void Reader::skip(int depth) {
    if (depth > kMaxDepth) return refuse("nested too deeply");
    switch (peek()) {
        case Type::Uint:
            uint();
            return;
        case Type::Bytes:
            bytes();
            return;
        case Type::Text:
            text();
            return;
        case Type::Bool:
            boolean();
            return;
        case Type::Null:
            null();
            return;
        case Type::Array: {
            const std::uint64_t count = head(kArray);
            for (std::uint64_t i = 0; i < count && ok(); ++i) skip(depth + 1);
            return;
        }
        case Type::End:
            return refuse("ends too early");
        case Type::Other:
            return refuse("an item of a type that is not allowed");
    }
}

ByteView Reader::item() {
    const ByteView before = rest_;
    skip(0);
    return ok() ? before.first(before.size() - rest_.size()) : ByteView{};
}

Status Reader::status() const {
    if (!ok()) return fail(ErrorCode::Malformed, "CBOR: " + error_);
    return {};
}

Status Reader::finish() const {
    RESEAL_TRY(status());
    if (!rest_.empty()) return fail(ErrorCode::Malformed, "CBOR: bytes after the end");
    return {};
}

bool isUtf8(std::string_view text) {
    std::size_t i = 0;
    const auto at = [&](std::size_t k) { return static_cast<std::uint8_t>(text[k]); };
    while (i < text.size()) {
        const std::uint8_t first = at(i);
        std::size_t more = 0;
        std::uint32_t code = first;
        if (first >= 0x80) {
            if (first >= 0xc2 && first <= 0xdf) {
                more = 1;
                code = first & 0x1f;
            } else if (first >= 0xe0 && first <= 0xef) {
                more = 2;
                code = first & 0x0f;
            } else if (first >= 0xf0 && first <= 0xf4) {
                more = 3;
                code = first & 0x07;
            } else {
                return false;
            }
        }
        if (text.size() - i <= more) return false;
        for (std::size_t k = 1; k <= more; ++k) {
            if ((at(i + k) & 0xc0) != 0x80) return false;
            code = code << 6 | (at(i + k) & 0x3f);
        }
        if (more == 2 && (code < 0x800 || (code >= 0xd800 && code <= 0xdfff))) return false;
        if (more == 3 && (code < 0x10000 || code > 0x10ffff)) return false;
        i += more + 1;
    }
    return true;
}

}  // namespace reseal::cbor
