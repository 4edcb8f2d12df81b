// Which grants a clinic is a proxy of: for the proxy that has to see the end of each.
//
// Thread rule: a pure function.
#pragma once

#include <vector>

#include "core/ledger/state.h"

namespace reseal::ledger {

struct GrantServed {
    GrantId id;
    Instant notAfter;
};

// Those of which `proxy` has not receipted that its share is destroyed, in order of id. Reads every grant
// there is.
std::vector<GrantServed> grantsServedBy(const StateView& state, const ClinicId& proxy);

}  // namespace reseal::ledger
