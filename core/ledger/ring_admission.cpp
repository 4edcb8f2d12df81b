#include "core/ledger/ring_admission.h"

#include "core/sharing/ring_signature.h"

namespace reseal::ledger {

Result<RingAdmission> planAdmission(const StateView& state, const SignPublic& pseudonym,
                                    const crypto::RistrettoKey& identity, Role role,
                                    const crypto::SecretBytes& window, std::uint64_t period,
                                    std::uint32_t slot) {
    const auto committee = state.committee(CommitteePurpose::Tracing);
    if (!committee) return fail(ErrorCode::NotFound, "the clinics have made no tracing key yet");
    return planAdmission(state, *committee, pseudonym, identity, role, window, period, slot);
}

Result<RingAdmission> planAdmission(const StateView& state, const CommitteeEntry& tracing,
                                    const SignPublic& pseudonym, const crypto::RistrettoKey& identity,
                                    Role role, const crypto::SecretBytes& window, std::uint64_t period,
                                    std::uint32_t slot) {
    RingAdmission plan;
    plan.rosterHeight = state.tip().height;  // first: what is read after it is not older
    plan.period = period;
    plan.slot = slot;
    plan.committee = tracing.run.attempt;
    const auto who = IdentityKey::copy(identity.point.view());
    const auto at = state.rosterPlace(who);
    const auto member = state.member(who);
    if (!at || !member || at->role != role)
        return fail(ErrorCode::Denied, "this identity is not enrolled in this role");
    if (member->suspended != 0) return fail(ErrorCode::Denied, "this member is suspended");
    const auto clinic = state.clinic(member->clinic);
    if (!clinic || clinic->isLeaving())
        return fail(ErrorCode::Denied, "the clinic that has enrolled this member was removed");

    const auto first = state.ringEntry(pseudonym, 0);
    plan.roster = first ? first->roster : state.rosterSize(role);
    RESEAL_ASSIGN(const auto shape, sharing::RingShape::around(plan.roster, at->place, window));
    plan.window = first ? first->window : shape.start();
    return plan;
}

namespace {
Result<RingStatement> statementUnder(const CommitteeEntry& tracing, const StateView& state,
                                     const SignPublic& pseudonym, const Pseudonym& registration,
                                     const RingAdmission& admission) {
    RESEAL_ASSIGN(const auto tracingKey, crypto::Point::decode(tracing.key));
    RESEAL_ASSIGN(const auto shape, sharing::RingShape::of(admission.roster, admission.window));
    auto members = ringMembers(state, registration.role, shape);
    if (!members) return fail(ErrorCode::InvalidArgument, "nobody in that ring may have a pseudonym");
    const auto message = registrationMessage(state.chainId(), pseudonym, registration, admission);
    return RingStatement{
        state.chainId(), registration.role,   admission.period,       admission.slot, tracingKey,
        shape,           *std::move(members), toBytes(message.view())};
}
}  // namespace

Result<RingStatement> ringStatement(const StateView& state, const SignPublic& pseudonym,
                                    const Pseudonym& registration, const RingAdmission& admission) {
    const auto committee = state.committeeOf({CommitteePurpose::Tracing, admission.committee});
    if (!committee) return fail(ErrorCode::NotFound, "no such tracing key");
    return statementUnder(*committee, state, pseudonym, registration, admission);
}

Result<RingAdmission> signAdmission(const StateView& state, const crypto::RistrettoKey& identity,
                                    RingAdmission plan, const SignPublic& pseudonym,
                                    const Pseudonym& registration) {
    const auto committee = state.committeeOf({CommitteePurpose::Tracing, plan.committee});
    if (!committee) return fail(ErrorCode::NotFound, "no such tracing key");
    return signAdmission(state, *committee, identity, std::move(plan), pseudonym, registration);
}

Result<RingAdmission> signAdmission(const StateView& state, const CommitteeEntry& tracing,
                                    const crypto::RistrettoKey& identity, RingAdmission plan,
                                    const SignPublic& pseudonym, const Pseudonym& registration) {
    RESEAL_ASSIGN(const auto statement, statementUnder(tracing, state, pseudonym, registration, plan));
    RESEAL_ASSIGN(const auto ring, ringOf(statement));
    RESEAL_ASSIGN(const auto base, sharing::TicketBase::of(statement.chain, name(statement.role),
                                                           statement.period, statement.slot));
    RESEAL_ASSIGN(const auto signature,
                  sharing::signAsMember(identity, ring, statement.tracingKey, base, statement.message));
    plan.ticket = Ticket::copy(signature.Z.view());
    plan.signature = signature.encode();
    return plan;
}

}  // namespace reseal::ledger
