// What a node reads off its ledger, as an explorer shows it. Internal to core/engine.
//
// Thread rule: functions of values.
#pragma once

#include <map>

#include "core/engine/explorer_values.h"
#include "core/node/explorer_desk.h"

namespace reseal::engine {

// The names of a genesis' clinics.
class ClinicNames {
public:
    explicit ClinicNames(const ledger::Genesis& genesis) {
        for (const ledger::ClinicEntry& entry : genesis.entries()) names_.emplace(entry.id, entry.name);
    }
    std::string of(const ClinicId& clinic) const {
        const auto at = names_.find(clinic);
        return at == names_.end() ? std::string() : at->second;
    }

private:
    std::map<ClinicId, std::string> names_;
};

BlockRow rowOf(const store::BlockSummary& block, const ClinicNames& names);
TransactionView viewOf(const node::LedgerTransaction& ordered, const ClinicNames& names);
BlockView viewOf(const node::LedgerBlock& block, const ClinicNames& names);
LedgerHit hitOf(const node::LedgerHit& hit);

}  // namespace reseal::engine
