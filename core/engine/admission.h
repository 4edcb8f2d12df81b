// Who vouches for a new or renewed pseudonym: this member, unnamed, as soon as the clinics have a tracing
// key; until then its clinic, which learns whose it is.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/context.h"

namespace reseal::engine {

// The registration of pseudonym `number`, vouched for. By ring it takes up to 0.3 s and asks the clinic for
// nothing but the ledger's state. Errors: Denied (not a member any more, suspended), Limit (too many today),
// those of the link.
Result<ledger::Pseudonym> registrationOf(JobContext& at, std::uint64_t number);

// Was it refused because the ledger has moved on since it was made? Then it is to be made anew.
bool isOvertaken(const Error& error);

}  // namespace reseal::engine
