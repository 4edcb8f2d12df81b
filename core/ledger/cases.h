// What the state keeps of cases. Nothing of one is ever deleted.
//
// Thread rule: values.
#pragma once

#include "core/ledger/committees.h"

namespace reseal::ledger {

inline constexpr std::uint64_t kMaxCasesADay = 16;  // opened by one clinic
inline constexpr Duration kCaseLife = days(30);     // of each status but the last; then anybody may close it

enum class CaseStatus : std::uint8_t {
    Open = 0,
    Agreed = 1,    // as many clinics as it takes; their shares are coming
    Traced = 2,    // the member is known
    Declined = 3,  // fewer are left than it takes; another case may be opened
    Closed = 4,
};
template <>
struct EnumRange<CaseStatus> {
    static constexpr std::uint64_t kMin = 0, kMax = 4;
};
std::string_view name(CaseStatus status);  // "Open"

struct CaseEntry {
    ClinicId openedBy;
    Height height = 0;
    Instant time, until;  // until: of the present status
    TxId tx;
    std::uint32_t operation = 0;
    SignPublic pseudonym;
    std::uint64_t ring = 0;  // which of its admissions
    CaseReason reason{};
    List<TxId, 0, 16> evidence;
    RunId committee;
    std::uint32_t agreed = 0, declined = 0, shares = 0;
    CaseStatus status{};
    std::optional<IdentityKey> member;  // once it is traced
    Height traced = 0;
    std::optional<CaseConsequence> consequence;  // as its clinic says
    Height closed = 0;
    static void fields(auto& self, auto&& each) {
        each(self.openedBy, self.height, self.time, self.until, self.tx, self.operation, self.pseudonym,
             self.ring, self.reason, self.evidence, self.committee, self.agreed, self.declined, self.shares,
             self.status, self.member, self.traced, self.consequence, self.closed);
    }
    friend bool operator==(const CaseEntry&, const CaseEntry&) = default;
};

}  // namespace reseal::ledger
