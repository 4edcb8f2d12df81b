#include "core/crypto/aead.h"

#include <QtTest>

#include "tests/unit/dies.h"

using namespace reseal;
using namespace reseal::crypto;

namespace {

Bytes hex(std::string_view text) {
    return *fromHex(text);
}

template <std::size_t N>
std::array<std::uint8_t, N> fixed(std::string_view text) {
    std::array<std::uint8_t, N> out{};
    std::ranges::copy(hex(text), out.begin());
    return out;
}

Bytes flipped(Bytes bytes, std::size_t bit) {
    bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ 1U << bit % 8);
    return bytes;
}

}  // namespace

class AeadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    void xchachaKnownAnswer() {
        const Bytes key = hex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
        const XNonce nonce = fixed<24>("404142434445464748494a4b4c4d4e4f5051525354555657");
        const Bytes associated = hex("50515253c0c1c2c3c4c5c6c7");
        const auto plain = bytesOf(
            "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
            "sunscreen would be it.");
        const Bytes sealed = xchachaSeal(key, nonce, associated, plain);
        QCOMPARE(
            toHex(sealed),
            std::string("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa644"
                        "0bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e"
                        "3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52e"
                        "c0875924c1c7987947deafd8780acf49"));
        const auto opened = xchachaOpen(key, nonce, associated, sealed);
        QVERIFY(opened && equal(*opened, plain));
    }

    void xchachaRefusesWhateverWasChanged() {
        const Bytes key(32, 1);
        const XNonce nonce{};
        const Bytes associated = {1, 2, 3};
        const Bytes sealed = xchachaSeal(key, nonce, associated, bytesOf("seven"));
        QCOMPARE(sealed.size(), 5 + kTagSize);
        for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit)
            QCOMPARE(xchachaOpen(key, nonce, associated, flipped(sealed, bit)).error().code,
                     ErrorCode::CannotOpen);
        QVERIFY(!xchachaOpen(flipped(key, 0), nonce, associated, sealed));
        QVERIFY(!xchachaOpen(key, {1}, associated, sealed));
        QVERIFY(!xchachaOpen(key, nonce, Bytes{1, 2}, sealed));
        for (std::size_t n = 0; n < sealed.size(); ++n)
            QVERIFY(!xchachaOpen(key, nonce, associated, ByteView(sealed).first(n)));
        QVERIFY(xchachaOpen(key, nonce, associated, sealed));
    }

    void xchachaOfNothing() {
        const Bytes key(32, 1);
        const Bytes sealed = xchachaSeal(key, {}, {}, {});
        QCOMPARE(sealed.size(), kTagSize);
        QVERIFY(xchachaOpen(key, {}, {}, sealed)->empty());
        QVERIFY(!xchachaOpen(key, {}, {}, Bytes(kTagSize)));
        QVERIFY(test::diesByCheck([] { (void)xchachaSeal(Bytes(31), {}, {}, {}); }));
        QVERIFY(test::diesByCheck([] { (void)xchachaOpen(Bytes(33), {}, {}, Bytes(16)); }));
    }

    // McGrew and Viega, "The Galois/Counter Mode of Operation", appendix B, test cases 13 to 15.
    void gcmKnownAnswers_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("nonce");
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("sealed");
        QTest::newRow("13") << QByteArray(64, '0') << QByteArray(24, '0') << QByteArray()
                            << QByteArray("530f8afbc74536b9a963b4f1c4cb738b");
        QTest::newRow("14") << QByteArray(64, '0') << QByteArray(24, '0') << QByteArray(32, '0')
                            << QByteArray("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
        QTest::newRow("15") << QByteArray("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
                            << QByteArray("cafebabefacedbaddecaf888")
                            << QByteArray(
                                   "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                                   "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255")
                            << QByteArray(
                                   "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                                   "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad"
                                   "b094dac5d93471bdec1a502270e3cc6c");
    }
    void gcmKnownAnswers() {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, nonce);
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, sealed);
        AesGcm gcm(SecretBytes::copyOf(hex(key.toStdString())));
        const auto iv = fixed<12>(nonce.toStdString());
        const Bytes in = hex(plain.toStdString());
        Bytes out(in.size() + kTagSize);
        gcm.seal(iv, in, out);
        QCOMPARE(toHex(out), sealed.toStdString());
        Bytes back(in.size(), 0xee);
        QVERIFY(gcm.open(iv, out, back));
        QVERIFY(back == in);
    }

    void gcmRefusesWhateverWasChangedAndWipes() {
        AesGcm gcm(SecretBytes::copyOf(Bytes(32, 9)));
        const std::array<std::uint8_t, 12> nonce{1};
        const Bytes plain(50, 0x41);
        Bytes sealed(plain.size() + kTagSize);
        gcm.seal(nonce, plain, sealed);
        Bytes out(plain.size());
        for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
            out.assign(plain.size(), 0xee);
            QCOMPARE(gcm.open(nonce, flipped(sealed, bit), out).error().code, ErrorCode::CannotOpen);
            QVERIFY(out == Bytes(plain.size()));  // nothing unverified is left behind
        }
        QVERIFY(!gcm.open({2}, sealed, out));
        AesGcm other(SecretBytes::copyOf(Bytes(32, 8)));
        QVERIFY(!other.open(nonce, sealed, out));
        QVERIFY(gcm.open(nonce, sealed, out));  // and failures leave the object usable
        QVERIFY(out == plain);
    }

    void oneKeyManyNonces() {
        AesGcm gcm(SecretBytes::copyOf(Bytes(32, 3)));
        const Bytes plain(100'000, 0x10);
        Bytes first, sealed(plain.size() + kTagSize), out(plain.size());
        for (std::uint8_t n = 0; n < 20; ++n) {
            gcm.seal({n}, plain, sealed);
            QVERIFY(sealed != first);
            first = sealed;
            QVERIFY(gcm.open({n}, sealed, out));
            QVERIFY(out == plain);
        }
    }

    void wrongSizesAreOurBugs() {
        QVERIFY(test::diesByCheck([] { AesGcm gcm(SecretBytes(16)); }));
        QVERIFY(test::diesByCheck([] {
            AesGcm gcm(SecretBytes(32));
            Bytes sealed(15);
            gcm.seal({}, {}, sealed);
        }));
        QVERIFY(test::diesByCheck([] {
            AesGcm gcm(SecretBytes(32));
            Bytes out(1);
            (void)gcm.open({}, Bytes(16), out);
        }));
    }
};

QTEST_GUILESS_MAIN(AeadTest)
#include "aead_test.moc"
