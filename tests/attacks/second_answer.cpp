// A clinic is shown two ledgers that differ in one thing: whether a part came in time (a fork, for which more
// clinics have to lie than the ledger withstands; or a state that was made up for a node that starts anew).
// In each the test has one sum, and the two differ by a part that the attacker knows all of. The clinic
// answers for the one it has written down, and for no other.
#include "tests/attacks/attack.h"
#include "tests/unit/ledger/equality.h"

using namespace reseal;
using namespace reseal::attacks;
using namespace reseal::ledger;
using namespace reseal::ledger::world;
using crypto::Element;
using crypto::Point;
using crypto::Scalar;
using sharing::AnsweredZ1;
using sharing::BlindedPseudonym;

class SecondAnswer : public QObject {
    Q_OBJECT

    // What an honest clinic keeps (core/vault/equality_records.h).
    using Answers = std::map<sharing::AnswerKey, AnsweredZ1>;
    // By clinic `i`, as its desk would; nothing: it refuses.
    static std::optional<sharing::Partial> answer(const Tracing& s, std::size_t i, Answers& kept,
                                                  const BlindedPseudonym& sum) {
        const auto stands = kept.emplace(sum.test().answerKey(), sum.toAnswer()).first->second;
        const auto P = sum.provenZ1(stands);
        if (!P) return std::nullopt;
        return *exponentiate(*s.keygen->share(i), *P, sum.test().context());
    }
    static std::optional<Point> combined(const Tracing& s, const std::vector<sharing::Partial>& partials) {
        std::vector<Scalar> indices;
        for (const std::size_t i : {0U, 1U, 3U}) indices.push_back(Scalar::fromUint(s.keygen->index(i)));
        const auto lambda = *crypto::lagrangeAtZero(indices);
        Element sum;
        for (std::size_t i = 0; i < partials.size(); ++i)
            sum = sum + lambda[i] * *Point::decode(partials[i].view().first(32));
        return *Point::from(sum);
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void twoLedgers() {
        Equality s;
        Rounds& r = *s.rounds;
        r.open();
        std::size_t victim = 0;
        while (r.last().items[victim].pseudonym != s.bens.key()) ++victim;
        const auto test = r.tests()[victim];
        const Scalar z = Scalar::fromUint(7);
        Element Z1, Z2;  // of the honest ones
        for (const std::size_t i : {0U, 1U, 2U}) {
            const auto& part = r.made(i)[victim].part;
            Z1 = Z1 + *Point::decode(part.view().first(32));
            Z2 = Z2 + *Point::decode(part.view().subspan(32, 32));
        }
        const auto without = BlindedPseudonym::stored(test, *Point::from(Z1), *Point::from(Z2));
        const auto with = BlindedPseudonym::stored(test, *Point::from(Z1 + z * test.U1()),
                                                   *Point::from(Z2 + z * test.delta()));
        std::map<std::size_t, Answers> kept;
        std::vector<std::optional<Point>> powers;
        for (const BlindedPseudonym* sum : {&without, &with}) {
            std::vector<sharing::Partial> partials;
            for (const std::size_t i : {0U, 1U})
                if (const auto partial = answer(s, i, kept[i], *sum)) partials.push_back(*partial);
            Answers none;  // the attacker keeps no records
            partials.push_back(*answer(s, 3, none, *sum));
            powers.push_back(partials.size() == 3 ? combined(s, partials) : std::nullopt);
        }
        QVERIFY(powers[0]);
        const bool isFound = powers[1] && *Point::decode(s.view().ringEntry(s.bens.key(), 0)->V1) -
                                                  z.inverse() * (*powers[1] - *powers[0]) ==
                                              Rings::identity("ben").point;
        ATTACK(isFound);
    }
};

QTEST_GUILESS_MAIN(SecondAnswer)
#include "second_answer.moc"
