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

std::size_t ringAdmissionsIn(const ledger::Transaction& tx) {
    return static_cast<std::size_t>(
        std::ranges::count_if(tx.body().operations, [](const ledger::Operation& operation) {
            const auto* registration = std::get_if<ledger::Pseudonym>(&operation);
            return registration != nullptr &&
                   std::holds_alternative<ledger::RingAdmission>(registration->admission);
        }));
}

bool isOvertaken(const ledger::KeyValueView& final, const ledger::Transaction& tx, Instant now,
                 const ledger::SignatureCheck& signatures) {
    if (tx.body().seq != 0 || ringAdmissionsIn(tx) == 0) return false;
    if (ledger::StateView(final).knows(tx.body().author)) return false;
    return ledger::judgeArrival(final, tx, now, {}, signatures, consensusEvidence()) ==
           ledger::Arrival::Settled;
}

bool overtakes(const ledger::Block& block) {
    const auto may = []<class Op>(const Op&) {
        return std::is_same_v<Op, ledger::Suspend> || std::is_same_v<Op, ledger::Reinstate> ||
               std::is_same_v<Op, ledger::Enrol> || std::is_same_v<Op, ledger::Propose> ||
               std::is_same_v<Op, ledger::Vote> || std::is_same_v<Op, ledger::KeygenComplain> ||
               std::is_same_v<Op, ledger::KeygenAnswer> || std::is_same_v<Op, ledger::KeygenAdvance>;
    };
    return std::ranges::any_of(block.transactions, [&](const ledger::Transaction& tx) {
        return std::ranges::any_of(tx.body().operations, [&](const ledger::Operation& operation) {
            return std::visit(may, operation);
        });
    });
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
