#include "core/ledger/names.h"

#include <array>

#include "core/base/check.h"

namespace reseal::ledger {
namespace {
constexpr std::array kPurposes = {
    std::pair{Purpose::Treatment, std::string_view("TREAT")},
    std::pair{Purpose::EmergencyTreatment, std::string_view("ETREAT")},
    std::pair{Purpose::CareManagement, std::string_view("CAREMGT")},
    std::pair{Purpose::Payment, std::string_view("HPAYMT")},
    std::pair{Purpose::Research, std::string_view("HRESCH")},
    std::pair{Purpose::PublicHealth, std::string_view("PUBHLTH")},
    std::pair{Purpose::PatientRequest, std::string_view("PATRQT")},
    std::pair{Purpose::Test, std::string_view("HTEST")},
};
}  // namespace

std::string_view name(Role role) {
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
    return "?";
}

std::string_view name(ClinicRole role) {
    switch (role) {
        case ClinicRole::Validator:
            return "Validator";
        case ClinicRole::Proxy:
            return "Proxy";
        case ClinicRole::FileServer:
            return "FileServer";
    }
    return "?";
}

std::string textOf(const ClinicRoles& roles) {
    std::string out;
    for (const ClinicRole role : kClinicRoles)
        if (roles.has(role)) out += (out.empty() ? "" : ", ") + std::string(name(role));
    return out.empty() ? "none" : out;
}

std::string_view name(Purpose purpose) {
    for (const auto& [value, code] : kPurposes)
        if (value == purpose) return code;
    return "?";
}

std::optional<Purpose> purposeOf(std::string_view actReason) {
    for (const auto& [value, code] : kPurposes)
        if (code == actReason) return value;
    return std::nullopt;
}

}  // namespace reseal::ledger
