#include "core/store/team.h"

namespace reseal::store {

Status Team::add(const Hash32& identity, Instant now) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "team-add"));
    RESEAL_ASSIGN(const std::int64_t count, database_->integer("SELECT count(*) FROM team"));
    if (count >= static_cast<std::int64_t>(kMaxTeam)) return fail(ErrorCode::Limit, "too many in the team");
    RESEAL_ASSIGN(const bool isThere, contains(identity));
    if (isThere) return fail(ErrorCode::AlreadyExists, "this member is in the team already");
    RESEAL_TRY(database_->run("INSERT INTO team(identity, since) VALUES(?, ?)", identity, now));
    return transaction.commit();
}

Status Team::remove(const Hash32& identity) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "team-remove"));
    RESEAL_TRY(database_->run("DELETE FROM team WHERE identity = ?", identity));
    if (database_->changes() == 0) return fail(ErrorCode::NotFound, "this member is not in the team");
    return transaction.commit();
}

Result<bool> Team::contains(const Hash32& identity) {
    RESEAL_ASSIGN(const std::int64_t count,
                  database_->integer("SELECT count(*) FROM team WHERE identity = ?", identity));
    return count != 0;
}

Result<std::vector<Team::Member>> Team::list() {
    RESEAL_ASSIGN(auto rows, database_->prepare("SELECT identity, since FROM team ORDER BY added"));
    rows.bind();
    return rows.collect<Member>([](sql::Statement& row) -> Result<Member> {
        RESEAL_ASSIGN(const Hash32 identity, row.fixed<Hash32>(0));
        return Member{identity, row.instant(1)};
    });
}

}  // namespace reseal::store
