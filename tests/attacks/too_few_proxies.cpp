// t − 1 proxies and the grantee can't open what was granted: a polynomial of degree t − 1 says nothing of
// f(0) through fewer than t points.
#include "tests/attacks/attack.h"
#include "tests/attacks/colluders.h"

using namespace reseal;
using namespace reseal::attacks;
using test::Owner;

class TooFewProxies : public QObject {
    Q_OBJECT

    // `count` proxies from `first` on, round the circle, with the grantee.
    static Colluders colluders(const Made& grant, const crypto::SecretScalar& b, const Owner& owner,
                               std::size_t first, std::size_t count) {
        Colluders out;
        out.see(grant.grant);
        out.join(b);
        out.haveCard(owner.card);
        for (std::size_t i = 0; i < count; ++i)
            out.join(grant.grant, grant.share((first + i) % grant.proxies.size()));
        return out;
    }

private Q_SLOTS:
    void theyComputeOnTheirSharesAndTheGranteesSecret_data() {
        QTest::addColumn<int>("t");
        QTest::addColumn<int>("n");
        QTest::newRow("2 of 3") << 2 << 3;
        QTest::newRow("3 of 5") << 3 << 5;
        QTest::newRow("4 of 7") << 4 << 7;
    }
    void theyComputeOnTheirSharesAndTheGranteesSecret() {
        QFETCH(const int, t);
        QFETCH(const int, n);
        const Owner owner;
        const SealedRecord record(owner);
        const auto b = SecretScalar::random();
        const auto threshold = static_cast<std::size_t>(t);
        const Made grant(owner, base(b), threshold, std::vector<test::Proxy>(static_cast<std::size_t>(n)));
        for (std::size_t first = 0; first < grant.proxies.size(); ++first)
            ATTACK(colluders(grant, b, owner, first, threshold - 1).open(record).has_value());
        // With one more they are enough, by the same computations.
        QVERIFY(colluders(grant, b, owner, 1, threshold).open(record));
    }

    // A patient grants again and again; t − 1 proxies and the grantee keep the shares of all grants.
    void theyPoolSharesOfSeveralGrants() {
        const Owner owner;
        const SealedRecord record(owner);
        const auto b = SecretScalar::random();
        const std::vector<test::Proxy> proxies(5);
        const auto copies = [&] {
            std::vector<test::Proxy> out;
            for (const test::Proxy& proxy : proxies) out.push_back({proxy.id, proxy.box.clone()});
            return out;
        };
        std::vector<std::unique_ptr<Made>> grants;
        Colluders all;
        all.join(b);
        all.haveCard(owner.card);
        for (int k = 0; k < 3; ++k) {
            const Made& grant = *grants.emplace_back(std::make_unique<Made>(owner, base(b), 3, copies()));
            all.see(grant.grant);
            all.join(grant.grant, grant.share(1));
            all.join(grant.grant, grant.share(3));
        }
        ATTACK(all.open(record).has_value());
    }

    // They run our own program on a grant whose threshold they have lowered, with a commitment fewer, or
    // with one proxy's answer twice.
    void theyRewriteTheTermsAndRepeatAnswers() {
        const Owner owner;
        const SealedRecord record(owner);
        const auto b = SecretScalar::random();
        const Made grant(owner, base(b), 3, std::vector<test::Proxy>(5));
        const auto capsule = record.stanza();
        std::vector<sharing::FromProxy> answers;
        for (std::size_t i = 0; i < 2; ++i)
            answers.push_back({{grant.proxies[i].id, {}},
                               *sharing::reencapsulate(grant.share(i), grant.grant, capsule, {})});
        auto repeated = answers;
        repeated.push_back({{grant.proxies[2].id, {}}, answers[0].share});
        const auto factor = sharing::GranteeFactor::derive(grant.grant, b);
        QVERIFY(factor);
        QVERIFY(!sharing::openWithShares(grant.grant, *factor, capsule, answers, owner.card));
        const auto withRepeated =
            sharing::openWithShares(grant.grant, *factor, capsule, repeated, owner.card);
        QVERIFY(!withRepeated);

        sharing::GrantTerms lowered = grant.made.terms;
        lowered.threshold = 2;
        bool succeeded = false;
        for (std::size_t commitments = 1; commitments <= lowered.commitments.size(); ++commitments) {
            sharing::GrantTerms terms = lowered;
            while (terms.commitments.size() > commitments) terms.commitments.pop_back();
            const auto checked = sharing::CheckedGrant::check(terms);
            const auto d = checked ? sharing::GranteeFactor::derive(*checked, b) : checked.error();
            if (!d) continue;
            const auto opened = sharing::openWithShares(*checked, *d, capsule, answers, owner.card);
            succeeded = succeeded || (opened && record.opensWith(opened->fileKey));
        }
        ATTACK(succeeded);
    }
};

QTEST_GUILESS_MAIN(TooFewProxies)
#include "too_few_proxies.moc"
