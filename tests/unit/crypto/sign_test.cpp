#include "core/crypto/sign.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <QtTest>

#include "tests/unit/dies.h"

using namespace reseal;
using namespace reseal::crypto;

namespace {

Bytes hex(std::string_view text) {
    return *fromHex(text);
}

// The eight points of small order, and encodings of them that are not canonical (y + p, or the sign of x
// set where x is zero). A verifier that takes one as a key takes one signature for many messages.
constexpr const char* kSmallOrder[] = {
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
};

SignKey key(std::uint8_t fill) {
    return SignKey::fromSeed(SecretBytes::copyOf(Bytes(32, fill)));
}
SignPublic publicOf(std::string_view text) {
    return *SignPublic::fromHexText(text);
}

SignedMessage message() {
    SignedMessage out("reseal/1/test", ChainId{});
    out.add(bytesOf("field")).addU32(7).addU64(8);
    return out;
}

}  // namespace

class SignTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsSignedIsWrittenOut() {
        const ChainId chain = ChainId::copy(Bytes(32, 0xcc));
        SignedMessage m("reseal/1/test", chain);
        m.add(bytesOf("ab")).addU32(1).addU64(2).add({});
        QCOMPARE(toHex(m.view()), std::string("0d00000000000000") + toHex(bytesOf("reseal/1/test")) +
                                      "2000000000000000" + toHex(chain) + "02000000000000006162" +
                                      "040000000000000001000000" + "08000000000000000200000000000000" +
                                      "0000000000000000");
    }

    // RFC 8032 signatures are deterministic, so OpenSSL has to make the very same.
    void agreesWithASecondImplementation() {
        const Bytes seed = hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        const SignKey ours = SignKey::fromSeed(SecretBytes::copyOf(seed));
        // RFC 8032 section 7.1, test 1.
        QCOMPARE(ours.publicKey().hex(),
                 std::string("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        EVP_PKEY* theirs = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size());
        EVP_MD_CTX* context = EVP_MD_CTX_new();
        QCOMPARE(EVP_DigestSignInit(context, nullptr, nullptr, nullptr, theirs), 1);
        const SignedMessage m = message();
        Bytes signature(64);
        std::size_t length = signature.size();
        QCOMPARE(EVP_DigestSign(context, signature.data(), &length, m.view().data(), m.view().size()), 1);
        EVP_MD_CTX_free(context);
        EVP_PKEY_free(theirs);
        QVERIFY(equal(ours.sign(m), signature));
        QVERIFY(verify(ours.publicKey(), m, Signature::copy(signature)));
        QVERIFY(equal(ours.clone().sign(m), signature));
    }

    void whateverWasChangedIsRefused() {
        const SignKey k = key(1);
        const Signature good = k.sign(message());
        QVERIFY(verify(k.publicKey(), message(), good));
        for (std::size_t bit = 0; bit < 512; ++bit) {
            Signature bad = good;
            bad.bytes[bit / 8] = static_cast<std::uint8_t>(bad.bytes[bit / 8] ^ 1U << bit % 8);
            QVERIFY(!verify(k.publicKey(), message(), bad));
        }
        QVERIFY(!verify(key(2).publicKey(), message(), good));
        QVERIFY(!verify(k.publicKey(),
                        SignedMessage("reseal/1/other", {}).add(bytesOf("field")).addU32(7).addU64(8), good));
        const ChainId other = ChainId::copy(Bytes(32, 1));
        QVERIFY(!verify(k.publicKey(),
                        SignedMessage("reseal/1/test", other).add(bytesOf("field")).addU32(7).addU64(8),
                        good));
        QVERIFY(!verify(k.publicKey(), message().add({}), good));
    }

    // S and S + q satisfy the same equation; only the reduced one counts, or transactions would be malleable.
    void aSecondFormOfASignatureIsRefused() {
        const SignKey k = key(1);
        Signature second = k.sign(message());
        const Bytes order = hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        unsigned carry = 0;
        for (std::size_t i = 0; i < 32; ++i) {
            carry += second.bytes[32 + i] + order[i];
            second.bytes[32 + i] = static_cast<std::uint8_t>(carry);
            carry >>= 8;
        }
        QCOMPARE(carry, 0U);
        QVERIFY(!verify(k.publicKey(), message(), second));
    }

    void keysOfSmallOrderAreRefused() {
        for (const char* text : kSmallOrder) {
            QVERIFY2(!isUsableSignKey(publicOf(text)), text);
            // With A of small order, R = A or the identity and S = 0 satisfy a lax verifier for one message
            // in eight at least; so for none of many messages may it pass.
            for (const char* r : kSmallOrder) {
                Signature forged;
                std::ranges::copy(hex(r), forged.bytes.begin());
                for (std::uint32_t n = 0; n < 32; ++n)
                    QVERIFY(!verify(publicOf(text), SignedMessage("reseal/1/test", {}).addU32(n), forged));
            }
        }
    }

    void keysOutsideTheGroupAreRefused() {
        QVERIFY(isUsableSignKey(key(1).publicKey()));
        QVERIFY(
            !isUsableSignKey(publicOf("0200000000000000000000000000000000000000000000000000000000000000")));
        // Not canonical: y = p + 3, …
        for (std::uint8_t low = 0xef; low != 0; ++low) {
            SignPublic noncanonical =
                publicOf("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
            noncanonical.bytes[0] = low;
            QVERIFY(!isUsableSignKey(noncanonical));
        }
        // A good key plus a point of order 8: on the curve, but outside the main subgroup.
        const Bytes torsion = hex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
        SignPublic mixed;
        QCOMPARE(crypto_core_ed25519_add(mixed.data(), key(1).publicKey().data(), torsion.data()), 0);
        QVERIFY(!isUsableSignKey(mixed));
    }

    void aNonCanonicalCommitmentIsRefused() {
        // R of small order, with a key that is in order.
        for (const char* r : kSmallOrder) {
            Signature forged = key(1).sign(message());
            std::ranges::copy(hex(r), forged.bytes.begin());
            QVERIFY(!verify(key(1).publicKey(), message(), forged));
        }
    }

    void seedsHave32Bytes() {
        QVERIFY(test::diesByCheck([] { (void)SignKey::fromSeed(SecretBytes(31)); }));
    }
};

QTEST_GUILESS_MAIN(SignTest)
#include "sign_test.moc"
