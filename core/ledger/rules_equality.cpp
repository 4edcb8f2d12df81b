// Ending a suspended member's other pseudonyms: EqualityOpen, EqualityHashes, EqualityParts, EqualityShares,
// EqualityAdvance. A list with something wrong in it is taken, and its clinic named and left out: were it
// refused, whoever sends it could have it judged as often as it likes.
#include "core/ledger/equality.h"
#include "core/ledger/rules.h"

namespace reseal::ledger {
namespace {

using crypto::Point;
using sharing::CheckedEqualityPart;
using sharing::CheckedPartial;
using sharing::EqualityTest;
using Summands = EqualityList<EqualitySummand>;
using Powers = EqualityList<CommitteePoint>;

// Is there one sum of a test, and no part that comes after it? Else of two sums that have all but one
// clinic's part in common, that clinic learns whose the pseudonym is (ring_tracing.h).
#ifndef RESEAL_WITHOUT_ONE_SUM
constexpr bool kOneSum = true;
#else
constexpr bool kOneSum = false;
#endif

// A round at work, with all that its steps ask for again and again.
struct Round {
    IdentityKey member;
    std::uint32_t number = 0;
    EqualityRound entry;
    CommitteeEntry committee;
    EqualityEntry all;  // about this member

    Key key(Table table) const { return roundKey(table, member, number); }
    Key key(Table table, ClinicIndex clinic) const { return key(table).number(clinic); }
};

void keep(Work& work, const Round& round) {
    work.put(round.key(Table::EqualityRounds), round.entry);
    work.put(Key(Table::Equality).add(round.member), round.all);
}

void tellClinics(Work& work, const Round& round, EventKind kind) {
    work.tell(allClinics(work), kind, CaseSubject{round.entry.caseId});
}

bool contains(const EqualityRound::Who& who, ClinicIndex index) {
    return std::ranges::find(who, index) != who.end();
}

bool haveSpoken(const EqualityRound::Who& awaited, std::initializer_list<const EqualityRound::Who*> lists) {
    return std::ranges::all_of(awaited, [&](ClinicIndex index) {
        return std::ranges::any_of(lists, [&](const auto* list) { return contains(*list, index); });
    });
}

// Who of the present clinics is waited for: not who had left the others waiting in the last round under this
// key, if there are enough without it. They are named, not counted: whoever is quickest takes nobody's place.
EqualityRound::Who awaitedIn(const Work& work, const Round& round) {
    const auto all = presentIn(work.state(), round.committee);
    EqualityRound::Who out{{all.begin(), all.end()}};
    const auto last =
        round.number > 0 ? equalityRound(work.state(), round.member, round.number - 1) : std::nullopt;
    if (!last || last->committee != round.entry.committee) return out;
    const auto hadNotSpoken = [&](ClinicIndex index) {
        if (!contains(last->hashed, index)) return true;
        return !last->parted.empty() && !contains(last->parted, index) && !contains(last->faulty, index);
    };
    EqualityRound::Who fewer = out;
    std::erase_if(fewer, hadNotSpoken);
    return fewer.size() >= round.committee.threshold ? fewer : out;
}

void endPseudonym(Work& work, const SignPublic& pseudonym, EqualityEntry& all) {
    auto entry = work.state().pseudonym(pseudonym);
    if (!entry || entry->retired != 0) return;
    entry->retired = work.place().height;
    work.put(Key(Table::Pseudonyms).add(pseudonym), *entry);
    ++all.ended;
    std::set<AccountId> concerned = allClinics(work);
    concerned.insert(account(pseudonym));
    if (entry->addressee) concerned.insert(account(*entry->addressee));
    work.tell(concerned, EventKind::PseudonymEnded, AccountSubject{account(pseudonym)});
}

// ---- From phase to phase

void begin(Work& work, Round& round, EqualityPhase phase, EqualityRound::Who awaited, Duration life) {
    round.entry.phase = phase;
    round.entry.awaited = std::move(awaited);
    round.entry.deadline = std::min(work.place().time + life, kMaxBlockTime);
    keep(work, round);
}

void forget(Work& work, const Round& round, Table table) {
    for (ClinicIndex i = 1; i <= round.committee.members.size(); ++i)
        if (work.table().get(round.key(table, i))) work.erase(round.key(table, i));
}

// Of keys that are no longer among those that are looked at, they go.
void setCursor(const Work& work, EqualityEntry& all, const EqualityCursor& cursor) {
    const std::vector<RunId> keys = equalityKeys(work.state());
    std::erase_if(all.cursors, [&](const EqualityCursor& one) {
        return std::ranges::find(keys, one.committee) == keys.end();
    });
    if (std::ranges::find(keys, cursor.committee) != keys.end()) all.set(cursor);
}

void end(Work& work, Round& round, EqualityFailure failure) {
    const bool isDone = failure == EqualityFailure::None;
    round.entry.phase = isDone ? EqualityPhase::Done : EqualityPhase::Failed;
    round.entry.failure = failure;
    round.entry.ended = work.place().height;
    for (const Table table : {Table::EqualityHashes, Table::EqualityParts, Table::EqualityShares})
        forget(work, round, table);
    EqualityCursor cursor = round.all.of(round.entry.committee);
    const bool isLost = failure == EqualityFailure::Reinstated || failure == EqualityFailure::KeyRetired;
    if (isDone) {
        cursor = {round.entry.committee, round.entry.to, 0};
        round.all.tested += round.entry.items.size();
    } else if (!isLost) {
        ++cursor.failed;
        const auto today = static_cast<std::uint64_t>(work.place().time.ms / days(1).ms);
        round.all.failed = round.all.failedDay == today ? round.all.failed + 1 : 1;
        round.all.failedDay = today;
    }
    setCursor(work, round.all, cursor);
    keep(work, round);
    tellClinics(work, round, isDone ? EventKind::EqualityDone : EventKind::EqualityFailed);
}

// Of what a contract has made there is always one.
struct Tested {
    sharing::CommitteeKey committee;
    std::vector<EqualityTest> tests;
};
Result<Tested> testedBy(const Work& work, const Round& round) {
    RESEAL_ASSIGN(auto committee, round.committee.decode(work.place().chain));
    RESEAL_ASSIGN(auto tests, equalityTests(work.state(), round.member, round.number, round.entry));
    return Tested{std::move(committee), std::move(tests)};
}

// What each clinic has said, item by item; those alone that said it rightly are asked for.
template <class T>
std::vector<EqualityList<T>> saidBy(const Work& work, const Round& round, Table table,
                                    const EqualityRound::Who& who) {
    std::vector<EqualityList<T>> out;
    for (const ClinicIndex clinic : who)
        if (auto said = readPromised<EqualityList<T>>(work.table(), round.key(table, clinic)))
            out.push_back(*std::move(said));
    return out;
}

Result<EqualitySum> sumOf(const Tested& tested, std::size_t item, const std::vector<Summands>& said) {
    std::vector<CheckedEqualityPart> parts;
    for (const Summands& one : said) {
        RESEAL_ASSIGN(const Point Z1, Point::decode(one.at(item).Z1));
        RESEAL_ASSIGN(const Point Z2, Point::decode(one.at(item).Z2));
        parts.push_back(CheckedEqualityPart::stored(Z1, Z2));
    }
    RESEAL_ASSIGN(const auto sum,
                  sharing::BlindedPseudonym::sumOfChecked(tested.committee, tested.tests.at(item), parts));
    return EqualitySum{CommitteePoint::copy(sum.Z1().view()), CommitteePoint::copy(sum.Z2().view())};
}

Status makeSums(const Work& work, Round& round) {
    RESEAL_ASSIGN(const Tested tested, testedBy(work, round));
    const auto said = saidBy<EqualitySummand>(work, round, Table::EqualityParts, round.entry.parted);
    for (std::size_t i = 0; i < round.entry.items.size(); ++i) {
        RESEAL_ASSIGN(round.entry.items[i].sum, sumOf(tested, i, said));
    }
    return {};
}

// Once, when nobody's part is taken any more.
void sumUp(Work& work, Round& round) {
    if (round.entry.parted.size() < round.committee.threshold)
        return end(work, round, EqualityFailure::TooFewParts);
    if (!makeSums(work, round)) return end(work, round, EqualityFailure::NoSum);
    forget(work, round, Table::EqualityShares);  // none, of one sum
    round.entry.shared.clear();
    for (const Table table : {Table::EqualityHashes, Table::EqualityParts})
        if (kOneSum) forget(work, round, table);
    EqualityRound::Who all;
    for (ClinicIndex i = 1; i <= round.committee.members.size(); ++i)
        if (hasShare(round.committee, i)) all.push_back(i);
    begin(work, round, EqualityPhase::Shares, std::move(all), kEqualityShares);
    tellClinics(work, round, EventKind::EqualityAdvanced);
}

void closePhase(Work& work, Round& round) {
    switch (round.entry.phase) {
        case EqualityPhase::Hashes: {
            if (round.entry.hashed.size() < round.committee.threshold)
                return end(work, round, EqualityFailure::TooFewHashes);
            EqualityRound::Who waited = round.entry.awaited;
            std::erase_if(waited, [&](ClinicIndex one) { return !contains(round.entry.hashed, one); });
            begin(work, round, EqualityPhase::Parts, std::move(waited),
                  work.state().parameters().keygenPhase);
            return tellClinics(work, round, EventKind::EqualityAdvanced);
        }
        case EqualityPhase::Parts:
            return sumUp(work, round);
        case EqualityPhase::Shares:
            return end(work, round, EqualityFailure::TooFewShares);
        case EqualityPhase::Done:
        case EqualityPhase::Failed:
            return;
    }
}

// ---- Who may speak

Refusal findRound(const Work& work, const CaseId& id, std::uint32_t number, Round& out) {
    const auto entry = work.state().caseOf(id);
    if (!entry) return Refusal::CaseUnknown;
    auto round = entry->member ? equalityRound(work.state(), *entry->member, number) : std::nullopt;
    if (!round || round->caseId != id) return Refusal::EqualityUnknown;
    auto committee = work.state().committeeOf(round->committee);
    if (!committee) return Refusal::EqualityUnknown;  // not of what a contract has made
    out = {*entry->member, number, *std::move(round), *std::move(committee),
           equalityOf(work.state(), *entry->member)};
    return Refusal::None;
}

// Why the round goes on no more, if so. From the sums on it runs to its end: a few shares of them may be on
// the ledger, and with one more a clinic would know of pseudonyms that live whose they are.
EqualityFailure lostPurpose(const Work& work, const Round& round) {
    if (round.entry.phase >= EqualityPhase::Shares) return EqualityFailure::None;
    const auto member = work.state().member(round.member);
    if (!member || member->suspended == 0) return EqualityFailure::Reinstated;
    return round.committee.retired != 0 ? EqualityFailure::KeyRetired : EqualityFailure::None;
}

Refusal judgePhase(const Work& work, const EqualityRound& entry, EqualityPhase phase) {
    if (entry.phase < phase) return Refusal::EqualityEarly;
    if (!kOneSum && phase == EqualityPhase::Parts && !entry.hasEnded()) return Refusal::None;
    return entry.phase > phase || work.place().time > entry.deadline ? Refusal::EqualityLate : Refusal::None;
}

// May the author say now, in `phase`, a list of that many?
template <class Op>
Refusal findSpeaker(const Work& work, const Op& op, EqualityPhase phase, std::size_t count, Round& round,
                    ClinicIndex& index) {
    RESEAL_REQUIRE(phase == EqualityPhase::Shares ? requireClinic(work) : requireStaying(work));
    RESEAL_REQUIRE(findRound(work, op.caseId, op.round, round));
    if (const auto why = lostPurpose(work, round); why != EqualityFailure::None)
        return why == EqualityFailure::Reinstated ? Refusal::MemberNotSuspended : Refusal::CommitteeRetired;
    const auto place = placeOf(round.committee.members, work.clinicAuthor());
    if (!place || !hasShare(round.committee, *place)) return Refusal::NotOfCommittee;
    index = *place;
    RESEAL_REQUIRE(judgePhase(work, round.entry, phase));
    if (contains(round.entry.faulty, index)) return Refusal::SaidAlready;
    return count == round.entry.items.size() ? Refusal::None : Refusal::EqualityCount;
}

// ---- What is said

// Of each item what its part puts into the sum. Nothing: one of them is wrong.
std::optional<Summands> checkedParts(const Work& work, const Round& round, ClinicIndex index,
                                     const EqualityParts& op) {
    const auto tests = equalityTests(work.state(), round.member, round.number, round.entry);
    const auto hashes = equalityHashes(work.state(), round.member, round.number, index);
    if (!tests || hashes.size() != tests->size()) return std::nullopt;
    Summands out;
    for (std::size_t i = 0; i < tests->size(); ++i) {
        const auto part = CheckedEqualityPart::check(tests->at(i), index, hashes.at(i), op.parts.at(i));
        if (!part) return std::nullopt;
        out.push_back({CommitteePoint::copy(part->Z1().view()), CommitteePoint::copy(part->Z2().view())});
    }
    return out;
}

std::optional<Powers> checkedShares(const Tested& tested, const Round& round, ClinicIndex index,
                                    const EqualityShares& op) {
    const auto shareKey = tested.committee.shareKey(index);
    if (!shareKey) return std::nullopt;
    Powers out;
    for (std::size_t i = 0; i < tested.tests.size(); ++i) {
        const auto Z1 = Point::decode(round.entry.items.at(i).sum->Z1);
        if (!Z1) return std::nullopt;
        const auto one =
            CheckedPartial::check(*shareKey, *Z1, tested.tests.at(i).context(), op.partials.at(i));
        if (!one) return std::nullopt;
        out.push_back(CommitteePoint::copy(one->D().view()));
    }
    return out;
}

Result<bool> isSame(const Tested& tested, const Round& round, std::size_t item,
                    const std::vector<Powers>& said) {
    const EqualityTest& test = tested.tests.at(item);
    const EqualitySum& sum = *round.entry.items.at(item).sum;
    RESEAL_ASSIGN(const Point Z1, Point::decode(sum.Z1));
    RESEAL_ASSIGN(const Point Z2, Point::decode(sum.Z2));
    std::vector<CheckedPartial> partials;
    for (std::size_t i = 0; i < said.size(); ++i) {
        RESEAL_ASSIGN(const auto shareKey, tested.committee.shareKey(round.entry.shared.at(i)));
        RESEAL_ASSIGN(const Point D, Point::decode(said[i].at(item)));
        partials.push_back(CheckedPartial::stored(shareKey, Z1, test.context(), D));
    }
    return isSameMember(tested.committee, sharing::BlindedPseudonym::stored(test, Z1, Z2), partials);
}

// As many have said theirs as it takes: everybody finds the same.
void conclude(Work& work, Round& round, const Tested& tested) {
    const auto said = saidBy<CommitteePoint>(work, round, Table::EqualityShares, round.entry.shared);
    for (std::size_t i = 0; i < round.entry.items.size(); ++i) {
        EqualityItem& item = round.entry.items[i];
        const auto same = isSame(tested, round, i, said);
        item.isSame = same && *same;
        if (item.isSame) endPseudonym(work, item.pseudonym, round.all);
    }
    end(work, round, EqualityFailure::None);
}

}  // namespace

Refusal run(Work& work, const EqualityOpen& op) {
    RESEAL_REQUIRE(requireStaying(work));
    const auto entry = work.state().caseOf(op.caseId);
    if (!entry) return Refusal::CaseUnknown;
    const EqualityPlan plan = planEquality(work.state(), *entry, work.place().time);
    if (plan.refusal != Refusal::None) return plan.refusal;
    EqualityEntry all = equalityOf(work.state(), *entry->member);
    if (plan.endsKnown) endPseudonym(work, entry->pseudonym, all);
    for (const EqualityCursor& one : plan.looked) setCursor(work, all, one);
    if (!plan.round) {
        work.put(Key(Table::Equality).add(*entry->member), all);
        return Refusal::None;
    }
    const Work::Place& at = work.place();
    const RunId& key = plan.round->committee;
    Round round{*entry->member, all.rounds, {}, *work.state().committeeOf(key), all};
    ++round.all.rounds;
    round.entry.caseId = op.caseId;
    round.entry.openedBy = work.clinicAuthor();
    round.entry.height = at.height;
    round.entry.time = at.time;
    round.entry.committee = key;
    round.entry.items = {plan.items};
    round.entry.to = plan.round->next;
    begin(work, round, EqualityPhase::Hashes, awaitedIn(work, round), work.state().parameters().keygenPhase);
    tellClinics(work, round, EventKind::EqualityOpened);
    return Refusal::None;
}

Refusal run(Work& work, const EqualityHashes& op) {
    Round round;
    ClinicIndex index = 0;
    RESEAL_REQUIRE(findSpeaker(work, op, EqualityPhase::Hashes, op.hashes.size(), round, index));
    if (contains(round.entry.hashed, index)) return Refusal::SaidAlready;
    work.put(round.key(Table::EqualityHashes, index), op.hashes);
    round.entry.hashed.push_back(index);
    keep(work, round);
    const bool isEnough = round.entry.hashed.size() >= round.committee.threshold;
    if (isEnough && haveSpoken(round.entry.awaited, {&round.entry.hashed})) closePhase(work, round);
    return Refusal::None;
}

Refusal run(Work& work, const EqualityParts& op) {
    Round round;
    ClinicIndex index = 0;
    RESEAL_REQUIRE(findSpeaker(work, op, EqualityPhase::Parts, op.parts.size(), round, index));
    if (!contains(round.entry.hashed, index)) return Refusal::EqualityNotHashed;
    if (contains(round.entry.parted, index)) return Refusal::SaidAlready;
    const auto parts = checkedParts(work, round, index, op);
    if (parts) work.put(round.key(Table::EqualityParts, index), *parts);
    (parts ? round.entry.parted : round.entry.faulty).push_back(index);
    keep(work, round);
    const bool isLate = round.entry.phase == EqualityPhase::Shares;  // never, of one sum
    // Of too few right ones nothing comes: then all who may still speak are waited for.
    const bool isEnough = round.entry.parted.size() >= round.committee.threshold;
    const auto& waited = isEnough ? round.entry.awaited : round.entry.hashed;
    if (isLate || haveSpoken(waited, {&round.entry.parted, &round.entry.faulty})) sumUp(work, round);
    return Refusal::None;
}

Refusal run(Work& work, const EqualityShares& op) {
    Round round;
    ClinicIndex index = 0;
    RESEAL_REQUIRE(findSpeaker(work, op, EqualityPhase::Shares, op.partials.size(), round, index));
    if (contains(round.entry.shared, index)) return Refusal::SaidAlready;
    const auto tested = testedBy(work, round);
    const auto powers = tested ? checkedShares(*tested, round, index, op) : std::nullopt;
    if (powers) work.put(round.key(Table::EqualityShares, index), *powers);
    (powers ? round.entry.shared : round.entry.faulty).push_back(index);
    if (round.entry.shared.size() >= round.committee.threshold) {
        conclude(work, round, *tested);
        return Refusal::None;
    }
    keep(work, round);
    if (haveSpoken(round.entry.awaited, {&round.entry.shared, &round.entry.faulty})) closePhase(work, round);
    return Refusal::None;
}

Refusal run(Work& work, const EqualityAdvance& op) {
    RESEAL_REQUIRE(requireStaying(work));
    Round round;
    RESEAL_REQUIRE(findRound(work, op.caseId, op.round, round));
    if (round.entry.hasEnded()) return Refusal::EqualityLate;
    if (const auto why = lostPurpose(work, round); why != EqualityFailure::None) {
        end(work, round, why);
        return Refusal::None;
    }
    if (work.place().time <= round.entry.deadline) return Refusal::EqualityEarly;
    closePhase(work, round);
    return Refusal::None;
}

}  // namespace reseal::ledger
