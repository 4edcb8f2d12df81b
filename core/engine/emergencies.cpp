#include "core/engine/emergencies.h"

#include "core/engine/enum_words.h"
#include "core/node/emergency_desk.h"

namespace reseal::engine {
namespace {

std::string answerOf(const node::KnownEmergency& one) {
    if (one.word) return one.word->box ? "shared" : "declined";
    if (one.isOver) return "too-late";
    return one.isAsked ? "due" : "not-asked";
}

}  // namespace

EmergencyView describeEmergencies(const node::Emergencies& known) {
    EmergencyView out;
    out.rule = known.rule == node::EmergencyRule::ByStaff ? "by-staff" : "automatic";
    if (known.disasterUntil != Instant{}) out.disasterUntil = known.disasterUntil;
    for (const node::KnownEmergency& one : known.emergencies) {
        EmergencyRow row;
        row.id = one.id;
        row.doctor = one.entry.author;
        row.patient = one.entry.patient;
        row.reason = wordOf(ledger::name(one.entry.reason));
        row.declared = one.entry.time;
        row.until = one.entry.until;
        row.isOver = one.isOver;
        row.shares = one.entry.shares;
        row.declined = one.entry.declined;
        row.answer = answerOf(one);
        if (one.entry.outcome) {
            row.outcome = wordOf(ledger::name(*one.entry.outcome));
            const auto clinic =
                std::ranges::find(known.clinics, one.entry.closedBy, &ledger::ListedClinic::id);
            row.reviewedBy =
                clinic == known.clinics.end() ? one.entry.closedBy.hex() : std::string(clinic->entry.name);
        }
        out.emergencies.push_back(std::move(row));
    }
    return out;
}

Result<ledger::EmergencyReason> emergencyReasonOf(std::string_view word) {
    return valueOf<ledger::EmergencyReason>(word, "a reason");
}
Result<ledger::EmergencyObjection> emergencyObjectionOf(std::string_view word) {
    return valueOf<ledger::EmergencyObjection>(word, "an objection");
}
Result<ledger::EmergencyOutcome> emergencyOutcomeOf(std::string_view word) {
    return valueOf<ledger::EmergencyOutcome>(word, "an outcome");
}

}  // namespace reseal::engine
