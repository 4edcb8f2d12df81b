#include "app/demo/visit.h"

#include <QByteArray>

namespace reseal::app {
namespace {

constexpr Coded kCheckUp = snomed("185349003", "Encounter for check up");
constexpr Coded kForSymptom = snomed("185345009", "Encounter for symptom");
constexpr Coded kProgressNote = loinc("11506-3", "Progress note");
constexpr Coded kReport = loinc("11502-2", "Laboratory report");
constexpr Coded kPressurePanel = loinc("85354-9", "Blood pressure panel with all children optional");
constexpr const char* kCategories = "http://terminology.hl7.org/CodeSystem/observation-category";
constexpr const char* kInterpretations = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
constexpr int kVisitMinutes = 20;
constexpr int kReportAfterMinutes = 240;

const char* categoryOf(Group group) {
    switch (group) {
        case Group::Laboratory:
            return "laboratory";
        case Group::Examination:
            return "exam";
        case Group::Survey:
            return "survey";
        case Group::Vital:
            return "vital-signs";
    }
    RESEAL_CHECK(false);
}

Json coded(const char* system, std::string_view code, const char* text) {
    const std::string known(code);
    return codeable({system, known.c_str(), text});
}

Json observed(const MeasureKind& kind) {
    return codeable(loinc(kind.loinc, kind.name));
}

// Value, reference range and interpretation, as an observation and a component have them.
void addValue(Json::Members& to, const MeasureKind& kind, Build build, int value) {
    to.push_back({"valueQuantity", quantity(kind, value)});
    if (const auto interpretation = interpretationOf(kind, build, value))
        to.push_back({"interpretation", listOf(coded(kInterpretations, *interpretation,
                                                     *interpretation == "H" ? "High" : "Low"))});
    const Range& range = kind.rangeOf(build);
    Json::Members limits;
    if (range.low != kOpen) limits.push_back({"low", quantity(kind, range.low)});
    if (range.high != kOpen) limits.push_back({"high", quantity(kind, range.high)});
    if (!limits.empty()) to.push_back({"referenceRange", listOf(std::move(limits))});
}

Json::Members observation(Group group, Json code, const Visit& visit) {
    const char* category = categoryOf(group);
    return {{"status", "final"},
            {"category", listOf(coded(kCategories, category, category))},
            {"code", std::move(code)},
            {"effectiveDateTime", momentText(visit.date, visit.minute)},
            {"encounter", referenceTo(visit.encounter)}};
}

Json component(Measure measure, Build build, const Visit& visit) {
    const MeasureKind& kind = kindOf(measure);
    Json::Members out{{"code", observed(kind)}};
    addValue(out, kind, build, visit.values.at(measure));
    return out;
}

void writePressure(Chart& chart, Build build, const Visit& visit) {
    Json::Members panel = observation(Group::Vital, codeable(kPressurePanel), visit);
    panel.push_back({"component", Json::array({component(Measure::Systolic, build, visit),
                                               component(Measure::Diastolic, build, visit)})});
    chart.add("Observation", std::move(panel));
}

// An adult's height is measured once.
bool isMeasured(Measure measure, Build build, const Visit& visit) {
    if (measure == Measure::Systolic || measure == Measure::Diastolic) return false;
    return measure != Measure::Height || build == Build::Child || visit.before == nullptr;
}

void writeReport(Chart& chart, const Visit& visit, std::vector<Json> results) {
    chart.add(
        "DiagnosticReport",
        {{"status", "final"},
         {"category", listOf(coded("http://terminology.hl7.org/CodeSystem/v2-0074", "LAB", "Laboratory"))},
         {"code", codeable(kReport)},
         {"effectiveDateTime", momentText(visit.date, visit.minute)},
         {"issued", momentText(visit.date, visit.minute + kReportAfterMinutes)},
         {"encounter", referenceTo(visit.encounter)},
         {"result", Json::array(std::move(results))}});
}

}  // namespace

const char* complaintAt(const Archetype& archetype, int month) {
    for (const Complaint& complaint : archetype.complaints)
        if (month >= complaint.from && month <= complaint.to) return complaint.says;
    return nullptr;
}

void writeEncounter(Chart& chart, const Archetype& archetype, Visit& visit) {
    const bool complains = complaintAt(archetype, visit.month) != nullptr;
    Json::Members encounter{
        {"status", "finished"},
        {"class", Json::Members{{"system", "http://terminology.hl7.org/CodeSystem/v3-ActCode"},
                                {"code", "AMB"},
                                {"display", "ambulatory"}}},
        {"type", listOf(codeable(complains ? kForSymptom : kCheckUp))},
        {"period", Json::Members{{"start", momentText(visit.date, visit.minute)},
                                 {"end", momentText(visit.date, visit.minute + kVisitMinutes)}}}};
    for (const Illness& illness : archetype.illnesses)
        if (visit.covers(illness.from)) {
            encounter.push_back({"reasonCode", listOf(codeable(illness.what))});
            break;
        }
    visit.encounter = chart.add("Encounter", std::move(encounter));
}

void writeMeasurements(Chart& chart, const Archetype& archetype, const Person& person, const Visit& visit) {
    writePressure(chart, person.build, visit);
    std::vector<Json> results;
    for (const auto& [measure, value] : visit.values) {
        const MeasureKind& kind = kindOf(measure);
        if (!isMeasured(measure, person.build, visit)) continue;
        Json::Members one = observation(kind.group, observed(kind), visit);
        addValue(one, kind, person.build, value);
        const std::string url = chart.add("Observation", std::move(one));
        if (kind.group == Group::Laboratory) results.push_back(referenceTo(url));
    }
    if (!results.empty()) writeReport(chart, visit, std::move(results));
    for (const Finding& finding : archetype.findings) {
        if (!visit.covers(finding.month)) continue;
        chart.add("DiagnosticReport",
                  {{"status", "final"},
                   {"category", listOf(coded("http://terminology.hl7.org/CodeSystem/v2-0074", finding.section,
                                             finding.sectionName))},
                   {"code", codeable(finding.what)},
                   {"effectiveDateTime", momentText(visit.date, visit.minute)},
                   {"encounter", referenceTo(visit.encounter)},
                   {"conclusion", finding.conclusion}});
    }
}

void writeNote(Chart& chart, const Archetype& archetype, const Person& person, const Visit& visit) {
    const std::string text = noteText(archetype, person, visit);
    const std::string data = QByteArray::fromStdString(text).toBase64().toStdString();
    const bool personal = complaintAt(archetype, visit.month) != nullptr;
    chart.add(
        "DocumentReference",
        {{"status", "current"},
         {"type", codeable(kProgressNote)},
         {"date", momentText(visit.date, visit.minute + kVisitMinutes)},
         {"description", "Note of the visit on " + dateText(visit.date)},
         {"content",
          listOf(Json::Members{{"attachment", Json::Members{{"contentType", "text/plain; charset=utf-8"},
                                                            {"language", "en"},
                                                            {"data", data}}}})},
         {"context", Json::Members{{"encounter", listOf(referenceTo(visit.encounter))}}}},
        personal ? archetype.securityLabel : nullptr);
}

}  // namespace reseal::app
