#include "app/demo/patients.h"

#include <algorithm>

#include "app/demo/visit.h"

namespace reseal::app {
namespace {

// Trees and other plants.
constexpr std::array kFamilies{"Linden", "Juniper", "Hawthorn", "Alder",   "Spruce",   "Larch",
                               "Yarrow", "Cypress", "Aspen",    "Bracken", "Clover",   "Tamarisk",
                               "Mallow", "Tansy",   "Thistle",  "Sedge",   "Laburnum", "Hornbeam",
                               "Sorrel", "Comfrey", "Bilberry", "Medlar",  "Quince"};
constexpr int kFirstHour = 8 * 60, kLastHour = 15 * 60;
constexpr const char* kClinicalStatus = "http://terminology.hl7.org/CodeSystem/condition-clinical";
constexpr const char* kAllergyStatus = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
constexpr Coded kInfluenza = cvx("140", "Influenza, seasonal, injectable");

class Life {
public:
    Life(std::uint32_t seed, Date until);
    DemoPatient write();

private:
    Date born(Date until);
    void planVisits(Date until);
    void writePatient();
    void writeVisit(Visit& visit);
    void writeIllnesses(const Visit& visit);
    void writeAllergies(const Visit& visit);
    void writeTreatments(const Visit& visit);
    void writeInterventions(const Visit& visit);
    void writeVaccines(const Visit& visit);
    void writePlan(const Visit& visit);
    void vaccinate(const Coded& what, Date date, const std::string& encounter);
    Date dayOf(int month) const { return latestOf(birth_, monthsAfter(visits_.front().date, month)); }

