// Every attack is one source and two programs: as the product is, and with its one defence left out
// (tests/attacks/CMakeLists.txt). The attack is the same in both; only what must come of it differs.
#pragma once

#include <QtTest>

namespace reseal::attacks {

#ifdef RESEAL_UNDEFENDED
inline constexpr bool kDefended = false;
#else
inline constexpr bool kDefended = true;
#endif

}  // namespace reseal::attacks

// The attack fails, and without the defence it succeeds.
#define ATTACK(succeeded) QCOMPARE(succeeded, !reseal::attacks::kDefended)
