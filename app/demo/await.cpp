#include "app/demo/await.h"

#include <string>

namespace reseal::app {
namespace {

constexpr int kStepMs = 50;

}  // namespace

void pause(int milliseconds) {
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

Status waitUntil(std::string_view what, const std::function<Result<bool>()>& holds) {
    const Instant end = monotonicClock() + kPatience;
    for (;;) {
        RESEAL_ASSIGN(const bool yes, holds());
        if (yes) return {};
        if (monotonicClock() > end)
            return fail(ErrorCode::Timeout, "waited too long until " + std::string(what));
        pause(kStepMs);
    }
}

}  // namespace reseal::app
