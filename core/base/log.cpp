#include "core/base/log.h"

#include <atomic>
#include <cstdio>
#include <string>

#include "core/base/time.h"

namespace reseal {
namespace {
std::atomic<LogLevel> gLeast{LogLevel::Warning};

const char* word(LogLevel level) {
    switch (level) {
        case LogLevel::Debug:
            return "debug";
        case LogLevel::Info:
            return "info";
        case LogLevel::Warning:
            return "warning";
        case LogLevel::Error:
            return "error";
    }
    return "?";
}
}  // namespace

void setLogLevel(LogLevel least) {
    gLeast = least;
}

void log(LogLevel level, std::string_view area, std::string_view text) {
    if (level < gLeast.load(std::memory_order_relaxed)) return;
    std::string line = isoUtc(wallClock()) + " " + word(level) + " ";
    line.append(area).append(": ").append(text).append("\n");
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace reseal
