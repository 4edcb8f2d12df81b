#include "core/sealing/capsule.h"

#include "core/crypto/aead.h"
#include "core/crypto/transcript.h"

namespace reseal::sealing {

using crypto::Element;
using crypto::Point;
using crypto::Scalar;
using crypto::SecretPoint;
using crypto::SecretScalar;

namespace {

// One key wraps one file key, so the nonce is constant.
constexpr crypto::XNonce kWrapNonce{};

SecretBytes wrapKey(const SecretPoint& S, ByteView cardSecret, const Point& E, const Point& Ebar,
                    const Point& A, const RecordId& record) {
    RESEAL_CHECK(cardSecret.size() == 32);
    crypto::Kdf kdf("reseal/1/wrap");
    kdf.add(S.view()).add(cardSecret).add(E).add(Ebar).add(A).add(record);
    return kdf.key();
}

Result<Scalar> challenge(const Point& A, const RecordId& record, const Wrap& wrap, const Point& E,
                         const Point& Ebar, const Element& commitmentG, const Element& commitmentGbar) {
    crypto::Transcript transcript("reseal/1/capsule");
    transcript.add(A).add(record).add(wrap).add(E).add(Ebar).add(commitmentG).add(commitmentGbar);
    return transcript.scalar();
}

}  // namespace

const Point& capsuleGenerator() {
    static const Point generator = [] {
        auto point = Point::from(crypto::Transcript("reseal/1/generator/capsule").element());
        RESEAL_CHECK(point);
        return *point;
    }();
    return generator;
}

Result<Stanza> Stanza::decode(ByteView bytes) {
    if (bytes.size() != kStanzaSize) return fail(ErrorCode::Malformed, "a stanza has 208 bytes");
    RESEAL_ASSIGN(const Point A, Point::decode(bytes.subspan(0, 32)));
    RESEAL_ASSIGN(const Point E, Point::decode(bytes.subspan(32, 32)));
    RESEAL_ASSIGN(const Point Ebar, Point::decode(bytes.subspan(64, 32)));
    RESEAL_ASSIGN(const Scalar e, Scalar::decode(bytes.subspan(96, 32)));
    RESEAL_ASSIGN(const Scalar f, Scalar::decode(bytes.subspan(128, 32)));
    return Stanza{A, E, Ebar, e, f, Wrap::copy(bytes.subspan(160))};
}

Bytes Stanza::encode() const {
    Bytes out;
    out.reserve(kStanzaSize);
    for (const ByteView part : {A.view(), E.view(), Ebar.view(), e.view(), f.view(), wrap.view()})
        append(out, part);
    return out;
}

Result<CheckedStanza> CheckedStanza::check(const RecordId& record, const Stanza& stanza) {
    const auto& [A, E, Ebar, e, f, wrap] = stanza;
    const Element commitmentG = base(f) - e * E;
    const Element commitmentGbar = f * capsuleGenerator() - e * Ebar;
    const auto expected = challenge(A, record, wrap, E, Ebar, commitmentG, commitmentGbar);
    if (!expected || *expected != e) return fail(ErrorCode::BadProof, "the capsule's proof does not verify");
    return CheckedStanza(record, stanza);
}

Result<Stanza> encapsulate(const Point& A, ByteView cardSecret, const RecordId& record,
                           const SecretBytes& fileKey) {
    RESEAL_CHECK(fileKey.size() == 32);
    const SecretScalar r = SecretScalar::random();
    const SecretScalar v = SecretScalar::random();
    const Point E = base(r);
    const Point Ebar = r * capsuleGenerator();
    const SecretPoint S = SecretPoint::of(r, A);
    const SecretBytes key = wrapKey(S, cardSecret, E, Ebar, A, record);
    const Wrap wrap = Wrap::copy(crypto::xchachaSeal(key, kWrapNonce, {}, fileKey));
    RESEAL_ASSIGN(const Scalar e, challenge(A, record, wrap, E, Ebar, base(v), v * capsuleGenerator()));
    const Scalar f = v.answer(e, r);
    if (f.isZero()) return fail(ErrorCode::InvalidScalar, "the capsule's answer is zero");
    return Stanza{A, E, Ebar, e, f, wrap};
}

Result<SecretBytes> unwrap(const CheckedStanza& checked, const SecretPoint& S, ByteView cardSecret) {
    const Stanza& stanza = checked.stanza();
    const SecretBytes key = wrapKey(S, cardSecret, stanza.E, stanza.Ebar, stanza.A, checked.record());
    return crypto::xchachaOpen(key, kWrapNonce, {}, stanza.wrap);
}

// Whose `a` it is is asked only on failure: a wrong one can't give the wrap's key.
Result<SecretBytes> openAsOwner(const CheckedStanza& checked, const SecretScalar& a, ByteView cardSecret) {
    auto fileKey = unwrap(checked, SecretPoint::of(a, checked.stanza().E), cardSecret);
    if (!fileKey && base(a) != checked.stanza().A)
        return fail(ErrorCode::InvalidArgument, "the condition secret is of another key than the stanza");
    return fileKey;
}

}  // namespace reseal::sealing
