// The roster of a role: everybody who was ever enrolled in it, in the order of enrolment, each at a place
// that stays its own. And the ring that a pseudonym's owner hides in (core/sharing/ring.h): places of a
// roster that follow one another. In a ring the place of one who may own no pseudonym (suspended, or of a
// clinic that was removed) is taken by the nearest before it there who may, and at its beginning by the first
// who may. So a suspension moves nobody: rings in which members had moved would give away, one laid over the
// other, whose they are.
//
// Thread rule: that of the view.
#pragma once

#include "core/ledger/checks.h"
#include "core/ledger/state.h"

namespace reseal::ledger {

// May the admission's roster be signed over, in a block at `height` and `time`? Since rosterHeight nobody in
// the role was suspended, taken over or reinstated, and no clinic removed; so both sides see the same ring.
// And it leaves out nobody who was enrolled over a day ago, so that nobody can be lured into the small ring
// that there once was; unless it is that of the pseudonym's first admission, which its renewals keep: a ring
// that grew with the roster would, laid over the former one, tell where its owner isn't. None, RosterPast,
// RosterAhead.
Refusal judgeRoster(const StateView& state, const SignPublic& pseudonym, Role role,
                    const RingAdmission& admission, Height height, Instant time);

// Who stands in those places. Nothing: none of them may.
std::optional<std::vector<IdentityKey>> ringMembers(const StateView& state, Role role,
                                                    const sharing::RingShape& shape);

// By which ring a pseudonym was admitted and renewed, in order.
std::vector<RingEntry> ringEntriesOf(const StateView& state, const SignPublic& pseudonym);

}  // namespace reseal::ledger
