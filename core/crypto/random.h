// Randomness from the operating system (libsodium randombytes).
#pragma once

#include "core/base/bytes.h"

namespace reseal::crypto {

void fillRandom(MutableByteView bytes);

template <class Fixed>
Fixed randomFixed() {
    Fixed out;
    fillRandom(out.bytes);
    return out;
}

std::uint32_t randomBelow(std::uint32_t bound);  // uniform in [0, bound)

}  // namespace reseal::crypto
