// A patient's records one page of the ledger after the other, so that neither the job thread nor who asked
// ever holds all rows of a long list. Internal to core/engine.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/context.h"

namespace reseal::engine {

static_assert(ledger::kMaxPage <= kMaxRecordBatch);

// In pages of `most`. `rowOf` is a Result<RecordRow>(const ledger::ListedRecord&). What is erased is left
// out. How many were taken.
template <class RowOf>
Result<std::size_t> recordsInBatches(JobContext& at, const SignPublic& patient, const TakeRecords& take,
                                     const RowOf& rowOf, std::size_t most = ledger::kMaxPage) {
    std::size_t taken = 0;
    for (std::uint64_t from = 0;; from += most) {
        const std::vector<ledger::ListedRecord> page = ledger::recordsOf(at.state(), patient, from, most);
        RESEAL_TRY(at.believed());
        std::vector<RecordRow> batch;
        batch.reserve(page.size());
        for (const ledger::ListedRecord& record : page) {
            if (record.entry.erased != 0) continue;
            RESEAL_ASSIGN(RecordRow row, rowOf(record));
            batch.push_back(std::move(row));
        }
        RESEAL_TRY(at.believed());
        taken += batch.size();
        if (!batch.empty()) take(std::move(batch));
        if (page.size() < most) return taken;
    }
}

// The same as one list, the latest first.
template <class Run>
Result<std::vector<RecordRow>> allBatches(const Run& run) {
    std::vector<RecordRow> out;
    RESEAL_TRY(run([&](std::vector<RecordRow> batch) { std::ranges::move(batch, std::back_inserter(out)); }));
    std::ranges::reverse(out);
    return out;
}

}  // namespace reseal::engine
