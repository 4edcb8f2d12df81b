#include "core/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace reseal {
void checkFailed(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "reseal: internal error: CHECK(%s) failed at %s:%d\n", condition, file, line);
    std::abort();
}
}  // namespace reseal
