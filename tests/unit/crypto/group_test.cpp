#include "core/crypto/group.h"

#include <QtTest>

#include "tests/unit/dies.h"

using namespace reseal;
using namespace reseal::crypto;

namespace {

Bytes hex(std::string_view text) {
    return *fromHex(text);
}
Scalar small(std::uint64_t n) {
    return Scalar::fromUint(n);
}
Scalar minus(const Scalar& s) {
    return Scalar() - s;
}
template <class T>
std::string hexOf(const T& value) {
    return toHex(value.view());
}

constexpr const char* kOrder = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
constexpr const char* kOrderLess1 = "ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
constexpr const char* kOrderPlus1 = "eed3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";

// RFC 9496 appendix A.1: 0·G … 15·G.
constexpr const char* kMultiples[] = {
    "0000000000000000000000000000000000000000000000000000000000000000",
    "e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76",
    "6a493210f7499cd17fecb510ae0cea23a110e8d5b901f8acadd3095c73a3b919",
    "94741f5d5d52755ece4f23f044ee27d5d1ea1e2bd196b462166b16152a9d0259",
    "da80862773358b466ffadfe0b3293ab3d9fd53c5ea6c955358f568322daf6a57",
    "e882b131016b52c1d3337080187cf768423efccbb517bb495ab812c4160ff44e",
    "f64746d3c92b13050ed8d80236a7f0007c3b3f962f5ba793d19a601ebb1df403",
    "44f53520926ec81fbd5a387845beb7df85a96a24ece18738bdcfa6a7822a176d",
    "903293d8f2287ebe10e2374dc1a53e0bc887e592699f02d077d5263cdd55601c",
    "02622ace8f7303a31cafc63f8fc48fdc16e1c8c8d234b2f0d6685282a9076031",
    "20706fd788b2720a1ed2a5dad4952b01f413bcf0e7564de8cdc816689e2db95f",
    "bce83f8ba5dd2fa572864c24ba1810f9522bc6004afe95877ac73241cafdab42",
    "e4549ee16b9aa03099ca208c67adafcafa4c3f3e4e5303de6026e3ca8ff84460",
    "aa52e000df2e16f55fb1032fc33bc42742dad6bd5a8fc0be0167436c5948501f",
    "46376b80f409b29dc2b5f6f0c52591990896e5716f41477cd30085ab7f10301e",
    "e0c418f7c8d9c4cdd7395b93ea124f3ad99021bb681dfc3302a9d99a2e53e64e",
};

// RFC 9496 appendix A.2.
constexpr const char* kInvalid[] = {
    // not canonical
    "00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    // negative
    "0100000000000000000000000000000000000000000000000000000000000000",
    "01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ed57ffd8c914fb201471d1c3d245ce3c746fcbe63a3679d51b6a516ebebe0e20",
    "c34c4e1826e5d403b78e246e88aa051c36ccf0aafebffe137d148a2bf9104562",
    "c940e5a4404157cfb1628b108db051a8d439e1a421394ec4ebccb9ec92a8ac78",
    "47cfc5497c53dc8e61c91d17fd626ffb1c49e2bca94eed052281b510b1117a24",
    "f1c6165d33367351b0da8f6e4511010c68174a03b6581212c71c0e1d026c3c72",
    "87260f7a2f12495118360f02c26a470f450dadf34a413d21042b43b9d93e1309",
    // no square
    "26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371",
    "4eac077a713c57b4f4397629a4145982c661f48044dd3f96427d40b147d9742f",
    "de6a7b00deadc788eb6b6c8d20c0ae96c2f2019078fa604fee5b87d6e989ad87",
    "bcab477be20861e01e4a0e295284146a510150d9817763caf1a6f4b422d67042",
    "2a292df7e32cababbd9de088d1d1abec9fc0440f637ed2fba145094dc14bea08",
    "f4a9e534fc0d216c44b218fa0c42d99635a0127ee2e53c712f70609649fdff22",
    "8268436f8c4126196cf64b3c7ddbda90746a378625f9813dd9b8457077256731",
    "2810e5cbc2cc4d4eece54f61c6f69758e289aa7ab440b3cbeaa21995c2f4232b",
    // negative product
    "3eb858e78f5a7254d8c9731174a94f76755fd3941c0ac93735c07ba14579630e",
    "a45fdc55c76448c049a1ab33f17023edfb2be3581e9c7aade8a6125215e04220",
    "d483fe813c6ba647ebbfd3ec41adca1c6130c2beeee9d9bf065c8d151c5f396e",
    "8a2e1d30050198c65a54483123960ccc38aef6848e1ec8f5f780e8523769ba32",
    "32888462f8b486c68ad7dd9610be5192bbeaf3b443951ac1a8118419d9fa097b",
    "227142501b9d4355ccba290404bde41575b037693cef1f438c47f8fbf35d1165",
    "5c37cc491da847cfeb9281d407efc41e15144c876e0170b499a96a22ed31e01e",
    "445425117cb8c90edcbc7c1cc0e74f747f2c1efa5630a967c64f287792a48a4b",
    // s = −1
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
};

std::array<std::uint8_t, 64> wide(std::string_view text) {
    const Bytes bytes = hex(text);
    std::array<std::uint8_t, 64> out{};
    std::ranges::copy(bytes, out.begin());
    return out;
}

}  // namespace

class GroupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void multiplesOfTheBase() {
        Element sum;
        for (std::uint64_t n = 0; n < std::size(kMultiples); ++n) {
            QCOMPARE(hexOf(base(small(n))), std::string(kMultiples[n]));
            QCOMPARE(hexOf(sum), std::string(kMultiples[n]));
            if (n > 0) {
                const auto point = Point::decode(hex(kMultiples[n]));
                QVERIFY(point);
                QVERIFY(*point == base(small(n)));
                QVERIFY(base(SecretScalar::copyOf(small(n))) == *point);
            }
            sum = sum + base(small(1));
        }
    }

    void invalidEncodingsAreRefused() {
        for (const char* text : kInvalid) {
            const auto point = Point::decode(hex(text));
            QVERIFY2(!point, text);
            QCOMPARE(point.error().code, ErrorCode::InvalidPoint);
        }
        QCOMPARE(Point::decode(Bytes(32)).error().code, ErrorCode::InvalidPoint);  // the identity
        QCOMPARE(Point::decode(Bytes(31, 1)).error().code, ErrorCode::Malformed);
        QCOMPARE(Point::decode(hex(std::string(kMultiples[1]) + "00")).error().code, ErrorCode::Malformed);
        QCOMPARE(Point::decode({}).error().code, ErrorCode::Malformed);
        // libsodium 1.0.18 does not look at the highest bit: each element would have a second encoding.
        for (const char* text : kMultiples) {
            Bytes second = hex(text);
            second[31] |= 0x80;
            QCOMPARE(Point::decode(second).error().code, ErrorCode::InvalidPoint);
        }
        // Each of the 256 single-bit neighbours of G that is accepted is canonical again.
        for (std::size_t bit = 0; bit < 256; ++bit) {
            Bytes near = hex(kMultiples[1]);
            near[bit / 8] = static_cast<std::uint8_t>(near[bit / 8] ^ 1U << bit % 8);
            if (const auto point = Point::decode(near)) QVERIFY(equal(*point + Element(), near));
        }
    }

    void oneWayMap() {
        // RFC 9496 appendix A.3.
        QCOMPARE(
            hexOf(Element::hashed(wide("5d1be09e3d0c82fc538112490e35701979d99e06ca3e2b5b54bffe8b4dc772c1"
                                       "4d98b696a1bbfb5ca32c436cc61c16563790306c79eaca7705668b47dffe5bb6"))),
            std::string("3066f82a1a747d45120d1740f14358531a8f04bbffe6a819f86dfe50f44a0a46"));
        QCOMPARE(
            hexOf(Element::hashed(wide("f116b34b8f17ceb56e8732a60d913dd10cce47a6d53bee9204be8b44f6678b27"
                                       "0102a56902e2488c46120e9276cfe54638286b9e4b3cdb470b542d46c2068d38"))),
            std::string("f26e5b6f7d362d2d2a94c5d0e7602cb4773c95a2e5c31a64f133189fa76ed61b"));
        QVERIFY(Element::hashed({}).isIdentity());  // defined even where the map gives the identity
    }

    void scalarsMustBeReducedAndNotZero() {
        for (const char* text :
             {kOrder, kOrderPlus1, "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
              "0000000000000000000000000000000000000000000000000000000000000020"}) {
            QCOMPARE(Scalar::decode(hex(text)).error().code, ErrorCode::InvalidScalar);
            QCOMPARE(Scalar::decodeAllowingZero(hex(text)).error().code, ErrorCode::InvalidScalar);
            QCOMPARE(SecretScalar::decode(hex(text)).error().code, ErrorCode::InvalidScalar);
        }
        QCOMPARE(Scalar::decode(Bytes(32)).error().code, ErrorCode::InvalidScalar);
        QCOMPARE(SecretScalar::decode(Bytes(32)).error().code, ErrorCode::InvalidScalar);
        QVERIFY(Scalar::decodeAllowingZero(Bytes(32))->isZero());
        QVERIFY(Scalar::decode(hex(kOrderLess1)));
        QVERIFY(SecretScalar::decode(hex(kOrderLess1)));
        for (const std::size_t n : {0U, 31U, 33U, 64U}) {
            QCOMPARE(Scalar::decode(Bytes(n, 1)).error().code, ErrorCode::Malformed);
            QCOMPARE(Scalar::decodeAllowingZero(Bytes(n)).error().code, ErrorCode::Malformed);
            QCOMPARE(SecretScalar::decode(Bytes(n, 1)).error().code, ErrorCode::Malformed);
        }
    }

    void scalarArithmetic() {
        const Scalar last = *Scalar::decode(hex(kOrderLess1));
        QVERIFY((last + small(1)).isZero());
        QVERIFY(last + small(3) == small(2));
        QVERIFY(small(2) - small(3) == last);
        QVERIFY(last * last == small(1));
        QVERIFY(minus(small(1)) == last);
        QVERIFY((small(0) * last).isZero());
        QVERIFY(small(5).inverse() * small(5) == small(1));
        QVERIFY(small(UINT64_MAX) + small(1) == small(1ULL << 32) * small(1ULL << 32));
        QVERIFY(Scalar::reduce(wide(std::string(kOrder) + std::string(64, '0'))).isZero());
        QVERIFY(Scalar::reduce(wide(std::string(kOrderPlus1) + std::string(64, '0'))) == small(1));
        QVERIFY(test::diesByCheck([] { (void)Scalar().inverse(); }));
    }

    void secretArithmeticAgreesWithPublic() {
        const SecretScalar a = SecretScalar::random();
        const SecretScalar b = SecretScalar::random();
        QVERIFY(!a.isZero() && !equalSecret(a.view(), b.view()));
        const Scalar pa = *Scalar::decode(a.view());
        const Scalar pb = *Scalar::decode(b.view());
        QVERIFY(equal(a.plus(b).view(), pa + pb));
        QVERIFY(equal(a.times(b).view(), pa * pb));
        QVERIFY(equal(a.times(pb).view(), pa * pb));
        QVERIFY(equal(a.inverse().view(), pa.inverse()));
        QVERIFY(a.answer(small(7), b) == pa + small(7) * pb);
        QVERIFY(equal(a.clone().view(), pa));
        QVERIFY(SecretScalar::reduce({}).isZero());
        QVERIFY(test::diesByCheck([] { (void)SecretScalar::reduce({}).inverse(); }));
    }

    void theGroupIsOne() {
        const Element P = Element::hashed(wide(std::string(128, '7')));
        const Element Q = base(small(9));
        const Scalar last = *Scalar::decode(hex(kOrderLess1));
        QVERIFY(P + Q == Q + P);
        QVERIFY((P + Q) - Q == P);
        QVERIFY((P - P).isIdentity());
        QVERIFY(P + Element() == P);
        QVERIFY(Element() - P == last * P);
        QVERIFY(last * P + P == Element());
        QVERIFY(small(3) * P == P + P + P);
        QVERIFY((small(2) + small(5)) * P == small(2) * P + small(5) * P);
        QVERIFY(small(6) * P == small(2) * (small(3) * P));
    }

    void theIdentityIsDefinedEverywhere() {
        QVERIFY(Element().isIdentity());
        QVERIFY((Scalar() * base(small(1))).isIdentity());
        QVERIFY((small(5) * Element()).isIdentity());
        QVERIFY(base(Scalar()).isIdentity());
        QVERIFY((Element() + Element()).isIdentity());
        QVERIFY((Element() - Element()).isIdentity());
        QCOMPARE(Point::from(Element()).error().code, ErrorCode::InvalidPoint);
        QVERIFY(*Point::from(base(small(2))) == base(small(2)));
        QCOMPARE(SecretPoint::of(SecretScalar::random(), Element()).error().code, ErrorCode::InvalidPoint);
        const Point G = *Point::from(base(small(1)));
        const Element asElement = G;
        QCOMPARE(SecretPoint::of(SecretScalar::reduce({}), asElement).error().code, ErrorCode::InvalidPoint);
        QVERIFY(test::diesByCheck([] { (void)base(SecretScalar::reduce({})); }));
        QVERIFY(test::diesByCheck([&] { (void)(SecretScalar::reduce({}) * G); }));
        QVERIFY(test::diesByCheck([&] { (void)SecretPoint::of(SecretScalar::reduce({}), G); }));
    }

    void bothSidesOfDiffieHellmanAgree() {
        const SecretScalar a = SecretScalar::random();
        const SecretScalar b = SecretScalar::random();
        const Point A = base(a);
        const Point B = base(b);
        QVERIFY(equalSecret(SecretPoint::of(a, B).view(), SecretPoint::of(b, A).view()));
        QVERIFY(equal(SecretPoint::of(a, B).view(), a * B));
        QVERIFY(!equalSecret(SecretPoint::of(a, A).view(), SecretPoint::of(b, A).view()));
    }

    void lagrange() {
        // f(z) = 11 + 5z + 3z²: any three places give f(0).
        const auto f = [](const Scalar& z) { return small(11) + small(5) * z + small(3) * z * z; };
        const std::vector<Scalar> z = {small(4), minus(small(9)), small(UINT64_MAX)};
        const auto lambda = lagrangeAtZero(z);
        QVERIFY(lambda && lambda->size() == 3);
        Scalar sum;
        for (std::size_t i = 0; i < 3; ++i) sum = sum + (*lambda)[i] * f(z[i]);
        QVERIFY(sum == small(11));
        QVERIFY((*lagrangeAtZero({small(8)}))[0] == small(1));
        QVERIFY(lagrangeAtZero({})->empty());
        QCOMPARE(lagrangeAtZero({small(1), small(1)}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(lagrangeAtZero({small(1), small(0)}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(lagrangeAtZero({small(0)}).error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(GroupTest)
#include "group_test.moc"
