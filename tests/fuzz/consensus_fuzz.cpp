// What validators say to each other and write into their log has one encoding.
#include "core/consensus/records.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;
using namespace reseal::consensus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    fuzz::Input in(input, size);
    const std::uint8_t kind = in.byte();
    const ByteView rest = in.rest();
    const auto again = [](const auto& value) { return encode(value); };
    switch (kind % 5) {
        case 0:
            fuzz::returns(rest, decode, [](const Envelope& e) { return encode(e.epoch, e.message); });
            break;
        case 1:
            fuzz::returns(rest, decodeVote, again);
            break;
        case 2:
            fuzz::returns(rest, decodeCertificate, again);
            break;
        case 3:
            fuzz::returns(rest, decodeProposal, again);
            break;
        case 4:
            fuzz::returns(rest, decodeRecord, again);
            break;
    }
    return 0;
}
