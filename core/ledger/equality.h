// The rounds of tests by which a suspended member's other pseudonyms are found and ended
// (operation_equality.h): what the state keeps of them, and what follows from it, alike for the contract and
// for a clinic that takes part.
//
// A round is numbered among those about its member, and its number is the attempt of all its tests: so no two
// rounds have a test in common. One that came to nothing is followed by another with the same admissions.
//
// Thread rule: values; functions: that of the view.
#pragma once

#include "core/ledger/state.h"

namespace reseal::ledger {

inline constexpr std::uint64_t kMaxFailedRounds = 8;   // about one member, a day
inline constexpr Duration kEqualityShares = days(1);   // for shares of the sums
inline constexpr std::size_t kMaxEqualityWork = 1024;  // pseudonyms of a round × threshold: 0.1 s at its end
inline constexpr std::size_t kMaxVouchedLooked = 512;  // admissions that one EqualityOpen looks at

// An admission or renewal by ring, in the list of all of a role.
struct Vouching {
    SignPublic pseudonym;
    std::uint64_t ring = 0;  // which of its RingEntries
    Instant time;
    static void fields(auto& self, auto&& each) { each(self.pseudonym, self.ring, self.time); }
    friend bool operator==(const Vouching&, const Vouching&) = default;
};

enum class EqualityPhase : std::uint8_t { Hashes = 0, Parts = 1, Shares = 2, Done = 3, Failed = 4 };
template <>
struct EnumRange<EqualityPhase> {
    static constexpr std::uint64_t kMin = 0, kMax = 4;
};
std::string_view name(EqualityPhase phase);  // "Hashes"

enum class EqualityFailure : std::uint8_t {
    None = 0,
    TooFewHashes = 1,  // fewer than the threshold
    TooFewParts = 2,   // right ones, by the deadline
    TooFewShares = 3,
    NoSum = 4,       // one is the identity, which nobody will see
    Reinstated = 5,  // the member
    KeyRetired = 6,
};
template <>
struct EnumRange<EqualityFailure> {
    static constexpr std::uint64_t kMin = 0, kMax = 6;
};
std::string_view name(EqualityFailure failure);  // "TooFewHashes"

// What is exponentiated for a test. Made once, from what stood at the second deadline.
struct EqualitySum {
    CommitteePoint Z1, Z2;
    static void fields(auto& self, auto&& each) { each(self.Z1, self.Z2); }
    friend bool operator==(const EqualitySum&, const EqualitySum&) = default;
};
using EqualitySummand = EqualitySum;  // one clinic's part of it, whose proof was right

struct EqualityItem {
    SignPublic pseudonym;
    std::uint64_t ring = 0;
    std::optional<EqualitySum> sum;
    bool isSame = false;  // in a round that is done: the member had vouched for it, and it is ended
    static void fields(auto& self, auto&& each) { each(self.pseudonym, self.ring, self.sum, self.isSame); }
    friend bool operator==(const EqualityItem&, const EqualityItem&) = default;
};

struct EqualityRound {
    CaseId caseId;
    ClinicId openedBy;
    Height height = 0;
    Instant time;
    RunId committee;
    EqualityList<EqualityItem> items;
    std::uint64_t to = 0;  // the list of admissions is looked through so far when the round is done
    EqualityPhase phase{};
    Instant deadline;  // of the phase
    using Who = List<ClinicIndex, 0, sharing::kMaxCommittee>;
    Who awaited;                 // when these have spoken the phase ends before its deadline
    Who hashed, parted, shared;  // who has spoken, in this order; and rightly
    Who faulty;                  // with a wrong part or share
    EqualityFailure failure{};
    Height ended = 0;  // 0: not
    static void fields(auto& self, auto&& each) {
        each(self.caseId, self.openedBy, self.height, self.time, self.committee, self.items, self.to,
             self.phase, self.deadline, self.awaited, self.hashed, self.parted, self.shared, self.faulty,
             self.failure, self.ended);
    }
    bool hasEnded() const { return phase >= EqualityPhase::Done; }
    friend bool operator==(const EqualityRound&, const EqualityRound&) = default;
};

// Of what was admitted under one key. Each has its own, so that clinics that are gone for good keep nothing
// from the others.
struct EqualityCursor {
    RunId committee;
    std::uint64_t next = 0;    // where in its role's list of admissions the next round begins
    std::uint32_t failed = 0;  // rounds in a row that came to nothing
    static void fields(auto& self, auto&& each) { each(self.committee, self.next, self.failed); }
    friend bool operator==(const EqualityCursor&, const EqualityCursor&) = default;
};
inline constexpr std::size_t kMaxEqualityKeys = 64;  // in force at the same time; beyond, the newest

// All rounds about one member.
struct EqualityEntry {
    List<EqualityCursor, 0, kMaxEqualityKeys> cursors;  // of keys in force
    std::uint32_t rounds = 0;                           // opened so far: the last is number rounds − 1
    std::uint64_t tested = 0;                           // admissions in rounds that are done
    std::uint64_t ended = 0;                            // pseudonyms that were ended
    std::uint64_t failedDay = 0, failed = 0;            // rounds that came to nothing, on that day (DayCount)
    static void fields(auto& self, auto&& each) {
        each(self.cursors, self.rounds, self.tested, self.ended, self.failedDay, self.failed);
    }
    EqualityCursor of(const RunId& committee) const;  // none yet: from the beginning
    void set(const EqualityCursor& cursor);
    friend bool operator==(const EqualityEntry&, const EqualityEntry&) = default;
};

EqualityEntry equalityOf(const StateView& state, const IdentityKey& member);  // none yet: zeros
std::optional<EqualityRound> equalityRound(const StateView& state, const IdentityKey& member,
                                           std::uint32_t number);
// The last of a member; the only one that may be open.
std::optional<EqualityRound> lastEqualityRound(const StateView& state, const IdentityKey& member);

// The keys whose admissions are tested: the newest in force.
std::vector<RunId> equalityKeys(const StateView& state);

// What EqualityOpen would do at `now`. Of the committees that can act, which has come to nothing the fewest
// times in a row is first, and of those the oldest.
struct EqualityPlan {
    Refusal refusal{};                    // then the rest is empty
    bool endsKnown = false;               // the pseudonym that the case is about
    std::vector<EqualityCursor> looked;   // between there and where they were is nothing to be tested
    std::optional<EqualityCursor> round;  // whose admissions are tested, and how far it is then
    std::vector<EqualityItem> items;      // not empty if there is a round
};
EqualityPlan planEquality(const StateView& state, const CaseEntry& entry, Instant now);

// Has this member of it a share?
bool hasShare(const CommitteeEntry& committee, ClinicIndex index);
// Of those with a share, the clinics that have not gone.
std::vector<ClinicIndex> presentIn(const StateView& state, const CommitteeEntry& committee);

// What a round asks of each of its admissions, in their order. Errors: NotFound; those of
// EqualityTest::of; none of what a contract has made.
Result<std::vector<sharing::EqualityTest>> equalityTests(const StateView& state, const IdentityKey& member,
                                                         std::uint32_t number, const EqualityRound& round);
// The hashes that a clinic has said in an open round; none: it has not, or they were used.
EqualityList<sharing::EqualityHash> equalityHashes(const StateView& state, const IdentityKey& member,
                                                   std::uint32_t number, ClinicIndex clinic);

}  // namespace reseal::ledger
