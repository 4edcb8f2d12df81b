// What clinics decide together, as their staff see and say it.
//
// Thread rule: values; functions are pure.
#pragma once

#include <variant>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/ledger/queries.h"

namespace reseal::node {
struct CommitteeStatus;
struct Council;
}  // namespace reseal::node

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

// A key that belongs to all clinics together, or an attempt to make one.
struct CommonKeyRow {
    std::string purpose;           // "tracing", "emergency"
    std::uint32_t attempt = 0;     // 1, 2, …: with the purpose, its name
    std::string state;             // "announce", "deal", "complain", "answer", "made", "failed", "retired"
    std::optional<Instant> until;  // the deadline, while it is being made
    std::string failure;           // why it failed
    std::string key;               // hexadecimal, of one that was made
    std::size_t clinics = 0, needed = 0;
    std::vector<std::string> didNotDeal;    // of one that was made
    std::vector<std::string> disqualified;  // and those that dealt wrongly, with what they did
    bool ownShare = false;                  // this clinic takes part in using it
};
std::vector<CommonKeyRow> describeCommonKeys(const std::vector<node::CommitteeStatus>& committees,
                                             const std::vector<ledger::ListedClinic>& clinics);

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
struct RetireKey {
    std::string purpose;
    std::uint32_t attempt = 0;
};
// Of any clinic; only another vote takes back what a vote has done.
struct SuspendByVote {
    Hash32 member;  // its identity
    bool suspended = true;
};
struct Disaster {};  // for a day the limits on emergencies don't hold
using ChangeWish = std::variant<LetIn, Remove, GiveRoles, SetParameter, RetireKey, SuspendByVote, Disaster>;
// "tracing", "emergency". Errors: InvalidArgument.
Result<ledger::CommitteePurpose> committeePurposeOf(std::string_view word);
// Errors: those of ledger::decodeJoinRequest; InvalidArgument (no such parameter or purpose).
Result<ledger::Change> changeOf(const ChangeWish& wish);

}  // namespace reseal::engine
