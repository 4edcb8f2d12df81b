// What a patient leaves for emergencies: the wish, and the standing grants that follow from it
// (core/ledger/operation_emergency.h).
//
//     locker, space "emergency", key "wish":  [1, [category, …]]; absent: nothing was ever chosen, and it is
//     off
//
// The grants are kept in step with the wish by themselves: under each key of a wished category that is in
// force or has records, for the newest key M of the clinics. After an emergency whose time is over those that
// it opened are revoked, and with that the category moves on as after any revocation (granting.h); then they
// are made anew.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/emergencies.h"
#include "core/engine/granting.h"

namespace reseal::engine {

Result<EmergencyAccess> emergencyAccess(JobContext& at);
// None: off. Sensitive ones are in it only if they are named. Errors: InvalidArgument (not one to be asked
// for).
Status wishForEmergencies(JobContext& at, const std::set<Category>& categories);

// Does what is due; nothing if nothing was ever chosen. Errors: those of submitOnce and deliver.
Status keepStanding(JobContext& at);
// What keepStanding goes by, in short: as long as it stays the same there is nothing to do. Empty: nothing
// was ever chosen.
Result<Bytes> standingMark(JobContext& at);

// Was the grant opened, or could have been, by an emergency about the patient? `all`: those about the
// patient.
bool wasUsed(const ledger::GrantEntry& grant, const std::vector<ledger::ListedEmergency>& all);
// As this account's proven events tell. Errors: those of ownEvents; BadProof.
Result<std::vector<ledger::ListedEmergency>> emergenciesAboutMe(JobContext& at, const SignPublic& patient);

}  // namespace reseal::engine
