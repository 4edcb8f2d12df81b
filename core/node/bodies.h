// The bodies of frames that say one thing. Where the table of services.h says only "null", "a key", "bytes",
// the encoding is:
//
//     null                       CBOR null (one byte)
//     an id, hash or key         CBOR byte string
//     how many bytes             CBOR unsigned integer
//     [ids of clinics]           CBOR array of byte strings
//     the genesis                CBOR byte string
//     a transaction              its own canonical encoding, as it is
//     bytes of a blob            as they are
//
// Errors of all decoders: Malformed, TooLarge.
//
// Thread rule: values.
#pragma once

#include <vector>

#include "core/base/ids.h"

namespace reseal::node {

Bytes encodeNull();
Status decodeNull(ByteView body);
Bytes encodeBytes(ByteView bytes);
Result<Bytes> decodeBytes(ByteView body);
Bytes encodeCount(std::uint64_t count);
Result<std::uint64_t> decodeCount(ByteView body);
Bytes encodeClinics(const std::vector<ClinicId>& clinics);
Result<std::vector<ClinicId>> decodeClinics(ByteView body);
template <class Fixed>
Result<Fixed> decodeFixed(ByteView body) {
    RESEAL_ASSIGN(const Bytes bytes, decodeBytes(body));
    return Fixed::from(bytes);
}

}  // namespace reseal::node
