#include "core/node/bodies.h"

#include "core/base/cbor.h"

namespace reseal::node {
namespace {
constexpr std::size_t kMaxClinicIds = 128;
}

Bytes encodeNull() {
    return std::move(cbor::Writer().null()).out();
}

Status decodeNull(ByteView body) {
    cbor::Reader in(body);
    in.null();
    return in.finish();
}

Bytes encodeBytes(ByteView bytes) {
    return std::move(cbor::Writer().bytes(bytes)).out();
}

Result<Bytes> decodeBytes(ByteView body) {
    cbor::Reader in(body);
    Bytes out = toBytes(in.bytes());
    RESEAL_TRY(in.finish());
    return out;
}

Bytes encodeCount(std::uint64_t count) {
    return std::move(cbor::Writer().uint(count)).out();
}

Result<std::uint64_t> decodeCount(ByteView body) {
    cbor::Reader in(body);
    const std::uint64_t count = in.uint();
    RESEAL_TRY(in.finish());
    return count;
}

Bytes encodeClinics(const std::vector<ClinicId>& clinics) {
    cbor::Writer out;
    out.array(clinics.size());
    for (const ClinicId& clinic : clinics) out.bytes(clinic);
    return std::move(out).out();
}

Result<std::vector<ClinicId>> decodeClinics(ByteView body) {
    cbor::Reader in(body);
    std::vector<ClinicId> out;
    for (std::size_t left = in.arrayUpTo(kMaxClinicIds); left > 0 && in.ok(); --left)
        out.push_back(in.fixed<ClinicId>());
    RESEAL_TRY(in.finish());
    return out;
}

}  // namespace reseal::node
