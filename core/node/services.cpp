#include "core/node/services.h"

#include "core/crypto/sha256.h"
#include "core/node/services_fields.h"

namespace reseal::node {
namespace {

constexpr std::size_t kMaxRole = 16;
constexpr std::size_t kMaxDetail = 2000;
constexpr std::size_t kMaxKey = 512;
constexpr std::size_t kMaxBox = std::size_t{1} << 10;

void writeTicket(cbor::Writer& out, const std::optional<BlobTicket>& ticket) {
    if (!ticket) {
        out.null();
        return;
    }
    out.array(3).bytes(ticket->author).uint(encoded(ticket->time)).bytes(ticket->signature);
}

std::optional<BlobTicket> readTicket(cbor::Reader& in) {
    if (in.peek() == cbor::Type::Null) {
        in.null();
        return std::nullopt;
    }
    in.array(3);
    BlobTicket out;
    out.author = in.fixed<SignPublic>();
    out.time = readTime(in);
    out.signature = in.fixed<Signature>();
    return out;
}

crypto::SignedMessage ticketMessage(const ChainId& chain, const ClinicId& node, const BlobId& blob,
                                    const SignPublic& author, Instant time) {
    crypto::SignedMessage message("reseal/1/blob-ticket", chain);
    message.add(node).add(blob).add(author).addU64(encoded(time));
    return message;
}

}  // namespace

Bytes JoinRequest::encode() const {
    return std::move(cbor::Writer().array(4).bytes(token).text(role).bytes(Y.view()).bytes(proof)).out();
}
Result<JoinRequest> JoinRequest::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(4);
    const auto token = in.fixed<Nonce16>();
    const std::string role(in.text(kMaxRole));
    RESEAL_ASSIGN(const crypto::Point Y, readPoint(in));
    JoinRequest out{token, role, Y, in.fixed<crypto::KeyProof>()};
    RESEAL_TRY(in.finish());
    return out;
}

Bytes JoinAnswer::encode() const {
    cbor::Writer out;
    out.array(credential ? 2 : 1).bytes(clinicKey);
    if (credential) out.bytes(*credential);
    return std::move(out).out();
}
Result<JoinAnswer> JoinAnswer::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    const std::size_t fields = in.arrayUpTo(2);
    if (in.ok() && fields < 1) in.refuse("an array of a wrong length");
    JoinAnswer out;
    out.clinicKey = in.fixed<SignPublic>();
    if (fields == 2) out.credential = toBytes(in.bytes());
    RESEAL_TRY(in.finish());
    return out;
}

Bytes AdmitRequest::encode() const {
    cbor::Writer out;
    out.array(6).text(role).bytes(Y.view()).bytes(proof).bytes(pseudonym).bytes(box).bytes(sharing);
    return std::move(out).out();
}
Result<AdmitRequest> AdmitRequest::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(6);
    const std::string role(in.text(kMaxRole));
    RESEAL_ASSIGN(const crypto::Point Y, readPoint(in));
    AdmitRequest out{role, Y, in.fixed<crypto::KeyProof>(), {}, {}, {}};
    out.pseudonym = in.fixed<SignPublic>();
    out.box = in.fixed<BoxPublic>();
    out.sharing = in.fixed<ledger::SharingKey>();
    RESEAL_TRY(in.finish());
    return out;
}

Bytes encodeAdmission(const ledger::ClinicAdmission& admission) {
    cbor::Writer out;
    out.array(3).bytes(admission.clinic).uint(encoded(admission.issued)).bytes(admission.signature);
    return std::move(out).out();
}
Result<ledger::ClinicAdmission> decodeAdmission(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(3);
    ledger::ClinicAdmission out;
    out.clinic = in.fixed<ClinicId>();
    out.issued = readTime(in);
    out.signature = in.fixed<Signature>();
    RESEAL_TRY(in.finish());
    return out;
}

