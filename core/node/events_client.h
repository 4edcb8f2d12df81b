// Events with proof, from the home node, for a job of a person's program.
//
// Thread rule: a job's thread.
#pragma once

#include "core/node/client.h"
#include "core/node/services_events.h"

namespace reseal::node {

inline constexpr Duration kEventsTimeout = seconds(20);
inline constexpr int kEventsTries = 3;  // of a page, where the home node can't show yet that it is current
inline constexpr Duration kEventsPause = milliseconds(500);

// Asks until `lists` is whole; afterwards each is so as of lists.height(). `config` follows from the genesis
// (finality.h). Errors: those of Caller, verifyTip and ProvenEvents::take.
Status fetchEvents(Caller& home, const consensus::Config& config, ledger::ProvenEvents& lists);

}  // namespace reseal::node
