// Sealed boxes (libsodium crypto_box_seal: X25519, XSalsa20-Poly1305, ephemeral sender).
//
// Thread rule: values.
#pragma once

#include "core/base/ids.h"
#include "core/crypto/secret.h"

namespace reseal::crypto {

inline constexpr std::size_t kBoxOverhead = 48;

class BoxKey {
public:
    static BoxKey fromSeed(const SecretBytes& seed);  // 32 bytes, CHECKed
    static BoxKey random();
    // From a secret key as test vectors give it. Errors: Malformed.
    static Result<BoxKey> fromSecretKey(ByteView secretKey);
    const BoxPublic& publicKey() const { return public_; }
    // Errors: CannotOpen.
    Result<SecretBytes> open(ByteView sealed) const;
    BoxKey clone() const;

private:
    BoxKey() = default;
    BoxPublic public_;
    SecretBytes secret_;
};

// Errors: InvalidPoint for a key of small order.
Result<Bytes> sealTo(const BoxPublic& recipient, ByteView plaintext);

}  // namespace reseal::crypto
