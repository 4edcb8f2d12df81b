#include "core/base/crc32c.h"

namespace reseal {
namespace {
constexpr std::array<std::uint32_t, 256> table() {
    std::array<std::uint32_t, 256> out{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t crc = i;
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0x82F63B78U : 0U);
        out[i] = crc;
    }
    return out;
}
}  // namespace

std::uint32_t crc32c(ByteView bytes) {
    static constexpr auto kTable = table();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const std::uint8_t byte : bytes) crc = (crc >> 8) ^ kTable[(crc ^ byte) & 0xFFU];
    return ~crc;
}

}  // namespace reseal
