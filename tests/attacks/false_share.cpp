// A clinic that takes part in a case says its share last, and chooses it so that somebody else is found: each
// share comes with a proof that it is of the clinic's own part of the key.
#include "tests/attacks/attack.h"
#include "tests/unit/ledger/tracing.h"

using namespace reseal;
using namespace reseal::attacks;
using namespace reseal::ledger;
using namespace reseal::ledger::world;
using crypto::Element;
using crypto::Point;
using crypto::Scalar;

class FalseShare : public QObject {
    Q_OBJECT

    // By clinic `liar`, after `others` have said theirs: with it, `victim` comes out.
    static CaseShare framing(const Tracing& s, const CaseId& id, const KeygenRun::Who& others,
                             std::size_t liar, const Point& victim) {
        const CommitteeEntry committee = s.keygen->committee();
        const RingEntry admission = *ringEntryOf(s.view(), s.entry(id));
        const auto said = sharesIn(s.view(), id, committee);
        std::vector<Scalar> indices;
        for (const std::size_t i : others) indices.push_back(Scalar::fromUint(s.keygen->index(i)));
        indices.push_back(Scalar::fromUint(s.keygen->index(liar)));
        const auto lambda = *crypto::lagrangeAtZero(indices);
        Element rest = *Point::decode(admission.V1) - victim;  // what all of them have to come to
        for (std::size_t i = 0; i < others.size(); ++i) {
            const auto D = *Point::decode(said.at(s.keygen->index(others[i])).view().first(32));
            rest = rest - lambda[i] * D;
        }
        const Element own = lambda.back().inverse() * rest;
        CaseShare out = s.share(liar, id);  // the proof is of its right one: it can make no other
        std::ranges::copy(own.view(), out.partial.bytes.begin());
        return out;
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void somebodyElseIsFound() {
        Tracing s;
        const CaseId id = s.agreed();
        s.shareOf({0, 1}, id);
        const Transaction lie = s.clinicTx(2, {framing(s, id, {0, 1}, 2, Rings::identity("ben").point)});
        s.commit({lie});
        ATTACK(s.entry(id).member == std::optional(Rings::memberKey("ben")));
        if (!kDefended) return;
        // It stands there under the liar's name, and another clinic's share takes its place.
        const auto ordered = s.view().ordered(lie.id());
        QVERIFY(ordered && ordered->refusal == Refusal::CaseShareWrong);
        QCOMPARE(lie.body().author, s.clinicAccount(2));
        s.agree({3}, id);
        s.shareOf({3}, id);
        QCOMPARE(s.entry(id).member, std::optional(Rings::memberKey("ann")));
    }
};

QTEST_GUILESS_MAIN(FalseShare)
#include "false_share.moc"
