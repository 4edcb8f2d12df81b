#include "core/sharing/reencapsulate.h"

#include <set>

#include "core/crypto/transcript.h"

namespace reseal::sharing {

using crypto::Element;
using crypto::Point;
using crypto::Scalar;
using crypto::SecretPoint;
using crypto::SecretScalar;
using sealing::CheckedStanza;

namespace {

Result<Scalar> challenge(const CheckedGrant& grant, const CheckedStanza& stanza, const ShareContext& context,
                         const Point& W, const Element& tauE, const Element& shareKey, const Element& tauG) {
    crypto::Transcript transcript("reseal/1/share-proof");
    transcript.add(stanza.stanza().E).add(W).add(tauE).add(shareKey).add(tauG);
    transcript.add(grant.terms().id).add(context.proxy).add(stanza.record()).add(context.nonce);
    return transcript.scalar();
}

// A W for each of the proxies, without proof.
struct Part {
    ClinicId proxy;
    Point W;
};

// S = d·Σ λ_i·W_i, computed as Σ (d·λ_i)·W_i: a multiplication fewer.
Result<SecretPoint> secretOf(const CheckedGrant& grant, const GranteeFactor& factor,
                             const std::vector<Part>& parts) {
    std::vector<Scalar> indices;
    for (const Part& part : parts) indices.push_back(*grant.shareIndex(part.proxy));
    RESEAL_ASSIGN(const std::vector<Scalar> lambda, crypto::lagrangeAtZero(indices));
    const auto term = [&](std::size_t i) { return SecretPoint::of(factor.d().times(lambda[i]), parts[i].W); };
    SecretPoint S = term(0);
    for (std::size_t i = 1; i < parts.size(); ++i) S = S.plus(term(i));
    if (S.isIdentity()) return fail(ErrorCode::CannotOpen, "the shares combine to nothing");
    return S;
}

Result<crypto::SecretBytes> combineParts(const CheckedGrant& grant, const GranteeFactor& factor,
                                         const CheckedStanza& stanza, const std::vector<Part>& parts,
                                         ByteView cardSecret) {
    RESEAL_ASSIGN(const SecretPoint S, secretOf(grant, factor, parts));
    return sealing::unwrap(stanza, S, cardSecret);
}

Status checkSameCondition(const CheckedGrant& grant, const CheckedStanza& stanza) {
    if (stanza.stanza().A == grant.terms().A) return {};
    return fail(ErrorCode::InvalidArgument, "the stanza is for another key than the grant");
}

}  // namespace

Result<ReceivedShare> reencapsulate(const ProxyShare& share, const CheckedGrant& grant,
                                    const CheckedStanza& stanza, const Nonce16& nonce) {
    RESEAL_TRY(checkSameCondition(grant, stanza));
    if (share.grant() != grant.terms().id)
        return fail(ErrorCode::InvalidArgument, "the share is of another grant");
    const Point& E = stanza.stanza().E;
    const Point W = share.secret() * E;
    const SecretScalar tau = SecretScalar::random();
    RESEAL_ASSIGN(const Scalar c,
                  challenge(grant, stanza, {share.proxy(), nonce}, W, tau * E, share.shareKey(), base(tau)));
    const Scalar rho = tau.answer(c, share.secret());
    if (rho.isZero()) return fail(ErrorCode::InvalidScalar, "the proof's answer is zero");
    Bytes out;
    for (const ByteView part : {W.view(), c.view(), rho.view()}) append(out, part);
    return ReceivedShare::copy(out);
}

Result<CheckedShare> CheckedShare::check(const CheckedGrant& grant, const CheckedStanza& stanza,
                                         const ShareContext& context, const ReceivedShare& share) {
    if (!checkSameCondition(grant, stanza))
        return fail(ErrorCode::BadProof, "the stanza is not for the grant's key");
    RESEAL_ASSIGN(const Point W, Point::decode(share.view().subspan(0, 32)));
    RESEAL_ASSIGN(const Scalar c, Scalar::decode(share.view().subspan(32, 32)));
    RESEAL_ASSIGN(const Scalar rho, Scalar::decode(share.view().subspan(64, 32)));
    RESEAL_ASSIGN(const Element shareKey, grant.shareKey(context.proxy));
    const Element tauE = rho * stanza.stanza().E - c * W;
    const Element tauG = base(rho) - c * shareKey;
    const auto expected = challenge(grant, stanza, context, W, tauE, shareKey, tauG);
    if (!expected || *expected != c) return fail(ErrorCode::BadProof, "the share's proof does not verify");
    return CheckedShare(context.proxy, W);
}

Result<SecretPoint> combineSecret(const CheckedGrant& grant, const GranteeFactor& factor,
                                  const CheckedStanza& stanza, const std::vector<CheckedShare>& shares) {
    RESEAL_TRY(checkSameCondition(grant, stanza));
    if (shares.size() < grant.terms().threshold)
        return fail(ErrorCode::InvalidArgument, "fewer shares than the grant's threshold");
    std::vector<Part> parts;
    for (const CheckedShare& share : shares) {
        if (std::ranges::any_of(parts, [&](const Part& other) { return other.proxy == share.proxy(); }))
            return fail(ErrorCode::InvalidArgument, "two shares of one proxy");
        if (grant.shareIndex(share.proxy()) == nullptr)
            return fail(ErrorCode::InvalidArgument, "a share of a proxy that the grant does not name");
        if (parts.size() < grant.terms().threshold) parts.push_back({share.proxy(), share.W()});
    }
    return secretOf(grant, factor, parts);
}

Result<crypto::SecretBytes> combine(const CheckedGrant& grant, const GranteeFactor& factor,
                                    const CheckedStanza& stanza, const std::vector<CheckedShare>& shares,
                                    ByteView cardSecret) {
    RESEAL_ASSIGN(const SecretPoint S, combineSecret(grant, factor, stanza, shares));
    return sealing::unwrap(stanza, S, cardSecret);
}

Result<Opening> openWithShares(const CheckedGrant& grant, const GranteeFactor& factor,
                               const CheckedStanza& stanza, const std::vector<FromProxy>& received,
                               ByteView cardSecret, const sealing::Header* header) {
    RESEAL_TRY(checkSameCondition(grant, stanza));
    const std::size_t threshold = grant.terms().threshold;
    const auto fits = [&](const Result<crypto::SecretBytes>& key) {
        return key && (header == nullptr || sealing::commits(*header, *key));
    };

    std::vector<Part> first;
    std::set<ClinicId> liars;
    for (const FromProxy& from : received) {
        const ClinicId& proxy = from.context.proxy;
        if (first.size() == threshold || grant.shareIndex(proxy) == nullptr) continue;
        if (std::ranges::any_of(first, [&](const Part& other) { return other.proxy == proxy; })) continue;
        if (auto W = Point::decode(from.share.view().first(32))) {
            first.push_back({proxy, *W});
        } else {
            liars.insert(proxy);
        }
    }
    if (first.size() < threshold)
        return fail(ErrorCode::CannotOpen, "fewer shares than the grant's threshold");
    if (auto key = combineParts(grant, factor, stanza, first, cardSecret); fits(key))
        return Opening{*std::move(key), {liars.begin(), liars.end()}};

    std::vector<CheckedShare> good;
    for (const FromProxy& from : received) {
        const ClinicId& proxy = from.context.proxy;
        if (grant.shareIndex(proxy) == nullptr) continue;
        auto share = CheckedShare::check(grant, stanza, from.context, from.share);
        if (!share) {
            liars.insert(proxy);
        } else if (std::ranges::none_of(good,
                                        [&](const CheckedShare& other) { return other.proxy() == proxy; })) {
            good.push_back(*std::move(share));
        }
    }
    if (good.size() < threshold)
        return fail(ErrorCode::CannotOpen, "only " + std::to_string(good.size()) + " of " +
                                               std::to_string(threshold) +
                                               " shares that the grant needs are good");
    auto key = combine(grant, factor, stanza, good, cardSecret);
    if (!fits(key))
        return fail(ErrorCode::CannotOpen, "good shares do not open the stanza (wrong card secret?)");
    return Opening{*std::move(key), {liars.begin(), liars.end()}};
}

}  // namespace reseal::sharing
