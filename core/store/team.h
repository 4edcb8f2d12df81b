// Who of the clinic's doctors is named in its team, and so reads what patients have granted to the team.
// Staff keep the list; it counts from the moment that a call returns.
//
// Thread rule: that of LedgerStore.
#pragma once

#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/sql/database.h"

namespace reseal::store {

inline constexpr std::size_t kMaxTeam = 10'000;

class Team {
public:
    explicit Team(sql::Database& database) : database_(&database) {}
    // `identity`: Y, as the ledger has it. Errors: AlreadyExists, Limit.
    Status add(const Hash32& identity, Instant now);
    Status remove(const Hash32& identity);  // Errors: NotFound
    Result<bool> contains(const Hash32& identity);
    struct Member {
        Hash32 identity;
        Instant since;
        friend bool operator==(const Member&, const Member&) = default;
    };
    Result<std::vector<Member>> list();  // in the order in which they were added

private:
    sql::Database* database_;
};

}  // namespace reseal::store
