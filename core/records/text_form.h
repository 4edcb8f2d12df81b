// How small binary things are shown as text and QR code: prefix, then base64url of the bytes and of the
// first four bytes of their SHA-256, so that a mistyped or cut text is told from a wrong one.
//
//     text = prefix ":" base64url(bytes ‖ SHA-256(bytes)[0..3])
//
// White space anywhere is ignored: mail programs break lines.
//
// Thread rule: functions of values.
#pragma once

#include <string>
#include <string_view>

#include "core/crypto/secret.h"

namespace reseal::records {

inline constexpr std::string_view kCardPrefix = "reseal-card";
inline constexpr std::string_view kInvitationPrefix = "reseal-invitation";
inline constexpr std::string_view kCredentialPrefix = "reseal-credential";
inline constexpr std::size_t kMaxTextForm = 8192;  // characters

std::string toTextForm(std::string_view prefix, ByteView bytes);
// Errors: InvalidArgument (one of the other prefixes), Malformed, TooLarge; the first two as paper_refusal.h
// names them.
Result<crypto::SecretBytes> fromTextForm(std::string_view prefix, std::string_view text);

}  // namespace reseal::records
