// A suspended member goes on registering and renewing pseudonyms: nobody can tell which are its own, so that
// must be stopped without anybody being opened.
#include "tests/attacks/attack.h"
#include "tests/unit/ledger/ring.h"

using namespace reseal;
using namespace reseal::attacks;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class SuspendedMember : public QObject {
    Q_OBJECT

    // Its own program keeps the ledger as it was, and signs by that whatever it likes.
    static Pseudonym signedBy(const Rings& now, const MemoryState& then, const Person& who, Height height) {
        Pseudonym op = now.registration(who, Rings::kDoctor);
        const auto identity = Rings::identity("ann");
        RingAdmission plan = *planAdmission(StateView(then), who.key(), identity, Rings::kDoctor,
                                            seedOf("window"), ticketPeriod(now.now), 11);
        plan.rosterHeight = height;
        op.admission = *signAdmission(StateView(then), identity, plan, who.key(), op);
        return op;
    }
    static bool isAdmitted(Rings& s, const Person& who, const Pseudonym& op) {
        const auto applied = s.tryApply({s.tx(who, {op})});
        return applied && applied->outcomes.front().verdict == Verdict::Effective;
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void itSignsOverAnOldRoster() {
        Rings s;
        const Person own("of ann"), fresh("fresh");
        s.send(own, s.renewedBy(own, "ann"));
        const MemoryState then = s.state;
        const Height before = s.view().tip().height;
        s.sendClinic(0, {Suspend{Rings::memberKey("ann")}});
        s.pass(std::size_t{2});
        const Height now = s.view().tip().height;
        bool succeeded = false;
        for (const Height height : {before, now})
            for (const Person* who : {&own, &fresh})
                succeeded = succeeded || isAdmitted(s, *who, signedBy(s, then, *who, height));
        ATTACK(succeeded);
        // Whoever is not suspended is admitted.
        QVERIFY(isAdmitted(s, fresh, s.byRing(fresh, "ben")));
    }
};

QTEST_GUILESS_MAIN(SuspendedMember)
#include "suspended_member.moc"
