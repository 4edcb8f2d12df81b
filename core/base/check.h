// CHECK: a bug of ours ends the program, in release builds too. Never used on input: bad input is an
// Error (result.h).
#pragma once

namespace reseal {
[[noreturn]] void checkFailed(const char* condition, const char* file, int line);
}

#define RESEAL_CHECK(condition) \
    (static_cast<bool>(condition) ? void(0) : ::reseal::checkFailed(#condition, __FILE__, __LINE__))
