#include "core/ledger/membership.h"

namespace reseal::ledger {

std::optional<std::size_t> EpochEntry::indexOf(const ClinicId& clinic) const {
    const auto at = std::ranges::lower_bound(validators, clinic, {}, &Validator::id);
    if (at == validators.end() || at->id != clinic) return std::nullopt;
    return static_cast<std::size_t>(at - validators.begin());
}

std::string_view name(ProposalStatus status) {
    switch (status) {
        case ProposalStatus::Open:
            return "Open";
        case ProposalStatus::Passed:
            return "Passed";
        case ProposalStatus::Rejected:
            return "Rejected";
        case ProposalStatus::Failed:
            return "Failed";
        case ProposalStatus::Expired:
            return "Expired";
    }
    return "?";
}

}  // namespace reseal::ledger
