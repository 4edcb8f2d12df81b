#include "core/sharing/ring_signature.h"

#include "core/crypto/transcript.h"

namespace reseal::sharing {

using crypto::Element;
using crypto::Point;
using crypto::Scalar;

Bytes RingSignature::encode() const {
    Bytes out;
    out.reserve(encodedSize(G.size()));
    for (const Point& point : {identity.U1, identity.V1, A, B, C, D}) append(out, point);
    for (const Pair& pair : G) {
        append(out, pair.first);
        append(out, pair.second);
    }
    for (const Point& point : {K1, K2, Z, K3}) append(out, point);
    for (const auto& digit : f) {
        for (const Scalar& answer : digit) append(out, answer);
    }
    for (const Scalar& answer : {zA, zC, z, yx, yr}) append(out, answer);
    return out;
}

Result<RingSignature> RingSignature::decode(ByteView bytes) {
    std::size_t digits = 1;
    while (digits <= kMaxRingDigits && encodedSize(digits) != bytes.size()) ++digits;
    if (digits > kMaxRingDigits)
        return fail(ErrorCode::Malformed, "no ring signature has " + std::to_string(bytes.size()) + " bytes");
    std::vector<Point> points;
    std::size_t at = 0;
    for (; at < 10 + 2 * digits; ++at) {
        RESEAL_ASSIGN(const Point point, Point::decode(bytes.subspan(32 * at, 32)));
        points.push_back(point);
    }
    std::vector<Scalar> scalars;
    for (; 32 * at < bytes.size(); ++at) {
        RESEAL_ASSIGN(const Scalar scalar, Scalar::decodeAllowingZero(bytes.subspan(32 * at, 32)));
        scalars.push_back(scalar);
    }
    std::vector<Pair> G;
    std::vector<std::array<Scalar, kRingBase - 1>> f;
    for (std::size_t k = 0; k < digits; ++k) {
        G.push_back({points[6 + 2 * k], points[7 + 2 * k]});
        f.push_back({scalars[3 * k], scalars[3 * k + 1], scalars[3 * k + 2]});
    }
    const Point* K = &points[6 + 2 * digits];
    const Scalar* last = &scalars[3 * digits];
    return RingSignature{{points[0], points[1]},
                         points[2],
                         points[3],
                         points[4],
                         points[5],
                         std::move(G),
                         K[0],
                         K[1],
                         K[2],
                         K[3],
                         std::move(f),
                         last[0],
                         last[1],
                         last[2],
                         last[3],
                         last[4]};
}

Result<Scalar> ringChallenge(const Ring& ring, const Point& tracingKey, const TicketBase& ticket,
                             ByteView message, const RingSignature& s) {
    crypto::Transcript transcript("reseal/1/ring");
    transcript.add(tracingKey).addU32(kRingBase).addU32(static_cast<std::uint32_t>(ring.digits()));
    for (std::size_t i = 0; i < ring.size(); ++i) transcript.add(ring.member(i));
    for (const Point& point : {s.identity.U1, s.identity.V1, s.A, s.B, s.C, s.D}) transcript.add(point);
    for (const RingSignature::Pair& pair : s.G) transcript.add(pair.first).add(pair.second);
    transcript.add(s.K1).add(s.K2).add(ticket.H()).add(s.Z).add(s.K3);
    return transcript.add(message).scalar();
}

// It follows from everything that the signer chose (w from all but the answers), so both equations hold
// unless a hash comes out as wanted, with probability 1/q; and every verifier judges alike.
Result<Scalar> ringWeight(const Scalar& w, const RingSignature& s) {
    crypto::Transcript transcript("reseal/1/ring-weight");
    transcript.add(w);
    for (const auto& digit : s.f) {
        for (const Scalar& answer : digit) transcript.add(answer);
    }
    return transcript.add(s.zA).add(s.zC).scalar();
}

namespace {

using Digits = std::vector<std::array<Scalar, kRingBase>>;

// f with f_{j,0} = w − Σ_{i≥1} f_{j,i}.
Digits allAnswers(const Scalar& w, const RingSignature& s) {
    Digits out;
    for (const auto& [one, two, three] : s.f) out.push_back({w - (one + two + three), one, two, three});
    return out;
}

//   w·B_ + A_ == Com(f; z_A)  and  w·C_ + D_ == Com(f(w − f); z_C)
// Each costs a multiplication for every generator; their weighted sum does so once.
Result<bool> committedToBits(const Scalar& w, const Digits& f, const RingSignature& s) {
    RESEAL_ASSIGN(const Scalar weight, ringWeight(w, s));
    Element right = base(s.zA + weight * s.zC);
    for (std::size_t j = 0; j < f.size(); ++j) {
        for (std::size_t i = 0; i < kRingBase; ++i)
            right = right + (f[j][i] + weight * f[j][i] * (w - f[j][i])) * ringGenerator(j, i);
    }
    return w * s.B + s.A + weight * (w * s.C + s.D) == right;
}

// Σ_i p_i·Y_i with p_i = Π_j f_{j,i_j}: the p_i by a tree from the highest digit down, and those of the
// member that repeats as one.
Element weightedMembers(const Ring& ring, const Digits& f) {
    std::vector<Scalar> p = {Scalar::fromUint(1)};
    for (std::size_t j = f.size(); j-- > 0;) {
        std::vector<Scalar> next;
        next.reserve(p.size() * kRingBase);
        for (const Scalar& prefix : p) {
            for (const Scalar& digit : f[j]) next.push_back(prefix * digit);
        }
        p = std::move(next);
    }
    const std::vector<Point>& members = ring.distinct();
    Scalar last = p[members.size() - 1];
    for (std::size_t i = members.size(); i < p.size(); ++i) last = last + p[i];
    Element sum = last * members.back();
    for (std::size_t i = 0; i + 1 < members.size(); ++i) sum = sum + p[i] * members[i];
    return sum;
}

// ((w·top − low_{m−1})·w − …)·w − low_0 = w^m·top − Σ_k w^k·low_k
template <class Low>
Element descend(const Scalar& w, const Element& top, const std::vector<RingSignature::Pair>& pairs, Low low) {
    Element sum = top;
    for (std::size_t k = pairs.size(); k-- > 0;) sum = w * sum - low(pairs[k]);
    return sum;
}

Error doesNotHold(std::string_view equation) {
    return fail(ErrorCode::BadProof, "ring signature: " + std::string(equation));
}

}  // namespace

Result<CheckedRingSignature> CheckedRingSignature::check(const Ring& ring, const Point& tracingKey,
                                                         const TicketBase& ticket, ByteView message,
                                                         const RingSignature& s) {
    if (s.G.size() != ring.digits() || s.f.size() != ring.digits())
        return doesNotHold("made for a ring of another size");
    RESEAL_ASSIGN(const Scalar w, ringChallenge(ring, tracingKey, ticket, message, s));
    const auto& [U1, V1] = s.identity;
    // The cheap ones first.
    if (s.K1 + w * U1 != base(s.yr)) return doesNotHold("the ciphertext's randomness is not proven");
    if (s.K2 + w * V1 != base(s.yx) + s.yr * tracingKey) return doesNotHold("the owner is not proven");
    if (s.K3 + w * s.Z != s.yx * ticket.H()) return doesNotHold("the ticket is not the owner's");
    const Digits f = allAnswers(w, s);
    RESEAL_ASSIGN(const bool bits, committedToBits(w, f, s));
    if (!bits) return doesNotHold("not committed to one place");
    if (descend(w, U1, s.G, [](const RingSignature::Pair& pair) { return pair.first; }) != base(s.z))
        return doesNotHold("the ciphertext's first part is not a member's");
    const Element second = descend(w, V1, s.G, [](const RingSignature::Pair& pair) { return pair.second; });
    if (second - weightedMembers(ring, f) != s.z * tracingKey)
        return doesNotHold("the ciphertext's second part is not a member's");
    return CheckedRingSignature(s.identity, tracingKey, s.Z);
}

Result<TracingCiphertext> CheckedRingSignature::pseudonym(const CommitteeKey& committee) const {
    RESEAL_TRY(committee.label().requirePurpose(CommitteePurpose::Tracing));
    if (committee.key() != tracingKey_)
        return fail(ErrorCode::InvalidArgument, "the signature is for another tracing key");
    return TracingCiphertext{committee.label(), identity_.U1, identity_.V1};
}

}  // namespace reseal::sharing
