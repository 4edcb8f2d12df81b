#include "core/vault/committee_secrets.h"

namespace reseal::vault {
namespace {
std::int64_t number(CommitteeSecret which) {
    return static_cast<std::int64_t>(which);
}
}  // namespace

Status CommitteeSecrets::keep(ByteView run, CommitteeSecret which, const crypto::SecretBytes& secret) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "committee-secret"));
    RESEAL_ASSIGN(const auto there, find(run, which));
    if (there) return fail(ErrorCode::AlreadyExists, "that part of the run is kept already");
    RESEAL_TRY(database_->run("INSERT INTO committee_secret(run, which, value) VALUES(?, ?, ?)", run,
                              number(which), sql::checked(secret)));
    return transaction.commit();
}

Result<std::optional<crypto::SecretBytes>> CommitteeSecrets::find(ByteView run, CommitteeSecret which) {
    RESEAL_ASSIGN(auto row,
                  database_->prepare("SELECT value FROM committee_secret WHERE run = ? AND which = ?"));
    row.bind(run, number(which));
    RESEAL_ASSIGN(const bool found, row.step());
    if (!found) return std::optional<crypto::SecretBytes>{};
    RESEAL_ASSIGN(const ByteView secret, row.checkedBlob(0));
    return std::optional(crypto::SecretBytes::copyOf(secret));
}

Status CommitteeSecrets::wipe(ByteView run, CommitteeSecret which) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "committee-wipe"));
    RESEAL_TRY(
        database_->run("DELETE FROM committee_secret WHERE run = ? AND which = ?", run, number(which)));
    if (which == CommitteeSecret::Share) {
        RESEAL_TRY(database_->run("DELETE FROM equality_part WHERE run = ?", run));
        RESEAL_TRY(database_->run("DELETE FROM equality_answer WHERE run = ?", run));
    }
    return transaction.commit();
}

Result<std::vector<Bytes>> CommitteeSecrets::runs() {
    RESEAL_ASSIGN(auto rows, database_->prepare("SELECT DISTINCT run FROM committee_secret ORDER BY run"));
    rows.bind();
    std::vector<Bytes> out;
    while (true) {
        RESEAL_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        out.push_back(rows.bytes(0));
    }
}

}  // namespace reseal::vault
