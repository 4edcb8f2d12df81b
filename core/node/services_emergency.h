// What a doctor fetches in an emergency: a member clinic's partial exponentiations of the X of all that the
// patient has left for that (core/sharing/emergency_grant.h), in a box to the doctor's pseudonym, whose hash
// stands on the ledger.
//
//   EmergencyShare  [emergency, clinic] → the box. Errors: NotFound (no such emergency; it is not asked),
//                   NotCurrent (it has not answered yet, or not on the ledger), Denied (it declines), Expired
//
//   in the box: [1, emergency, clinic, [[grant, partial], …]]
//
// Anybody may fetch a box, and one alone can open it; so the question is not signed.
//
// Thread rule: values.
#pragma once

#include <vector>

#include "core/ledger/emergencies.h"

namespace reseal::node {

struct EmergencyQuestion {
    ledger::EmergencyId emergency;
    ClinicId clinic;
    Bytes encode() const;
    static Result<EmergencyQuestion> decode(ByteView bytes);  // Errors: Malformed
};

struct EmergencyPartials {
    struct One {
        GrantId grant;
        sharing::Partial partial;
    };
    ledger::EmergencyId emergency;
    ClinicId clinic;
    std::vector<One> partials;  // at most ledger::kMaxStanding
    Bytes encode() const;
    static Result<EmergencyPartials> decode(ByteView bytes);  // Errors: Malformed
};

}  // namespace reseal::node
