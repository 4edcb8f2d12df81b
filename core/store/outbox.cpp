#include "core/store/outbox.h"

namespace reseal::store {

Status Outbox::add(const OutboxEntry& entry) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "outbox"));
    RESEAL_ASSIGN(const std::int64_t known,
                  database_->integer("SELECT (SELECT count(*) FROM outbox WHERE id = ?) + "
                                     "(SELECT count(*) FROM tx WHERE id = ?)",
                                     entry.id, entry.id));
    if (known > 0) return {};
    RESEAL_ASSIGN(const std::int64_t all, database_->integer("SELECT count(*) FROM outbox"));
    RESEAL_ASSIGN(const std::int64_t ofAuthor,
                  database_->integer("SELECT count(*) FROM outbox WHERE author = ?", entry.author));
    if (all >= static_cast<std::int64_t>(kMaxOutbox) ||
        ofAuthor >= static_cast<std::int64_t>(kMaxOutboxPerAuthor))
        return fail(ErrorCode::Limit, "too many transactions wait to be ordered");
    RESEAL_TRY(database_->run("INSERT INTO outbox(id, author, expires, bytes) VALUES(?, ?, ?, ?)", entry.id,
                              entry.author, entry.expires, sql::checked(entry.bytes)));
    return transaction.commit();
}

Status Outbox::replace(const OutboxEntry& entry) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "outbox"));
    RESEAL_TRY(
        database_->run("UPDATE outbox SET bytes = ? WHERE id = ?", sql::checked(entry.bytes), entry.id));
    return transaction.commit();
}

namespace {
Result<std::vector<OutboxEntry>> entriesOf(sql::Statement& rows) {
    return rows.collect<OutboxEntry>([](sql::Statement& row) -> Result<OutboxEntry> {
        OutboxEntry entry;
        RESEAL_ASSIGN(entry.id, row.fixed<TxId>(0));
        RESEAL_ASSIGN(entry.author, row.fixed<ledger::AccountId>(1));
        entry.expires = row.instant(2);
        RESEAL_ASSIGN(entry.bytes, row.checkedBytes(3));
        return entry;
    });
}
}  // namespace

Result<std::vector<OutboxEntry>> Outbox::pending() {
    RESEAL_ASSIGN(auto rows,
                  database_->prepare("SELECT id, author, expires, bytes FROM outbox ORDER BY added"));
    rows.bind();
    return entriesOf(rows);
}

Result<std::vector<OutboxEntry>> Outbox::pendingOf(const ledger::AccountId& author) {
    RESEAL_ASSIGN(
        auto rows,
        database_->prepare("SELECT id, author, expires, bytes FROM outbox WHERE author = ? ORDER BY added"));
    rows.bind(author);
    return entriesOf(rows);
}

Result<bool> Outbox::contains(const TxId& id) {
    RESEAL_ASSIGN(const std::int64_t count,
                  database_->integer("SELECT count(*) FROM outbox WHERE id = ?", id));
    return count > 0;
}

Result<std::optional<OutboxEntry>> Outbox::find(const TxId& id) {
    RESEAL_ASSIGN(auto rows,
                  database_->prepare("SELECT id, author, expires, bytes FROM outbox WHERE id = ?"));
    rows.bind(id);
    RESEAL_ASSIGN(auto found, entriesOf(rows));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Result<std::size_t> Outbox::size() {
    RESEAL_ASSIGN(const std::int64_t count, database_->integer("SELECT count(*) FROM outbox"));
    return static_cast<std::size_t>(count);
}

Status Outbox::remove(const TxId& id) {
    return remove(std::vector{id});
}
Status Outbox::remove(const std::vector<TxId>& ids) {
    if (ids.empty()) return {};
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "outbox"));
    for (const TxId& id : ids) RESEAL_TRY(database_->run("DELETE FROM outbox WHERE id = ?", id));
    return transaction.commit();
}

Result<std::size_t> Outbox::removeExpired(Instant blockTime) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "outbox"));
    RESEAL_TRY(database_->run("DELETE FROM outbox WHERE expires <> 0 AND expires < ?", blockTime));
    const auto removed = static_cast<std::size_t>(database_->changes());
    RESEAL_TRY(transaction.commit());
    return removed;
}

}  // namespace reseal::store
