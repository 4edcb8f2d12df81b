// One compiled SQL statement: bind, step, read columns. Comes from Database::prepare and goes back to
// its cache when destroyed.
//
//     RESEAL_ASSIGN(auto rows, database.prepare("SELECT id, bytes FROM tx WHERE height = ?"));
//     rows.bind(height);
//     while (true) {
//         RESEAL_ASSIGN(const bool more, rows.step());
//         if (!more) break;
//         RESEAL_ASSIGN(const TxId id, rows.fixed<TxId>(0));
//         RESEAL_ASSIGN(const ByteView bytes, rows.checkedBlob(1));
//     }
//
// Thread rule: that of its Database, which must outlive it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/time.h"
#include "core/crypto/secret.h"

struct sqlite3_stmt;

namespace reseal::sql {

class Connection;

// A value that may be longer than a page holds, stored as bytes ‖ first 16 bytes of SHA-256(bytes).
//
// SQLCipher authenticates pages, but when the last overflow page of a long value fails (3.4), or was
// overwritten with zeros (all versions: it is taken for a short read), SQLite gives out zeros in its
// place and no error. So what may be long is checked here too, and stands in the last column.
struct Checked {
    ByteView bytes;
};
inline Checked checked(ByteView bytes) {
    return {bytes};
}

// The longest blob or text that may be bound without that.
inline constexpr std::size_t kMaxUnchecked = 512;

class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    // Binds all parameters from the first on, copying them; the statement starts again. Blobs and
    // texts over kMaxUnchecked are bound as checked(…) (CHECKed).
    template <class... Values>
    void bind(const Values&... values) {
        reset();
        (bindNext(values), ...);
    }

    // The next row: true, or false at the end. Binding errors come out here too.
    // Errors: InvalidArgument (an unsigned integer over INT64_MAX), AlreadyExists (a uniqueness
    // constraint), Conflict (any other constraint), and those of database.h.
    Result<bool> step();
    Status run();        // steps to the end; CHECKs that no row comes
    Status stepToRow();  // steps; Damaged if there is no row

    // The remaining rows, or the next one if there is one, each as `read(*this)`, a Result<Value>, sees it.
    template <class Value, class Read>
    Result<std::vector<Value>> collect(const Read& read, std::size_t limit = SIZE_MAX) {
        std::vector<Value> out;
        while (out.size() < limit) {
            RESEAL_ASSIGN(const bool more, step());
            if (!more) break;
            RESEAL_ASSIGN(Value value, read(*this));
            out.push_back(std::move(value));
        }
        return out;
    }
    template <class Value, class Read>
    Result<std::optional<Value>> first(const Read& read) {
        RESEAL_ASSIGN(const bool found, step());
        if (!found) return std::optional<Value>{};
        RESEAL_ASSIGN(Value value, read(*this));
        return std::optional<Value>(std::move(value));
    }

    // Columns of the current row, from 0. Views hold until the next step.
    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    std::uint64_t unsignedInteger(int column) const { return static_cast<std::uint64_t>(integer(column)); }
    Instant instant(int column) const { return {integer(column)}; }
    ByteView blob(int column) const;
    Bytes bytes(int column) const { return toBytes(blob(column)); }
    // What was bound as Checked. The view holds until the next step. Errors: Damaged.
    Result<ByteView> checkedBlob(int column) const;
    Result<Bytes> checkedBytes(int column) const {
        RESEAL_ASSIGN(const ByteView view, checkedBlob(column));
        return toBytes(view);
    }
    std::string text(int column) const;
    crypto::SecretBytes secret(int column) const { return crypto::SecretBytes::copyOf(blob(column)); }
    // Errors: Damaged (another length).
    template <class Fixed>
    Result<Fixed> fixed(int column) const {
        const ByteView view = blob(column);
        if (view.size() != Fixed::kSize)
            return fail(ErrorCode::Damaged, "a stored key has " + std::to_string(view.size()) + " bytes");
        return Fixed::copy(view);
    }

private:
    friend class Database;
    Statement(Connection& connection, sqlite3_stmt* handle) : connection_(&connection), handle_(handle) {}
    void reset();
    void bindNext(std::int64_t value);
    void bindNext(std::uint64_t value);
    void bindNext(std::uint32_t value) { bindNext(std::uint64_t{value}); }
    void bindNext(int value) { bindNext(std::int64_t{value}); }
    void bindNext(bool value) { bindNext(std::int64_t{value ? 1 : 0}); }
    void bindNext(Instant value) { bindNext(value.ms); }
    void bindNext(ByteView value);
    void bindNext(Checked value);
    void bindNext(const Bytes& value) { bindNext(ByteView(value)); }
    void bindNext(const crypto::SecretBytes& value) { bindNext(value.view()); }
    template <std::size_t N, class Tag>
    void bindNext(const FixedBytes<N, Tag>& value) {
        bindNext(value.view());
    }
    void bindNext(std::string_view value);
    void bindNext(const std::string& value) { bindNext(std::string_view(value)); }
    void bindNext(const char* value) { bindNext(std::string_view(value)); }
    void bindNext(std::nullopt_t);
    template <class Value>
    void bindNext(const std::optional<Value>& value) {
        if (value)
            bindNext(*value);
        else
            bindNext(std::nullopt);
    }

    void bindBlob(ByteView value);

    Connection* connection_;
    sqlite3_stmt* handle_;
    int bound_ = 0;
    bool refused_ = false;  // a value that SQLite can't hold
};

}  // namespace reseal::sql
