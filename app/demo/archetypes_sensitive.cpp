// Illnesses of which patients want to decide with care who knows: some of their records carry a label or a
// survey that decides their category, others only codes that suggest one.
#include "app/demo/archetype_tables.h"

namespace reseal::app {
namespace {

using enum Measure;

// ---- pregnancy ----

constexpr Coded kPregnancy = snomed("72892002", "Normal pregnancy");
constexpr Coded kIronLack = snomed("87522002", "Iron deficiency anemia");
constexpr std::array kPregnancyIllnesses{Illness{snomed("37796009", "Migraine"), -60},
                                         Illness{kPregnancy, 45, 54}, Illness{kIronLack, 50, 58}};
constexpr std::array kPregnancyAllergies{
    Allergy{snomed("91936005", "Allergy to penicillin"), "Hives within an hour", "high"}};
constexpr std::array kPregnancyTreatments{
    Treatment{atc("M01AE01", "Ibuprofen 400 mg tablet"), "1 tablet at the onset of migraine", -60, 45},
    Treatment{atc("B03BB01", "Folic acid 0.4 mg tablet"), "1 tablet daily", 42, 49, &kPregnancy},
    Treatment{atc("B03AA07", "Ferrous sulfate 100 mg tablet"), "1 tablet daily on an empty stomach", 50, 58,
              &kIronLack},
    Treatment{atc("N02BE01", "Paracetamol 500 mg tablet"), "1 tablet as needed, at most 4 a day", 45}};
constexpr std::array kPregnancyVaccines{Vaccine{cvx("115", "Tetanus, diphtheria, pertussis vaccine"), 51},
                                        Vaccine{cvx("208", "COVID-19 mRNA vaccine"), 15}};
constexpr std::array kPregnancyInterventions{
    Intervention{snomed("268445003", "Ultrasound scan - obstetric"), 47, &kPregnancy},
    Intervention{snomed("268445003", "Ultrasound scan - obstetric"), 49, &kPregnancy},
    Intervention{snomed("268445003", "Ultrasound scan - obstetric"), 52, &kPregnancy},
    Intervention{snomed("66348005", "Childbirth"), 54, &kPregnancy}};
constexpr std::array kPregnancyCourses{Course{Haemoglobin, 131}, Course{Ferritin, 36}, Course{Leukocytes, 66},
                                       Course{Platelets, 251},   Course{Glucose, 82},  Course{Tsh, 170},
                                       Course{Creatinine, 72},   Course{Alt, 19},      Course{Crp, 14},
                                       Course{Weight, 634},      Course{Systolic, 114}};
constexpr std::array kPregnancyEffects{
    Effect{Haemoglobin, 46, 54, -24, 5}, Effect{Haemoglobin, 51, 58, 9, 3},
    Effect{Ferritin, 46, 55, -24, 5},    Effect{Leukocytes, 46, 54, 32, 4},
    Effect{Platelets, 47, 54, -42, 6},   Effect{Creatinine, 46, 54, -18, 4},
    Effect{Weight, 47, 53, 118, 7},      Effect{HeartRate, 46, 54, 12, 4},
    Effect{Glucose, 46, 54, -6, 4}};
constexpr std::array kPregnancyComplaints{
    Complaint{45, 48, "Morning sickness; glad about the pregnancy."},
    Complaint{49, 50, "Feels the child move; well."},
    Complaint{51, 53, "Tired, back pain in the evening, ankles a little swollen."},
    Complaint{55, 57, "The birth went well; breastfeeds, sleeps little."}};
constexpr std::array kPregnancyActivities{"Visits every four weeks, from month eight on every two",
                                          "Drink two litres a day", "Birth preparation course"};
constexpr std::array kPregnancyVisits{46, 47, 48, 49, 50, 51, 52, 53, 55};

// ---- depression ----

constexpr Coded kDepression = snomed("370143000", "Major depressive disorder");
constexpr std::array kDepressionIllnesses{Illness{kDepression, 8, 46},
                                          Illness{snomed("193462001", "Insomnia"), 6, 24}};
constexpr std::array kDepressionAllergies{
    Allergy{snomed("300916003", "Allergy to latex"), "Itching of the hands", "low"}};
constexpr std::array kDepressionTreatments{
    Treatment{atc("N06AB06", "Sertraline 50 mg tablet"), "1 tablet in the morning", 8, 14, &kDepression},
    Treatment{atc("N06AB06", "Sertraline 100 mg tablet"), "1 tablet in the morning", 14, 34, &kDepression},
    Treatment{atc("N06AB06", "Sertraline 50 mg tablet"), "1 tablet in the morning, to be ended", 34, 42,
              &kDepression},
    Treatment{atc("A11CC05", "Colecalciferol 1000 IU tablet"), "1 tablet daily from October to March", 10}};
constexpr std::array kDepressionInterventions{
    Intervention{snomed("75516001", "Psychotherapy"), 10, &kDepression},
    Intervention{snomed("75516001", "Psychotherapy"), 16, &kDepression},
    Intervention{snomed("75516001", "Psychotherapy"), 22, &kDepression}};
constexpr std::array kDepressionFindings{Finding{loinc("11524-6", "EKG study"), "EC", "Electrocardiac", 8,
                                                 "Sinus rhythm, 74/min. QTc 412 ms. No abnormality."}};
constexpr std::array kDepressionCourses{
    Course{Phq9, 9},     Course{Tsh, 195},      Course{Haemoglobin, 138}, Course{Leukocytes, 63},
    Course{Sodium, 140}, Course{Potassium, 42}, Course{Alt, 23},          Course{Creatinine, 80},
    Course{Crp, 15},     Course{Ldl, 112},      Course{Hdl, 54},          Course{Triglycerides, 110},
    Course{Weight, 742}};
constexpr std::array kDepressionEffects{
    Effect{Phq9, 4, 40, 9, 4}, Effect{Phq9, 9, 40, -7, 5},    Effect{Phq9, 15, kOngoing, -6, 6},
    Effect{Sodium, 8, 42, -2}, Effect{Weight, 6, 12, -32, 4}, Effect{Weight, 16, kOngoing, 24, 10}};
constexpr std::array kDepressionComplaints{
    Complaint{0, 5, "Sleeps badly, worries about work, little appetite."},
    Complaint{6, 9, "Low mood on most days, no joy, wakes at four. No thought of harming oneself."},
    Complaint{10, 14, "A little more drive; mornings are still hard. Some nausea at first, gone now."},
    Complaint{15, 24, "Mood clearly better, works half days, therapy helps."},
    Complaint{32, 43, "Feels stable and would like to come off the tablets."}};
constexpr std::array kDepressionActivities{"Talk therapy once a week", "Run or swim twice a week",
                                           "Call at once if thoughts of self-harm come up"};
constexpr std::array kDepressionVisits{8, 10, 13};

// ---- HIV ----

constexpr Coded kHiv = snomed("86406008", "Human immunodeficiency virus infection");
constexpr std::array kHivIllnesses{Illness{kHiv, 3}, Illness{snomed("55822004", "Hyperlipidemia"), 40}};
constexpr std::array kHivAllergies{
    Allergy{snomed("91939003", "Allergy to sulfonamide"), "Rash with fever", "high"}};
constexpr std::array kHivTreatments{
    Treatment{atc("J05AR20", "Bictegravir, emtricitabine and tenofovir alafenamide tablet"), "1 tablet daily",
              4, 44, &kHiv},
    Treatment{atc("J05AR25", "Dolutegravir and lamivudine tablet"), "1 tablet daily", 44, kOngoing, &kHiv},
    Treatment{atc("C10AA07", "Rosuvastatin 10 mg tablet"), "1 tablet in the evening", 40}};
constexpr std::array kHivVaccines{Vaccine{cvx("43", "Hepatitis B vaccine, adult"), 6},
                                  Vaccine{cvx("43", "Hepatitis B vaccine, adult"), 12},
                                  Vaccine{cvx("133", "Pneumococcal conjugate vaccine"), 9}};
constexpr std::array kHivInterventions{
    Intervention{{"", nullptr, "Counselling at the start of antiviral therapy"}, 4, &kHiv}};
constexpr std::array kHivFindings{Finding{loinc("36643-5", "XR Chest 2 Views"), "RAD", "Radiology", 3,
                                          "Heart and lungs without abnormal findings."}};
constexpr std::array kHivCourses{
    Course{HivRna, 48000},  Course{Cd4, 310, 8},        Course{Haemoglobin, 139}, Course{Leukocytes, 48},
    Course{Platelets, 198}, Course{Creatinine, 84},     Course{Alt, 33},          Course{Ldl, 118, 4},
    Course{Hdl, 44},        Course{Triglycerides, 142}, Course{Crp, 21},          Course{Weight, 706}};
constexpr std::array kHivEffects{
    Effect{HivRna, 4, kOngoing, -60000, 3}, Effect{Cd4, 4, kOngoing, 290, 30},
    Effect{Creatinine, 4, kOngoing, 8, 3},  Effect{Leukocytes, 4, kOngoing, 12, 12},
    Effect{Platelets, 4, kOngoing, 34},     Effect{Ldl, 40, kOngoing, -46, 3},
    Effect{Weight, 6, kOngoing, 38, 20}};
constexpr std::array kHivComplaints{
    Complaint{0, 5, "Swollen lymph nodes for weeks; shaken by the diagnosis."},
    Complaint{6, 10, "Takes the tablets every day, sleeps restlessly."},
    Complaint{41, 46, "Asks for a simpler therapy; otherwise well."}};
constexpr std::array kHivActivities{"Take the tablets every day at the same time",
                                    "Have viral load and CD4 cells measured every six months"};
constexpr std::array kHivVisits{4, 7};

}  // namespace

constexpr Archetype kExpectant{
    .story = "A young woman with migraine, and a pregnancy with iron deficiency that went well.",
    .sex = Sex::Woman,
    .youngest = 27,
    .oldest = 37,
    .years = 6,
    .everyMonths = 7,
    .furtherVisits = kPregnancyVisits,
    .illnesses = kPregnancyIllnesses,
    .allergies = kPregnancyAllergies,
    .treatments = kPregnancyTreatments,
    .vaccines = kPregnancyVaccines,
    .interventions = kPregnancyInterventions,
    .findings = {},
    .courses = kPregnancyCourses,
    .effects = kPregnancyEffects,
    .complaints = kPregnancyComplaints,
    .plan = {"Antenatal care plan", "A healthy mother and child", kPregnancyActivities, 46},
    .watched = Haemoglobin,
    .securityLabel = nullptr};

constexpr Archetype kDepressed{
    .story = "A depression, treated with tablets and talks, and overcome.",
    .sex = Sex::Either,
    .youngest = 29,
    .oldest = 48,
    .years = 5,
    .everyMonths = 5,
    .furtherVisits = kDepressionVisits,
    .illnesses = kDepressionIllnesses,
    .allergies = kDepressionAllergies,
    .treatments = kDepressionTreatments,
    .vaccines = {},
    .interventions = kDepressionInterventions,
    .findings = kDepressionFindings,
    .courses = kDepressionCourses,
    .effects = kDepressionEffects,
    .complaints = kDepressionComplaints,
    .plan = {"Plan for staying well", "PHQ-9 below 5, back at work", kDepressionActivities, 10},
    .watched = Phq9,
    .securityLabel = "PSY"};

constexpr Archetype kHivPositive{
    .story = "HIV under therapy: the virus is suppressed and the helper cells have recovered.",
    .sex = Sex::Either,
    .youngest = 31,
    .oldest = 49,
    .years = 6,
    .everyMonths = 5,
    .furtherVisits = kHivVisits,
    .illnesses = kHivIllnesses,
    .allergies = kHivAllergies,
    .treatments = kHivTreatments,
    .vaccines = kHivVaccines,
    .interventions = kHivInterventions,
    .findings = kHivFindings,
    .courses = kHivCourses,
    .effects = kHivEffects,
    .complaints = kHivComplaints,
    .plan = {"HIV care plan", "Viral load below 50 copies/mL", kHivActivities, 5},
    .watched = Cd4,
    .securityLabel = "HIV"};

}  // namespace reseal::app
