#include "core/base/bytes.h"

#include <QtTest>

#include "core/base/ids.h"
#include "tests/unit/dies.h"

using namespace reseal;

class BytesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hexIsLowerCaseOnly() {
        const Bytes bytes{0x00, 0x01, 0x7f, 0x80, 0xab, 0xff};
        QCOMPARE(toHex(bytes), std::string("00017f80abff"));
        const auto back = fromHex("00017f80abff");
        QVERIFY(back && *back == bytes);
        QVERIFY(fromHex("") && fromHex("")->empty());
        for (const char* bad : {"0", "AB", "0g", " 00", "00 ", "0x00", "\xc3\xa4"})
            QCOMPARE(fromHex(bad).error().code, ErrorCode::Malformed);
        QCOMPARE(fromHex(std::string_view("0\0", 2)).error().code, ErrorCode::Malformed);
    }

    void base64UrlKnownAnswers_data() {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("encoded");
        // RFC 4648 section 10, in the alphabet of section 5 and without padding.
        QTest::newRow("empty") << QByteArray("") << QByteArray("");
        QTest::newRow("f") << QByteArray("f") << QByteArray("Zg");
        QTest::newRow("fo") << QByteArray("fo") << QByteArray("Zm8");
        QTest::newRow("foo") << QByteArray("foo") << QByteArray("Zm9v");
        QTest::newRow("foob") << QByteArray("foob") << QByteArray("Zm9vYg");
        QTest::newRow("fooba") << QByteArray("fooba") << QByteArray("Zm9vYmE");
        QTest::newRow("foobar") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
        QTest::newRow("62 and 63") << QByteArray("\xfb\xef\xff") << QByteArray("--__");
    }
    void base64UrlKnownAnswers() {
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, encoded);
        const Bytes kept(plain.begin(), plain.end());
        QCOMPARE(toBase64Url(kept), encoded.toStdString());
        const auto back = fromBase64Url(encoded.toStdString());
        QVERIFY(back && *back == kept);
    }

    void base64UrlHasOneFormOnly_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("padding") << QByteArray("Zg==");
        QTest::newRow("impossible length") << QByteArray("Z");
        QTest::newRow("impossible length, longer") << QByteArray("Zm9vY");
        QTest::newRow("stray bits after one byte") << QByteArray("Zh");
        QTest::newRow("stray bits after two bytes") << QByteArray("Zm9");
        QTest::newRow("plus") << QByteArray("++//");
        QTest::newRow("newline") << QByteArray("Zm9v\n");
        QTest::newRow("blank inside") << QByteArray("Zm 9v");
        QTest::newRow("zero byte") << QByteArray("Zm9\0", 4);
        QTest::newRow("not ASCII") << QByteArray("Zm\xc3\xa4");
    }
    void base64UrlHasOneFormOnly() {
        QFETCH(QByteArray, text);
        const std::string given = text.toStdString();
        const auto read = fromBase64Url(given);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Malformed);
    }

    // For one and two trailing bytes, exactly one of all possible texts is read.
    void base64UrlIsInjective() {
        const std::string alphabet = toBase64Url(Bytes{
            0x00, 0x10, 0x83, 0x10, 0x51, 0x87, 0x20, 0x92, 0x8b, 0x30, 0xd3, 0x8f, 0x41, 0x14, 0x93, 0x51,
            0x55, 0x97, 0x61, 0x96, 0x9b, 0x71, 0xd7, 0x9f, 0x82, 0x18, 0xa3, 0x92, 0x59, 0xa7, 0xa2, 0x9a,
            0xab, 0xb2, 0xdb, 0xaf, 0xc3, 0x1c, 0xb3, 0xd3, 0x5d, 0xb7, 0xe3, 0x9e, 0xbb, 0xf3, 0xdf, 0xbf});
        QCOMPARE(alphabet.size(), std::size_t{64});
        std::size_t read = 0;
        for (char a : alphabet)
            for (char b : alphabet)
                if (fromBase64Url(std::string{a, b})) ++read;
        QCOMPARE(read, std::size_t{256});
    }

    void littleEndian() {
        QCOMPARE(toHex(le32(0x01020304)), std::string("04030201"));
        QCOMPARE(toHex(le64(0x0102030405060708)), std::string("0807060504030201"));
        QCOMPARE(readLe32(le32(0xfffefdfc)), 0xfffefdfcU);
        QCOMPARE(readLe64(le64(0xfffefdfcfbfaf9f8)), std::uint64_t{0xfffefdfcfbfaf9f8});
        QVERIFY(test::diesByCheck([] { (void)readLe32(Bytes(3)); }));
        QVERIFY(test::diesByCheck([] { (void)readLe64(Bytes(9)); }));
    }

    void fixedBytesHaveOneLength() {
        QCOMPARE(RecordId::from(Bytes(15)).error().code, ErrorCode::Malformed);
        QCOMPARE(RecordId::from(Bytes(17)).error().code, ErrorCode::Malformed);
        QVERIFY(RecordId::from(Bytes(16))->isZero());
        QCOMPARE(RecordId::fromHexText("00").error().code, ErrorCode::Malformed);
        const auto id = RecordId::fromHexText("000102030405060708090a0b0c0d0e0f");
        QVERIFY(id && !id->isZero());
        QCOMPARE(id->hex(), std::string("000102030405060708090a0b0c0d0e0f"));
        QVERIFY(test::diesByCheck([] { (void)RecordId::copy(Bytes(15)); }));
        static_assert(!std::is_convertible_v<RecordId, GrantId>, "two kinds of the same length don't mix");
        static_assert(!std::is_constructible_v<BlobId, Hash32>);
    }

    void fixedBytesSortAsTheirBytes() {
        const auto low = LaneId::copy(Bytes{0, 0, 0, 0, 0, 0, 0, 255});
        const auto high = LaneId::copy(Bytes{1, 0, 0, 0, 0, 0, 0, 0});
        QVERIFY(low < high && low != high);
        QVERIFY(equal(low, low) && !equal(low, high));
        QVERIFY(!equal(bytesOf("ab"), bytesOf("abc")));
    }
};

QTEST_GUILESS_MAIN(BytesTest)
#include "bytes_test.moc"