Bytes TxStatusAnswer::encode() const {
    cbor::Writer out;
    if (state != State::Final) return std::move(out.array(1).uint(static_cast<std::uint64_t>(state))).out();
    return std::move(out.array(4).uint(2).uint(height).uint(index).text(refusal)).out();
}
Result<TxStatusAnswer> TxStatusAnswer::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    const std::size_t fields = in.arrayUpTo(4);
    TxStatusAnswer out;
    out.state = static_cast<State>(in.uint(2));
    if (in.ok() && fields != (out.state == State::Final ? 4U : 1U)) in.refuse("an array of a wrong length");
    if (out.state == State::Final) {
        out.height = in.uint();
        out.index = in.uint();
        out.refusal = in.text(kMaxDetail);
    }
    RESEAL_TRY(in.finish());
    return out;
}

Bytes GetRequest::encode() const {
    cbor::Writer out;
    out.array(keys.size());
    for (const Bytes& key : keys) out.bytes(key);
    return std::move(out).out();
}
Result<GetRequest> GetRequest::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    GetRequest out;
    for (std::size_t left = in.arrayUpTo(kMaxScan); left > 0 && in.ok(); --left)
        out.keys.push_back(toBytes(in.bytes(kMaxKey)));
    if (out.keys.empty()) in.refuse("no key");
    RESEAL_TRY(in.finish());
    return out;
}

Bytes GetAnswer::encode() const {
    cbor::Writer out;
    out.array(values.size());
    for (const auto& value : values) value ? out.bytes(*value) : out.null();
    return std::move(out).out();
}
Result<GetAnswer> GetAnswer::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    GetAnswer out;
    for (std::size_t left = in.arrayUpTo(kMaxScan); left > 0 && in.ok(); --left) {
        if (in.peek() == cbor::Type::Null) {
            in.null();
            out.values.emplace_back();
        } else {
            out.values.emplace_back(toBytes(in.bytes()));
        }
    }
    if (out.values.empty()) in.refuse("no value");
    RESEAL_TRY(in.finish());
    return out;
}

Bytes ScanRequest::encode() const {
    return std::move(cbor::Writer().array(2).bytes(prefix).bytes(after)).out();
}
Result<ScanRequest> ScanRequest::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(2);
    ScanRequest out{toBytes(in.bytes(kMaxKey)), toBytes(in.bytes(kMaxKey))};
    RESEAL_TRY(in.finish());
    return out;
}

Bytes ScanAnswer::encode() const {
    cbor::Writer out;
    out.array(2).array(entries.size() * 2);
    for (const auto& [key, value] : entries) out.bytes(key).bytes(value);
    return std::move(out.boolean(more)).out();
}
Result<ScanAnswer> ScanAnswer::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(2);
    const std::size_t items = in.arrayUpTo(kMaxScan * 2);
    if (items % 2 != 0) in.refuse("a key without a value");
    ScanAnswer out;
    for (std::size_t i = 0; i < items / 2 && in.ok(); ++i) {
        Bytes key = toBytes(in.bytes(kMaxKey));
        out.entries.emplace_back(std::move(key), toBytes(in.bytes()));
    }
    out.more = in.boolean();
    RESEAL_TRY(in.finish());
    return out;
}

BlobTicket BlobTicket::make(const crypto::SignKey& key, const ChainId& chain, const ClinicId& node,
                            const BlobId& blob, Instant now) {
    const SignPublic& author = key.publicKey();
    return {author, now, key.sign(ticketMessage(chain, node, blob, author, now))};
}
bool BlobTicket::verify(const ChainId& chain, const ClinicId& node, const BlobId& blob) const {
    return crypto::verify(author, ticketMessage(chain, node, blob, author, time), signature);
}

