// Fetches a list of records from a desk into a RecordSet, batch by batch: the rows themselves are never all
// there, and what takes long is done on the desk's job thread and aside.
//
// Thread rule: the GUI thread; `then` is called there, never once `context` is gone.
#pragma once

#include "ui/common/async.h"
#include "ui/models/record_set.h"

namespace reseal::ui {

using Records = std::shared_ptr<const RecordSet>;

// `ask` gives the desk's command the engine::TakeRecords that it is called with; `then` takes a
// const Result<Records>&.
template <class Ask, class Then>
void fetchRecords(QObject* context, const Ask& ask, Then then) {
    const auto set = std::make_shared<RecordSet>();
    // The job thread has let go of the set once the future is finished.
    const QFuture<Result<std::size_t>> future = ask([set](const std::vector<engine::RecordRow>& batch) {
        for (const engine::RecordRow& row : batch) set->add(row);
    });
    whenDone(
        future, context, [context, set, then = std::move(then)](const Result<std::size_t>& taken) mutable {
            if (!taken) return then(Result<Records>(taken.error()));
            inBackground(
                context,
                [set]() -> Records {
                    set->finish();
                    return set;
                },
                [then = std::move(then)](const Records& records) mutable { then(Result<Records>(records)); });
        });
}

}  // namespace reseal::ui
