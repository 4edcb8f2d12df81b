// What the state keeps of cases. Nothing of one is ever deleted.
//
// Thread rule: values.
#pragma once

#include "core/ledger/committees.h"

namespace reseal::ledger {

inline constexpr std::size_t kMaxOpenCases = 16;  // of one clinic
inline constexpr Duration kCaseLife = days(30);   // then anybody may close it

enum class CaseStatus : std::uint8_t {
    Open = 0,
    Traced = 1,   // the member is known
    Refused = 2,  // fewer than the threshold are left who could take part
    Closed = 3,
};
template <>
struct EnumRange<CaseStatus> {
    static constexpr std::uint64_t kMin = 0, kMax = 3;
};
std::string_view name(CaseStatus status);  // "Open"

struct CaseEntry {
    ClinicId openedBy;
    Height height = 0;
    Instant time, until;
    TxId tx;
    std::uint32_t operation = 0;
    SignPublic pseudonym;
    std::uint64_t ring = 0;  // which of its admissions
    CaseReason reason{};
    List<TxId, 0, 16> evidence;
    RunId committee;
    std::uint32_t shares = 0, refusals = 0;
    CaseStatus status{};
    std::optional<IdentityKey> member;  // once it is traced
    Height traced = 0;
    std::optional<CaseConsequence> consequence;  // as its clinic says
    Height closed = 0;
    static void fields(auto& self, auto&& each) {
        each(self.openedBy, self.height, self.time, self.until, self.tx, self.operation, self.pseudonym,
             self.ring, self.reason, self.evidence, self.committee, self.shares, self.refusals, self.status,
             self.member, self.traced, self.consequence, self.closed);
    }
    friend bool operator==(const CaseEntry&, const CaseEntry&) = default;
};

}  // namespace reseal::ledger
