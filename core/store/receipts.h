// What this proxy released and refused, for each grant and hour: the counts and the Merkle root go on
// the ledger, the single entries are served to the patient.
//
// An entry is added, durably, before its share leaves. When an hour is full nothing more can be
// released in it, because it could not be shown; refusals are then only counted. Once an hour has been
// put into words for the ledger it is closed, whatever becomes of those words. Long after it has come onto
// the ledger its entries are let go of.
//
// Thread rule: that of LedgerStore.
#pragma once

#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/crypto/sha256.h"
#include "core/ledger/operation.h"
#include "core/sql/database.h"

namespace reseal::store {

inline constexpr std::size_t kMaxEntriesPerHour = 4096;  // of one grant
inline constexpr std::size_t kMaxReceiptEntry = 1024;
inline constexpr std::size_t kFullHourBytes = std::size_t{768} << 10;  // an answer has to hold all of an hour
// Of `entries` that have so many bytes together: is there no room for another?
constexpr bool isFullHour(std::size_t entries, std::size_t bytes) {
    return entries >= kMaxEntriesPerHour || bytes >= kFullHourBytes;
}
// So long the patient can ask for an hour's entries, from when its report is on the ledger, by the ledger's
// time.
inline constexpr Duration kReceiptsKept = days(400);

enum class Outcome : std::uint8_t { Released = 1, Refused = 2 };

struct ReceiptEntry {
    Outcome outcome = Outcome::Released;
    Bytes bytes;  // canonical CBOR of the node: when, for what, why not
    friend bool operator==(const ReceiptEntry&, const ReceiptEntry&) = default;
};

struct HourSummary {
    std::uint64_t released = 0, refused = 0;
    Hash32 root;  // RFC 6962 over the entries' bytes, in the order in which they were added
    friend bool operator==(const HourSummary&, const HourSummary&) = default;
};

class Receipts {
public:
    explicit Receipts(sql::Database& database) : database_(&database) {}
    // Errors: Limit (a release in a full hour), Conflict (the hour is closed), TooLarge.
    Status add(const ledger::GrantHour& hour, const ReceiptEntry& entry);
    // Errors: Expired (they were let go of).
    Result<std::vector<ReceiptEntry>> entries(const ledger::GrantHour& hour);
    // Nothing is added to it any more; what there is. Again: the same. Errors: NotFound.
    Result<HourSummary> close(const ledger::GrantHour& hour);
    // Hours before `hour` that are not known to be on the ledger, the oldest first, at most `limit`; those
    // behind `after`, in that order.
    Result<std::vector<ledger::GrantHour>> unsettled(std::uint64_t hour, std::size_t limit,
                                                     const ledger::GrantHour& after = {});
    // It is on the ledger, or never can be. `ledgerTime`: of the ledger's last block.
    Status settle(const ledger::GrantHour& hour, Instant ledgerTime);
    // Lets go of the entries of old hours that were settled before then, of at most `limit` hours; how many
    // there were. What was counted stays, and nothing comes into such an hour again.
    Result<std::size_t> dropEntries(Instant before, std::size_t limit);

private:
    sql::Database* database_;
};

}  // namespace reseal::store
