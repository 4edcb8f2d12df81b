// A clinic that takes part in testing pseudonyms holds its part back until it knows the partial
// exponentiations of the others' sum, and then says it, to have another sum exponentiated that differs by a
// part it knows all of: the two would give it r·T, and with that whose pseudonym it is, found in no case. The
// ledger makes one sum of a test, when no part is taken any more.
//
// The clinics here take the ledger's word for what they exponentiate: that each also writes down what it has
// answered for is another defence, and another attack (second_answer).
#include "core/crypto/transcript.h"
#include "tests/attacks/attack.h"
#include "tests/unit/ledger/equality.h"

using namespace reseal;
using namespace reseal::attacks;
using namespace reseal::ledger;
using namespace reseal::ledger::world;
using crypto::Element;
using crypto::Point;
using crypto::Scalar;

namespace {

// What the clinics' shares of a round, said or kept at home, combine to for one of its tests.
std::optional<Point> combined(const Equality& s, std::size_t item, const std::vector<EqualityShares>& shares,
                              const Rounds::Who& whose) {
    std::vector<Scalar> indices;
    for (const std::size_t i : whose) indices.push_back(Scalar::fromUint(s.keygen->index(i)));
    const auto lambda = *crypto::lagrangeAtZero(indices);
    Element sum;
    for (std::size_t i = 0; i < whose.size(); ++i)
        sum = sum + lambda[i] * *Point::decode(shares[i].partials.at(item).view().first(32));
    const auto out = Point::from(sum);
    return out ? std::optional(*out) : std::nullopt;
}

}  // namespace

class SecondSum : public QObject {
    Q_OBJECT

    // A part made of a z that it keeps.
    struct KnownPart {
        Scalar z;
        sharing::EqualityPart part;
        sharing::EqualityHash hash;
    };
    static KnownPart knownPart(const sharing::EqualityTest& test, ClinicIndex clinic) {
        const Scalar z = Scalar::fromUint(7), tau = Scalar::fromUint(11);
        const Point Z1 = *Point::from(z * test.U1()), Z2 = *Point::from(z * test.delta());
        crypto::Transcript transcript("reseal/1/equality");
        transcript.add(test.label()).add(test.U1()).add(test.delta()).add(Z1).add(Z2);
        transcript.add(tau * test.U1()).add(tau * test.delta()).add(test.context()).addU32(clinic);
        const Scalar c = *transcript.scalar();
        const Scalar rho = tau + c * z;
        Bytes bytes;
        for (const ByteView item : {Z1.view(), Z2.view(), c.view(), rho.view()}) append(bytes, item);
        const auto part = sharing::EqualityPart::copy(bytes);
        crypto::Kdf kdf("reseal/1/equality-hash");
        const auto hash = kdf.add(part).add(test.label()).add(test.context()).addU32(clinic).publicHash();
        return {z, part, sharing::EqualityHash{hash}};
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void somebodyIsFoundWhoWasInNoCase() {
        Equality s;
        Rounds& r = *s.rounds;
        const std::size_t liar = 3;
        r.open();
        std::vector<KnownPart> own;
        EqualityHashes hashes{r.id, r.number(), {}};
        EqualityParts late{r.id, r.number(), {}};
        for (const auto& test : r.tests()) {
            own.push_back(knownPart(test, s.keygen->index(liar)));
            hashes.hashes.push_back(own.back().hash);
            late.parts.push_back(own.back().part);
        }
        s.sendClinic(liar, {hashes});
        r.hash({0, 1, 2});
        r.part({0, 1, 2});
        r.advance();
        std::size_t victim = 0;  // ben's, of which no case has ever been
        while (r.last().items[victim].pseudonym != s.bens.key()) ++victim;

        // Two of them have answered, and its own makes three.
        const auto first = combined(s, victim, {r.shares(0), r.shares(1), r.shares(liar)}, {0, 1, liar});
        r.share({0, 1});
        s.commit({s.clinicTx(liar, {late})});
        std::vector<EqualityShares> again;
        for (const std::size_t i : {std::size_t{0}, std::size_t{1}, liar}) again.push_back(r.shares(i));
        const auto second = combined(s, victim, again, {0, 1, liar});
        QVERIFY(first && second);

        const Element power = own[victim].z.inverse() * (*second - *first);  // r·T, or nothing
        const auto V1 = *Point::decode(s.view().ringEntry(s.bens.key(), 0)->V1);
        ATTACK(V1 - power == Rings::identity("ben").point);
        if (!kDefended) return;
        r.share({2});
        QVERIFY(s.hasEnded(s.more) && !s.hasEnded(s.bens));
    }
};

QTEST_GUILESS_MAIN(SecondSum)
#include "second_sum.moc"
