// The one way in which windows consume the engine's futures. In Qt 6.4 QFuture::then(context, …) aborts the
// program when the context dies first; here a watcher that the context owns waits, and dies with it.
//
// Thread rule: the GUI thread; `then` is called there, later, and never once `context` is gone. It is given a
// reference to what the future holds: a list of a million rows is not copied.
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>
#include <memory>
#include <utility>

#include "core/base/result.h"

namespace reseal::ui {

template <class T, class Then>
void whenDone(const QFuture<Result<T>>& future, QObject* context, Then then) {
    auto* watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, then = std::move(then)]() mutable {
                         watcher->deleteLater();
                         const QFuture<Result<T>> done = watcher->future();
                         if (done.isCanceled() || done.resultCount() == 0)
                             then(Result<T>(fail(ErrorCode::Cancelled, "cancelled")));
                         else
                             then(*done.constBegin());
                     });
    watcher->setFuture(future);
}

// `work` on a thread of Qt's pool, its value to `then` on this one. `work` owns all that it touches.
template <class Work, class Then>
void inBackground(QObject* context, Work work, Then then) {
    using Value = decltype(work());
    auto promise = std::make_shared<QPromise<Result<Value>>>();
    promise->start();
    whenDone(promise->future(), context, [then = std::move(then)](const Result<Value>& value) mutable {
        if (value) then(*value);
    });
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        promise->addResult(Result<Value>(work()));
        promise->finish();
    });
}

}  // namespace reseal::ui
