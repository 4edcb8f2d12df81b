// What a node says about itself, beside what the ledger says about its clinics.
//
// Thread rule: a function of values.
#pragma once

#include "core/engine/values.h"
#include "core/node/services.h"

namespace reseal::engine {

struct KnownClinic {
    ClinicId id;
    std::string name;
    ledger::ClinicRoles roles;
};
LedgerStatus describeStatus(const node::NodeStatusAnswer& said, const std::vector<KnownClinic>& clinics);

}  // namespace reseal::engine
