#include "core/records/invitation.h"

#include <algorithm>

#include "core/records/fields.h"
#include "core/records/paper_refusal.h"
#include "core/records/text_form.h"

namespace reseal::records {
namespace {

bool isHostCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

bool isIpv6Character(char c) {
    return (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || (c >= '0' && c <= '9') || c == ':' || c == '.';
}

bool isHost(std::string_view host) {
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        const auto inner = host.substr(1, host.size() - 2);
        return inner.find(':') != std::string_view::npos && std::ranges::all_of(inner, isIpv6Character);
    }
    return !host.empty() && host.size() <= 253 && std::ranges::all_of(host, isHostCharacter) &&
           host.front() != '.' && host.front() != '-';
}

bool isPort(std::string_view port) {
    if (port.empty() || port.size() > 5 || port.front() == '0') return false;
    unsigned value = 0;
    for (char c : port) {
        if (c < '0' || c > '9') return false;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value <= 65535;
}

bool areEndpoints(const std::vector<std::string>& endpoints) {
    return !endpoints.empty() && endpoints.size() <= kMaxEndpoints &&
           std::ranges::all_of(endpoints, isEndpoint);
}

}  // namespace

bool isEndpoint(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    return text.size() <= kMaxEndpointBytes && colon != std::string_view::npos &&
           isHost(text.substr(0, colon)) && isPort(text.substr(colon + 1));
}

Result<Bytes> Invitation::encode() const {
    if (!areEndpoints(endpoints) || expires.ms < 0)
        return fail(ErrorCode::InvalidArgument,
                    "an invitation needs one to eight endpoints host:port and an end");
    cbor::Writer out;
    out.array(8).uint(fields::kVersion).bytes(chain).bytes(clinic).array(endpoints.size());
    for (const std::string& endpoint : endpoints) out.text(endpoint);
    out.bytes(tlsPin).bytes(token).text(code(role));
    fields::write(out, expires);
    return std::move(out).out();
}

Result<Invitation> Invitation::decode(ByteView bytes) {
    RESEAL_TRY(fields::version(bytes, 8));
    cbor::Reader in(bytes);
    Invitation out;
    in.array(8);
    in.uint();
    out.chain = in.fixed<ChainId>();
    out.clinic = in.fixed<ClinicId>();
    const std::size_t count = in.arrayUpTo(kMaxEndpoints);
    for (std::size_t i = 0; i < count && in.ok(); ++i) out.endpoints.emplace_back(in.text(kMaxEndpointBytes));
    out.tlsPin = in.fixed<TlsPin>();
    out.token = in.fixed<InvitationToken>();
    out.role = fields::role(in);
    out.expires = fields::instant(in);
    if (!areEndpoints(out.endpoints)) in.refuse("no endpoint, or a wrong one");
    RESEAL_TRY(in.finish());
    return out;
}

Result<std::string> Invitation::text() const {
    RESEAL_ASSIGN(const Bytes bytes, encode());
    return toTextForm(kInvitationPrefix, bytes);
}

Result<Invitation> Invitation::fromText(std::string_view text) {
    RESEAL_ASSIGN(const crypto::SecretBytes bytes, fromTextForm(kInvitationPrefix, text));
    return decode(bytes);
}

Status Invitation::check(Instant now) const {
    if (now < expires) return {};
    return refused(PaperRefusal::InvitationEnded, "the invitation ended at " + isoUtc(expires));
}

}  // namespace reseal::records
