// Waiting for the engine's answers where that is allowed: in a command-line program, and on a worker
// thread. The event loop runs until the future is there, so links and timers go on.
//
// Thread rule: any thread that may nest an event loop: not one that paints.
#pragma once

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>
#include <cstdio>
#include <functional>
#include <string_view>

#include "core/base/result.h"
#include "core/base/time.h"

namespace reseal::app {

inline constexpr int kSilenceMs = 4000;  // after which somebody who waits is told so

template <class T>
Result<T> await(QFuture<Result<T>> future) {
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<Result<T>> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        QTimer::singleShot(kSilenceMs, &loop,
                           [] { std::fputs("still at it: waiting for a clinic…\n", stderr); });
        if (!future.isFinished()) loop.exec();
    }
    if (future.isCanceled() || future.resultCount() == 0)
        return fail(ErrorCode::Cancelled, "the command was cancelled");
    return future.result();  // takeResult would reset what the promise still holds (Qt 6.4)
}

void pause(int milliseconds);  // with a running event loop

// Asks again and again. Errors: Timeout (after a minute, naming `what`), those of `holds`.
inline constexpr Duration kPatience = seconds(60);
Status waitUntil(std::string_view what, const std::function<Result<bool>()>& holds);

}  // namespace reseal::app
