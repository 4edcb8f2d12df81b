// Padmé (Nikitin et al., PoPETs 2019): a length padded so that it tells O(log log N) bits.
#pragma once

#include "core/base/result.h"

#include <cstdint>

namespace reseal::sealing {
inline constexpr std::uint64_t kLeastPaddedLength = 4096;
// g = floor(log2 N), m = floor(log2 g) + 1, N rounded up to a multiple of 2^(g−m), at least 4096.
// CHECKs 1 ≤ N ≤ 2^62 + 8.
std::uint64_t padmeLength(std::uint64_t length);
}  // namespace reseal::sealing
