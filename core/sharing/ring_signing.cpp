// The signer's side of ring_signature.h.
#include <optional>

#include "core/sharing/ring_signature.h"

namespace reseal::sharing {

using crypto::Element;
using crypto::Point;
using crypto::Scalar;
using crypto::SecretPoint;
using crypto::SecretScalar;

namespace {

using SecretDigits = std::vector<std::array<SecretScalar, kRingBase>>;

SecretScalar zero() {
    return SecretScalar::copyOf(Scalar());
}

// 1 if equal, else 0, without a branch.
std::uint32_t isSame(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t difference = a ^ b;
    return 1 ^ ((difference | (0U - difference)) >> 31);
}

// A bit as a scalar, by no way but memory that is wiped.
SecretScalar bitScalar(std::uint32_t bit) {
    std::array<std::uint8_t, 64> wide{};
    wide[0] = static_cast<std::uint8_t>(bit);
    SecretScalar out = SecretScalar::reduce(wide);
    crypto::wipe(wide);
    return out;
}

// δ of the first place that holds `own`. Every place is looked at. Errors: NotFound.
Result<SecretDigits> bitsOfPlace(const Ring& ring, const Point& own) {
    std::uint32_t place = 0;
    std::uint32_t found = 0;
    const std::vector<Point>& members = ring.distinct();
    for (std::uint32_t i = 0; i < members.size(); ++i) {
        const auto here = static_cast<std::uint32_t>(crypto::equalSecret(members[i], own)) & (1 ^ found);
        place |= i & (0U - here);
        found |= here;
    }
    if (found == 0) return fail(ErrorCode::NotFound, "not a member of this ring");
    const auto bit = [&place](std::size_t j, std::uint32_t i) {
        return bitScalar(isSame((place >> (2 * j)) % kRingBase, i));
    };
    SecretDigits out;
    for (std::size_t j = 0; j < ring.digits(); ++j)
        out.push_back({bit(j, 0), bit(j, 1), bit(j, 2), bit(j, 3)});
    crypto::wipe({reinterpret_cast<std::uint8_t*>(&place), sizeof place});
    return out;
}

// a with Σ_i a_{j,i} = 0.
SecretDigits blinding(std::size_t digits) {
    SecretDigits out;
    for (std::size_t j = 0; j < digits; ++j) {
        auto one = SecretScalar::random();
        auto two = SecretScalar::random();
        auto three = SecretScalar::random();
        auto rest = zero().minus(one).minus(two).minus(three);
        out.push_back({std::move(rest), std::move(one), std::move(two), std::move(three)});
    }
    return out;
}

struct Signer {
    const Ring& ring;
    const Point& T;
    SecretDigits delta;
    SecretDigits a = blinding(ring.digits());
    SecretScalar r = SecretScalar::random(), rA = SecretScalar::random(), rB = SecretScalar::random(),
                 rC = SecretScalar::random(), rD = SecretScalar::random(), sx = SecretScalar::random(),
                 sr = SecretScalar::random();
    std::vector<SecretScalar> rho = {};
};

// ρ·G where that alone would tell what it hides.
SecretPoint hidden(const SecretScalar& scalar) {
    static const Point G = *Point::from(base(Scalar::fromUint(1)));
    return SecretPoint::of(scalar, G);
}

// The one of four whose δ is 1.
SecretPoint pick(const std::array<SecretScalar, kRingBase>& delta,
                 const std::array<const SecretPoint*, kRingBase>& points) {
    return SecretPoint::chosen({points.begin(), points.end()}, {&delta[0], &delta[1], &delta[2], &delta[3]});
}

struct Commitments4 {
    Point A, B, C, D;
};

// C_ is written as r_C·G + Σ a·R − 2·Σ_j a_{j,ℓ_j}·R(j,ℓ_j): one sum serves A_ as well.
Result<Commitments4> commitToPlace(const Signer& s) {
    SecretPoint sumA;
    SecretPoint sumB = hidden(s.rB);
    SecretPoint sumC = hidden(s.rC);
    SecretPoint sumD = hidden(s.rD);
    for (std::size_t j = 0; j < s.ring.digits(); ++j) {
        std::array<SecretPoint, kRingBase> R;
        SecretScalar chosenA = zero();
        for (std::size_t i = 0; i < kRingBase; ++i) {
            R[i] = SecretPoint::copyOf(ringGenerator(j, i));
            const SecretScalar& a = s.a[j][i];
            sumA = sumA.plus(R[i].times(a));
            sumD = sumD.minus(R[i].times(a.times(a)));
            chosenA = chosenA.plus(a.times(s.delta[j][i]));
        }
        const SecretPoint chosen = pick(s.delta[j], {&R[0], &R[1], &R[2], &R[3]});
        sumB = sumB.plus(chosen);
        sumC = sumC.minus(chosen.times(chosenA.plus(chosenA)));
    }
    RESEAL_ASSIGN(const Point A, Point::from(hidden(s.rA).plus(sumA).reveal()));
    RESEAL_ASSIGN(const Point B, Point::from(sumB.reveal()));
    RESEAL_ASSIGN(const Point C, Point::from(sumC.plus(sumA).reveal()));
    RESEAL_ASSIGN(const Point D, Point::from(sumD.reveal()));
    return Commitments4{A, B, C, D};
}

// Σ_i p_i(w)·Y_i as a polynomial in w, by taking in one digit after the other: with digit j the block b
// becomes Σ_i (δ_{j,i}·w + a_{j,i})·(what child 4b + i has become). That costs less than twice N
// multiplications instead of m times N. The places from that of the last distinct member on all hold the same
// point, so blocks of them alone become w^j times that point (Σ_i a_{j,i} = 0): they are not kept.
class MemberPolynomial {
public:
    explicit MemberPolynomial(const Ring& ring) : last_(SecretPoint::copyOf(ring.distinct().back())) {
        for (std::size_t i = 0; i + 1 < ring.distinct().size(); ++i) {
            blocks_.emplace_back();
            blocks_.back().push_back(SecretPoint::copyOf(ring.distinct()[i]));
        }
    }

