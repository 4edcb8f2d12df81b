#include "core/node/submissions.h"

#include "core/node/arrival.h"

namespace reseal::node {

using ledger::Transaction;

Status Submissions::accept(const Transaction& tx) {
    RESEAL_ASSIGN(const auto kept, store_.outbox().find(tx.id()));
    // Under another key, when this node's ledger was an older copy and named that one.
    if (kept && kept->bytes != tx.encode()) return replace(tx);
    if (kept && spreading_.isPending(tx.id())) return {};
    RESEAL_TRY(store_.outbox().add({tx.id(), tx.body().author, tx.body().expires, tx.encode()}));
    spreading_.submit(tx);
    return {};
}

Status Submissions::replace(const Transaction& tx) {
    const store::OutboxEntry entry{tx.id(), tx.body().author, tx.body().expires, tx.encode()};
    RESEAL_TRY(store_.outbox().replace(entry));
    RESEAL_TRY(store_.outbox().add(entry));
    spreading_.dropped({tx.id()});
    spreading_.submit(tx);
    return {};
}

Status Submissions::keysChanged() {
    const std::vector<TxId> gone =
        signedWithFormerKeys(spreading_.mempool(), chain_.finalTable(), ledger::ed25519());
    RESEAL_TRY(chain_.readable());
    spreading_.dropped(gone);
    return {};
}

// Of those in the mempool. Most of it is of other lanes, and need not be decoded.
std::vector<TxId> Submissions::settledIn(const ledger::MovedLanes* only) const {
    std::vector<TxId> out;
    for (const auto& [id, entry] : spreading_.mempool().entries()) {
        const gossip::Transaction& waiting = entry.transaction;
        if (only != nullptr && !only->contains(ledger::account(waiting.author), waiting.lane)) continue;
        const auto tx = Transaction::decode(waiting.bytes);
        if (tx && ledger::isSettled(chain_.finalState(), tx->body())) out.push_back(id);
    }
    return out;
}

Status Submissions::keepUnsettled(const std::vector<store::OutboxEntry>& entries, bool spread) {
    for (const store::OutboxEntry& entry : entries) {
        const auto tx = Transaction::decode(entry.bytes);
        if (!tx) continue;
        const bool settled = ledger::isSettled(chain_.finalState(), tx->body());
        RESEAL_TRY(chain_.readable());  // what could not be read looks as if it were not there
        if (settled) {
            RESEAL_TRY(store_.outbox().remove(entry.id));
        } else if (spread && !spreading_.mempool().contains(entry.id)) {
            spreading_.submit(*tx);
        }
    }
    return {};
}

// Nothing can be ordered in their lanes, so isSettled() can't tell; and who waits for them is to hear of it.
Status Submissions::dropOvertaken() {
    std::vector<TxId> gone;
    const auto look = [&](const TxId& id, const Bytes& bytes) {
        const auto tx = Transaction::decode(bytes);
        if (tx && isOvertaken(chain_.finalTable(), *tx, wallClock(), chain_.signatures())) gone.push_back(id);
    };
    for (const auto& [id, entry] : spreading_.mempool().entries())
        if (entry.transaction.seq == 0) look(id, entry.transaction.bytes);
    RESEAL_ASSIGN(const auto kept, store_.outbox().pending());
    for (const store::OutboxEntry& entry : kept)
        if (!spreading_.mempool().contains(entry.id)) look(entry.id, entry.bytes);
    RESEAL_TRY(chain_.readable());
    spreading_.settled(gone);
    for (const TxId& id : gone) RESEAL_TRY(store_.outbox().remove(id));
    return {};
}

Status Submissions::follow(const ledger::Block& block) {
    const ledger::MovedLanes moved(block);
    std::vector<TxId> gone = settledIn(&moved);
    RESEAL_TRY(chain_.readable());
    for (const Transaction& tx : block.transactions) gone.push_back(tx.id());
    spreading_.settled(gone);
    for (const ledger::AccountId& author : moved.authors()) {
        RESEAL_ASSIGN(const auto entries, store_.outbox().pendingOf(author));
        RESEAL_TRY(keepUnsettled(entries, false));
    }
    return overtakes(block) ? dropOvertaken() : Status();
}

Status Submissions::sweep() {
    const std::vector<TxId> gone = settledIn(nullptr);
    RESEAL_TRY(chain_.readable());
    spreading_.settled(gone);
    RESEAL_TRY(dropOvertaken());
    RESEAL_TRY(store_.outbox().removeExpired(chain_.finalState().tip().time));
    RESEAL_ASSIGN(const auto entries, store_.outbox().pending());
    return keepUnsettled(entries, true);
}

}  // namespace reseal::node
