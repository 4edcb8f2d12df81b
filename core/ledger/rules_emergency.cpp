// Reading in an emergency: Emergency, EmergencyShare, EmergencyDecline, EmergencyClose; and what stands for
// it.
#include "core/ledger/queries.h"
#include "core/ledger/rules.h"

namespace reseal::ledger {
namespace {

void keep(Work& work, const EmergencyId& id, const EmergencyEntry& entry) {
    work.put(Key(Table::Emergencies).add(id), entry);
}

Refusal countEmergency(Work& work) {
    const auto today = static_cast<std::uint64_t>(work.place().time.ms / days(1).ms);
    const std::uint64_t count = work.state().emergenciesOn(work.pseudonymAuthor(), today);
    const bool isDisaster = work.place().time <= work.state().disasterUntil();
    if (count >= kMaxEmergenciesADay && !isDisaster) return Refusal::TooManyEmergencies;
    work.put(Key(Table::EmergenciesToday).add(work.place().author), DayCount{today, count + 1});
    return Refusal::None;
}

// Only today's or yesterday's tickets reach that far: else whoever has gathered pseudonyms for months could
// look at as many patients in one night.
Refusal requireVouchedOfLate(const Work& work) {
    const auto self = work.state().pseudonym(work.pseudonymAuthor());
    const bool isFresh =
        self && isVouchedFor(work.state(), *self) && self->period + 1 >= ticketPeriod(work.place().time);
    return isFresh ? Refusal::None : Refusal::VouchedBefore;
}

// A clinic's word, once and for good.
Refusal takeWord(Work& work, const EmergencyId& id, const EmergencyWord& word, EventKind kind) {
    RESEAL_REQUIRE(requireStaying(work));
    auto entry = work.state().emergency(id);
    if (!entry) return Refusal::EmergencyUnknown;
    if (entry->isOver(work.place().time)) return Refusal::EmergencyEnded;
    const auto doctor = work.state().pseudonym(entry->author);
    if (!doctor || !isVouchedFor(work.state(), *doctor)) return Refusal::VouchedBefore;
    const Key key = Key(Table::EmergencyWords).add(id).add(work.place().author);
    if (work.table().get(key)) return Refusal::SaidAlready;
    if (!isAskedIn(work.state(), *entry, work.clinicAuthor(), work.place().time))
        return Refusal::NotOfCommittee;
    work.put(key, word);
    ++(word.box ? entry->shares : entry->declined);
    keep(work, id, *entry);
    work.tell({work.place().author, account(entry->author), account(entry->patient)}, kind,
              EmergencySubject{id});
    return Refusal::None;
}

}  // namespace

std::set<AccountId> partiesOf(const GrantEntry& grant) {
    std::set<AccountId> out = {account(grant.patient)};
    if (!grant.standing) out.insert(grant.grantee);
    return out;
}

Refusal requireStandingRoom(const Work& work, const ConditionKey& key, const RunId& committee) {
    const auto standing = standingGrantsOf(work.state(), work.pseudonymAuthor(), work.place().time);
    const bool isThere = std::ranges::any_of(standing, [&](const ListedGrant& one) {
        return one.entry.key == key && one.entry.standing == committee;
    });
    if (isThere) return Refusal::StandsAlready;
    return standing.size() < kMaxStanding ? Refusal::None : Refusal::TooManyStanding;
}

Refusal run(Work& work, const Emergency& op) {
    RESEAL_REQUIRE(requirePseudonym(work, {Role::Doctor}));
    RESEAL_REQUIRE(requirePatient(work, op.patient));
    RESEAL_REQUIRE(bindDoctor(work, op.patient));
    RESEAL_REQUIRE(requireVouchedOfLate(work));
    const Work::Place& at = work.place();
    if (standingGrantsOf(work.state(), op.patient, at.time).empty()) return Refusal::NothingStands;
    RESEAL_REQUIRE(countEmergency(work));
    const EmergencyId id = caseIdOf(at.tx, at.operation);
    EmergencyEntry entry;
    entry.author = work.pseudonymAuthor();
    entry.patient = op.patient;
    entry.height = at.height;
    entry.time = at.time;
    entry.until = std::min(at.time + work.state().parameters().emergencyAccess, kMaxBlockTime);
    entry.tx = at.tx;
    entry.operation = at.operation;
    entry.reason = op.reason;
    entry.vouchedBy = work.state().pseudonym(entry.author)->admittedBy;
    keep(work, id, entry);
    work.put(Key(Table::EmergencyBy).add(at.author), id);
    work.appendTo(Table::EmergencyList, AccountId{}, id);
    work.appendTo(Table::EmergenciesAbout, account(op.patient), id);
    std::set<AccountId> concerned = allClinics(work);
    concerned.insert({at.author, account(op.patient)});
    work.tell(concerned, EventKind::EmergencyDeclared, EmergencySubject{id});
    return Refusal::None;
}

Refusal run(Work& work, const EmergencyShare& op) {
    return takeWord(work, op.emergency, {op.box, {}, work.place().height}, EventKind::EmergencyShared);
}

Refusal run(Work& work, const EmergencyDecline& op) {
    return takeWord(work, op.emergency, {std::nullopt, op.objection, work.place().height},
                    EventKind::EmergencyDeclined);
}

Refusal run(Work& work, const EmergencyClose& op) {
    RESEAL_REQUIRE(requireStaying(work));
    auto entry = work.state().emergency(op.emergency);
    if (!entry) return Refusal::EmergencyUnknown;
    if (!entry->isOver(work.place().time)) return Refusal::EmergencyRuns;
    if (entry->closed != 0) return Refusal::EmergencyReviewed;
    std::set<AccountId> concerned = allClinics(work);
    if (entry->vouchedBy == work.clinicAuthor() && concerned.size() > 1) return Refusal::OwnDoctor;
    entry->outcome = op.outcome;
    entry->closedBy = work.clinicAuthor();
    entry->closed = work.place().height;
    keep(work, op.emergency, *entry);
    concerned.insert({account(entry->author), account(entry->patient)});
    work.tell(concerned, EventKind::EmergencyClosed, EmergencySubject{op.emergency});
    return Refusal::None;
}

}  // namespace reseal::ledger
