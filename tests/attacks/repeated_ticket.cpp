// A member registers more pseudonyms than its tickets allow, by using one again: in the same block, another
// one, as a renewal, or with a signature made anew.
#include "tests/attacks/attack.h"
#include "tests/unit/ledger/ring.h"

using namespace reseal;
using namespace reseal::attacks;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class RepeatedTicket : public QObject {
    Q_OBJECT

    static Pseudonym withTicket(const Rings& s, const Person& who, std::uint32_t slot) {
        return s.byRing(who, "ann", [&](RingAdmission& plan) { plan.slot = slot; });
    }
    static bool isAdmitted(Rings& s, const std::vector<Transaction>& transactions) {
        const auto applied = s.tryApply(transactions);
        return applied && std::ranges::all_of(applied->outcomes, [](const Outcome& outcome) {
                   return outcome.verdict == Verdict::Effective;
               });
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void itUsesOneAgain() {
        Rings s;
        const Person first("first"), second("another"), third("third");
        // Two in one block.
        ATTACK(isAdmitted(
            s, {s.tx(first, {withTicket(s, first, 3)}), s.tx(second, {withTicket(s, second, 3)})}));
        // One after the other, and as a renewal.
        s.send(first, {withTicket(s, first, 3)});
        ATTACK(isAdmitted(s, {s.tx(second, {withTicket(s, second, 3)})}));
        ATTACK(isAdmitted(s, {s.tx(first, {withTicket(s, first, 3)})}));
        // What is left to use is good.
        QVERIFY(isAdmitted(s, {s.tx(third, {withTicket(s, third, 4)})}));
    }
};

QTEST_GUILESS_MAIN(RepeatedTicket)
#include "repeated_ticket.moc"
