#include "core/engine/explorer_rows.h"

namespace reseal::engine {

static_assert(kMaxBlockRows == store::kMaxBlockSummaries && kMaxLedgerHits == node::kMaxHits);

BlockRow rowOf(const store::BlockSummary& block, const ClinicNames& names) {
    const ledger::Header& header = block.header;
    BlockRow out;
    out.height = header.height;
    out.view = header.view;
    out.epoch = header.epoch;
    out.hash = header.hash();
    out.parent = header.parent;
    out.txRoot = header.txRoot;
    out.time = header.time;
    out.proposer = header.proposer;
    out.proposerName = names.of(header.proposer);
    out.transactions = block.transactions;
    out.bytes = block.bytes;
    out.certified = block.certified;
    return out;
}

TransactionView viewOf(const node::LedgerTransaction& ordered, const ClinicNames& names) {
    const ledger::Transaction& tx = ordered.transaction;
    TransactionView out;
    out.id = tx.id();
    out.author = tx.body().author.hex();
    out.authorClinic = names.of(ledger::clinicId(tx.body().author));
    out.lane = tx.body().lane;
    out.seq = tx.body().seq;
    out.height = ordered.place.height;
    out.index = ordered.place.index;
    out.time = ordered.time;
    out.expires = tx.body().expires;
    out.effective = ordered.refusal == ledger::Refusal::None;
    if (!out.effective) out.refusal = std::string(ledger::name(ordered.refusal));
    for (const ledger::Operation& operation : tx.body().operations)
        out.operations.push_back(describe(operation));
    out.bytes = tx.size();
    out.detailsMissing = static_cast<std::size_t>(
        std::ranges::count_if(tx.details(), [](const auto& detail) { return !detail.has_value(); }));
    return out;
}

BlockView viewOf(const node::LedgerBlock& block, const ClinicNames& names) {
    BlockView out{rowOf(block.summary, names), {}};
    for (const node::LedgerTransaction& tx : block.transactions)
        out.transactions.push_back(viewOf(tx, names));
    return out;
}

LedgerHit hitOf(const node::LedgerHit& hit) {
    return {hit.kind, toHex(hit.id), hit.height, hit.text};
}

}  // namespace reseal::engine
