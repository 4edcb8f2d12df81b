// Proxies go on releasing to a grantee whose grant was revoked, though they know: as many as are needed,
// which nobody can prevent. Their books say what they did.
#include "core/engine/release_log.h"
#include "tests/attacks/opened.h"

using namespace reseal;
using namespace reseal::attacks;
using test::must;

class LateRelease : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void theyServeAfterARevocation() {
        Opened s;
        must(s.patient.patient().revoke(s.grant));
        const Instant then = s.ledger.now + engine::kLateAfter + seconds(60);
        s.proxy().releases[{s.grant, ledger::releaseHour(then)}].push_back({then, s.laboratory, true, {}});
        s.ledger.now = then;
        s.report();
        bool isNamed = false, isThere = false;
        for (const engine::ActivityRow& row : must(s.patient.patient().activity(0))) {
            if (!row.hour) continue;
            for (const engine::ReleaseRow& one : row.hour->rows) {
                isThere = isThere || one.time == then;
                isNamed = isNamed || (one.late && row.hour->proxy == s.proxy().id);
            }
        }
        QVERIFY(isThere);
        ATTACK(!isNamed);
    }
};

QTEST_GUILESS_MAIN(LateRelease)
#include "late_release.moc"
