#include "core/node/case_desk.h"

namespace reseal::node {

using ledger::CaseId;
using ledger::CaseStatus;
using ledger::StateView;

namespace {
constexpr Duration kClosingTurn = seconds(60);  // for what is over, from one clinic to the next

Status unlessSaid(const Result<TxId>& said) {
    return unlessKnown(said, {ledger::Refusal::SaidAlready, ledger::Refusal::CaseEnded});
}

// Who may still speak in a round's phase.
std::vector<ClinicId> waitedFor(const StateView& state, const ledger::EqualityRound& round) {
    const auto committee = state.committeeOf(round.committee);
    const auto contains = [](const ledger::EqualityRound::Who& who, ledger::ClinicIndex index) {
        return std::ranges::find(who, index) != who.end();
    };
    std::vector<ClinicId> out;
    for (ledger::ClinicIndex i = 1; committee && i <= committee->members.size(); ++i) {
        const bool hasSpoken = round.phase == ledger::EqualityPhase::Hashes  ? contains(round.hashed, i)
                               : round.phase == ledger::EqualityPhase::Parts ? contains(round.parted, i)
                                                                             : contains(round.shared, i);
        const bool mayNot = committee->shareKeys.at(i - 1) == ledger::CommitteePoint{} ||
                            contains(round.faulty, i) ||
                            (round.phase == ledger::EqualityPhase::Parts && !contains(round.hashed, i));
        if (!hasSpoken && !mayNot) out.push_back(committee->members[i - 1]);
    }
    return out;
}

KnownPseudonyms knownPseudonyms(const StateView& state, const ledger::ListedCase& one) {
    KnownPseudonyms out;
    if (!one.entry.member) return out;
    out.all = ledger::equalityOf(state, *one.entry.member);
    out.last = ledger::lastEqualityRound(state, *one.entry.member);
    out.next = ledger::planEquality(state, one.entry, state.tip().time).refusal;
    if (out.last && !out.last->hasEnded()) out.waitedFor = waitedFor(state, *out.last);
    return out;
}
}  // namespace

// ---- For staff

Result<CaseId> CaseDesk::open(const SignPublic& pseudonym, ledger::CaseReason reason,
                              const std::vector<TxId>& evidence) {
    ledger::CaseOpen operation{pseudonym, reason, {}};
    if (evidence.empty() || evidence.size() > operation.evidence.kMax)
        return fail(ErrorCode::InvalidArgument, "evidence is one to " +
                                                    std::to_string(operation.evidence.kMax) +
                                                    " transactions by that pseudonym");
    operation.evidence = evidence;
    RESEAL_ASSIGN(const TxId tx, author_.sayIfAllowed({std::move(operation)}));
    return ledger::caseIdOf(tx, 0);
}

Status CaseDesk::agree(const CaseId& id, const SignPublic& pseudonym) {
    const auto entry = chain_.finalState().caseOf(id);
    RESEAL_TRY(chain_.readable());
    if (!entry) return fail(ErrorCode::NotFound, "there is no such case here");
    if (entry->pseudonym != pseudonym)
        return fail(ErrorCode::Conflict, "this case is about another pseudonym: " + entry->pseudonym.hex());
    RESEAL_TRY(keygen_.share(entry->committee));  // whoever agrees must be able to
    RESEAL_TRY(author_.sayIfAllowed({ledger::CaseAgree{id}}));
    return {};
}

Status CaseDesk::decline(const CaseId& id) {
    RESEAL_TRY(author_.sayIfAllowed({ledger::CaseDecline{id}}));
    return {};
}

Status CaseDesk::answer(const CaseId& id, ledger::CaseConsequence consequence) {
    RESEAL_TRY(author_.sayIfAllowed({ledger::CaseAnswer{id, consequence}}));
    return {};
}

Status CaseDesk::close(const CaseId& id) {
    RESEAL_TRY(author_.sayIfAllowed({ledger::CaseClose{id}}));
    return {};
}

Result<Cases> CaseDesk::cases() const {
    const StateView state = chain_.finalState();
    Cases out{{}, ledger::clinics(state)};
    for (const ledger::ListedCase& one : ledger::lastCases(state)) {
        KnownCase row{one.id, one.entry, 0, {}, {}, {}, {}, false, knownPseudonyms(state, one)};
        row.isOverdue = one.entry.status != CaseStatus::Closed && state.tip().time > one.entry.until;
        if (const auto committee = state.committeeOf(one.entry.committee)) {
            row.needed = committee->threshold;
            for (const auto& [index, agrees] : ledger::wordsIn(state, one.id, *committee))
                (agrees ? row.agreed : row.declined).push_back(committee->members.at(index - 1));
            for (const auto& [index, share] : ledger::sharesIn(state, one.id, *committee))
                row.shared.push_back(committee->members.at(index - 1));
        }
        const auto member = one.entry.member ? state.member(*one.entry.member) : std::nullopt;
        if (member) row.memberOf = member->clinic;
        out.cases.push_back(std::move(row));
    }
    RESEAL_TRY(chain_.readable());
    return out;
}

// ---- As a case goes on

bool CaseDesk::concerns(const AppliedBlock& block) {
    return std::ranges::any_of(block.events, [](const ledger::AccountEvent& one) {
        using Kind = ledger::EventKind;
        const Kind kind = one.event.kind;
        return kind == Kind::CaseAgreed || kind == Kind::CaseAnswered;
    });
}

Status CaseDesk::follow() {
    const std::vector<ledger::ListedCase> all = ledger::lastCases(chain_.finalState());
    RESEAL_TRY(chain_.readable());
    Status out;
    for (const ledger::ListedCase& one : all) {
        if (one.entry.status == CaseStatus::Closed) continue;
        if (const Status done = goOn(one); out && !done) out = done;
    }
    return out;
}

Status CaseDesk::goOn(const ledger::ListedCase& one) {
    const StateView state = chain_.finalState();
    const auto committee = state.committeeOf(one.entry.committee);
    RESEAL_TRY(chain_.readable());
    if (committee && one.entry.status == CaseStatus::Agreed) RESEAL_TRY(share(one, *committee));
    // What is answered its opener closes; what has lasted too long, whoever comes first.
    const bool isAnswered = one.entry.status == CaseStatus::Traced && one.entry.consequence;
    const bool isOwn = one.entry.openedBy == own_;
    const auto turn = state.epoch().indexOf(own_);
    const bool isOver =
        turn && wallClock() > one.entry.until + kClosingTurn * static_cast<std::int64_t>(*turn + 1);
    if (!((isAnswered && isOwn) || isOver) || closing_ == one.id) return {};
    const auto said = author_.sayIfAllowed({ledger::CaseClose{one.id}});
    if (said) closing_ = one.id;
    const bool isEarly = !said && said.error().detail == ledger::name(ledger::Refusal::CaseStands);
    return isEarly ? Status() : unlessSaid(said);
}

Status CaseDesk::share(const ledger::ListedCase& one, const ledger::CommitteeEntry& committee) {
    const StateView state = chain_.finalState();
    const auto index = ledger::placeOf(committee.members, own_);
    const auto words = ledger::wordsIn(state, one.id, committee);
    const auto ring = ledger::ringEntryOf(state, one.entry);
    const bool isSaid = index && ledger::sharesIn(state, one.id, committee).contains(*index);
    RESEAL_TRY(chain_.readable());
    if (!index || !ring || isSaid || !words.contains(*index) || !words.at(*index)) return {};
    RESEAL_ASSIGN(const sharing::CommitteeShare own, keygen_.share(one.entry.committee));
    RESEAL_ASSIGN(const crypto::Point U1, crypto::Point::decode(ring->U1));
    // The contract has admitted it after its ring signature was checked.
    RESEAL_ASSIGN(const auto partial, exponentiate(own, sharing::ProvenPoint::admitted(U1), one.id));
    return unlessSaid(
        author_.sayIfAllowed({ledger::CaseShare{one.id, ledger::CasePartial::copy(partial.view())}}));
}

}  // namespace reseal::node
