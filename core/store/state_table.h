// The contract's state after the last final block, as an ordered key-value table: what `apply` reads.
//
// The port can't report a failed read. This view remembers one for good and answers "absent" from then
// on: whoever acts on what it computed asks `failure()` first, and LedgerStore::commitBlock refuses.
//
// Thread rule: that of LedgerStore.
#pragma once

#include "core/ledger/keyvalue.h"
#include "core/sql/database.h"

namespace reseal::store {

class StateTable final : public ledger::KeyValueView {
public:
    using KeyValueView::scan;
    explicit StateTable(sql::Database& database) : database_(&database) {}
    std::optional<Bytes> get(ByteView key) const override;
    void scan(ByteView prefix, ByteView from, const Visit& visit) const override;

    // The first read that failed, if one did; only opening the store anew clears it.
    const std::optional<Error>& failure() const { return failure_; }

private:
    friend class LedgerStore;
    Status write(const ledger::Delta& delta);
    Result<std::optional<Bytes>> tryGet(ByteView key) const;
    Status tryScan(ByteView prefix, ByteView from, const Visit& visit) const;
    void remember(const Error& error) const;
    sql::Database* database_;
    mutable std::optional<Error> failure_;
};

}  // namespace reseal::store
