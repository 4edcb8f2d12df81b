#include "core/records/paper_refusal.h"

#include <algorithm>
#include <array>

namespace reseal::records {
namespace {

constexpr std::array kRefusals{PaperRefusal::NotOurs,
                               PaperRefusal::Damaged,
                               PaperRefusal::IsCareCard,
                               PaperRefusal::IsInvitation,
                               PaperRefusal::IsCredential,
                               PaperRefusal::CardOfOtherLedger,
                               PaperRefusal::CardReplaced,
                               PaperRefusal::PatientUnknown,
                               PaperRefusal::InvitationEnded,
                               PaperRefusal::InvitationUsed,
                               PaperRefusal::InvitationWithdrawn,
                               PaperRefusal::InvitationUnknown,
                               PaperRefusal::CredentialEnded};

ErrorCode codeOf(PaperRefusal refusal) {
    switch (refusal) {
        case PaperRefusal::NotOurs:
        case PaperRefusal::Damaged:
            return ErrorCode::Malformed;
        case PaperRefusal::IsCareCard:
        case PaperRefusal::IsInvitation:
        case PaperRefusal::IsCredential:
            return ErrorCode::InvalidArgument;
        case PaperRefusal::CardOfOtherLedger:
            return ErrorCode::WrongLedger;
        case PaperRefusal::CardReplaced:
        case PaperRefusal::InvitationEnded:
        case PaperRefusal::CredentialEnded:
            return ErrorCode::Expired;
        case PaperRefusal::PatientUnknown:
        case PaperRefusal::InvitationUnknown:
            return ErrorCode::NotFound;
        case PaperRefusal::InvitationUsed:
        case PaperRefusal::InvitationWithdrawn:
            return ErrorCode::Denied;
    }
    RESEAL_CHECK(false);
}

}  // namespace

std::string_view name(PaperRefusal refusal) {
    switch (refusal) {
        case PaperRefusal::NotOurs:
            return "NotOurs";
        case PaperRefusal::Damaged:
            return "Damaged";
        case PaperRefusal::IsCareCard:
            return "IsCareCard";
        case PaperRefusal::IsInvitation:
            return "IsInvitation";
        case PaperRefusal::IsCredential:
            return "IsCredential";
        case PaperRefusal::CardOfOtherLedger:
            return "CardOfOtherLedger";
        case PaperRefusal::CardReplaced:
            return "CardReplaced";
        case PaperRefusal::PatientUnknown:
            return "PatientUnknown";
        case PaperRefusal::InvitationEnded:
            return "InvitationEnded";
        case PaperRefusal::InvitationUsed:
            return "InvitationUsed";
        case PaperRefusal::InvitationWithdrawn:
            return "InvitationWithdrawn";
        case PaperRefusal::InvitationUnknown:
            return "InvitationUnknown";
        case PaperRefusal::CredentialEnded:
            return "CredentialEnded";
    }
    RESEAL_CHECK(false);
}

Error refused(PaperRefusal refusal, std::string detail) {
    return fail(codeOf(refusal), std::string(name(refusal)) + ": " + detail);
}

std::optional<PaperRefusal> paperRefusalOf(const Error& error) {
    const std::string_view first = std::string_view(error.detail).substr(0, error.detail.find(':'));
    const auto at = std::ranges::find_if(
        kRefusals, [&](PaperRefusal r) { return name(r) == first && codeOf(r) == error.code; });
    return at == kRefusals.end() ? std::nullopt : std::optional(*at);
}

}  // namespace reseal::records
