// Dialling again: when, how long after, and when not.
#include "core/node/dialer.h"

#include "core/base/log.h"
#include "tests/unit/node/link_fixture.h"

using namespace reseal;
using namespace reseal::node;

namespace {

LinkLimits quick() {
    LinkLimits limits;
    limits.redialFirst = milliseconds(10);
    limits.redialMost = milliseconds(40);
    return limits;
}

LinkLimits never() {
    LinkLimits limits;
    limits.redialFirst = limits.redialMost = seconds(3000);
    return limits;
}

}  // namespace

class DialerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        crypto::initialize();
        setLogLevel(LogLevel::Error);
    }

    void pausesDoubleWithJitterToALimit() {
        Backoff backoff(milliseconds(1000), milliseconds(4000));
        for (const std::int64_t step : {1000, 1250, 1563, 1954, 2443, 3054, 3818, 4000, 4000}) {
            Backoff low = backoff;
            QCOMPARE(low.next(0).ms, step / 2);
            QCOMPARE(backoff.next(UINT32_MAX).ms, step / 2 + step - 1);
        }
        backoff.reset();
        QCOMPARE(backoff.next(1U << 31).ms, 1000);
    }

    void itDialsUntilSomebodyIsThere() {
        Program a(quick()), b;
        b.knows(a);
        b.listen();
        const DialTarget target = b.asTarget();
        b.listener.reset();
        Dialer dialer(a.context, target);
        Attempt attempt(dialer);
        dialer.start();
        QTRY_VERIFY(dialer.attempts() >= 3);
        QVERIFY(attempt.failed && attempt.failed->code == ErrorCode::Offline);
        QVERIFY(dialer.link() == nullptr);
        b.listen(target.addresses[0].port);
        QTRY_VERIFY(attempt.link != nullptr);
        QVERIFY(dialer.link() == attempt.link);
    }

    void itDialsAgainWhenTheLinkIsGone() {
        Program a(quick()), b;
        b.knows(a);
        b.listen();
        Dialer dialer(a.context, b.asTarget());
        QSignalSpy up(&dialer, &Dialer::up), down(&dialer, &Dialer::down);
        dialer.start();
        for (int round = 1; round <= 3; ++round) {
            QTRY_COMPARE(up.count(), round);
            QTRY_COMPARE(b.accepted.size(), 1U);
            b.accepted.clear();
            QTRY_COMPARE(down.count(), round);
        }
    }

    void dialNowCutsAPauseShort() {
        Program a(never()), b;
        b.knows(a);
        b.listen();
        const DialTarget target = b.asTarget();
        b.listener.reset();
        Dialer dialer(a.context, target);
        Attempt attempt(dialer);
        dialer.start();
        QTRY_VERIFY(attempt.failed.has_value());
        b.listen(target.addresses[0].port);
        dialer.dialNow();
        QTRY_VERIFY(attempt.link != nullptr);
        dialer.dialNow();  // linked already
        QCOMPARE(dialer.attempts(), 2U);
    }

    void theNextAddressIsTried() {
        Program a(quick()), b;
        b.knows(a);
        b.listen();
        DialTarget target = b.asTarget();
        target.addresses.insert(target.addresses.begin(), {QStringLiteral("127.0.0.1"), 1});
        Dialer dialer(a.context, target);
        Attempt attempt(dialer);
        dialer.start();
        QTRY_VERIFY(attempt.link != nullptr);
        QCOMPARE(dialer.attempts(), 2U);
    }

    void aBarredPeerIsNotDialled() {
        Program a(quick()), b;
        b.knows(a);
        b.listen();
        Dialer dialer(a.context, b.asTarget());
        Attempt attempt(dialer);
        dialer.start();
        QTRY_VERIFY(attempt.link != nullptr);
        attempt.link->close(fail(ErrorCode::Malformed, "what it says makes no sense"));
        QTRY_VERIFY(attempt.down.has_value());
        QVERIFY(a.penalties.barred(b.self.pin(), monotonicClock()));
        QVERIFY(dialer.pause() > seconds(590));
        dialer.dialNow();
        QTest::qWait(50);
        QCOMPARE(dialer.attempts(), 1U);
        a.penalties.pardon(b.self.pin());
        dialer.dialNow();
        QTRY_VERIFY(dialer.link() != nullptr);
    }

    void whileHeldOrStoppedNothingIsDialled() {
        Program a(quick()), b;
        b.knows(a);
        b.listen();
        Dialer dialer(a.context, b.asTarget());
        QSignalSpy up(&dialer, &Dialer::up), down(&dialer, &Dialer::down);
        dialer.hold(true);
        dialer.start();
        dialer.dialNow();
        QTest::qWait(50);
        QCOMPARE(dialer.attempts(), 0U);
        dialer.hold(false);
        QTRY_COMPARE(up.count(), 1);
        dialer.hold(true);  // a link that is up stays
        QVERIFY(dialer.link() != nullptr);
        QTRY_COMPARE(b.accepted.size(), 1U);
        b.accepted.clear();
        QTRY_COMPARE(down.count(), 1);
        QTest::qWait(100);
        QCOMPARE(dialer.attempts(), 1U);
        dialer.hold(false);
        QTRY_COMPARE(up.count(), 2);
        dialer.stop();
        QVERIFY(dialer.link() == nullptr);
        QTest::qWait(100);
        QCOMPARE(dialer.attempts(), 2U);
        QCOMPARE(down.count(), 1);
    }

    void aNewTargetIsDialledInstead() {
        Program a(quick()), b, c;
        b.knows(a);
        c.knows(a);
        b.listen();
        c.listen();
        Dialer dialer(a.context, b.asTarget());
        dialer.start();
        QTRY_VERIFY(dialer.link() != nullptr);
        Link* link = dialer.link();
        dialer.setTarget(b.asTarget());  // the same peer: the link stays
        QTest::qWait(30);
        QVERIFY(dialer.link() == link);
        dialer.setTarget(c.asTarget());
        QTRY_VERIFY(dialer.link() != nullptr && dialer.link()->peer().pin == c.self.pin());
    }
};

QTEST_GUILESS_MAIN(DialerTest)
#include "dialer_test.moc"
