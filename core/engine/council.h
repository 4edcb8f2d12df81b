// What clinics decide together, as their staff see and say it.
//
// Thread rule: values; functions are pure.
#pragma once

#include <variant>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/ledger/operation_members.h"

namespace reseal::node {
struct Council;
}

namespace reseal::engine {

struct CouncilClinic {
    ClinicId id;
    std::string name;
    std::vector<std::string> roles;  // "validator", "proxy", "file-server"
    bool validates = false;          // now; a role given or taken shows here only from the next epoch on
    std::optional<Instant> leaves;   // it was removed, and is gone from then on
};
struct CouncilProposalRow {
    ledger::ProposalId id;
    std::string what;    // "let Clinic B in (validator, proxy)"
    std::string reason;  // as its author wrote it, for staff of other clinics
    std::string by;
    std::string status;   // "Open", "Passed", "Rejected", "Failed", "Expired"
    std::string failure;  // why one that had the votes could not be done
    Instant made, until;
    std::vector<std::string> yes, no;  // clinics
    std::size_t counting = 0;          // of yes: those that validate now
};
struct SetParameter {
    std::string name;  // as ledger::name(Parameter) has it
    std::uint64_t value = 0;
};
struct CouncilView {
    std::uint64_t epoch = 0;
    std::optional<std::uint64_t> ends;  // with this block, because the validators change
    std::size_t needed = 0;             // votes for a proposal to pass
    std::vector<CouncilClinic> clinics;
    std::vector<CouncilProposalRow> proposals;  // the latest last
    std::vector<SetParameter> parameters;       // as they are now
};
CouncilView describeCouncil(const node::Council& council);

struct LetIn {
    Bytes request;  // the clinic's own: joinRequest()
};
struct Remove {
    ClinicId clinic;
};
struct GiveRoles {
    ClinicId clinic;
    std::uint32_t roles = 0;  // sum of ledger::ClinicRole
};
using ChangeWish = std::variant<LetIn, Remove, GiveRoles, SetParameter>;
// Errors: those of ledger::decodeJoinRequest; InvalidArgument (no such parameter).
Result<ledger::Change> changeOf(const ChangeWish& wish);

}  // namespace reseal::engine
