#include "core/vault/locker.h"

#include <tuple>

#include "core/base/cbor.h"
#include "core/crypto/aead.h"
#include "core/crypto/random.h"
#include "core/crypto/sha256.h"

namespace reseal::vault {
namespace {

constexpr std::string_view kAssociated = "reseal/1/locker/snapshot";
constexpr std::uint64_t kSnapshotVersion = 1;
constexpr std::size_t kLeastPadded = std::size_t{16} << 10;
constexpr std::size_t kMaxSpace = 32, kMaxKey = 64;
constexpr std::size_t kNonceSize = crypto::XNonce().size();

struct Entry {
    std::string space;
    Bytes key;
    std::uint64_t version = 0;
    std::optional<Bytes> value;  // nothing: removed
};

bool isSpace(std::string_view space) {
    return !space.empty() && space.size() <= kMaxSpace &&
           std::ranges::all_of(space, [](char c) { return c > ' ' && c < 127; });
}

Status checkName(std::string_view space, ByteView key) {
    if (!isSpace(space) || key.size() > kMaxKey)
        return fail(ErrorCode::InvalidArgument, "not a name in the locker");
    return {};
}

Status write(sql::Database& database, std::string_view space, ByteView key, std::uint64_t version,
             std::optional<ByteView> value) {
    std::optional<sql::Checked> stored;
    if (value) stored = sql::checked(*value);
    return database.run("INSERT OR REPLACE INTO locker(space, key, version, value) VALUES(?, ?, ?, ?)", space,
                        key, version, stored);
}

Status checkRoom(sql::Database& database) {
    RESEAL_ASSIGN(const std::int64_t count, database.integer("SELECT count(*) FROM locker"));
    if (count > static_cast<std::int64_t>(kMaxLockerEntries))
        return fail(ErrorCode::Limit, "the locker is full");
    return {};
}

// Does `theirs` replace `mine`? The same answer on every device.
bool isLater(const Entry& theirs, const Entry& mine) {
    if (theirs.version != mine.version) return theirs.version > mine.version;
    if (!theirs.value || !mine.value) return theirs.value.has_value() && !mine.value.has_value();
    return crypto::sha256(*theirs.value) > crypto::sha256(*mine.value);
}

Result<std::optional<Entry>> find(sql::Database& database, std::string_view space, ByteView key) {
    RESEAL_ASSIGN(auto row,
                  database.prepare("SELECT version, value FROM locker WHERE space = ? AND key = ?"));
    row.bind(space, key);
    RESEAL_ASSIGN(const bool found, row.step());
    if (!found) return std::optional<Entry>{};
    Entry entry{std::string(space), toBytes(key), row.unsignedInteger(0), std::nullopt};
    if (!row.isNull(1)) {
        RESEAL_ASSIGN(entry.value, row.checkedBytes(1));
    }
    return std::optional(std::move(entry));
}

std::size_t paddedSize(std::size_t snapshot) {
    std::size_t size = kLeastPadded;
    while (size < snapshot + 8) size *= 2;
    return size;
}

struct Snapshot {
    std::uint64_t version = 0;
    std::vector<Entry> entries;
};

Result<Snapshot> decode(ByteView cbor) {
    cbor::Reader in(cbor);
    in.array(3);
    const std::uint64_t format = in.uint();
    if (in.ok() && format > kSnapshotVersion)
        return fail(ErrorCode::TooNew, "the locker is of a later version of this program");
    if (format != kSnapshotVersion) in.refuse("not a locker");
    Snapshot out;
    out.version = in.uint(INT64_MAX);
    const std::size_t count = in.arrayUpTo(kMaxLockerEntries);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        in.array(4);
        Entry entry;
        entry.space = in.text(kMaxSpace);
        entry.key = toBytes(in.bytes(kMaxKey));
        entry.version = in.uint(INT64_MAX);
        if (in.peek() == cbor::Type::Null)
            in.null();
        else
            entry.value = toBytes(in.bytes(kMaxLockerValue));
        if (!isSpace(entry.space) || entry.version > out.version) in.refuse("an entry that makes no sense");
        if (!out.entries.empty()) {
            const Entry& before = out.entries.back();
            if (std::tie(before.space, before.key) >= std::tie(entry.space, entry.key))
                in.refuse("out of order");
        }
        out.entries.push_back(std::move(entry));
    }
    RESEAL_TRY(in.finish());
    return out;
}

// The snapshot within what was decrypted. Errors: Malformed.
Result<ByteView> unpad(ByteView padded) {
    if (padded.size() < 8) return fail(ErrorCode::Malformed, "the locker is too short");
    const std::uint64_t length = readLe64(padded.first(8));
    if (length > padded.size() - 8 || padded.size() != paddedSize(static_cast<std::size_t>(length)))
        return fail(ErrorCode::Malformed, "the locker's padding has a wrong length");
    const ByteView rest = padded.subspan(8 + static_cast<std::size_t>(length));
    if (std::ranges::any_of(rest, [](std::uint8_t byte) { return byte != 0; }))
        return fail(ErrorCode::Malformed, "the locker's padding is not zero");
    return padded.subspan(8, static_cast<std::size_t>(length));
}

}  // namespace

