// Secrets in memory: one guarded, locked arena for the whole process.
//
// libsodium's sodium_malloc silently stops locking once an ordinary user's limit is reached (at one
// allocation a secret: after some 2,048), so all secrets share one arena made of few large
// sodium_malloc blocks. Freed space is wiped at once.
//
// Thread rule: SecretBytes is a value of one thread; the arena behind it is safe for all.
#pragma once

#include "core/base/bytes.h"

namespace reseal::crypto {

// Must be called before anything else of this library; every entry point of a program does so.
// Idempotent. CHECKs that libsodium starts.
void initialize();

// False if the operating system refused to lock the arena in memory (secrets could reach swap).
bool secretsAreLocked();

// Owned secret bytes: move-only, wiped on destruction, never logged, compared in constant time.
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size);  // zeros
    static SecretBytes copyOf(ByteView secret);
    static SecretBytes random(std::size_t size);
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    ~SecretBytes();

    SecretBytes clone() const { return copyOf(view()); }
    std::uint8_t* data() { return data_; }
    const std::uint8_t* data() const { return data_; }
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    ByteView view() const { return {data_, size_}; }
    operator ByteView() const { return view(); }
    MutableByteView mutableView() { return {data_, size_}; }

private:
    std::uint8_t* data_ = nullptr;
    std::size_t size_ = 0;
};

// Constant time in the content; lengths are public.
bool equalSecret(ByteView a, ByteView b);

// Wipes ordinary memory that held something secret (a stack buffer, a decrypted text).
void wipe(MutableByteView bytes);

}  // namespace reseal::crypto
