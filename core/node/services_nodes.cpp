// What nodes answer about themselves and to each other; the rest of services.h is in services.cpp.

#include "core/crypto/sha256.h"
#include "core/node/services.h"
#include "core/node/services_fields.h"

namespace reseal::node {
namespace {

constexpr std::size_t kMaxStatement = 512;
constexpr std::size_t kMaxPeers = 128;
constexpr std::size_t kMaxLocker = std::size_t{960} << 10;

}  // namespace

Bytes NodeStatusAnswer::encode() const {
    cbor::Writer out;
    out.array(11).bytes(clinic).uint(height).uint(view).uint(pending).uint(blobs).uint(shares).uint(unsafe);
    out.uint(quorum).boolean(signing).uint(encoded(time)).array(peers.size());
    for (const PeerStatus& peer : peers)
        out.array(3).bytes(peer.clinic).boolean(peer.connected).uint(peer.height);
    return std::move(out).out();
}
Result<NodeStatusAnswer> NodeStatusAnswer::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(11);
    NodeStatusAnswer out;
    out.clinic = in.fixed<ClinicId>();
    out.height = in.uint();
    out.view = in.uint();
    out.pending = in.uint();
    out.blobs = in.uint();
    out.shares = in.uint();
    out.unsafe = in.uint();
    out.quorum = static_cast<std::uint32_t>(in.uint(UINT32_MAX));
    out.signing = in.boolean();
    out.time = readTime(in);
    const std::size_t count = in.arrayUpTo(kMaxPeers);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        in.array(3);
        PeerStatus peer;
        peer.clinic = in.fixed<ClinicId>();
        peer.connected = in.boolean();
        peer.height = in.uint();
        out.peers.push_back(peer);
    }
    RESEAL_TRY(in.finish());
    return out;
}

Bytes CurrencyQuestion::encode() const {
    return std::move(cbor::Writer().array(2).bytes(nonce).uint(after)).out();
}
Result<CurrencyQuestion> CurrencyQuestion::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(2);
    CurrencyQuestion out;
    out.nonce = in.fixed<Nonce16>();
    out.after = in.uint(INT64_MAX);
    RESEAL_TRY(in.finish());
    return out;
}

namespace {
crypto::SignedMessage currencyMessage(const ChainId& chain, const CurrencyQuestion& question,
                                      std::uint64_t height, ByteView statements,
                                      const std::optional<std::uint64_t>& next) {
    crypto::SignedMessage message("reseal/1/currency", chain);
    message.add(question.nonce).addU64(question.after).addU64(height).add(crypto::sha256(statements));
    return std::move(message.addU64(next.value_or(0)));
}
}  // namespace

Bytes CurrencyAnswer::encode(const crypto::SignKey& key, const ChainId& chain,
                             const CurrencyQuestion& question) const {
    cbor::Writer list;
    list.array(known.statements.size());
    for (const Bytes& one : known.statements) list.bytes(one);
    cbor::Writer out;
    out.array(4).uint(height).bytes(list.out());
    if (known.next)
        out.uint(*known.next);
    else
        out.null();
    const auto message = currencyMessage(chain, question, height, list.out(), known.next);
    return std::move(out.bytes(key.sign(message))).out();
}
Result<CurrencyAnswer> CurrencyAnswer::decode(ByteView bytes, const SignPublic& key, const ChainId& chain,
                                              const CurrencyQuestion& question) {
    cbor::Reader outer(bytes);
    outer.array(4);
    CurrencyAnswer out;
    out.height = outer.uint();
    const ByteView list = outer.bytes();
    if (outer.peek() == cbor::Type::Null)
        outer.null();
    else
        out.known.next = outer.uint(INT64_MAX);
    const auto signature = outer.fixed<Signature>();
    RESEAL_TRY(outer.finish());
    if (!crypto::verify(key, currencyMessage(chain, question, out.height, list, out.known.next), signature))
        return fail(ErrorCode::BadSignature, "a status that its clinic did not sign");
    cbor::Reader in(list);
    const std::size_t count = in.arrayUpTo(kCurrencyPage);
    for (std::size_t i = 0; i < count && in.ok(); ++i)
        out.known.statements.push_back(toBytes(in.bytes(kMaxStatement)));
    RESEAL_TRY(in.finish());
    if (out.known.next && (*out.known.next <= question.after || count < kCurrencyPage))
        return fail(ErrorCode::Malformed, "a page of statements that leads nowhere");
    return out;
}

namespace {
// What stands in the place of an author in the proof: a hash of what is meant, which is nobody's key.
SignPublic lockerContext(const ClinicId& clinic, std::uint64_t version, ByteView box) {
    Bytes what = toBytes(bytesOf("reseal/1/locker"));
    append(what, clinic);
    append(what, le64(version));
    append(what, crypto::sha256(box));
    return SignPublic::copy(Hash32(crypto::sha256(what)).view());
}
}  // namespace

LockerBox LockerBox::make(const ChainId& chain, const ClinicId& clinic, const crypto::RistrettoKey& identity,
                          std::uint64_t version, Bytes box) {
    const auto proof = crypto::proveKey(chain, lockerContext(clinic, version, box), identity);
    return LockerBox{identity.point, version, proof, std::move(box)};
}

Status LockerBox::check(const ChainId& chain, const ClinicId& clinic) const {
    return crypto::checkKeyProof(chain, lockerContext(clinic, version, box), Y, proof);
}

Bytes LockerBox::encode() const {
    return std::move(cbor::Writer().array(4).bytes(Y.view()).uint(version).bytes(proof).bytes(box)).out();
}
Result<LockerBox> LockerBox::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(4);
    RESEAL_ASSIGN(const crypto::Point Y, readPoint(in));
    const std::uint64_t version = in.uint();
    const auto proof = in.fixed<crypto::KeyProof>();
    LockerBox out{Y, version, proof, toBytes(in.bytes(kMaxLocker))};
    RESEAL_TRY(in.finish());
    return out;
}

}  // namespace reseal::node
