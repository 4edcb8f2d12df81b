// The tables of the node's database. What was released is never edited, only added to.
//
// Values that may be long are sql::Checked and stand last. Instants are milliseconds since 1970.
#pragma once

#include <array>

#include "core/sql/database.h"

namespace reseal::store {

inline constexpr std::string_view kLedgerVersion1 = R"(
CREATE TABLE genesis(
    one INTEGER PRIMARY KEY CHECK(one = 1),
    bytes BLOB NOT NULL
);
CREATE TABLE block(
    height INTEGER PRIMARY KEY,
    epoch INTEGER NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    certified INTEGER NOT NULL,
    header BLOB NOT NULL,
    finalization BLOB NOT NULL
);
CREATE INDEX block_certified ON block(height) WHERE certified;
CREATE INDEX block_epoch ON block(epoch, height);
CREATE TABLE tx(
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    height INTEGER NOT NULL REFERENCES block(height),
    place INTEGER NOT NULL,
    slots INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE(height, place)
);
CREATE TABLE detail(
    row INTEGER PRIMARY KEY,
    carrier BLOB NOT NULL REFERENCES tx(id),
    slot INTEGER NOT NULL,
    hash BLOB NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE(carrier, slot)
);
CREATE INDEX detail_hash ON detail(hash);
CREATE TABLE state(
    key BLOB PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE outbox(
    added INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    author BLOB NOT NULL,
    expires INTEGER NOT NULL,
    bytes BLOB NOT NULL
);
CREATE INDEX outbox_author ON outbox(author);
CREATE TABLE early(
    kind INTEGER NOT NULL,
    subject BLOB NOT NULL,
    signer BLOB NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY(kind, subject, signer)
);
CREATE INDEX early_signer ON early(signer);

-- A destroyed share is NULL: it was here, or was never to come.
CREATE TABLE share(
    grant_id BLOB PRIMARY KEY,
    kept INTEGER NOT NULL,
    destroyed INTEGER,
    k BLOB,
    CHECK((k IS NULL) = (destroyed IS NOT NULL))
);
CREATE TABLE delivery(
    added INTEGER PRIMARY KEY AUTOINCREMENT,
    grant_id BLOB NOT NULL,
    proxy BLOB NOT NULL,
    not_after INTEGER NOT NULL,
    boxed BLOB NOT NULL,
    UNIQUE(grant_id, proxy)
);
CREATE TABLE receipt_hour(
    grant_id BLOB NOT NULL,
    hour INTEGER NOT NULL,
    released INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    reported BLOB,
    PRIMARY KEY(grant_id, hour)
) WITHOUT ROWID;
CREATE INDEX receipt_unreported ON receipt_hour(hour) WHERE reported IS NULL;
CREATE TABLE receipt(
    grant_id BLOB NOT NULL,
    hour INTEGER NOT NULL,
    place INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY(grant_id, hour, place)
);

CREATE TABLE patient(
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    number TEXT UNIQUE,
    pseudonym BLOB UNIQUE,
    card BLOB NOT NULL
);
CREATE TABLE look(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    patient INTEGER NOT NULL,
    member BLOB NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX look_patient ON look(patient, id);
CREATE TABLE invitation(
    added INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash BLOB NOT NULL UNIQUE,
    role TEXT NOT NULL,
    label TEXT NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    state INTEGER NOT NULL,
    identity BLOB,
    proof BLOB NOT NULL
);
)";

// Whoever starts looks for what has never come among the incomplete, not among all transactions there are.
// An hour of receipts is closed when it is put into words, and settled when it is seen on the ledger;
// `reported`, which was both, is not used any more.
inline constexpr std::string_view kLedgerVersion2 = R"(
CREATE TABLE incomplete(
    carrier BLOB PRIMARY KEY
) WITHOUT ROWID;
ALTER TABLE receipt_hour ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE receipt_hour ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;
UPDATE receipt_hour SET closed = 1 WHERE reported IS NOT NULL;
DROP INDEX receipt_unreported;
CREATE INDEX receipt_unsettled ON receipt_hour(hour) WHERE settled = 0;
INSERT INTO incomplete SELECT id FROM tx WHERE slots > (SELECT count(*) FROM detail WHERE carrier = tx.id);
)";

// The clinic's team. An entry of a team's reader says who it was, so that an hour is now full by its bytes,
// too: `bytes` are those of its entries, of which each is stored with 16 more (sql::checked). When an hour
// was settled was not written down before: as if today, for what is kept longer harms nobody.
inline constexpr std::string_view kLedgerVersion3 = R"(
CREATE TABLE team(
    added INTEGER PRIMARY KEY AUTOINCREMENT,
    identity BLOB NOT NULL UNIQUE,
    since INTEGER NOT NULL
);
ALTER TABLE receipt_hour ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
UPDATE receipt_hour SET bytes = (SELECT coalesce(sum(length(bytes) - 16), 0) FROM receipt
    WHERE receipt.grant_id = receipt_hour.grant_id AND receipt.hour = receipt_hour.hour);
UPDATE receipt_hour SET settled = 1000 * CAST(strftime('%s', 'now') AS INTEGER) WHERE settled = 1;
CREATE INDEX receipt_settled ON receipt_hour(settled) WHERE settled > 0;
)";

// What members do that has a limit (alarms.h): how often in a day, and what staff were told of it. And which
// pseudonyms the clinic has vouched for by its signature, so that the same is no other after a restart.
inline constexpr std::string_view kLedgerVersion4 = R"(
CREATE TABLE day_count(
    day INTEGER NOT NULL,
    member BLOB NOT NULL,
    what INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY(day, member, what)
) WITHOUT ROWID;
CREATE TABLE admitted(
    day INTEGER NOT NULL,
    member BLOB NOT NULL,
    pseudonym BLOB NOT NULL,
    PRIMARY KEY(day, member, pseudonym)
) WITHOUT ROWID;
CREATE TABLE alarm(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member BLOB NOT NULL,
    what INTEGER NOT NULL,
    at_limit INTEGER NOT NULL,
    count INTEGER NOT NULL,
    most INTEGER NOT NULL,
    day INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    seen_by BLOB,
    seen_at INTEGER,
    UNIQUE(day, member, what, at_limit),
    CHECK((seen_by IS NULL) = (seen_at IS NULL))
);
)";

inline constexpr std::array kLedgerMigrations = {kLedgerVersion1, kLedgerVersion2, kLedgerVersion3,
                                                 kLedgerVersion4};
// All day long something is committed: one sync each, in the log.
inline constexpr std::array<std::string_view, 12> kLedgerCheckedColumns = {
    "SELECT bytes FROM genesis", "SELECT header FROM block", "SELECT finalization FROM block",
    "SELECT bytes FROM tx",      "SELECT bytes FROM detail", "SELECT value FROM state",
    "SELECT bytes FROM outbox",  "SELECT bytes FROM early",  "SELECT boxed FROM delivery",
    "SELECT bytes FROM receipt", "SELECT card FROM patient", "SELECT proof FROM invitation"};
// The keys of the state are hashes, so a block touches pages all over the file, and each that is not in
// memory costs a decryption: with SQLite's 2 MiB a first synchronisation of 4,000 transactions took a fifth
// more processor time. Nothing in here is a secret that the cache would expose: those are in the vault.
inline constexpr std::uint32_t kLedgerCacheMiB = 32;
inline constexpr sql::Schema kLedgerSchema{"ledger", kLedgerMigrations, sql::Journal::Wal,
                                           kLedgerCheckedColumns, kLedgerCacheMiB};

}  // namespace reseal::store
