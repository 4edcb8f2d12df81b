// Clinics with their keys, and the keys that they have made together, as f+1 of them have said in the last
// minute (core/ledger/registers.h). With keys of its own in their place a home clinic could open what is
// encrypted to all of them, or be all of a grant's proxies.
//
//     locker, space "register", key "clinics", "tracing" or "emergency":  [1, [register entry, …]], as it was
//     proven last; common keys are judged by it where the clinics can't be reached
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/context.h"
#include "core/ledger/queries.h"
#include "core/ledger/registers.h"

namespace reseal::engine {

// The newest in force. Nothing: there is none. Errors: those of JobContext::prove where it was never proven;
// BadProof (the home clinic shows another, or hides it).
Result<std::optional<ledger::CommitteeEntry>> newestCommittee(JobContext& at,
                                                              ledger::CommitteePurpose purpose);

// Those that the home clinic shows as they are; who is shown otherwise is left out. Errors: those of
// JobContext::prove, always: what is entrusted to them is entrusted to keys of now.
Result<std::vector<ledger::ListedClinic>> provenClinics(JobContext& at);
// One of them. Errors: BadProof (it is shown otherwise, or there is none).
Result<ledger::Clinic> provenClinic(JobContext& at, const ClinicId& id);

// The keys that somebody has registered a pseudonym with, which never change. Remembered once they are
// proven.
//
//     locker, space "keys-of", key pseudonym:  [1, sharing, box]
struct RegisteredKeys {
    ledger::SharingKey sharing;
    BoxPublic box;
};
// Errors: those of JobContext::prove; NotFound (it is not on the ledger).
Result<RegisteredKeys> provenKeys(JobContext& at, const SignPublic& pseudonym);

}  // namespace reseal::engine
