#include "core/crypto/transcript.h"
#include "core/sharing/reencapsulate.h"
#include "tests/vectors/kinds.h"
#include "tests/vectors/shapes.h"

namespace reseal::vectors {
namespace {

using crypto::Element;
using crypto::Point;
using crypto::Scalar;
using crypto::SecretBytes;
using crypto::SecretScalar;
using sharing::CheckedGrant;
using sharing::GranteeFactor;

Status checkNote(const Case& c) {
    RESEAL_ASSIGN(const crypto::BoxKey key, boxKeyOf(c));
    RESEAL_ASSIGN(const Bytes box, c.bytes("box"));
    RESEAL_ASSIGN(const sharing::GrantNote note, sharing::openNote(key, box));
    RESEAL_ASSIGN(const SecretBytes plain, sharing::encodeNote(note));
    RESEAL_TRY(c.agrees("plain", plain));
    if (c.has("category")) {
        RESEAL_ASSIGN(const std::string category, c.text("category"));
        if (category != note.category) return disagree("category");
        if (c.has("card") == note.cardSecret.empty()) return disagree("card");
    }
    return c.agrees("card", note.cardSecret);
}

// d, checked against whichever of b and x is given.
Result<GranteeFactor> factorOf(const Case& c, const CheckedGrant& grant) {
    const sharing::GrantTerms& terms = grant.terms();
    if (c.has("x")) {
        RESEAL_ASSIGN(const SecretScalar x, c.secret("x"));
        const auto xB = crypto::SecretPoint::of(x, terms.B);
        if (base(x) != terms.X) return disagree("x");
        RESEAL_TRY(c.agrees("xB", xB.view()));
        if (!c.has("b")) return GranteeFactor::deriveFrom(grant, xB.view());
    }
    RESEAL_ASSIGN(const SecretScalar b, c.secret("b"));
    return GranteeFactor::derive(grant, b);
}

// κ gives the proof.
Status checkGrantProof(const Case& c, const sharing::GrantTerms& terms) {
    if (!c.has("kappa") || !c.has("x")) return {};
    RESEAL_ASSIGN(const SecretScalar kappa, c.secret("kappa"));
    RESEAL_ASSIGN(const SecretScalar x, c.secret("x"));
    crypto::Transcript transcript("reseal/1/grant-pok");
    transcript.add(terms.id).add(terms.A).add(terms.B).add(terms.X).add(base(kappa));
    RESEAL_ASSIGN(const Scalar challenge, transcript.scalar());
    Bytes ours = toBytes(challenge);
    append(ours, kappa.answer(challenge, x));
    return equal(ours, terms.proof) ? Status() : disagree("proof");
}

// f gives commitments and shares.
Status checkPolynomial(const Case& c, const CheckedGrant& grant, const SecretScalar& a,
                       const GranteeFactor& factor) {
    if (!c.has("f")) return {};
    RESEAL_ASSIGN(const std::vector<Bytes> encodings, c.byteList("f"));
    std::vector<SecretScalar> f;
    for (const Bytes& encoding : encodings) {
        RESEAL_ASSIGN(SecretScalar coefficient, SecretScalar::decode(encoding));
        f.push_back(std::move(coefficient));
    }
    if (f.size() != grant.terms().commitments.size()) return disagree("f");
    if (!equal(f[0].times(factor.d()).view(), a.view())) return disagree("f_0");
    for (std::size_t j = 0; j < f.size(); ++j) {
        if (base(f[j]) != grant.terms().commitments[j]) return disagree("C");
    }
    std::vector<Bytes> shares;
    for (const ClinicId& proxy : grant.terms().proxies) {
        SecretScalar power = SecretScalar::copyOf(Scalar::fromUint(1));
        SecretScalar sum = SecretScalar::copyOf(Scalar());
        for (const SecretScalar& coefficient : f) {
            sum = sum.plus(coefficient.times(power));
            power = power.times(*grant.shareIndex(proxy));
        }
        shares.push_back(toBytes(sum.view()));
    }
    return c.agrees("k", shares);
}

Status checkShares(const Case& c, const CheckedGrant& grant) {
    RESEAL_ASSIGN(const std::vector<Bytes> k, c.byteList("k"));
    const std::vector<ClinicId>& proxies = grant.terms().proxies;
    if (k.size() != proxies.size()) return disagree("number of shares");
    std::vector<Bytes> indices;
    std::vector<Bytes> shareKeys;
    for (std::size_t i = 0; i < k.size(); ++i) {
        RESEAL_ASSIGN(const auto share, sharing::ProxyShare::accept(grant, proxies[i], k[i]));
        indices.push_back(toBytes(*grant.shareIndex(proxies[i])));
        shareKeys.push_back(toBytes(share.shareKey()));
    }
    RESEAL_TRY(c.agrees("z", indices));
    RESEAL_TRY(c.agrees("C_i", shareKeys));
    if (!c.has("boxes")) return {};
    RESEAL_ASSIGN(const std::vector<Case> boxes, c.objects("boxes"));
    if (boxes.size() != k.size()) return disagree("number of boxes");
    for (std::size_t i = 0; i < k.size(); ++i) {
        RESEAL_ASSIGN(const crypto::BoxKey key, boxKeyOf(boxes[i]));
        RESEAL_ASSIGN(const Bytes box, boxes[i].bytes("box"));
        RESEAL_ASSIGN(const auto share, sharing::ProxyShare::accept(grant, proxies[i], key, box));
        if (!equal(share.stored(), k[i])) return disagree("boxes");
    }
    return {};
}

Status checkGrant(const Case& c) {
    RESEAL_ASSIGN(const CheckedGrant grant, checkedGrantOf(c));
    RESEAL_ASSIGN(const SecretScalar a, c.secret("a"));
    if (base(a) != grant.terms().A) return disagree("a");
    RESEAL_ASSIGN(const GranteeFactor factor, factorOf(c, grant));
    RESEAL_TRY(c.agrees("d", factor.d().view()));
    RESEAL_TRY(checkGrantProof(c, grant.terms()));
    RESEAL_TRY(checkPolynomial(c, grant, a, factor));
    RESEAL_TRY(checkShares(c, grant));
    if (!c.has("note")) return {};
    RESEAL_ASSIGN(const Case note, c.object("note"));
    return checkNote(note);
}

Status checkTerms(const Case& c) {
    RESEAL_TRY(checkedGrantOf(c));
    return {};
}

Status checkShare(const Case& c) {
    RESEAL_ASSIGN(const CheckedGrant grant, checkedGrantOf(c));
    RESEAL_ASSIGN(const auto proxy, c.fixed<ClinicId>("P_i"));
    RESEAL_ASSIGN(const Bytes share, c.bytes("k_i"));
    RESEAL_TRY(sharing::ProxyShare::accept(grant, proxy, share));
    return {};
}

Status checkGrantee(const Case& c) {
    RESEAL_ASSIGN(const CheckedGrant grant, checkedGrantOf(c));
    RESEAL_ASSIGN(const SecretScalar b, c.secret("b"));
    RESEAL_ASSIGN(const GranteeFactor factor, GranteeFactor::derive(grant, b));
    return c.agrees("d", factor.d().view());
}

// k_i gives W_i, and with τ the proof.
Status checkShareMaking(const Case& c, const CheckedGrant& grant, const sealing::CheckedStanza& stanza,
                        const sharing::ShareContext& context, const sharing::ReceivedShare& share) {
    if (!c.has("k_i")) return {};
    RESEAL_ASSIGN(const Bytes k, c.bytes("k_i"));
    RESEAL_ASSIGN(const auto accepted, sharing::ProxyShare::accept(grant, context.proxy, k));
    const Point& E = stanza.stanza().E;
    const Point W = accepted.secret() * E;
    if (!equal(W, share.view().first(32))) return disagree("W_i");
    if (!c.has("tau")) return {};
    RESEAL_ASSIGN(const SecretScalar tau, c.secret("tau"));
    crypto::Transcript transcript("reseal/1/share-proof");
    transcript.add(E).add(W).add(tau * E).add(accepted.shareKey()).add(base(tau));
    transcript.add(grant.terms().id).add(context.proxy).add(stanza.record()).add(context.nonce);
    RESEAL_ASSIGN(const Scalar challenge, transcript.scalar());
    Bytes ours = toBytes(W);
    append(ours, challenge);
    append(ours, tau.answer(challenge, accepted.secret()));
    return equal(ours, share) ? Status() : disagree("share");
}

Status checkReshare(const Case& c) {
    RESEAL_ASSIGN(const CheckedGrant grant, checkedGrantOf(c));
    RESEAL_ASSIGN(const auto record, c.fixed<RecordId>("record_id"));
    RESEAL_ASSIGN(const sealing::CheckedStanza stanza, checkedStanzaOf(c, record));
    RESEAL_ASSIGN(const auto proxy, c.fixed<ClinicId>("P_i"));
    RESEAL_ASSIGN(const auto nonce, c.fixed<Nonce16>("nonce"));
    RESEAL_ASSIGN(const auto share, c.fixed<sharing::ReceivedShare>("share"));
    const sharing::ShareContext context{proxy, nonce};
    RESEAL_ASSIGN(const auto checked, sharing::CheckedShare::check(grant, stanza, context, share));
    RESEAL_TRY(c.agrees("E", stanza.stanza().E));
    RESEAL_TRY(c.agrees("W_i", checked.W()));
    RESEAL_TRY(c.agrees("z_i", *grant.shareIndex(proxy)));
    RESEAL_ASSIGN(const Element shareKey, grant.shareKey(proxy));
    RESEAL_TRY(c.agrees("C_i", shareKey));
    return checkShareMaking(c, grant, stanza, context, share);
}

// W' and S, from the first t shares that are good.
Status checkCombination(const Case& c, const CheckedGrant& grant, const GranteeFactor& factor,
                        const sealing::CheckedStanza& stanza,
                        const std::vector<sharing::FromProxy>& received) {
    std::vector<Scalar> indices;
    std::vector<Point> parts;
    for (const sharing::FromProxy& from : received) {
        const auto share = sharing::CheckedShare::check(grant, stanza, from.context, from.share);
        if (!share || parts.size() == grant.terms().threshold) continue;
        indices.push_back(*grant.shareIndex(share->proxy()));
        parts.push_back(share->W());
    }
    RESEAL_ASSIGN(const std::vector<Scalar> lambda, crypto::lagrangeAtZero(indices));
    Element sum;
    for (std::size_t i = 0; i < parts.size(); ++i) sum = sum + lambda[i] * parts[i];
    RESEAL_TRY(c.agrees("W1", sum));
    RESEAL_ASSIGN(const auto S, crypto::SecretPoint::of(factor.d(), sum));
    return c.agrees("S", S.view());
}

Status checkOpen(const Case& c) {
    RESEAL_ASSIGN(const CheckedGrant grant, checkedGrantOf(c));
    RESEAL_ASSIGN(const auto record, c.fixed<RecordId>("record_id"));
    RESEAL_ASSIGN(const sealing::CheckedStanza stanza, checkedStanzaOf(c, record));
    RESEAL_ASSIGN(const SecretScalar b, c.secret("b"));
    RESEAL_ASSIGN(const GranteeFactor factor, GranteeFactor::derive(grant, b));
    RESEAL_ASSIGN(const SecretBytes card, secretBytes32(c, "card"));
    RESEAL_ASSIGN(const auto nonce, c.fixed<Nonce16>("nonce"));
    RESEAL_ASSIGN(const std::vector<Case> shares, c.objects("shares"));
    std::vector<sharing::FromProxy> received;
    for (const Case& share : shares) {
        RESEAL_ASSIGN(const auto proxy, share.fixed<ClinicId>("P"));
        RESEAL_ASSIGN(const auto bytes, share.fixed<sharing::ReceivedShare>("share"));
        received.push_back({{proxy, nonce}, bytes});
    }
    RESEAL_ASSIGN(const auto opening, sharing::openWithShares(grant, factor, stanza, received, card));
    RESEAL_TRY(c.agrees("d", factor.d().view()));
    RESEAL_TRY(c.agrees("FK", opening.fileKey));
    std::vector<Bytes> liars;
    for (const ClinicId& proxy : opening.liars) liars.push_back(toBytes(proxy));
    if (!c.has("left_out") && !liars.empty()) return disagree("left_out");
    RESEAL_TRY(c.agrees("left_out", liars));
    return checkCombination(c, grant, factor, stanza, received);
}

}  // namespace

Checks sharingChecks() {
    return {{"grant", checkGrant},     {"grant_check", checkTerms}, {"share", checkShare},
            {"grantee", checkGrantee}, {"note", checkNote},         {"reshare", checkReshare},
            {"open", checkOpen}};
}

}  // namespace reseal::vectors
