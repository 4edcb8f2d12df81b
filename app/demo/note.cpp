#include <algorithm>

#include "app/demo/visit.h"

namespace reseal::app {
namespace {

std::string shown(Measure measure, int value) {
    const MeasureKind& kind = kindOf(measure);
    const std::string unit = kind.unit;
    std::string out = kind.decimal(value).text();
    if (unit != "{score}") out += (unit.starts_with('/') ? "" : " ") + unit;
    return out;
}

std::string objective(const Person& person, const Visit& visit) {
    const Values& values = visit.values;
    std::string out = "Blood pressure " + std::to_string(values.at(Measure::Systolic)) + "/" +
                      shown(Measure::Diastolic, values.at(Measure::Diastolic));
    for (const Measure measure :
         {Measure::HeartRate, Measure::Weight, Measure::Temperature, Measure::Saturation, Measure::PeakFlow})
        if (const auto at = values.find(measure); at != values.end())
            out += std::string(", ") + kindOf(measure).word + " " + shown(measure, at->second);
    out += ".\nLaboratory:";
    const char* separator = " ";
    for (const auto& [measure, value] : values) {
        const MeasureKind& kind = kindOf(measure);
        if (kind.group != Group::Laboratory) continue;
        out += separator + std::string(kind.word) + " " + shown(measure, value);
        if (const auto mark = interpretationOf(kind, person.build, value))
            out += *mark == "H" ? " (high)" : " (low)";
        separator = ", ";
    }
    return out + ".";
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string assessment(const Archetype& archetype, const Visit& visit) {
    std::string out;
    for (const Illness& illness : archetype.illnesses) {
        const bool fresh = visit.covers(illness.from) && illness.from >= 0;
        if (fresh) out += std::string("New: ") + illness.what.text + ".\n";
        if (!fresh && illness.from <= visit.month && visit.month < illness.to)
            out += std::string(illness.what.text) + ", known.\n";
    }
    const MeasureKind& kind = kindOf(archetype.watched);
    const int now = visit.values.at(archetype.watched);
    const std::string word = capitalised(kind.word);
    if (visit.before == nullptr) return out + word + " today " + shown(archetype.watched, now) + ".";
    const int then = visit.before->at(archetype.watched);
    if (std::abs(now - then) <= kind.noise)
        return out + word + " about as at the last visit (" + shown(archetype.watched, now) + ").";
    return out + word + (now > then ? " has risen from " : " has fallen from ") + kind.decimal(then).text() +
           " to " + shown(archetype.watched, now) + ".";
}

std::string plan(const Archetype& archetype, const Visit& visit) {
    std::string out;
    for (const Treatment& treatment : archetype.treatments) {
        const std::string what = treatment.what.text;
        if (visit.covers(treatment.from) && treatment.from >= 0)
            out += "Start " + what + ": " + treatment.dosage + ".\n";
        else if (visit.covers(treatment.to))
            out += "Stop " + what + ".\n";
        else if (treatment.from <= visit.month && visit.month < treatment.to)
            out += "Go on with " + what + ".\n";
    }
    for (const Intervention& intervention : archetype.interventions)
        if (visit.covers(intervention.month)) out += std::string(intervention.what.text) + ": done.\n";
    return out + "Next visit in about " + std::to_string(archetype.everyMonths) +
           " months, earlier if needed.";
}

}  // namespace

std::string noteText(const Archetype& archetype, const Person& person, const Visit& visit) {
    const char* complaint = complaintAt(archetype, visit.month);
    return person.given + " " + person.family + ", visit on " + dateText(visit.date) +
           "\nA made-up patient: nothing of this has happened.\n\nSUBJECTIVE\n" +
           (complaint != nullptr ? complaint : "Feels well, no new complaints.") + "\n\nOBJECTIVE\n" +
           objective(person, visit) + "\n\nASSESSMENT\n" + assessment(archetype, visit) + "\n\nPLAN\n" +
           plan(archetype, visit) + "\n";
}

}  // namespace reseal::app
