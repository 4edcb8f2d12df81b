#include "core/engine/cases.h"

#include "core/engine/enum_words.h"
#include "core/node/case_desk.h"

namespace reseal::engine {
std::vector<CaseRow> describeCases(const node::Cases& known) {
    const auto nameOf = [&](const ClinicId& id) {
        const auto at = std::ranges::find(known.clinics, id, &ledger::ListedClinic::id);
        return at == known.clinics.end() ? id.hex() : std::string(at->entry.name);
    };
    std::vector<CaseRow> out;
    for (const node::KnownCase& one : known.cases) {
        CaseRow row;
        row.id = one.id;
        row.pseudonym = one.entry.pseudonym;
        row.reason = wordOf(ledger::name(one.entry.reason));
        row.evidence = one.entry.evidence;
        row.by = nameOf(one.entry.openedBy);
        row.opened = one.entry.time;
        row.until = one.entry.until;
        row.state = wordOf(ledger::name(one.entry.status));
        row.isOverdue = one.isOverdue;
        row.needed = one.needed;
        for (const ClinicId& clinic : one.agreed) row.agreed.push_back(nameOf(clinic));
        for (const ClinicId& clinic : one.declined) row.declined.push_back(nameOf(clinic));
        const bool areSharesDue = one.entry.status == ledger::CaseStatus::Agreed;
        for (const ClinicId& clinic : one.agreed)
            if (areSharesDue && std::ranges::find(one.shared, clinic) == one.shared.end())
                row.waitedFor.push_back(nameOf(clinic));
        if (one.entry.member) row.member = Hash32::copy(*one.entry.member);
        if (one.memberOf) row.memberOf = nameOf(*one.memberOf);
        if (one.entry.consequence) row.consequence = wordOf(ledger::name(*one.entry.consequence));
        out.push_back(std::move(row));
    }
    return out;
}

Result<ledger::CaseReason> caseReasonOf(std::string_view word) {
    return valueOf<ledger::CaseReason>(word, "a reason");
}

Result<ledger::CaseConsequence> caseConsequenceOf(std::string_view word) {
    return valueOf<ledger::CaseConsequence>(word, "a consequence");
}

}  // namespace reseal::engine
