// How one set of validators follows another. Internal to core/ledger.
//
// Thread rule: functions are pure but for what they write to.
#pragma once

#include <map>

#include "core/ledger/rules.h"

namespace reseal::ledger {

// Who validates, and with which key, once every change that waits has come. Never empty.
std::map<ClinicId, SignPublic> validatorsToCome(const StateView& state);

// A change of the validators that has passed: it waits for an epoch. Whoever calls has made sure of room.
void queueChange(Work& work, const SetChange& change);
bool hasRoomForChange(const StateView& state);

// The author of `work`, a transaction that took effect, has shown that it has the key `signedWith`. A clinic
// with the role takes its place among the validators, or changes its key there, only by this: were it enough
// that others decide it, a newcomer whose node never comes would be waited for by all. If there is no room,
// its next transaction does it.
void takeSignOfLife(Work& work, const SignPublic& signedWith);

// When the block `tip` is done: the epoch that ends with it gives way to the next, and if no end is fixed but
// changes wait, one is. `state` is with the block's delta, which is written to.
void closeBlock(const KeyValueView& state, Delta& delta, const Tip& tip);

}  // namespace reseal::ledger
