// The names by which the ledger knows things, beyond those of core/base/ids.h.
//
// Thread rule: values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/ids.h"
#include "core/ledger/bounded.h"

namespace reseal::ledger {

// Who can act or be acted on: a clinic's id, a member's identity Y, or a pseudonym's Ed25519 key. An
// author of transactions is a clinic or a pseudonym.
using AccountId = FixedBytes<32, struct AccountTag>;
using ConditionKey =
    FixedBytes<32, struct ConditionKeyTag>;  // A: a patient's condition key, a clinic's archive key
using SharingKey = FixedBytes<32, struct SharingKeyTag>;  // B: a pseudonym's sharing key, a clinic's team key
using IdentityKey = FixedBytes<32, struct IdentityKeyTag>;  // Y
using Ticket = FixedBytes<32, struct TicketTag>;            // Z of a ring signature
using RequestId = FixedBytes<32, struct RequestIdTag>;      // SHA-256(tx id ‖ LE32(index of the operation))
using ProposalId = FixedBytes<32, struct ProposalIdTag>;    // the same
using Height = std::uint64_t;                               // of a block; genesis is 0

template <class Fixed>
AccountId account(const Fixed& key) {
    static_assert(Fixed::kSize == AccountId::kSize);
    return AccountId::copy(key.view());
}
inline SignPublic pseudonymKey(const AccountId& account) {
    return SignPublic::copy(account.view());
}
inline ClinicId clinicId(const AccountId& account) {
    return ClinicId::copy(account.view());
}

enum class Role : std::uint8_t { Patient = 0, Doctor = 1, Researcher = 2, Staff = 3 };
template <>
struct EnumRange<Role> {
    static constexpr std::uint64_t kMin = 0, kMax = 3;
};
inline constexpr Role kRoles[] = {Role::Patient, Role::Doctor, Role::Researcher, Role::Staff};
std::string_view name(Role role);  // "patient": the text that enters key derivation

// What a clinic's node does.
enum class ClinicRole : std::uint32_t { Validator = 1, Proxy = 2, FileServer = 4 };
struct ClinicRoles {
    std::uint32_t bits = 0;  // sum of ClinicRole
    bool has(ClinicRole role) const { return (bits & static_cast<std::uint32_t>(role)) != 0; }
    friend ClinicRoles operator|(ClinicRoles roles, ClinicRole more) {
        return {roles.bits | static_cast<std::uint32_t>(more)};
    }
    friend bool operator==(const ClinicRoles&, const ClinicRoles&) = default;
};
inline constexpr std::uint32_t kAllClinicRoles = 7;
inline constexpr ClinicRole kClinicRoles[] = {ClinicRole::Validator, ClinicRole::Proxy,
                                              ClinicRole::FileServer};
std::string_view name(ClinicRole role);        // "Validator"
std::string textOf(const ClinicRoles& roles);  // "Validator, Proxy"; "none"

// Why a grant was made: HL7 v3-ActReason. BTG is missing: it is reached by the emergency way only.
enum class Purpose : std::uint8_t {
    Treatment = 0,           // TREAT
    EmergencyTreatment = 1,  // ETREAT
    CareManagement = 2,      // CAREMGT
    Payment = 3,             // HPAYMT
    Research = 4,            // HRESCH
    PublicHealth = 5,        // PUBHLTH
    PatientRequest = 6,      // PATRQT
    Test = 7,                // HTEST: demo data
};
template <>
struct EnumRange<Purpose> {
    static constexpr std::uint64_t kMin = 0, kMax = 7;
};
std::string_view name(Purpose purpose);  // "TREAT"
std::optional<Purpose> purposeOf(std::string_view actReason);

}  // namespace reseal::ledger
