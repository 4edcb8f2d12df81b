// What gossip knows of a transaction and of a peer. The bytes are opaque: the host says what they mean.
//
// Thread rule: values.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

namespace reseal::gossip {

using PeerId = SignPublic;  // a node key

// A transaction that the host has verified: encoding, signature, details.
struct Transaction {
    TxId id;
    SignPublic author;
    LaneId lane;
    std::uint64_t seq = 0;
    bool isRevocation = false;  // says nothing but revocations
    Bytes bytes;                // with details, as it travels; at most kMaxTransaction
};
constexpr std::size_t kMaxTransaction = 64 << 10;

// The first 8 bytes of an id as a number; its order is the ids'.
inline std::uint64_t prefixOf(const TxId& id) {
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i) prefix = prefix << 8 | id.bytes[i];
    return prefix;
}
// The smallest id with this prefix.
inline TxId firstWithPrefix(std::uint64_t prefix) {
    TxId id;
    for (std::size_t i = 8; i-- > 0; prefix >>= 8) id.bytes[i] = static_cast<std::uint8_t>(prefix);
    return id;
}

}  // namespace reseal::gossip
