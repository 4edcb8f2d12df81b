// While the clinics make a key together, one of them deals another a share that is none, and is silent when
// it complains: that one would have no say in any case, and learn it when the key is first needed. It
// compares what it was dealt with the dealer's public commitments, and the dealer falls, by name.
#include "tests/attacks/attack.h"
#include "tests/unit/ledger/keygen.h"

using namespace reseal;
using namespace reseal::attacks;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class FalseDeal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void oneIsDealtNothing() {
        World w;
        KeygenRun run(w);
        run.toDeals();
        w.sendClinic(1, {run.spoiledDealing(1, {2})});
        run.deal({0, 2, 3});
        run.finish({0, 2, 3});
        QCOMPARE(run.phase(), RunPhase::Made);
        const CommitteeEntry made = run.committee();
        const bool hasShare{run.share(2)};
        const bool isNamed = std::ranges::any_of(
            made.disqualified, [&](const FallenDealer& one) { return one.dealer == run.index(1); });
        ATTACK(!hasShare && !isNamed);
        if (!kDefended) return;
        QVERIFY(hasShare && isNamed);
        QVERIFY(std::ranges::find(made.qualified, run.index(1)) == made.qualified.end());
        QVERIFY(run.combine({0, 2, 3}));
    }
};

QTEST_GUILESS_MAIN(FalseDeal)
#include "false_deal.moc"
