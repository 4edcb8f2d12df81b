// A home node doesn't want a patient to see something that happened: it answers with all events but that one,
// under the true proof of the account's head.
#include "tests/attacks/opened.h"

using namespace reseal;
using namespace reseal::attacks;
using test::must;

class HiddenEvent : public QObject {
    Q_OBJECT

    static bool isHidden(Opened& s, ledger::EventKind kind) {
        const ledger::AccountId own = ledger::account(s.whom());
        s.patient.home().spoil = [&, own](node::EventsAnswer& answer) {
            if (answer.accounts.front().proof != ledger::proveHead(s.ledger.state(), own)) return;
            auto all = ledger::eventsOf(s.ledger.state(), own);
            std::erase_if(all, [&](const ledger::Event& event) { return event.kind == kind; });
            answer.accounts.front().events = std::move(all);
        };
        const auto rows = s.patient.patient().activity(0);
        s.patient.home().spoil = {};
        return rows && !rows->empty() && std::ranges::none_of(*rows, [&](const engine::ActivityRow& row) {
                   return row.kind == ledger::name(kind);
               });
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void aGrant() {
        Opened s;
        ATTACK(isHidden(s, ledger::EventKind::Granted));
    }
    void aRelease() {
        Opened s;
        s.report();
        ATTACK(isHidden(s, ledger::EventKind::Released));
    }
};

QTEST_GUILESS_MAIN(HiddenEvent)
#include "hidden_event.moc"
