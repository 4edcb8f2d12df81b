// CRC-32C (Castagnoli; RFC 3720 appendix B.4): finds torn and flipped bytes on disk. Not a MAC.
#pragma once

#include "core/base/bytes.h"

namespace reseal {
std::uint32_t crc32c(ByteView bytes);
}
