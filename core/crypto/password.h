// Argon2id (RFC 9106, libsodium).
#pragma once

#include "core/crypto/secret.h"

namespace reseal::crypto {

struct PasswordCost {
    std::uint64_t operations = 3;  // libsodium's MODERATE
    std::uint64_t memoryBytes = 256ULL << 20;
    static PasswordCost moderate() { return {}; }
    // Below MODERATE a stolen file is guessed too cheaply; above 4 GiB it could not be opened again.
    bool isAcceptable() const;
};

using Salt = FixedBytes<16, struct SaltTag>;

// 32 bytes. About a third of a second at MODERATE: never on a thread that paints.
// Errors: InvalidArgument (cost not acceptable), Limit (no memory).
Result<SecretBytes> deriveFromPassphrase(const SecretBytes& passphrase, const Salt& salt, PasswordCost cost);

}  // namespace reseal::crypto
