#include "core/ledger/equality.h"

#include "core/ledger/queries.h"
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

EqualityCursor EqualityEntry::of(const RunId& committee) const {
    const auto at = std::ranges::find(cursors, committee, &EqualityCursor::committee);
    return at == cursors.end() ? EqualityCursor{committee, 0, 0} : *at;
}

void EqualityEntry::set(const EqualityCursor& cursor) {
    const auto at = std::ranges::find(cursors, cursor.committee, &EqualityCursor::committee);
    if (at != cursors.end())
        *at = cursor;
    else
        cursors.push_back(cursor);
}

bool hasShare(const CommitteeEntry& committee, ClinicIndex index) {
    return committee.shareKeys.at(index - 1) != CommitteePoint{};
}

std::vector<ClinicIndex> presentIn(const StateView& state, const CommitteeEntry& committee) {
    std::vector<ClinicIndex> out;
    for (ClinicIndex i = 1; i <= committee.members.size(); ++i) {
        const auto clinic = state.clinic(committee.members[i - 1]);
        if (hasShare(committee, i) && clinic && !clinic->isLeaving()) out.push_back(i);
    }
    return out;
}

std::vector<RunId> equalityKeys(const StateView& state) {
    std::vector<RunId> out = committeesInForce(state, CommitteePurpose::Tracing);
    if (out.size() > kMaxEqualityKeys) out.erase(out.begin(), out.end() - kMaxEqualityKeys);
    return out;
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

// May the admission be the member's, and is it under this key?
bool isToBeTested(const Sought& sought, const Vouching& one, const RingEntry& ring, const RunId& committee) {
    const auto pseudonym = sought.state.pseudonym(one.pseudonym);
    return ring.committee == committee && one.pseudonym != sought.known && pseudonym &&
           pseudonym->isLive(sought.now) && isInRing(sought, ring);
}

// Those under one key, from where its last round ended; `budget` says how many admissions may be looked at.
// What is older than a life is ended, or was vouched for again since.
struct Found {
    std::uint64_t from = 0, to = 0;
    std::vector<EqualityItem> items;
};
Found lookThrough(const Sought& sought, const EqualityCursor& from, std::size_t most, std::size_t& budget) {
    const Admissions all(sought.state, sought.place.role);
    Found out;
    out.from = std::max(from.next, all.since(sought.now - sought.state.parameters().readerLife));
    out.to = out.from;
    for (; out.to < all.size() && budget > 0 && out.items.size() < most; ++out.to, --budget) {
        const auto one = all.at(out.to);
        const auto ring = one ? sought.state.ringEntry(one->pseudonym, one->ring) : std::nullopt;
        // After that the member can't have vouched for anything.
        if (!ring || ring->height > sought.suspended) break;
        if (isToBeTested(sought, *one, *ring, from.committee))
            out.items.push_back({one->pseudonym, one->ring, {}, false});
    }
    return out;
}

struct Candidate {
    EqualityCursor cursor;
    CommitteeEntry committee;
};
std::vector<Candidate> candidatesFor(const StateView& state, const EqualityEntry& all) {
    std::vector<Candidate> out;
    for (const RunId& key : equalityKeys(state))
        if (auto committee = state.committeeOf(key);
            committee && presentIn(state, *committee).size() >= committee->threshold)
            out.push_back({all.of(key), *std::move(committee)});
    std::ranges::stable_sort(out, {}, [](const Candidate& one) { return one.cursor.failed; });
    return out;
}

// The first of them that has something to be tested.
void lookThroughAll(const Sought& sought, const EqualityEntry& all, EqualityPlan& plan) {
    std::size_t budget = kMaxVouchedLooked;
    for (const Candidate& one : candidatesFor(sought.state, all)) {
        const std::size_t most =
            std::clamp<std::size_t>(kMaxEqualityWork / one.committee.threshold, 1, kMaxEqualityItems);
        Found found = lookThrough(sought, one.cursor, most, budget);
        EqualityCursor cursor = one.cursor;
        cursor.next = found.to;
        if (!found.items.empty()) {
            plan.round = cursor;
            plan.items = std::move(found.items);
            return;
        }
        // Only what was looked at: time alone moves `from`, too, and nothing would come of it.
        if (found.to > found.from) plan.looked.push_back(cursor);
    }
}

EqualityPlan refusedPlan(Refusal refusal) {
    return {refusal, false, {}, {}, {}};
}

// A member whose pseudonyms all end is one that is shut out, not one that was warned.
bool isShutOut(const Member& member, const CaseEntry& entry) {
    if (member.suspended == 0) return false;
    return member.suspendedByVote ||
           entry.consequence.value_or(CaseConsequence::Suspended) == CaseConsequence::Suspended;
}

Refusal mayOpen(const StateView& state, const CaseEntry& entry, const EqualityEntry& rounds, Instant now) {
    const auto member = entry.member ? state.member(*entry.member) : std::nullopt;
    if (!member) return Refusal::NotTraced;
    if (!isShutOut(*member, entry)) return Refusal::MemberNotSuspended;
    if (member->role == Role::Patient) return Refusal::EqualityPatient;
    const auto last = lastEqualityRound(state, *entry.member);
    const bool hasBegun = last && last->height >= member->suspended;  // since it is suspended
    if (!hasBegun && now > entry.until) return Refusal::EqualityTooLate;
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
    lookThroughAll({state, entry.pseudonym, *place, member->suspended, now}, rounds, plan);
    const bool isSomething = plan.endsKnown || plan.round || !plan.looked.empty();
    return isSomething ? plan : refusedPlan(Refusal::EqualityNothing);
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
