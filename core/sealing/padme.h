// Padmé (Nikitin et al., PoPETs 2019): a length padded so that it tells O(log log N) bits, at a cost
// of at most 12 % (above the least length, which hides all small records among each other).
//
// Thread rule: a function of its argument.
#pragma once

#include <cstdint>

#include "core/base/result.h"

namespace reseal::sealing {

inline constexpr std::uint64_t kLeastPaddedLength = 4096;

// g = floor(log2 N), m = floor(log2 g) + 1, N rounded up to a multiple of 2^(g−m), at least 4096.
// padmeLength(padmeLength(N)) = padmeLength(N). CHECKs N ≤ kMaxPadmeInput.
inline constexpr std::uint64_t kMaxPadmeInput = std::uint64_t{1} << 63;
std::uint64_t padmeLength(std::uint64_t length);

}  // namespace reseal::sealing
