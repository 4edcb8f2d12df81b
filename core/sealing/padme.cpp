#include "core/sealing/padme.h"

#include <bit>

namespace reseal::sealing {

std::uint64_t padmeLength(std::uint64_t length) {
    RESEAL_CHECK(length <= kMaxPadmeInput);
    if (length <= kLeastPaddedLength) return kLeastPaddedLength;
    const auto g = std::bit_width(length) - 1;
    const auto m = std::bit_width(static_cast<unsigned>(g));  // floor(log2 g) + 1
    const std::uint64_t unit = std::uint64_t{1} << (g - m);
    return (length + unit - 1) & ~(unit - 1);  // 2^63 is a multiple of its unit, so nothing overflows
}

}  // namespace reseal::sealing
