#include "core/engine/admission.h"

#include "core/engine/registers.h"
#include "core/engine/submit.h"
#include "core/engine/tickets.h"
#include "core/ledger/ring_admission.h"
#include "core/node/services.h"

namespace reseal::engine {
namespace {

Result<ledger::Admission> byClinic(JobContext& at, const SignPublic& pseudonym,
                                   const crypto::RistrettoKey& identity,
                                   const ledger::Pseudonym& registration) {
    const node::AdmitRequest question{std::string(records::code(at.role)),
                                      identity.point,
                                      crypto::proveKey(at.chain(), pseudonym, identity),
                                      pseudonym,
                                      registration.box,
                                      registration.sharing};
    auto answer = at.ask(node::FrameKind::Admit, question.encode());
    if (!answer) return during("the clinic was asked to admit a pseudonym", answer.error());
    RESEAL_ASSIGN(const auto admission, node::decodeAdmission(*answer));
    return ledger::Admission(admission);
}

// What the state says counts only once all of it was read.
template <class T>
Result<T> believed(JobContext& at, Result<T> result) {
    RESEAL_TRY(at.believed());
    return result;
}

Result<ledger::Admission> byRing(JobContext& at, const ledger::CommitteeEntry& tracing, std::uint64_t number,
                                 const SignPublic& pseudonym, const crypto::RistrettoKey& identity,
                                 const ledger::Pseudonym& registration) {
    const ledger::ChainParameters parameters = at.state().parameters();
    RESEAL_TRY(at.believed());
    const std::uint64_t period = ledger::ticketPeriod(at.now());
    RESEAL_ASSIGN(const std::uint32_t slot,
                  drawSlot(at, period, number, ledger::ticketsFor(parameters, registration.role)));
    RESEAL_ASSIGN(auto plan, believed(at, ledger::planAdmission(
                                              at.state(), tracing, pseudonym, identity, registration.role,
                                              at.keys.pseudonymWindow(number), period, slot)));
    RESEAL_ASSIGN(auto admission,
                  believed(at, ledger::signAdmission(at.state(), tracing, identity, std::move(plan),
                                                     pseudonym, registration)));
    return ledger::Admission(std::move(admission));
}

}  // namespace

Result<ledger::Pseudonym> registrationOf(JobContext& at, std::uint64_t number) {
    const SignPublic pseudonym = at.keys.pseudonymSign(number).publicKey();
    RESEAL_ASSIGN(const crypto::RistrettoKey sharing, at.keys.pseudonymShare(number));
    RESEAL_ASSIGN(const crypto::RistrettoKey identity, at.keys.identity(records::code(at.role)));
    ledger::Pseudonym out;
    out.role = ledgerRole(at.role);
    out.box = at.keys.pseudonymBox(number).publicKey();
    out.sharing = ledger::SharingKey::copy(sharing.point.view());
    out.proof = crypto::proveKey(at.chain(), pseudonym, sharing);
    at.forget();  // what is signed over is the roster as it is now
    RESEAL_ASSIGN(const auto tracing, newestCommittee(at, ledger::CommitteePurpose::Tracing));
    if (tracing) {
        RESEAL_ASSIGN(out.admission, byRing(at, *tracing, number, pseudonym, identity, out));
    } else {
        RESEAL_ASSIGN(out.admission, byClinic(at, pseudonym, identity, out));
    }
    return out;
}

bool isOvertaken(const Error& error) {
    using ledger::Refusal;
    if (error.code != ErrorCode::Refused) return false;
    if (error.detail.starts_with(kOvertaken)) return true;
    for (const Refusal one :
         {Refusal::RosterPast, Refusal::RosterAhead, Refusal::TracingKeyPast, Refusal::NoTracingKey,
          Refusal::PeriodPast, Refusal::PeriodAhead, Refusal::TicketUsed})
        if (error.detail.starts_with(std::string(ledger::name(one)) + ":")) return true;
    return false;
}

}  // namespace reseal::engine
