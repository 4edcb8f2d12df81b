// What an explorer of the ledger reads off this node's own disk: blocks, transactions, what is called by some
// digits, and proofs that need nobody's word.
//
// Thread rule: the node's thread.
#pragma once

#include "core/ledger/find.h"
#include "core/node/chain.h"
#include "core/node/ledger_proof.h"

namespace reseal::node {

inline constexpr std::size_t kMaxHits = 50;          // of a search; the rest is left out
inline constexpr std::size_t kFewestIdDigits = 4;    // of a block's or transaction's id
inline constexpr std::size_t kFewestNameDigits = 8;  // of what the state names: accounts, records, …

struct LedgerTransaction {
    ledger::Transaction transaction;  // with the sealed fields that are left
    store::TxPlace place;
    Instant time;               // of its block
    ledger::Refusal refusal{};  // None: it took effect
};
struct LedgerBlock {
    store::BlockSummary summary;
    std::vector<LedgerTransaction> transactions;
};
struct LedgerHit {
    ledger::FoundKind kind{};
    Bytes id;
    ledger::Height height = 0;  // 0: a clinic, which stands in the genesis
    std::string text;           // English, for staff
};

class ExplorerDesk {
public:
    ExplorerDesk(Chain& chain, store::LedgerStore& store) : chain_(chain), store_(store) {}

    // Those of store::Blocks::latest.
    Result<std::vector<store::BlockSummary>> blocks(ledger::Height below, std::size_t count);
    // Errors: NotFound.
    Result<LedgerBlock> block(ledger::Height height);
    Result<LedgerTransaction> transaction(const TxId& id);
    // A height; the first digits of the hash of a block, or of the id of a transaction, account, record,
    // request or grant. Errors: InvalidArgument (neither, or too few digits to be one).
    Result<std::vector<LedgerHit>> search(std::string_view words);
    // From the bytes on the disk, nothing believed: what is wrong with them shows when the proof is checked.
    // Errors: NotFound; Damaged (they can't be taken apart at all).
    Result<LedgerProof> prove(const TxId& id);

private:
    Result<LedgerTransaction> described(ledger::Transaction transaction, const store::TxPlace& place,
                                        Instant time);
    Result<std::optional<LedgerHit>> hitAt(ledger::Height height);
    Result<LedgerHit> hitOf(const TxId& id);
    std::optional<LedgerHit> hitOf(const ledger::Found& found) const;
    std::string clinicName(const ClinicId& id) const;

    Chain& chain_;
    store::LedgerStore& store_;
};

}  // namespace reseal::node
