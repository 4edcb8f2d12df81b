#include "app/demo/archetype_tables.h"

namespace reseal::app {
namespace {

using enum Measure;

// ---- type 2 diabetes with high blood pressure ----

constexpr Coded kDiabetes = snomed("44054006", "Type 2 diabetes mellitus");
constexpr Coded kHypertension = snomed("59621000", "Essential hypertension");
constexpr Coded kLipids = snomed("55822004", "Hyperlipidemia");

constexpr std::array kDiabetesIllnesses{Illness{kHypertension, -40}, Illness{kDiabetes, 4},
                                        Illness{kLipids, 10},
                                        Illness{snomed("10509002", "Acute bronchitis"), 38, 39}};
constexpr std::array kDiabetesAllergies{
    Allergy{snomed("91936005", "Allergy to penicillin"), "Rash on the trunk", "low"}};
constexpr std::array kDiabetesTreatments{
    Treatment{atc("C09AA05", "Ramipril 5 mg tablet"), "1 tablet in the morning", -40, 26, &kHypertension},
    Treatment{atc("C09AA05", "Ramipril 10 mg tablet"), "1 tablet in the morning", 26, kOngoing,
              &kHypertension},
    Treatment{atc("A10BA02", "Metformin 500 mg tablet"), "1 tablet twice daily with meals", 4, 15,
              &kDiabetes},
    Treatment{atc("A10BA02", "Metformin 1000 mg tablet"), "1 tablet twice daily with meals", 15, kOngoing,
              &kDiabetes},
    Treatment{atc("C10AA05", "Atorvastatin 20 mg tablet"), "1 tablet in the evening", 10, kOngoing, &kLipids},
    Treatment{atc("A10BK03", "Empagliflozin 10 mg tablet"), "1 tablet in the morning", 45, kOngoing,
              &kDiabetes}};
constexpr std::array kDiabetesVaccines{Vaccine{cvx("133", "Pneumococcal conjugate vaccine"), 20}};
constexpr std::array kDiabetesInterventions{
    Intervention{snomed("401191002", "Diabetic foot examination"), 8, &kDiabetes},
    Intervention{snomed("314971001", "Camera fundoscopy"), 14, &kDiabetes},
    Intervention{snomed("401191002", "Diabetic foot examination"), 44, &kDiabetes},
    Intervention{snomed("314971001", "Camera fundoscopy"), 48, &kDiabetes}};
constexpr std::array kDiabetesFindings{Finding{loinc("11524-6", "EKG study"), "EC", "Electrocardiac", 12,
                                               "Sinus rhythm, 72/min. Left axis. No sign of ischaemia."}};
constexpr std::array kDiabetesCourses{
    Course{HbA1c, 72, 3},  Course{Glucose, 142, 6},  Course{Creatinine, 88, 2}, Course{UrineAlbumin, 16, 4},
    Course{Potassium, 43}, Course{Ldl, 148, 2},      Course{Hdl, 42},           Course{Triglycerides, 205},
    Course{Alt, 38},       Course{Haemoglobin, 144}, Course{Crp, 28},           Course{Systolic, 148},
    Course{Diastolic, 88}, Course{Weight, 924, 6}};
constexpr std::array kDiabetesEffects{
    Effect{HbA1c, 4, kOngoing, -7},        Effect{HbA1c, 15, kOngoing, -5},
    Effect{HbA1c, 45, kOngoing, -8},       Effect{Glucose, 4, kOngoing, -18},
    Effect{Glucose, 45, kOngoing, -28},    Effect{Ldl, 10, kOngoing, -58, 3},
    Effect{Systolic, 26, kOngoing, -14},   Effect{Diastolic, 26, kOngoing, -7},
    Effect{Weight, 45, kOngoing, -41, 12}, Effect{Crp, 38, 39, 460, 1},
    Effect{Temperature, 38, 39, 14, 1},    Effect{Triglycerides, 10, kOngoing, -50}};
constexpr std::array kDiabetesComplaints{
    Complaint{0, 8, "Tired after meals, thirsty, gets up twice at night."},
    Complaint{5, 9, "Some loose stools since metformin was started; bearable."},
    Complaint{37, 40, "Cough with yellow sputum for five days, feels feverish."},
    Complaint{42, 47, "Has found it hard to keep to the diet over the holidays."}};
constexpr std::array kDiabetesActivities{"Walk 30 minutes on five days a week",
                                         "Measure blood pressure at home twice a week",
                                         "Have eyes and feet examined once a year"};

// ---- chronic kidney disease ----

constexpr Coded kKidney = snomed("433144002", "Chronic kidney disease stage 3");
constexpr Coded kGout = snomed("90560007", "Gout");
constexpr Coded kAnaemia = snomed("707323002", "Anemia in chronic kidney disease");

constexpr std::array kKidneyIllnesses{Illness{kHypertension, -90}, Illness{kKidney, -6}, Illness{kGout, 20},
                                      Illness{kAnaemia, 42}};
constexpr std::array kKidneyAllergies{
    Allergy{snomed("91939003", "Allergy to sulfonamide"), "Swelling of the face", "high"}};
constexpr std::array kKidneyTreatments{
    Treatment{atc("C09AA03", "Lisinopril 10 mg tablet"), "1 tablet in the morning", -90, 14, &kHypertension},
    Treatment{atc("C09AA03", "Lisinopril 20 mg tablet"), "1 tablet in the morning", 14, kOngoing,
              &kHypertension},
    Treatment{atc("C08CA01", "Amlodipine 5 mg tablet"), "1 tablet in the evening", 24, kOngoing,
              &kHypertension},
    Treatment{atc("M04AA01", "Allopurinol 100 mg tablet"), "1 tablet daily", 21, kOngoing, &kGout},
    Treatment{atc("A10BK01", "Dapagliflozin 10 mg tablet"), "1 tablet in the morning", 36, kOngoing,
              &kKidney},
    Treatment{atc("B03AA07", "Ferrous sulfate 100 mg tablet"), "1 tablet on an empty stomach", 42, 60,
              &kAnaemia}};
constexpr std::array kKidneyVaccines{Vaccine{cvx("43", "Hepatitis B vaccine, adult"), 12},
                                     Vaccine{cvx("133", "Pneumococcal conjugate vaccine"), 18}};
constexpr std::array kKidneyInterventions{
    Intervention{{"", nullptr, "Instruction: diet low in salt and protein"}, 8, &kKidney}};
constexpr std::array kKidneyFindings{
    Finding{loinc("24862-3", "US Kidney - bilateral"), "RUS", "Radiology ultrasound", 3,
            "Both kidneys slightly small (9.2 cm), cortex thin and echogenic. No obstruction."},
    Finding{loinc("24862-3", "US Kidney - bilateral"), "RUS", "Radiology ultrasound", 48,
            "Compared with the first examination unchanged size; a cyst of 14 mm at the left upper pole."}};
constexpr std::array kKidneyCourses{Course{Creatinine, 142, 13}, Course{UrineAlbumin, 310, 45},
                                    Course{Potassium, 47, 0},    Course{Sodium, 140},
                                    Course{Bicarbonate, 23, 0},  Course{Phosphate, 39, 1},
                                    Course{UricAcid, 82},        Course{Haemoglobin, 131, -4},
                                    Course{Ferritin, 48, -3},    Course{Crp, 34},
                                    Course{Systolic, 152},       Course{Diastolic, 87},
                                    Course{Weight, 781}};
constexpr std::array kKidneyEffects{Effect{Creatinine, 36, kOngoing, -18, 12},
                                    Effect{UrineAlbumin, 14, kOngoing, -90},
                                    Effect{UrineAlbumin, 36, kOngoing, -160, 12},
                                    Effect{UricAcid, 21, kOngoing, -24},
                                    Effect{Systolic, 24, kOngoing, -16},
                                    Effect{Diastolic, 24, kOngoing, -8},
                                    Effect{Haemoglobin, 42, kOngoing, 13},
                                    Effect{Ferritin, 42, 66, 90, 8},
                                    Effect{Crp, 20, 21, 310, 1},
                                    Effect{Potassium, 14, kOngoing, 3}};
constexpr std::array kKidneyComplaints{
    Complaint{19, 22, "The big toe has been red and very painful for two days."},
    Complaint{25, 31, "Ankles are a little swollen in the evening since amlodipine."},
    Complaint{38, 46, "Tired, short of breath on the second flight of stairs."}};
constexpr std::array kKidneyActivities{"Eat less than 5 g of salt a day",
                                       "Take no ibuprofen or similar drugs",
                                       "Have creatinine and potassium measured every five months"};

// ---- hypothyroidism ----

constexpr Coded kThyroid = snomed("40930008", "Hypothyroidism");
constexpr std::array kThyroidIllnesses{Illness{kThyroid, 5},
                                       Illness{snomed("61582004", "Allergic rhinitis"), -100},
                                       Illness{snomed("87522002", "Iron deficiency anemia"), 5, 24}};
constexpr std::array kThyroidAllergies{
    Allergy{snomed("418689008", "Allergy to grass pollen"), "Runny nose, itching eyes", "low"}};
constexpr std::array kThyroidTreatments{
    Treatment{atc("H03AA01", "Levothyroxine 50 microgram tablet"), "1 tablet 30 minutes before breakfast", 5,
              14, &kThyroid},
    Treatment{atc("H03AA01", "Levothyroxine 75 microgram tablet"), "1 tablet 30 minutes before breakfast", 14,
              43, &kThyroid},
    Treatment{atc("H03AA01", "Levothyroxine 88 microgram tablet"), "1 tablet 30 minutes before breakfast", 43,
              kOngoing, &kThyroid},
    Treatment{atc("B03AA07", "Ferrous sulfate 100 mg tablet"), "1 tablet at noon, apart from levothyroxine",
              5, 20},
    Treatment{atc("R06AE07", "Cetirizine 10 mg tablet"), "1 tablet as needed from April to July", -100}};
constexpr std::array kThyroidInterventions{
    Intervention{{"", nullptr, "Instruction: how to take levothyroxine"}, 5, &kThyroid}};
constexpr std::array kThyroidFindings{
    Finding{loinc("24842-5", "US Thyroid"), "RUS", "Radiology ultrasound", 5,
            "Small gland of 9 ml, texture coarse and dark, as in chronic thyroiditis. No nodule."}};
constexpr std::array kThyroidCourses{
    Course{Tsh, 1120, 60},      Course{FreeT4, 74, -1}, Course{Haemoglobin, 112}, Course{Ferritin, 11},
    Course{Leukocytes, 58},     Course{Platelets, 262}, Course{Ldl, 152},         Course{Hdl, 61},
    Course{Triglycerides, 118}, Course{Alt, 26},        Course{Crp, 16},          Course{Creatinine, 76},
    Course{Weight, 718},        Course{HeartRate, 60},  Course{Systolic, 118}};
constexpr std::array kThyroidEffects{
    Effect{Tsh, 5, kOngoing, -560, 5},     Effect{Tsh, 14, kOngoing, -430, 5},
    Effect{Tsh, 43, kOngoing, -230},       Effect{FreeT4, 5, kOngoing, 27},
    Effect{FreeT4, 14, kOngoing, 20},      Effect{Haemoglobin, 5, kOngoing, 19},
    Effect{Ferritin, 5, kOngoing, 38, 12}, Effect{Ldl, 14, kOngoing, -34},
    Effect{HeartRate, 14, kOngoing, 9},    Effect{Weight, 14, kOngoing, -36}};
constexpr std::array kThyroidComplaints{
    Complaint{0, 9, "Always cold and tired, dry skin, has gained three kilograms in half a year."},
    Complaint{10, 15, "Better, though still tired in the afternoon."},
    Complaint{38, 44, "Hair falls out more than usual; concentrates badly."}};
constexpr std::array kThyroidActivities{"Take levothyroxine apart from iron, calcium and coffee",
                                        "Have TSH measured eight weeks after each change of dose"};

}  // namespace

constexpr Archetype kDiabetic{
    .story = "Type 2 diabetes with high blood pressure; the sugar answers to each step of treatment.",
    .sex = Sex::Either,
    .youngest = 52,
    .oldest = 69,
    .years = 6,
    .everyMonths = 5,
    .furtherVisits = {},
    .illnesses = kDiabetesIllnesses,
    .allergies = kDiabetesAllergies,
    .treatments = kDiabetesTreatments,
    .vaccines = kDiabetesVaccines,
    .interventions = kDiabetesInterventions,
    .findings = kDiabetesFindings,
    .courses = kDiabetesCourses,
    .effects = kDiabetesEffects,
    .complaints = kDiabetesComplaints,
    .plan = {"Diabetes care plan", "HbA1c below 7.0 %, blood pressure below 140/85 mmHg", kDiabetesActivities,
             5},
    .watched = HbA1c,
    .securityLabel = nullptr};

constexpr Archetype kKidneyPatient{
    .story = "Chronic kidney disease that has slowed down under treatment, with gout and anaemia on the way.",
    .sex = Sex::Either,
    .youngest = 61,
    .oldest = 78,
    .years = 6,
    .everyMonths = 5,
    .furtherVisits = {},
    .illnesses = kKidneyIllnesses,
    .allergies = kKidneyAllergies,
    .treatments = kKidneyTreatments,
    .vaccines = kKidneyVaccines,
    .interventions = kKidneyInterventions,
    .findings = kKidneyFindings,
    .courses = kKidneyCourses,
    .effects = kKidneyEffects,
    .complaints = kKidneyComplaints,
    .plan = {"Kidney care plan", "Blood pressure below 130/80 mmHg, creatinine stable", kKidneyActivities, 6},
    .watched = Creatinine,
    .securityLabel = nullptr};

constexpr Archetype kThyroidPatient{
    .story = "An underactive thyroid, found because of tiredness and well adjusted since.",
    .sex = Sex::Woman,
    .youngest = 34,
    .oldest = 52,
    .years = 7,
    .everyMonths = 5,
    .furtherVisits = {},
    .illnesses = kThyroidIllnesses,
    .allergies = kThyroidAllergies,
    .treatments = kThyroidTreatments,
    .vaccines = {},
    .interventions = kThyroidInterventions,
    .findings = kThyroidFindings,
    .courses = kThyroidCourses,
    .effects = kThyroidEffects,
    .complaints = kThyroidComplaints,
    .plan = {"Thyroid care plan", "TSH between 0.5 and 2.5 mIU/L", kThyroidActivities, 6},
    .watched = Tsh,
    .securityLabel = nullptr};

}  // namespace reseal::app
