// What a control command does with an answer of the engine, once it is there.
//
// Thread rule: the main thread.
#pragma once

#include <QFutureWatcher>
#include <QJsonObject>
#include <functional>

#include "core/base/result.h"

namespace reseal::app {

using Done = std::function<void(Result<QJsonObject>)>;

template <class T>
void whenDone(QFuture<Result<T>> future, QObject* context, std::function<void(Result<T>)> then) {
    auto* watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)] {
        watcher->deleteLater();
        auto finished = watcher->future();
        if (finished.isCanceled() || finished.resultCount() == 0)
            return then(fail(ErrorCode::Cancelled, "cancelled"));
        then(finished.result());
    });
    watcher->setFuture(future);
}

}  // namespace reseal::app
