#include "app/demo/measures.h"

#include <algorithm>

#include "core/base/check.h"

namespace reseal::app {
namespace {

using enum Measure;
using enum Group;

constexpr Range kNone{};
constexpr Range upTo(int high) {
    return {kOpen, high};
}
constexpr Range from(int low) {
    return {low, kOpen};
}

// In the order of the enumeration.
// clang-format off
constexpr std::array<MeasureKind, kMeasures> kKinds{{
    // measure, group, LOINC, name, word, unit, UCUM, places, usual, noise, least, most, woman, man, child
    {HbA1c, Laboratory, "4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood",
     "HbA1c", "%", "%", 1, 53, 2, 40, 150, {40, 56}, {40, 56}, {40, 56}},
    {Glucose, Laboratory, "1558-6", "Fasting glucose [Mass/volume] in Serum or Plasma",
     "fasting glucose", "mg/dL", "mg/dL", 0, 88, 8, 50, 450, {70, 99}, {70, 99}, {70, 99}},
    {Creatinine, Laboratory, "2160-0", "Creatinine [Mass/volume] in Serum or Plasma",
     "creatinine", "mg/dL", "mg/dL", 2, 82, 6, 25, 900, {50, 95}, {65, 120}, {30, 70}},
    {Egfr, Laboratory, "98979-8", "Glomerular filtration rate (CKD-EPI 2021)",
     "eGFR", "mL/min/1.73 m2", "mL/min/{1.73_m2}", 0, 100, 0, 5, 150, from(60), from(60), kNone},
    {UrineAlbumin, Laboratory, "9318-7", "Albumin/Creatinine [Mass Ratio] in Urine",
     "urine albumin/creatinine", "mg/g", "mg/g{creat}", 0, 9, 6, 2, 4000, upTo(30), upTo(30), upTo(30)},
    {Potassium, Laboratory, "2823-3", "Potassium [Moles/volume] in Serum or Plasma",
     "potassium", "mmol/L", "mmol/L", 1, 42, 3, 28, 65, {35, 51}, {35, 51}, {34, 47}},
    {Sodium, Laboratory, "2951-2", "Sodium [Moles/volume] in Serum or Plasma",
     "sodium", "mmol/L", "mmol/L", 0, 140, 3, 122, 155, {136, 145}, {136, 145}, {136, 145}},
    {Bicarbonate, Laboratory, "1963-8", "Bicarbonate [Moles/volume] in Serum or Plasma",
     "bicarbonate", "mmol/L", "mmol/L", 0, 25, 2, 10, 40, {22, 29}, {22, 29}, {20, 28}},
    {Phosphate, Laboratory, "2777-1", "Phosphate [Mass/volume] in Serum or Plasma",
     "phosphate", "mg/dL", "mg/dL", 1, 34, 3, 15, 100, {25, 45}, {25, 45}, {36, 56}},
    {Cholesterol, Laboratory, "2093-3", "Cholesterol [Mass/volume] in Serum or Plasma",
     "cholesterol", "mg/dL", "mg/dL", 0, 180, 0, 60, 600, upTo(200), upTo(200), upTo(170)},
    {Hdl, Laboratory, "2085-9", "Cholesterol in HDL [Mass/volume] in Serum or Plasma",
     "HDL", "mg/dL", "mg/dL", 0, 55, 5, 18, 110, from(50), from(40), from(45)},
    {Ldl, Laboratory, "13457-7", "Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation",
     "LDL", "mg/dL", "mg/dL", 0, 105, 10, 20, 320, upTo(130), upTo(130), upTo(110)},
    {Triglycerides, Laboratory, "2571-8", "Triglyceride [Mass/volume] in Serum or Plasma",
     "triglycerides", "mg/dL", "mg/dL", 0, 105, 22, 35, 800, upTo(150), upTo(150), upTo(90)},
    {Haemoglobin, Laboratory, "718-7", "Hemoglobin [Mass/volume] in Blood",
     "haemoglobin", "g/dL", "g/dL", 1, 141, 4, 60, 190, {120, 155}, {135, 175}, {115, 155}},
    {Leukocytes, Laboratory, "6690-2", "Leukocytes [#/volume] in Blood by Automated count",
     "leukocytes", "10*3/uL", "10*3/uL", 1, 65, 12, 20, 300, {40, 110}, {40, 110}, {45, 135}},
    {Platelets, Laboratory, "777-3", "Platelets [#/volume] in Blood by Automated count",
     "platelets", "10*3/uL", "10*3/uL", 0, 245, 25, 60, 700, {150, 400}, {150, 400}, {150, 450}},
    {Eosinophils, Laboratory, "711-2", "Eosinophils [#/volume] in Blood by Automated count",
     "eosinophils", "10*3/uL", "10*3/uL", 2, 18, 8, 0, 300, upTo(50), upTo(50), upTo(60)},
    {Ferritin, Laboratory, "2276-4", "Ferritin [Mass/volume] in Serum or Plasma",
     "ferritin", "ng/mL", "ng/mL", 0, 70, 12, 3, 900, {15, 150}, {30, 300}, {15, 140}},
    {Crp, Laboratory, "1988-5", "C reactive protein [Mass/volume] in Serum or Plasma",
     "CRP", "mg/L", "mg/L", 1, 18, 14, 2, 2500, upTo(50), upTo(50), upTo(50)},
    {Alt, Laboratory, "1742-6", "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma",
     "ALT", "U/L", "U/L", 0, 24, 6, 5, 600, upTo(35), upTo(45), upTo(35)},
    {Tsh, Laboratory, "3016-3", "Thyrotropin [Units/volume] in Serum or Plasma",
     "TSH", "mIU/L", "m[IU]/L", 2, 190, 45, 2, 8000, {40, 400}, {40, 400}, {60, 480}},
    {FreeT4, Laboratory, "3024-7", "Thyroxine (T4) free [Mass/volume] in Serum or Plasma",
     "free T4", "ng/dL", "ng/dL", 2, 125, 9, 20, 400, {90, 170}, {90, 170}, {90, 170}},
    {UricAcid, Laboratory, "3084-1", "Urate [Mass/volume] in Serum or Plasma",
     "uric acid", "mg/dL", "mg/dL", 1, 50, 5, 15, 140, {24, 60}, {34, 70}, {20, 55}},
    {NtProBnp, Laboratory, "33762-6",
     "Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma",
     "NT-proBNP", "pg/mL", "pg/mL", 0, 60, 20, 5, 9000, upTo(125), upTo(125), upTo(125)},
    {Cd4, Laboratory, "24467-3", "CD3+CD4+ (T4 helper) cells [#/volume] in Blood",
     "CD4 cells", "/uL", "{cells}/uL", 0, 800, 50, 10, 1800, from(500), from(500), from(500)},
    {HivRna, Laboratory, "25836-8",
     "HIV 1 RNA [#/volume] (viral load) in Serum or Plasma by NAA with probe detection",
     "HIV-1 RNA", "copies/mL", "{copies}/mL", 0, 20, 8, 20, 900000, upTo(50), upTo(50), upTo(50)},
    {PeakFlow, Examination, "33452-4",
     "Maximum expiratory gas flow Respiratory system airway by Peak flow meter",
     "peak flow", "L/min", "L/min", 0, 420, 14, 60, 800, kNone, kNone, kNone},
    {Phq9, Survey, "44261-6", "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]",
     "PHQ-9", "{score}", "{score}", 0, 3, 2, 0, 27, upTo(4), upTo(4), upTo(4)},
    {Systolic, Vital, "8480-6", "Systolic blood pressure",
     "systolic", "mmHg", "mm[Hg]", 0, 120, 8, 70, 230, upTo(139), upTo(139), upTo(120)},
    {Diastolic, Vital, "8462-4", "Diastolic blood pressure",
     "diastolic", "mmHg", "mm[Hg]", 0, 76, 5, 40, 130, upTo(89), upTo(89), upTo(80)},
    {HeartRate, Vital, "8867-4", "Heart rate",
     "heart rate", "/min", "/min", 0, 70, 7, 38, 170, {50, 100}, {50, 100}, {60, 120}},
    {Weight, Vital, "29463-7", "Body weight",
     "weight", "kg", "kg", 1, 720, 9, 100, 2200, kNone, kNone, kNone},
    {Height, Vital, "8302-2", "Body height",
     "height", "cm", "cm", 0, 171, 0, 85, 210, kNone, kNone, kNone},
    {Temperature, Vital, "8310-5", "Body temperature",
     "temperature", "°C", "Cel", 1, 366, 3, 345, 411, {360, 375}, {360, 375}, {360, 375}},
    {Saturation, Vital, "2708-6", "Oxygen saturation in Arterial blood",
     "SpO2", "%", "%", 0, 98, 1, 75, 100, from(95), from(95), from(95)},
}};
// clang-format on

constexpr bool inOrder() {
    for (std::size_t i = 0; i < kMeasures; ++i)
        if (static_cast<std::size_t>(kKinds[i].measure) != i) return false;
    return true;
}
static_assert(inOrder());

// Of a man of 50: creatinine in 0.01 mg/dL, and his filtration rate.
struct Point {
    int creatinine, rate;
};
constexpr std::array kRates{Point{25, 150}, Point{50, 124}, Point{70, 112}, Point{90, 104}, Point{100, 92},
                            Point{120, 74}, Point{150, 56}, Point{200, 40}, Point{250, 31}, Point{300, 25},
                            Point{400, 17}, Point{500, 13}, Point{900, 7}};

}  // namespace

const Range& MeasureKind::rangeOf(Build build) const {
    switch (build) {
        case Build::Woman:
            return woman;
        case Build::Man:
            return man;
        case Build::Child:
            return child;
    }
    RESEAL_CHECK(false);
}

const MeasureKind& kindOf(Measure measure) {
    return kKinds[static_cast<std::size_t>(measure)];
}

std::optional<std::string_view> interpretationOf(const MeasureKind& kind, Build build, int value) {
    const Range& range = kind.rangeOf(build);
    if (range.low != kOpen && value < range.low) return "L";
    if (range.high != kOpen && value > range.high) return "H";
    return std::nullopt;
}

int filtrationRate(int creatinine, int age, bool woman) {
    // A woman has the rate of a man with 9/7 of her creatinine; each year from 50 on costs 0.6 percent.
    const int like = std::clamp(woman ? creatinine * 9 / 7 : creatinine, kRates.front().creatinine,
                                kRates.back().creatinine);
    std::size_t i = 1;
    while (kRates[i].creatinine < like) ++i;
    const Point a = kRates[i - 1], b = kRates[i];
    const int rate = a.rate + (b.rate - a.rate) * (like - a.creatinine) / (b.creatinine - a.creatinine);
    const MeasureKind& kind = kindOf(Egfr);
    return std::clamp(rate * (1000 - 6 * (age - 50)) / 1000, kind.least, kind.most);
}

}  // namespace reseal::app
