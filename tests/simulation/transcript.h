// What a replica says, in a line of a transcript.
//
// Thread rule: pure functions.
#pragma once

#include <string>

#include "core/consensus/messages.h"

namespace reseal::simulation {

std::string brief(const consensus::Message& message);

}  // namespace reseal::simulation
