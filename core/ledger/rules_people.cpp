// Who there is: Enrol, Pseudonym, Retire.
#include "core/crypto/box.h"
#include "core/ledger/rules.h"

namespace reseal::ledger {
namespace {

Refusal checkNewPoint(const Work& work, ByteView encoded, const SignPublic& provenFor,
                      const KeyProof& proof) {
    const auto point = crypto::Point::decode(encoded);
    if (!point) return Refusal::KeyUnusable;
    if (!crypto::checkKeyProof(work.place().chain, provenFor, *point, proof)) return Refusal::KeyProofWrong;
    return Refusal::None;
}

Refusal checkAdmission(const Work& work, const Pseudonym& op) {
    const auto* admission = std::get_if<ClinicAdmission>(&op.admission);
    if (admission == nullptr) return Refusal::RingAdmissionUnsupported;
    if (!work.state().parameters().clinicAdmission) return Refusal::AdmissionNotAllowed;
    const auto clinic = work.state().clinic(admission->clinic);
    if (!clinic) return Refusal::ClinicUnknown;
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

}  // namespace

Refusal run(Work& work, const Enrol& op) {
    const auto clinic = work.state().clinic(work.clinicAuthor());
    if (!clinic) return Refusal::AuthorNotClinic;
    if (work.state().key(op.member)) return Refusal::KeyInUse;
    RESEAL_REQUIRE(checkNewPoint(work, op.member, clinic->signKey, op.proof));
    work.registerKey(op.member, KeyKind::Identity);
    work.put(Key(Table::Members).add(op.member), Member{op.role, work.clinicAuthor(), work.place().height});
    work.tell({account(op.member), work.place().author}, EventKind::Enrolled,
              AccountSubject{account(op.member)});
    return Refusal::None;
}

Refusal run(Work& work, const Pseudonym& op) {
    const SignPublic author = work.pseudonymAuthor();
    if (work.state().clinic(work.clinicAuthor())) return Refusal::AuthorNotPseudonym;
    if (auto self = work.state().pseudonym(author)) return renew(work, op, *std::move(self));

    const std::set<AccountId> keys = {work.place().author, account(op.box), account(op.sharing)};
    if (keys.size() != 3) return Refusal::KeyInUse;
    for (const AccountId& key : keys)
        if (work.state().key(key)) return Refusal::KeyInUse;
    if (!crypto::isUsableSignKey(author)) return Refusal::KeyUnusable;
    if (!crypto::sealTo(op.box, {})) return Refusal::KeyUnusable;  // of small order
    RESEAL_REQUIRE(checkNewPoint(work, op.sharing, author, op.proof));
    RESEAL_REQUIRE(checkAdmission(work, op));

    work.registerKey(author, KeyKind::Sign);
    work.registerKey(op.box, KeyKind::Box);
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
