// What is measured on made-up patients: LOINC codes, UCUM units, reference ranges. All values are whole
// numbers of the last digit that a laboratory reports (61 is an HbA1c of 6.1 %), so that no machine rounds
// them differently.
//
// Thread rule: constants.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "app/demo/json.h"

namespace reseal::app {

enum class Measure {
    HbA1c,
    Glucose,
    Creatinine,
    Egfr,
    UrineAlbumin,
    Potassium,
    Sodium,
    Bicarbonate,
    Phosphate,
    Cholesterol,
    Hdl,
    Ldl,
    Triglycerides,
    Haemoglobin,
    Leukocytes,
    Platelets,
    Eosinophils,
    Ferritin,
    Crp,
    Alt,
    Tsh,
    FreeT4,
    UricAcid,
    NtProBnp,
    Cd4,
    HivRna,
    PeakFlow,
    Phq9,
    Systolic,
    Diastolic,
    HeartRate,
    Weight,
    Height,
    Temperature,
    Saturation,
};
inline constexpr std::size_t kMeasures = static_cast<std::size_t>(Measure::Saturation) + 1;

enum class Group { Laboratory, Examination, Survey, Vital };  // which kind of observation it becomes
enum class Build { Woman, Man, Child };                       // whose reference range counts

inline constexpr int kOpen = -1;  // a range without a limit on this side
struct Range {
    int low = kOpen, high = kOpen;
};

struct MeasureKind {
    Measure measure;
    Group group;
    const char *loinc, *name;  // as LOINC knows it
    const char* word;          // as a note says it
    const char *unit, *ucum;
    int places;       // behind the point
    int usual;        // of a healthy adult
    int noise;        // from one visit to the next
    int least, most;  // what a living person has
    Range woman, man, child;

    const Range& rangeOf(Build build) const;
    Decimal decimal(int value) const { return {value, places}; }
};

const MeasureKind& kindOf(Measure measure);

// "H", "L" or nothing.
std::optional<std::string_view> interpretationOf(const MeasureKind& kind, Build build, int value);

// The estimated filtration rate that fits a creatinine (in 0.01 mg/dL), as CKD-EPI 2021 reckons it, from a
// table with straight lines between its points.
int filtrationRate(int creatinine, int age, bool woman);

}  // namespace reseal::app
