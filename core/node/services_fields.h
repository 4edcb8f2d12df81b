// Fields that several services' questions and answers have, read and written in one way.
//
// Thread rule: functions.
#pragma once

#include "core/base/cbor.h"
#include "core/base/time.h"
#include "core/crypto/group.h"

namespace reseal::node {

inline Result<crypto::Point> readPoint(cbor::Reader& in) {
    const ByteView bytes = in.bytes(32);
    RESEAL_TRY(in.status());
    return crypto::Point::decode(bytes);
}

inline Instant readTime(cbor::Reader& in) {
    return {static_cast<std::int64_t>(in.uint(INT64_MAX))};
}
inline std::uint64_t encoded(Instant time) {
    return time.ms < 0 ? 0 : static_cast<std::uint64_t>(time.ms);
}

}  // namespace reseal::node
