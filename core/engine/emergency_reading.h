// A doctor's way to what a patient has left for emergencies: declaring one, and opening the standing grants
// with what the clinics have put into their boxes (core/node/services_emergency.h).
//
// Nothing of it is kept, neither on disk nor between two commands: the boxes are fetched again each time, and
// after the emergency's time no clinic gives one out.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/emergencies.h"
#include "core/engine/released.h"
#include "core/sharing/emergency_grant.h"

namespace reseal::engine {

inline constexpr Duration kEmergencyPatience = seconds(20);  // for the clinics' answers

// Errors: InvalidArgument (a reason), Refused (the contract's reason), NotFound (no such patient), those of
// submitOnce. The passphrase is checked by the desk.
Result<EmergencyOpened> declareEmergency(JobContext& at, const EmergencyCall& call);

// The standing grants that this doctor's last emergency about the patient opens, ending with it; also when it
// is over. None: there was none.
Result<std::vector<ledger::ListedGrant>> emergencyGrants(JobContext& at, const OwnPseudonym& own);

struct OpenedStanding {
    ledger::ListedGrant grant;
    sharing::GranteeFactor factor;
    GrantedSecret secret;
};
struct OpenedInEmergency {
    std::vector<OpenedStanding> grants;
    std::size_t answered = 0, needed = 0;  // clinics
    std::optional<Error> last;             // why a grant could not be opened
};
// Those of emergencyGrants() that are given. Errors: Expired (its time is over), Denied (there was none);
// Offline and the like of the home node.
Result<OpenedInEmergency> openStanding(JobContext& at, const OwnPseudonym& own,
                                       const std::vector<ledger::ListedGrant>& grants);
// One of them, or why not.
Result<OpenedStanding> openStanding(JobContext& at, const OwnPseudonym& own,
                                    const ledger::ListedGrant& grant);

}  // namespace reseal::engine
