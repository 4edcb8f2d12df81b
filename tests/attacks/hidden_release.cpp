// A proxy has released a record and reported so, and doesn't want the patient to see to what it came: it
// leaves the release out of what it shows, or shows that it refused.
#include "tests/attacks/opened.h"

using namespace reseal;
using namespace reseal::attacks;
using test::FakeLedger;
using test::must;

class HiddenRelease : public QObject {
    Q_OBJECT

    // Does the log of the patient hide it, and say nothing of that?
    static bool isHidden(Opened& s, FakeLedger::Clinic::Shows how) {
        s.proxy().shows = how;
        for (const engine::ActivityRow& row : must(s.patient.patient().activity(0))) {
            if (!row.hour || row.hour->proxy != s.proxy().id) continue;
            const bool isShown = std::ranges::any_of(row.hour->rows, &engine::ReleaseRow::released);
            return row.hour->shown == engine::HourShown::Whole && !isShown;
        }
        qFatal("no report of that clinic");
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void itIsLeftOut() {
        Opened s;
        s.report();
        QVERIFY(!isHidden(s, FakeLedger::Clinic::Shows::All));
        ATTACK(isHidden(s, FakeLedger::Clinic::Shows::OneLess));
    }
    void itIsShownAsRefused() {
        Opened s;
        s.report();
        ATTACK(isHidden(s, FakeLedger::Clinic::Shows::OneAltered));
    }
};

QTEST_GUILESS_MAIN(HiddenRelease)
#include "hidden_release.moc"
