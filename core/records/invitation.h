// The invitation of a person into a clinic: where to go, how to know that it is the right place, and a
// ticket that staff match to the face before them.
//
//     invitation = [1, chain id(32), clinic(32), [endpoint, …], TLS pin(32), token(16), role, expires(ms)]
//     text       = "reseal-invitation:" …                                            (text_form.h)
//
// An endpoint is "host:port", host a name, an IPv4 address or an IPv6 address in brackets.
//
// Thread rule: values.
#pragma once

#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/records/categories.h"

namespace reseal::records {

inline constexpr std::size_t kMaxEndpoints = 8;
inline constexpr std::size_t kMaxEndpointBytes = 262;  // 253 of a host name, brackets, colon, port

using InvitationToken =
    FixedBytes<16, struct InvitationTokenTag>;  // opens nothing: enrolment is confirmed by staff

struct Invitation {
    ChainId chain;
    ClinicId clinic;
    std::vector<std::string> endpoints;
    TlsPin tlsPin;
    InvitationToken token;
    Role role = Role::Patient;
    Instant expires;

    // Errors: InvalidArgument (no endpoint or a wrong one).
    Result<Bytes> encode() const;
    // Errors: TooNew, Malformed.
    static Result<Invitation> decode(ByteView bytes);
    Result<std::string> text() const;
    static Result<Invitation> fromText(std::string_view text);
    // Errors: Expired.
    Status check(Instant now) const;
    friend bool operator==(const Invitation&, const Invitation&) = default;
};

bool isEndpoint(std::string_view text);

}  // namespace reseal::records
