#include "core/node/services_register.h"

#include "core/crypto/aead.h"
#include "core/crypto/random.h"
#include "core/crypto/sha256.h"
#include "core/crypto/transcript.h"
#include "core/node/services.h"
#include "core/node/services_fields.h"

namespace reseal::node {
namespace {

constexpr std::size_t kNonceSize = std::tuple_size_v<crypto::XNonce>;
constexpr std::size_t kMaxSealedCard = store::kMaxCareCard + kNonceSize + crypto::kTagSize;
constexpr std::size_t kMaxEntry = 3 * store::kMaxRegisterText + kMaxSealedCard + 128;

// What stands in the place of an author in the proof: a hash of what is meant, which is nobody's key.
SignPublic contextOf(const ClinicId& clinic, FrameKind kind, Instant time, ByteView content) {
    Bytes what = toBytes(bytesOf("reseal/1/register"));
    what.push_back(static_cast<std::uint8_t>(kind));
    append(what, clinic);
    append(what, le64(encoded(time)));
    append(what, crypto::sha256(content));
    return SignPublic::copy(Hash32(crypto::sha256(what)).view());
}

void write(cbor::Writer& out, const RegisterEntry& entry) {
    out.array(6).uint(static_cast<std::uint64_t>(entry.row));
    out.text(entry.name).text(entry.birthDate).text(entry.localNumber);
    entry.pseudonym ? out.bytes(*entry.pseudonym) : out.null();
    entry.sealedCard.empty() ? out.null() : out.bytes(entry.sealedCard);
}
bool readNull(cbor::Reader& in) {
    if (in.peek() != cbor::Type::Null) return false;
    in.null();
    return true;
}
RegisterEntry readEntry(cbor::Reader& in) {
    in.array(6);
    RegisterEntry out;
    out.row = static_cast<std::int64_t>(in.uint(INT64_MAX));
    out.name = in.text(store::kMaxRegisterText);
    out.birthDate = in.text(store::kMaxRegisterText);
    out.localNumber = in.text(store::kMaxRegisterText);
    if (!readNull(in)) out.pseudonym = in.fixed<SignPublic>();
    if (readNull(in)) return out;
    out.sealedCard = toBytes(in.bytes(kMaxSealedCard));
    if (in.ok() && (out.sealedCard.empty() || !out.pseudonym))
        in.refuse("a card that is empty, or of nobody");
    return out;
}

}  // namespace

MemberProof MemberProof::make(const ChainId& chain, const ClinicId& clinic,
                              const crypto::RistrettoKey& identity, FrameKind kind, ByteView content,
                              Instant now) {
    return {identity.point, now, crypto::proveKey(chain, contextOf(clinic, kind, now, content), identity)};
}

Status MemberProof::check(const ChainId& chain, const ClinicId& clinic, FrameKind kind, ByteView content,
                          Instant now) const {
    if (time + kTicketLife < now || time > now + kTicketLife)
        return fail(ErrorCode::Expired,
                    "the question was made too long ago, or one of the two clocks is wrong");
    return crypto::checkKeyProof(chain, contextOf(clinic, kind, time, content), Y, proof);
}

void MemberProof::write(cbor::Writer& out) const {
    out.bytes(Y.view()).uint(encoded(time)).bytes(proof);
}
Result<MemberProof> MemberProof::read(cbor::Reader& in) {
    RESEAL_ASSIGN(const crypto::Point Y, readPoint(in));
    const Instant time = readTime(in);
    return MemberProof{Y, time, in.fixed<crypto::KeyProof>()};
}

Bytes encodeIntroduction(const MemberProof& proof) {
    cbor::Writer out;
    proof.write(out.array(3));
    return std::move(out).out();
}
Result<MemberProof> decodeIntroduction(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(3);
    RESEAL_ASSIGN(const MemberProof out, MemberProof::read(in));
    RESEAL_TRY(in.finish());
    return out;
}

Bytes RegisterEntry::encode() const {
    cbor::Writer out;
    write(out, *this);
    return std::move(out).out();
}
Result<RegisterEntry> RegisterEntry::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    RegisterEntry out = readEntry(in);
    RESEAL_TRY(in.finish());
    return out;
}

Bytes FindPatients::encode() const {
    cbor::Writer out;
    out.array(4);
    asker.write(out);
    return std::move(out.text(words)).out();
}
Result<FindPatients> FindPatients::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(4);
    RESEAL_ASSIGN(const MemberProof asker, MemberProof::read(in));
    FindPatients out{asker, std::string(in.text(store::kMaxRegisterText))};
    RESEAL_TRY(in.finish());
    return out;
}

Bytes encodeFound(const std::vector<RegisterEntry>& found) {
    cbor::Writer out;
    out.array(found.size());
    for (const RegisterEntry& entry : found) write(out, entry);
    return std::move(out).out();
}
Result<std::vector<RegisterEntry>> decodeFound(ByteView bytes) {
    cbor::Reader in(bytes);
    std::vector<RegisterEntry> out;
    for (std::size_t left = in.arrayUpTo(store::kMaxFound); left > 0 && in.ok(); --left)
        out.push_back(readEntry(in));
    RESEAL_TRY(in.finish());
    return out;
}

Bytes AddToRegister::encode() const {
    cbor::Writer out;
    out.array(4);
    asker.write(out);
    return std::move(out.bytes(entry.encode())).out();
}
Result<AddToRegister> AddToRegister::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(4);
    RESEAL_ASSIGN(const MemberProof asker, MemberProof::read(in));
    const ByteView entry = in.bytes(kMaxEntry);
    RESEAL_TRY(in.finish());
    RESEAL_ASSIGN(RegisterEntry decoded, RegisterEntry::decode(entry));
    return AddToRegister{asker, std::move(decoded)};
}

CardSeal::CardSeal(ByteView archiveCardSecret, const ChainId& chain, const ClinicId& clinic)
    : key_(crypto::Kdf("reseal/1/register-card")
               .add(archiveCardSecret)
               .add(ByteView(chain))
               .add(clinic)
               .key()) {}

Bytes CardSeal::seal(const SignPublic& patient, ByteView card) const {
    crypto::XNonce nonce{};
    crypto::fillRandom(nonce);
    Bytes out = toBytes(nonce);
    append(out, crypto::xchachaSeal(key_, nonce, patient, card));
    return out;
}

Result<crypto::SecretBytes> CardSeal::open(const SignPublic& patient, ByteView sealed) const {
    if (sealed.size() < kNonceSize) return fail(ErrorCode::CannotOpen, "too short for a sealed care card");
    crypto::XNonce nonce{};
    std::copy_n(sealed.begin(), kNonceSize, nonce.begin());
    return crypto::xchachaOpen(key_, nonce, patient, sealed.subspan(kNonceSize));
}

}  // namespace reseal::node
