// What a clinic has of the committees' keys (core/sharing/committee_run.h) and can't derive: while a run goes
// on, the key that dealers seal to and its own deal; afterwards its share. Each is durable before anything
// that builds on it is said, for a clinic that lost its key could not open its share, and one that lost its
// deal could not answer a complaint.
//
// In no backup of the locker: a clinic that is put together again from its seed is a member without a share,
// and the others are enough.
//
// Thread rule: that of the Vault, which must outlive it.
#pragma once

#include <vector>

#include "core/base/bytes.h"
#include "core/crypto/secret.h"
#include "core/sql/database.h"

namespace reseal::vault {

enum class CommitteeSecret : std::uint8_t { RunKey = 1, Deal = 2, Share = 3 };

class CommitteeSecrets {
public:
    explicit CommitteeSecrets(sql::Database& database) : database_(&database) {}
    // `run`: the run's label. Durable when it returns. Errors also: AlreadyExists; nothing is replaced.
    Status keep(ByteView run, CommitteeSecret which, const crypto::SecretBytes& secret);
    Result<std::optional<crypto::SecretBytes>> find(ByteView run, CommitteeSecret which);
    // What is not there is no error. With the share goes what was done with it (equality_records.h).
    Status wipe(ByteView run, CommitteeSecret which);
    Result<std::vector<Bytes>> runs();  // of which there is anything

private:
    sql::Database* database_;
};

}  // namespace reseal::vault
