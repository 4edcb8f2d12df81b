// What programs ask of a state: lists, and what follows from several entries together. Results are in
// ledger order; lists come in pages (`from` is the number to start with, at most `max` items).
//
// Thread rule: that of the view.
#pragma once

#include "core/ledger/state.h"
#include "core/sharing/grant.h"

namespace reseal::ledger {

// What a grant is worth at a time. Only Active ones are served.
enum class GrantStatus : std::uint8_t {
    Active,
    Revoked,
    Expired,       // not-after has passed
    GranteeEnded,  // the grantee's pseudonym is retired or was not renewed
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

std::vector<ListedClinic> clinics(const StateView& state);
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

// May `grantee` have `record` released under `grant` at `now`? Errors: NotFound, Revoked, Expired, Denied
// (says which rule). On success the reference of the stanza to re-encapsulate.
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
