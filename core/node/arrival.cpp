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

std::vector<TxId> signedWithFormerKeys(const gossip::Mempool& waiting, const ledger::KeyValueView& final,
                                       const ledger::SignatureCheck& signatures) {
    const ledger::StateView state(final);
    std::map<SignPublic, std::optional<SignPublic>> keys;  // of the clinics among the authors
    std::vector<TxId> out;
    for (const auto& [id, entry] : waiting.entries()) {
        const SignPublic& author = entry.transaction.author;
        const auto [known, isNew] = keys.try_emplace(author);
        if (isNew)
            if (const auto clinic = state.clinic(ClinicId::copy(author.view())))
                known->second = clinic->signKey;
        if (!known->second) continue;
        const auto tx = ledger::Transaction::decode(entry.transaction.bytes);
        if (tx && !tx->isSignedBy(*known->second, signatures)) out.push_back(id);
    }
    return out;
}

}  // namespace reseal::node
