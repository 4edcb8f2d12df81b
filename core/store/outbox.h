// Transactions that somebody was told are submitted: kept, and sent again from here, until they are
// ordered or have expired. Whatever is answered "submitted" has been added here first.
//
// LedgerStore::commitBlock takes out what a block orders.
//
// Thread rule: that of LedgerStore.
#pragma once

#include <optional>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/ledger/names.h"
#include "core/sql/database.h"

namespace reseal::store {

inline constexpr std::size_t kMaxOutbox = 10'000;
inline constexpr std::size_t kMaxOutboxPerAuthor = 1'000;
// Of those, for what nothing else may keep out: this clinic's own words, and statements by which somebody
// ends something (a quarter of it for these).
inline constexpr std::size_t kReservedOutbox = 1'000;

struct OutboxEntry {
    TxId id;
    ledger::AccountId author;
    Instant expires;  // a block time; 0 is never
    Bytes bytes;      // with details
};

class Outbox {
public:
    explicit Outbox(sql::Database& database) : database_(&database) {}
    // The same again is no error. One that is ordered already is not added. Errors: Limit (nothing of
    // what is in here is dropped for something new).
    Status add(const OutboxEntry& entry);
    // With another signature, which its id doesn't cover; nothing if it is not here.
    Status replace(const OutboxEntry& entry);
    Result<std::vector<OutboxEntry>> pending();  // in the order in which they were added
    Result<std::vector<OutboxEntry>> pendingOf(const ledger::AccountId& author);  // in the same order
    Result<bool> contains(const TxId& id);
    Result<std::optional<OutboxEntry>> find(const TxId& id);
    Result<std::size_t> size();
    Status remove(const TxId& id);
    Status remove(const std::vector<TxId>& ids);  // all of them or none
    Result<std::size_t> removeExpired(Instant blockTime);

private:
    sql::Database* database_;
};

}  // namespace reseal::store