Bytes BlobBegin::encode() const {
    cbor::Writer out;
    out.array(3).bytes(blob).uint(sealedSize);
    writeTicket(out, ticket);
    return std::move(out).out();
}
Result<BlobBegin> BlobBegin::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(3);
    BlobBegin out;
    out.blob = in.fixed<BlobId>();
    out.sealedSize = in.uint();
    out.ticket = readTicket(in);
    RESEAL_TRY(in.finish());
    return out;
}

Bytes BlobPiece::encode() const {
    return std::move(cbor::Writer().array(3).bytes(blob).uint(offset).bytes(bytes)).out();
}
Result<BlobPiece> BlobPiece::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(3);
    BlobPiece out;
    out.blob = in.fixed<BlobId>();
    out.offset = in.uint();
    out.bytes = toBytes(in.bytes(kBlobPiece));
    RESEAL_TRY(in.finish());
    return out;
}

Bytes BlobRange::encode() const {
    cbor::Writer out;
    out.array(5).bytes(blob).bytes(holder).uint(offset).uint(length);
    writeTicket(out, ticket);
    return std::move(out).out();
}
Result<BlobRange> BlobRange::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(5);
    BlobRange out;
    out.blob = in.fixed<BlobId>();
    out.holder = in.fixed<ClinicId>();
    out.offset = in.uint();
    out.length = in.uint(kBlobPiece);
    out.ticket = readTicket(in);
    RESEAL_TRY(in.finish());
    return out;
}

Bytes ShareDelivery::encode() const {
    cbor::Writer out;
    out.array(signature ? 4 : 3).bytes(grant).bytes(proxy).bytes(box);
    if (signature) out.bytes(*signature);
    return std::move(out).out();
}
Result<ShareDelivery> ShareDelivery::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    const std::size_t fields = in.arrayUpTo(4);
    if (in.ok() && fields < 3) in.refuse("an array of a wrong length");
    ShareDelivery out;
    out.grant = in.fixed<GrantId>();
    out.proxy = in.fixed<ClinicId>();
    out.box = toBytes(in.bytes(kMaxBox));
    if (fields == 4) out.signature = in.fixed<Signature>();
    RESEAL_TRY(in.finish());
    return out;
}

namespace {
crypto::SignedMessage deliveryMessage(const ShareDelivery& delivery, const ChainId& chain) {
    crypto::SignedMessage message("reseal/1/share-delivery", chain);
    message.add(delivery.grant).add(delivery.proxy).add(crypto::sha256(delivery.box));
    return message;
}
}  // namespace
void ShareDelivery::sign(const crypto::SignKey& patient, const ChainId& chain) {
    signature = patient.sign(deliveryMessage(*this, chain));
}
bool ShareDelivery::verify(const SignPublic& patient, const ChainId& chain) const {
    return signature && crypto::verify(patient, deliveryMessage(*this, chain), *signature);
}

Bytes ShareReceipt::encode() const {
    cbor::Writer out;
    if (!accepted) return std::move(out.array(1).uint(0)).out();
    return std::move(out.array(2).uint(1).bytes(*accepted)).out();
}
Result<ShareReceipt> ShareReceipt::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    const std::size_t fields = in.arrayUpTo(2);
    const std::uint64_t state = in.uint(1);
    ShareReceipt out;
    if (in.ok() && fields != state + 1) in.refuse("an array of a wrong length");
    if (state == 1) out.accepted = in.fixed<Signature>();
    RESEAL_TRY(in.finish());
    return out;
}
namespace {
crypto::SignedMessage acceptance(const ChainId& chain, const GrantId& grant, const ClinicId& proxy) {
    crypto::SignedMessage message("reseal/1/share-accepted", chain);
    message.add(grant).add(proxy);
    return message;
}
}  // namespace
Signature ShareReceipt::sign(const crypto::SignKey& key, const ChainId& chain, const GrantId& grant,
                             const ClinicId& proxy) {
    return key.sign(acceptance(chain, grant, proxy));
}
bool ShareReceipt::verify(const SignPublic& key, const ChainId& chain, const GrantId& grant,
                          const ClinicId& proxy, const Signature& signature) {
    return crypto::verify(key, acceptance(chain, grant, proxy), signature);
}

