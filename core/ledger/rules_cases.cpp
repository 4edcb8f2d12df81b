// Who is behind a pseudonym: CaseOpen, CaseShare, CaseRefuse, CaseAnswer, CaseClose.
#include "core/ledger/queries.h"
#include "core/ledger/rules.h"
#include "core/sharing/ring_tracing.h"

namespace reseal::ledger {
namespace {

using sharing::Partial;

Key caseKey(const CaseId& id) {
    return Key(Table::Cases).add(id);
}

std::size_t openCasesOf(const Work& work, const ClinicId& clinic) {
    std::size_t count = 0;
    work.table().scan(Key(Table::OpenCasesOf).add(clinic), [&](ByteView, ByteView) {
        ++count;
        return true;
    });
    return count;
}

// A member of the committee who may speak in an open case.
struct Speaker {
    CaseEntry entry;
    CommitteeEntry committee;
    ClinicIndex index = 0;
};

Refusal findSpeaker(const Work& work, const CaseId& id, Speaker& out) {
    RESEAL_REQUIRE(requireClinic(work));
    auto entry = work.state().caseOf(id);
    if (!entry) return Refusal::CaseUnknown;
    if (entry->status != CaseStatus::Open || work.place().time > entry->until) return Refusal::CaseEnded;
    auto committee = work.state().committeeOf(entry->committee);
    if (!committee || committee->retired != 0) return Refusal::CommitteeRetired;
    const auto index = placeOf(committee->members, work.clinicAuthor());
    if (!index) return Refusal::NotOfCommittee;
    if (work.table().get(caseKeyOf(Table::CaseShares, id, *index)) ||
        work.table().get(caseKeyOf(Table::CaseRefusals, id, *index)))
        return Refusal::SaidAlready;
    out = {*std::move(entry), *std::move(committee), *index};
    return Refusal::None;
}

// t right shares are there: everybody finds the same member.
Result<IdentityKey> traced(const Work& work, const CaseId& id, const CaseEntry& entry,
                           const CommitteeEntry& committee) {
    RESEAL_ASSIGN(const auto key, committee.decode(work.place().chain));
    const auto ring = ringEntryOf(work.state(), entry);
    if (!ring) return fail(ErrorCode::NotFound, "no such admission");
    RESEAL_ASSIGN(const auto U1, crypto::Point::decode(ring->U1));
    RESEAL_ASSIGN(const auto V1, crypto::Point::decode(ring->V1));
    std::vector<sharing::FromClinic> received;
    for (const auto& [index, partial] : sharesIn(work.state(), id, committee))
        received.push_back({index, Partial::copy(partial.view())});
    const auto sifted = sharing::sift(key, U1, id, received);
    RESEAL_ASSIGN(const auto member, sharing::trace(key, {key.label(), U1, V1}, id, sifted.good));
    return IdentityKey::copy(member.view());
}

void tellAll(Work& work, const CaseId& id, EventKind kind) {
    work.tell(allClinics(work), kind, CaseSubject{id});
}

}  // namespace

Refusal run(Work& work, const CaseOpen& op) {
    RESEAL_REQUIRE(requireStaying(work));
    const StateView state = work.state();
    const auto ring = state.ringEntry(op.pseudonym, op.entry);
    if (!ring) return Refusal::NothingToTrace;
    const auto committee = state.committeeOf(ring->committee);
    if (!committee || committee->retired != 0) return Refusal::CommitteeRetired;
    if (state.openCaseOf(op.pseudonym)) return Refusal::CaseOpenAlready;
    std::set<TxId> seen;
    for (const TxId& tx : op.evidence)
        if (!seen.insert(tx).second || !state.ordered(tx)) return Refusal::CaseEvidence;
    if (openCasesOf(work, work.clinicAuthor()) >= kMaxOpenCases) return Refusal::TooManyCases;
    const Work::Place& at = work.place();
    const CaseId id = caseIdOf(at.tx, at.operation);
    CaseEntry entry;
    entry.openedBy = work.clinicAuthor();
    entry.height = at.height;
    entry.time = at.time;
    entry.until = std::min(at.time + kCaseLife, kMaxBlockTime);
    entry.tx = at.tx;
    entry.operation = at.operation;
    entry.pseudonym = op.pseudonym;
    entry.ring = op.entry;
    entry.reason = op.reason;
    entry.evidence = op.evidence;
    entry.committee = ring->committee;
    work.put(caseKey(id), entry);
    work.put(Key(Table::OpenCases).add(op.pseudonym), id);
    work.put(Key(Table::OpenCasesOf).add(entry.openedBy).add(id), true);
    work.appendTo(Table::CaseList, AccountId{}, id);
    tellAll(work, id, EventKind::CaseOpened);
    return Refusal::None;
}

Refusal run(Work& work, const CaseShare& op) {
    Speaker self;
    RESEAL_REQUIRE(findSpeaker(work, op.caseId, self));
    const auto ring = ringEntryOf(work.state(), self.entry);
    const auto key = self.committee.decode(work.place().chain);
    const auto U1 = ring ? crypto::Point::decode(ring->U1) : Error{};
    if (!key || !U1) return Refusal::NothingToTrace;  // not of what a contract has made
    const auto shareKey = key->shareKey(self.index);
    if (!shareKey ||
        !sharing::CheckedPartial::check(*shareKey, *U1, op.caseId, Partial::copy(op.partial.view())))
        return Refusal::CaseShareWrong;
    work.put(caseKeyOf(Table::CaseShares, op.caseId, self.index), op.partial);
    ++self.entry.shares;
    tellAll(work, op.caseId, EventKind::CaseShared);
    if (self.entry.shares >= self.committee.threshold) {
        work.put(caseKey(op.caseId), self.entry);
        const auto member = traced(work, op.caseId, self.entry, self.committee);
        if (!member)
            return Refusal::NothingToTrace;  // V1 hides no identity: no ring signature lets that pass
        self.entry.status = CaseStatus::Traced;
        self.entry.member = *member;
        self.entry.traced = work.place().height;
        tellAll(work, op.caseId, EventKind::CaseTraced);
    }
    work.put(caseKey(op.caseId), self.entry);
    return Refusal::None;
}

Refusal run(Work& work, const CaseRefuse& op) {
    Speaker self;
    RESEAL_REQUIRE(findSpeaker(work, op.caseId, self));
    work.put(caseKeyOf(Table::CaseRefusals, op.caseId, self.index), true);
    ++self.entry.refusals;
    tellAll(work, op.caseId, EventKind::CaseDeclined);
    if (self.committee.members.size() - self.entry.refusals < self.committee.threshold)
        self.entry.status = CaseStatus::Refused;
    work.put(caseKey(op.caseId), self.entry);
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
    entry->consequence = op.consequence;
    work.put(caseKey(op.caseId), *entry);
    tellAll(work, op.caseId, EventKind::CaseAnswered);
    return Refusal::None;
}

Refusal run(Work& work, const CaseClose& op) {
    RESEAL_REQUIRE(requireClinic(work));
    auto entry = work.state().caseOf(op.caseId);
    if (!entry) return Refusal::CaseUnknown;
    if (entry->status == CaseStatus::Closed) return Refusal::CaseEnded;
    const bool isOver = work.place().time > entry->until;
    // Its opener may let go of it at any time, but not keep back what was found.
    if (!isOver && entry->openedBy != work.clinicAuthor()) return Refusal::CaseStands;
    entry->status = CaseStatus::Closed;
    entry->closed = work.place().height;
    work.put(caseKey(op.caseId), *entry);
    work.erase(Key(Table::OpenCases).add(entry->pseudonym));
    work.erase(Key(Table::OpenCasesOf).add(entry->openedBy).add(op.caseId));
    std::set<AccountId> concerned = allClinics(work);
    if (entry->member) {
        concerned.insert(account(*entry->member));
        concerned.insert(account(entry->pseudonym));
        const auto pseudonym = work.state().pseudonym(entry->pseudonym);
        if (pseudonym && pseudonym->addressee) concerned.insert(account(*pseudonym->addressee));
    }
    work.tell(concerned, EventKind::CaseClosed, CaseSubject{op.caseId});
    return Refusal::None;
}

}  // namespace reseal::ledger
