#include "core/store/alarms.h"

namespace reseal::store {
namespace {

constexpr std::string_view kSelect =
    "SELECT id, member, what, at_limit, count, most, day, first, last, seen_by, seen_at FROM alarm ";

Result<Alarm> read(sql::Statement& row) {
    Alarm out;
    out.id = row.integer(0);
    RESEAL_ASSIGN(out.member, row.fixed<Hash32>(1));
    out.what = static_cast<Counted>(row.integer(2));
    out.atLimit = row.integer(3) != 0;
    out.count = row.unsignedInteger(4);
    out.limit = row.unsignedInteger(5);
    out.day = row.unsignedInteger(6);
    out.first = row.instant(7);
    out.last = row.instant(8);
    if (row.isNull(9)) return out;
    RESEAL_ASSIGN(const Hash32 by, row.fixed<Hash32>(9));
    out.seen = Alarm::Seen{by, row.instant(10)};
    return out;
}

int numberOf(Counted what) {
    return static_cast<int>(what);
}

}  // namespace

Result<std::optional<Alarm>> Alarms::add(Counted what, const Hash32& member, std::uint64_t day,
                                         std::uint64_t more, const AlarmLevels& levels, Instant now) {
    if (more == 0) return std::optional<Alarm>();
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "alarm-count"));
    RESEAL_ASSIGN(const std::uint64_t before, count(what, member, day));
    const std::uint64_t total = before + more;
    RESEAL_TRY(database_->run("INSERT OR REPLACE INTO day_count(day, member, what, count) VALUES(?, ?, ?, ?)",
                              day, member, numberOf(what), total));
    RESEAL_TRY(
        database_->run("UPDATE alarm SET count = ?, last = ? WHERE day = ? AND member = ? AND what = ?",
                       total, now, day, member, numberOf(what)));
    std::optional<Alarm> raised;
    const bool atLimit = levels.limit != 0 && total >= levels.limit;
    if (atLimit || (levels.limit != 0 && total >= levels.near)) {
        RESEAL_ASSIGN(raised, raise({0, member, what, atLimit, total, levels.limit, day, now, now, {}}));
    }
    RESEAL_TRY(transaction.commit());
    return raised;
}

Result<std::optional<Alarm>> Alarms::raise(const Alarm& alarm) {
    RESEAL_ASSIGN(const std::int64_t isThere,
                  database_->integer("SELECT count(*) FROM alarm WHERE day = ? AND member = ? AND what = ? "
                                     "AND at_limit >= ?",
                                     alarm.day, alarm.member, numberOf(alarm.what), alarm.atLimit));
    if (isThere != 0) return std::optional<Alarm>();
    RESEAL_TRY(
        database_->run("INSERT INTO alarm(member, what, at_limit, count, most, day, first, last) "
                       "VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
                       alarm.member, numberOf(alarm.what), alarm.atLimit, alarm.count, alarm.limit, alarm.day,
                       alarm.first, alarm.last));
    Alarm out = alarm;
    out.id = database_->lastRowId();
    RESEAL_TRY(
        database_->run("DELETE FROM alarm WHERE id IN (SELECT id FROM alarm ORDER BY seen_by IS NULL, id "
                       "LIMIT max(0, (SELECT count(*) FROM alarm) - ?))",
                       static_cast<std::uint64_t>(kMaxAlarms)));
    return std::optional<Alarm>(out);
}

Result<std::uint64_t> Alarms::count(Counted what, const Hash32& member, std::uint64_t day) {
    RESEAL_ASSIGN(const std::int64_t count,
                  database_->integer("SELECT max(count) FROM day_count WHERE day = ? AND member = ? AND "
                                     "what = ?",
                                     day, member, numberOf(what)));
    return static_cast<std::uint64_t>(count);
}

Result<bool> Alarms::admit(const Hash32& member, const SignPublic& pseudonym, std::uint64_t day,
                           std::uint64_t limit) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "alarm-admit"));
    RESEAL_ASSIGN(const std::int64_t isThere,
                  database_->integer("SELECT count(*) FROM admitted WHERE day = ? AND member = ? AND "
                                     "pseudonym = ?",
                                     day, member, pseudonym));
    if (isThere != 0) return false;
    RESEAL_ASSIGN(
        const std::int64_t count,
        database_->integer("SELECT count(*) FROM admitted WHERE day = ? AND member = ?", day, member));
    if (static_cast<std::uint64_t>(count) >= limit)
        return fail(ErrorCode::Limit, "no more new pseudonyms for this member today");
    RESEAL_TRY(database_->run("INSERT INTO admitted(day, member, pseudonym) VALUES(?, ?, ?)", day, member,
                              pseudonym));
    RESEAL_TRY(transaction.commit());
    return true;
}

Result<std::vector<Alarm>> Alarms::list() {
    RESEAL_ASSIGN(auto rows, database_->prepare(std::string(kSelect) + "ORDER BY id DESC"));
    rows.bind();
    return rows.collect<Alarm>(read, kMaxAlarmsShown);
}

Result<std::size_t> Alarms::unseen() {
    RESEAL_ASSIGN(const std::int64_t count,
                  database_->integer("SELECT count(*) FROM alarm WHERE seen_by IS NULL"));
    return static_cast<std::size_t>(count);
}

Result<std::optional<Alarm>> Alarms::find(std::int64_t id) {
    RESEAL_ASSIGN(auto row, database_->prepare(std::string(kSelect) + "WHERE id = ?"));
    row.bind(id);
    return row.first<Alarm>(read);
}

Status Alarms::see(std::int64_t id, const Alarm::Seen& seen) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "alarm-seen"));
    RESEAL_ASSIGN(const auto alarm, find(id));
    if (!alarm) return fail(ErrorCode::NotFound, "no such alarm");
    if (alarm->member == seen.by)
        return fail(ErrorCode::Denied, "somebody else has to look at it than whom it is about");
    if (alarm->seen) return fail(ErrorCode::AlreadyExists, "somebody has seen this alarm already");
    RESEAL_TRY(
        database_->run("UPDATE alarm SET seen_by = ?, seen_at = ? WHERE id = ?", seen.by, seen.at, id));
    return transaction.commit();
}

Status Alarms::prune(std::uint64_t today) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "alarm-prune"));
    RESEAL_TRY(database_->run("DELETE FROM day_count WHERE day + ? < ?", kCountsKept, today));
    RESEAL_TRY(
        database_->run("DELETE FROM alarm WHERE day + ? < ? AND seen_by IS NOT NULL", kCountsKept, today));
    RESEAL_TRY(database_->run("DELETE FROM admitted WHERE day + 1 < ?", today));
    return transaction.commit();
}

}  // namespace reseal::store
