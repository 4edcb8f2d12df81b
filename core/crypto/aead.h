// Authenticated encryption. XChaCha20-Poly1305 (libsodium) for small things, AES-256-GCM (OpenSSL)
// for bulk.
//
// Thread rule: functions from any thread; an AesGcm object belongs to one thread at a time.
#pragma once

#include <memory>

#include "core/base/bytes.h"
#include "core/crypto/secret.h"

namespace reseal::crypto {

using XNonce = std::array<std::uint8_t, 24>;
inline constexpr std::size_t kTagSize = 16;

// `key` has 32 bytes (CHECKed). The result is kTagSize longer than `plaintext`.
Bytes xchachaSeal(ByteView key, const XNonce& nonce, ByteView associated, ByteView plaintext);
// Errors: CannotOpen.
Result<SecretBytes> xchachaOpen(ByteView key, const XNonce& nonce, ByteView associated, ByteView sealed);

// One key, many nonces; the key schedule is computed once.
class AesGcm {
public:
    explicit AesGcm(const SecretBytes& key);  // 32 bytes, CHECKed
    ~AesGcm();
    AesGcm(AesGcm&&) noexcept;
    AesGcm& operator=(AesGcm&&) noexcept;

    // sealed.size() == plaintext.size() + kTagSize (CHECKed). The two may begin at the same byte (in place),
    // but not overlap otherwise.
    void seal(const std::array<std::uint8_t, 12>& nonce, ByteView plaintext, MutableByteView sealed);
    // plaintext.size() == sealed.size() − kTagSize (CHECKed); overlap as above. On failure `plaintext` is
    // wiped. Errors: CannotOpen.
    Status open(const std::array<std::uint8_t, 12>& nonce, ByteView sealed, MutableByteView plaintext);

private:
    struct Contexts;
    std::unique_ptr<Contexts> contexts_;
};

}  // namespace reseal::crypto
