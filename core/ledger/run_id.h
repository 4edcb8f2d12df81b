// Which run of key generation, and so which committee came of it: what for, and which attempt at it.
//
// Thread rule: values.
#pragma once

#include "core/ledger/bounded.h"
#include "core/ledger/field_names.h"
#include "core/sharing/committee_run.h"

namespace reseal::ledger {

using sharing::ClinicIndex;
using sharing::CommitteePurpose;

template <>
struct EnumRange<CommitteePurpose> {
    static constexpr std::uint64_t kMin = 0, kMax = 1;
};
std::string_view name(CommitteePurpose purpose);  // "Tracing"

struct RunId {
    CommitteePurpose purpose{};
    std::uint32_t attempt = 0;  // 1, 2, … for each purpose, those that failed included
    RESEAL_FIELDS(self.purpose, self.attempt)
    friend auto operator<=>(const RunId&, const RunId&) = default;
};

}  // namespace reseal::ledger
