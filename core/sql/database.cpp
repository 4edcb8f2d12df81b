#include "core/sql/database.h"

#include <array>

#include "core/base/files.h"
#include "core/base/moment.h"
#include "core/sql/connection.h"

namespace reseal::sql {
namespace fs = std::filesystem;
namespace {

// In this order, after the key and before anything is read. What only the other version of SQLCipher
// knows is ignored by this one: SQLite takes an unknown PRAGMA for nothing.
constexpr std::array<const char*, 8> kCipher = {
    "PRAGMA cipher_compatibility = 3",  // 4.x: its defaults become those of 3.x
    "PRAGMA cipher_page_size = 4096",
    "PRAGMA cipher_use_hmac = ON",
    "PRAGMA cipher_hmac_algorithm = HMAC_SHA1",        // 4.x
    "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA1",  // 4.x; serves the HMAC key alone
    "PRAGMA kdf_iter = 64000",                         // not used: the key is raw
    "PRAGMA fast_kdf_iter = 2",
    "PRAGMA cipher_plaintext_header_size = 0",  // 4.x
};

crypto::SecretBytes keySpecification(const crypto::SecretBytes& key) {
    constexpr std::string_view digits = "0123456789abcdef";
    crypto::SecretBytes text(3 + 2 * key.size());
    std::uint8_t* out = text.data();
    *out++ = 'x';
    *out++ = '\'';
    for (const std::uint8_t byte : key.view()) {
        *out++ = static_cast<std::uint8_t>(digits[byte >> 4]);
        *out++ = static_cast<std::uint8_t>(digits[byte & 15]);
    }
    *out = '\'';
    return text;
}

fs::path beside(const fs::path& path, const char* suffix) {
    fs::path out = path;
    out += suffix;
    return out;
}

Result<std::unique_ptr<Connection>> openHandle(const fs::path& path, const Schema& schema) {
    sqlite3* handle = nullptr;
    const int code =
        sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    RESEAL_CHECK(handle != nullptr);
    auto connection = std::make_unique<Connection>(handle, std::string(schema.name) + " " + path.string());
    if (code != SQLITE_OK) return connection->errorOf(code, "open");
    sqlite3_extended_result_codes(handle, 1);
    return connection;
}

Status setKey(Connection& connection, const crypto::SecretBytes& key) {
    const crypto::SecretBytes specification = keySpecification(key);
    const int code =
        sqlite3_key(connection.handle(), specification.data(), static_cast<int>(specification.size()));
    if (code != SQLITE_OK) return connection.errorOf(code, "key");
    for (const char* pragma : kCipher) RESEAL_TRY(connection.execute(pragma));
    return {};
}

Status chooseJournal(Connection& connection, Journal journal) {
    const std::string wanted = journal == Journal::Wal ? "wal" : "delete";
    RESEAL_ASSIGN(const std::string got, connection.value("PRAGMA journal_mode = " + wanted));
    if (got != wanted) return fail(ErrorCode::Io, "the journal mode is " + got + " and not " + wanted);
    return connection.execute("PRAGMA synchronous = FULL");
}

Status migrate(Database& database, Connection& connection, const Schema& schema, int from) {
    for (std::size_t version = static_cast<std::size_t>(from); version < schema.migrations.size();
         ++version) {
        const std::string step = std::string(schema.name) + "-migration-" + std::to_string(version + 1);
        RESEAL_ASSIGN(Transaction transaction, Transaction::begin(database, step));
        RESEAL_TRY(connection.execute(std::string(schema.migrations[version])));
        RESEAL_TRY(connection.execute("PRAGMA user_version = " + std::to_string(version + 1)));
        RESEAL_TRY(transaction.commit());
    }
    return {};
}

}  // namespace

Status checkLibrary() {
    sqlite3* handle = nullptr;
    const int code =
        sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    RESEAL_CHECK(handle != nullptr);
    Connection connection(handle, "memory");
    if (code != SQLITE_OK) return connection.errorOf(code, "open");
    RESEAL_ASSIGN(const std::string version, connection.value("PRAGMA cipher_version"));
    if (version.empty())
        return fail(ErrorCode::Unsupported, "the SQLite in this process can't encrypt: it is not SQLCipher");
    return {};
}

Database::Database(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::connect(const fs::path& path, const crypto::SecretBytes& key,
                                   const Schema& schema) {
    RESEAL_CHECK(key.size() == 32);
    RESEAL_TRY(checkLibrary());
    RESEAL_ASSIGN(auto connection, openHandle(path, schema));
    RESEAL_TRY(setKey(*connection, key));
    for (const char* pragma : {"PRAGMA locking_mode = EXCLUSIVE", "PRAGMA temp_store = MEMORY"})
        RESEAL_TRY(connection->execute(pragma));

    // The first read: here a wrong key shows. Nothing has been written, and nothing will be to a file
    // of a later version.
    RESEAL_TRY(connection->execute("SELECT count(*) FROM sqlite_master", true));
    // Takes the lock that EXCLUSIVE then keeps, before another process could have read something too.
    RESEAL_TRY(connection->execute("BEGIN EXCLUSIVE; COMMIT"));
    RESEAL_ASSIGN(const std::string text, connection->value("PRAGMA user_version"));
    const int version = std::atoi(text.c_str());
    const int known = static_cast<int>(schema.migrations.size());
    if (version < 0) return fail(ErrorCode::Damaged, path.string() + " has version " + text);
    if (version > known)
        return fail(ErrorCode::TooNew,
                    path.string() + " has version " + text + "; known is " + std::to_string(known));

    RESEAL_TRY(chooseJournal(*connection, schema.journal));
    for (const char* pragma : {"PRAGMA foreign_keys = ON", "PRAGMA secure_delete = ON"})
        RESEAL_TRY(connection->execute(pragma));
    // Negative: KiB, whatever the size of a page.
    RESEAL_TRY(connection->execute("PRAGMA cache_size = -" + std::to_string(schema.cacheMiB * 1024)));
    Database database(std::move(connection));
    RESEAL_TRY(migrate(database, *database.connection_, schema, version));
    database.version_ = known;
    database.checkedColumns_ = schema.checkedColumns;
    return database;
}

Result<Database> Database::open(const fs::path& path, const crypto::SecretBytes& key, const Schema& schema) {
    RESEAL_ASSIGN(const File file, File::openToRead(path));
    RESEAL_ASSIGN(const std::uint64_t size, file.size());
    // SQLite would take an empty file for a new database. Ours appear only when complete.
    if (size == 0) return fail(ErrorCode::Damaged, path.string() + " is empty");
    return connect(path, key, schema);
}

Result<Database> Database::create(const fs::path& path, const crypto::SecretBytes& key, const Schema& schema,
                                  const std::function<Status(Database&)>& fill) {
    for (const char* suffix : {"", "-journal", "-wal"}) {
        std::error_code none;
        if (fs::exists(beside(path, suffix), none))
            return fail(ErrorCode::AlreadyExists, beside(path, suffix).string() + " is there already");
    }
    const fs::path fresh = beside(path, ".new");
    for (const char* suffix : {"", "-journal", "-wal", "-shm"})
        RESEAL_TRY(removeFileDurably(beside(fresh, suffix)));
    const auto build = [&]() -> Status {
        RESEAL_TRY(
            File::createNew(fresh));  // with the permissions of a secret, which SQLite's would not have
        RESEAL_ASSIGN(Database database, connect(fresh, key, schema));
        return fill ? fill(database) : Status{};
    };
    if (Status built = build(); !built) {
        for (const char* suffix : {"", "-journal", "-wal", "-shm"})
            (void)removeFileDurably(beside(fresh, suffix));
        return built.error();
    }
    std::error_code failed;
    fs::rename(fresh, path, failed);
    if (failed) return ioError("cannot rename", fresh, failed.value());
    moment("renamed", path.filename().string());
    RESEAL_TRY(syncDirectory(path.parent_path()));
    return connect(path, key, schema);
}

Result<Statement> Database::prepare(std::string_view sql) {
    RESEAL_ASSIGN(sqlite3_stmt * handle, connection_->prepare(sql));
    return Statement(*connection_, handle);
}

std::int64_t Database::changes() const {
    return sqlite3_changes(connection_->handle());
}
std::int64_t Database::lastRowId() const {
    return sqlite3_last_insert_rowid(connection_->handle());
}
bool Database::inTransaction() const {
    return connection_->depth > 0;
}

Status Database::verify() {
    const Result<std::string> found = connection_->value("PRAGMA integrity_check(1)");
    if (!found) return found.error();
    if (*found != "ok") return fail(ErrorCode::Damaged, *found);
    RESEAL_ASSIGN(const std::string orphan, connection_->value("PRAGMA foreign_key_check"));
    if (!orphan.empty()) return fail(ErrorCode::Damaged, "a row of " + orphan + " refers to nothing");
    for (const std::string_view column : checkedColumns_) {
        RESEAL_ASSIGN(Statement rows, prepare(column));
        rows.bind();
        while (true) {
            RESEAL_ASSIGN(const bool more, rows.step());
            if (!more) break;
            if (!rows.isNull(0)) RESEAL_TRY(rows.checkedBlob(0));
        }
    }
    return {};
}

Status Database::checkpoint() {
    RESEAL_CHECK(connection_->depth == 0);
    RESEAL_ASSIGN(const std::string busy, connection_->value("PRAGMA wal_checkpoint(TRUNCATE)"));
    if (busy == "1") return fail(ErrorCode::Locked, "a statement is still reading");
    return {};
}

Result<Transaction> Transaction::begin(Database& database, std::string_view name) {
    Connection& connection = *database.connection_;
    const int depth = connection.depth;
    RESEAL_TRY(connection.execute(depth == 0 ? "BEGIN IMMEDIATE" : "SAVEPOINT s" + std::to_string(depth)));
    ++connection.depth;
    return Transaction(connection, std::string(name), depth);
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)),
      name_(std::move(other.name_)),
      depth_(other.depth_) {}

Transaction::~Transaction() {
    if (!connection_) return;
    RESEAL_CHECK(connection_->depth == depth_ + 1);  // the inner ones end first
    connection_->depth = depth_;
    // A full disk or an I/O error may have rolled everything back already.
    if (sqlite3_get_autocommit(connection_->handle())) return;
    const std::string name = "s" + std::to_string(depth_);
    (void)connection_->execute(depth_ == 0 ? "ROLLBACK" : "ROLLBACK TO " + name + "; RELEASE " + name);
}

Status Transaction::commit() {
    RESEAL_CHECK(connection_ && connection_->depth == depth_ + 1);
    if (sqlite3_get_autocommit(connection_->handle()))
        return fail(ErrorCode::Io, name_ + ": rolled back after an earlier error");
    if (depth_ > 0) {
        RESEAL_TRY(connection_->execute("RELEASE s" + std::to_string(depth_)));
    } else {
        moment("before-commit", name_);
        RESEAL_TRY(connection_->execute("COMMIT"));
        moment("committed", name_);
    }
    connection_->depth = depth_;
    connection_ = nullptr;
    return {};
}

}  // namespace reseal::sql
