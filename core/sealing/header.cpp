// The header of a sealed file, and where its chunks lie.
#include "core/crypto/secret.h"
#include "core/sealing/padme.h"
#include "core/sealing/payload.h"

namespace reseal::sealing {
namespace {

constexpr std::string_view kMagic = "RESEAL01";
constexpr std::size_t kRecordAt = 8, kCipherAt = 24, kChunkLog2At = 25, kCountAt = 26, kReservedAt = 27;
constexpr std::uint8_t kAesGcm = 1, kChunkLog2 = 20;
static_assert(kChunkPlain == std::size_t{1} << kChunkLog2);

Error malformed(std::string why) {
    return fail(ErrorCode::Malformed, "sealed file: " + std::move(why));
}

}  // namespace

Result<std::size_t> headerSizeOf(ByteView first) {
    if (first.size() != kFixedHeader) return malformed("too short for a header");
    if (!equal(first.first(kMagic.size()), bytesOf(kMagic)))
        return malformed("not a sealed record of version 1");
    if (first[kCipherAt] != kAesGcm || first[kChunkLog2At] != kChunkLog2)
        return malformed("unknown cipher or chunk size");
    const std::size_t count = first[kCountAt];
    if (count < 1 || count > kMaxStanzas) return malformed("number of recipient stanzas");
    const ByteView reserved = first.subspan(kReservedAt);
    if (!std::ranges::all_of(reserved, [](std::uint8_t b) { return b == 0; }))
        return malformed("reserved bytes are not zero");
    return headerSize(count);
}

Result<Header> Header::decode(ByteView bytes) {
    if (bytes.size() < kFixedHeader) return malformed("too short for a header");
    RESEAL_ASSIGN(const std::size_t size, headerSizeOf(bytes.first(kFixedHeader)));
    if (bytes.size() != size) return malformed("header of a wrong length");
    const std::size_t prefixSize = size - std::tuple_size_v<decltype(commitment)>;

    std::vector<Stanza> stanzas;
    for (std::size_t at = kFixedHeader; at < prefixSize; at += kStanzaSize) {
        RESEAL_ASSIGN(const Stanza stanza, Stanza::decode(bytes.subspan(at, kStanzaSize)));
        if (std::ranges::any_of(stanzas, [&](const Stanza& other) { return other.A == stanza.A; }))
            return malformed("two stanzas for the same key");
        stanzas.push_back(stanza);
    }
    Header header{
        RecordId::copy(bytes.subspan(kRecordAt, RecordId::kSize)), {}, toBytes(bytes.first(prefixSize)), {}};
    for (const Stanza& stanza : stanzas) {
        RESEAL_ASSIGN(const CheckedStanza checked, CheckedStanza::check(header.record, stanza));
        header.stanzas.push_back(checked);
    }
    std::ranges::copy(bytes.subspan(prefixSize), header.commitment.begin());
    return header;
}

Bytes makePrefix(const RecordId& record, const std::vector<Stanza>& stanzas) {
    RESEAL_CHECK(!stanzas.empty() && stanzas.size() <= kMaxStanzas);
    Bytes prefix(kFixedHeader);
    std::ranges::copy(bytesOf(kMagic), prefix.begin());
    std::ranges::copy(record.view(), prefix.begin() + kRecordAt);
    prefix[kCipherAt] = kAesGcm;
    prefix[kChunkLog2At] = kChunkLog2;
    prefix[kCountAt] = static_cast<std::uint8_t>(stanzas.size());
    for (const Stanza& stanza : stanzas) append(prefix, stanza.encode());
    return prefix;
}

Bytes Header::encode() const {
    Bytes out = prefix;
    append(out, commitment);
    return out;
}

bool commits(const Header& header, const SecretBytes& fileKey) {
    return crypto::equalSecret(commitmentOf(fileKey, header.prefix), header.commitment);
}

Result<Geometry> Geometry::of(std::uint64_t headerBytes, std::uint64_t sealedSize) {
    if (sealedSize <= headerBytes) return malformed("no chunks");
    const std::uint64_t payload = sealedSize - headerBytes;
    if (payload > kMaxPadmeInput) return malformed("too large for any content");
    const Geometry geometry{headerBytes, sealedSize, (payload - 1) / kChunkSealed + 1};
    if (geometry.chunkSize(geometry.chunks - 1) <= crypto::kTagSize)
        return malformed("the last chunk is empty");
    const std::uint64_t stream = geometry.streamLength();
    if (padmeLength(stream) != stream) return malformed("not a length that padding gives");
    return geometry;
}

Geometry Geometry::ofContent(std::size_t stanzas, std::uint64_t contentLength) {
    RESEAL_CHECK(contentLength <= kMaxContent);
    const std::uint64_t stream = padmeLength(kLengthSize + contentLength);
    const std::uint64_t chunks = (stream - 1) / kChunkPlain + 1;
    return {headerSize(stanzas), headerSize(stanzas) + stream + chunks * crypto::kTagSize, chunks};
}

std::size_t Geometry::chunkSize(std::uint64_t i) const {
    RESEAL_CHECK(i < chunks);
    if (i + 1 < chunks) return kChunkSealed;
    return static_cast<std::size_t>(sealedSize - chunkOffset(i));
}

}  // namespace reseal::sealing
