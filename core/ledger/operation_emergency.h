// Operations by which a doctor reads in an emergency what a patient has left for that
// (core/sharing/emergency_grant.h). Part of operation.h.
//
//   Grant whose B is the key M of an emergency committee in force: a *standing* grant
//   Emergency → EmergencyShare of the committee's members, each a box to the doctor → what stands can be read
//             → EmergencyDecline                                                      until the time is over
//             → EmergencyClose: somebody else has looked at it
//
// A doctor without the care card can't tell a patient's standing grants apart, so an emergency is about all
// of them. Nothing of a category, a diagnosis or a share is said here.
//
// Thread rule: values.
#pragma once

#include "core/ledger/operation_kind.h"
#include "core/ledger/run_id.h"

namespace reseal::ledger {

using EmergencyId = sharing::CaseId;  // the context of its partial exponentiations

// There is no text: it would stay readable for ever, also for who hosts a node.
enum class EmergencyReason : std::uint8_t {
    DangerToLife = 0,
    CannotAnswer = 1,  // unconscious, confused, a child alone
    Disaster = 2,      // many at once
    Other = 3,
};
template <>
struct EnumRange<EmergencyReason> {
    static constexpr std::uint64_t kMin = 0, kMax = 3;
};
std::string_view name(EmergencyReason reason);  // "DangerToLife"

// By a doctor's pseudonym for which somebody has vouched today or yesterday, and since a doctor was last
// suspended. If one is suspended while it runs, somebody has to vouch for it again.
struct Emergency {
    static constexpr auto kKind = OperationKind::Emergency;
    SignPublic patient;
    EmergencyReason reason{};
    RESEAL_FIELDS(self.patient, self.reason)
    friend bool operator==(const Emergency&, const Emergency&) = default;
};

// By a clinic that has a share of a key under which the patient has left something: the SHA-256 of the box
// with its partial exponentiations, which the doctor fetches from it. Or why there is none; once and for
// good.
struct EmergencyShare {
    static constexpr auto kKind = OperationKind::EmergencyShare;
    EmergencyId emergency;
    Hash32 box;
    RESEAL_FIELDS(self.emergency, self.box)
    friend bool operator==(const EmergencyShare&, const EmergencyShare&) = default;
};
enum class EmergencyObjection : std::uint8_t {
    NotBelieved = 0,  // staff don't think that it is one
    ShareLost = 1,
    Other = 2,
};
template <>
struct EnumRange<EmergencyObjection> {
    static constexpr std::uint64_t kMin = 0, kMax = 2;
};
std::string_view name(EmergencyObjection objection);  // "NotBelieved"
struct EmergencyDecline {
    static constexpr auto kKind = OperationKind::EmergencyDecline;
    EmergencyId emergency;
    EmergencyObjection objection{};
    RESEAL_FIELDS(self.emergency, self.objection)
    friend bool operator==(const EmergencyDecline&, const EmergencyDecline&) = default;
};

// What somebody else found who looked at it afterwards.
enum class EmergencyOutcome : std::uint8_t { Justified = 0, NotJustified = 1, Unclear = 2 };
template <>
struct EnumRange<EmergencyOutcome> {
    static constexpr std::uint64_t kMin = 0, kMax = 2;
};
std::string_view name(EmergencyOutcome outcome);  // "NotJustified"

// By a clinic that stays, once the time is over. Not by the one that had itself vouched for the doctor's
// pseudonym when it was declared, unless it is the only one; whose doctor it is where a member has vouched,
// nobody can tell: that clinics' own nodes see to (core/node/emergency_desk.h).
struct EmergencyClose {
    static constexpr auto kKind = OperationKind::EmergencyClose;
    EmergencyId emergency;
    EmergencyOutcome outcome{};
    RESEAL_FIELDS(self.emergency, self.outcome)
    friend bool operator==(const EmergencyClose&, const EmergencyClose&) = default;
};

}  // namespace reseal::ledger
