// What checks a case, by its kind. A check returns success if everything the case claims is so: it
// recomputes each value that follows from others, and runs the case through the core as its user would.
//
// A new section adds a file check_<section>.cpp with one table, and names it here and in kinds.cpp.
#pragma once

#include <map>

#include "tests/vectors/case.h"

namespace reseal::vectors {

using Check = Status (*)(const Case&);
using Checks = std::map<std::string_view, Check>;

Checks primitiveChecks();
Checks keyChecks();
Checks sealingChecks();
Checks sharingChecks();
Checks committeeChecks();
Checks ringChecks();
Checks headChecks();

// All of them.
const Checks& checks();

}  // namespace reseal::vectors