    std::uint32_t seed_;
    Dice dice_;
    const Archetype& archetype_;
    Person person_;
    Date birth_, until_;
    std::vector<Visit> visits_;
    Chart chart_;
};

Life::Life(std::uint32_t seed, Date until)
    : seed_(seed),
      dice_(std::uint64_t{seed} << 20),
      archetype_(*archetypes()[seed % archetypes().size()]),
      until_(until),
      chart_(seed) {
    person_.family = kFamilies[seed % kFamilies.size()];
    person_.woman =
        archetype_.sex == Sex::Woman || (archetype_.sex == Sex::Either && dice_.between(0, 1) == 0);
    person_.build = person_.woman ? Build::Woman : Build::Man;
    if (archetype_.oldest < 18) person_.build = Build::Child;
    birth_ = born(until);
    planVisits(until);
}

Date Life::born(Date until) {
    const int years = dice_.between(archetype_.youngest, archetype_.oldest);
    return monthsAfter(until, -12 * years) - std::chrono::days(dice_.between(20, 340));
}

void Life::planVisits(Date until) {
    std::vector<int> months(archetype_.furtherVisits.begin(), archetype_.furtherVisits.end());
    for (int month = 0; month <= archetype_.years * 12; month += archetype_.everyMonths)
        months.push_back(month);
    std::ranges::sort(months);
    months.erase(std::unique(months.begin(), months.end()), months.end());
    const Date last = until - std::chrono::days(dice_.between(14, 40));
    const Date first = monthsAfter(last, -months.back());
    Courses courses(archetype_, person_.woman, dice_);
    for (const int month : months) {
        Visit visit;
        visit.month = month;
        visit.previous = visits_.empty() ? -kOngoing : visits_.back().month;
        visit.date = workdayNotAfter(monthsAfter(first, month) + std::chrono::days(dice_.between(-6, 6)));
        visit.minute = dice_.between(kFirstHour / 10, kLastHour / 10) * 10;
        visit.values = courses.at(month, yearsBetween(birth_, visit.date), dice_);
        visits_.push_back(std::move(visit));
    }
    for (std::size_t i = 1; i < visits_.size(); ++i) visits_[i].before = &visits_[i - 1].values;
}

void Life::writePatient() {
    chart_.add(
        "Patient",
        {{"identifier", listOf(Json::Members{{"system", "https://example.org/demo-patients"},
                                             {"value", "demo-" + std::to_string(seed_)}})},
         {"name", listOf(Json::Members{
                      {"use", "official"}, {"family", person_.family}, {"given", listOf(person_.given)}})},
         {"gender", person_.woman ? "female" : "male"},
         {"birthDate", dateText(birth_)}});
}

void Life::writeIllnesses(const Visit& visit) {
    for (const Illness& illness : archetype_.illnesses) {
        if (!visit.covers(illness.from)) continue;
        const bool over = illness.to < visits_.back().month;
        Json::Members condition{{"clinicalStatus", codeable({kClinicalStatus, over ? "resolved" : "active",
                                                             over ? "Resolved" : "Active"})},
                                {"code", codeable(illness.what)},
                                {"encounter", referenceTo(visit.encounter)},
                                {"onsetDateTime", dateText(std::min(visit.date, dayOf(illness.from)))}};
        if (over)
            condition.push_back({"abatementDateTime", dateText(latestOf(visit.date, dayOf(illness.to)))});
        condition.push_back({"recordedDate", dateText(visit.date)});
        chart_.add("Condition", std::move(condition));
    }
}

void Life::writeAllergies(const Visit& visit) {
    for (const Allergy& allergy : archetype_.allergies)
        chart_.add(
            "AllergyIntolerance",
            {{"clinicalStatus", codeable({kAllergyStatus, "active", "Active"})},
             {"criticality", allergy.criticality},
             {"code", codeable(allergy.what)},
             {"recordedDate", dateText(visit.date)},
             {"reaction",
              listOf(Json::Members{{"manifestation", listOf(Json::Members{{"text", allergy.reaction}})}})}});
}

void Life::writeTreatments(const Visit& visit) {
    for (const Treatment& treatment : archetype_.treatments) {
        if (!visit.covers(treatment.from)) continue;
        const bool over = treatment.to < visits_.back().month;
        Json::Members request{{"status", over ? "completed" : "active"},
                              {"intent", "order"},
                              {"medicationCodeableConcept", codeable(treatment.what)},
                              {"encounter", referenceTo(visit.encounter)},
                              {"authoredOn", dateText(visit.date)}};
        if (treatment.reason != nullptr)
            request.push_back({"reasonCode", listOf(codeable(*treatment.reason))});
        Json::Members period{{"start", dateText(std::min(visit.date, dayOf(treatment.from)))}};
        if (over) period.push_back({"end", dateText(latestOf(visit.date, dayOf(treatment.to)))});
        request.push_back(
            {"dosageInstruction",
             listOf(Json::Members{
                 {"text", treatment.dosage},
                 {"timing",
                  Json::Members{{"repeat", Json::Members{{"boundsPeriod", std::move(period)}}}}}})});
        chart_.add("MedicationRequest", std::move(request));
    }
}

void Life::writeInterventions(const Visit& visit) {
    for (const Intervention& intervention : archetype_.interventions) {
        if (!visit.covers(intervention.month)) continue;
        Json::Members procedure{{"status", "completed"},
                                {"code", codeable(intervention.what)},
                                {"encounter", referenceTo(visit.encounter)},
                                {"performedDateTime", momentText(visit.date, visit.minute)}};
        if (intervention.reason != nullptr)
            procedure.push_back({"reasonCode", listOf(codeable(*intervention.reason))});
        chart_.add("Procedure", std::move(procedure));
    }
}

void Life::vaccinate(const Coded& what, Date date, const std::string& encounter) {
    Json::Members immunization{
        {"status", "completed"}, {"vaccineCode", codeable(what)}, {"occurrenceDateTime", dateText(date)}};
    if (!encounter.empty()) immunization.push_back({"encounter", referenceTo(encounter)});
    chart_.add("Immunization", std::move(immunization));
}

void Life::writeVaccines(const Visit& visit) {
    const bool first = visit.before == nullptr;
    for (const Vaccine& vaccine : archetype_.vaccines) {
        if (vaccine.fromBirth && first) vaccinate(vaccine.what, monthsAfter(birth_, vaccine.month), {});
        if (!vaccine.fromBirth && visit.covers(vaccine.month))
            vaccinate(vaccine.what, visit.date, visit.encounter);
    }
    const auto month = std::chrono::year_month_day(visit.date).month();
    if (month >= std::chrono::October && month <= std::chrono::December)
        vaccinate(kInfluenza, visit.date, visit.encounter);
}

void Life::writePlan(const Visit& visit) {
    const Plan& plan = archetype_.plan;
    if (!visit.covers(plan.month)) return;
    const std::string goal = chart_.add("Goal", {{"lifecycleStatus", "active"},
                                                 {"description", Json::Members{{"text", plan.goal}}},
                                                 {"startDate", dateText(visit.date)}});
    std::vector<Json> activities;
    for (const char* activity : plan.activities)
        activities.push_back(
            Json::Members{{"detail", Json::Members{{"status", "in-progress"}, {"description", activity}}}});
    chart_.add("CarePlan", {{"status", "active"},
                            {"intent", "plan"},
                            {"title", plan.title},
                            {"period", Json::Members{{"start", dateText(visit.date)}}},
                            {"encounter", referenceTo(visit.encounter)},
                            {"goal", listOf(referenceTo(goal))},
                            {"activity", Json::array(std::move(activities))}});
}

void Life::writeVisit(Visit& visit) {
    writeEncounter(chart_, archetype_, visit);
    if (visit.before == nullptr) writeAllergies(visit);
    writeIllnesses(visit);
    writeMeasurements(chart_, archetype_, person_, visit);
    writeTreatments(visit);
    writeInterventions(visit);
    writeVaccines(visit);
    writePlan(visit);
    writeNote(chart_, archetype_, person_, visit);
}

DemoPatient Life::write() {
    writePatient();
    for (Visit& visit : visits_) writeVisit(visit);
    return {person_.given + " " + person_.family, dateText(birth_), archetype_.story, chart_.bundle()};
}

}  // namespace

DemoPatient demoPatient(std::uint32_t seed, Date until) {
    return Life(seed, until).write();
}

}  // namespace reseal::app
