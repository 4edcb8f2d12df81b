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

// What was not ordered and never will be: what stands behind it in its lane can't be either.
std::set<TxId> Submissions::lostAmong(const std::vector<TxId>& settled) const {
    std::set<TxId> out;
    for (const TxId& id : settled)
        if (!chain_.finalState().ordered(id)) out.insert(id);
    return out;
}

// `entries` in the order in which they came. Those behind a lost one go with it, all at once: nothing else
// would ever tell that they can't be ordered any more.
Status Submissions::keepUnsettled(const std::vector<store::OutboxEntry>& entries, std::set<TxId> lost,
                                  bool spread) {
    std::vector<TxId> gone;
    for (const store::OutboxEntry& entry : entries) {
        const auto tx = Transaction::decode(entry.bytes);
        if (!tx) continue;
        const bool isBehind = lost.contains(tx->body().prev) || lost.contains(entry.id);
        if (isBehind || ledger::isSettled(chain_.finalState(), tx->body())) {
            gone.push_back(entry.id);
            if (isBehind || !chain_.finalState().ordered(entry.id)) lost.insert(entry.id);
        } else if (spread && !spreading_.mempool().contains(entry.id)) {
            spreading_.submit(*tx);
        }
    }
    RESEAL_TRY(chain_.readable());  // what could not be read looks as if it were not there
    RESEAL_TRY(store_.outbox().remove(gone));
    spreading_.settled({lost.begin(), lost.end()});
    return {};
}

// Nothing can be ordered in their lanes, so isSettled() can't tell; and who waits for them is to hear of it.
std::set<TxId> Submissions::overtaken(const std::vector<store::OutboxEntry>& kept) const {
    std::set<TxId> out;
    const auto look = [&](const TxId& id, const Bytes& bytes) {
        const auto tx = Transaction::decode(bytes);
        if (tx && isOvertaken(chain_.finalTable(), *tx, wallClock(), chain_.signatures())) out.insert(id);
    };
    for (const auto& [id, entry] : spreading_.mempool().entries())
        if (entry.transaction.seq == 0) look(id, entry.transaction.bytes);
    for (const store::OutboxEntry& entry : kept)
        if (!spreading_.mempool().contains(entry.id)) look(entry.id, entry.bytes);
    return out;
}

Status Submissions::follow(const ledger::Block& block) {
    const ledger::MovedLanes moved(block);
    std::vector<TxId> gone = settledIn(&moved);
    const std::set<TxId> lost = lostAmong(gone);
    RESEAL_TRY(chain_.readable());
    for (const Transaction& tx : block.transactions) gone.push_back(tx.id());
    spreading_.settled(gone);
    for (const ledger::AccountId& author : moved.authors()) {
        RESEAL_ASSIGN(const auto entries, store_.outbox().pendingOf(author));
        RESEAL_TRY(keepUnsettled(entries, lost, false));
    }
    if (!overtakes(block)) return {};
    RESEAL_ASSIGN(const auto kept, store_.outbox().pending());
    return keepUnsettled(kept, overtaken(kept), false);
}

Status Submissions::sweep() {
    const std::vector<TxId> gone = settledIn(nullptr);
    std::set<TxId> lost = lostAmong(gone);
    RESEAL_TRY(chain_.readable());
    spreading_.settled(gone);
    RESEAL_ASSIGN(const auto entries, store_.outbox().pending());
    lost.merge(overtaken(entries));
    RESEAL_TRY(keepUnsettled(entries, std::move(lost), true));
    RESEAL_TRY(store_.outbox().removeExpired(chain_.finalState().tip().time));
    return {};
}

}  // namespace reseal::node
