#include "core/sharing/committee_key.h"

#include <set>

#include "core/crypto/transcript.h"

namespace reseal::sharing {

using crypto::Element;
using crypto::Point;
using crypto::Scalar;
using crypto::SecretPoint;
using crypto::SecretScalar;

namespace {

constexpr std::string_view kTracing = "tracing";
constexpr std::string_view kEmergency = "emergency";

std::string_view nameOf(CommitteePurpose purpose) {
    switch (purpose) {
        case CommitteePurpose::Tracing:
            return kTracing;
        case CommitteePurpose::Emergency:
            return kEmergency;
    }
    RESEAL_CHECK(false);
    return {};
}

}  // namespace

RunLabel::RunLabel(CommitteePurpose purpose, const ChainId& chain, std::uint32_t attempt)
    : purpose_(purpose), chain_(chain), attempt_(attempt), encoded_(toBytes(bytesOf(nameOf(purpose)))) {
    append(encoded_, chain);
    append(encoded_, le32(attempt));
}

Result<RunLabel> RunLabel::decode(ByteView bytes) {
    for (const CommitteePurpose purpose : {CommitteePurpose::Tracing, CommitteePurpose::Emergency}) {
        const ByteView purposeName = bytesOf(nameOf(purpose));
        if (bytes.size() != purposeName.size() + ChainId::kSize + 4) continue;
        if (!equal(bytes.first(purposeName.size()), purposeName)) continue;
        const ByteView rest = bytes.subspan(purposeName.size());
        return RunLabel(purpose, ChainId::copy(rest.first(ChainId::kSize)),
                        readLe32(rest.subspan(ChainId::kSize)));
    }
    return fail(ErrorCode::Malformed, "not the label of a committee's run");
}

Status RunLabel::requirePurpose(CommitteePurpose purpose) const {
    if (purpose_ == purpose) return {};
    return fail(ErrorCode::InvalidArgument, "not a committee for " + std::string(nameOf(purpose)));
}

namespace {

// The values of a polynomial of degree below t at 0 … n are orthogonal to v_i·g(i) for every polynomial g
// of degree at most n − t, where v_i = Π_{j≠i} (i − j)^-1; values of no such polynomial are so for a random
// g with probability 1/q only. (SCRAPE, Cascudo and David 2017.)
bool lieOnOnePolynomial(std::size_t threshold, const Point& key, const std::vector<Element>& shareKeys) {
    const std::size_t n = shareKeys.size();
    std::vector<Scalar> g;
    while (g.size() <= n - threshold) {
        const SecretScalar random = SecretScalar::random();
        g.push_back(*Scalar::decode(random.view()));
    }
    Element sum;
    for (std::size_t i = 0; i <= n; ++i) {
        const Scalar at = Scalar::fromUint(i);
        Scalar below = Scalar::fromUint(1);
        for (std::size_t j = 0; j <= n; ++j) {
            if (j != i) below = below * (at - Scalar::fromUint(j));
        }
        Scalar value = g.back();
        for (std::size_t k = g.size() - 1; k > 0; --k) value = value * at + g[k - 1];
        const Element& point = i == 0 ? static_cast<const Element&>(key) : shareKeys[i - 1];
        sum = sum + value * below.inverse() * point;
    }
    return sum.isIdentity();
}

}  // namespace

Result<CommitteeKey> CommitteeKey::stored(RunLabel label, std::size_t threshold, const Point& key,
                                          std::vector<Element> shareKeys) {
    if (shareKeys.empty() || shareKeys.size() > kMaxCommittee)
        return fail(ErrorCode::InvalidArgument, "a committee has 1 to 128 clinics");
    if (threshold < 1 || threshold > shareKeys.size())
        return fail(ErrorCode::InvalidArgument, "the threshold is not between 1 and the number of clinics");
    return CommitteeKey(std::move(label), threshold, key, std::move(shareKeys));
}

Result<CommitteeKey> CommitteeKey::of(RunLabel label, std::size_t threshold, const Point& key,
                                      std::vector<Element> shareKeys) {
    RESEAL_ASSIGN(CommitteeKey out, stored(std::move(label), threshold, key, std::move(shareKeys)));
    if (!lieOnOnePolynomial(threshold, key, out.shareKeys_))
        return fail(ErrorCode::BadProof, "key and share keys do not belong together");
    return out;
}

Result<ShareKey> CommitteeKey::shareKey(ClinicIndex clinic) const {
    if (clinic < 1 || clinic > shareKeys_.size())
        return fail(ErrorCode::NotFound, "no clinic of this committee");
    RESEAL_ASSIGN(const Point point, Point::from(shareKeys_[clinic - 1]));
    return ShareKey{label_, clinic, point};
}

Result<CommitteeShare> CommitteeShare::accept(const ShareKey& shareKey, ByteView share32) {
    RESEAL_ASSIGN(SecretScalar secret, SecretScalar::decode(share32));
    if (base(secret) != shareKey.point)
        return fail(ErrorCode::BadProof, "the share does not fit the clinic's share key");
    return CommitteeShare(shareKey, std::move(secret));
}

namespace {

Result<Scalar> challenge(const ShareKey& shareKey, const Point& P, const Point& D, const Element& tauG,
                         const Element& tauP, const CaseId& context) {
    static const Element G = base(Scalar::fromUint(1));
    crypto::Transcript transcript("reseal/1/dleq");
    transcript.add(shareKey.label).add(G).add(shareKey.point).add(P).add(D);
    return transcript.add(tauG).add(tauP).add(context).scalar();
}

}  // namespace

Result<Partial> exponentiate(const CommitteeShare& share, const ProvenPoint& P, const CaseId& context) {
    const Point D = share.secret() * P.point();
    const SecretScalar tau = SecretScalar::random();
    RESEAL_ASSIGN(const Scalar c,
                  challenge(share.shareKey(), P.point(), D, base(tau), tau * P.point(), context));
    const Scalar rho = tau.answer(c, share.secret());
    if (rho.isZero()) return fail(ErrorCode::InvalidScalar, "the proof's answer is zero");
    Bytes out;
    for (const ByteView part : {D.view(), c.view(), rho.view()}) append(out, part);
    return Partial::copy(out);
}

Result<CheckedPartial> CheckedPartial::check(const ShareKey& shareKey, const Point& P, const CaseId& context,
                                             const Partial& partial) {
    RESEAL_ASSIGN(const Point D, Point::decode(partial.view().subspan(0, 32)));
    RESEAL_ASSIGN(const Scalar c, Scalar::decode(partial.view().subspan(32, 32)));
    RESEAL_ASSIGN(const Scalar rho, Scalar::decode(partial.view().subspan(64, 32)));
    const Element tauG = base(rho) - c * shareKey.point;
    const Element tauP = rho * P - c * D;
    const auto expected = challenge(shareKey, P, D, tauG, tauP, context);
#ifndef RESEAL_WITHOUT_SHARE_PROOF
    if (!expected || *expected != c)
        return fail(ErrorCode::BadProof, "the partial exponentiation of clinic " +
                                             std::to_string(shareKey.clinic) + " does not verify");
#endif
    return CheckedPartial(shareKey, P, context, D);
}

SiftedPartials sift(const CommitteeKey& committee, const Point& P, const CaseId& context,
                    const std::vector<FromClinic>& received) {
    SiftedPartials out;
    std::set<ClinicIndex> wrong;
    for (const FromClinic& from : received) {
        const auto shareKey = committee.shareKey(from.clinic);
        if (!shareKey) continue;
        auto checked = CheckedPartial::check(*shareKey, P, context, from.partial);
        if (!checked) {
            wrong.insert(from.clinic);
        } else if (std::ranges::none_of(
                       out.good, [&](const CheckedPartial& one) { return one.clinic() == from.clinic; })) {
            out.good.push_back(*std::move(checked));
        }
    }
    out.wrong.assign(wrong.begin(), wrong.end());
    return out;
}

namespace {

// The Lagrange coefficients of the first t.
Result<std::vector<Scalar>> coefficientsOf(const CommitteeKey& committee,
                                           const std::vector<CheckedPartial>& partials) {
    if (partials.size() < committee.threshold())
        return fail(ErrorCode::InvalidArgument, "fewer partial exponentiations than the threshold");
    std::set<ClinicIndex> seen;
    std::vector<Scalar> indices;
    for (const CheckedPartial& partial : partials) {
        const ShareKey& from = partial.shareKey();
        const auto ours = committee.shareKey(from.clinic);
        if (!ours || ours->label != from.label || ours->point != from.point)
            return fail(ErrorCode::InvalidArgument, "a partial exponentiation of another committee");
        if (!seen.insert(from.clinic).second)
            return fail(ErrorCode::InvalidArgument, "two partial exponentiations of one clinic");
        if (partial.P() != partials.front().P() || partial.context() != partials.front().context())
            return fail(ErrorCode::InvalidArgument, "partial exponentiations for different things");
        if (indices.size() < committee.threshold()) indices.push_back(Scalar::fromUint(from.clinic));
    }
    return crypto::lagrangeAtZero(indices);
}

}  // namespace

Result<Point> combine(const CommitteeKey& committee, const std::vector<CheckedPartial>& partials) {
    RESEAL_ASSIGN(const std::vector<Scalar> lambda, coefficientsOf(committee, partials));
    Element sum = lambda[0] * partials[0].D();
    for (std::size_t i = 1; i < lambda.size(); ++i) sum = sum + lambda[i] * partials[i].D();
    return Point::from(sum);
}

Result<SecretPoint> combineSecretly(const CommitteeKey& committee,
                                    const std::vector<CheckedPartial>& partials) {
    RESEAL_ASSIGN(const std::vector<Scalar> lambda, coefficientsOf(committee, partials));
    const auto term = [&](std::size_t i) {
        return SecretPoint::of(SecretScalar::copyOf(lambda[i]), partials[i].D());
    };
    SecretPoint sum = term(0);
    for (std::size_t i = 1; i < lambda.size(); ++i) sum = sum.plus(term(i));
    if (sum.isIdentity()) return fail(ErrorCode::InvalidPoint, "the result is the identity");
    return sum;
}

}  // namespace reseal::sharing
