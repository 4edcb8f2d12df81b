// Memory of long lists goes back to the system as soon as it is let go. Left to itself glibc learns from the
// first large block that is freed to keep the next ones (up to 32 MB each) for later: a program that has
// shown a million records stays as large as it was at its largest.
//
// Thread rule: once, at the start.
#pragma once

namespace reseal::ui {
void returnLargeBlocks();
}
