// Every item that the reader accepts is canonical: written again from what was read, it has the same bytes.
#include "core/base/cbor.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;

namespace {
// Reads one item piece by piece and writes it again, by the typed calls, not by item().
void copyItem(cbor::Reader& in, cbor::Writer& out, int depth) {
    switch (in.peek()) {
        case cbor::Type::Uint:
            out.uint(in.uint());
            return;
        case cbor::Type::Bytes:
            out.bytes(in.bytes());
            return;
        case cbor::Type::Text:
            out.text(in.text());
            return;
        case cbor::Type::Bool:
            out.boolean(in.boolean());
            return;
        case cbor::Type::Null:
            in.null();
            out.null();
            return;
        case cbor::Type::Array: {
            if (depth == 20) return in.refuse("deep enough for this test");
            const std::size_t count = in.arrayUpTo(SIZE_MAX);
            out.array(count);
            for (std::size_t i = 0; i < count && in.ok(); ++i) copyItem(in, out, depth + 1);
            return;
        }
        case cbor::Type::End:
        case cbor::Type::Other:
            return in.refuse("no item");
    }
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    const ByteView all(input, size);

    cbor::Reader pieces(all);
    cbor::Writer again;
    copyItem(pieces, again, 0);
    const bool whole = static_cast<bool>(pieces.finish());
    if (whole) fuzz::require(equal(again.out(), all), "what is read is written alike");

    cbor::Reader once(all);
    const ByteView item = once.item();
    if (once.finish()) {
        fuzz::require(equal(item, all), "an item is the bytes it was read from");
        fuzz::require(whole, "what item() accepts, the typed calls accept");
    } else {
        fuzz::require(!once.ok() ? item.empty() : !once.atEnd(), "a refused item yields nothing");
    }
    return 0;
}
