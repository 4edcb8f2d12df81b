// What programs ask of a state: lists, and what follows from several entries together. Results are in
// ledger order; lists come in pages (`from` is the number to start with, at most `max` items).
//
// Thread rule: that of the view.
#pragma once

#include <set>

#include "core/ledger/state.h"
#include "core/sharing/grant.h"

namespace reseal::ledger {

// What a grant is worth at a time. Only Active ones are served.
enum class GrantStatus : std::uint8_t {
    Active,
    Revoked,
    Expired,       // not-after has passed
    GranteeEnded,  // the grantee's pseudonym is retired or was not renewed, the team's clinic has left, or
                   // the emergency committee's key is retired
    PatientEnded,  // the patient's pseudonym is retired
};
std::string_view name(GrantStatus status);
// `now`: block time, or the later of block time and the own clock where a release is decided.
GrantStatus statusOf(const StateView& state, const GrantEntry& grant, Instant now);

template <class Id, class Entry>
struct Listed {
    Id id;
    Entry entry;
};
using ListedRecord = Listed<RecordId, RecordEntry>;
using ListedRequest = Listed<RequestId, RequestEntry>;
using ListedGrant = Listed<GrantId, GrantEntry>;
using ListedClinic = Listed<ClinicId, Clinic>;

inline constexpr std::size_t kMaxPage = 1000;

std::vector<ListedClinic> clinics(const StateView& state);  // those that have left, too

// What a host needs to know of the validators: who orders the next block, whether an end is fixed, who then.
struct EpochPlan {
    EpochEntry epoch;
    std::optional<Height> end;    // the epoch's last height
    std::optional<NextSet> next;  // there with `end`
    std::uint64_t waiting = 0;    // changes that are decided, and come after `next`
    // Have the validator's role, but have not said anything on the ledger since they were given it or the key
    // they have now: until they do, they don't validate, or do so with the key before.
    std::vector<ClinicId> unheard;
};
EpochPlan planOf(const StateView& state);
// The epoch that orders, or has ordered, the block of that height; nothing: genesis, which none has, and what
// lies beyond the current epoch's end. With it old finalizations are verified.
std::optional<EpochEntry> epochAt(const StateView& state, Height height);

using ListedProposal = Listed<ProposalId, ProposalEntry>;
std::vector<ListedProposal> proposals(const StateView& state, std::uint64_t from = 0,
                                      std::size_t max = kMaxPage);  // in the order they were made
struct CastVote {
    ClinicId clinic;
    bool approve = false;
};
std::vector<CastVote> votesOn(const StateView& state, const ProposalId& proposal);

// ---- Committees (core/sharing/committee_run.h)

using ListedRun = Listed<RunId, RunEntry>;
// Of one purpose, beginning with attempt `from`, which counts from 1.
std::vector<ListedRun> keygenRuns(const StateView& state, CommitteePurpose purpose, std::uint32_t from = 1,
                                  std::size_t max = kMaxPage);
// Made and not retired, in the order they were made.
std::vector<RunId> committeesInForce(const StateView& state, CommitteePurpose purpose);
// All that was said in a run so far: for judging, and for a clinic that deals, complains or answers. Nothing:
// there is no such run.
std::optional<sharing::RunRecord> runRecord(const StateView& state, const RunId& run);
// Parts of it.
sharing::RunKeys announcedKeys(const StateView& state, const RunId& run, const RunEntry& entry);
std::map<ClinicIndex, std::set<ClinicIndex>> complainersOf(const StateView& state, const RunId& run,
                                                           const RunEntry& entry);  // by dealer

// ---- Cases (operation_cases.h)

using ListedCase = Listed<CaseId, CaseEntry>;
std::vector<ListedCase> cases(const StateView& state, std::uint64_t from = 0,
                              std::size_t max = kMaxPage);  // in the order they were opened
// What is to be opened in one.
std::optional<RingEntry> ringEntryOf(const StateView& state, const CaseEntry& entry);
// Who has said whether it takes part, and whose shares are there.
std::map<ClinicIndex, bool> wordsIn(const StateView& state, const CaseId& id,
                                    const CommitteeEntry& committee);
std::map<ClinicIndex, CasePartial> sharesIn(const StateView& state, const CaseId& id,
                                            const CommitteeEntry& committee);
std::uint64_t countCases(const StateView& state);
std::vector<ListedCase> lastCases(
    const StateView& state);  // a page; those that are not closed are among them

// Every one there ever was of one purpose, in the order they were made.
std::vector<std::pair<RunId, CommitteeEntry>> committeesMade(const StateView& state,
                                                             CommitteePurpose purpose);

// ---- Emergencies (operation_emergency.h)

using ListedEmergency = Listed<EmergencyId, EmergencyEntry>;
std::vector<ListedEmergency> emergencies(const StateView& state, std::uint64_t from = 0,
                                         std::size_t max = kMaxPage);  // in the order they were declared
std::uint64_t countEmergencies(const StateView& state);
std::vector<ListedEmergency> emergenciesAbout(const StateView& state, const SignPublic& patient,
                                              std::uint64_t from = 0, std::size_t max = kMaxPage);
// What a patient has left for emergencies and not revoked: in order, the ids alone.
std::vector<GrantId> standingIdsOf(const StateView& state, const SignPublic& patient);
// What a patient has left for emergencies and is active at `now`, in order of id.
std::vector<ListedGrant> standingGrantsOf(const StateView& state, const SignPublic& patient, Instant now);
// Those of before the emergency: what it opens.
std::vector<ListedGrant> standingGrantsIn(const StateView& state, const EmergencyEntry& emergency,
                                          Instant now);
// Whose a pseudonym is nobody can tell, so a suspended doctor's lives on until it ends. In an emergency that
// is too long: since a member of the role was suspended somebody has to have vouched for it once more, and a
// suspended doctor can't.
bool isVouchedFor(const StateView& state, const PseudonymEntry& pseudonym);
// Has the clinic a share of a key under which one of them is?
bool isAskedIn(const StateView& state, const EmergencyEntry& emergency, const ClinicId& clinic, Instant now);
// In which `doctor` has asked, or asks, for what stands under this grant, the last. Nothing: in none.
std::optional<EmergencyEntry> emergencyUnder(const StateView& state, const GrantEntry& grant,
                                             const AccountId& doctor);

// How a grant's proxies stand: one that fewer serve than its threshold opens nothing. For a patient's program
// that is to renew a grant some of whose proxies don't stay; none does so yet (core/engine/README.md).
struct ProxiesOf {
    std::size_t threshold = 0;
    std::size_t serving = 0;  // have not left
    std::size_t staying = 0;  // and are proxies that stay
};
ProxiesOf proxiesOf(const StateView& state, const GrantEntry& grant, Instant now);
// Every record there is, in order of id: for a file server that compares its disk with the ledger. False
// ends it.
void forEachRecord(const StateView& state,
                   const std::function<bool(const RecordId&, const RecordEntry&)>& visit);
std::vector<ListedRecord> recordsOf(const StateView& state, const SignPublic& patient, std::uint64_t from = 0,
                                    std::size_t max = kMaxPage);
std::vector<ListedRequest> requestsTo(const StateView& state, const SignPublic& patient,
                                      std::uint64_t from = 0, std::size_t max = kMaxPage);
std::vector<ListedRequest> requestsBy(const StateView& state, const SignPublic& author,
                                      std::uint64_t from = 0, std::size_t max = kMaxPage);
std::vector<ListedGrant> grantsBy(const StateView& state, const SignPublic& patient, std::uint64_t from = 0,
                                  std::size_t max = kMaxPage);
// To a pseudonym, or to a clinic's team.
std::vector<ListedGrant> grantsFor(const StateView& state, const AccountId& grantee, std::uint64_t from = 0,
                                   std::size_t max = kMaxPage);
// Grants under a condition key that are neither revoked nor past not-after at `now`.
std::vector<ListedGrant> openGrantsUnder(const StateView& state, const ConditionKey& key, Instant now);

// May `grantee` have `record` released under `grant` at `now`? Of a standing grant: a doctor in an emergency.
// Errors: NotFound, Revoked, Expired, Denied (says which rule). On success the reference of the stanza to
// re-encapsulate.
Result<StanzaRef> releasable(const StateView& state, const GrantId& grant, const AccountId& grantee,
                             const RecordId& record, Instant now);

struct ShareReceipts {
    ClinicId proxy;
    HandledEntry share;
    std::vector<std::pair<std::uint64_t, ReleaseEntry>> hours;  // by hour
};
std::vector<ShareReceipts> receiptsOf(const StateView& state, const GrantId& grant);  // one a proxy
struct CopyReceipts {
    ClinicId fileServer;
    HandledEntry copy;
};
std::vector<CopyReceipts> copiesOf(const StateView& state, const RecordId& record);  // one a file server

// Numbers from..from+max−1 of the account's events.
std::vector<Event> eventsOf(const StateView& state, const AccountId& account, std::uint64_t from = 0,
                            std::size_t max = kMaxPage);

// Which details of a transaction that has taken effect nobody needs any more: those of erased records,
// and what a Refile has replaced. Every node deletes them, and one that catches up need not be given them.
std::vector<std::size_t> erasableDetails(const StateView& state, const Transaction& tx);

}  // namespace reseal::ledger
