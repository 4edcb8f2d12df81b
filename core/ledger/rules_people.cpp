// Who there is: Enrol, Suspend, Reinstate, Retire. Pseudonyms are in rules_admission.cpp.
#include "core/ledger/rules.h"

namespace reseal::ledger {
namespace {

// An identity that is on the ledger already may be enrolled again by another clinic only after its own was
// removed, and in the same role: its place stays. A suspension stays too; whoever enrolled it last decides on
// that.
Refusal takeOver(Work& work, const IdentityKey& who, Role role) {
    auto member = work.state().member(who);
    const auto clinic = member ? work.state().clinic(member->clinic) : std::nullopt;
    if (!clinic || !clinic->isLeaving() || member->role != role) return Refusal::KeyInUse;
    member->clinic = work.clinicAuthor();
    changeMember(work, who, *member);
    return Refusal::None;
}

void addMember(Work& work, const Member& member) {
    const std::uint64_t place = work.state().rosterSize(member.role);
    work.put(Key(Table::Members).add(member.identity), RosterPlace{member.role, place});
    work.put(roleKey(Table::Roster, member.role).number(place), member);
    work.put(roleKey(Table::RosterSize, member.role), place + 1);
}

// Each makes all registrations of the role that are on their way worthless.
Refusal countRosterChange(Work& work) {
    const auto today = static_cast<std::uint64_t>(work.place().time.ms / days(1).ms);
    const std::uint64_t count = work.state().rosterChangesOn(work.clinicAuthor(), today);
    if (count >= kMaxRosterChanges) return Refusal::RosterChanges;
    work.put(Key(Table::RosterChangesToday).add(work.place().author), DayCount{today, count + 1});
    return Refusal::None;
}

Refusal findOwnMember(const Work& work, const IdentityKey& who, Member& member) {
    const auto found = work.state().member(who);
    if (!found) return Refusal::MemberUnknown;
    if (found->clinic != work.clinicAuthor()) return Refusal::MemberNotYours;
    member = *found;
    return Refusal::None;
}

}  // namespace

void noteRosterChange(Work& work, Role role, bool shutsOut) {
    RosterChange change = work.state().rosterChanged(role);
    change.height = work.place().height;
    if (shutsOut) change.shutOut = work.place().time;
    work.put(roleKey(Table::RosterChanged, role), change);
}

void changeMember(Work& work, const IdentityKey& who, const Member& member) {
    const auto at = readPromised<RosterPlace>(work.table(), Key(Table::Members).add(who));
    if (!at) return;
    work.put(roleKey(Table::Roster, at->role).number(at->place), member);
    noteRosterChange(work, at->role, member.suspended == work.place().height);
}

Refusal run(Work& work, const Enrol& op) {
    const auto clinic = work.state().clinic(work.clinicAuthor());
    if (!clinic) return Refusal::AuthorNotClinic;
    if (clinic->isLeaving()) return Refusal::ClinicLeft;
    // For the clinic by its id: the proof was made when the person was invited, perhaps before it had this
    // key.
    const auto isProven = [&] {
        return checkNewPoint(work, op.member, SignPublic::copy(work.clinicAuthor().view()), op.proof);
    };
    if (work.state().key(op.member)) {
        RESEAL_REQUIRE(takeOver(work, op.member, op.role));
        RESEAL_REQUIRE(isProven());
    } else {
        RESEAL_REQUIRE(isProven());
        addMember(work, Member{op.member, op.role, work.clinicAuthor(), work.place().height,
                               work.place().time, 0, false});
    }
    work.registerKey(op.member, KeyKind::Identity);
    work.tell({account(op.member), work.place().author}, EventKind::Enrolled,
              AccountSubject{account(op.member)});
    return Refusal::None;
}

Refusal run(Work& work, const Suspend& op) {
    RESEAL_REQUIRE(requireClinic(work));
    Member member;
    RESEAL_REQUIRE(findOwnMember(work, op.member, member));
    if (member.suspended != 0) return Refusal::MemberSuspended;
    RESEAL_REQUIRE(countRosterChange(work));
    member.suspended = work.place().height;
    changeMember(work, op.member, member);
    work.tell({account(op.member), work.place().author}, EventKind::MemberSuspended,
              AccountSubject{account(op.member)});
    return Refusal::None;
}

Refusal run(Work& work, const Reinstate& op) {
    RESEAL_REQUIRE(requireStaying(work));
    Member member;
    RESEAL_REQUIRE(findOwnMember(work, op.member, member));
    if (member.suspended == 0) return Refusal::MemberNotSuspended;
    if (member.suspendedByVote) return Refusal::SuspendedByVote;
    RESEAL_REQUIRE(countRosterChange(work));
    member.suspended = 0;
    changeMember(work, op.member, member);
    work.tell({account(op.member), work.place().author}, EventKind::MemberReinstated,
              AccountSubject{account(op.member)});
    return Refusal::None;
}

Refusal run(Work& work, const Retire& op) {
    auto self = work.state().pseudonym(op.pseudonym);
    if (!self) return Refusal::SignerUnknown;
    if (self->retired != 0) return Refusal::None;
    self->retired = work.place().height;
    work.put(Key(Table::Pseudonyms).add(op.pseudonym), *self);
    const AccountId who = account(op.pseudonym);
    work.tellFrom(who, {who}, EventKind::PseudonymRetired, AccountSubject{who});
    return Refusal::None;
}

}  // namespace reseal::ledger
