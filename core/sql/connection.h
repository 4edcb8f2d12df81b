// The SQLite handle behind a Database, its idle statements, and the translation of SQLite's result
// codes. Private to core/sql.
//
// Thread rule: that of Database.
#pragma once

#include <sqlite3.h>

#include <map>
#include <string>

#include "core/base/result.h"
#include "core/sql/database.h"

namespace reseal::sql {

inline constexpr std::size_t kMaxIdleStatements = 128;

class Connection {
public:
    Connection(sqlite3* handle, std::string name) : handle_(handle), name_(std::move(name)) {}
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    sqlite3* handle() const { return handle_; }
    // The error for a result code that is not OK, ROW or DONE. `opening`: nothing has been read yet.
    Error errorOf(int code, std::string_view doing, bool opening = false);
    Status usable() const;
    Status execute(const std::string& sql, bool opening = false);
    // A single value of a PRAGMA or query; empty if there is no row.
    Result<std::string> value(const std::string& sql, bool opening = false);

    Result<sqlite3_stmt*> prepare(std::string_view sql);
    void giveBack(sqlite3_stmt* statement);

    int depth = 0;  // of open transactions

private:
    sqlite3* handle_;
    std::string name_;
    std::multimap<std::string, sqlite3_stmt*, std::less<>> idle_;
    bool broken_ = false;  // a sync failed
};

}  // namespace reseal::sql
