#include "core/node/case_desk.h"

#include <deque>

#include "core/ledger/roster.h"

namespace reseal::node {

using ledger::StateView;

Result<ledger::CaseId> CaseDesk::open(const SignPublic& pseudonym, std::optional<std::uint64_t> entry,
                                      ledger::CaseReason reason, const std::vector<TxId>& evidence) {
    ledger::CaseOpen operation{pseudonym, 0, reason, {}};
    if (evidence.size() > operation.evidence.kMax)
        return fail(ErrorCode::TooLarge,
                    "at most " + std::to_string(operation.evidence.kMax) + " transactions are evidence");
    operation.evidence = evidence;
    if (!entry) {
        const std::size_t known = ledger::ringEntriesOf(chain_.finalState(), pseudonym).size();
        RESEAL_TRY(chain_.readable());
        entry = known == 0 ? 0 : known - 1;
    }
    operation.entry = *entry;
    RESEAL_ASSIGN(const TxId tx, author_.sayIfAllowed({std::move(operation)}));
    return ledger::caseIdOf(tx, 0);
}

Status CaseDesk::agree(const ledger::CaseId& id) {
    const StateView state = chain_.finalState();
    const auto entry = state.caseOf(id);
    const auto ring = entry ? ledger::ringEntryOf(state, *entry) : std::nullopt;
    RESEAL_TRY(chain_.readable());
    if (!ring) return fail(ErrorCode::NotFound, "there is no such case here");
    RESEAL_ASSIGN(const sharing::CommitteeShare share, keygen_.share(entry->committee));
    RESEAL_ASSIGN(const crypto::Point U1, crypto::Point::decode(ring->U1));
    // The contract has admitted it after its ring signature was checked.
    RESEAL_ASSIGN(const auto partial, exponentiate(share, sharing::ProvenPoint::admitted(U1), id));
    RESEAL_TRY(author_.sayIfAllowed({ledger::CaseShare{id, ledger::CasePartial::copy(partial.view())}}));
    return {};
}

Status CaseDesk::decline(const ledger::CaseId& id) {
    RESEAL_TRY(author_.sayIfAllowed({ledger::CaseRefuse{id}}));
    return {};
}

Status CaseDesk::answer(const ledger::CaseId& id, ledger::CaseConsequence consequence) {
    RESEAL_TRY(author_.sayIfAllowed({ledger::CaseAnswer{id, consequence}}));
    return {};
}

Status CaseDesk::close(const ledger::CaseId& id) {
    RESEAL_TRY(author_.sayIfAllowed({ledger::CaseClose{id}}));
    return {};
}

Result<Cases> CaseDesk::cases() const {
    const StateView state = chain_.finalState();
    std::deque<ledger::ListedCase> last;
    std::uint64_t from = 0;
    for (auto page = ledger::cases(state); !page.empty(); page = ledger::cases(state, from)) {
        from += page.size();
        for (ledger::ListedCase& one : page) last.push_back(std::move(one));
        while (last.size() > ledger::kMaxPage) last.pop_front();
    }
    Cases out{{}, ledger::clinics(state)};
    for (const ledger::ListedCase& one : last) {
        KnownCase row{one.id, one.entry, 0, {}, {}, {}};
        if (const auto committee = state.committeeOf(one.entry.committee)) {
            row.needed = committee->threshold;
            for (const auto& [index, share] : ledger::sharesIn(state, one.id, *committee))
                row.agreed.push_back(committee->members.at(index - 1));
            for (const ledger::ClinicIndex index : ledger::refusalsIn(state, one.id, *committee))
                row.declined.push_back(committee->members.at(index - 1));
        }
        const auto member = one.entry.member ? state.member(*one.entry.member) : std::nullopt;
        if (member) row.memberOf = member->clinic;
        out.cases.push_back(std::move(row));
    }
    RESEAL_TRY(chain_.readable());
    return out;
}

}  // namespace reseal::node
