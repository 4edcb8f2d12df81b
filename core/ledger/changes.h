// What can be proposed: may it be done, and the doing. Internal to core/ledger.
//
// Both are asked twice, when it is proposed and when it has the votes: in between, another proposal may have
// passed, and who was first counts.
//
// Thread rule: one thread.
#pragma once

#include "core/ledger/rules.h"

namespace reseal::ledger {

Refusal check(const Work& work, const Change& change);
// Keys that a change names belong to its clinic from the proposal on, so that nobody takes them before the
// votes are in. `change` must have passed check().
void reserveKeys(Work& work, const Change& change);
// Would it take a clinic out of the set of validators? Who comes into it, comes by itself (epochs.h).
bool removesValidator(const Work& work, const Change& change);
// `change` must have passed check(), and there must be room in the queue if it removes a validator.
void carryOut(Work& work, const Change& change);

}  // namespace reseal::ledger