Result<std::uint64_t> Locker::version() {
    RESEAL_ASSIGN(const std::int64_t version, database_->integer("SELECT max(version) FROM locker"));
    return static_cast<std::uint64_t>(version);
}

Status Locker::put(std::string_view space, ByteView key, ByteView value) {
    RESEAL_TRY(checkName(space, key));
    if (value.size() > kMaxLockerValue) return fail(ErrorCode::TooLarge, "too long for the locker");
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "locker"));
    RESEAL_ASSIGN(const std::uint64_t before, version());
    RESEAL_TRY(write(*database_, space, key, before + 1, value));
    RESEAL_TRY(checkRoom(*database_));
    return transaction.commit();
}

Status Locker::remove(std::string_view space, ByteView key) {
    RESEAL_TRY(checkName(space, key));
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "locker"));
    RESEAL_ASSIGN(const auto entry, find(*database_, space, key));
    if (!entry || !entry->value) return {};
    RESEAL_ASSIGN(const std::uint64_t before, version());
    RESEAL_TRY(write(*database_, space, key, before + 1, std::nullopt));
    return transaction.commit();
}

Result<std::optional<Bytes>> Locker::get(std::string_view space, ByteView key) {
    RESEAL_TRY(checkName(space, key));
    RESEAL_ASSIGN(auto entry, find(*database_, space, key));
    if (!entry) return std::optional<Bytes>{};
    return std::move(entry->value);
}

Result<std::vector<LockerEntry>> Locker::list(std::string_view space) {
    RESEAL_TRY(checkName(space, {}));
    RESEAL_ASSIGN(auto rows, database_->prepare("SELECT key, version, value FROM locker "
                                                "WHERE space = ? AND value IS NOT NULL ORDER BY key"));
    rows.bind(space);
    std::vector<LockerEntry> out;
    while (true) {
        RESEAL_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        LockerEntry entry{rows.bytes(0), rows.unsignedInteger(1), {}};
        RESEAL_ASSIGN(entry.value, rows.checkedBytes(2));
        out.push_back(std::move(entry));
    }
}

Result<SealedLocker> Locker::exportEncrypted(const crypto::SecretBytes& lockerKey) {
    SealedLocker out;
    RESEAL_ASSIGN(out.version, version());
    RESEAL_ASSIGN(const std::int64_t count, database_->integer("SELECT count(*) FROM locker"));
    cbor::Writer snapshot;
    snapshot.array(3).uint(kSnapshotVersion).uint(out.version).array(static_cast<std::uint64_t>(count));
    RESEAL_ASSIGN(auto rows,
                  database_->prepare("SELECT space, key, version, value FROM locker ORDER BY space, key"));
    rows.bind();
    while (true) {
        RESEAL_ASSIGN(const bool more, rows.step());
        if (!more) break;
        snapshot.array(4).text(rows.text(0)).bytes(rows.blob(1)).uint(rows.unsignedInteger(2));
        if (rows.isNull(3)) {
            snapshot.null();
        } else {
            RESEAL_ASSIGN(const ByteView value, rows.checkedBlob(3));
            snapshot.bytes(value);
        }
        if (snapshot.out().size() > kMaxLockerSnapshot)
            return fail(ErrorCode::TooLarge, "the locker has grown too large to be kept elsewhere");
    }
    Bytes cbor = std::move(snapshot).out();
    Bytes padded(paddedSize(cbor.size()));  // zeros
    std::ranges::copy(le64(cbor.size()), padded.begin());
    std::ranges::copy(cbor, padded.begin() + 8);
    crypto::wipe(cbor);

    crypto::XNonce nonce{};
    crypto::fillRandom(nonce);
    out.bytes = toBytes(nonce);
    append(out.bytes, crypto::xchachaSeal(lockerKey, nonce, bytesOf(kAssociated), padded));
    crypto::wipe(padded);
    return out;
}

Result<std::size_t> Locker::import(const crypto::SecretBytes& lockerKey, ByteView sealed) {
    if (sealed.size() > 2 * kMaxLockerSnapshot) return fail(ErrorCode::TooLarge, "too large for a locker");
    if (sealed.size() < kNonceSize) return fail(ErrorCode::Malformed, "the locker is too short");
    crypto::XNonce nonce{};
    std::copy_n(sealed.begin(), kNonceSize, nonce.begin());
    RESEAL_ASSIGN(const crypto::SecretBytes padded,
                  crypto::xchachaOpen(lockerKey, nonce, bytesOf(kAssociated), sealed.subspan(kNonceSize)));
    RESEAL_ASSIGN(const ByteView cbor, unpad(padded));
    RESEAL_ASSIGN(const Snapshot snapshot, decode(cbor));

    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "locker-import"));
    std::size_t changed = 0;
    for (const Entry& theirs : snapshot.entries) {
        RESEAL_ASSIGN(const auto mine, find(*database_, theirs.space, theirs.key));
        if (mine && !isLater(theirs, *mine)) continue;
        RESEAL_TRY(write(*database_, theirs.space, theirs.key, theirs.version, theirs.value));
        ++changed;
    }
    RESEAL_TRY(checkRoom(*database_));
    RESEAL_TRY(transaction.commit());
    return changed;
}

}  // namespace reseal::vault
