// What the state keeps of key generation: each run with all that was said in it, and the committees that came
// of them. Nothing of a run is ever deleted: who was disqualified, and why, can be judged again at any time.
//
// Thread rule: values.
#pragma once

#include "core/ledger/block.h"
#include "core/ledger/clinic_entry.h"
#include "core/ledger/operation.h"

namespace reseal::ledger {

static_assert(kMaxClinics <= sharing::kMaxCommittee, "all validators fit into a committee");

// A majority. The up to f dishonest clinics can neither act alone nor disqualify a dealer by their complaints
// (f < t), and of any t dealers one is honest. Where all members have a share, a committee can act whenever
// consensus can (q ≥ t); a run that fewer have announced for makes one that needs more of those who have.
constexpr std::size_t thresholdOf(std::size_t clinics) {
    return clinics / 2 + 1;
}

enum class RunPhase : std::uint8_t { Announce = 0, Deal = 1, Complain = 2, Answer = 3, Made = 4, Failed = 5 };
template <>
struct EnumRange<RunPhase> {
    static constexpr std::uint64_t kMin = 0, kMax = 5;
};
std::string_view name(RunPhase phase);  // "Announce"

enum class RunFailure : std::uint8_t {
    None = 0,
    TooFewKeys = 1,     // announced: fewer than the threshold
    TooFewDealers = 2,  // fewer than the threshold have dealt
    TooFewLeft = 3,     // after the complaints: fewer than the threshold are not disqualified
};
template <>
struct EnumRange<RunFailure> {
    static constexpr std::uint64_t kMin = 0, kMax = 3;
};
std::string_view name(RunFailure failure);  // "TooFewKeys"

// A clinic's place among `members`, from 1; nothing: it is none of them.
std::optional<ClinicIndex> placeOf(const std::vector<ClinicId>& members, const ClinicId& clinic);

struct RunEntry {
    ClinicId openedBy;
    Height height = 0;
    Instant time;
    TxId tx;
    std::uint32_t operation = 0;
    List<ClinicId, 1, sharing::kMaxCommittee> members;  // the validators then: a clinic's index is its place
    std::uint32_t threshold = 0;
    RunPhase phase{};
    Instant deadline;            // of the phase
    std::uint32_t mayDo = 0;     // how many may speak in this phase,
    std::uint32_t haveDone = 0;  // and how many have
    Height ended = 0;            // 0: not
    RunFailure failure{};
    static void fields(auto& self, auto&& each) {
        each(self.openedBy, self.height, self.time, self.tx, self.operation, self.members, self.threshold,
             self.phase, self.deadline, self.mayDo, self.haveDone, self.ended, self.failure);
    }
    bool hasEnded() const { return phase >= RunPhase::Made; }
    // What the run is to those who deal and judge. Errors: InvalidArgument; not of what a contract has made.
    Result<sharing::CommitteeRun> describe(const ChainId& chain, const RunId& id) const;
    friend bool operator==(const RunEntry&, const RunEntry&) = default;
};

using sharing::DealerFault;
template <>
struct EnumRange<DealerFault> {
    static constexpr std::uint64_t kMin = 0, kMax = 3;
};
std::string_view name(DealerFault fault);  // "NoAnswer"

struct FallenDealer {
    ClinicIndex dealer = 0;
    DealerFault fault{};
    static void fields(auto& self, auto&& each) { each(self.dealer, self.fault); }
    friend bool operator==(const FallenDealer&, const FallenDealer&) = default;
};

// A ristretto element; a share key may be the identity.
using CommitteePoint = FixedBytes<32, struct CommitteePointTag>;

struct CommitteeEntry {
    RunId run;
    Height height = 0;
    Instant time;
    List<ClinicId, 1, sharing::kMaxCommittee> members;  // those of the run, with a share or without
    std::uint32_t threshold = 0;
    CommitteePoint key;
    List<CommitteePoint, 1, sharing::kMaxCommittee> shareKeys;  // one a member
    List<ClinicIndex, 1, sharing::kMaxCommittee> qualified;
    List<FallenDealer, 0, sharing::kMaxCommittee> disqualified;  // of those that have dealt
    Height retired = 0;                                          // 0: in force
    static void fields(auto& self, auto&& each) {
        each(self.run, self.height, self.time, self.members, self.threshold, self.key, self.shareKeys,
             self.qualified, self.disqualified, self.retired);
    }
    // What its members' partial exponentiations are checked against; of this program's own state alone.
    // Errors: those of CommitteeKey::stored, Malformed, InvalidPoint; none of what a contract has made.
    Result<sharing::CommitteeKey> decode(const ChainId& chain) const;
    friend bool operator==(const CommitteeEntry&, const CommitteeEntry&) = default;
};

}  // namespace reseal::ledger
