// How one set of validators follows another. Internal to core/ledger.
//
// Thread rule: functions are pure but for what they write to.
#pragma once

#include "core/ledger/rules.h"

namespace reseal::ledger {

// A change of the validators that has passed: it waits for an epoch. Whoever calls has made sure of room.
void queueChange(Work& work, const SetChange& change);
bool hasRoomForChange(const StateView& state);

// When the block `tip` is done: the epoch that ends with it gives way to the next, and if no end is fixed but
// changes wait, one is. `state` is with the block's delta, which is written to.
void closeBlock(const KeyValueView& state, Delta& delta, const Tip& tip);

}  // namespace reseal::ledger
