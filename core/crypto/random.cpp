#include "core/crypto/random.h"

#include <sodium.h>

#include "core/crypto/secret.h"

namespace reseal::crypto {

void fillRandom(MutableByteView bytes) {
    initialize();
    if (!bytes.empty()) randombytes_buf(bytes.data(), bytes.size());
}

std::uint32_t randomBelow(std::uint32_t bound) {
    initialize();
    return randombytes_uniform(bound);
}

}  // namespace reseal::crypto
