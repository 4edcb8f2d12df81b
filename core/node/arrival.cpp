#include "core/node/arrival.h"

#include "core/node/evidence.h"

namespace reseal::node {

gossip::Transaction described(const ledger::Transaction& tx, Bytes bytes) {
    gossip::Transaction out;
    out.id = tx.id();
    out.author = ledger::pseudonymKey(tx.body().author);
    out.lane = tx.body().lane;
    out.seq = tx.body().seq;
    out.isRevocation = std::ranges::all_of(tx.body().operations, ledger::isStatement);
    out.bytes = std::move(bytes);
    return out;
}

std::optional<gossip::Rejection> rejectionOf(const ledger::Transaction& tx, const ledger::KeyValueView& final,
                                             Instant now, const gossip::Mempool& waiting,
                                             const ledger::SignatureCheck& signatures) {
    const SignPublic author = ledger::pseudonymKey(tx.body().author);
    const ledger::Waiting known{gossip::Mempool::kPerAuthor, waiting.countOf(author) > 0};
    switch (ledger::judgeArrival(final, tx, now, known, signatures, consensusEvidence())) {
        case ledger::Arrival::Pending:
            break;
        case ledger::Arrival::Later:
            return gossip::Rejection::Later;
        case ledger::Arrival::Settled:
            return gossip::Rejection::Settled;
        case ledger::Arrival::Wrong:
            return gossip::Rejection::Malformed;
    }
    return std::nullopt;
}

}  // namespace reseal::node
