// SHA-256 (OpenSSL) and the Merkle tree of RFC 6962 over it.
//
// Thread rule: values.
#pragma once

#include <memory>
#include <vector>

#include "core/base/ids.h"

namespace reseal::crypto {

Hash32 sha256(ByteView bytes);
Hash32 hmacSha256(ByteView key, ByteView bytes);

class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& add(ByteView bytes);
    Hash32 finish();  // once

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

// RFC 6962 section 2.1: leaf = SHA-256(0x00 ‖ bytes), node = SHA-256(0x01 ‖ left ‖ right).
Hash32 merkleLeaf(ByteView bytes);
Hash32 merkleNode(const Hash32& left, const Hash32& right);
Hash32 merkleRoot(const std::vector<Hash32>& leafHashes);  // no leaves: SHA-256("")
// Audit path of leaf `index` of `leafHashes.size()` leaves, from the leaf up.
std::vector<Hash32> merklePath(const std::vector<Hash32>& leafHashes, std::size_t index);
// Is `leaf` number `index` of `count` leaves under `root`?
bool merkleVerify(const Hash32& leaf, std::uint64_t index, std::uint64_t count,
                  const std::vector<Hash32>& path, const Hash32& root);

}  // namespace reseal::crypto
