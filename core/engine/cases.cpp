#include "core/engine/cases.h"

#include "core/engine/enum_words.h"
#include "core/node/case_desk.h"

namespace reseal::engine {
namespace {

std::string plural(std::size_t count, const std::string& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string whyFailed(ledger::EqualityFailure failure) {
    using ledger::EqualityFailure;
    switch (failure) {
        case EqualityFailure::TooFewHashes:
        case EqualityFailure::TooFewParts:
        case EqualityFailure::TooFewShares:
            return "too few clinics have taken part in time";
        case EqualityFailure::Reinstated:
            return "the member was reinstated";
        case EqualityFailure::KeyRetired:
            return "the clinics have let go of the key";
        case EqualityFailure::NoSum:
        case EqualityFailure::None:
            break;
    }
    return "the clinics' parts came to nothing";
}

std::string openRound(const ledger::EqualityRound& round) {
    using ledger::EqualityPhase;
    const std::string what = "the clinics test " + plural(round.items.size(), "pseudonym");
    if (round.phase == EqualityPhase::Hashes) return what + ": the first of three steps";
    return what + (round.phase == EqualityPhase::Parts ? ": the second of three steps" : ": the last step");
}

// What is done comes before what is to come.
std::string pseudonymsInWords(const node::KnownPseudonyms& known) {
    using ledger::Refusal;
    if (known.last && !known.last->hasEnded()) return openRound(*known.last);
    if (known.next == Refusal::EqualityNothing) return "all that are this member's are ended";
    const bool hasFailed = known.last && known.last->phase == ledger::EqualityPhase::Failed;
    const std::string before =
        hasFailed ? "the last tests came to nothing, for " + whyFailed(known.last->failure) + "; " : "";
    if (known.next == Refusal::None) return before + "the next tests begin by themselves";
    if (known.next == Refusal::EqualityTooMany) return before + "the next tests begin tomorrow";
    if (known.next == Refusal::EqualityTooLate && known.last)
        return before + "the case is too old for more tests";
    if (known.next == Refusal::EqualityPatient) return "a patient keeps them";
    return hasFailed ? before + "nothing more is due" : "";
}

void describePseudonyms(CaseRow& row, const node::KnownPseudonyms& known) {
    row.pseudonyms = row.member ? pseudonymsInWords(known) : "";
    row.pseudonymsTested = known.all.tested;
    row.pseudonymsEnded = known.all.ended;
}

}  // namespace

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
        describePseudonyms(row, one.pseudonyms);
        for (const ClinicId& clinic : one.pseudonyms.waitedFor) row.testsWaitFor.push_back(nameOf(clinic));
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
