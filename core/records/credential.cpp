#include "core/records/credential.h"

#include "core/crypto/transcript.h"
#include "core/records/fields.h"
#include "core/records/paper_refusal.h"
#include "core/records/text_form.h"

namespace reseal::records {
namespace {

crypto::SignedMessage signedPart(const Credential& c) {
    crypto::SignedMessage message("reseal/1/credential", c.chain);
    message.add(c.clinic)
        .add(c.identity.view())
        .add(bytesOf(code(c.role)))
        .add(bytesOf(c.name))
        .add(bytesOf(c.title));
    message.addU64(static_cast<std::uint64_t>(c.notAfter.ms));
    return message;
}

Status checkNames(const Credential& c) {
    if (c.name.empty()) return fail(ErrorCode::InvalidArgument, "a credential without a name");
    RESEAL_TRY(fields::mustBePlain(c.name, kMaxNameBytes, "name"));
    return fields::mustBePlain(c.title, kMaxNameBytes, "title");
}

// Feeds what the challenge of an introduction covers. The tag and order are the protocol's.
crypto::Transcript& statement(crypto::Transcript& t, const ChainId& chain, const crypto::Point& identity,
                              const SignPublic& own, const SignPublic& other) {
    return t.add(chain.view()).add(identity.view()).add(own.view()).add(other.view());
}

constexpr std::string_view kIntroduce = "reseal/1/introduce";

}  // namespace

Bytes Credential::encode() const {
    cbor::Writer out;
    out.array(9).uint(fields::kVersion).bytes(chain).bytes(clinic).bytes(identity.view());
    out.text(code(role)).text(name).text(title);
    fields::write(out, notAfter);
    out.bytes(signature);
    return std::move(out).out();
}

Result<Credential> Credential::decode(ByteView bytes) {
    if (bytes.size() > kMaxCredentialBytes) return fail(ErrorCode::Malformed, "a credential over its limit");
    RESEAL_TRY(fields::version(bytes, 9));
    cbor::Reader in(bytes);
    in.array(9);
    in.uint();
    const auto chain = in.fixed<ChainId>();
    const auto clinic = in.fixed<ClinicId>();
    const ByteView identityBytes = in.bytes(32);
    const Role role = fields::role(in);
    std::string name = fields::plain(in, kMaxNameBytes);
    std::string title = fields::plain(in, kMaxNameBytes);
    const Instant notAfter = fields::instant(in);
    const auto signature = in.fixed<crypto::Signature>();
    if (name.empty()) in.refuse("a credential without a name");
    RESEAL_TRY(in.finish());
    RESEAL_ASSIGN(const crypto::Point identity, crypto::Point::decode(identityBytes));
    return Credential{chain, clinic, identity, role, std::move(name), std::move(title), notAfter, signature};
}

Result<Credential> issueCredential(const crypto::SignKey& clinicKey, const ChainId& chain,
                                   const ClinicId& clinic, const crypto::Point& identity, Role role,
                                   std::string name, std::string title, Instant notAfter) {
    Credential out{chain, clinic, identity, role, std::move(name), std::move(title), notAfter, {}};
    RESEAL_TRY(checkNames(out));
    if (notAfter.ms < 0) return fail(ErrorCode::InvalidArgument, "a credential that ended before 1970");
    out.signature = clinicKey.sign(signedPart(out));
    return out;
}

Status checkCredential(const Credential& credential, const SignPublic& clinicKey, const ChainId& chain,
                       Instant now) {
    if (credential.chain != chain) return fail(ErrorCode::WrongLedger, "the credential is of another ledger");
    if (!crypto::verify(clinicKey, signedPart(credential), credential.signature))
        return fail(ErrorCode::BadSignature, "the credential is not the clinic's");
    if (now > credential.notAfter) return refused(PaperRefusal::CredentialEnded, "the credential has ended");
    return {};
}

Introduction introduce(const ChainId& chain, const crypto::RistrettoKey& identity, const SignPublic& own,
                       const SignPublic& other) {
    while (true) {  // c is zero with probability 2^-252
        const auto nonce = crypto::SecretScalar::random();
        crypto::Transcript t(kIntroduce);
        const auto c =
            statement(t, chain, identity.point, own, other).add(crypto::base(nonce).view()).scalar();
        if (!c) continue;
        const crypto::Scalar answer = nonce.answer(*c, identity.secret);
        if (answer.isZero()) continue;
        Bytes proof = toBytes(c->view());
        append(proof, answer.view());
        return Introduction::copy(proof);
    }
}

Status checkIntroduction(const ChainId& chain, const crypto::Point& identity, const SignPublic& own,
                         const SignPublic& other, const Introduction& proof) {
    RESEAL_ASSIGN(const auto c, crypto::Scalar::decode(proof.view().first(32)));
    RESEAL_ASSIGN(const auto answer, crypto::Scalar::decode(proof.view().last(32)));
    const crypto::Element nonce = crypto::base(answer) - c * identity;
    crypto::Transcript t(kIntroduce);
    RESEAL_ASSIGN(const auto expected, statement(t, chain, identity, own, other).add(nonce.view()).scalar());
    if (expected == c) return {};
    return fail(ErrorCode::BadProof, "the credential's owner did not make this introduction");
}

std::string CredentialHandover::text() const {
    cbor::Writer out;
    out.array(3).uint(fields::kVersion).raw(credential.encode());
    if (archiveCardSecret) {
        RESEAL_CHECK(archiveCardSecret->size() == 32);
        out.bytes(*archiveCardSecret);
    } else {
        out.null();
    }
    Bytes encoded = std::move(out).out();
    std::string text = toTextForm(kCredentialPrefix, encoded);
    crypto::wipe(encoded);
    return text;
}

Result<CredentialHandover> CredentialHandover::fromText(std::string_view text) {
    RESEAL_ASSIGN(const crypto::SecretBytes bytes, fromTextForm(kCredentialPrefix, text));
    RESEAL_TRY(fields::version(bytes, 3));
    cbor::Reader in(bytes);
    in.array(3);
    in.uint();
    const ByteView credentialBytes = in.item();
    std::optional<crypto::SecretBytes> secret;
    if (in.peek() == cbor::Type::Null) {
        in.null();
    } else {
        const ByteView view = in.bytes(32);
        if (view.size() != 32) in.refuse("a card secret of a wrong length");
        secret = crypto::SecretBytes::copyOf(view);
    }
    RESEAL_TRY(in.finish());
    RESEAL_ASSIGN(Credential credential, Credential::decode(credentialBytes));
    return CredentialHandover{std::move(credential), std::move(secret)};
}

}  // namespace reseal::records
