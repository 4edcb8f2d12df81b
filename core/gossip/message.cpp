#include "core/gossip/message.h"

#include "core/base/cbor.h"

namespace reseal::gossip {

namespace {

constexpr std::size_t kPrefixBytes = 8;

Status notEmpty(cbor::Reader& in, std::size_t count) {
    if (in.ok() && count == 0) in.refuse("an empty list");
    return in.status();
}

}  // namespace

Bytes encodePush(const std::vector<PushedView>& pushed) {
    cbor::Writer out;
    out.array(pushed.size());
    for (const PushedView& one : pushed) out.array(2).bytes(one.id).bytes(one.bytes);
    return std::move(out).out();
}

Bytes encodeIds(const std::vector<TxId>& ids) {
    cbor::Writer out;
    out.array(ids.size());
    for (const TxId& id : ids) out.bytes(id);
    return std::move(out).out();
}

Bytes encodePrune() {
    cbor::Writer out;
    out.array(0);
    return std::move(out).out();
}

Bytes encodeStatus(const PeerStatus& status) {
    cbor::Writer out;
    out.array(4).uint(status.height).uint(status.view).bytes(status.signedStatus);
    if (!status.links) return std::move(out.null()).out();
    Bytes bits;
    for (std::size_t i = 0; i < kMaxMembers; ++i) {
        if (!status.links->members.test(i)) continue;
        bits.resize(i / 8 + 1);
        bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | 1U << i % 8);
    }
    out.array(2).uint(status.links->epoch).bytes(bits);
    return std::move(out).out();
}

Bytes encodeDigest(const PoolDigest& digest) {
    cbor::Writer out;
    out.array(2).uint(digest.count).bytes(digest.hash);
    return std::move(out).out();
}

Bytes encodePrefixes(const std::vector<std::uint64_t>& sortedPrefixes) {
    Bytes joined;
    joined.reserve(sortedPrefixes.size() * kPrefixBytes);
    for (const std::uint64_t prefix : sortedPrefixes) {
        const TxId id = firstWithPrefix(prefix);
        append(joined, id.view().first(kPrefixBytes));
    }
    cbor::Writer out;
    out.bytes(joined);
    return std::move(out).out();
}

Result<std::vector<PushedView>> decodePush(ByteView body) {
    cbor::Reader in(body);
    const std::size_t count = in.arrayUpTo(kMaxIds);
    RESEAL_TRY(notEmpty(in, count));
    std::vector<PushedView> pushed;
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        in.array(2);
        PushedView one;
        one.id = in.fixed<TxId>();
        one.bytes = in.bytes(kMaxTransaction);
        pushed.push_back(one);
    }
    RESEAL_TRY(in.finish());
    return pushed;
}

Result<std::vector<TxId>> decodeIds(ByteView body) {
    cbor::Reader in(body);
    const std::size_t count = in.arrayUpTo(kMaxIds);
    RESEAL_TRY(notEmpty(in, count));
    std::vector<TxId> ids;
    for (std::size_t i = 0; i < count && in.ok(); ++i) ids.push_back(in.fixed<TxId>());
    RESEAL_TRY(in.finish());
    return ids;
}

Status decodePrune(ByteView body) {
    cbor::Reader in(body);
    in.array(0);
    return in.finish();
}

Result<PeerStatus> decodeStatus(ByteView body) {
    cbor::Reader in(body);
    in.array(4);
    PeerStatus status;
    status.height = in.uint();
    status.view = in.uint();
    status.signedStatus = toBytes(in.bytes(kMaxSignedStatus));
    if (in.peek() == cbor::Type::Null) {
        in.null();
    } else {
        in.array(2);
        PeerLinks links;
        links.epoch = in.uint();
        const ByteView bits = in.bytes(kMaxMembers / 8);
        if (!bits.empty() && bits.back() == 0) in.refuse("a set of links with a zero byte at its end");
        for (std::size_t i = 0; i < bits.size() * 8; ++i)
            if ((bits[i / 8] >> i % 8 & 1U) != 0) links.members.set(i);
        status.links = links;
    }
    RESEAL_TRY(in.finish());
    return status;
}

Result<PoolDigest> decodeDigest(ByteView body) {
    cbor::Reader in(body);
    in.array(2);
    PoolDigest digest;
    digest.count = in.uint();
    digest.hash = in.fixed<Hash32>();
    RESEAL_TRY(in.finish());
    return digest;
}

Result<std::vector<std::uint64_t>> decodePrefixes(ByteView body) {
    cbor::Reader in(body);
    const ByteView joined = in.bytes(kMaxPrefixes * kPrefixBytes);
    RESEAL_TRY(in.finish());
    if (joined.size() % kPrefixBytes != 0) return fail(ErrorCode::Malformed, "half a prefix");
    std::vector<std::uint64_t> prefixes;
    for (std::size_t at = 0; at < joined.size(); at += kPrefixBytes) {
        std::uint64_t prefix = 0;
        for (const std::uint8_t byte : joined.subspan(at, kPrefixBytes)) prefix = prefix << 8 | byte;
        if (!prefixes.empty() && prefix <= prefixes.back())
            return fail(ErrorCode::Malformed, "prefixes out of order");
        prefixes.push_back(prefix);
    }
    return prefixes;
}

}  // namespace reseal::gossip
