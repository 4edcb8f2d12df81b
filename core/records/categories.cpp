#include "core/records/categories.h"

#include <algorithm>

namespace reseal::records {
namespace {

template <class Enum, std::size_t N>
Result<Enum> fromCode(const std::array<Enum, N>& all, std::string_view text, std::string_view what) {
    const auto at = std::ranges::find_if(all, [&](Enum value) { return code(value) == text; });
    if (at != all.end()) return *at;
    std::string known;
    for (const Enum value : all) known.append(known.empty() ? "" : ", ").append(code(value));
    return fail(ErrorCode::Malformed, "unknown " + std::string(what) + "; there are: " + known);
}

}  // namespace

std::string_view code(Category category) {
    switch (category) {
        case Category::Problems:
            return "problems";
        case Category::Allergies:
            return "allergies";
        case Category::Medications:
            return "medications";
        case Category::Immunizations:
            return "immunizations";
        case Category::Laboratory:
            return "laboratory";
        case Category::VitalSigns:
            return "vital-signs";
        case Category::Imaging:
            return "imaging";
        case Category::Diagnostics:
            return "diagnostics";
        case Category::Procedures:
            return "procedures";
        case Category::CarePlans:
            return "care-plans";
        case Category::Notes:
            return "notes";
        case Category::Administrative:
            return "administrative";
        case Category::MentalHealth:
            return "mental-health";
        case Category::SubstanceUse:
            return "substance-use";
        case Category::Hiv:
            return "hiv";
        case Category::SexualReproductive:
            return "sexual-reproductive";
        case Category::Genetic:
            return "genetic";
        case Category::AbuseViolence:
            return "abuse-violence";
        case Category::Intake:
            return "intake";
        case Category::Research:
            return "research";
    }
    RESEAL_CHECK(false);
}

Result<Category> categoryFromCode(std::string_view text) {
    return fromCode(kCategories, text, "category");
}

bool isSensitive(Category category) {
    switch (category) {
        case Category::Administrative:
        case Category::MentalHealth:
        case Category::SubstanceUse:
        case Category::Hiv:
        case Category::SexualReproductive:
        case Category::Genetic:
        case Category::AbuseViolence:
            return true;
        case Category::Problems:
        case Category::Allergies:
        case Category::Medications:
        case Category::Immunizations:
        case Category::Laboratory:
        case Category::VitalSigns:
        case Category::Imaging:
        case Category::Diagnostics:
        case Category::Procedures:
        case Category::CarePlans:
        case Category::Notes:
        case Category::Intake:
        case Category::Research:
            return false;
    }
    RESEAL_CHECK(false);
}

bool mayBeChosen(Category category) {
    return category != Category::Intake && category != Category::Research;
}

bool mayBeRequested(Category category) {
    return category != Category::Intake;
}

std::string_view code(Purpose purpose) {
    switch (purpose) {
        case Purpose::Treatment:
            return "TREAT";
        case Purpose::EmergencyTreatment:
            return "ETREAT";
        case Purpose::CareManagement:
            return "CAREMGT";
        case Purpose::Payment:
            return "HPAYMT";
        case Purpose::Research:
            return "HRESCH";
        case Purpose::PublicHealth:
            return "PUBHLTH";
        case Purpose::PatientRequest:
            return "PATRQT";
        case Purpose::BreakGlass:
            return "BTG";
        case Purpose::Test:
            return "HTEST";
    }
    RESEAL_CHECK(false);
}

Result<Purpose> purposeFromCode(std::string_view text) {
    return fromCode(kPurposes, text, "purpose");
}

bool mayBeRequested(Purpose purpose) {
    return purpose != Purpose::BreakGlass;
}

std::string_view code(Role role) {
    switch (role) {
        case Role::Patient:
            return "patient";
        case Role::Doctor:
            return "doctor";
        case Role::Researcher:
            return "researcher";
        case Role::Staff:
            return "staff";
    }
    RESEAL_CHECK(false);
}

Result<Role> roleFromCode(std::string_view text) {
    return fromCode(kRoles, text, "role");
}

}  // namespace reseal::records
