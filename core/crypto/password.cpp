#include "core/crypto/password.h"

#include <sodium.h>

namespace reseal::crypto {

bool PasswordCost::isAcceptable() const {
    const PasswordCost least = moderate();
    return operations >= least.operations && operations <= 64 && memoryBytes >= least.memoryBytes &&
           memoryBytes <= (4ULL << 30);
}

Result<SecretBytes> deriveFromPassphrase(const SecretBytes& passphrase, const Salt& salt, PasswordCost cost) {
    static_assert(Salt::kSize == crypto_pwhash_SALTBYTES);
    initialize();
    if (!cost.isAcceptable())
        return fail(ErrorCode::InvalidArgument, "Argon2id cost is below MODERATE or above 4 GiB");
    SecretBytes out(32);
    // libsodium takes no null pointer, which an empty passphrase has.
    const char* text = passphrase.empty() ? "" : reinterpret_cast<const char*>(passphrase.data());
    if (crypto_pwhash(out.data(), out.size(), text, passphrase.size(), salt.data(), cost.operations,
                      cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(ErrorCode::Limit, "not enough memory to derive the key from the passphrase");
    return out;
}

}  // namespace reseal::crypto
