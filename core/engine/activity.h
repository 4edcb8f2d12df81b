// Events of an account in plain words.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/context.h"

namespace reseal::engine {

// In order, from number `from`, at most ledger::kMaxPage.
Result<std::vector<ActivityRow>> eventsOf(JobContext& at, const ledger::AccountId& account,
                                          std::uint64_t from);
// The same, the latest first.
Result<std::vector<ActivityRow>> activityOf(JobContext& at, const ledger::AccountId& account,
                                            std::uint64_t from);

}  // namespace reseal::engine
