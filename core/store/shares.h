// A proxy's shares k_i, one a grant, and nothing left of those that were destroyed but that they were.
//
// Encrypted at rest by being in this database. Erasing overwrites the content in the file
// (secure_delete) and empties the write-ahead log; what the drive keeps in blocks it has remapped is
// out of a program's reach, and still encrypted under the database's key. Where a crash came in between,
// LedgerStore::open does it.
//
// Thread rule: that of LedgerStore.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/crypto/secret.h"
#include "core/sql/database.h"

namespace reseal::store {

class Shares {
public:
    explicit Shares(sql::Database& database) : database_(&database) {}
    // The share (32 bytes, CHECKed) has been checked against the grant's commitments. The same again
    // is no error. Errors: Revoked (destroyed before: it doesn't come back), Conflict (another share).
    Status keep(const GrantId& grant, const crypto::SecretBytes& share, Instant now);
    Result<std::optional<crypto::SecretBytes>> find(const GrantId& grant);
    // Also for a share that has not come yet: it won't be kept then. Durable and overwritten on return.
    // CHECKs that it is not inside another transaction, where it could be taken back.
    Status destroy(const GrantId& grant, Instant now);
    Result<std::optional<Instant>> destroyedAt(const GrantId& grant);
    Result<std::vector<GrantId>> held();       // ascending
    Result<std::vector<GrantId>> destroyed();  // ascending

private:
    sql::Database* database_;
};

}  // namespace reseal::store
