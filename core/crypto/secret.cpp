#include "core/crypto/secret.h"

#include <sodium.h>

#include <atomic>
#include <map>
#include <mutex>

namespace reseal::crypto {
namespace {

// A first-fit allocator over blocks of sodium_malloc memory. Its bookkeeping lies outside, so an
// overrun of one secret can't corrupt it. Free ranges are merged with their neighbours.
class Arena {
public:
    std::uint8_t* allocate(std::size_t size) {
        const std::size_t need = rounded(size);
        const std::lock_guard lock(mutex_);
        for (auto it = free_.begin(); it != free_.end(); ++it) {
            if (it->second < need) continue;
            std::uint8_t* at = it->first;
            const std::size_t rest = it->second - need;
            free_.erase(it);
            if (rest > 0) free_.emplace(at + need, rest);
            return at;
        }
        const std::size_t block = std::max(kBlock, need);
        auto* memory = static_cast<std::uint8_t*>(sodium_malloc(block));
        RESEAL_CHECK(memory != nullptr);  // out of memory
        // sodium_malloc locks as far as it may and doesn't say; asking again tells.
        if (sodium_mlock(memory, block) != 0) locked_ = false;
        blocks_.emplace(memory, block);
        if (block > need) free_.emplace(memory + need, block - need);
        return memory;
    }

    void release(std::uint8_t* at, std::size_t size) {
        sodium_memzero(at, size);
        const std::lock_guard lock(mutex_);
        auto it = free_.emplace(at, rounded(size)).first;
        if (const auto next = std::next(it); next != free_.end() && joined(it, next)) {
            it->second += next->second;
            free_.erase(next);
        }
        if (it != free_.begin()) {
            const auto previous = std::prev(it);
            if (joined(previous, it)) {
                previous->second += it->second;
                free_.erase(it);
            }
        }
    }

    bool locked() const { return locked_; }

private:
    using Free = std::map<std::uint8_t*, std::size_t>;
    static constexpr std::size_t kBlock = std::size_t{1} << 20;
    static constexpr std::size_t kUnit = 16;
    static std::size_t rounded(std::size_t size) { return (size + kUnit - 1) / kUnit * kUnit; }
    // Neighbours merge only within one block: between two lie guard pages.
    bool joined(Free::iterator a, Free::iterator b) const {
        return a->first + a->second == b->first && !blocks_.contains(b->first);
    }

    std::mutex mutex_;
    Free free_;
    std::map<std::uint8_t*, std::size_t> blocks_;
    std::atomic<bool> locked_{true};
};

Arena& arena() {
    static auto* const instance = new Arena;  // outlives every secret, also static ones
    return *instance;
}

}  // namespace

void initialize() {
    static const int started = sodium_init();
    RESEAL_CHECK(started >= 0);
}

bool secretsAreLocked() {
    return arena().locked();
}

SecretBytes::SecretBytes(std::size_t size) : size_(size) {
    initialize();
    if (size == 0) return;
    data_ = arena().allocate(size);
    sodium_memzero(data_, size);
}

SecretBytes SecretBytes::copyOf(ByteView secret) {
    SecretBytes out(secret.size());
    std::copy(secret.begin(), secret.end(), out.data_);
    return out;
}

SecretBytes SecretBytes::random(std::size_t size) {
    SecretBytes out(size);
    randombytes_buf(out.data_, size);
    return out;
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

SecretBytes::~SecretBytes() {
    if (data_ != nullptr) arena().release(data_, size_);
}

bool equalSecret(ByteView a, ByteView b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

void wipe(MutableByteView bytes) {
    sodium_memzero(bytes.data(), bytes.size());
}

}  // namespace reseal::crypto
