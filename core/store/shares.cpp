#include "core/store/shares.h"

namespace reseal::store {

Status Shares::keep(const GrantId& grant, const crypto::SecretBytes& share, Instant now) {
    RESEAL_CHECK(share.size() == 32);
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "share"));
    RESEAL_ASSIGN(const auto destroyed, destroyedAt(grant));
    if (destroyed) return fail(ErrorCode::Revoked, "the share of this grant has been destroyed");
    RESEAL_ASSIGN(const auto kept, find(grant));
    if (kept && crypto::equalSecret(*kept, share)) return {};
    if (kept) return fail(ErrorCode::Conflict, "another share is kept for this grant");
    RESEAL_TRY(database_->run("INSERT INTO share(grant_id, kept, k) VALUES(?, ?, ?)", grant, now, share));
    return transaction.commit();
}

Result<std::optional<crypto::SecretBytes>> Shares::find(const GrantId& grant) {
    RESEAL_ASSIGN(auto row, database_->prepare("SELECT k FROM share WHERE grant_id = ? AND k IS NOT NULL"));
    row.bind(grant);
    return row.first<crypto::SecretBytes>([](sql::Statement& found) -> Result<crypto::SecretBytes> {
        if (found.blob(0).size() != 32) return fail(ErrorCode::Damaged, "a stored share of a wrong length");
        return found.secret(0);
    });
}

Status Shares::destroy(const GrantId& grant, Instant now) {
    RESEAL_CHECK(!database_->inTransaction());
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "share-destroyed"));
    RESEAL_TRY(database_->run("INSERT OR IGNORE INTO share(grant_id, kept, destroyed) VALUES(?, ?, ?)", grant,
                              now, now));
    RESEAL_TRY(database_->run("UPDATE share SET k = NULL, destroyed = ? WHERE grant_id = ? AND k IS NOT NULL",
                              now, grant));
    RESEAL_TRY(transaction.commit());
    return database_->checkpoint();
}

Result<std::optional<Instant>> Shares::destroyedAt(const GrantId& grant) {
    RESEAL_ASSIGN(auto row, database_->prepare(
                                "SELECT destroyed FROM share WHERE grant_id = ? AND destroyed IS NOT NULL"));
    row.bind(grant);
    return row.first<Instant>([](sql::Statement& found) -> Result<Instant> { return found.instant(0); });
}

namespace {
Result<std::vector<GrantId>> collect(sql::Database& database, std::string_view query) {
    RESEAL_ASSIGN(auto rows, database.prepare(query));
    rows.bind();
    return rows.collect<GrantId>([](sql::Statement& row) { return row.fixed<GrantId>(0); });
}
}  // namespace

Result<std::vector<GrantId>> Shares::held() {
    return collect(*database_, "SELECT grant_id FROM share WHERE k IS NOT NULL ORDER BY grant_id");
}

Result<std::vector<GrantId>> Shares::destroyed() {
    return collect(*database_, "SELECT grant_id FROM share WHERE destroyed IS NOT NULL ORDER BY grant_id");
}

}  // namespace reseal::store
