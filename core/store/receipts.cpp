#include "core/store/receipts.h"

namespace reseal::store {
namespace {

struct Hour {
    std::uint64_t released = 0, refused = 0, entries = 0;
    bool reported = false;
};

Result<Hour> hourFor(sql::Database& database, const GrantId& grant, std::uint64_t hour) {
    RESEAL_ASSIGN(auto row, database.prepare("SELECT released, refused, entries, reported FROM receipt_hour "
                                             "WHERE grant_id = ? AND hour = ?"));
    row.bind(grant, hour);
    RESEAL_ASSIGN(const auto found, row.first<Hour>([](sql::Statement& at) -> Result<Hour> {
        return Hour{at.unsignedInteger(0), at.unsignedInteger(1), at.unsignedInteger(2), !at.isNull(3)};
    }));
    return found.value_or(Hour{});
}

}  // namespace

Status Receipts::add(const GrantId& grant, std::uint64_t hour, const ReceiptEntry& entry) {
    if (entry.bytes.size() > kMaxReceiptEntry) return fail(ErrorCode::TooLarge, "too long for a receipt");
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "receipt"));
    RESEAL_ASSIGN(Hour now, hourFor(*database_, grant, hour));
    if (now.reported) return fail(ErrorCode::Conflict, "this hour has been reported");
    const bool released = entry.outcome == Outcome::Released;
    const bool full = now.entries >= kMaxEntriesPerHour;
    if (full && released)
        return fail(ErrorCode::Limit, "nothing more can be released under this grant this hour");
    (released ? now.released : now.refused) += 1;
    if (!full) {
        RESEAL_TRY(database_->run(
            "INSERT INTO receipt(grant_id, hour, place, outcome, bytes) VALUES(?, ?, ?, ?, ?)", grant, hour,
            now.entries, static_cast<int>(entry.outcome), sql::checked(entry.bytes)));
        ++now.entries;
    }
    RESEAL_TRY(
        database_->run("INSERT OR REPLACE INTO receipt_hour(grant_id, hour, released, refused, entries) "
                       "VALUES(?, ?, ?, ?, ?)",
                       grant, hour, now.released, now.refused, now.entries));
    return transaction.commit();
}

Result<std::vector<ReceiptEntry>> Receipts::entries(const GrantId& grant, std::uint64_t hour) {
    RESEAL_ASSIGN(auto rows,
                  database_->prepare("SELECT outcome, bytes FROM receipt WHERE grant_id = ? AND hour = ? "
                                     "ORDER BY place"));
    rows.bind(grant, hour);
    return rows.collect<ReceiptEntry>([](sql::Statement& row) -> Result<ReceiptEntry> {
        if (row.integer(0) != 1 && row.integer(0) != 2)
            return fail(ErrorCode::Damaged, "a receipt of no outcome");
        ReceiptEntry out{static_cast<Outcome>(row.integer(0)), {}};
        RESEAL_ASSIGN(out.bytes, row.checkedBytes(1));
        return out;
    });
}

Result<HourSummary> Receipts::summary(const GrantId& grant, std::uint64_t hour) {
    RESEAL_ASSIGN(const Hour found, hourFor(*database_, grant, hour));
    RESEAL_ASSIGN(const auto list, entries(grant, hour));
    std::vector<Hash32> leaves;
    for (const ReceiptEntry& entry : list) leaves.push_back(crypto::merkleLeaf(entry.bytes));
    return HourSummary{grant, hour, found.released, found.refused, crypto::merkleRoot(leaves)};
}

Result<std::vector<HourSummary>> Receipts::unreported(std::uint64_t hour, std::size_t limit) {
    RESEAL_ASSIGN(auto rows,
                  database_->prepare("SELECT grant_id, hour FROM receipt_hour WHERE reported IS NULL "
                                     "AND hour < ? ORDER BY hour, grant_id"));
    rows.bind(hour);
    return rows.collect<HourSummary>(
        [&](sql::Statement& row) -> Result<HourSummary> {
            RESEAL_ASSIGN(const GrantId grant, row.fixed<GrantId>(0));
            return summary(grant, row.unsignedInteger(1));
        },
        limit);
}

Status Receipts::report(const GrantId& grant, std::uint64_t hour, const TxId& id) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "receipt-reported"));
    RESEAL_TRY(
        database_->run("UPDATE receipt_hour SET reported = ? WHERE grant_id = ? AND hour = ? AND "
                       "(reported IS NULL OR reported = ?)",
                       id, grant, hour, id));
    if (database_->changes() == 0)
        return fail(ErrorCode::Conflict, "this hour is reported elsewhere, or had nothing");
    return transaction.commit();
}

}  // namespace reseal::store
