// The locker: what can't be derived from the master seed and must outlive this machine, such as the
// care cards a doctor holds, the credential, notes, settings and drafts. Named values in namespaces,
// each with the version of the locker at which it was written; a removed value leaves its version.
//
// The home clinic keeps it sealed, so that restoring the seed restores the person:
//
//   sealed   = nonce(24) ‖ XChaCha20-Poly1305(locker key, nonce, ad = "reseal/1/locker/snapshot", padded)
//   padded   = LE64(length of snapshot) ‖ snapshot ‖ zeros, up to a power of two, at least 16 KiB:
//              the size tells little
//   snapshot = CBOR [1, version, [[space, key, version, value | null], …]]   ordered by (space, key)
//   locker key = KDF32("reseal/1/locker", seed, chain id)                    (crypto::PersonKeys::locker)
//
// Taking a sealed locker in is a merge, the same on every device: of two values of one entry the later
// version stays, at the same version the one with the larger SHA-256 (a removal counts as smallest).
//
// Errors everywhere: those of core/sql/database.h.
//
// Thread rule: that of its Vault, which must outlive it.
#pragma once

#include <optional>
#include <vector>

#include "core/sql/database.h"

namespace reseal::vault {

inline constexpr std::size_t kMaxLockerEntries = 100'000;
inline constexpr std::size_t kMaxLockerValue = std::size_t{1} << 20;
inline constexpr std::size_t kMaxLockerSnapshot = std::size_t{32} << 20;

struct LockerEntry {
    Bytes key;
    std::uint64_t version = 0;
    Bytes value;
    friend bool operator==(const LockerEntry&, const LockerEntry&) = default;
};

struct SealedLocker {
    std::uint64_t version = 0;  // the higher, the newer
    Bytes bytes;
};

class Locker {
public:
    explicit Locker(sql::Database& database) : database_(&database) {}

    // `space` is ASCII, at most 32 bytes; `key` at most 64 bytes. Errors: InvalidArgument, TooLarge, Limit.
    Status put(std::string_view space, ByteView key, ByteView value);
    Status remove(std::string_view space, ByteView key);  // what is not there is no error
    Result<std::optional<Bytes>> get(std::string_view space, ByteView key);
    Result<std::vector<LockerEntry>> list(std::string_view space);  // ordered by key

    // Rises with every change: whoever keeps a copy knows whether it is stale.
    Result<std::uint64_t> version();

    // Errors: TooLarge (the snapshot is over kMaxLockerSnapshot).
    Result<SealedLocker> exportEncrypted(const crypto::SecretBytes& lockerKey);
    // Merges; returns how many entries changed. Errors: CannotOpen (another key, altered), Malformed,
    // TooNew, TooLarge, Limit; each with nothing changed.
    Result<std::size_t> import(const crypto::SecretBytes& lockerKey, ByteView sealed);

private:
    sql::Database* database_;
};

}  // namespace reseal::vault
