// A stream is cut into the same frames however it arrives; envelopes have one encoding.
#include "core/node/frame.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;
using namespace reseal::node;

namespace {

constexpr std::size_t kSmallFrame = 300;  // so that the limit is met

struct Cut {
    std::vector<std::pair<FrameKind, Bytes>> frames;
    std::optional<ErrorCode> error;
    friend bool operator==(const Cut&, const Cut&) = default;
};

Cut cut(ByteView stream, std::size_t atMost) {
    FrameReader reader(kSmallFrame);
    Cut out;
    while (!stream.empty()) {
        const ByteView piece = stream.first(std::min({stream.size(), atMost, reader.wanted()}));
        stream = stream.subspan(piece.size());
        auto frame = reader.feed(piece);
        if (!frame) {
            out.error = frame.error().code;
            return out;
        }
        if (frame->has_value()) out.frames.emplace_back((*frame)->kind, std::move((*frame)->body));
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    fuzz::Input in(input, size);
    const std::uint8_t kind = in.byte();
    const ByteView rest = in.rest();
    switch (kind % 3) {
        case 0: {
            const Cut whole = cut(rest, rest.size());
            fuzz::require(cut(rest, 1) == whole && cut(rest, 7) == whole, "frames don't depend on pieces");
            Bytes again;
            for (const auto& [frameKind, body] : whole.frames) append(again, *encodeFrame(frameKind, body));
            fuzz::requireSame(again, rest.first(std::min(again.size(), rest.size())));
            break;
        }
        case 1:
            fuzz::returns(rest, decodeRequest,
                          [](const RequestEnvelope& e) { return encodeRequest(e.id, e.body); });
            break;
        case 2:
            fuzz::returns(rest, decodeAnswer,
                          [](const AnswerEnvelope& e) { return encodeAnswer(e.id, e.answer); });
            break;
    }
    return 0;
}
