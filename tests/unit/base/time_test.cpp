#include "core/base/time.h"

#include <QtTest>

using namespace reseal;

class TimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isoUtcKnownAnswers() {
        QCOMPARE(isoUtc({0}), std::string("1970-01-01T00:00:00.000Z"));
        QCOMPARE(isoUtc({-1}), std::string("1969-12-31T23:59:59.999Z"));
        QCOMPARE(isoUtc({-1000}), std::string("1969-12-31T23:59:59.000Z"));
        QCOMPARE(isoUtc({951'782'400'123}), std::string("2000-02-29T00:00:00.123Z"));
        QCOMPARE(isoUtc({4'102'444'799'999}), std::string("2099-12-31T23:59:59.999Z"));
        QVERIFY(!isoUtc(kNever).empty());
        QVERIFY(!isoUtc({INT64_MIN}).empty());
    }

    void arithmetic() {
        QVERIFY(Instant{5} + seconds(2) == Instant{2005});
        QVERIFY(Instant{5} - milliseconds(6) == Instant{-1});
        QVERIFY(Instant{2005} - Instant{5} == seconds(2));
        QVERIFY(days(1) == seconds(86'400));
        QVERIFY(seconds(2) + milliseconds(1) == milliseconds(2001));
        QVERIFY(seconds(2) * 3 == seconds(6));
        QVERIFY(Instant{1} < Instant{2} && Instant{INT64_MAX - 1} < kNever);
    }

    // Times come from others, and grants may last for ever.
    void sumsStopAtTheEnds() {
        constexpr Instant kFirst{INT64_MIN};
        QVERIFY(kNever + seconds(1) == kNever && kNever + days(7) > Instant{0});
        QVERIFY(Instant{INT64_MAX - 999} + seconds(1) == kNever);
        QVERIFY(Instant{INT64_MAX - 1000} + seconds(1) == kNever);
        QVERIFY(Instant{INT64_MAX - 1001} + seconds(1) == Instant{INT64_MAX - 1});
        QVERIFY(kFirst + milliseconds(-1) == kFirst && kFirst - seconds(1) == kFirst);
        QVERIFY(kNever - milliseconds(-1) == kNever && kNever - seconds(1) == Instant{INT64_MAX - 1000});
        QVERIFY(kNever - Instant{-1} == Duration{INT64_MAX} && Instant{-2} - kNever == Duration{INT64_MIN});
        QVERIFY(Duration{INT64_MAX} + milliseconds(1) == Duration{INT64_MAX});
        QVERIFY(Duration{INT64_MIN} + milliseconds(-1) == Duration{INT64_MIN});
        QVERIFY(days(1) * INT64_MAX == Duration{INT64_MAX} && days(-1) * INT64_MAX == Duration{INT64_MIN});
    }

    void clocks() {
        QVERIFY(wallClock() > Instant{1'700'000'000'000});
        Instant last = monotonicClock();
        for (int i = 0; i < 10'000; ++i) {
            const Instant now = monotonicClock();
            QVERIFY(!(now < last));
            last = now;
        }
    }
};

QTEST_GUILESS_MAIN(TimeTest)
#include "time_test.moc"
