#include "core/sealing/label.h"

#include "core/crypto/aead.h"

namespace reseal::sealing {
namespace {

constexpr std::size_t kUnit = 256;

// In 64 bits, because the length that a label claims may be anything.
std::uint64_t paddedSize(std::uint64_t labelSize) {
    return (4 + labelSize + kUnit - 1) / kUnit * kUnit;
}

crypto::XNonce nonceOf(const RecordId& record, std::uint64_t version) {
    crypto::XNonce nonce;
    static_assert(RecordId::kSize + 8 == std::tuple_size_v<crypto::XNonce>);
    const auto number = le64(version);
    std::copy(number.begin(), number.end(),
              std::copy(record.bytes.begin(), record.bytes.end(), nonce.begin()));
    return nonce;
}

}  // namespace

Bytes sealLabel(ByteView labelKey, const crypto::Point& A, const RecordId& record, std::uint64_t version,
                ByteView label) {
    RESEAL_CHECK(label.size() <= kMaxLabel);
    crypto::SecretBytes plain(paddedSize(label.size()));
    const auto length = le32(static_cast<std::uint32_t>(label.size()));
    std::copy(label.begin(), label.end(), std::copy(length.begin(), length.end(), plain.data()));
#ifdef RESEAL_WITHOUT_LABEL_ENCRYPTION
    Bytes clear = toBytes(plain);
    clear.resize(plain.size() + crypto::kTagSize);
    return clear;
#else
    return crypto::xchachaSeal(labelKey, nonceOf(record, version), A, plain);
#endif
}

Result<Bytes> openLabel(ByteView labelKey, const crypto::Point& A, const RecordId& record,
                        std::uint64_t version, ByteView sealed) {
#ifdef RESEAL_WITHOUT_LABEL_ENCRYPTION
    const auto plain = crypto::SecretBytes::copyOf(sealed.first(sealed.size() - crypto::kTagSize));
#else
    RESEAL_ASSIGN(const crypto::SecretBytes plain,
                  crypto::xchachaOpen(labelKey, nonceOf(record, version), A, sealed));
#endif
    if (plain.size() < kUnit) return fail(ErrorCode::Malformed, "label is too short");
    const std::uint32_t length = readLe32(plain.view().first(4));
    if (paddedSize(length) != plain.size())
        return fail(ErrorCode::Malformed, "label is not padded to its size");
    const ByteView padding = plain.view().subspan(4 + std::size_t{length});
    if (!std::ranges::all_of(padding, [](std::uint8_t b) { return b == 0; }))
        return fail(ErrorCode::Malformed, "label padding is not zero");
    return toBytes(plain.view().subspan(4, length));
}

}  // namespace reseal::sealing
