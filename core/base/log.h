// The program's log: one line an event on standard error, with time and level. Never a secret, never
// health data, never a name.
//
// Thread rule: any thread.
#pragma once

#include <string_view>

namespace reseal {
enum class LogLevel { Debug, Info, Warning, Error };
void setLogLevel(LogLevel least);
void log(LogLevel level, std::string_view area, std::string_view text);
}  // namespace reseal
