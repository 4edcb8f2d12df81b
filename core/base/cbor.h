// Canonical CBOR (RFC 8949 section 4.2.1), the only encoding of what is signed, hashed or stored:
// shortest integers, definite lengths, no floats, no tags, no maps; structures are arrays with fixed
// positions. A reader that meets anything else refuses it, so re-encoding gives the same bytes.
//
// Thread rule: one thread per object.
#pragma once

#include "core/base/bytes.h"

namespace reseal::cbor {

class Writer {
public:
    Writer& uint(std::uint64_t value);
    Writer& boolean(bool value);
    Writer& null();
    Writer& bytes(ByteView value);
    Writer& text(std::string_view utf8);
    Writer& array(std::uint64_t count);  // `count` items follow
    Writer& raw(ByteView encoded);       // one item that is canonical CBOR already
    const Bytes& out() const& { return out_; }
    Bytes out() && { return std::move(out_); }

private:
    void head(std::uint8_t major, std::uint64_t value);
    Bytes out_;
};

enum class Type { Uint, Bytes, Text, Array, Bool, Null, End, Other };

// Reads one item after the other. Errors stick: after the first one every call returns a neutral
// value, and finish() reports it. So a decoder reads all its fields and asks once:
//
//     cbor::Reader in(bytes);
//     in.array(3);
//     auto version = in.uint();
//     auto id = in.fixed<RecordId>();
//     auto name = in.text(256);
//     RESEAL_TRY(in.finish());
//
// A loop over a decoded count must stop when !ok(). `bytes` must outlive the reader and its views.
class Reader {
public:
    explicit Reader(ByteView bytes) : rest_(bytes) {}

    std::uint64_t uint(std::uint64_t max = UINT64_MAX);
    bool boolean();
    void null();
    ByteView bytes(std::size_t maxLength = SIZE_MAX);
    std::string_view text(std::size_t maxLength = SIZE_MAX);  // valid UTF-8
    void array(std::uint64_t exactly);
    std::size_t arrayUpTo(std::size_t max);  // the number of items
    template <class Fixed>
    Fixed fixed() {
        const ByteView view = bytes(Fixed::kSize);
        if (ok() && view.size() != Fixed::kSize) refuse("byte string of a wrong length");
        return ok() ? Fixed::copy(view) : Fixed{};
    }
    // The bytes of the next item, whatever it is, checked to be canonical; nesting at most 16.
    ByteView item();
    Type peek() const;

    bool ok() const { return error_.empty(); }
    void refuse(std::string why);  // the caller found something wrong
    bool atEnd() const { return rest_.empty(); }
    // What is not read yet, so that a caller can tell which bytes an item was read from.
    ByteView rest() const { return rest_; }
    // Everything read and nothing left? Errors: Malformed.
    Status finish() const;
    Status status() const;  // like finish(), but more may follow

private:
    std::uint64_t head(std::uint8_t major);
    ByteView take(std::uint64_t length);
    void skip(int depth);
    ByteView rest_;
    std::string error_;
};

bool isUtf8(std::string_view text);

}  // namespace reseal::cbor
