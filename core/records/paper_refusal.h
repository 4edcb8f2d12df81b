// Why a paper that somebody pasted, scanned or was handed can't be used. Several causes share an error code;
// `name` opens the error's detail ("IsInvitation: …"), so that an interface can say it in its own words.
//
// Thread rule: functions of values.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace reseal::records {

enum class PaperRefusal {
    NotOurs,              // Malformed: no text of this program
    Damaged,              // Malformed: one of this program that is mistyped or cut
    IsCareCard,           // InvalidArgument: a text of this program, but of another kind than was asked for
    IsInvitation,         // InvalidArgument
    IsCredential,         // InvalidArgument
    CardOfOtherLedger,    // WrongLedger
    CardReplaced,         // Expired: there is a newer one
    PatientUnknown,       // NotFound: the ledger knows no such patient, or the pseudonym has ended
    InvitationEnded,      // Expired
    InvitationUsed,       // Denied: by somebody else
    InvitationWithdrawn,  // Denied
    InvitationUnknown,    // NotFound: the clinic has made no such invitation
    CredentialEnded,      // Expired
};

std::string_view name(PaperRefusal refusal);
Error refused(PaperRefusal refusal, std::string detail);
// Which refusal an error is, if it is one.
std::optional<PaperRefusal> paperRefusalOf(const Error& error);

}  // namespace reseal::records
