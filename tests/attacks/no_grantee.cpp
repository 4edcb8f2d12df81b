// All proxies of a grant together, without its grantee, open nothing: what they share is a/d, and d follows
// from b·X, for which one must know b or x.
#include "tests/attacks/attack.h"
#include "tests/attacks/colluders.h"

using namespace reseal;
using namespace reseal::attacks;
using test::Owner;

class NoGrantee : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allProxiesPutTheirSharesTogether() {
        const Owner owner;
        const SealedRecord record(owner);
        const auto b = SecretScalar::random();
        const Made grant(owner, base(b), 3, std::vector<test::Proxy>(5));
        Colluders all;
        all.see(grant.grant);
        all.haveCard(owner.card);  // even with the care card found on the floor
        for (std::size_t i = 0; i < grant.proxies.size(); ++i) all.join(grant.grant, grant.share(i));
        ATTACK(all.open(record).has_value());
        // With the grantee the same computations open it.
        all.join(b);
        QVERIFY(all.open(record));
    }

    // With grantees of other grants: to the same doctor's other pseudonym, and of another category, by the
    // same patient and through the same proxies.
    void theyAreJoinedByOtherGrantees() {
        const Owner owner, otherCategory;
        const SealedRecord record(owner);
        const auto b = SecretScalar::random();
        const auto other = SecretScalar::random();
        const Made grant(owner, base(b), 2, std::vector<test::Proxy>(3));
        const Made theirs(otherCategory, base(other), 2, std::vector<test::Proxy>(3));
        Colluders all;
        for (const Made* one : {&grant, &theirs}) {
            all.see(one->grant);
            for (std::size_t i = 0; i < one->proxies.size(); ++i) all.join(one->grant, one->share(i));
        }
        all.haveCard(owner.card);
        all.haveCard(otherCategory.card);
        all.join(other);
        QVERIFY(all.open(SealedRecord(otherCategory)));  // what was granted to them
        ATTACK(all.open(record).has_value());
    }
};

QTEST_GUILESS_MAIN(NoGrantee)
#include "no_grantee.moc"
