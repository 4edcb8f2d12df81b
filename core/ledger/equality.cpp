#include "core/ledger/equality.h"

#include "core/ledger/tables.h"

namespace reseal::ledger {

std::string_view name(EqualityPhase phase) {
    switch (phase) {
        case EqualityPhase::Hashes:
            return "Hashes";
        case EqualityPhase::Parts:
            return "Parts";
        case EqualityPhase::Shares:
            return "Shares";
        case EqualityPhase::Done:
            return "Done";
        case EqualityPhase::Failed:
            return "Failed";
    }
    return "?";
}

std::string_view name(EqualityFailure failure) {
    switch (failure) {
        case EqualityFailure::None:
            return "None";
        case EqualityFailure::TooFewHashes:
            return "TooFewHashes";
        case EqualityFailure::TooFewParts:
            return "TooFewParts";
        case EqualityFailure::TooFewShares:
            return "TooFewShares";
        case EqualityFailure::NoSum:
            return "NoSum";
        case EqualityFailure::Reinstated:
            return "Reinstated";
        case EqualityFailure::KeyRetired:
            return "KeyRetired";
    }
    return "?";
}

EqualityEntry equalityOf(const StateView& state, const IdentityKey& member) {
    return readOr<EqualityEntry>(state.table(), Key(Table::Equality).add(member), {});
}

std::optional<EqualityRound> equalityRound(const StateView& state, const IdentityKey& member,
                                           std::uint32_t number) {
    return read<EqualityRound>(state.table(), roundKey(Table::EqualityRounds, member, number));
}

std::optional<EqualityRound> lastEqualityRound(const StateView& state, const IdentityKey& member) {
    const std::uint32_t rounds = equalityOf(state, member).rounds;
    return rounds == 0 ? std::nullopt : equalityRound(state, member, rounds - 1);
}

namespace {

// A role's admissions by ring, in the order in which they were made.
class Admissions {
public:
    Admissions(const StateView& state, Role role)
        : state_(state),
          role_(role),
          size_(readOr<std::uint64_t>(state.table(), roleKey(Table::VouchedSize, role), 0)) {}
    std::uint64_t size() const { return size_; }
    std::optional<Vouching> at(std::uint64_t n) const {
        return readPromised<Vouching>(state_.table(), roleKey(Table::Vouched, role_).number(n));
    }
    // The first that is not older than `time`.
    std::uint64_t since(Instant time) const {
        std::uint64_t first = 0, last = size_;
        while (first < last) {
            const std::uint64_t middle = first + (last - first) / 2;
            const auto one = at(middle);
            if (one && one->time < time)
                first = middle + 1;
            else
                last = middle;
        }
        return first;
    }

private:
    const StateView& state_;
    Role role_;
    std::uint64_t size_;
};

// Who is looked for, and when.
struct Sought {
    const StateView& state;
    SignPublic known;  // the pseudonym that the case is about: it is ended without a test
    RosterPlace place;
    Height suspended = 0;
    Instant now;
};

bool isInRing(const Sought& sought, const RingEntry& ring) {
    const auto shape = sharing::RingShape::of(ring.roster, ring.window);
    return shape && shape->has(sought.place.place);
}

// Takes the admission into the round, if it may be the member's. False: it is for the next round.
bool take(const Sought& sought, const Vouching& one, const RingEntry& ring, EqualityPlan& plan) {
    const auto pseudonym = sought.state.pseudonym(one.pseudonym);
    if (one.pseudonym == sought.known || !pseudonym || !pseudonym->isLive(sought.now) ||
        !isInRing(sought, ring))
        return true;
    const auto committee = sought.state.committeeOf(ring.committee);
    if (!committee || committee->retired != 0) return true;
    if (plan.items.empty()) plan.committee = ring.committee;
    const std::size_t most =
        std::clamp<std::size_t>(kMaxEqualityWork / committee->threshold, 1, kMaxEqualityItems);
    if (plan.committee != ring.committee || plan.items.size() >= most) return false;
    plan.items.push_back({one.pseudonym, one.ring, {}, false});
    return true;
}

// From where the last round ended. What is older than a life is ended, or was vouched for again since.
// False: there was nothing to look at.
bool lookThrough(const Sought& sought, std::uint64_t from, EqualityPlan& plan) {
    const Admissions all(sought.state, sought.place.role);
    const Duration life = sought.state.parameters().readerLife;
    const std::uint64_t first = std::max(from, all.since(sought.now - life));
    for (plan.to = first; plan.to < std::min(all.size(), first + kMaxVouchedLooked); ++plan.to) {
        const auto one = all.at(plan.to);
        const auto ring = one ? sought.state.ringEntry(one->pseudonym, one->ring) : std::nullopt;
        // After that the member can't have vouched for anything.
        if (!ring || ring->height > sought.suspended || !take(sought, *one, *ring, plan)) break;
    }
    return plan.to > first;
}

EqualityPlan refusedPlan(Refusal refusal) {
    return {refusal, false, 0, {}, {}};
}

Refusal mayOpen(const StateView& state, const CaseEntry& entry, const EqualityEntry& rounds, Instant now) {
    const auto member = entry.member ? state.member(*entry.member) : std::nullopt;
    if (!member) return Refusal::NotTraced;
    if (member->suspended == 0) return Refusal::MemberNotSuspended;
    if (member->role == Role::Patient) return Refusal::EqualityPatient;
    if (now > entry.until) return Refusal::EqualityTooLate;
    const auto last = lastEqualityRound(state, *entry.member);
    if (last && !last->hasEnded()) return Refusal::EqualityOpenAlready;
    const bool isToday = rounds.failedDay == static_cast<std::uint64_t>(now.ms / days(1).ms);
    return isToday && rounds.failed >= kMaxFailedRounds ? Refusal::EqualityTooMany : Refusal::None;
}

}  // namespace

EqualityPlan planEquality(const StateView& state, const CaseEntry& entry, Instant now) {
    const EqualityEntry rounds = entry.member ? equalityOf(state, *entry.member) : EqualityEntry{};
    if (const Refusal refusal = mayOpen(state, entry, rounds, now); refusal != Refusal::None)
        return refusedPlan(refusal);
    const auto place = state.rosterPlace(*entry.member);
    const auto member = state.member(*entry.member);
    if (!place || !member) return refusedPlan(Refusal::NotTraced);
    EqualityPlan plan;
    const auto known = state.pseudonym(entry.pseudonym);
    plan.endsKnown = known && known->retired == 0;
    const bool hasLooked =
        lookThrough({state, entry.pseudonym, *place, member->suspended, now}, rounds.next, plan);
    return hasLooked || plan.endsKnown ? plan : refusedPlan(Refusal::EqualityNothing);
}

Result<std::vector<sharing::EqualityTest>> equalityTests(const StateView& state, const IdentityKey& member,
                                                         std::uint32_t number, const EqualityRound& round) {
    const sharing::RunLabel label(round.committee.purpose, state.chainId(), round.committee.attempt);
    RESEAL_ASSIGN(const auto identity, crypto::Point::decode(member));
    std::vector<sharing::EqualityTest> out;
    for (const EqualityItem& item : round.items) {
        const auto ring = state.ringEntry(item.pseudonym, item.ring);
        if (!ring) return fail(ErrorCode::NotFound, "no such admission");
        RESEAL_ASSIGN(const auto U1, crypto::Point::decode(ring->U1));
        RESEAL_ASSIGN(const auto V1, crypto::Point::decode(ring->V1));
        RESEAL_ASSIGN(auto test, sharing::EqualityTest::of({label, U1, V1}, identity, round.caseId, number));
        out.push_back(std::move(test));
    }
    return out;
}

EqualityList<sharing::EqualityHash> equalityHashes(const StateView& state, const IdentityKey& member,
                                                   std::uint32_t number, ClinicIndex clinic) {
    return readOr<EqualityList<sharing::EqualityHash>>(
        state.table(), roundKey(Table::EqualityHashes, member, number).number(clinic), {});
}

}  // namespace reseal::ledger
