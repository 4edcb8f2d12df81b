// The tables of a vault's database. What was released is never edited, only added to.
//
// Values that may be long are sql::Checked and stand last.
#pragma once

#include <array>

#include "core/sql/database.h"

namespace reseal::vault {

inline constexpr std::string_view kVersion1 = R"(
-- Single values by name; core/vault/vault.cpp says which.
CREATE TABLE field(
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE pseudonym_counter(
    chain BLOB PRIMARY KEY,
    next INTEGER NOT NULL
) WITHOUT ROWID;

-- Keys of other databases of this installation.
CREATE TABLE database_key(
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE lane(
    author BLOB PRIMARY KEY,
    lane BLOB NOT NULL,
    seq INTEGER NOT NULL,
    prev BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE unsettled(
    made INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    author BLOB NOT NULL,
    bytes BLOB NOT NULL
);

-- A removed entry keeps its version; its value is NULL.
CREATE TABLE locker(
    space TEXT NOT NULL,
    key BLOB NOT NULL,
    version INTEGER NOT NULL,
    value BLOB,
    UNIQUE(space, key)
);
)";

inline constexpr std::string_view kVersion2 = R"(
-- A clinic's part in a run of key generation, by the run's label, and what it has of the key that came of it.
CREATE TABLE committee_secret(
    run BLOB NOT NULL,
    which INTEGER NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY(run, which)
) WITHOUT ROWID;
)";

inline constexpr std::string_view kVersion3 = R"(
-- A clinic's parts of a round of tests, by the committee's label and the round's name.
CREATE TABLE equality_part(
    run BLOB NOT NULL,
    round BLOB NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY(run, round)
) WITHOUT ROWID;

-- The sum for which it has answered in a test.
CREATE TABLE equality_answer(
    run BLOB NOT NULL,
    test BLOB NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY(run, test)
) WITHOUT ROWID;
)";

inline constexpr std::array kMigrations = {kVersion1, kVersion2, kVersion3};
inline constexpr std::array<std::string_view, 6> kCheckedColumns = {
    "SELECT value FROM field",  "SELECT value FROM database_key",     "SELECT bytes FROM unsettled",
    "SELECT value FROM locker", "SELECT value FROM committee_secret", "SELECT value FROM equality_part"};
inline constexpr sql::Schema kSchema{"vault", kMigrations, sql::Journal::Rollback, kCheckedColumns};

}  // namespace reseal::vault
