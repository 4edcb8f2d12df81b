#include "core/crypto/sha256.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace reseal::crypto {

struct Sha256::Context {
    EVP_MD_CTX* md = EVP_MD_CTX_new();
    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { EVP_MD_CTX_free(md); }
};

namespace {
// Fetched once: an implicit fetch for each hash costs more than hashing a node of a tree.
const EVP_MD* algorithm() {
    static const EVP_MD* const md = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    RESEAL_CHECK(md != nullptr);
    return md;
}
}  // namespace

Sha256::Sha256() : context_(std::make_unique<Context>()) {
    RESEAL_CHECK(context_->md != nullptr && EVP_DigestInit_ex(context_->md, algorithm(), nullptr) == 1);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;

Sha256& Sha256::add(ByteView bytes) {
    RESEAL_CHECK(EVP_DigestUpdate(context_->md, bytes.data(), bytes.size()) == 1);
    return *this;
}

Hash32 Sha256::finish() {
    Hash32 out;
    RESEAL_CHECK(EVP_DigestFinal_ex(context_->md, out.data(), nullptr) == 1);
    return out;
}

Hash32 sha256(ByteView bytes) {
    return Sha256().add(bytes).finish();
}

Hash32 hmacSha256(ByteView key, ByteView bytes) {
    Hash32 out;
    unsigned length = 0;
    RESEAL_CHECK(HMAC(algorithm(), key.data(), static_cast<int>(key.size()), bytes.data(), bytes.size(),
                      out.data(), &length) != nullptr);
    return out;
}

Hash32 merkleLeaf(ByteView bytes) {
    constexpr std::uint8_t prefix[] = {0x00};
    return Sha256().add(prefix).add(bytes).finish();
}

Hash32 merkleNode(const Hash32& left, const Hash32& right) {
    constexpr std::uint8_t prefix[] = {0x01};
    return Sha256().add(prefix).add(left).add(right).finish();
}

namespace {
std::size_t splitPoint(std::size_t n) {  // the largest power of two below n, for n ≥ 2
    std::size_t k = 1;
    while (k * 2 < n) k *= 2;
    return k;
}

Hash32 rootOf(const Hash32* leaves, std::size_t n) {
    if (n == 1) return leaves[0];
    const std::size_t k = splitPoint(n);
    return merkleNode(rootOf(leaves, k), rootOf(leaves + k, n - k));
}

void pathOf(const Hash32* leaves, std::size_t n, std::size_t index, std::vector<Hash32>& out) {
    if (n == 1) return;
    const std::size_t k = splitPoint(n);
    if (index < k) {
        pathOf(leaves, k, index, out);
        out.push_back(rootOf(leaves + k, n - k));
    } else {
        pathOf(leaves + k, n - k, index - k, out);
        out.push_back(rootOf(leaves, k));
    }
}
}  // namespace

Hash32 merkleRoot(const std::vector<Hash32>& leafHashes) {
    if (leafHashes.empty()) return sha256({});
    return rootOf(leafHashes.data(), leafHashes.size());
}

std::vector<Hash32> merklePath(const std::vector<Hash32>& leafHashes, std::size_t index) {
    RESEAL_CHECK(index < leafHashes.size());
    std::vector<Hash32> out;
    pathOf(leafHashes.data(), leafHashes.size(), index, out);
    return out;
}

// RFC 9162 section 2.1.3.2.
bool merkleVerify(const Hash32& leaf, std::uint64_t index, std::uint64_t count,
                  const std::vector<Hash32>& path, const Hash32& root) {
    if (index >= count) return false;
    std::uint64_t fn = index;
    std::uint64_t sn = count - 1;
    Hash32 r = leaf;
    for (const Hash32& p : path) {
        if (sn == 0) return false;
        if ((fn & 1) != 0 || fn == sn) {
            r = merkleNode(p, r);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            r = merkleNode(r, p);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && r == root;
}

}  // namespace reseal::crypto
