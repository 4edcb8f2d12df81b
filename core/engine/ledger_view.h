// The ledger as a person's program sees it through its home node, which it believes (README.md).
//
// Commands, errors: as in patient_desk.h.
//
// Thread rule: the thread it was made on; results come from the job thread, signals on this one.
#pragma once

#include <QFuture>
#include <QObject>

#include "core/base/result.h"
#include "core/engine/values.h"

namespace reseal::engine {

class LedgerView : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QFuture<Result<LedgerStatus>> status() = 0;
    virtual QFuture<Result<TransactionRow>> transaction(TxId id) = 0;
    // Events of any account (a pseudonym, a clinic's id, an identity), in order, at most 1,000.
    virtual QFuture<Result<std::vector<ActivityRow>>> events(ledger::AccountId account,
                                                             std::uint64_t from = 0) = 0;

Q_SIGNALS:
    void advanced(quint64 height);
    void linked(bool up);  // is the home node answering?
};

}  // namespace reseal::engine
