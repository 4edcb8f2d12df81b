#include "core/ledger/cases.h"

namespace reseal::ledger {

std::string_view name(CommitteePurpose purpose) {
    switch (purpose) {
        case CommitteePurpose::Tracing:
            return "Tracing";
        case CommitteePurpose::Emergency:
            return "Emergency";
    }
    return "?";
}

std::string_view name(CaseReason reason) {
    switch (reason) {
        case CaseReason::Sweeping:
            return "Sweeping";
        case CaseReason::FalsePretext:
            return "FalsePretext";
        case CaseReason::LentPseudonym:
            return "LentPseudonym";
        case CaseReason::FalseRecord:
            return "FalseRecord";
        case CaseReason::BadWords:
            return "BadWords";
        case CaseReason::Other:
            return "Other";
    }
    return "?";
}

std::string_view name(CaseConsequence consequence) {
    switch (consequence) {
        case CaseConsequence::Suspended:
            return "Suspended";
        case CaseConsequence::Warned:
            return "Warned";
        case CaseConsequence::None:
            return "None";
    }
    return "?";
}

std::string_view name(CaseStatus status) {
    switch (status) {
        case CaseStatus::Open:
            return "Open";
        case CaseStatus::Agreed:
            return "Agreed";
        case CaseStatus::Traced:
            return "Traced";
        case CaseStatus::Declined:
            return "Declined";
        case CaseStatus::Closed:
            return "Closed";
    }
    return "?";
}

std::string_view name(RunPhase phase) {
    switch (phase) {
        case RunPhase::Announce:
            return "Announce";
        case RunPhase::Deal:
            return "Deal";
        case RunPhase::Complain:
            return "Complain";
        case RunPhase::Answer:
            return "Answer";
        case RunPhase::Made:
            return "Made";
        case RunPhase::Failed:
            return "Failed";
    }
    return "?";
}

std::string_view name(RunFailure failure) {
    switch (failure) {
        case RunFailure::None:
            return "None";
        case RunFailure::TooFewKeys:
            return "TooFewKeys";
        case RunFailure::TooFewDealers:
            return "TooFewDealers";
        case RunFailure::TooFewLeft:
            return "TooFewLeft";
    }
    return "?";
}

std::string_view name(DealerFault fault) {
    switch (fault) {
        case DealerFault::BadDeal:
            return "BadDeal";
        case DealerFault::TooManyComplaints:
            return "TooManyComplaints";
        case DealerFault::NoAnswer:
            return "NoAnswer";
        case DealerFault::WrongAnswer:
            return "WrongAnswer";
    }
    return "?";
}

std::optional<ClinicIndex> placeOf(const std::vector<ClinicId>& members, const ClinicId& clinic) {
    const auto at = std::ranges::find(members, clinic);
    if (at == members.end()) return std::nullopt;
    return static_cast<ClinicIndex>(at - members.begin() + 1);
}

Result<sharing::CommitteeRun> RunEntry::describe(const ChainId& chain, const RunId& id) const {
    return sharing::CommitteeRun::of({id.purpose, chain, id.attempt}, members.size(), threshold);
}

Result<sharing::CommitteeKey> CommitteeEntry::decode(const ChainId& chain) const {
    RESEAL_ASSIGN(const crypto::Point point, crypto::Point::decode(key));
    std::vector<crypto::Element> keys;
    for (const CommitteePoint& one : shareKeys) {
        if (one == CommitteePoint{}) {
            keys.emplace_back();
            continue;
        }
        RESEAL_ASSIGN(const crypto::Point shareKey, crypto::Point::decode(one));
        keys.push_back(shareKey);
    }
    return sharing::CommitteeKey::stored({run.purpose, chain, run.attempt}, threshold, point,
                                         std::move(keys));
}

}  // namespace reseal::ledger
