// Events of an account in plain words.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/context.h"

namespace reseal::engine {

// In order, from number `from`, at most ledger::kMaxPage; the home node is believed.
Result<std::vector<ActivityRow>> eventsOf(JobContext& at, const ledger::AccountId& account,
                                          std::uint64_t from);
// Of a pseudonym, the latest first, at most ledger::kMaxPage of those before number `before` (0: of all);
// proven to be all of it, and of now. Errors: those of JobContext::prove.
Result<std::vector<ActivityRow>> activityOf(JobContext& at, const ledger::AccountId& account,
                                            std::uint64_t before);
// Of this person, over every pseudonym that can be derived from the seed, whether this vault knows of it or
// not: proven likewise, and that none of them is hidden. Of a patient's, with every single release
// (release_log.h).
Result<std::vector<ActivityRow>> ownActivity(JobContext& at, std::uint64_t before);
// The events themselves, in the ledger's order.
Result<std::vector<ledger::Event>> ownEvents(JobContext& at);

}  // namespace reseal::engine
