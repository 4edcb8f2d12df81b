// The prime-order group ristretto255 (RFC 9496), as libsodium implements it, made total: every
// operation is defined, and what can't be is a type of its own.
//
//   Element       any group element, the identity included: sums on the way, never sent as such
//   Point         an element that is not the identity: public keys, commitments, ciphertext parts
//   Scalar        a public integer 0 ≤ s < q
//   SecretScalar  a secret integer 0 ≤ s < q, in guarded memory
//   SecretPoint   a shared secret
//
// libsodium's is_valid_point accepts the identity, and nothing in libsodium refuses an unreduced
// scalar; the decoders here do.
//
// Thread rule: values; share nothing.
#pragma once

#include <vector>

#include "core/base/bytes.h"
#include "core/crypto/secret.h"

namespace reseal::crypto {

class Scalar {
public:
    Scalar() = default;  // zero
    static Scalar fromUint(std::uint64_t value);
    // 0 < s < q, little-endian. Errors: InvalidScalar, Malformed (length).
    static Result<Scalar> decode(ByteView bytes);
    // 0 ≤ s < q: answers of the ring signature, which may be zero.
    static Result<Scalar> decodeAllowingZero(ByteView bytes);
    static Scalar reduce(const std::array<std::uint8_t, 64>& wide);  // mod q
    bool isZero() const { return bytes_ == std::array<std::uint8_t, 32>{}; }
    ByteView view() const { return bytes_; }
    operator ByteView() const { return bytes_; }
    friend bool operator==(const Scalar&, const Scalar&) = default;
    friend Scalar operator+(const Scalar& a, const Scalar& b);
    friend Scalar operator-(const Scalar& a, const Scalar& b);
    friend Scalar operator*(const Scalar& a, const Scalar& b);
    Scalar inverse() const;  // CHECKs that it is not zero

private:
    std::array<std::uint8_t, 32> bytes_{};
};

class SecretScalar {
public:
    static SecretScalar random();  // uniform, not zero
    // Errors: InvalidScalar, Malformed.
    static Result<SecretScalar> decode(ByteView bytes);
    static SecretScalar reduce(const std::array<std::uint8_t, 64>& wide);  // may be zero
    static SecretScalar copyOf(const Scalar& scalar);
    SecretScalar clone() const;
    bool isZero() const;
    ByteView view() const { return bytes_; }
    SecretScalar plus(const SecretScalar& other) const;
    SecretScalar minus(const SecretScalar& other) const;
    SecretScalar times(const SecretScalar& other) const;
    SecretScalar times(const Scalar& other) const;
    SecretScalar inverse() const;  // CHECKs that it is not zero
    // this + c·x: the answer of a Schnorr proof with nonce *this. Public once the proof is.
    Scalar answer(const Scalar& c, const SecretScalar& x) const;

private:
    SecretScalar() : bytes_(32) {}
    SecretBytes bytes_;
    friend class SecretPoint;
};

class Point;

class Element {
public:
    Element() = default;                                                 // the identity
    static Element hashed(const std::array<std::uint8_t, 64>& uniform);  // RFC 9496 one-way map
    bool isIdentity() const { return bytes_ == std::array<std::uint8_t, 32>{}; }
    ByteView view() const { return bytes_; }
    operator ByteView() const { return bytes_; }
    friend bool operator==(const Element&, const Element&) = default;
    friend auto operator<=>(const Element&, const Element&) = default;
    friend Element operator+(const Element& a, const Element& b);
    friend Element operator-(const Element& a, const Element& b);

protected:
    std::array<std::uint8_t, 32> bytes_{};
    friend Element base(const Scalar& s);
    friend Element operator*(const Scalar& s, const Element& p);
    friend class SecretPoint;
    friend Point base(const SecretScalar& s);
    friend Point operator*(const SecretScalar& s, const Point& p);
};

class Point : public Element {
public:
    // Errors: InvalidPoint (not canonical, or the identity), Malformed (length).
    static Result<Point> decode(ByteView bytes);
    static Result<Point> from(const Element& element);  // InvalidPoint for the identity

private:
    Point() = default;
    friend Point base(const SecretScalar& s);
    friend Point operator*(const SecretScalar& s, const Point& p);
};

// A secret element, the identity included: a Diffie-Hellman result, only ever hashed, or a sum on the way
// to something public.
class SecretPoint {
public:
    SecretPoint() : bytes_(32) {}  // the identity
    static SecretPoint copyOf(const Element& element);
    static SecretPoint of(const SecretScalar& s, const Point& p);  // CHECKs s ≠ 0
    // Errors: InvalidPoint for the identity.
    static Result<SecretPoint> of(const SecretScalar& s, const Element& p);
    // The points[i] whose bits[i] is 1 (one of them is, the others are 0): what is read and how long it
    // takes does not depend on which. CHECKs that there are as many of both.
    static SecretPoint chosen(const std::vector<const SecretPoint*>& points,
                              const std::vector<const SecretScalar*>& bits);
    SecretPoint clone() const;
    SecretPoint plus(const SecretPoint& other) const;     // may be the identity
    SecretPoint minus(const SecretPoint& other) const;    // may be the identity
    SecretPoint times(const SecretScalar& scalar) const;  // may be the identity
    Element reveal() const;                               // it is no secret any more
    bool isIdentity() const { return equalSecret(bytes_, std::array<std::uint8_t, 32>{}); }
    ByteView view() const { return bytes_; }

private:
    SecretBytes bytes_;
};

Element base(const Scalar& s);                           // s·G
Element operator*(const Scalar& s, const Element& p);    // s·P
Point base(const SecretScalar& s);                       // s·G, public; CHECKs s ≠ 0
Point operator*(const SecretScalar& s, const Point& p);  // s·P, public; CHECKs s ≠ 0

// Lagrange coefficients at 0 for the nodes z. Errors: InvalidArgument if two are equal or one is zero.
Result<std::vector<Scalar>> lagrangeAtZero(const std::vector<Scalar>& z);

}  // namespace reseal::crypto
