// A ring signature's signer whose every secret lies open, for a full ring of one digit: to lie in one place
// before w is drawn, so that one equation alone can refuse it.
#pragma once

#include "tests/unit/sharing/ring_fixture.h"

namespace reseal::test {

class OpenSigner {
public:
    using Scalar = crypto::Scalar;
    using Point = crypto::Point;
    using Element = crypto::Element;
    using Signature = sharing::RingSignature;

    // Signs with `secret` as if `secret`·G stood at `place`; V1 holds that point, the proof's bits the place.
    OpenSigner(const sharing::Ring& ring, const Point& T, const crypto::SecretScalar& secret,
               std::size_t place)
        : ring_(ring), T_(T), x_(*Scalar::decode(secret.view())), place_(place) {
        RESEAL_CHECK(ring.digits() == 1 && ring.distinct().size() == 4);
        for (std::size_t i = 1; i < 4; ++i) a_[i] = random();
        a_[0] = Scalar() - a_[1] - a_[2] - a_[3];
    }

    // Everything but the answers.
    Signature commit(const sharing::TicketBase& ticket) const {
        std::array<Scalar, 4> c;
        std::array<Scalar, 4> d;
        for (std::size_t i = 0; i < 4; ++i) {
            c[i] = a_[i] * (Scalar::fromUint(1) - delta(i) - delta(i));
            d[i] = Scalar() - a_[i] * a_[i];
        }
        const std::array<Scalar, 4> bits{delta(0), delta(1), delta(2), delta(3)};
        Element second = rho_ * T_;
        for (std::size_t i = 0; i < 4; ++i) second = second - a_[i] * ring_.member(i);
        return {{point(base(r_)), point(base(x_) + r_ * T_)},
                commitment(a_, rA_),
                commitment(bits, rB_),
                commitment(c, rC_),
                commitment(d, rD_),
                {{point(base(rho_)), point(second)}},
                point(base(sr_)),
                point(base(sx_) + sr_ * T_),
                point(x_ * ticket.H()),
                point(sx_ * ticket.H()),
                {},
                {},
                {},
                {},
                {},
                {}};
    }

    Signature answer(Signature s, const Scalar& w) const {
        s.f = {{delta(1) * w + a_[1], delta(2) * w + a_[2], delta(3) * w + a_[3]}};
        s.zA = rB_ * w + rA_;
        s.zC = rC_ * w + rD_;
        s.z = r_ * w - rho_;
        s.yx = sx_ + w * x_;
        s.yr = sr_ + w * r_;
        return s;
    }

    static Scalar random() {
        const auto secret = crypto::SecretScalar::random();
        return *Scalar::decode(secret.view());
    }
    static Point point(const Element& element) { return *Point::from(element); }

private:
    Scalar delta(std::size_t i) const { return Scalar::fromUint(i == place_ ? 1 : 0); }
    static Point commitment(const std::array<Scalar, 4>& values, const Scalar& rho) {
        Element sum = base(rho);
        for (std::size_t i = 0; i < 4; ++i) sum = sum + values[i] * sharing::ringGenerator(0, i);
        return point(sum);
    }
    const sharing::Ring& ring_;
    Point T_;
    Scalar x_;
    std::size_t place_;
    std::array<Scalar, 4> a_;
    Scalar r_ = random(), rA_ = random(), rB_ = random(), rC_ = random(), rD_ = random(), sx_ = random(),
           sr_ = random(), rho_ = random();
};

}  // namespace reseal::test
