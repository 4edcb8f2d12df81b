// SQLCipher, wrapped once: an encrypted SQLite database in one file.
//
// Every cipher parameter is set explicitly at every opening, so that SQLCipher 3.4 and 4.x read and write
// each other's files, and neither depends on a default (but for one byte of SQLite's header, which says how
// much is left free at a page's end: 48 with 3.4, 80 with 4.6; each goes by what it finds):
//
//   page      4096 bytes: salt(16, page 1 only) ‖ AES-256-CBC ciphertext ‖ IV(16) ‖ HMAC-SHA1(20) ‖ zeros(12)
//   keys      the raw 32 bytes given here; HMAC key = PBKDF2-HMAC-SHA1(key, salt ⊕ 0x3a…, 2 rounds)
//
// SQL is that of SQLite 3.15: no UPSERT, RETURNING, window functions, JSON, DROP COLUMN.
//
// Nothing is written to a temporary file in clear (temp_store MEMORY), deleted content is overwritten
// (secure_delete), a commit that returned has reached the disk (synchronous FULL), and one process at
// a time has the file (locking_mode EXCLUSIVE).
//
// Errors everywhere: CannotOpen (wrong key, found at the first read; only open() gives it), Damaged,
// DiskFull, Locked (another process), Io. After a failed sync nobody knows what is on the disk, so the
// connection answers Io to everything until it is opened anew.
//
// Thread rule: a Database with its statements and transactions belongs to one thread at a time.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>

#include "core/base/bytes.h"
#include "core/crypto/secret.h"
#include "core/sql/statement.h"

namespace reseal::sql {

// How SQLite keeps a commit whole.
//   Rollback  one file once it is closed, so it can be copied; three syncs a commit
//   Wal       one sync a commit, for databases that commit all day; a second file `<path>-wal`
enum class Journal { Rollback, Wal };

// migrations[i] are the statements that lead from version i to version i + 1; the version stands in
// `user_version`. What was released is never edited, only added to.
struct Schema {
    std::string_view name;  // for error texts and moments
    std::span<const std::string_view> migrations;
    Journal journal = Journal::Rollback;
    // A query for each column that holds sql::Checked values: verify() reads them.
    std::span<const std::string_view> checkedColumns = {};
    // Decrypted pages kept in ordinary memory, at most. SQLite takes as much as it needs; what does not fit
    // is read and decrypted again.
    std::uint32_t cacheMiB = 2;
};

// Is the SQLite of this process SQLCipher, and not another one that a library brought along?
// Every program asks at start. Errors: Unsupported.
Status checkLibrary();

class Database {
public:
    // Makes a new database, with all migrations applied and what `fill` writes first. It appears under
    // `path` only once all this is there and synced. `key` has 32 bytes (CHECKed).
    // Errors also: AlreadyExists (also for a journal left alone: it may be all that is left of one).
    static Result<Database> create(const std::filesystem::path& path, const crypto::SecretBytes& key,
                                   const Schema& schema, const std::function<Status(Database&)>& fill = {});

    // Opens an existing one and applies what migrations are missing, each in a transaction.
    // Errors also: NotFound; TooNew, with the file untouched.
    static Result<Database> open(const std::filesystem::path& path, const crypto::SecretBytes& key,
                                 const Schema& schema);

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    // Compiled statements are kept and used again. All writing happens inside a Transaction (CHECKed),
    // so that no commit goes unnamed.
    Result<Statement> prepare(std::string_view sql);

    // Prepares, binds and runs a statement that gives no rows.
    template <class... Values>
    Status run(std::string_view sql, const Values&... values) {
        RESEAL_ASSIGN(Statement statement, prepare(sql));
        statement.bind(values...);
        return statement.run();
    }
    // The single integer of a query that always gives one row, such as COUNT or MAX (NULL is 0).
    template <class... Values>
    Result<std::int64_t> integer(std::string_view sql, const Values&... values) {
        RESEAL_ASSIGN(Statement statement, prepare(sql));
        statement.bind(values...);
        RESEAL_TRY(statement.stepToRow());
        return statement.integer(0);
    }

    std::int64_t changes() const;    // rows changed by the last statement
    std::int64_t lastRowId() const;  // of the last INSERT
    bool inTransaction() const;

    // Reads and authenticates every page in use, every index and every checked value: what finds a
    // flipped bit that no query has met yet. Seconds per GiB. Errors: Damaged.
    Status verify();

    // Moves what stands in the write-ahead log into the file and empties the log, so that content
    // deleted before is gone from both. Nothing to do for Journal::Rollback.
    Status checkpoint();

    int version() const { return version_; }

private:
    friend class Transaction;
    explicit Database(std::unique_ptr<Connection> connection);
    static Result<Database> connect(const std::filesystem::path& path, const crypto::SecretBytes& key,
                                    const Schema& schema);
    std::unique_ptr<Connection> connection_;
    int version_ = 0;
    std::span<const std::string_view> checkedColumns_;
};

// What is written between begin() and commit() is there together or not at all; without commit() the
// destructor takes it back. One inside another is a savepoint of it.
class Transaction {
public:
    // `name` appears in the moments "before-commit" and "committed" of the outermost one.
    static Result<Transaction> begin(Database& database, std::string_view name);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    Status commit();  // on an error everything is rolled back

private:
    Transaction(Connection& connection, std::string name, int depth)
        : connection_(&connection), name_(std::move(name)), depth_(depth) {}
    Connection* connection_;
    std::string name_;
    int depth_;  // 0: the outermost
};

}  // namespace reseal::sql
