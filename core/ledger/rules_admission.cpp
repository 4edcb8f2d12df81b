// Pseudonyms: a clinic or an unnamed member vouches for each.
#include "core/ledger/equality.h"
#include "core/ledger/ring_admission.h"
#include "core/ledger/rules.h"
#include "core/sharing/ring_signature.h"

namespace reseal::ledger {
namespace {

// Who vouches: a clinic, or the one who is encrypted in a ring signature.
struct Voucher {
    std::optional<ClinicId> clinic;
    std::optional<RingEntry> ring;
    std::uint64_t period = 0;
    Instant when;
};

Refusal check(const Work& work, const Pseudonym& op, const ClinicAdmission& admission, Voucher& out) {
    if (!work.state().parameters().clinicAdmission) return Refusal::AdmissionNotAllowed;
    const auto clinic = work.state().clinic(admission.clinic);
    if (!clinic) return Refusal::ClinicUnknown;
    if (clinic->isLeaving()) return Refusal::ClinicLeft;
    // Neither side can overflow: both times are decoded as 0 … 2^63 − 1.
    const Duration age = work.place().time - admission.issued;
    if (age > kAdmissionWindow || age.ms < -kAdmissionWindow.ms) return Refusal::AdmissionStale;
    const auto message = admissionMessage(work.place().chain, work.pseudonymAuthor(), op, admission.issued);
    if (!work.signatures().verify(clinic->signKey, message, admission.signature))
        return Refusal::AdmissionWrong;
    out.clinic = admission.clinic;
    out.when = std::min(admission.issued, work.place().time);  // it may have been kept for a day
    out.period = ticketPeriod(out.when);
    return Refusal::None;
}

// The cheap first.
Refusal check(const Work& work, const Pseudonym& op, const RingAdmission& admission, Voucher& out) {
    const StateView state = work.state();
    const Work::Place& at = work.place();
    const auto committee = state.committee(CommitteePurpose::Tracing);
    if (!committee) return Refusal::NoTracingKey;
    if (committee->run.attempt != admission.committee) return Refusal::TracingKeyPast;
    RESEAL_REQUIRE(judgeRoster(state, work.pseudonymAuthor(), op.role, admission, at.height, at.time));
    const std::uint64_t today = ticketPeriod(at.time);
    if (admission.period > today) return Refusal::PeriodAhead;
    if (admission.period + 1 < today) return Refusal::PeriodPast;
    if (admission.slot >= ticketsFor(state.parameters(), op.role)) return Refusal::SlotTooHigh;
#ifndef RESEAL_WITHOUT_TICKETS
    if (state.isTicketUsed(admission.ticket)) return Refusal::TicketUsed;
#endif
    const auto statement = ringStatement(state, work.pseudonymAuthor(), op, admission);
    if (!statement) return Refusal::WindowWrong;
    const auto signature = sharing::RingSignature::decode(admission.signature);
    if (!signature) return Refusal::RingSignatureWrong;
    if (!equal(signature->Z.view(), admission.ticket)) return Refusal::TicketWrong;
    // Of a test of the one the clinics could not tell the other's apart (sharing::AnswerKey); and who lends
    // somebody the randomness would share that one's fate.
    if (work.table().get(Key(Table::Encryptions).add(signature->identity.U1.view())))
        return Refusal::EncryptionUsed;
    if (!work.signatures().isRingSigned(*statement, admission.signature)) return Refusal::RingSignatureWrong;
    out.when = at.time;
    out.period = admission.period;
    out.ring = RingEntry{committee->run,
                         at.height,
                         at.time,
                         admission.roster,
                         admission.window,
                         CommitteePoint::copy(signature->identity.U1.view()),
                         CommitteePoint::copy(signature->identity.V1.view()),
                         admission.ticket};
    return Refusal::None;
}

Refusal checkAdmission(const Work& work, const Pseudonym& op, Voucher& out) {
    return std::visit([&](const auto& one) { return check(work, op, one, out); }, op.admission);
}

void keepRing(Work& work, Role role, const Voucher& voucher) {
    if (!voucher.ring) return;
    work.put(Key(Table::Tickets).add(voucher.ring->ticket), work.pseudonymAuthor());
    work.put(Key(Table::Encryptions).add(voucher.ring->U1), work.pseudonymAuthor());
    const std::uint64_t number =
        readOr<std::uint64_t>(work.table(), listLengthKey(Table::RingEntries, work.place().author), 0);
    work.appendTo(Table::RingEntries, work.place().author, *voucher.ring);
    const Key size = roleKey(Table::VouchedSize, role);
    const auto n = readOr<std::uint64_t>(work.table(), size, 0);
    work.put(roleKey(Table::Vouched, role).number(n),
             Vouching{work.pseudonymAuthor(), number, work.place().time});
    work.put(size, n + 1);
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
    Voucher voucher;
    RESEAL_REQUIRE(checkAdmission(work, op, voucher));
    self.until = endOfLife(work, op.role);
    self.admittedBy = voucher.clinic;
    self.period = voucher.period;
    self.vouched = voucher.when;
    work.put(Key(Table::Pseudonyms).add(work.place().author), self);
    keepRing(work, op.role, voucher);
    work.tell({work.place().author}, EventKind::PseudonymRenewed, AccountSubject{work.place().author});
    return Refusal::None;
}

}  // namespace

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
    Voucher voucher;
    RESEAL_REQUIRE(checkAdmission(work, op, voucher));

    work.registerKey(author, KeyKind::Sign);
    work.registerKey(op.sharing, KeyKind::Sharing);
    work.put(Key(Table::Pseudonyms).add(author),
             PseudonymEntry{op.role, op.box, op.sharing, voucher.clinic, work.place().height,
                            endOfLife(work, op.role), 0, std::nullopt, voucher.period, voucher.when});
    keepRing(work, op.role, voucher);
    work.tell({work.place().author}, EventKind::PseudonymAdmitted, AccountSubject{work.place().author});
    return Refusal::None;
}

}  // namespace reseal::ledger
