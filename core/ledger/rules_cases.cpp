// Who is behind a pseudonym: CaseOpen, CaseAgree, CaseDecline, CaseShare, CaseAnswer, CaseClose.
#include "core/ledger/queries.h"
#include "core/ledger/rules.h"
#include "core/sharing/ring_tracing.h"

namespace reseal::ledger {
namespace {

using sharing::Partial;

void keep(Work& work, const CaseId& id, const CaseEntry& entry) {
    work.put(Key(Table::Cases).add(id), entry);
}

void enter(Work& work, CaseEntry& entry, CaseStatus status) {
    entry.status = status;
    entry.until = std::min(work.place().time + kCaseLife, kMaxBlockTime);
}

void tellAll(Work& work, const CaseId& id, EventKind kind) {
    work.tell(allClinics(work), kind, CaseSubject{id});
}

// Another about the same may be opened.
void free(Work& work, const CaseEntry& entry) {
    work.erase(Key(Table::OpenCases).add(entry.pseudonym).number(entry.ring));
}

Refusal countCase(Work& work) {
    const auto today = static_cast<std::uint64_t>(work.place().time.ms / days(1).ms);
    const std::uint64_t count = work.state().casesOn(work.clinicAuthor(), today);
    if (count >= kMaxCasesADay) return Refusal::TooManyCases;
    work.put(Key(Table::CasesToday).add(work.place().author), DayCount{today, count + 1});
    return Refusal::None;
}

// The last admission by ring that was there when the evidence was said.
Refusal findAdmission(const Work& work, const CaseOpen& op, std::uint64_t& ring) {
    const StateView state = work.state();
    std::set<TxId> seen;
    std::optional<std::uint64_t> found;
    for (const TxId& tx : op.evidence) {
        const auto ordered = state.ordered(tx);
        if (!ordered || ordered->author != account(op.pseudonym) || !seen.insert(tx).second)
            return Refusal::CaseEvidence;
        std::optional<std::uint64_t> at;
        for (std::uint64_t n = 0;; ++n) {
            const auto entry = state.ringEntry(op.pseudonym, n);
            if (!entry || entry->height > ordered->height) break;
            at = n;
        }
        if (!at) return Refusal::NothingToTrace;
        if (found && *found != *at) return Refusal::CaseEvidence;
        found = at;
    }
    ring = found.value_or(0);
    return Refusal::None;
}

// A clinic of the committee, in a case.
struct Speaker {
    CaseEntry entry;
    CommitteeEntry committee;
    ClinicIndex index = 0;
};

Refusal findSpeaker(const Work& work, const CaseId& id, Speaker& out) {
    auto entry = work.state().caseOf(id);
    if (!entry) return Refusal::CaseUnknown;
    auto committee = work.state().committeeOf(entry->committee);
    if (!committee || committee->retired != 0) return Refusal::CommitteeRetired;
    const auto index = placeOf(committee->members, work.clinicAuthor());
    if (!index || committee->shareKeys.at(*index - 1) == CommitteePoint{}) return Refusal::NotOfCommittee;
    out = {*std::move(entry), *std::move(committee), *index};
    return Refusal::None;
}

// Its word, once and for good.
Refusal takeWord(Work& work, const CaseId& id, bool agrees, Speaker& out) {
    RESEAL_REQUIRE(requireStaying(work));
    RESEAL_REQUIRE(findSpeaker(work, id, out));
    const bool isOpen =
        out.entry.status == CaseStatus::Open || (agrees && out.entry.status == CaseStatus::Agreed);
    if (!isOpen || work.place().time > out.entry.until) return Refusal::CaseEnded;
    const Key key = caseKeyOf(Table::CaseWords, id, out.index);
    if (work.table().get(key)) return Refusal::SaidAlready;
    work.put(key, agrees);
    ++(agrees ? out.entry.agreed : out.entry.declined);
    tellAll(work, id, agrees ? EventKind::CaseAgreed : EventKind::CaseDeclined);
    return Refusal::None;
}

// How many could still take part, those included who do.
std::size_t possible(const Work& work, const CaseId& id, const CommitteeEntry& committee) {
    const auto words = wordsIn(work.state(), id, committee);
    std::size_t out = 0;
    for (ClinicIndex i = 1; i <= committee.members.size(); ++i) {
        const auto clinic = work.state().clinic(committee.members[i - 1]);
        const auto word = words.find(i);
        const bool declines = word != words.end() && !word->second;
        const bool isAway =
            !clinic || clinic->isLeaving() || committee.shareKeys.at(i - 1) == CommitteePoint{};
        const bool agrees = word != words.end() && word->second;
        out += agrees || (!declines && !isAway) ? 1 : 0;
    }
    return out;
}

// t right shares are there: everybody finds the same member.
Result<IdentityKey> traced(const Work& work, const CaseId& id, const sharing::CommitteeKey& key,
                           const CommitteeEntry& committee, const RingEntry& ring) {
    RESEAL_ASSIGN(const auto U1, crypto::Point::decode(ring.U1));
    RESEAL_ASSIGN(const auto V1, crypto::Point::decode(ring.V1));
    std::vector<sharing::FromClinic> received;
    for (const auto& [index, partial] : sharesIn(work.state(), id, committee))
        received.push_back({index, Partial::copy(partial.view())});
    const auto sifted = sharing::sift(key, U1, id, received);
    RESEAL_ASSIGN(const auto member, sharing::trace(key, {key.label(), U1, V1}, id, sifted.good));
    return IdentityKey::copy(member.view());
}

}  // namespace

Refusal run(Work& work, const CaseOpen& op) {
    RESEAL_REQUIRE(requireStaying(work));
    std::uint64_t number = 0;
    RESEAL_REQUIRE(findAdmission(work, op, number));
    const auto ring = work.state().ringEntry(op.pseudonym, number);
    const auto committee = ring ? work.state().committeeOf(ring->committee) : std::nullopt;
    if (!committee || committee->retired != 0) return Refusal::CommitteeRetired;
    if (work.state().openCaseOf(op.pseudonym, number)) return Refusal::CaseOpenAlready;
    RESEAL_REQUIRE(countCase(work));
    const Work::Place& at = work.place();
    const CaseId id = caseIdOf(at.tx, at.operation);
    CaseEntry entry;
    entry.openedBy = work.clinicAuthor();
    entry.height = at.height;
    entry.time = at.time;
    entry.tx = at.tx;
    entry.operation = at.operation;
    entry.pseudonym = op.pseudonym;
    entry.ring = number;
    entry.reason = op.reason;
    entry.evidence = op.evidence;
    entry.committee = ring->committee;
    enter(work, entry, CaseStatus::Open);
    keep(work, id, entry);
    work.put(Key(Table::OpenCases).add(op.pseudonym).number(number), id);
    work.appendTo(Table::CaseList, AccountId{}, id);
    tellAll(work, id, EventKind::CaseOpened);
    return Refusal::None;
}

Refusal run(Work& work, const CaseAgree& op) {
    Speaker self;
    RESEAL_REQUIRE(takeWord(work, op.caseId, true, self));
    if (self.entry.status == CaseStatus::Open && self.entry.agreed >= self.committee.threshold)
        enter(work, self.entry, CaseStatus::Agreed);
    keep(work, op.caseId, self.entry);
    return Refusal::None;
}

Refusal run(Work& work, const CaseDecline& op) {
    Speaker self;
    RESEAL_REQUIRE(takeWord(work, op.caseId, false, self));
    if (possible(work, op.caseId, self.committee) < self.committee.threshold) {
        enter(work, self.entry, CaseStatus::Declined);
        free(work, self.entry);
    }
    keep(work, op.caseId, self.entry);
    return Refusal::None;
}

Refusal run(Work& work, const CaseShare& op) {
    RESEAL_REQUIRE(requireClinic(work));
    Speaker self;
    RESEAL_REQUIRE(findSpeaker(work, op.caseId, self));
    if (self.entry.status == CaseStatus::Traced || self.entry.status == CaseStatus::Closed)
        return Refusal::CaseEnded;
    const auto word = read<bool>(work.table(), caseKeyOf(Table::CaseWords, op.caseId, self.index));
    if (self.entry.status != CaseStatus::Agreed || !word || !*word) return Refusal::CaseNotAgreed;
    const Key key = caseKeyOf(Table::CaseShares, op.caseId, self.index);
    if (work.table().get(key)) return Refusal::SaidAlready;
    const auto ring = ringEntryOf(work.state(), self.entry);
    const auto committee = self.committee.decode(work.place().chain);
    const auto U1 = ring ? crypto::Point::decode(ring->U1) : Error{};
    if (!committee || !U1) return Refusal::NothingToTrace;  // not of what a contract has made
    const auto shareKey = committee->shareKey(self.index);
    if (!shareKey ||
        !sharing::CheckedPartial::check(*shareKey, *U1, op.caseId, Partial::copy(op.partial.view())))
        return Refusal::CaseShareWrong;
    work.put(key, op.partial);
    if (++self.entry.shares >= self.committee.threshold) {
        const auto member = traced(work, op.caseId, *committee, self.committee, *ring);
        if (!member)
            return Refusal::NothingToTrace;  // V1 hides no identity: no ring signature lets that pass
        enter(work, self.entry, CaseStatus::Traced);
        self.entry.member = *member;
        self.entry.traced = work.place().height;
        tellAll(work, op.caseId, EventKind::CaseTraced);
    }
    keep(work, op.caseId, self.entry);
    return Refusal::None;
}

Refusal run(Work& work, const CaseAnswer& op) {
    RESEAL_REQUIRE(requireClinic(work));
    auto entry = work.state().caseOf(op.caseId);
    if (!entry) return Refusal::CaseUnknown;
    if (!entry->member) return Refusal::NotTraced;
    const auto member = work.state().member(*entry->member);
    if (!member || member->clinic != work.clinicAuthor()) return Refusal::MemberNotYours;
    if (entry->consequence) return Refusal::SaidAlready;
    if (op.consequence == CaseConsequence::Suspended && member->suspended == 0)
        return Refusal::MemberNotSuspended;
    entry->consequence = op.consequence;
    keep(work, op.caseId, *entry);
    tellAll(work, op.caseId, EventKind::CaseAnswered);
    return Refusal::None;
}

Refusal run(Work& work, const CaseClose& op) {
    RESEAL_REQUIRE(requireClinic(work));
    auto entry = work.state().caseOf(op.caseId);
    if (!entry) return Refusal::CaseUnknown;
    if (entry->status == CaseStatus::Closed) return Refusal::CaseEnded;
    const bool isIdle = entry->status == CaseStatus::Declined ||
                        (entry->status == CaseStatus::Open && entry->agreed == 0) || entry->consequence;
    const bool isOwn = entry->openedBy == work.clinicAuthor() && isIdle;
    if (!isOwn && work.place().time <= entry->until) return Refusal::CaseStands;
    // t had agreed: some may know, whatever the ledger says.
    const bool mayBeKnown = entry->status == CaseStatus::Agreed || entry->status == CaseStatus::Traced;
    if (entry->status != CaseStatus::Declined) free(work, *entry);
    entry->status = CaseStatus::Closed;
    entry->closed = work.place().height;
    keep(work, op.caseId, *entry);
    std::set<AccountId> concerned = allClinics(work);
    if (mayBeKnown) {
        concerned.insert(account(entry->pseudonym));
        if (entry->member) concerned.insert(account(*entry->member));
        const auto pseudonym = work.state().pseudonym(entry->pseudonym);
        if (pseudonym && pseudonym->addressee) concerned.insert(account(*pseudonym->addressee));
    }
    work.tell(concerned, mayBeKnown ? EventKind::CaseClosed : EventKind::CaseDropped, CaseSubject{op.caseId});
    return Refusal::None;
}

}  // namespace reseal::ledger
