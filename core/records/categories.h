// What kinds of record there are, and what they may be asked for.
//
// A patient has one condition key a category and epoch, so a category is what can be shared alone.
// Its name is health data itself: on the ledger it stands only inside sealed drawers and labels.
// *Sensitive* categories need a tick of their own and are never part of a bulk approval.
//
// Thread rule: constants.
#pragma once

#include <array>
#include <set>
#include <string_view>

#include "core/base/result.h"

namespace reseal::records {

enum class Category {
    Problems,
    Allergies,
    Medications,
    Immunizations,
    Laboratory,
    VitalSigns,
    Imaging,
    Diagnostics,
    Procedures,
    CarePlans,
    Notes,
    Administrative,  // sensitive, as are those up to AbuseViolence
    MentalHealth,
    SubstanceUse,
    Hiv,
    SexualReproductive,
    Genetic,
    AbuseViolence,
    Intake,    // sealed by someone who lacks the closed drawer; the patient's program refiles it
    Research,  // de-identified renditions only
};

inline constexpr std::array kCategories{
    Category::Problems,     Category::Allergies,     Category::Medications, Category::Immunizations,
    Category::Laboratory,   Category::VitalSigns,    Category::Imaging,     Category::Diagnostics,
    Category::Procedures,   Category::CarePlans,     Category::Notes,       Category::Administrative,
    Category::MentalHealth, Category::SubstanceUse,  Category::Hiv,         Category::SexualReproductive,
    Category::Genetic,      Category::AbuseViolence, Category::Intake,      Category::Research};

// *Patient summary*: a preset of the interface, not a category.
inline constexpr std::array kPatientSummary{Category::Problems, Category::Allergies, Category::Medications,
                                            Category::Immunizations, Category::Procedures};

// ASCII; enters the derivation of the condition key, so it never changes. At most 32 bytes.
std::string_view code(Category category);
// Errors: Malformed for an unknown code.
Result<Category> categoryFromCode(std::string_view code);

bool isSensitive(Category category);

// May a record be put there by a person at a desk? Not `Intake` and not `Research`: programs do that.
bool mayBeChosen(Category category);

// May a doctor ask for it? Not `Intake`: what lies there has not been sorted by the patient yet.
bool mayBeRequested(Category category);

// Why somebody wants to read (HL7 v3-ActReason).
enum class Purpose {
    Treatment,
    EmergencyTreatment,
    CareManagement,
    Payment,
    Research,
    PublicHealth,
    PatientRequest,
    BreakGlass,  // never requested: only the emergency way
    Test,        // marks demo records
};

inline constexpr std::array kPurposes{
    Purpose::Treatment,      Purpose::EmergencyTreatment, Purpose::CareManagement,
    Purpose::Payment,        Purpose::Research,           Purpose::PublicHealth,
    Purpose::PatientRequest, Purpose::BreakGlass,         Purpose::Test};

std::string_view code(Purpose purpose);  // "TREAT"
// Errors: Malformed for an unknown code.
Result<Purpose> purposeFromCode(std::string_view code);
bool mayBeRequested(Purpose purpose);

// What a person is enrolled as; the text enters the derivation of the identity.
enum class Role { Patient, Doctor, Researcher, Staff };
inline constexpr std::array kRoles{Role::Patient, Role::Doctor, Role::Researcher, Role::Staff};
std::string_view code(Role role);
// Errors: Malformed for an unknown code.
Result<Role> roleFromCode(std::string_view code);

}  // namespace reseal::records
