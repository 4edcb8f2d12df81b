#include "core/store/state_table.h"

#include "core/base/log.h"

namespace reseal::store {
namespace {

// The least key that is greater than all that start with `prefix`; empty if there is none.
Bytes beyond(ByteView prefix) {
    Bytes out = toBytes(prefix);
    while (!out.empty() && out.back() == 0xff) out.pop_back();
    if (!out.empty()) ++out.back();
    return out;
}

}  // namespace

void StateTable::remember(const Error& error) const {
    if (failure_) return;
    failure_ = error;
    log(LogLevel::Error, "store", "the ledger's state can't be read: " + error.text());
}

Result<std::optional<Bytes>> StateTable::tryGet(ByteView key) const {
    RESEAL_ASSIGN(auto row, database_->prepare("SELECT value FROM state WHERE key = ?"));
    row.bind(key);
    RESEAL_ASSIGN(const bool found, row.step());
    if (!found) return std::optional<Bytes>{};
    RESEAL_ASSIGN(Bytes value, row.checkedBytes(0));
    return std::optional(std::move(value));
}

std::optional<Bytes> StateTable::get(ByteView key) const {
    if (failure_) return std::nullopt;
    auto value = tryGet(key);
    if (value) return *std::move(value);
    remember(value.error());
    return std::nullopt;
}

Status StateTable::tryScan(ByteView prefix, ByteView from, const Visit& visit) const {
    const Bytes end = beyond(prefix);
    const ByteView first = std::ranges::lexicographical_compare(prefix, from) ? from : prefix;
    RESEAL_ASSIGN(auto rows,
                  database_->prepare(end.empty() ? "SELECT key, value FROM state WHERE key >= ? ORDER BY key"
                                                 : "SELECT key, value FROM state WHERE key >= ? "
                                                   "AND key < ? ORDER BY key"));
    if (end.empty())
        rows.bind(first);
    else
        rows.bind(first, end);
    while (true) {
        RESEAL_ASSIGN(const bool more, rows.step());
        if (!more) return {};
        RESEAL_ASSIGN(const ByteView value, rows.checkedBlob(1));
        if (!visit(rows.blob(0), value)) return {};
    }
}

void StateTable::scan(ByteView prefix, ByteView from, const Visit& visit) const {
    if (failure_) return;
    if (const Status scanned = tryScan(prefix, from, visit); !scanned) remember(scanned.error());
}

// Not INSERT OR REPLACE: SQLite guards a statement of two steps by a journal of its own, for which SQLCipher
// encrypts every page that it touches.
Status StateTable::write(const ledger::Delta& delta) {
    for (const auto& [key, value] : delta) {
        if (!value) {
            RESEAL_TRY(database_->run("DELETE FROM state WHERE key = ?", key));
            continue;
        }
        RESEAL_ASSIGN(auto update, database_->prepare("UPDATE state SET value = ?2 WHERE key = ?1"));
        update.bind(key, sql::checked(*value));
        RESEAL_TRY(update.run());
        if (database_->changes() > 0) continue;
        RESEAL_TRY(database_->run("INSERT INTO state(key, value) VALUES(?, ?)", key, sql::checked(*value)));
    }
    return {};
}

}  // namespace reseal::store
