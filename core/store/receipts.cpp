#include "core/store/receipts.h"

namespace reseal::store {
namespace {

struct Hour {
    std::uint64_t released = 0, refused = 0, entries = 0, bytes = 0;
    bool closed = false;
};

Result<std::optional<Hour>> hourFor(sql::Database& database, const ledger::GrantHour& name) {
    RESEAL_ASSIGN(auto row, database.prepare("SELECT released, refused, entries, bytes, closed FROM "
                                             "receipt_hour WHERE grant_id = ? AND hour = ?"));
    row.bind(name.grant, name.hour);
    return row.first<Hour>([](sql::Statement& at) -> Result<Hour> {
        return Hour{at.unsignedInteger(0), at.unsignedInteger(1), at.unsignedInteger(2),
                    at.unsignedInteger(3), at.integer(4) != 0};
    });
}

Result<ledger::GrantHour> hourIn(sql::Statement& row) {
    RESEAL_ASSIGN(const GrantId grant, row.fixed<GrantId>(0));
    return ledger::GrantHour{grant, row.unsignedInteger(1)};
}

// In the place of when an hour was settled: its entries are gone.
constexpr std::int64_t kDropped = -1;

}  // namespace

Status Receipts::add(const ledger::GrantHour& name, const ReceiptEntry& entry) {
    if (entry.bytes.size() > kMaxReceiptEntry) return fail(ErrorCode::TooLarge, "too long for a receipt");
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "receipt"));
    RESEAL_ASSIGN(const auto known, hourFor(*database_, name));
    Hour now = known.value_or(Hour{});
    if (now.closed) return fail(ErrorCode::Conflict, "this hour has been reported");
    const bool released = entry.outcome == Outcome::Released;
    const bool full = isFullHour(now.entries, now.bytes);
    if (full && released)
        return fail(ErrorCode::Limit, "nothing more can be released under this grant this hour");
    (released ? now.released : now.refused) += 1;
    if (!full) {
        RESEAL_TRY(database_->run(
            "INSERT INTO receipt(grant_id, hour, place, outcome, bytes) VALUES(?, ?, ?, ?, ?)", name.grant,
            name.hour, now.entries, static_cast<int>(entry.outcome), sql::checked(entry.bytes)));
        ++now.entries;
        now.bytes += entry.bytes.size();
    }
    RESEAL_TRY(database_->run(
        "INSERT OR REPLACE INTO receipt_hour(grant_id, hour, released, refused, entries, bytes) "
        "VALUES(?, ?, ?, ?, ?, ?)",
        name.grant, name.hour, now.released, now.refused, now.entries, now.bytes));
    return transaction.commit();
}

Result<std::vector<ReceiptEntry>> Receipts::entries(const ledger::GrantHour& name) {
    RESEAL_ASSIGN(const std::int64_t dropped,
                  database_->integer(
                      "SELECT count(*) FROM receipt_hour WHERE grant_id = ? AND hour = ? AND settled = ?",
                      name.grant, name.hour, kDropped));
    if (dropped != 0) return fail(ErrorCode::Expired, "these releases were long ago, and are let go of");
    RESEAL_ASSIGN(auto rows,
                  database_->prepare("SELECT outcome, bytes FROM receipt WHERE grant_id = ? AND hour = ? "
                                     "ORDER BY place"));
    rows.bind(name.grant, name.hour);
    return rows.collect<ReceiptEntry>([](sql::Statement& row) -> Result<ReceiptEntry> {
        if (row.integer(0) != 1 && row.integer(0) != 2)
            return fail(ErrorCode::Damaged, "a receipt of no outcome");
        ReceiptEntry out{static_cast<Outcome>(row.integer(0)), {}};
        RESEAL_ASSIGN(out.bytes, row.checkedBytes(1));
        return out;
    });
}

Result<HourSummary> Receipts::close(const ledger::GrantHour& name) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "receipt-closed"));
    RESEAL_ASSIGN(const auto found, hourFor(*database_, name));
    if (!found) return fail(ErrorCode::NotFound, "nothing was released or refused in that hour");
    if (!found->closed)
        RESEAL_TRY(database_->run("UPDATE receipt_hour SET closed = 1 WHERE grant_id = ? AND hour = ?",
                                  name.grant, name.hour));
    RESEAL_ASSIGN(const auto list, entries(name));
    RESEAL_TRY(transaction.commit());
    std::vector<Hash32> leaves;
    for (const ReceiptEntry& entry : list) leaves.push_back(crypto::merkleLeaf(entry.bytes));
    return HourSummary{found->released, found->refused, crypto::merkleRoot(leaves)};
}

Result<std::vector<ledger::GrantHour>> Receipts::unsettled(std::uint64_t hour, std::size_t limit,
                                                           const ledger::GrantHour& after) {
    RESEAL_ASSIGN(auto rows, database_->prepare("SELECT grant_id, hour FROM receipt_hour WHERE settled = 0 "
                                                "AND hour < ? AND (hour, grant_id) > (?, ?) "
                                                "ORDER BY hour, grant_id"));
    rows.bind(hour, after.hour, after.grant);
    return rows.collect<ledger::GrantHour>(hourIn, limit);
}

Status Receipts::settle(const ledger::GrantHour& name, Instant ledgerTime) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "receipt-settled"));
    RESEAL_TRY(
        database_->run("UPDATE receipt_hour SET closed = 1, settled = ? WHERE grant_id = ? AND hour = ?",
                       std::max<std::int64_t>(ledgerTime.ms, 1), name.grant, name.hour));
    return transaction.commit();
}

// By the hour as well: programs of before wrote 1 for when it was settled.
Result<std::size_t> Receipts::dropEntries(Instant before, std::size_t limit) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "receipts-dropped"));
    std::vector<ledger::GrantHour> old;
    {
        RESEAL_ASSIGN(auto rows,
                      database_->prepare("SELECT grant_id, hour FROM receipt_hour WHERE settled > 0 "
                                         "AND settled < ? AND hour < ? LIMIT ?"));
        rows.bind(before, ledger::releaseHour(before), limit);
        RESEAL_ASSIGN(old, rows.collect<ledger::GrantHour>(hourIn));
    }
    for (const ledger::GrantHour& name : old) {
        RESEAL_TRY(
            database_->run("DELETE FROM receipt WHERE grant_id = ? AND hour = ?", name.grant, name.hour));
        RESEAL_TRY(database_->run("UPDATE receipt_hour SET settled = ? WHERE grant_id = ? AND hour = ?",
                                  kDropped, name.grant, name.hour));
    }
    if (!old.empty()) RESEAL_TRY(transaction.commit());
    return old.size();
}

}  // namespace reseal::store