    void takeIn(const std::array<SecretScalar, kRingBase>& delta,
                const std::array<SecretScalar, kRingBase>& a) {
        std::vector<Polynomial> next((blocks_.size() + kRingBase - 1) / kRingBase);
        for (std::size_t b = 0; b < next.size(); ++b) {
            for (std::size_t k = 0; k <= degree_ + 1; ++k) next[b].push_back(coefficient(b, k, delta, a));
        }
        blocks_ = std::move(next);
        ++degree_;
    }

    // P_k, for k below the number of digits that were taken in (all of them).
    const SecretPoint& at(std::size_t k) const { return blocks_.empty() ? identity_ : blocks_.front()[k]; }

private:
    using Polynomial = std::vector<SecretPoint>;

    SecretPoint coefficient(std::size_t b, std::size_t k, const std::array<SecretScalar, kRingBase>& delta,
                            const std::array<SecretScalar, kRingBase>& a) const {
        SecretPoint sum;
        SecretScalar ofLast = zero();
        std::array<const SecretPoint*, kRingBase> below{};
        for (std::size_t i = 0; i < kRingBase; ++i) {
            const std::size_t child = kRingBase * b + i;
            const bool kept = child < blocks_.size();
            if (k <= degree_ && kept) sum = sum.plus(blocks_[child][k].times(a[i]));
            if (k == degree_ && !kept) ofLast = ofLast.plus(a[i]);
            below[i] = &identity_;
            if (k > 0 && kept) below[i] = &blocks_[child][k - 1];
            if (k == degree_ + 1 && !kept) below[i] = &last_;
        }
        if (k == degree_ && kRingBase * (b + 1) > blocks_.size()) sum = sum.plus(last_.times(ofLast));
        return k == 0 ? std::move(sum) : sum.plus(pick(delta, below));
    }

    std::vector<Polynomial> blocks_;
    SecretPoint last_;
    SecretPoint identity_;
    std::size_t degree_ = 0;
};

Result<std::vector<RingSignature::Pair>> encryptPolynomial(Signer& s) {
    MemberPolynomial polynomial(s.ring);
    for (std::size_t j = 0; j < s.ring.digits(); ++j) polynomial.takeIn(s.delta[j], s.a[j]);
    std::vector<RingSignature::Pair> G;
    for (std::size_t k = 0; k < s.ring.digits(); ++k) {
        s.rho.push_back(SecretScalar::random());
        const SecretPoint masked = SecretPoint::of(s.rho[k], s.T).minus(polynomial.at(k));
        RESEAL_ASSIGN(const Point second, Point::from(masked.reveal()));
        G.push_back({base(s.rho[k]), second});
    }
    return G;
}

void answer(const Signer& s, const SecretScalar& x, const Scalar& w, RingSignature& out) {
    for (std::size_t j = 0; j < s.ring.digits(); ++j) {
        out.f.emplace_back();
        for (std::size_t i = 1; i < kRingBase; ++i) out.f[j][i - 1] = s.a[j][i].answer(w, s.delta[j][i]);
    }
    out.zA = s.rA.answer(w, s.rB);
    out.zC = s.rD.answer(w, s.rC);
    SecretScalar sum = zero();
    Scalar power = Scalar::fromUint(1);
    for (const SecretScalar& rho : s.rho) {
        sum = sum.minus(rho.times(power));
        power = power * w;
    }
    out.z = sum.answer(power, s.r);
    out.yx = s.sx.answer(w, x);
    out.yr = s.sr.answer(w, s.r);
}

}  // namespace

Result<RingSignature> signAsMember(const crypto::RistrettoKey& identity, const Ring& ring,
                                   const Point& tracingKey, const TicketBase& ticket, ByteView message) {
    RESEAL_ASSIGN(SecretDigits delta, bitsOfPlace(ring, identity.point));
    Signer s{ring, tracingKey, std::move(delta)};
#ifdef RESEAL_WITHOUT_FRESH_ENCRYPTION
    s.r = identity.secret.times(Scalar::fromUint(7));
#endif
    const SecretPoint encrypted = SecretPoint::of(s.r, tracingKey).plus(SecretPoint::copyOf(identity.point));
    RESEAL_ASSIGN(const Point V1, Point::from(encrypted.reveal()));
    RESEAL_ASSIGN(const Commitments4 place, commitToPlace(s));
    RESEAL_ASSIGN(std::vector<RingSignature::Pair> G, encryptPolynomial(s));
    RESEAL_ASSIGN(const Point K2, Point::from(hidden(s.sx).plus(SecretPoint::of(s.sr, tracingKey)).reveal()));
    RingSignature out{{base(s.r), V1},
                      place.A,
                      place.B,
                      place.C,
                      place.D,
                      std::move(G),
                      base(s.sr),
                      K2,
                      identity.secret * ticket.H(),
                      s.sx * ticket.H(),
                      {},
                      {},
                      {},
                      {},
                      {},
                      {}};
    RESEAL_ASSIGN(const Scalar w, ringChallenge(ring, tracingKey, ticket, message, out));
    answer(s, identity.secret, w, out);
    return out;
}

}  // namespace reseal::sharing
