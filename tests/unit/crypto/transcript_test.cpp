#include "core/crypto/transcript.h"

#include <QtTest>

using namespace reseal;
using namespace reseal::crypto;

namespace {

// The input written out by hand, hashed in one call.
Bytes blake2b(std::size_t length, std::initializer_list<Bytes> inputs) {
    Bytes all;
    for (const Bytes& x : inputs) {
        for (std::size_t i = 0; i < 8; ++i) all.push_back(static_cast<std::uint8_t>(x.size() >> (8 * i)));
        append(all, x);
    }
    Bytes out(length);
    crypto_generichash(out.data(), out.size(), all.data(), all.size(), nullptr, 0);
    return out;
}

Bytes text(std::string_view ascii) {
    return toBytes(bytesOf(ascii));
}

}  // namespace

class TranscriptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Computed with another implementation of BLAKE2b.
    void knownAnswers() {
        const auto fill = [](auto&& transcript) -> decltype(auto) {
            return transcript.add(ByteView{}).add("abc").addU32(5).addU64(6);
        };
        Transcript wide("reseal/1/test"), scalar("reseal/1/test"), secret("reseal/1/test");
        Kdf kdf("reseal/1/test"), open("reseal/1/test");
        QCOMPARE(toHex(fill(wide).hash512()),
                 std::string("3879fa429a9ffa9a91471f3b1b29ac9f0dfec706dfa1214602055224e52ad109"
                             "b2c531c473cd6ccc44d41d23bcc425df177b64c844b56085b9045d9000ec5e61"));
        const std::string s = "71ab6d520198931a5c7eea7387a7dde8bed8fc9d7f4cc47e322dfc7d08bf2c08";
        QCOMPARE(toHex(*fill(scalar).scalar()), s);
        QCOMPARE(toHex(fill(secret).secretScalar()->view()), s);
        const std::string k = "52cb3617b204a4ed024eea7bd36c6361c2cd5cabba3b39f79db80a95ec4928e0";
        QCOMPARE(toHex(fill(kdf).key()), k);
        QCOMPARE(toHex(fill(open).publicHash()), k);
    }

    void inputsArePrefixedByTheirLengths() {
        const Bytes long1000(1000, 0x31);
        Transcript t("reseal/1/x");
        t.add(long1000).add("").addU64(0x0102030405060708);
        QVERIFY(
            equal(t.hash512(), blake2b(64, {text("reseal/1/x"), long1000, {}, {8, 7, 6, 5, 4, 3, 2, 1}})));
        Kdf k("reseal/1/x");
        k.addU32(0x01020304);
        QVERIFY(equal(k.key(), blake2b(32, {text("reseal/1/x"), {4, 3, 2, 1}})));
    }

    void whatIsMovedBetweenInputsChangesAll() {
        const auto hash = [](std::initializer_list<std::string_view> inputs) {
            Transcript t("reseal/1/x");
            for (const auto input : inputs) t.add(input);
            return t.hash512();
        };
        QVERIFY(hash({"ab", "c"}) != hash({"a", "bc"}));
        QVERIFY(hash({"abc"}) != hash({"abc", ""}));
        QVERIFY(hash({}) != hash({""}));
        QVERIFY(Transcript("reseal/1/x").add("y").hash512() != Transcript("reseal/1/xy").hash512());
        QVERIFY(Transcript("reseal/1/x").addU32(1).hash512() != Transcript("reseal/1/x").addU64(1).hash512());
    }

    void kdfIsNoPrefixOfTheWideHash() {
        Transcript t("reseal/1/x");
        const auto wide = t.hash512();
        QVERIFY(!equal(Kdf("reseal/1/x").publicHash(), ByteView(wide).first(32)));
    }

    void elementsComeFromTheWideHash() {
        const auto wide = Transcript("reseal/1/generator/capsule").hash512();
        QVERIFY(Transcript("reseal/1/generator/capsule").element() == Element::hashed(wide));
        QVERIFY(!Transcript("reseal/1/generator/capsule").element().isIdentity());
    }
};

QTEST_GUILESS_MAIN(TranscriptTest)
#include "transcript_test.moc"
