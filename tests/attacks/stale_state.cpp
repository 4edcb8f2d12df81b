// A home node that has kept what it answered a week ago answers so again: whole, signed, final, and of last
// week.
#include "tests/attacks/opened.h"

using namespace reseal;
using namespace reseal::attacks;
using test::must;

class StaleState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void ofLastWeek() {
        Opened s;
        std::vector<node::EventsAnswer> kept;
        s.patient.home().spoil = [&](node::EventsAnswer& answer) { kept.push_back(answer); };
        const std::size_t then = must(s.patient.patient().activity(0)).size();
        s.ledger.now = s.ledger.now + days(7);
        s.report();  // what was released is on the ledger by now
        std::size_t next = 0;
        s.patient.home().spoil = [&](node::EventsAnswer& answer) {
            if (next < kept.size()) answer = kept[next++];
        };
        const auto shown = s.patient.patient().activity(0);
        ATTACK(shown && shown->size() == then);
        s.patient.home().spoil = {};
        QVERIFY(must(s.patient.patient().activity(0)).size() > then);
    }
};

QTEST_GUILESS_MAIN(StaleState)
#include "stale_state.moc"
