#include "core/crypto/box.h"

#include <sodium.h>

#include <QtTest>

#include "tests/unit/dies.h"

using namespace reseal;
using namespace reseal::crypto;

class BoxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyTheRecipientOpens() {
        const BoxKey key = BoxKey::random();
        const BoxKey other = BoxKey::random();
        const auto sealed = sealTo(key.publicKey(), bytesOf("a share"));
        QVERIFY(sealed);
        QCOMPARE(sealed->size(), 7 + kBoxOverhead);
        QVERIFY(equal(*key.open(*sealed), bytesOf("a share")));
        QVERIFY(equal(*key.clone().open(*sealed), bytesOf("a share")));
        QCOMPARE(other.open(*sealed).error().code, ErrorCode::CannotOpen);
        QVERIFY(*sealTo(key.publicKey(), bytesOf("a share")) != *sealed);  // a fresh sender each time
        QVERIFY(key.open(*sealTo(key.publicKey(), {}))->empty());
    }

    void whateverWasChangedIsRefused() {
        const BoxKey key = BoxKey::random();
        const Bytes sealed = *sealTo(key.publicKey(), bytesOf("x"));
        // Bit 255, which X25519 ignores, is among them: the nonce hashes the sender's key as it was sent.
        for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
            Bytes bad = sealed;
            bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ 1U << bit % 8);
            QCOMPARE(key.open(bad).error().code, ErrorCode::CannotOpen);
        }
        for (std::size_t n = 0; n < sealed.size(); ++n) QVERIFY(!key.open(ByteView(sealed).first(n)));
        QVERIFY(!key.open(Bytes(100)));
    }

    void keysOfSmallOrderAreRefused() {
        for (const char* text : {"0000000000000000000000000000000000000000000000000000000000000000",
                                 "0100000000000000000000000000000000000000000000000000000000000000",
                                 "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                                 "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                                 "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                 "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                 "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"}) {
            const auto sealed = sealTo(*BoxPublic::fromHexText(text), bytesOf("secret"));
            QVERIFY2(!sealed, text);
            QCOMPARE(sealed.error().code, ErrorCode::InvalidPoint);
        }
    }

    // RFC 7748 section 6.1.
    void publicKeysAreThoseOfX25519() {
        const auto publicKeyOf = [](std::string_view secretKey) {
            return BoxKey::fromSecretKey(*fromHex(secretKey))->publicKey().hex();
        };
        QCOMPARE(publicKeyOf("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"),
                 std::string("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"));
        QCOMPARE(publicKeyOf("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"),
                 std::string("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"));
        QCOMPARE(BoxKey::fromSecretKey(Bytes(31)).error().code, ErrorCode::Malformed);
        QCOMPARE(BoxKey::fromSecretKey(Bytes(33)).error().code, ErrorCode::Malformed);
    }

    void aSeedGivesTheKeyOfCryptoBox() {
        const Bytes seed(32, 5);
        BoxPublic expected;
        SecretBytes secret(32);
        crypto_box_seed_keypair(expected.data(), secret.data(), seed.data());
        QVERIFY(BoxKey::fromSeed(SecretBytes::copyOf(seed)).publicKey() == expected);
        QVERIFY(BoxKey::fromSecretKey(secret)->publicKey() == expected);
        QVERIFY(test::diesByCheck([] { (void)BoxKey::fromSeed(SecretBytes(33)); }));
    }
};

QTEST_GUILESS_MAIN(BoxTest)
#include "box_test.moc"
