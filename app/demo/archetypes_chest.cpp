#include "app/demo/archetype_tables.h"

namespace reseal::app {
namespace {

using enum Measure;

// ---- a child with asthma ----

constexpr Coded kAsthma = snomed("195967001", "Asthma");
constexpr std::array kAsthmaIllnesses{Illness{kAsthma, 3},
                                      Illness{snomed("61582004", "Allergic rhinitis"), 0},
                                      Illness{snomed("54150009", "Upper respiratory infection"), 9, 10},
                                      Illness{snomed("54150009", "Upper respiratory infection"), 33, 34}};
constexpr std::array kAsthmaAllergies{
    Allergy{snomed("232350006", "Allergy to house dust mite"), "Wheezing, runny nose", "low"},
    Allergy{snomed("91935009", "Allergy to peanut"), "Hives and vomiting", "high"}};
constexpr std::array kAsthmaTreatments{
    Treatment{atc("R03AC02", "Salbutamol 100 microgram inhaler"), "1 to 2 puffs as needed, with spacer", 3,
              kOngoing, &kAsthma},
    Treatment{atc("R03BA02", "Budesonide 100 microgram inhaler"), "1 puff twice daily, rinse mouth after", 9,
              21, &kAsthma},
    Treatment{atc("R03BA02", "Budesonide 200 microgram inhaler"), "1 puff twice daily, rinse mouth after", 21,
              48, &kAsthma},
    Treatment{atc("R03BA02", "Budesonide 100 microgram inhaler"), "1 puff twice daily, rinse mouth after", 48,
              kOngoing, &kAsthma},
    Treatment{atc("C01CA24", "Adrenaline 0.15 mg autoinjector"), "Into the thigh in an emergency", 3}};
constexpr std::array kAsthmaVaccines{Vaccine{cvx("20", "Diphtheria, tetanus, pertussis vaccine"), 2, true},
                                     Vaccine{cvx("10", "Poliovirus vaccine, inactivated"), 4, true},
                                     Vaccine{cvx("133", "Pneumococcal conjugate vaccine"), 4, true},
                                     Vaccine{cvx("03", "Measles, mumps, rubella vaccine"), 12, true},
                                     Vaccine{cvx("03", "Measles, mumps, rubella vaccine"), 20, true}};
constexpr std::array kAsthmaInterventions{
    Intervention{snomed("127783003", "Spirometry"), 10, &kAsthma},
    Intervention{{"", nullptr, "Instruction: inhaler with spacer"}, 3, &kAsthma},
    Intervention{snomed("127783003", "Spirometry"), 46, &kAsthma}};
constexpr std::array kAsthmaFindings{
    Finding{loinc("36643-5", "XR Chest 2 Views"), "RAD", "Radiology", 9,
            "Lungs slightly overinflated, no infiltrate. Heart of normal size."}};
constexpr std::array kAsthmaCourses{
    Course{PeakFlow, 175, 28}, Course{Eosinophils, 74},  Course{Haemoglobin, 127, 1},
    Course{Leukocytes, 76},    Course{Platelets, 290},   Course{Crp, 12},
    Course{Ferritin, 38},      Course{Weight, 215, 34},  Course{Height, 116, 6},
    Course{Systolic, 98, 2},   Course{Diastolic, 60, 1}, Course{HeartRate, 94, -2}};
constexpr std::array kAsthmaEffects{Effect{PeakFlow, 9, kOngoing, 22},
                                    Effect{PeakFlow, 21, kOngoing, 24},
                                    Effect{PeakFlow, 9, 10, -50, 1},
                                    Effect{PeakFlow, 33, 34, -38, 1},
                                    Effect{Eosinophils, 21, kOngoing, -34},
                                    Effect{Crp, 9, 10, 240, 1},
                                    Effect{Crp, 33, 34, 180, 1},
                                    Effect{Temperature, 9, 10, 15, 1},
                                    Effect{Temperature, 33, 34, 12, 1},
                                    Effect{Saturation, 9, 10, -4, 1}};
constexpr std::array kAsthmaComplaints{
    Complaint{0, 5, "Coughs at night and after running, for three months now."},
    Complaint{8, 11, "A cold for four days; wheezes, has used salbutamol every four hours."},
    Complaint{17, 22, "Still wheezes once or twice a week, most in dusty rooms."},
    Complaint{32, 35, "A cold; peak flow has fallen, sleeps badly."}};
constexpr std::array kAsthmaActivities{"Measure peak flow in the morning during colds",
                                       "Wash bedding at 60 °C every week", "Keep the autoinjector at hand"};

// ---- after a heart attack ----

constexpr Coded kInfarction = snomed("22298006", "Myocardial infarction");
constexpr Coded kCoronary = snomed("53741008", "Coronary arteriosclerosis");
constexpr Coded kLipids = snomed("55822004", "Hyperlipidemia");
constexpr std::array kInfarctionIllnesses{Illness{kLipids, -30}, Illness{kInfarction, 11, 13},
                                          Illness{kCoronary, 11},
                                          Illness{snomed("59621000", "Essential hypertension"), -50}};
constexpr std::array kInfarctionAllergies{
    Allergy{snomed("300916003", "Allergy to latex"), "Itching of the hands", "low"}};
constexpr std::array kInfarctionTreatments{
    Treatment{atc("C09AA05", "Ramipril 5 mg tablet"), "1 tablet in the morning", -50},
    Treatment{atc("B01AC06", "Acetylsalicylic acid 100 mg tablet"), "1 tablet daily", 11, kOngoing,
              &kCoronary},
    Treatment{atc("B01AC24", "Ticagrelor 90 mg tablet"), "1 tablet twice daily for twelve months", 11, 23,
              &kInfarction},
    Treatment{atc("C07AB07", "Bisoprolol 2.5 mg tablet"), "1 tablet in the morning", 11, kOngoing,
              &kCoronary},
    Treatment{atc("C10AA05", "Atorvastatin 40 mg tablet"), "1 tablet in the evening", 11, 15, &kCoronary},
    Treatment{atc("C10AA05", "Atorvastatin 80 mg tablet"), "1 tablet in the evening", 15, kOngoing,
              &kCoronary},
    Treatment{atc("C10AX09", "Ezetimibe 10 mg tablet"), "1 tablet daily", 31, kOngoing, &kLipids}};
constexpr std::array kInfarctionVaccines{Vaccine{cvx("113", "Tetanus and diphtheria vaccine"), 28}};
constexpr std::array kInfarctionInterventions{
    Intervention{snomed("33367005", "Coronary angiography"), 11, &kInfarction},
    Intervention{snomed("415070008", "Percutaneous coronary intervention"), 11, &kInfarction},
    Intervention{{"", nullptr, "Cardiac rehabilitation, three weeks"}, 13, &kCoronary}};
constexpr std::array kInfarctionFindings{
    Finding{loinc("11524-6", "EKG study"), "EC", "Electrocardiac", 11,
            "Sinus rhythm, 88/min. ST elevation in II, III and aVF."},
    Finding{loinc("42148-7", "US Heart"), "CUS", "Cardiac ultrasound", 14,
            "Ejection fraction 48 %, inferior wall moves less. Valves without relevant findings."},
    Finding{loinc("42148-7", "US Heart"), "CUS", "Cardiac ultrasound", 38,
            "Ejection fraction 54 %, slight inferior hypokinesia remains."},
    Finding{loinc("11524-6", "EKG study"), "EC", "Electrocardiac", 50,
            "Sinus rhythm, 62/min. Q waves in III and aVF, otherwise as before."}};
constexpr std::array kInfarctionCourses{
    Course{Ldl, 168, 2},     Course{Hdl, 39},       Course{Triglycerides, 188}, Course{Creatinine, 97, 1},
    Course{Potassium, 43},   Course{Alt, 31},       Course{Haemoglobin, 149},   Course{Crp, 30},
    Course{NtProBnp, 84, 4}, Course{Glucose, 99},   Course{HbA1c, 55},          Course{Systolic, 146},
    Course{Diastolic, 89},   Course{HeartRate, 78}, Course{Weight, 884}};
constexpr std::array kInfarctionEffects{Effect{Ldl, 11, kOngoing, -72, 3},
                                        Effect{Ldl, 15, kOngoing, -18, 3},
                                        Effect{Ldl, 31, kOngoing, -22, 3},
                                        Effect{Triglycerides, 11, kOngoing, -52},
                                        Effect{NtProBnp, 11, 12, 640, 8},
                                        Effect{Crp, 11, 12, 210, 1},
                                        Effect{Systolic, 11, kOngoing, -20, 3},
                                        Effect{Diastolic, 11, kOngoing, -11, 3},
                                        Effect{HeartRate, 11, kOngoing, -16, 3},
                                        Effect{Weight, 13, kOngoing, -52, 12},
                                        Effect{Alt, 15, kOngoing, 7},
                                        Effect{Hdl, 13, kOngoing, 6, 12}};
constexpr std::array kInfarctionComplaints{
    Complaint{0, 10, "Feels well; smokes ten cigarettes a day, a stressful time at work."},
    Complaint{11, 12, "Pressing pain behind the breastbone and in the left arm since two hours."},
    Complaint{13, 20, "No more chest pain; is anxious about exercise, has stopped smoking."},
    Complaint{21, 24, "Bruises easily; otherwise well."},
    Complaint{29, 33, "Muscles ache a little after gardening, gone after two days."}};
constexpr std::array kInfarctionActivities{"Exercise with a heart group once a week",
                                           "Stay without cigarettes", "Carry nitroglycerin spray"};
constexpr std::array kInfarctionVisits{11, 13};

// ---- healthy ----

constexpr std::array kHealthyIllnesses{Illness{snomed("44465007", "Sprain of ankle"), 14, 16},
                                       Illness{snomed("363746003", "Acute pharyngitis"), 39, 40}};
constexpr std::array kHealthyAllergies{
    Allergy{snomed("424213003", "Allergy to bee venom"), "Large local swelling", "low"}};
constexpr std::array kHealthyTreatments{
    Treatment{atc("M01AE01", "Ibuprofen 400 mg tablet"), "1 tablet up to three times daily with food", 14,
              15},
    Treatment{atc("J01CA04", "Amoxicillin 1000 mg tablet"), "1 tablet twice daily for seven days", 39, 40}};
constexpr std::array kHealthyVaccines{Vaccine{cvx("165", "Human papillomavirus 9-valent vaccine"), 2},
                                      Vaccine{cvx("115", "Tetanus, diphtheria, pertussis vaccine"), 21},
                                      Vaccine{cvx("208", "COVID-19 mRNA vaccine"), 9}};
constexpr std::array kHealthyInterventions{
    Intervention{{"", nullptr, "Elastic bandage of the right ankle"}, 14, nullptr},
    Intervention{{"", nullptr, "Medical examination for a sports club"}, 30, nullptr}};
constexpr std::array kHealthyFindings{Finding{loinc("37611-1", "XR Ankle 3 Views"), "RAD", "Radiology", 14,
                                              "No fracture; soft tissue swelling at the outer ankle."}};
constexpr std::array kHealthyCourses{
    Course{Haemoglobin, 147}, Course{Leukocytes, 62},    Course{Platelets, 238}, Course{Ldl, 96, 1},
    Course{Hdl, 58},          Course{Triglycerides, 88}, Course{Creatinine, 80}, Course{Alt, 22},
    Course{Tsh, 185},         Course{Crp, 12},           Course{Glucose, 84},    Course{Potassium, 42},
    Course{Weight, 702, 3}};
constexpr std::array kHealthyEffects{Effect{Crp, 39, 40, 420, 1}, Effect{Leukocytes, 39, 40, 62, 1},
                                     Effect{Temperature, 39, 40, 19, 1}, Effect{HeartRate, 39, 40, 16, 1}};
constexpr std::array kHealthyComplaints{
    Complaint{14, 15, "Twisted the right ankle at football yesterday."},
    Complaint{38, 40, "Sore throat and fever since two days, hurts to swallow."}};
constexpr std::array kHealthyActivities{"Stay active", "Have the blood pressure measured every two years"};

}  // namespace

constexpr Archetype kAsthmaticChild{
    .story = "A child with asthma and a peanut allergy who grows well and wheezes less.",
    .sex = Sex::Either,
    .youngest = 11,
    .oldest = 13,
    .years = 5,
    .everyMonths = 4,
    .furtherVisits = {},
    .illnesses = kAsthmaIllnesses,
    .allergies = kAsthmaAllergies,
    .treatments = kAsthmaTreatments,
    .vaccines = kAsthmaVaccines,
    .interventions = kAsthmaInterventions,
    .findings = kAsthmaFindings,
    .courses = kAsthmaCourses,
    .effects = kAsthmaEffects,
    .complaints = kAsthmaComplaints,
    .plan = {"Asthma action plan", "No wheezing at night, sport without limits", kAsthmaActivities, 4},
    .watched = PeakFlow,
    .securityLabel = nullptr};

constexpr Archetype kAfterInfarction{
    .story = "A heart attack some years ago; cholesterol and blood pressure are low since, under five drugs.",
    .sex = Sex::Either,
    .youngest = 54,
    .oldest = 71,
    .years = 6,
    .everyMonths = 5,
    .furtherVisits = kInfarctionVisits,
    .illnesses = kInfarctionIllnesses,
    .allergies = kInfarctionAllergies,
    .treatments = kInfarctionTreatments,
    .vaccines = kInfarctionVaccines,
    .interventions = kInfarctionInterventions,
    .findings = kInfarctionFindings,
    .courses = kInfarctionCourses,
    .effects = kInfarctionEffects,
    .complaints = kInfarctionComplaints,
    .plan = {"Coronary prevention plan", "LDL below 55 mg/dL, no tobacco", kInfarctionActivities, 14},
    .watched = Ldl,
    .securityLabel = nullptr};

constexpr Archetype kHealthy{.story = "A healthy young adult: check-ups, a sprained ankle, a sore throat.",
                             .sex = Sex::Either,
                             .youngest = 24,
                             .oldest = 33,
                             .years = 6,
                             .everyMonths = 7,
                             .furtherVisits = {},
                             .illnesses = kHealthyIllnesses,
                             .allergies = kHealthyAllergies,
                             .treatments = kHealthyTreatments,
                             .vaccines = kHealthyVaccines,
                             .interventions = kHealthyInterventions,
                             .findings = kHealthyFindings,
                             .courses = kHealthyCourses,
                             .effects = kHealthyEffects,
                             .complaints = kHealthyComplaints,
                             .plan = {"Prevention plan", "Stay healthy", kHealthyActivities, 7},
                             .watched = Ldl,
                             .securityLabel = nullptr};

}  // namespace reseal::app
