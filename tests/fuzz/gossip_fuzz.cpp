// What gossip sends has one encoding.
#include "core/gossip/message.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;
using namespace reseal::gossip;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    fuzz::Input in(input, size);
    const std::uint8_t kind = in.byte();
    const ByteView rest = in.rest();
    switch (kind % 6) {
        case 0:
            fuzz::returns(rest, decodePush, encodePush);
            break;
        case 1:
            fuzz::returns(rest, decodeIds, encodeIds);
            break;
        case 2:
            if (decodePrune(rest)) fuzz::requireSame(encodePrune(), rest);
            break;
        case 3:
            fuzz::returns(rest, decodeStatus, encodeStatus);
            break;
        case 4:
            fuzz::returns(rest, decodeDigest, encodeDigest);
            break;
        case 5:
            fuzz::returns(rest, decodePrefixes, encodePrefixes);
            break;
    }
    return 0;
}
