// Lanes: where this installation stands in each author's transactions.
//
// A lane is 8 random bytes; within it `seq` counts from 0 without a gap and every transaction names the
// one before, so two devices, or a device and its restored backup, never contradict each other as long
// as each has lanes of its own. There is one lane for each author, not one for the installation: lanes
// stand on the ledger, and one shared by several pseudonyms would tie them together.
//
// A transaction is written down here, signed, in the same step in which its place is used up, and
// resent until it is known to be ordered: a crash leaves neither a gap nor two for one place.
//
// After a restore every lane is new. A vault notices by itself that its files were copied to another
// place (vault.cpp, noticeRestore); the ledger shows the rest: `reconcile`.
//
// Thread rule: that of its Vault, which must outlive it.
#pragma once

#include <vector>

#include "core/base/ids.h"
#include "core/sql/database.h"

namespace reseal::vault {

inline constexpr std::size_t kMaxUnsettled = 10'000;

struct LanePosition {
    LaneId lane;
    std::uint64_t seq = 0;
    TxId prev;  // all zeros at seq 0
    friend bool operator==(const LanePosition&, const LanePosition&) = default;
};

struct UnsettledTx {
    TxId id;
    SignPublic author;
    Bytes bytes;  // with its details, as it is submitted
};

class Lanes {
public:
    explicit Lanes(sql::Database& database) : database_(&database) {}

    // The place of the author's next transaction. A lane is made if there is none.
    Result<LanePosition> next(const SignPublic& author);
    // The place is used by transaction `id`; durable before the transaction may leave this machine.
    // Errors: Conflict (`used` is not the next place), Limit (kMaxUnsettled).
    Status advance(const SignPublic& author, const LanePosition& used, const TxId& id, ByteView bytes);

    Result<std::vector<UnsettledTx>> unsettled();  // in the order in which they were made
    Status settle(const TxId& id);                 // ordered, or expired: no longer to be resent

    // What the ledger has of the author's lane. If it is ahead of this vault, or has another
    // transaction at the last place, somebody else has written in it: the lane is left for a new one,
    // and true is returned.
    Result<bool> reconcile(const SignPublic& author, const LanePosition& onLedger);

    Status renew(const SignPublic& author);
    Status renewAll();  // after a restore; what is unsettled stays and is resent

private:
    sql::Database* database_;
};

}  // namespace reseal::vault
