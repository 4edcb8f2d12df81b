// What this proxy released and refused, for each grant and hour: the counts and the Merkle root go on
// the ledger, the single entries are served to the patient.
//
// An entry is added, durably, before its share leaves. When an hour is full nothing more can be
// released in it, because it could not be shown; refusals are then only counted. Once an hour is
// reported it is closed.
//
// Thread rule: that of LedgerStore.
#pragma once

#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/crypto/sha256.h"
#include "core/sql/database.h"

namespace reseal::store {

inline constexpr std::size_t kMaxEntriesPerHour = 4096;  // of one grant
inline constexpr std::size_t kMaxReceiptEntry = 1024;

enum class Outcome : std::uint8_t { Released = 1, Refused = 2 };

struct ReceiptEntry {
    Outcome outcome = Outcome::Released;
    Bytes bytes;  // canonical CBOR of the node: who asked, for what, when, why not
    friend bool operator==(const ReceiptEntry&, const ReceiptEntry&) = default;
};

struct HourSummary {
    GrantId grant;
    std::uint64_t hour = 0;  // ledger::releaseHour
    std::uint64_t released = 0, refused = 0;
    Hash32 root;  // RFC 6962 over the entries' bytes, in the order in which they were added
    friend bool operator==(const HourSummary&, const HourSummary&) = default;
};

class Receipts {
public:
    explicit Receipts(sql::Database& database) : database_(&database) {}
    // Errors: Limit (a release in a full hour), Conflict (the hour is reported), TooLarge.
    Status add(const GrantId& grant, std::uint64_t hour, const ReceiptEntry& entry);
    Result<std::vector<ReceiptEntry>> entries(const GrantId& grant, std::uint64_t hour);
    Result<HourSummary> summary(const GrantId& grant, std::uint64_t hour);
    // Hours before `hour` that are not on the ledger yet, the oldest first, at most `limit`.
    Result<std::vector<HourSummary>> unreported(std::uint64_t hour, std::size_t limit);
    // Closes an hour: it goes into transaction `id`. Errors: Conflict (reported in another one).
    Status report(const GrantId& grant, std::uint64_t hour, const TxId& id);

private:
    sql::Database* database_;
};

}  // namespace reseal::store
