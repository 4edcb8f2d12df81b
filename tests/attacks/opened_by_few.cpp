// t − 1 clinics that pool their shares of the tracing key, and everybody's word on the ledger, can't find out
// who is behind a pseudonym: a polynomial of degree t − 1 says nothing of f(0) through fewer than t points.
#include "tests/attacks/attack.h"
#include "tests/unit/ledger/tracing.h"

using namespace reseal;
using namespace reseal::attacks;
using namespace reseal::ledger;
using namespace reseal::ledger::world;
using crypto::Element;
using crypto::Point;
using crypto::Scalar;

namespace {

using Nodes = std::vector<std::pair<Scalar, Scalar>>;  // z, f(z)

Scalar atZero(const Nodes& nodes) {
    std::vector<Scalar> z;
    for (const auto& [at, value] : nodes) z.push_back(at);
    const auto lambda = *crypto::lagrangeAtZero(z);
    Scalar sum;
    for (std::size_t i = 0; i < nodes.size(); ++i) sum = sum + lambda[i] * nodes[i].second;
    return sum;
}

class Colluders {
public:
    Colluders(const Tracing& s, const KeygenRun::Who& who) : s_(s), committee_(s.keygen->key()) {
        for (const std::size_t i : who)
            shares_.emplace_back(Scalar::fromUint(s.keygen->index(i)),
                                 *Scalar::decode(s.keygen->share(i)->secret().view()));
    }
    // The identity under the suspect's first admission.
    std::optional<Point> open(const RingEntry& admission) const {
        for (const Scalar& s : guesses()) {
            if (crypto::base(s) != committee_.key()) continue;
            const Element identity = *Point::decode(admission.V1) - s * *Point::decode(admission.U1);
            return *Point::from(identity);
        }
        return {};
    }

private:
    // What the secret would be if the polynomial were of a degree less, if another clinic's share were zero
    // or one that they have, and with whatever coefficients can be read off the dealers' commitments.
    std::vector<Scalar> guesses() const {
        std::vector<Scalar> out{atZero(shares_)};
        for (std::size_t other = 1; other <= committee_.clinics() + 1; ++other) {
            const Scalar at = Scalar::fromUint(other);
            if (std::ranges::find(shares_, at, &Nodes::value_type::first) != shares_.end()) continue;
            std::vector<Scalar> values{Scalar()};
            for (const auto& [z, value] : shares_) values.push_back(value);
            for (const Scalar& value : values) {
                Nodes more = shares_;
                more.emplace_back(at, value);
                out.push_back(atZero(more));
            }
        }
        const std::vector<Scalar> known = knownCoefficients();
        if (known.size() + shares_.size() < committee_.threshold()) return out;
        Nodes rest;  // of the polynomial without them
        for (const auto& [z, value] : shares_) {
            Scalar left = value, power = z;
            for (const Scalar& coefficient : known) {
                left = left - coefficient * power;
                power = power * z;
            }
            rest.emplace_back(z, left);
        }
        out.push_back(rest.front().second);  // nothing is left but the constant
        out.push_back(atZero(rest));
        return out;
    }
    // From the first on, as long as they are small: such a logarithm is found by counting.
    std::vector<Scalar> knownCoefficients() const {
        std::vector<Scalar> out;
        const auto record = s_.keygen->record();
        for (std::size_t k = 1; k < committee_.threshold(); ++k) {
            Element sum;
            for (const ClinicIndex dealer : s_.keygen->committee().qualified)
                sum = sum + record.deals.at(dealer).commitments[k];
            std::optional<Scalar> found;
            for (std::uint64_t guess = 0; guess < 1000 && !found; ++guess)
                if (crypto::base(Scalar::fromUint(guess)) == sum) found = Scalar::fromUint(guess);
            if (!found) break;
            out.push_back(*found);
        }
        return out;
    }

    const Tracing& s_;
    const sharing::CommitteeKey committee_;
    Nodes shares_;
};

}  // namespace

class OpenedByFew : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void theyPoolTheirShares() {
        Tracing s;
        const RingEntry admission = *ringEntryOf(s.view(), s.entry(s.opened()));
        const Point ann = Rings::identity("ann").point;
        QCOMPARE(s.keygen->key().threshold(), std::size_t{3});
        for (const KeygenRun::Who& two : {KeygenRun::Who{0, 1}, {1, 3}, {2, 0}, {3, 2}})
            ATTACK(Colluders(s, two).open(admission) == std::optional(ann));
        // With one more they are enough, by the same computations.
        QVERIFY(Colluders(s, {0, 1, 3}).open(admission) == std::optional(ann));
    }
};

QTEST_GUILESS_MAIN(OpenedByFew)
#include "opened_by_few.moc"
