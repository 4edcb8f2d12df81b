// The key file: what turns a passphrase into the key of the vault's database.
//
//   "RESEALKY" ‖ LE32(version = 1) ‖ LE32(factors = 0) ‖ LE64(operations) ‖ LE64(memory bytes)
//   ‖ salt(16) ‖ nonce(24) ‖ wrapped(48) ‖ checksum(32)
//
//   wrapped  = XChaCha20-Poly1305(Argon2id(passphrase, salt, cost), nonce, ad = all before it, database key)
//   checksum = SHA-256 of all before it; in every version the last 32 bytes
//
// The database is keyed by a random key that never changes, so a new passphrase is one small file
// replaced in one step: after a crash the old or the new one works. The checksum is judged before the
// passphrase, so a damaged file is told apart from a wrong passphrase; `factors` leaves room for a
// second one (a token, the system's keychain).
//
// Whoever kept an old copy of the key file opens the vault with the old passphrase: changing a
// passphrase does not take back what was copied.
//
// Thread rule: functions; unlocking takes a third of a second or more, never on a thread that paints.
#pragma once

#include "core/crypto/password.h"

namespace reseal::vault {

inline constexpr std::size_t kKeyFileSize = 8 + 4 + 4 + 8 + 8 + 16 + 24 + 48 + 32;
inline constexpr std::size_t kMaxKeyFileSize = 4096;  // of any version

// A key file with a new salt and nonce. Errors: InvalidArgument (empty passphrase, a cost below
// MODERATE or above 4 GiB), Limit (no memory).
Result<Bytes> wrapDatabaseKey(const crypto::SecretBytes& databaseKey, const crypto::SecretBytes& passphrase,
                              crypto::PasswordCost cost);

// Errors: Damaged (checksum, length, or a cost that is not acceptable, which is refused before
// anything is computed), TooNew, WrongPassphrase, Limit.
Result<crypto::SecretBytes> unwrapDatabaseKey(ByteView keyFile, const crypto::SecretBytes& passphrase);

// The cost a well-formed key file states. Errors: Damaged, TooNew.
Result<crypto::PasswordCost> costOf(ByteView keyFile);

}  // namespace reseal::vault
