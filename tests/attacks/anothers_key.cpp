// Somebody sees another patient's new key on its way to the ledger, and is first with it under a name of his
// own: the key would count as his, and its owner could not list it any more. Who lists a key proves, for his
// own name, that he has its secret.
#include "tests/attacks/attack.h"
#include "tests/unit/ledger/scene.h"

using namespace reseal;
using namespace reseal::attacks;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

class AnothersKey : public QObject {
    Q_OBJECT

    static bool takes(Scene& s, const Transaction& tx) {
        return s.commit({tx}).outcomes.front().verdict == Verdict::Effective;
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void heIsFirstWithIt() {
        Scene s;
        const CatalogueKey seen = s.newKey(s.patient, s.fresh);
        // With her proof, and with one that he makes of a secret of his own.
        const CatalogueKey hers{s.Fresh, seen.proof};
        const CatalogueKey own{s.Fresh, crypto::proveKey(s.chain(), s.other.key(), s.o1)};
        bool succeeded = false;
        for (const CatalogueKey& key : {hers, own})
            succeeded = succeeded || takes(s, s.tx(s.other, s.catalogue(2, {s.oldKey(s.o1), key})));
        ATTACK(succeeded);
        const bool isHers = takes(s, s.tx(s.patient, s.catalogue(3, {s.oldKey(s.a1), s.oldKey(s.a2), seen})));
        QCOMPARE(isHers, kDefended);
        ATTACK(s.view().key(s.Fresh)->owner == s.other.id);
    }
};

QTEST_GUILESS_MAIN(AnothersKey)
#include "anothers_key.moc"
