#include "core/node/services_team.h"

#include "core/node/services_fields.h"

namespace reseal::node {
namespace {

constexpr std::size_t kMaxContent = std::size_t{16} << 10;
constexpr std::size_t kMaxRequest = std::size_t{2} << 10;
constexpr std::size_t kMaxNote = 256;

}  // namespace

Bytes SignForTeam::encode() const {
    return std::move(cbor::Writer().array(4).bytes(grant).bytes(record).bytes(stanza).bytes(answer)).out();
}
Result<SignForTeam> SignForTeam::decode(ByteView content) {
    cbor::Reader in(content);
    in.array(4);
    SignForTeam out;
    out.grant = in.fixed<GrantId>();
    out.record = in.fixed<RecordId>();
    out.stanza = toBytes(in.bytes(sealing::kStanzaSize));
    out.answer = in.fixed<BoxPublic>();
    RESEAL_TRY(in.finish());
    return out;
}

Bytes SignedForTeam::encode() const {
    cbor::Writer out;
    out.array(3).bytes(clinicKey).array(requests.size());
    for (const ReencapsulationRequest& request : requests) out.bytes(request.encode());
    out.array(tickets.size());
    for (const auto& [holder, ticket] : tickets)
        out.array(3).bytes(holder).uint(encoded(ticket.time)).bytes(ticket.signature);
    return std::move(out).out();
}
Result<SignedForTeam> SignedForTeam::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(3);
    SignedForTeam out;
    out.clinicKey = in.fixed<SignPublic>();
    for (std::size_t left = in.arrayUpTo(sharing::kMaxProxies); left > 0 && in.ok(); --left) {
        const ByteView item = in.bytes(kMaxRequest);
        RESEAL_TRY(in.status());
        RESEAL_ASSIGN(auto request, ReencapsulationRequest::decode(item));
        if (!request.team || request.author != out.clinicKey) in.refuse("a question that is not for a team");
        out.requests.push_back(std::move(request));
    }
    for (std::size_t left = in.arrayUpTo(kMaxTickets); left > 0 && in.ok(); --left) {
        in.array(3);
        const auto holder = in.fixed<ClinicId>();
        const Instant time = readTime(in);
        out.tickets.emplace_back(holder, BlobTicket{out.clinicKey, time, in.fixed<Signature>()});
    }
    RESEAL_TRY(in.finish());
    return out;
}

Bytes OpenForTeam::encode() const {
    cbor::Writer out;
    out.array(5).bytes(grant).bytes(record).bytes(stanza).bytes(answer).array(shares.size());
    for (const sharing::FromProxy& one : shares)
        out.array(3).bytes(one.context.proxy).bytes(one.context.nonce).bytes(one.share);
    return std::move(out).out();
}
Result<OpenForTeam> OpenForTeam::decode(ByteView content) {
    cbor::Reader in(content);
    in.array(5);
    OpenForTeam out;
    out.grant = in.fixed<GrantId>();
    out.record = in.fixed<RecordId>();
    out.stanza = toBytes(in.bytes(sealing::kStanzaSize));
    out.answer = in.fixed<BoxPublic>();
    for (std::size_t left = in.arrayUpTo(sharing::kMaxProxies); left > 0 && in.ok(); --left) {
        in.array(3);
        sharing::FromProxy one;
        one.context.proxy = in.fixed<ClinicId>();
        one.context.nonce = in.fixed<Nonce16>();
        one.share = in.fixed<sharing::ReceivedShare>();
        out.shares.push_back(one);
    }
    RESEAL_TRY(in.finish());
    return out;
}

Bytes NoteForTeam::encode() const {
    return std::move(cbor::Writer().array(3).bytes(grant).bytes(note).bytes(answer)).out();
}
Result<NoteForTeam> NoteForTeam::decode(ByteView content) {
    cbor::Reader in(content);
    in.array(3);
    NoteForTeam out;
    out.grant = in.fixed<GrantId>();
    out.note = toBytes(in.bytes(kMaxNote));
    out.answer = in.fixed<BoxPublic>();
    RESEAL_TRY(in.finish());
    return out;
}

TeamQuestion TeamQuestion::make(const ChainId& chain, const ClinicId& clinic,
                                const crypto::RistrettoKey& identity, FrameKind kind, Bytes content,
                                Instant now) {
    const auto asker = MemberProof::make(chain, clinic, identity, kind, content, now);
    return {asker, std::move(content)};
}

Bytes TeamQuestion::encode() const {
    cbor::Writer out;
    out.array(4);
    asker.write(out);
    return std::move(out.bytes(content)).out();
}
Result<TeamQuestion> TeamQuestion::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(4);
    RESEAL_ASSIGN(const MemberProof asker, MemberProof::read(in));
    TeamQuestion out{asker, toBytes(in.bytes(kMaxContent))};
    RESEAL_TRY(in.finish());
    return out;
}

}  // namespace reseal::node
