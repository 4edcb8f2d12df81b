#include "ui/common/large_blocks.h"

#include <cstdlib>  // says whether it is glibc
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace reseal::ui {

void returnLargeBlocks() {
#ifdef __GLIBC__
    constexpr int kLarge = 1 << 20;
    ::mallopt(M_MMAP_THRESHOLD, kLarge);  // set by hand it does not grow
#endif
}

}  // namespace reseal::ui
