// What the state keeps of emergencies. Nothing of one is ever deleted.
//
// Thread rule: values.
#pragma once

#include "core/ledger/block.h"
#include "core/ledger/operation.h"

namespace reseal::ledger {

inline constexpr std::uint64_t kMaxEmergenciesADay = 1;  // by one pseudonym, while there is no disaster
inline constexpr std::size_t kMaxStanding = 256;         // standing grants in force of one patient
inline constexpr Duration kDisaster = days(1);           // that a vote has declared

struct EmergencyEntry {
    SignPublic author, patient;
    Height height = 0;
    Instant time, until;  // until: no proxy releases anything in its name later
    TxId tx;
    std::uint32_t operation = 0;
    EmergencyReason reason{};
    std::optional<ClinicId> vouchedBy;       // for the doctor's pseudonym by then; nothing: a member, by ring
    std::uint32_t shares = 0, declined = 0;  // clinics
    std::optional<EmergencyOutcome> outcome;
    ClinicId closedBy;
    Height closed = 0;  // 0: the review is open
    static void fields(auto& self, auto&& each) {
        each(self.author, self.patient, self.height, self.time, self.until, self.tx, self.operation,
             self.reason, self.vouchedBy, self.shares, self.declined, self.outcome, self.closedBy,
             self.closed);
    }
    bool isOver(Instant now) const { return now > until; }
    friend bool operator==(const EmergencyEntry&, const EmergencyEntry&) = default;
};

// What one clinic has said.
struct EmergencyWord {
    std::optional<Hash32> box;  // nothing: it declines
    EmergencyObjection objection{};
    Height height = 0;
    static void fields(auto& self, auto&& each) { each(self.box, self.objection, self.height); }
    friend bool operator==(const EmergencyWord&, const EmergencyWord&) = default;
};

}  // namespace reseal::ledger
