// Who there is: Enrol, Suspend, Reinstate, Pseudonym, Retire.
#include "core/ledger/rules.h"

namespace reseal::ledger {
namespace {

Refusal checkNewPoint(const Work& work, ByteView encoded, const SignPublic& provenFor,
                      const KeyProof& proof) {
    const auto point = crypto::Point::decode(encoded);
    if (!point) return Refusal::KeyUnusable;
    if (!work.signatures().isProven(work.place().chain, provenFor, *point, proof))
        return Refusal::KeyProofWrong;
    return Refusal::None;
}

Refusal checkAdmission(const Work& work, const Pseudonym& op) {
    const auto* admission = std::get_if<ClinicAdmission>(&op.admission);
    if (admission == nullptr) return Refusal::RingAdmissionUnsupported;
    if (!work.state().parameters().clinicAdmission) return Refusal::AdmissionNotAllowed;
    const auto clinic = work.state().clinic(admission->clinic);
    if (!clinic) return Refusal::ClinicUnknown;
    if (clinic->isLeaving()) return Refusal::ClinicLeft;
    // Neither side can overflow: both times are decoded as 0 … 2^63 − 1.
    const Duration age = work.place().time - admission->issued;
    if (age > kAdmissionWindow || age.ms < -kAdmissionWindow.ms) return Refusal::AdmissionStale;
    const auto message = admissionMessage(work.place().chain, work.pseudonymAuthor(), op, admission->issued);
    return work.signatures().verify(clinic->signKey, message, admission->signature) ? Refusal::None
                                                                                    : Refusal::AdmissionWrong;
}

Instant endOfLife(const Work& work, Role role) {
    const ChainParameters parameters = work.state().parameters();
    const Duration life = role == Role::Patient ? parameters.patientLife : parameters.readerLife;
    return life.ms == 0 ? Instant{} : work.place().time + life;
}

Refusal renew(Work& work, const Pseudonym& op, PseudonymEntry self) {
    if (self.retired != 0) return Refusal::PseudonymRetired;
    if (self.role != op.role || self.box != op.box || self.sharing != op.sharing)
        return Refusal::RenewalDiffers;
    RESEAL_REQUIRE(checkNewPoint(work, op.sharing, work.pseudonymAuthor(), op.proof));
    RESEAL_REQUIRE(checkAdmission(work, op));
    self.until = endOfLife(work, op.role);
    self.admittedBy = std::get<ClinicAdmission>(op.admission).clinic;
    work.put(Key(Table::Pseudonyms).add(work.place().author), self);
    work.tell({work.place().author}, EventKind::PseudonymRenewed, AccountSubject{work.place().author});
    return Refusal::None;
}

// An identity that is on the ledger already may be enrolled again by another clinic only after its own was
// removed. A suspension stays; whoever enrolled it last decides on that.
Refusal takeOver(const Work& work, const IdentityKey& who, Member& member) {
    const auto before = work.state().member(who);
    const auto clinic = before ? work.state().clinic(before->clinic) : std::nullopt;
    if (!clinic || !clinic->isLeaving()) return Refusal::KeyInUse;
    member.suspended = before->suspended;
    member.suspendedByVote = before->suspendedByVote;
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

Refusal run(Work& work, const Enrol& op) {
    const auto clinic = work.state().clinic(work.clinicAuthor());
    if (!clinic) return Refusal::AuthorNotClinic;
    if (clinic->isLeaving()) return Refusal::ClinicLeft;
    Member member{op.role, work.clinicAuthor(), work.place().height, 0, false};
    if (work.state().key(op.member)) RESEAL_REQUIRE(takeOver(work, op.member, member));
    // For the clinic by its id: the proof was made when the person was invited, perhaps before it had this
    // key.
    RESEAL_REQUIRE(checkNewPoint(work, op.member, SignPublic::copy(work.clinicAuthor().view()), op.proof));
    work.registerKey(op.member, KeyKind::Identity);
    work.put(Key(Table::Members).add(op.member), member);
    work.tell({account(op.member), work.place().author}, EventKind::Enrolled,
              AccountSubject{account(op.member)});
    return Refusal::None;
}

Refusal run(Work& work, const Suspend& op) {
    RESEAL_REQUIRE(requireClinic(work));
    Member member;
    RESEAL_REQUIRE(findOwnMember(work, op.member, member));
    if (member.suspended != 0) return Refusal::MemberSuspended;
    member.suspended = work.place().height;
    work.put(Key(Table::Members).add(op.member), member);
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
    member.suspended = 0;
    work.put(Key(Table::Members).add(op.member), member);
    work.tell({account(op.member), work.place().author}, EventKind::MemberReinstated,
              AccountSubject{account(op.member)});
    return Refusal::None;
}

Refusal run(Work& work, const Pseudonym& op) {
    const SignPublic author = work.pseudonymAuthor();
    if (work.state().clinic(work.clinicAuthor())) return Refusal::AuthorNotPseudonym;
    if (auto self = work.state().pseudonym(author)) return renew(work, op, *std::move(self));

    const std::set<AccountId> keys = {work.place().author, account(op.box), account(op.sharing)};
    if (keys.size() != 3) return Refusal::KeyInUse;
    for (const AccountId& key : {work.place().author, account(op.sharing)})
        if (work.state().key(key)) return Refusal::KeyInUse;
    if (!work.signatures().isUsable(author) || !work.signatures().isUsable(op.box))
        return Refusal::KeyUnusable;
    RESEAL_REQUIRE(checkNewPoint(work, op.sharing, author, op.proof));
    RESEAL_REQUIRE(checkAdmission(work, op));

    work.registerKey(author, KeyKind::Sign);
    work.registerKey(op.sharing, KeyKind::Sharing);
    work.put(Key(Table::Pseudonyms).add(author),
             PseudonymEntry{op.role, op.box, op.sharing, std::get<ClinicAdmission>(op.admission).clinic,
                            work.place().height, endOfLife(work, op.role), 0, std::nullopt});
    work.tell({work.place().author}, EventKind::PseudonymAdmitted, AccountSubject{work.place().author});
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
