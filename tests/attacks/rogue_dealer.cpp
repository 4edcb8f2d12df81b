// The last to deal chooses its part after the others', so that the key that all make together is one whose
// secret it knows. Two things are in its way, and either is enough: it can't prove to know its own part, nor
// answer those whose shares don't fit.
#include "tests/attacks/attack.h"
#include "tests/unit/ledger/keygen.h"

using namespace reseal;
using namespace reseal::attacks;
using namespace reseal::ledger;
using namespace reseal::ledger::world;
using crypto::Element;
using crypto::Point;
using crypto::Scalar;
using crypto::SecretScalar;

namespace {

// Coefficients of the polynomial through these points.
std::vector<Element> polynomialThrough(const std::vector<Scalar>& z, const std::vector<Element>& values) {
    std::vector<Element> out(z.size());
    for (std::size_t m = 0; m < z.size(); ++m) {
        std::vector<Scalar> basis{Scalar::fromUint(1)};  // Π (x − z_k), the constant first
        Scalar below = Scalar::fromUint(1);
        for (std::size_t k = 0; k < z.size(); ++k) {
            if (k == m) continue;
            below = below * (z[m] - z[k]);
            std::vector<Scalar> next(basis.size() + 1);
            for (std::size_t i = 0; i < basis.size(); ++i) {
                next[i + 1] = next[i + 1] + basis[i];
                next[i] = next[i] - z[k] * basis[i];
            }
            basis = std::move(next);
        }
        for (std::size_t i = 0; i < basis.size(); ++i)
            out[i] = out[i] + basis[i] * below.inverse() * values[m];
    }
    return out;
}

}  // namespace

class RogueDealer : public QObject {
    Q_OBJECT

    // By clinic `rogue`, after all others have dealt: the sum of the constants becomes `key`. As many of the
    // others as it can satisfy get shares that fit.
    static KeygenDeal rogueDeal(KeygenRun& run, std::size_t rogue, const Point& key) {
        const auto record = run.record();
        Element constant = key;
        for (const auto& [dealer, deal] : record.deals) constant = constant - deal.commitments.front();
        std::vector<Scalar> z{Scalar()};
        std::vector<Element> values{constant};
        sharing::Deal out = run.made(rogue).deal();
        for (const std::size_t i : KeygenRun::without(run.all(), rogue)) {
            const SecretScalar share = SecretScalar::random();
            if (z.size() < run.described().threshold()) {
                z.push_back(Scalar::fromUint(run.index(i)));
                values.push_back(crypto::base(share));
            }
            out.boxes.at(run.index(i)) =
                sharing::ShareBox::copy(*crypto::sealTo(run.boxes.at(i).publicKey(), share.view()));
        }
        out.commitments.clear();
        for (const Element& one : polynomialThrough(z, values)) out.commitments.push_back(*Point::from(one));
        return {run.id, EncodedItem(out.encode())};  // with the proof of the part that it does know
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void theKeyIsOneThatItKnows() {
        World w;
        KeygenRun run(w);
        run.toDeals();
        run.deal({0, 1, 2});
        const SecretScalar secret = SecretScalar::random();
        const Transaction deal = w.clinicTx(3, {rogueDeal(run, 3, crypto::base(secret))});
        w.commit({deal});
        const Refusal refusal = w.view().ordered(deal.id())->refusal;
        if (run.phase() == RunPhase::Deal) run.advance();  // one deal is missing
        run.finish({0, 1, 2});
        QCOMPARE(run.phase(), RunPhase::Made);
        ATTACK(run.key().key() == crypto::base(secret));
        if (!kDefended) return;
        QVERIFY(refusal != Refusal::None);  // under its name
        QVERIFY(run.combine({0, 1, 2}));
    }
};

QTEST_GUILESS_MAIN(RogueDealer)
#include "rogue_dealer.moc"
