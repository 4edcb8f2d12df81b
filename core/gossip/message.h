// What gossip sends, as bytes.
//
//     transactions = [[id, transaction], …]         1 … 256 of them; kind Transactions or Revocations;
//                                                   the id is only a claim until the host has verified
//     announce     = [id, …]                        1 … 256
//     want         = [id, …]                        1 … 256
//     prune        = []
//     status       = [height, view, signed, links]  signed: at most 1 KiB, opaque
//     links        = null / [epoch, bytes]          null: it has links to everybody, or is no validator; else
//                                                   bit i % 8 of byte i / 8: a link to validator i of that
//                                                   epoch, 0 … 127; no zero byte at the end
//     digest       = [count, hash]                  SHA-256 over the sorted ids of all pending ones
//     prefixes     = bytes                          8 bytes each, sorted, without repetition; at most 5,000
//     wantPrefixes = bytes                          the same; at most 5,000
//
// Canonical CBOR. Whatever else arrives is Malformed, and the host closes the link.
//
// Thread rule: values.
#pragma once

#include <bitset>
#include <optional>
#include <vector>

#include "core/gossip/transaction.h"

namespace reseal::gossip {

enum class MessageKind : std::uint8_t {
    Transactions,
    Revocations,
    Announce,
    Want,
    Prune,
    Status,
    Digest,
    Prefixes,
    WantPrefixes,
};

constexpr std::size_t kMaxIds = 256;
constexpr std::size_t kMaxPushBytes = 256 << 10;  // a push message is closed at this size; one always fits
constexpr std::size_t kMaxSignedStatus = 1024;
constexpr std::size_t kMaxPrefixes = 5000;  // 40 KB

struct PushedView {
    TxId id;
    ByteView bytes;  // into what was decoded
};
constexpr std::size_t kMaxMembers = 128;   // validators of an epoch
constexpr std::size_t kFullMeshUpTo = 32;  // of them; above, not every two are linked (overlay.h)
using Member = std::uint32_t;              // a validator's index in its epoch
using MemberSet = std::bitset<kMaxMembers>;

struct PeerLinks {
    std::uint64_t epoch = 0;
    MemberSet members;
    friend bool operator==(const PeerLinks&, const PeerLinks&) = default;
};
struct PeerStatus {
    std::uint64_t height = 0;             // a claim
    std::uint64_t view = 0;               // a claim
    Bytes signedStatus;                   // what the host makes sense of
    std::optional<PeerLinks> links = {};  // a claim; none where everybody is linked to everybody
};
struct PoolDigest {
    std::uint64_t count = 0;
    Hash32 hash;
    friend bool operator==(const PoolDigest&, const PoolDigest&) = default;
};

Bytes encodePush(const std::vector<PushedView>& pushed);
Bytes encodeIds(const std::vector<TxId>& ids);
Bytes encodePrune();
Bytes encodeStatus(const PeerStatus& status);
Bytes encodeDigest(const PoolDigest& digest);
Bytes encodePrefixes(const std::vector<std::uint64_t>& sortedPrefixes);

// Errors: Malformed.
Result<std::vector<PushedView>> decodePush(ByteView body);
Result<std::vector<TxId>> decodeIds(ByteView body);
Status decodePrune(ByteView body);
Result<PeerStatus> decodeStatus(ByteView body);
Result<PoolDigest> decodeDigest(ByteView body);
Result<std::vector<std::uint64_t>> decodePrefixes(ByteView body);

}  // namespace reseal::gossip
