// Final blocks by height, their finalizations, the places of transactions, and details.
//
// Blocks and transactions are kept for ever, details (their sealed fields) until what they belong to
// has ended. So they are stored apart, and a block is put together, with the details that are left, in
// the form in which it travels:
//
//   block   = [header, [travels, …]]      travels = [tx, [detail | null, …]]      (core/ledger)
//
// A detail belongs to the transaction that carries it: one who copies another's sealed field and has
// the copy erased erases the copy.
//
// Thread rule: that of LedgerStore.
#pragma once

#include <vector>

#include "core/ledger/block.h"
#include "core/ledger/find.h"
#include "core/sql/database.h"

namespace reseal::store {

inline constexpr std::size_t kMaxBlocksPerRead = 64;
inline constexpr std::size_t kMaxBlockSummaries = 200;  // a page; more are asked for by height

struct StoredBlock {
    ledger::Height height = 0;
    Bytes block;         // as it travels, with the details that are left: ledger::Block::decode
    Bytes finalization;  // may be empty: `certified` finds the block whose finalization covers it
    friend bool operator==(const StoredBlock&, const StoredBlock&) = default;
};

struct BlockName {
    ledger::Height height = 0;
    std::uint64_t epoch = 0;
    Hash32 hash;
    friend bool operator==(const BlockName&, const BlockName&) = default;
};

// A block as a list shows it.
struct BlockSummary {
    ledger::Header header;
    std::uint64_t transactions = 0;
    std::uint64_t bytes = 0;  // of header, transactions and the details that are left
    bool certified = false;   // carries a finalization of its own
    friend bool operator==(const BlockSummary&, const BlockSummary&) = default;
};

struct TxPlace {
    ledger::Height height = 0;
    std::uint64_t index = 0;
    friend bool operator==(const TxPlace&, const TxPlace&) = default;
};

class Blocks {
public:
    explicit Blocks(sql::Database& database) : database_(&database) {}

    // The last block, which is the one that the state has applied; without any block: height 0, epoch 0
    // and the genesis hash.
    Result<BlockName> tip();
    Result<std::optional<ledger::Header>> header(ledger::Height height);
    Result<std::optional<ledger::Height>> heightOf(const Hash32& hash);
    Result<std::optional<StoredBlock>> at(ledger::Height height);
    // From `first` on, at most `count` and kMaxBlocksPerRead; after the first of them at most `maxBytes`
    // in all.
    Result<std::vector<StoredBlock>> range(ledger::Height first, std::size_t count, std::uint64_t maxBytes);
    // The latest first, all below `below` (0: from the tip), at most `count` and kMaxBlockSummaries.
    Result<std::vector<BlockSummary>> latest(ledger::Height below, std::size_t count);
    // The bytes of the headers from `first` to `last`, nothing looked at.
    Result<std::vector<Bytes>> storedHeaders(ledger::Height first, ledger::Height last);
    // The lowest block at or above `height` that carries a finalization: it covers those below it.
    Result<std::optional<StoredBlock>> certified(ledger::Height height);
    Result<std::optional<StoredBlock>> lastOfEpoch(std::uint64_t epoch);
    // One that came later than its block. Errors: NotFound.
    Status setFinalization(ledger::Height height, ByteView finalization);

    Result<std::optional<TxPlace>> find(const TxId& id);
    // By the first digits of the hash or id, in its order, at most `max`.
    Result<std::vector<ledger::Height>> blocksLike(const ledger::IdPrefix& hash, std::size_t max);
    Result<std::vector<TxId>> transactionsLike(const ledger::IdPrefix& id, std::size_t max);
    // With the details that are left. Errors: NotFound.
    Result<ledger::Transaction> transaction(const TxId& id);

    Result<std::optional<Bytes>> detail(const Hash32& hash);
    // A detail that was missing when its block came. One that is there, and one that was erased since,
    // as far as this store knows, may be added again: it is judged by its hash alone.
    // Errors: NotFound (no such transaction, or it has no such detail).
    Status addDetail(const TxId& carrier, ByteView bytes);
    // What is not there is no error.
    Status eraseDetail(const TxId& carrier, std::size_t slot);
    // Transactions that came without a detail, and have neither got it since nor been let go of.
    Result<std::vector<TxId>> incomplete();
    Status letGo(const std::vector<TxId>& carriers);  // what they lack need not come any more

private:
    friend class LedgerStore;
    Status put(const ledger::Block& block, ByteView finalization);
    Status putDetail(const TxId& carrier, std::size_t slot, ByteView bytes);
    Status verify();
    Result<std::optional<StoredBlock>> assemble(sql::Statement row);
    Result<ledger::Header> decodedHeader(const sql::Statement& row, int column);
    sql::Database* database_;
};

}  // namespace reseal::store
