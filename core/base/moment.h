// Moments: the points at which something becomes durable or leaves this machine. They are what a crash
// can fall between, so they are named and counted.
//
// With RESEAL_MOMENTS=<file> in the environment each one is appended there as "<n> <kind> <what>";
// with RESEAL_KILL_AT=<n> the process kills itself (SIGKILL) at the n-th; with RESEAL_KILL_AFTER=<kind>
// besides, the first one of that kind is counted as the first. All serve the crash tests and cost one
// relaxed atomic increment otherwise.
//
// Thread rule: any thread.
#pragma once

#include <string_view>

namespace reseal {
void moment(std::string_view kind, std::string_view what);
}
