// What a person's program has to be sure of without keeping the ledger: the clinics with their keys and
// roles, and the keys that they make together. A register is an account that is nobody's. When an entry of it
// comes, changes or ends, it hears an event with the entry's digest: so its events are proven whole and
// current like a person's own (proven_events.h), and no clinic is believed that shows another key.
//
// Thread rule: values; functions: that of the view.
#pragma once

#include "core/ledger/committees.h"
#include "core/ledger/event.h"
#include "core/ledger/state.h"

namespace reseal::ledger {

// SHA-256("reseal/1/register/clinics", "…/tracing" or "…/emergency"): no key that anybody has.
AccountId clinicRegister();  // of those that the genesis names, what has changed since
AccountId committeeRegister(CommitteePurpose purpose);
Hash32 registeredName(const RunId& run);               // SHA-256 of its encoding
Hash32 registeredDigest(const CommitteeEntry& entry);  // SHA-256 of its encoding as it was made

Hash32 registeredName(const ClinicId& clinic);  // its id
// SHA-256 of what decides whether something may be entrusted to it: keys, roles, whether it leaves.
Hash32 registeredDigest(const Clinic& clinic);

// What is in a register after these events of it, in the order in which it came.
std::vector<RegisterEntry> registered(const std::vector<Event>& events);

}  // namespace reseal::ledger
