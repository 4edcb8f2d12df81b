#include "core/sql/connection.h"

#include <cerrno>

#include "core/base/log.h"

namespace reseal::sql {

Connection::~Connection() {
    for (const auto& [sql, statement] : idle_) sqlite3_finalize(statement);
    RESEAL_CHECK(sqlite3_close(handle_) == SQLITE_OK);  // a statement outlived its database
}

Error Connection::errorOf(int code, std::string_view doing, bool opening) {
    const int extended = sqlite3_extended_errcode(handle_);
    const int systemError = sqlite3_system_errno(handle_);
    const std::string number = " (" + std::to_string(extended) + ")";
    const auto plain = [&](std::string_view what) { return name_ + ": " + std::string(what) + number; };
    // What was being done is for us; what became of the file is for whoever reads the message.
    std::string detail = name_ + ": " + std::string(doing) + ": " + sqlite3_errmsg(handle_) + number;
    switch (code & 0xff) {
        case SQLITE_FULL:
            return fail(ErrorCode::DiskFull, plain("the disk is full"));
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return fail(ErrorCode::Locked, plain("another program is using it"));
        case SQLITE_CONSTRAINT:
            if (extended == SQLITE_CONSTRAINT_PRIMARYKEY || extended == SQLITE_CONSTRAINT_UNIQUE ||
                extended == SQLITE_CONSTRAINT_ROWID)
                return fail(ErrorCode::AlreadyExists, std::move(detail));
            return fail(ErrorCode::Conflict, std::move(detail));
        case SQLITE_NOTADB:
            if (opening)
                return fail(ErrorCode::CannotOpen, plain("its key does not open it, or it is damaged"));
            return fail(ErrorCode::Damaged, plain("the file is damaged"));
        case SQLITE_ERROR:  // how SQLCipher 3.4 reports a page whose authentication fails
        case SQLITE_CORRUPT:
        case SQLITE_FORMAT:
        case SQLITE_MISMATCH:
            log(LogLevel::Error, "sql", detail);
            return fail(ErrorCode::Damaged, plain("the file is damaged"));
        case SQLITE_TOOBIG:
            return fail(ErrorCode::TooLarge, std::move(detail));
        case SQLITE_NOMEM:
            return fail(ErrorCode::Limit, std::move(detail));
        case SQLITE_IOERR: {
            if (extended == SQLITE_IOERR_FSYNC || extended == SQLITE_IOERR_DIR_FSYNC) broken_ = true;
            // SQLite itself takes only ENOSPC for a full disk.
            const bool full = systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
            if (full) return fail(ErrorCode::DiskFull, plain("the disk is full"));
            return fail(ErrorCode::Io, std::move(detail));
        }
        case SQLITE_MISUSE:
        case SQLITE_RANGE:
            checkFailed("SQLite used as it must not be", __FILE__, __LINE__);
    }
    return fail(ErrorCode::Io, std::move(detail));
}

Status Connection::usable() const {
    if (broken_) return fail(ErrorCode::Io, name_ + ": a sync failed earlier; it must be opened anew");
    return {};
}

Status Connection::execute(const std::string& sql, bool opening) {
    RESEAL_TRY(usable());
    const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return errorOf(code, sql.substr(0, 40), opening);
    return {};
}

Result<std::string> Connection::value(const std::string& sql, bool opening) {
    RESEAL_TRY(usable());
    sqlite3_stmt* statement = nullptr;
    int code = sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr);
    if (code != SQLITE_OK) return errorOf(code, sql, opening);
    std::string out;
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        const unsigned char* text = sqlite3_column_text(statement, 0);
        if (text) out.assign(text, text + sqlite3_column_bytes(statement, 0));
    }
    std::optional<Error> error;
    if (code != SQLITE_ROW && code != SQLITE_DONE) error = errorOf(code, sql, opening);
    sqlite3_finalize(statement);
    if (error) return *std::move(error);
    return out;
}

Result<sqlite3_stmt*> Connection::prepare(std::string_view sql) {
    RESEAL_TRY(usable());
    if (const auto found = idle_.find(sql); found != idle_.end()) {
        sqlite3_stmt* statement = found->second;
        idle_.erase(found);
        return statement;
    }
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement, &rest);
    if (code != SQLITE_OK) return errorOf(code, sql);
    RESEAL_CHECK(statement != nullptr && rest == sql.data() + sql.size());  // exactly one statement
    return statement;
}

void Connection::giveBack(sqlite3_stmt* statement) {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (idle_.size() >= kMaxIdleStatements) {
        sqlite3_finalize(statement);
        return;
    }
    idle_.emplace(sqlite3_sql(statement), statement);
}

}  // namespace reseal::sql
