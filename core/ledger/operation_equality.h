// Operations by which clinics end the other pseudonyms of a member who was found in a case and suspended,
// without learning whose any other pseudonym is (core/sharing/ring_tracing.h). Part of operation.h.
//
//   EqualityOpen → EqualityHashes → EqualityParts → the sums, made once → EqualityShares of t → those of the
//   member are ended; or a round that came to nothing, and another begins with the same pseudonyms
//
// A round tests up to kMaxEqualityItems admissions together; which, the contract says. In each list is one
// item for each of them, in the round's order. A phase ends when everybody has spoken who may, or with
// EqualityAdvance after its deadline.
//
// Thread rule: values.
#pragma once

#include "core/ledger/operation_kind.h"
#include "core/ledger/run_id.h"
#include "core/sharing/ring_tracing.h"

namespace reseal::ledger {

inline constexpr std::size_t kMaxEqualityItems = 64;
template <class T>
using EqualityList = List<T, 1, kMaxEqualityItems>;

// By a clinic that was not removed, in a case whose member was found and is suspended. Ends the pseudonym
// that the case is about, and opens the next round of tests. Last in its transaction, like all but the
// hashes.
struct EqualityOpen {
    static constexpr auto kKind = OperationKind::EqualityOpen;
    sharing::CaseId caseId;
    RESEAL_FIELDS(self.caseId)
    friend bool operator==(const EqualityOpen&, const EqualityOpen&) = default;
};

// By a member of the round's committee that has a share of its key and was not removed.
struct EqualityHashes {
    static constexpr auto kKind = OperationKind::EqualityHashes;
    sharing::CaseId caseId;
    std::uint32_t round = 0;
    EqualityList<sharing::EqualityHash> hashes;
    RESEAL_FIELDS(self.caseId, self.round, self.hashes)
    friend bool operator==(const EqualityHashes&, const EqualityHashes&) = default;
};

// By one that has said its hashes in time. Said once: one with a wrong part is named and counts for nothing.
struct EqualityParts {
    static constexpr auto kKind = OperationKind::EqualityParts;
    sharing::CaseId caseId;
    std::uint32_t round = 0;
    EqualityList<sharing::EqualityPart> parts;
    RESEAL_FIELDS(self.caseId, self.round, self.parts)
    friend bool operator==(const EqualityParts&, const EqualityParts&) = default;
};

// By any member of the committee that has a share: its partial exponentiations of the stored Z1. As above.
struct EqualityShares {
    static constexpr auto kKind = OperationKind::EqualityShares;
    sharing::CaseId caseId;
    std::uint32_t round = 0;
    EqualityList<sharing::Partial> partials;
    RESEAL_FIELDS(self.caseId, self.round, self.partials)
    friend bool operator==(const EqualityShares&, const EqualityShares&) = default;
};

// By a clinic that was not removed: the phase's deadline has passed, or the round has lost its purpose (the
// member was reinstated, the key let go of).
struct EqualityAdvance {
    static constexpr auto kKind = OperationKind::EqualityAdvance;
    sharing::CaseId caseId;
    std::uint32_t round = 0;
    RESEAL_FIELDS(self.caseId, self.round)
    friend bool operator==(const EqualityAdvance&, const EqualityAdvance&) = default;
};

}  // namespace reseal::ledger
