#include "core/sql/statement.h"

#include "core/crypto/sha256.h"
#include "core/sql/connection.h"

namespace reseal::sql {
namespace {
constexpr std::size_t kCheckSize = 16;
}

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_),
      handle_(std::exchange(other.handle_, nullptr)),
      bound_(other.bound_),
      refused_(other.refused_) {}

Statement::~Statement() {
    if (handle_) connection_->giveBack(handle_);
}

void Statement::reset() {
    sqlite3_reset(handle_);
    sqlite3_clear_bindings(handle_);
    bound_ = 0;
    refused_ = false;
}

void Statement::bindNext(std::int64_t value) {
    RESEAL_CHECK(sqlite3_bind_int64(handle_, ++bound_, value) == SQLITE_OK);
}

void Statement::bindNext(std::uint64_t value) {
    if (value > INT64_MAX) refused_ = true;
    bindNext(static_cast<std::int64_t>(value & INT64_MAX));
}

void Statement::bindNext(ByteView value) {
    RESEAL_CHECK(value.size() <= kMaxUnchecked);
    bindBlob(value);
}

void Statement::bindNext(Checked value) {
    Bytes stored = toBytes(value.bytes);
    append(stored, crypto::sha256(value.bytes).view().first(kCheckSize));
    bindBlob(stored);
    crypto::wipe(stored);  // it may have been a secret
}

void Statement::bindBlob(ByteView value) {
    // A blob of no bytes is not NULL, which sqlite3_bind_blob would make of it.
    const int code =
        value.empty() ? sqlite3_bind_zeroblob(handle_, ++bound_, 0)
                      : sqlite3_bind_blob64(handle_, ++bound_, value.data(), value.size(), SQLITE_TRANSIENT);
    if (code == SQLITE_TOOBIG || code == SQLITE_NOMEM)
        refused_ = true;
    else
        RESEAL_CHECK(code == SQLITE_OK);
}

void Statement::bindNext(std::string_view value) {
    RESEAL_CHECK(value.size() <= kMaxUnchecked);
    const char* text = value.empty() ? "" : value.data();
    const int code =
        sqlite3_bind_text64(handle_, ++bound_, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code == SQLITE_TOOBIG || code == SQLITE_NOMEM)
        refused_ = true;
    else
        RESEAL_CHECK(code == SQLITE_OK);
}

void Statement::bindNext(std::nullopt_t) {
    RESEAL_CHECK(sqlite3_bind_null(handle_, ++bound_) == SQLITE_OK);
}

Result<bool> Statement::step() {
    RESEAL_TRY(connection_->usable());
    RESEAL_CHECK(bound_ == sqlite3_bind_parameter_count(handle_));
    RESEAL_CHECK(sqlite3_stmt_readonly(handle_) ||
                 connection_->depth > 0);  // writing is done in a Transaction
    if (refused_) return fail(ErrorCode::InvalidArgument, "a value that the database can't hold");
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return connection_->errorOf(code, sqlite3_sql(handle_));
}

Status Statement::run() {
    RESEAL_ASSIGN(const bool row, step());
    RESEAL_CHECK(!row);
    return {};
}

Status Statement::stepToRow() {
    RESEAL_ASSIGN(const bool row, step());
    if (!row) return fail(ErrorCode::Damaged, std::string("no row: ") + sqlite3_sql(handle_));
    return {};
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}
std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(handle_, column);
}

ByteView Statement::blob(int column) const {
    const void* first = sqlite3_column_blob(handle_, column);
    const int size = sqlite3_column_bytes(handle_, column);
    return {static_cast<const std::uint8_t*>(first), static_cast<std::size_t>(size)};
}

Result<ByteView> Statement::checkedBlob(int column) const {
    const ByteView stored = blob(column);
    if (stored.size() >= kCheckSize) {
        const ByteView bytes = stored.first(stored.size() - kCheckSize);
        if (equal(crypto::sha256(bytes).view().first(kCheckSize), stored.last(kCheckSize))) return bytes;
    }
    return fail(ErrorCode::Damaged, std::string("a stored value fails its check: ") + sqlite3_sql(handle_));
}

std::string Statement::text(int column) const {
    return std::string(textOf(blob(column)));
}

}  // namespace reseal::sql
