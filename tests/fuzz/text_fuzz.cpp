// The texts of bytes: what is read as hexadecimal or base64url is written alike, and the other way round.
#include "core/base/bytes.h"
#include "core/base/cbor.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    const ByteView all(input, size);
    const std::string_view text = textOf(all);

    if (const auto bytes = fromHex(text)) fuzz::require(toHex(*bytes) == text, "hexadecimal is canonical");
    if (const auto bytes = fromBase64Url(text))
        fuzz::require(toBase64Url(*bytes) == text, "base64url is canonical");

    const auto fromOwnHex = fromHex(toHex(all));
    fuzz::require(fromOwnHex && equal(*fromOwnHex, all), "hexadecimal returns");
    const auto fromOwnBase64 = fromBase64Url(toBase64Url(all));
    fuzz::require(fromOwnBase64 && equal(*fromOwnBase64, all), "base64url returns");

    if (cbor::isUtf8(text)) {
        cbor::Writer out;
        out.text(text);
        cbor::Reader in(out.out());
        fuzz::require(in.text() == text && in.finish(), "a text returns");
    }
    return 0;
}
