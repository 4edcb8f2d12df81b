// The person's locker, sealed, at the home node: with it, a restored seed really restores the person.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/context.h"

namespace reseal::engine {

// Errors: Offline and the like; Conflict (a newer one is kept there: fetch it first); TooLarge.
Status putLocker(JobContext& at);
// Merges what is kept there; how many entries changed. Errors: Offline and the like, NotFound, CannotOpen.
Result<std::size_t> fetchLocker(JobContext& at);

}  // namespace reseal::engine
