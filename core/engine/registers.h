// The keys that clinics have made together, as f+1 of them have just said they are (core/ledger/registers.h).
// With a key of its own in their place a home clinic could open what is encrypted to all of them.
//
//     locker, space "register", key 0 or 1 (CommitteePurpose):  [1, [register entry, …]], as it was proven
//     last; believed where the clinics can't be reached
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/context.h"
#include "core/ledger/registers.h"

namespace reseal::engine {

// The newest in force. Nothing: there is none. Errors: those of JobContext::prove where it was never proven;
// BadProof (the home clinic shows another, or hides it).
Result<std::optional<ledger::CommitteeEntry>> newestCommittee(JobContext& at,
                                                              ledger::CommitteePurpose purpose);

}  // namespace reseal::engine
