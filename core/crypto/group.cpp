#include "core/crypto/group.h"

#include <sodium.h>

namespace reseal::crypto {
namespace {

// Subtracting zero from s gives s exactly when s < q. (crypto_core_ristretto255_scalar_reduce takes 64
// bytes; widening with zeros and reducing changes every s ≥ q.)
bool isReduced(ByteView s) {
    std::array<std::uint8_t, 64> wide{};
    std::copy(s.begin(), s.end(), wide.begin());
    std::array<std::uint8_t, 32> reduced;
    crypto_core_ristretto255_scalar_reduce(reduced.data(), wide.data());
    const bool same = sodium_memcmp(reduced.data(), s.data(), 32) == 0;
    sodium_memzero(wide.data(), wide.size());
    sodium_memzero(reduced.data(), reduced.size());
    return same;
}

bool allZero(ByteView s) {
    return sodium_is_zero(s.data(), s.size()) == 1;
}

Status checkScalar(ByteView bytes, bool zeroAllowed) {
    if (bytes.size() != 32) return fail(ErrorCode::Malformed, "a scalar has 32 bytes");
    if (!isReduced(bytes)) return fail(ErrorCode::InvalidScalar, "scalar is not reduced");
    if (!zeroAllowed && allZero(bytes)) return fail(ErrorCode::InvalidScalar, "scalar is zero");
    return {};
}

}  // namespace

Scalar Scalar::fromUint(std::uint64_t value) {
    Scalar out;
    const auto bytes = le64(value);
    std::copy(bytes.begin(), bytes.end(), out.bytes_.begin());
    return out;
}

Result<Scalar> Scalar::decode(ByteView bytes) {
    RESEAL_TRY(checkScalar(bytes, false));
    return decodeAllowingZero(bytes);
}

Result<Scalar> Scalar::decodeAllowingZero(ByteView bytes) {
    RESEAL_TRY(checkScalar(bytes, true));
    Scalar out;
    std::copy(bytes.begin(), bytes.end(), out.bytes_.begin());
    return out;
}

Scalar Scalar::reduce(const std::array<std::uint8_t, 64>& wide) {
    Scalar out;
    crypto_core_ristretto255_scalar_reduce(out.bytes_.data(), wide.data());
    return out;
}

Scalar operator+(const Scalar& a, const Scalar& b) {
    Scalar out;
    crypto_core_ristretto255_scalar_add(out.bytes_.data(), a.bytes_.data(), b.bytes_.data());
    return out;
}
Scalar operator-(const Scalar& a, const Scalar& b) {
    Scalar out;
    crypto_core_ristretto255_scalar_sub(out.bytes_.data(), a.bytes_.data(), b.bytes_.data());
    return out;
}
Scalar operator*(const Scalar& a, const Scalar& b) {
    Scalar out;
    crypto_core_ristretto255_scalar_mul(out.bytes_.data(), a.bytes_.data(), b.bytes_.data());
    return out;
}

Scalar Scalar::inverse() const {
    Scalar out;
    RESEAL_CHECK(crypto_core_ristretto255_scalar_invert(out.bytes_.data(), bytes_.data()) == 0);
    return out;
}

SecretScalar SecretScalar::random() {
    SecretScalar out;
    do {
        crypto_core_ristretto255_scalar_random(out.bytes_.data());
    } while (out.isZero());
    return out;
}

Result<SecretScalar> SecretScalar::decode(ByteView bytes) {
    initialize();
    RESEAL_TRY(checkScalar(bytes, false));
    SecretScalar out;
    std::copy(bytes.begin(), bytes.end(), out.bytes_.data());
    return out;
}

SecretScalar SecretScalar::reduce(const std::array<std::uint8_t, 64>& wide) {
    SecretScalar out;
    crypto_core_ristretto255_scalar_reduce(out.bytes_.data(), wide.data());
    return out;
}

SecretScalar SecretScalar::copyOf(const Scalar& scalar) {
    SecretScalar out;
    std::copy(scalar.view().begin(), scalar.view().end(), out.bytes_.data());
    return out;
}

SecretScalar SecretScalar::clone() const {
    SecretScalar out;
    std::copy_n(bytes_.data(), 32, out.bytes_.data());
    return out;
}

bool SecretScalar::isZero() const {
    return allZero(bytes_);
}

SecretScalar SecretScalar::plus(const SecretScalar& other) const {
    SecretScalar out;
    crypto_core_ristretto255_scalar_add(out.bytes_.data(), bytes_.data(), other.bytes_.data());
    return out;
}
SecretScalar SecretScalar::minus(const SecretScalar& other) const {
    SecretScalar out;
    crypto_core_ristretto255_scalar_sub(out.bytes_.data(), bytes_.data(), other.bytes_.data());
    return out;
}
SecretScalar SecretScalar::times(const SecretScalar& other) const {
    SecretScalar out;
    crypto_core_ristretto255_scalar_mul(out.bytes_.data(), bytes_.data(), other.bytes_.data());
    return out;
}
SecretScalar SecretScalar::times(const Scalar& other) const {
    SecretScalar out;
    crypto_core_ristretto255_scalar_mul(out.bytes_.data(), bytes_.data(), other.view().data());
    return out;
}

SecretScalar SecretScalar::inverse() const {
    SecretScalar out;
    RESEAL_CHECK(crypto_core_ristretto255_scalar_invert(out.bytes_.data(), bytes_.data()) == 0);
    return out;
}

Scalar SecretScalar::answer(const Scalar& c, const SecretScalar& x) const {
    const SecretScalar sum = plus(x.times(c));
    std::array<std::uint8_t, 64> wide{};
    std::copy_n(sum.bytes_.data(), 32, wide.begin());
    return Scalar::reduce(wide);
}

Element Element::hashed(const std::array<std::uint8_t, 64>& uniform) {
    initialize();
    Element out;
    crypto_core_ristretto255_from_hash(out.bytes_.data(), uniform.data());
    return out;
}

// Both operands are valid by their type, so libsodium can't refuse them.
Element operator+(const Element& a, const Element& b) {
    Element out;
    RESEAL_CHECK(crypto_core_ristretto255_add(out.bytes_.data(), a.bytes_.data(), b.bytes_.data()) == 0);
    return out;
}
Element operator-(const Element& a, const Element& b) {
    Element out;
    RESEAL_CHECK(crypto_core_ristretto255_sub(out.bytes_.data(), a.bytes_.data(), b.bytes_.data()) == 0);
    return out;
}

// libsodium answers −1 when the result is the identity; with a valid operand that is the only reason.
Element base(const Scalar& s) {
    Element out;
    if (crypto_scalarmult_ristretto255_base(out.bytes_.data(), s.view().data()) != 0) return {};
    return out;
}
Element operator*(const Scalar& s, const Element& p) {
    Element out;
    if (crypto_scalarmult_ristretto255(out.bytes_.data(), s.view().data(), p.bytes_.data()) != 0) return {};
    return out;
}
Point base(const SecretScalar& s) {
    Point out;
    RESEAL_CHECK(crypto_scalarmult_ristretto255_base(out.bytes_.data(), s.view().data()) == 0);
    return out;
}
Point operator*(const SecretScalar& s, const Point& p) {
    Point out;
    RESEAL_CHECK(crypto_scalarmult_ristretto255(out.bytes_.data(), s.view().data(), p.bytes_.data()) == 0);
    return out;
}

Result<Point> Point::decode(ByteView bytes) {
    if (bytes.size() != 32) return fail(ErrorCode::Malformed, "a group element has 32 bytes");
    if (allZero(bytes)) return fail(ErrorCode::InvalidPoint, "the identity is not a valid key or commitment");
    // libsodium 1.0.18 does not look at the highest bit, so every element would have two encodings.
    if ((bytes[31] & 0x80) != 0 || crypto_core_ristretto255_is_valid_point(bytes.data()) != 1)
        return fail(ErrorCode::InvalidPoint, "not a canonical ristretto255 encoding");
    Point out;
    std::copy(bytes.begin(), bytes.end(), out.bytes_.begin());
    return out;
}

Result<Point> Point::from(const Element& element) {
    if (element.isIdentity()) return fail(ErrorCode::InvalidPoint, "the result is the identity");
    Point out;
    static_cast<Element&>(out) = element;
    return out;
}

SecretPoint SecretPoint::of(const SecretScalar& s, const Point& p) {
    SecretPoint out;
    RESEAL_CHECK(crypto_scalarmult_ristretto255(out.bytes_.data(), s.view().data(), p.view().data()) == 0);
    return out;
}

Result<SecretPoint> SecretPoint::of(const SecretScalar& s, const Element& p) {
    SecretPoint out;
    if (crypto_scalarmult_ristretto255(out.bytes_.data(), s.view().data(), p.view().data()) != 0)
        return fail(ErrorCode::InvalidPoint, "the shared secret is the identity");
    return out;
}

SecretPoint SecretPoint::copyOf(const Element& element) {
    SecretPoint out;
    std::ranges::copy(element.view(), out.bytes_.data());
    return out;
}

SecretPoint SecretPoint::chosen(const std::vector<const SecretPoint*>& points,
                                const std::vector<const SecretScalar*>& bits) {
    RESEAL_CHECK(points.size() == bits.size());
    SecretPoint out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto mask = static_cast<std::uint8_t>(-bits[i]->view()[0]);
        for (std::size_t at = 0; at < 32; ++at)
            out.bytes_.data()[at] |= static_cast<std::uint8_t>(mask & points[i]->bytes_.data()[at]);
    }
    return out;
}

