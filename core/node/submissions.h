// Transactions on their way to the ledger: durable in the outbox and spread from the mempool, until they are
// ordered or never can be (ledger/settled.h). What only waits for its predecessors stays in both.
//
// Thread rule: the node's thread.
#pragma once

#include "core/ledger/settled.h"
#include "core/node/spreading.h"
#include "core/store/ledger_store.h"

namespace reseal::node {

class Submissions {
public:
    Submissions(Chain& chain, store::LedgerStore& store, Spreading& spreading)
        : chain_(chain), store_(store), spreading_(spreading) {}

    // Durable when it returns, and on its way. Errors: those of the outbox.
    Status accept(const ledger::Transaction& tx);
    // The same transaction signed anew: in the place of the one that was accepted. Errors: those of the
    // outbox.
    Status replace(const ledger::Transaction& tx);
    // Clinics have other keys: what they signed with the former ones leaves the mempool, for no block will
    // hold it, and makes way for the same with another signature. Errors: those of the store.
    Status keysChanged();
    // After each final block, which took what it ordered out of the outbox: now out of the mempool as well,
    // and what has lost its place out of both. Errors: those of the store.
    Status follow(const ledger::Block& block);
    // Now and then, and after a start, for a crash may have come between a block and follow(): the same for
    // all that waits; and what the mempool has had to let go comes back from the outbox. Errors: those of the
    // store.
    Status sweep();

private:
    std::vector<TxId> settledIn(const ledger::MovedLanes* only) const;
    std::set<TxId> lostAmong(const std::vector<TxId>& settled) const;
    std::set<TxId> overtaken(const std::vector<store::OutboxEntry>& kept) const;
    Status keepUnsettled(const std::vector<store::OutboxEntry>& entries, std::set<TxId> lost, bool spread);

    Chain& chain_;
    store::LedgerStore& store_;
    Spreading& spreading_;
};

}  // namespace reseal::node
