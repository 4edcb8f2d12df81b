#include "core/records/clinical_date.h"

#include <QtTest>

#include "core/records/plain_text.h"

using namespace reseal;
using namespace reseal::records;

namespace {
ClinicalDate date(std::string_view text) {
    return *ClinicalDate::from(text);
}
}  // namespace

class ClinicalDateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPrecision() {
        QCOMPARE(isoUtc(date("2012").begin()), std::string("2012-01-01T00:00:00.000Z"));
        QCOMPARE(isoUtc(date("2012").end()), std::string("2013-01-01T00:00:00.000Z"));
        QCOMPARE(isoUtc(date("2012-02").end()), std::string("2012-03-01T00:00:00.000Z"));
        QCOMPARE(isoUtc(date("2012-12").end()), std::string("2013-01-01T00:00:00.000Z"));
        QCOMPARE(isoUtc(date("2012-02-29").end()), std::string("2012-03-01T00:00:00.000Z"));
        QCOMPARE(isoUtc(date("2012-09-10T15:29:24+02:00").begin()), std::string("2012-09-10T13:29:24.000Z"));
        QCOMPARE(isoUtc(date("2012-09-10T15:29:24.18-05:30").begin()),
                 std::string("2012-09-10T20:59:24.180Z"));
        QCOMPARE(isoUtc(date("2012-09-10T15:29:24.181999Z").begin()),
                 std::string("2012-09-10T15:29:24.181Z"));
        QCOMPARE(isoUtc(date("1899-12-31").begin()), std::string("1899-12-31T00:00:00.000Z"));
        QCOMPARE(date("2012-09-10T15:29:24Z").day(), std::string_view("2012-09-10"));
        QCOMPARE(date("2012").text(), std::string("2012"));
        QVERIFY(!date("").isKnown());
    }

    void refusesWhatIsNoDate_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"12",
                                 "0000",
                                 "2012-",
                                 "2012-13",
                                 "2012-00",
                                 "2012-04-31",
                                 "2011-02-29",
                                 "2012-9-1",
                                 "2012-09-10T",
                                 "2012-09-10T15:29",
                                 "2012-09-10T15:29:24",
                                 "2012-09-10T24:00:00Z",
                                 "2012-09-10T15:60:00Z",
                                 "2012-09-10T15:29:24.Z",
                                 "2012-09-10T15:29:24+15:00",
                                 "2012-09-10 15:29:24Z",
                                 "2012-09-10T15:29:24Zx",
                                 "2012/09/10",
                                 " 2012",
                                 "2012-09-10T15:29:24.0123456789Z",
                                 "yesterday"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refusesWhatIsNoDate() {
        QFETCH(QString, text);
        const auto found = ClinicalDate::from(text.toStdString());
        QVERIFY(!found && found.error().code == ErrorCode::Malformed);
    }

    void ordersAndPeriods() {
        QVERIFY(date("") < date("1900"));
        QVERIFY(date("2012") < date("2012-01-02"));
        QVERIFY(date("2012-01-01T00:00:00+05:00") < date("2012"));
        QVERIFY(date("2012-05").mayLieWithin(date("2012-05-31"), date("")));
        QVERIFY(!date("2012-05").mayLieWithin(date("2012-06"), date("")));
        QVERIFY(date("2012-05-03").mayLieWithin(date(""), date("2012-05-03")));
        QVERIFY(!date("2012-05-04").mayLieWithin(date(""), date("2012-05-03")));
        QVERIFY(date("").mayLieWithin(date("2000"), date("2001")));
    }

    void plainText() {
        QVERIFY(isPlain("Größe 5 – ok", 20));
        QVERIFY(!isPlain("too long", 7));
        QVERIFY(!isPlain("a\nb", 9));
        QVERIFY(isPlain("a\nb", 9, true));
        QVERIFY(!isPlain("a\r\nb", 9, true));
        QVERIFY(!isPlain("Dr\xE2\x80\xAEmiK", 20));  // right-to-left override
        QVERIFY(!isPlain("a\xC2\x85", 9));           // C1 control
        QVERIFY(!isPlain("\xFF", 9));
        QCOMPARE(plainLine("  a \n\t b\xE2\x80\xAE"
                           "c  ",
                           20),
                 std::string("a b c"));
        QCOMPARE(plainLine("abcdefgh", 8), std::string("abcdefgh"));
        QCOMPARE(plainLine("abcdefgh ", 8), std::string("abcdefgh"));
        QCOMPARE(plainLine("abcdefghi", 8), std::string("abcde…"));
        QCOMPARE(plainLine("äöüäöü", 8), std::string("äö…"));
        QCOMPARE(plainLine("\xC3", 8), std::string());
        const std::string longText(10'000, 'x');
        for (std::size_t max = 3; max < 40; ++max) {
            QVERIFY(plainLine(longText, max).size() <= max);
            QVERIFY(isPlain(plainLine("ä ö ü " + longText, max), max));
        }
    }
};

QTEST_GUILESS_MAIN(ClinicalDateTest)
#include "clinical_date_test.moc"
