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
inline constexpr Duration kEventsPatience = seconds(600);  // with all pages
inline constexpr Duration kEventsYoung = seconds(60);      // what was whole longer ago is asked for once more

// Walks on from `epoch` to number `wanted`, page by page; what was walked stays, whatever fails behind it.
// Errors: those of Caller and verifyBoundary; BadProof (there is no such epoch).
Status walkEpochs(Caller& home, TrustedEpoch& epoch, std::uint64_t wanted);

// Asks until `lists` is whole; afterwards each is so as of lists.height(). `epoch` moves on with the ledger.
// If it took so long that its first pages may be old, it asks for what has come since. Errors: those of
// Caller, walkEpochs, verifyTip and ProvenEvents::take; Timeout (after kEventsPatience; what is there stays).
Status fetchEvents(Caller& home, TrustedEpoch& epoch, ledger::ProvenEvents& lists);

}  // namespace reseal::node