SecretPoint SecretPoint::clone() const {
    SecretPoint out;
    std::copy_n(bytes_.data(), 32, out.bytes_.data());
    return out;
}

SecretPoint SecretPoint::plus(const SecretPoint& other) const {
    SecretPoint out;
    RESEAL_CHECK(crypto_core_ristretto255_add(out.bytes_.data(), bytes_.data(), other.bytes_.data()) == 0);
    return out;
}

SecretPoint SecretPoint::minus(const SecretPoint& other) const {
    SecretPoint out;
    RESEAL_CHECK(crypto_core_ristretto255_sub(out.bytes_.data(), bytes_.data(), other.bytes_.data()) == 0);
    return out;
}

// libsodium has written the result, zeros, also where it answers −1 for the identity.
SecretPoint SecretPoint::times(const SecretScalar& scalar) const {
    SecretPoint out;
    if (crypto_scalarmult_ristretto255(out.bytes_.data(), scalar.view().data(), bytes_.data()) != 0)
        RESEAL_CHECK(out.isIdentity());
    return out;
}

Element SecretPoint::reveal() const {
    Element out;
    std::copy_n(bytes_.data(), 32, out.bytes_.begin());
    return out;
}

// One inversion for all (Montgomery's trick), because one costs as much as half a multiplication of a
// point.
Result<std::vector<Scalar>> lagrangeAtZero(const std::vector<Scalar>& z) {
    std::vector<Scalar> above;
    std::vector<Scalar> below;
    std::vector<Scalar> belowBefore;  // the product of all below[k] with k < i
    Scalar product = Scalar::fromUint(1);
    for (std::size_t i = 0; i < z.size(); ++i) {
        if (z[i].isZero()) return fail(ErrorCode::InvalidArgument, "an index is zero");
        above.push_back(Scalar::fromUint(1));
        below.push_back(Scalar::fromUint(1));
        for (std::size_t j = 0; j < z.size(); ++j) {
            if (j == i) continue;
            if (z[i] == z[j]) return fail(ErrorCode::InvalidArgument, "two indices are equal");
            above[i] = above[i] * z[j];
            below[i] = below[i] * (z[j] - z[i]);
        }
        belowBefore.push_back(product);
        product = product * below[i];
    }
    if (z.size() == 1) return above;
    Scalar inverse = product.inverse();  // of the product of all below[k] with k ≤ i
    std::vector<Scalar> out(z.size());
    for (std::size_t i = z.size(); i-- > 0;) {
        out[i] = above[i] * belowBefore[i] * inverse;
        inverse = inverse * below[i];
    }
    return out;
}

}  // namespace reseal::crypto
