// What happened, told to each account it concerns. Events are part of the state: an account's are
// numbered from 0 without a gap and hashed into its head, so that none can be kept from it unnoticed.
//
//   event   = [kind, height, time_ms, tx id, op index, actor, subject, refusal]
//   subject = [0] | [1, record id] | [2, grant id] | [3, request id] | [4, account] | [5, number] |
//             [6, proposal id] | [7, [purpose, attempt]] | [8, case id] | [10, emergency id]
//
// Thread rule: values.
#pragma once

#include "core/ledger/operation.h"
#include "core/ledger/refusal.h"

namespace reseal::ledger {

enum class EventKind : std::uint8_t {  // subject
    Enrolled = 1,                      // the member
    PseudonymAdmitted = 2,             // the pseudonym
    PseudonymRenewed = 3,
    PseudonymRetired = 4,
    CatalogueChanged = 5,  // its version
    RecordRegistered = 6,  // the record
    RecordRefiled = 7,
    RecordErased = 8,
    Requested = 9,  // the request
    Denied = 10,
    Granted = 11,  // the grant
    Revoked = 12,
    ShareAccepted = 13,
    ShareDestroyed = 14,
    BlobStored = 15,  // the record
    BlobErased = 16,
    Released = 17,         // the grant
    Voided = 18,           // nothing; `refusal` says why, `operation` which
    MemberSuspended = 19,  // the member
    MemberReinstated = 20,
    Proposed = 21,  // the proposal
    VoteCast = 22,
    ProposalPassed = 23,
    ProposalRejected = 24,
    ProposalFailed = 25,   // `refusal` says why it could no longer be done
    EndpointChanged = 26,  // the clinic
    EvidenceGiven = 27,    // the clinic it is against
    RunOpened = 28,        // the run
    RunAdvanced = 29,      // to its next phase
    CommitteeMade = 30,
    RunFailed = 31,  // why, its entry says
    CommitteeRetired = 32,
    CaseOpened = 33,  // the case
    CaseAgreed = 34,  // by one clinic
    CaseDeclined = 35,
    CaseTraced = 36,
    CaseAnswered = 37,
    CaseClosed = 38,        // somebody was found, or might have been
    CaseDropped = 39,       // nobody was
    PseudonymEnded = 40,    // the pseudonym: it is of a member who was found and suspended
    EqualityOpened = 41,    // the case: a round of tests of that member's pseudonyms
    EqualityAdvanced = 42,  // to its next phase
    EqualityDone = 43,
    EqualityFailed = 44,     // why, its entry says
    EmergencyDeclared = 50,  // the emergency
    EmergencyShared = 51,    // by one clinic
    EmergencyDeclined = 52,
    EmergencyClosed = 53,
    Registered = 54,  // an entry of a register (registers.h)
};
template <>
struct EnumRange<EventKind> {
    static constexpr std::uint64_t kMin = 1, kMax = 54;
};
std::string_view name(EventKind kind);  // "Enrolled"

struct NoSubject {
    static constexpr std::uint64_t kKind = 0;
    static void fields(auto&, auto&& each) { each(); }
    friend bool operator==(const NoSubject&, const NoSubject&) = default;
};
template <class Id, std::uint64_t Kind>
struct SubjectOf {
    static constexpr std::uint64_t kKind = Kind;
    Id id{};
    static void fields(auto& self, auto&& each) { each(self.id); }
    friend bool operator==(const SubjectOf&, const SubjectOf&) = default;
};
using RecordSubject = SubjectOf<RecordId, 1>;
using GrantSubject = SubjectOf<GrantId, 2>;
using RequestSubject = SubjectOf<RequestId, 3>;
using AccountSubject = SubjectOf<AccountId, 4>;
using NumberSubject = SubjectOf<std::uint64_t, 5>;
using ProposalSubject = SubjectOf<ProposalId, 6>;
using RunSubject = SubjectOf<RunId, 7>;
using CaseSubject = SubjectOf<CaseId, 8>;
using EmergencySubject = SubjectOf<EmergencyId, 10>;
struct RegisterEntry {
    Hash32 name;
    Hash32 digest;  // zeros: it has ended
    static void fields(auto& self, auto&& each) { each(self.name, self.digest); }
    friend bool operator==(const RegisterEntry&, const RegisterEntry&) = default;
};
using RegisterSubject = SubjectOf<RegisterEntry, 11>;
using Subject =
    std::variant<NoSubject, RecordSubject, GrantSubject, RequestSubject, AccountSubject, NumberSubject,
                 ProposalSubject, RunSubject, CaseSubject, EmergencySubject, RegisterSubject>;

struct Event {
    EventKind kind{};
    Height height = 0;
    Instant time;
    TxId tx;
    std::uint32_t operation = 0;
    // Who did it: the transaction's author, or a statement's signer. Where an epoch's first block decides a
    // proposal, tx, operation and actor are those that made it.
    AccountId actor;
    Subject subject;
    Refusal refusal{};
    static void fields(auto& self, auto&& each) {
        each(self.kind, self.height, self.time, self.tx, self.operation, self.actor, self.subject,
             self.refusal);
    }
    friend bool operator==(const Event&, const Event&) = default;
};

Bytes encode(const Event& event);
Result<Event> decodeEvent(ByteView cbor);  // Errors: Malformed
// The account's head after this event.
Hash32 nextHead(const Hash32& head, const Event& event);

}  // namespace reseal::ledger
