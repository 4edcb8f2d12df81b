// What a made-up patient's illness looks like, as tables: which conditions, which medicines from when to
// when, how the values run. Months count from the first visit; negative ones lie before it.
//
// Thread rule: constants.
#pragma once

#include <span>

#include "app/demo/measures.h"

namespace reseal::app {

inline constexpr int kOngoing = 1000;  // a month that does not come

struct Coded {
    const char* system;
    const char* code;  // null: only the text is known
    const char* text;
};
constexpr Coded snomed(const char* code, const char* text) {
    return {"http://snomed.info/sct", code, text};
}
constexpr Coded atc(const char* code, const char* text) {
    return {"http://www.whocc.no/atc", code, text};
}
constexpr Coded loinc(const char* code, const char* text) {
    return {"http://loinc.org", code, text};
}
constexpr Coded cvx(const char* code, const char* text) {
    return {"http://hl7.org/fhir/sid/cvx", code, text};
}

struct Illness {
    Coded what;
    int from, to = kOngoing;
};
struct Allergy {
    Coded what;
    const char* reaction;
    const char* criticality;  // "low", "high"
};
struct Treatment {
    Coded what;
    const char* dosage;
    int from, to = kOngoing;
    const Coded* reason = nullptr;
};
struct Vaccine {
    Coded what;
    int month;
    bool fromBirth = false;  // the month is one of age
};
struct Intervention {
    Coded what;
    int month;
    const Coded* reason = nullptr;
};
struct Finding {  // a report with words instead of values
    Coded what;
    const char *section, *sectionName;  // HL7 table 0074
    int month;
    const char* conclusion;
};
struct Course {
    Measure measure;
    int start;
    int perYear = 0;
};
struct Effect {  // comes within `ramp` months after `from`, and goes as slowly after `to`
    Measure measure;
    int from, to;
    int change;
    int ramp = 6;
};
struct Complaint {
    int from, to;
    const char* says;
};
struct Plan {
    const char *title, *goal;
    std::span<const char* const> activities;
    int month;
};

enum class Sex { Woman, Man, Either };

struct Archetype {
    const char* story;  // one sentence for a list
    Sex sex;
    int youngest, oldest;  // years at the end
    int years, everyMonths;
    std::span<const int> furtherVisits;  // months
    std::span<const Illness> illnesses;
    std::span<const Allergy> allergies;
    std::span<const Treatment> treatments;
    std::span<const Vaccine> vaccines;
    std::span<const Intervention> interventions;
    std::span<const Finding> findings;
    std::span<const Course> courses;
    std::span<const Effect> effects;
    std::span<const Complaint> complaints;
    Plan plan;
    Measure watched;            // what the assessments are about
    const char* securityLabel;  // of the visits' notes (v3-ActCode), or null
};

std::span<const Archetype* const> archetypes();

}  // namespace reseal::app