crypto::SignedMessage ReencapsulationRequest::message(const ChainId& chain) const {
    crypto::SignedMessage message(team ? "reseal/1/reencapsulate-team" : "reseal/1/reencapsulate", chain);
    message.add(grant).add(record).add(proxy).add(nonce).add(author).add(stanza).addU64(encoded(time));
    if (team) message.add(team->answer).add(crypto::sha256(team->who));
    return message;
}
Bytes ReencapsulationRequest::encode() const {
    cbor::Writer out;
    out.array(team ? 10 : 8).bytes(grant).bytes(record).bytes(proxy).bytes(nonce).bytes(author);
    out.bytes(stanza).uint(encoded(time)).bytes(signature);
    if (team) out.bytes(team->answer).bytes(team->who);
    return std::move(out).out();
}
Result<ReencapsulationRequest> ReencapsulationRequest::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    const std::size_t fields = in.arrayUpTo(10);
    if (in.ok() && fields != 8 && fields != 10) in.refuse("an array of a wrong length");
    ReencapsulationRequest out;
    out.grant = in.fixed<GrantId>();
    out.record = in.fixed<RecordId>();
    out.proxy = in.fixed<ClinicId>();
    out.nonce = in.fixed<Nonce16>();
    out.author = in.fixed<SignPublic>();
    out.stanza = toBytes(in.bytes(sealing::kStanzaSize));
    out.time = readTime(in);
    out.signature = in.fixed<Signature>();
    if (fields == 10) {
        const auto answer = in.fixed<BoxPublic>();
        out.team = TeamPart{answer, toBytes(in.bytes(kMaxWho))};
        if (in.ok() && out.team->who.empty()) in.refuse("a reader that is nothing");
    }
    RESEAL_TRY(in.finish());
    return out;
}

namespace {
crypto::SignedMessage answerMessage(const ChainId& chain, ByteView request, ByteView answer) {
    crypto::SignedMessage message("reseal/1/reencapsulated", chain);
    message.add(crypto::sha256(request)).add(answer);
    return message;
}
}  // namespace

Bytes ReencapsulationAnswer::encode(const crypto::SignKey& key, const ChainId& chain,
                                    ByteView request) const {
    cbor::Writer body;
    if (share)
        body.array(2).uint(0).bytes(*share);
    else
        body.array(3).uint(1).uint(static_cast<std::uint64_t>(share.error().code)).text(share.error().detail);
    const Signature signature = key.sign(answerMessage(chain, request, body.out()));
    return std::move(cbor::Writer().array(2).bytes(body.out()).bytes(signature)).out();
}
Result<ReencapsulationAnswer> ReencapsulationAnswer::decode(ByteView bytes, const SignPublic& key,
                                                            const ChainId& chain, ByteView request) {
    cbor::Reader outer(bytes);
    outer.array(2);
    const ByteView body = outer.bytes();
    const auto signature = outer.fixed<Signature>();
    RESEAL_TRY(outer.finish());
    if (!crypto::verify(key, answerMessage(chain, request, body), signature))
        return fail(ErrorCode::BadSignature, "the proxy's answer is not signed by it");
    cbor::Reader in(body);
    const std::size_t fields = in.arrayUpTo(3);
    const std::uint64_t refused = in.uint(1);
    if (in.ok() && fields != refused + 2) in.refuse("an array of a wrong length");
    ReencapsulationAnswer out;
    if (refused == 0) {
        out.share = in.fixed<sharing::ReceivedShare>();
    } else {
        const auto code = static_cast<ErrorCode>(in.uint(static_cast<std::uint64_t>(ErrorCode::Cancelled)));
        out.share = fail(code, std::string(in.text(kMaxDetail)));
    }
    RESEAL_TRY(in.finish());
    return out;
}

}  // namespace reseal::node
