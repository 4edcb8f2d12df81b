#include "core/sharing/grant.h"

#include <set>

#include "core/base/cbor.h"
#include "core/crypto/random.h"
#include "core/crypto/transcript.h"
#include "core/sharing/polynomial.h"

namespace reseal::sharing {

using crypto::Element;
using crypto::Point;
using crypto::Scalar;
using crypto::SecretPoint;
using crypto::SecretScalar;

std::size_t defaultThreshold(std::size_t proxies) {
    return std::min(proxies, std::max<std::size_t>(2, (proxies + 1) / 2));
}

Bytes GrantTerms::encode() const {
    cbor::Writer out;
    out.array(8).bytes(id).bytes(A).bytes(B).bytes(X).bytes(proof).uint(threshold);
    out.array(proxies.size());
    for (const ClinicId& proxy : proxies) out.bytes(proxy);
    out.array(commitments.size());
    for (const Point& commitment : commitments) out.bytes(commitment);
    return std::move(out).out();
}

Result<GrantFields> GrantFields::read(ByteView encoded) {
    cbor::Reader in(encoded);
    GrantFields out;
    const auto point = [&] {
        const ByteView bytes = in.bytes();
        if (in.ok() && bytes.size() != 32) in.refuse("a point of a wrong length");
        return bytes;
    };
    in.array(8);
    out.id = in.fixed<GrantId>();
    out.A = point();
    out.B = point();
    out.X = point();
    out.proof = in.fixed<GrantProof>();
    out.threshold = static_cast<std::uint32_t>(in.uint(UINT32_MAX));
    for (std::size_t n = in.arrayUpTo(kMaxProxies); n > 0 && in.ok(); --n)
        out.proxies.push_back(in.fixed<ClinicId>());
    for (std::size_t n = in.arrayUpTo(kMaxProxies); n > 0 && in.ok(); --n) out.commitments.push_back(point());
    RESEAL_TRY(in.finish());
    return out;
}

Result<GrantTerms> GrantTerms::decode(ByteView encoded) {
    RESEAL_ASSIGN(GrantFields read, GrantFields::read(encoded));
    RESEAL_ASSIGN(const Point A, Point::decode(read.A));
    RESEAL_ASSIGN(const Point B, Point::decode(read.B));
    RESEAL_ASSIGN(const Point X, Point::decode(read.X));
    GrantTerms terms{read.id, A, B, X, read.proof, read.threshold, std::move(read.proxies), {}};
    for (const ByteView point : read.commitments) {
        RESEAL_ASSIGN(const Point commitment, Point::decode(point));
        terms.commitments.push_back(commitment);
    }
    return terms;
}

namespace {

Result<Scalar> proofChallenge(const GrantId& id, const Point& A, const Point& B, const Point& X,
                              const Element& kG) {
    crypto::Transcript transcript("reseal/1/grant-pok");
    return transcript.add(id).add(A).add(B).add(X).add(kG).scalar();
}

Result<SecretScalar> rekeyFactor(const Point& X, const Point& B, ByteView xB, const Point& A,
                                 const GrantId& id) {
    crypto::Transcript transcript("reseal/1/rekey");
    transcript.add(X).add(B);
#ifndef RESEAL_WITHOUT_GRANTEE_KEY
    transcript.add(xB);
#endif
    return transcript.add(A).add(id).secretScalar();
}

// z_1 … z_n. Errors: Refused if two are equal.
Result<std::vector<Scalar>> shareIndices(const GrantId& id, const std::vector<ClinicId>& proxies) {
    std::vector<Scalar> out;
    for (const ClinicId& proxy : proxies) {
        RESEAL_ASSIGN(const Scalar z, crypto::Transcript("reseal/1/share-index").add(id).add(proxy).scalar());
        if (std::ranges::find(out, z) != out.end())
            return fail(ErrorCode::Refused, "two proxies have one share index");
        out.push_back(z);
    }
    return out;
}

// As many as the threshold: through fewer than t points, a polynomial of degree t − 1 says nothing of f(0).
std::size_t coefficients(std::size_t threshold) {
#ifdef RESEAL_WITHOUT_THRESHOLD
    return std::max<std::size_t>(1, threshold - 1);
#else
    return threshold;
#endif
}

// Which rule of the shape of a grant is broken; nothing if none.
std::optional<std::string> shapeFault(std::size_t threshold, const std::vector<ClinicId>& proxies) {
    if (proxies.empty() || proxies.size() > kMaxProxies) return "a grant names 1 to 32 proxies";
    if (threshold < 1 || threshold > proxies.size())
        return "the threshold is not between 1 and the number of proxies";
    if (std::set<ClinicId>(proxies.begin(), proxies.end()).size() != proxies.size())
        return "a proxy is named twice";
    return {};
}

}  // namespace

Result<CheckedGrant> CheckedGrant::check(GrantTerms terms) {
    if (const auto fault = shapeFault(terms.threshold, terms.proxies))
        return fail(ErrorCode::Refused, *fault);
    if (terms.commitments.size() != coefficients(terms.threshold))
        return fail(ErrorCode::Refused, "there are not as many commitments as the threshold");
    const ByteView proof = terms.proof;
    RESEAL_ASSIGN(const Scalar c, Scalar::decode(proof.first(32)));
    RESEAL_ASSIGN(const Scalar rho, Scalar::decode(proof.subspan(32)));
    const auto expected = proofChallenge(terms.id, terms.A, terms.B, terms.X, base(rho) - c * terms.X);
    if (!expected || *expected != c) return fail(ErrorCode::BadProof, "the granter does not prove to know x");
    CheckedGrant grant(std::move(terms));
    RESEAL_ASSIGN(grant.indices_, shareIndices(grant.terms_.id, grant.terms_.proxies));
    return grant;
}

const Scalar* CheckedGrant::shareIndex(const ClinicId& proxy) const {
    const auto at = std::ranges::find(terms_.proxies, proxy);
    if (at == terms_.proxies.end()) return nullptr;
    return &indices_[static_cast<std::size_t>(at - terms_.proxies.begin())];
}

Result<Element> CheckedGrant::shareKey(const ClinicId& proxy) const {
    const Scalar* z = shareIndex(proxy);
    if (z == nullptr) return fail(ErrorCode::NotFound, "not a proxy of this grant");
    const auto place = static_cast<std::size_t>(z - indices_.data());
    const std::lock_guard lock(shareKeys_.mutex);
    if (const auto known = shareKeys_.known.find(place); known != shareKeys_.known.end())
        return known->second;
    const Element sum = evaluate(terms_.commitments, *z);
    shareKeys_.known.emplace(place, sum);
    return sum;
}

Result<ProxyShare> ProxyShare::accept(const CheckedGrant& grant, const ClinicId& proxy, ByteView share32) {
    RESEAL_ASSIGN(SecretScalar share, SecretScalar::decode(share32));
    RESEAL_ASSIGN(const Element expected, grant.shareKey(proxy));
    Point shareKey = base(share);
    if (shareKey != expected)
        return fail(ErrorCode::BadProof, "the share does not fit the grant's commitments");
    return ProxyShare(grant.terms().id, proxy, std::move(share), std::move(shareKey));
}

Result<ProxyShare> ProxyShare::accept(const CheckedGrant& grant, const ClinicId& proxy,
                                      const crypto::BoxKey& key, ByteView box) {
    RESEAL_ASSIGN(const crypto::SecretBytes share, key.open(box));
    return accept(grant, proxy, share);
}

namespace {

Result<GrantProof> proveFactor(const GrantId& id, const Point& A, const Point& B, const Point& X,
                               const SecretScalar& x) {
    const SecretScalar kappa = SecretScalar::random();
    RESEAL_ASSIGN(const Scalar c, proofChallenge(id, A, B, X, base(kappa)));
    const Scalar rho = kappa.answer(c, x);
    if (rho.isZero()) return fail(ErrorCode::InvalidScalar, "the proof's answer is zero");
    GrantProof proof;
    std::ranges::copy(rho.view(), std::ranges::copy(c.view(), proof.bytes.begin()).out);
    return proof;
}

}  // namespace

Result<NewGrant> makeGrant(const crypto::RistrettoKey& condition, const Point& grantee, std::size_t threshold,
                           const std::vector<ProxyKey>& proxies) {
    std::vector<ClinicId> ids;
    for (const ProxyKey& proxy : proxies) ids.push_back(proxy.id);
    if (const auto fault = shapeFault(threshold, ids)) return fail(ErrorCode::InvalidArgument, *fault);

    const Point& A = condition.point;
    const auto id = crypto::randomFixed<GrantId>();
    RESEAL_ASSIGN(const std::vector<Scalar> indices, shareIndices(id, ids));
    const SecretScalar x = SecretScalar::random();
    const Point X = base(x);
    SecretPoint xB = SecretPoint::of(x, grantee);
    RESEAL_ASSIGN(const SecretScalar d, rekeyFactor(X, grantee, xB.view(), A, id));
    RESEAL_ASSIGN(const GrantProof proof, proveFactor(id, A, grantee, X, x));

    NewGrant made{{id, A, grantee, X, proof, static_cast<std::uint32_t>(threshold), std::move(ids), {}},
                  {},
                  std::move(xB)};
    std::vector<SecretScalar> f;
    f.push_back(condition.secret.times(d.inverse()));
    while (f.size() < coefficients(threshold)) f.push_back(SecretScalar::random());
    for (const SecretScalar& coefficient : f) made.terms.commitments.push_back(base(coefficient));
    for (std::size_t i = 0; i < proxies.size(); ++i) {
        const SecretScalar share = evaluate(f, indices[i]);
        if (share.isZero()) return fail(ErrorCode::InvalidScalar, "a share is zero");
        RESEAL_ASSIGN(Bytes box, crypto::sealTo(proxies[i].box, share.view()));
        made.boxedShares.push_back(std::move(box));
    }
    return made;
}

Result<GranteeFactor> GranteeFactor::derive(const CheckedGrant& grant, const SecretScalar& b) {
    return deriveFrom(grant, SecretPoint::of(b, grant.terms().X).view());
}

Result<GranteeFactor> GranteeFactor::deriveFrom(const CheckedGrant& grant, ByteView bX) {
    const GrantTerms& terms = grant.terms();
    RESEAL_ASSIGN(SecretScalar d, rekeyFactor(terms.X, terms.B, bX, terms.A, terms.id));
    if (d * terms.commitments.front() != terms.A)
        return fail(ErrorCode::BadProof, "the grant does not open what it claims to open");
    return GranteeFactor(std::move(d));
}

namespace {
constexpr std::size_t kCategoryRoom = 32;

bool isCategory(std::string_view text) {
    return !text.empty() && text.size() <= kCategoryRoom &&
           std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}
}  // namespace

Result<crypto::SecretBytes> encodeNote(const GrantNote& note) {
    RESEAL_CHECK(note.cardSecret.empty() || note.cardSecret.size() == 32);
    if (!isCategory(note.category)) return fail(ErrorCode::InvalidArgument, "not a category code");
    crypto::SecretBytes plain(kNoteSize);
    std::ranges::copy(note.cardSecret.view(), plain.data());
    std::ranges::copy(bytesOf(note.category), plain.data() + 32);
    return plain;
}

Result<GrantNote> decodeNote(const crypto::SecretBytes& plain) {
    if (plain.size() != kNoteSize) return fail(ErrorCode::Malformed, "a grant's note has 64 bytes");
    const auto isZero = [](std::uint8_t b) { return b == 0; };
    const ByteView room = plain.view().subspan(32);
    const auto end = std::ranges::find(room, std::uint8_t{0});
    const std::string_view category = textOf({room.begin(), end});
    if (!isCategory(category) || !std::all_of(end, room.end(), isZero))
        return fail(ErrorCode::Malformed, "a grant's note names no category");
    const ByteView card = plain.view().first(32);
    GrantNote note{{}, std::string(category)};
    if (!std::ranges::all_of(card, isZero)) note.cardSecret = crypto::SecretBytes::copyOf(card);
    return note;
}

namespace {
constexpr std::size_t kTeamCategoryRoom = 20;
constexpr std::size_t kNoteMark = 32 + kTeamCategoryRoom;  // where it begins

Bytes markOf(const GrantTerms& of) {
    const auto key = crypto::Kdf("reseal/1/team-note").add(of.id).add(of.A).key();
    return toBytes(key.view().first(kNoteSize - kNoteMark));
}
}  // namespace

Result<crypto::SecretBytes> encodeTeamNote(const GrantNote& note, const GrantTerms& of) {
    if (note.category.size() > kTeamCategoryRoom)
        return fail(ErrorCode::InvalidArgument, "a category's code that is too long for a team's note");
    RESEAL_ASSIGN(crypto::SecretBytes plain, encodeNote(note));
    std::ranges::copy(markOf(of), plain.data() + kNoteMark);
    return plain;
}

Result<GrantNote> decodeTeamNote(const crypto::SecretBytes& plain, const GrantTerms& of) {
    if (plain.size() != kNoteSize) return fail(ErrorCode::Malformed, "a grant's note has 64 bytes");
#ifndef RESEAL_WITHOUT_NOTE_MARK
    if (!equal(plain.view().subspan(kNoteMark), markOf(of)))
        return fail(ErrorCode::Denied, "this note belongs to another grant");
#endif
    crypto::SecretBytes bare = crypto::SecretBytes::copyOf(plain.view());
    std::fill(bare.data() + kNoteMark, bare.data() + kNoteSize, std::uint8_t{0});
    return decodeNote(bare);
}

Result<Bytes> sealTeamNote(const BoxPublic& team, const GrantNote& note, const GrantTerms& of) {
    RESEAL_ASSIGN(const crypto::SecretBytes plain, encodeTeamNote(note, of));
    return crypto::sealTo(team, plain);
}

Result<Bytes> sealNote(const BoxPublic& grantee, const GrantNote& note) {
    RESEAL_ASSIGN(const crypto::SecretBytes plain, encodeNote(note));
    return crypto::sealTo(grantee, plain);
}

Result<GrantNote> openNote(const crypto::BoxKey& grantee, ByteView sealed) {
    RESEAL_ASSIGN(const crypto::SecretBytes plain, grantee.open(sealed));
    return decodeNote(plain);
}

}  // namespace reseal::sharing
