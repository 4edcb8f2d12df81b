#include "core/base/cbor.h"

#include <QtTest>

#include <limits>

#include "core/base/ids.h"
#include "tests/unit/dies.h"

using namespace reseal;

namespace {

Bytes hex(std::string_view text) {
    return *fromHex(text);
}

// Is `encoded` one whole item that the reader accepts?
bool accepts(ByteView encoded) {
    cbor::Reader in(encoded);
    const ByteView item = in.item();
    return in.finish() && equal(item, encoded);
}

void copyItem(cbor::Reader& in, cbor::Writer& out) {
    switch (in.peek()) {
        case cbor::Type::Uint:
            out.uint(in.uint());
            return;
        case cbor::Type::Bytes:
            out.bytes(in.bytes());
            return;
        case cbor::Type::Text:
            out.text(in.text());
            return;
        case cbor::Type::Bool:
            out.boolean(in.boolean());
            return;
        case cbor::Type::Null:
            in.null();
            out.null();
            return;
        case cbor::Type::Array: {
            const std::size_t count = in.arrayUpTo(100);
            out.array(count);
            for (std::size_t i = 0; i < count && in.ok(); ++i) copyItem(in, out);
            return;
        }
        case cbor::Type::End:
        case cbor::Type::Other:
            return in.refuse("no item");
    }
}

}  // namespace

class CborTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // RFC 8949 appendix A, as far as it is in our profile.
    void writesTheShortestForm() {
        const auto number = [](std::uint64_t value) { return toHex(cbor::Writer().uint(value).out()); };
        QCOMPARE(number(0), std::string("00"));
        QCOMPARE(number(23), std::string("17"));
        QCOMPARE(number(24), std::string("1818"));
        QCOMPARE(number(100), std::string("1864"));
        QCOMPARE(number(255), std::string("18ff"));
        QCOMPARE(number(256), std::string("190100"));
        QCOMPARE(number(1000), std::string("1903e8"));
        QCOMPARE(number(65535), std::string("19ffff"));
        QCOMPARE(number(65536), std::string("1a00010000"));
        QCOMPARE(number(1000000), std::string("1a000f4240"));
        QCOMPARE(number(4294967295), std::string("1affffffff"));
        QCOMPARE(number(4294967296), std::string("1b0000000100000000"));
        QCOMPARE(number(1000000000000), std::string("1b000000e8d4a51000"));
        QCOMPARE(number(18446744073709551615U), std::string("1bffffffffffffffff"));
        QCOMPARE(toHex(cbor::Writer().boolean(false).boolean(true).null().out()), std::string("f4f5f6"));
        QCOMPARE(toHex(cbor::Writer().bytes({}).out()), std::string("40"));
        QCOMPARE(toHex(cbor::Writer().bytes(hex("01020304")).out()), std::string("4401020304"));
        QCOMPARE(toHex(cbor::Writer().text("").out()), std::string("60"));
        QCOMPARE(toHex(cbor::Writer().text("IETF").out()), std::string("6449455446"));
        QCOMPARE(toHex(cbor::Writer().text("\xc3\xbc").out()), std::string("62c3bc"));
        QCOMPARE(toHex(cbor::Writer().text("\xf0\x90\x85\x91").out()), std::string("64f0908591"));
        QCOMPARE(toHex(cbor::Writer().array(0).out()), std::string("80"));
        cbor::Writer nested;
        nested.array(3).uint(1).array(2).uint(2).uint(3).array(2).uint(4).uint(5);
        QCOMPARE(toHex(nested.out()), std::string("8301820203820405"));
        cbor::Writer raw;
        raw.array(2).raw(hex("1818")).uint(7);
        QCOMPARE(toHex(raw.out()), std::string("82181807"));
    }

    void writerNeverEmitsWhatTheReaderRefuses() {
        QVERIFY(test::diesByCheck([] { cbor::Writer().text("\xff"); }));
    }

    void readsWhatItWrote() {
        const auto id = RecordId::copy(Bytes(16, 7));
        cbor::Writer out;
        out.array(6)
            .uint(300)
            .boolean(true)
            .null()
            .bytes(id)
            .text(
                "Gr\xc3\xbc\xc3\x9f"
                "e")
            .array(1)
            .uint(1);
        cbor::Reader in(out.out());
        in.array(6);
        QCOMPARE(in.uint(), std::uint64_t{300});
        QCOMPARE(in.boolean(), true);
        in.null();
        QVERIFY(in.fixed<RecordId>() == id);
        QCOMPARE(in.text(7), std::string_view("Gr\xc3\xbc\xc3\x9f"
                                              "e"));
        QCOMPARE(in.arrayUpTo(1), std::size_t{1});
        QVERIFY(!in.finish());  // one item is still to come
        QVERIFY(in.status());
        QCOMPARE(in.uint(1), std::uint64_t{1});
        QVERIFY(in.finish());
        QVERIFY(in.atEnd());
    }

    void refusesWhatIsNotCanonical_data() {
        QTest::addColumn<QByteArray>("encoded");
        const auto row = [](const char* name, const char* text) { QTest::newRow(name) << QByteArray(text); };
        // The same value in more bytes than it needs, for every type that has a length or a value.
        row("0 in one byte more", "1800");
        row("23 in one byte more", "1817");
        row("255 in two bytes", "1900ff");
        row("65535 in four bytes", "1a0000ffff");
        row("2^32-1 in eight bytes", "1b00000000ffffffff");
        row("0 in eight bytes", "1b0000000000000000");
        row("bytes, long length", "580100");
        row("bytes, 16-bit length", "59000100");
        row("bytes, 32-bit length", "5a0000000100");
        row("bytes, 64-bit length", "5b000000000000000100");
        row("text, long length", "780161");
        row("text, 16-bit length", "79000161");
        row("array, long length", "980100");
        row("array, 64-bit length", "9b000000000000000100");
        // Indefinite lengths and the reserved header values.
        row("indefinite bytes", "5f4100ff");
        row("indefinite text", "7f6161ff");
        row("indefinite array", "9f00ff");
        row("break alone", "ff");
        row("reserved 28", "1c");
        row("reserved 29", "1d");
        row("reserved 30", "1e");
        row("uint with 31", "1f");
        row("bytes with 28", "5c");
        row("array with 30", "9e");
        // Types outside the profile.
        row("negative integer", "20");
        row("negative integer, long", "3863");
        row("map", "a0");
        row("map with a pair", "a10102");
        row("tag", "c074323031332d30332d32315432303a30343a30305a");
        row("half float", "f90000");
        row("float", "fa47c35000");
        row("double", "fb3ff199999999999a");
        row("undefined", "f7");
        row("simple 16", "f0");
        row("simple 255", "f8ff");
        row("false in two bytes", "f814");
        row("true in two bytes", "f815");
        row("null in two bytes", "f816");
        // Text that is not UTF-8.
        row("lone continuation", "6180");
        row("overlong slash", "62c0af");
        row("overlong, three bytes", "63e080af");
        row("overlong, four bytes", "64f08080af");
        row("surrogate", "63eda080");
        row("last surrogate", "63edbfbf");
        row("over U+10FFFF", "64f4908080");
        row("five-byte form", "65f888808080");
        row("byte fe", "61fe");
        row("cut in a character", "61c3");
        row("continuation missing", "62c361");
        // Ends too early, or too late.
        row("nothing", "");
        row("bytes cut", "4401");
        row("text cut", "6261");
        row("array cut", "8201");
        row("head cut", "19ff");
        row("length of 2^64-1", "5bffffffffffffffff");
        row("count of 2^64-1", "9bffffffffffffffff");
        row("one more byte", "0000");
        row("inside an array", "811800");
    }
    void refusesWhatIsNotCanonical() {
        QFETCH(QByteArray, encoded);
        const Bytes bytes = hex(encoded.toStdString());
        cbor::Reader in(bytes);
        (void)in.item();
        const Status status = in.finish();
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::Malformed);
    }

    void typedCallsRefuseTheSame() {
        const auto refused = [](std::string_view text, auto read) {
            const Bytes bytes = hex(text);
            cbor::Reader in(bytes);
            read(in);
            return !in.ok();
        };
        QVERIFY(refused("1800", [](cbor::Reader& in) { (void)in.uint(); }));
        QVERIFY(refused("1f", [](cbor::Reader& in) { (void)in.uint(); }));
        QVERIFY(refused("40", [](cbor::Reader& in) { (void)in.uint(); }));
        QVERIFY(refused("580100", [](cbor::Reader& in) { (void)in.bytes(); }));
        QVERIFY(refused("5f4100ff", [](cbor::Reader& in) { (void)in.bytes(); }));
        QVERIFY(refused("6161", [](cbor::Reader& in) { (void)in.bytes(); }));
        QVERIFY(refused("61ff", [](cbor::Reader& in) { (void)in.text(); }));
        QVERIFY(refused("4161", [](cbor::Reader& in) { (void)in.text(); }));
        QVERIFY(refused("9f00ff", [](cbor::Reader& in) { (void)in.arrayUpTo(9); }));
        QVERIFY(refused("980100", [](cbor::Reader& in) { in.array(1); }));
        QVERIFY(refused("f814", [](cbor::Reader& in) { (void)in.boolean(); }));
        QVERIFY(refused("f6", [](cbor::Reader& in) { (void)in.boolean(); }));
        QVERIFY(refused("f7", [](cbor::Reader& in) { in.null(); }));
        QVERIFY(refused("", [](cbor::Reader& in) { in.null(); }));
    }

    void limitsHoldAtTheirEdges() {
        const auto text = [](std::string_view encoded, std::size_t max) {
            const Bytes bytes = hex(encoded);
            cbor::Reader in(bytes);
            (void)in.text(max);
            return static_cast<bool>(in.finish());
        };
        QVERIFY(text("626162", 2));
        QVERIFY(!text("626162", 1));
        const auto byteString = [](std::string_view encoded, std::size_t max) {
            const Bytes all = hex(encoded);
            cbor::Reader in(all);
            (void)in.bytes(max);
            return static_cast<bool>(in.finish());
        };
        QVERIFY(byteString("420102", 2));
        QVERIFY(!byteString("420102", 1));
        const auto number = [](std::string_view encoded, std::uint64_t max) {
            const Bytes bytes = hex(encoded);
            cbor::Reader in(bytes);
            (void)in.uint(max);
            return static_cast<bool>(in.finish());
        };
        QVERIFY(number("1864", 100));
        QVERIFY(!number("1864", 99));
        const Bytes two = hex("820102");
        cbor::Reader in(two);
        in.array(3);
        QVERIFY(!in.ok());
        cbor::Reader upTo(two);
        QCOMPARE(upTo.arrayUpTo(1), std::size_t{0});
        QVERIFY(!upTo.ok());
        const Bytes fifteen = cbor::Writer().bytes(Bytes(15)).out();
        cbor::Reader fixed(fifteen);
        QVERIFY(fixed.fixed<RecordId>().isZero());
        QVERIFY(!fixed.ok());
        const Bytes seventeen = cbor::Writer().bytes(Bytes(17, 1)).out();
        cbor::Reader longer(seventeen);
        QVERIFY(longer.fixed<RecordId>().isZero());
        QVERIFY(!longer.ok());
    }

    void theFirstErrorSticks() {
        const Bytes bytes = hex("8301f502");
        cbor::Reader in(bytes);
        in.array(3);
        (void)in.text();  // wrong
        const std::string first = in.status().error().detail;
        QCOMPARE(in.uint(), std::uint64_t{0});
        QCOMPARE(in.boolean(), false);
        QVERIFY(in.bytes().empty() && in.text().empty() && in.item().empty());
        QVERIFY(in.peek() == cbor::Type::End);
        in.refuse("later");
        QCOMPARE(in.finish().error().detail, first);
    }

    void aCallerCanRefuse() {
        const Bytes bytes = hex("01");
        cbor::Reader in(bytes);
        (void)in.uint();
        in.refuse("a version that does not exist");
        QCOMPARE(in.finish().error().code, ErrorCode::Malformed);
        QVERIFY(in.finish().error().detail.find("version") != std::string::npos);
    }

    void nestingEndsAtSixteen() {
        const auto nested = [](std::size_t depth) {
            Bytes out(depth, 0x81);
            out.push_back(0x00);
            return out;
        };
        QVERIFY(accepts(nested(16)));
        QVERIFY(!accepts(nested(17)));
        QVERIFY(!accepts(Bytes(1'000'000, 0x81)));  // and a deep one does not exhaust the stack
    }

    void everyCutIsRefused() {
        cbor::Writer out;
        out.array(4).uint(70000).bytes(Bytes(40, 1)).text("a text longer than twenty-three").boolean(true);
        const Bytes whole = out.out();
        QVERIFY(accepts(whole));
        for (std::size_t n = 0; n < whole.size(); ++n) QVERIFY(!accepts(ByteView(whole).first(n)));
    }

    // All inputs of one and two bytes, and of three with telling bytes: what is accepted, re-encodes alike.
    void shortInputsExhaustively() {
        std::size_t accepted = 0;
        const auto check = [&](const Bytes& bytes) {
            if (!accepts(bytes)) return true;
            ++accepted;
            cbor::Reader in(bytes);
            cbor::Writer out;
            copyItem(in, out);
            return in.finish() && out.out() == bytes;
        };
        for (unsigned a = 0; a < 256; ++a) {
            const auto first = static_cast<std::uint8_t>(a);
            QVERIFY(check({first}));
            for (unsigned b = 0; b < 256; ++b) {
                const auto second = static_cast<std::uint8_t>(b);
                QVERIFY(check({first, second}));
                for (const unsigned third : {0x00U, 0x17U, 0x18U, 0x60U, 0x7fU, 0x80U, 0xbfU, 0xffU})
                    QVERIFY(check({first, second, static_cast<std::uint8_t>(third)}));
            }
        }
        // One byte: 24 integers, the empty bytes, text and array, false, true, null.
        // Two: 232 integers, 256 byte strings, 128 texts, 30 arrays of one item.
        QVERIFY(accepted >= 30 + 232 + 256 + 128 + 30);
    }

    void utf8AtItsEdges() {
        for (const char* good : {"", "a", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf",
                                 "\xee\x80\x80", "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"})
            QVERIFY(cbor::isUtf8(good));
        for (const char* bad :
             {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc2", "\xe0\x9f\xbf", "\xe0\xa0", "\xed\xa0\x80",
              "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "a\xc3"})
            QVERIFY(!cbor::isUtf8(bad));
        QVERIFY(cbor::isUtf8(std::string_view("\0", 1)));
    }

    void itemGivesTheBytesOfOneItem() {
        const Bytes bytes = hex("82018202036161");
        cbor::Reader in(bytes);
        QCOMPARE(toHex(in.item()), std::string("8201820203"));
        QCOMPARE(in.text(), std::string_view("a"));
        QVERIFY(in.finish());
    }
};

QTEST_GUILESS_MAIN(CborTest)
#include "cbor_test.moc"
