#include "core/sharing/committee_run.h"

#include <QtTest>

#include "core/base/cbor.h"
#include "core/crypto/transcript.h"
#include "tests/unit/sealing/fixture.h"
#include "tests/unit/sharing/committee_fixture.h"

using namespace reseal;
using namespace reseal::sharing;
using crypto::Point;
using crypto::Scalar;
using crypto::SecretScalar;
using test::Dealt;
using test::failsWith;
using test::newLabel;

namespace {

using Clinics = std::set<ClinicIndex>;

// The key's logarithm, from the shares of the clinics given.
Point keyFrom(const Dealt& dealt, const std::vector<ClinicIndex>& clinics) {
    std::vector<Scalar> indices;
    for (const ClinicIndex clinic : clinics) indices.push_back(Scalar::fromUint(clinic));
    const auto lambda = *crypto::lagrangeAtZero(indices);
    SecretScalar sum = SecretScalar::copyOf(Scalar());
    for (std::size_t i = 0; i < clinics.size(); ++i)
        sum = sum.plus(dealt.share(clinics[i])->secret().times(lambda[i]));
    return base(sum);
}

// A proof of knowledge; `skip` is left out of what it hashes.
KnowledgeProof proofOf(const RunLabel& label, ClinicIndex dealer, const Point& constant,
                       const SecretScalar& secret, std::size_t skip = SIZE_MAX) {
    const SecretScalar k = SecretScalar::random();
    const Point kG = base(k);
    const auto index = le32(dealer);
    const std::vector<ByteView> items = {label, index, constant, kG};
    crypto::Transcript transcript("reseal/1/dkg-pok");
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i != skip) transcript.add(items[i]);
    }
    const Scalar c = *transcript.scalar();
    Bytes out = toBytes(c);
    append(out, k.answer(c, secret));
    return KnowledgeProof::copy(out);
}

}  // namespace

class CommitteeRunTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labelsHaveOneForm() {
        const RunLabel label(CommitteePurpose::Emergency, crypto::randomFixed<ChainId>(), 7);
        const auto read = RunLabel::decode(label);
        QVERIFY(read && *read == label && read->purpose() == CommitteePurpose::Emergency &&
                read->attempt() == 7);
        Bytes other = toBytes(label);
        other[0] ^= 1;
        QVERIFY(failsWith(RunLabel::decode(other), ErrorCode::Malformed));
        QVERIFY(failsWith(RunLabel::decode(label.view().first(44)), ErrorCode::Malformed));
        QVERIFY(failsWith(RunLabel::decode({}), ErrorCode::Malformed));
    }

    void aRunThatMakesNoSenseIsNone() {
        QVERIFY(failsWith(CommitteeRun::of(newLabel(), 0, 0), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(CommitteeRun::of(newLabel(), 3, 0), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(CommitteeRun::of(newLabel(), 3, 4), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(CommitteeRun::of(newLabel(), kMaxCommittee + 1, 2), ErrorCode::InvalidArgument));
        QVERIFY(CommitteeRun::of(newLabel(), kMaxCommittee, 2));
    }

    void anyTMembersHaveTheKeyAndFewerNot() {
        for (const auto& [n, t] : std::vector<std::pair<std::size_t, std::size_t>>{{1, 1}, {4, 2}, {5, 3}}) {
            const Dealt dealt(n, t);
            const Point key = dealt.judged()->committee().key();
            std::vector<ClinicIndex> last;
            for (std::size_t i = 0; i < t; ++i) last.push_back(static_cast<ClinicIndex>(n - i));
            QVERIFY(keyFrom(dealt, last) == key);
            if (t == 1) continue;
            last.pop_back();
            QVERIFY(keyFrom(dealt, last) != key);
        }
    }

    void aDealHasOneEncoding() {
        const Dealt dealt(3, 2);
        const Bytes encoded = dealt.record.deals.at(2).encode();
        const auto read = Deal::decode(encoded);
        QVERIFY(read && read->encode() == encoded && read->boxes.size() == 3);
        QVERIFY(!Deal::decode(ByteView(encoded).first(encoded.size() - 1)));
        Deal swapped = dealt.record.deals.at(2);
        swapped.boxes.clear();
        swapped.boxes[0] = dealt.record.deals.at(2).boxes.at(1);
        QVERIFY(failsWith(Deal::decode(swapped.encode()), ErrorCode::Malformed));
        const Deal& deal = dealt.record.deals.at(2);
        const auto withBoxes = [&deal](const std::vector<ClinicIndex>& clinics) {
            cbor::Writer out;
            out.array(3).array(deal.commitments.size());
            for (const Point& commitment : deal.commitments) out.bytes(commitment);
            out.bytes(deal.proof).array(clinics.size());
            for (const ClinicIndex clinic : clinics) out.array(2).uint(clinic).bytes(deal.boxes.at(clinic));
            return Deal::decode(out.out());
        };
        QVERIFY(withBoxes({1, 2, 3}) && withBoxes({1, 2, 3})->encode() == encoded);
        QVERIFY(failsWith(withBoxes({1, 1, 3}), ErrorCode::Malformed));
        QVERIFY(failsWith(withBoxes({2, 1, 3}), ErrorCode::Malformed));
    }

    void aFalseShareIsSeenAndAnswered() {
        Dealt dealt(4, 3);
        dealt.spoilBox(2, 4);
        QCOMPARE(dealt.open(4).complainAgainst, std::vector<ClinicIndex>{2});
        QVERIFY(dealt.open(3).complainAgainst.empty());
        QVERIFY(failsWith(dealt.share(4), ErrorCode::NotFound));  // it did not complain
        dealt.complain(4, 2);
        dealt.answer(2, 4);
        const auto judged = dealt.judged();
        QVERIFY(judged && judged->qualified() == (Clinics{1, 2, 3, 4}));
        QVERIFY(dealt.share(4));  // with the published one
        QVERIFY(keyFrom(dealt, {4, 1, 2}) == judged->committee().key());
    }

    void aMissingOrUnopenableBoxIsComplainedOf() {
        Dealt dealt(4, 3);
        dealt.record.deals.at(1).boxes.erase(2);
        dealt.record.deals.at(3).boxes.at(2).bytes[50] ^= 1;
        QCOMPARE(dealt.open(2).complainAgainst, (std::vector<ClinicIndex>{1, 3}));
    }

    void aDealerWithoutARightAnswerFalls() {
        Dealt dealt(5, 3);
        dealt.complain(4, 2);
        QVERIFY(dealt.judged()->disqualified().at(2) == DealerFault::NoAnswer);
        dealt.record.answers.push_back({2, 4, PublishedShare::copy(SecretScalar::random().view())});
        QVERIFY(dealt.judged()->disqualified().at(2) == DealerFault::WrongAnswer);
        dealt.answer(2, 4);  // too late: the first counts
        QVERIFY(dealt.judged()->disqualified().at(2) == DealerFault::WrongAnswer);
        QVERIFY(dealt.judged()->qualified() == (Clinics{1, 3, 4, 5}));
        QVERIFY(keyFrom(dealt, {2, 4, 5}) == dealt.judged()->committee().key());
        dealt.record.answers.assign(1, {2, 4, PublishedShare{}});
        QVERIFY(dealt.judged()->disqualified().at(2) == DealerFault::WrongAnswer);  // zero is no share
        dealt.record.answers.assign(1, {2, 5, *dealt.deals[1].answer(5)});
        QVERIFY(dealt.judged()->disqualified().at(2) == DealerFault::NoAnswer);  // to another clinic
    }

    // All answers of a dealer are checked at once.
    void wrongAnswersDontMakeUpForEachOther() {
        Dealt dealt(6, 4);
        for (const ClinicIndex from : {1U, 3U, 5U}) {
            dealt.complain(from, 2);
            dealt.answer(2, from);
        }
        QVERIFY(dealt.judged()->qualified().contains(2));
        QCOMPARE(dealt.judged()->published().size(), std::size_t{3});
        const auto shifted = [](const sharing::PublishedShare& share, bool up) {
            const Scalar s = *Scalar::decode(share), one = Scalar::fromUint(1);
            return sharing::PublishedShare::copy(up ? s + one : s - one);
        };
        auto& answers = dealt.record.answers;
        answers[0].share = shifted(answers[0].share, true);
        answers[2].share = shifted(answers[2].share, false);
        QVERIFY(dealt.judged()->disqualified().at(2) == DealerFault::WrongAnswer);
        QVERIFY(dealt.judged()->published().empty());
        answers.pop_back();
        QVERIFY(dealt.judged()->disqualified().at(2) == DealerFault::NoAnswer);
    }

    void tComplaintsDisqualifyWhateverIsAnswered() {
        Dealt dealt(4, 2);
        dealt.complain(1, 3);
        dealt.complain(1, 3);  // twice the same counts once
        dealt.answer(3, 1);
        QVERIFY(dealt.judged()->qualified().contains(3));
        dealt.complain(2, 3);
        dealt.answer(3, 2);
        QVERIFY(dealt.judged()->disqualified().at(3) == DealerFault::TooManyComplaints);
    }

    void complaintsOfClinicsWithoutAKeyDontCount() {
        Dealt dealt(4, 2);
        dealt.record.announced.erase(1);
        dealt.record.announced.erase(2);
        dealt.complain(1, 3);
        dealt.complain(2, 3);
        QVERIFY(dealt.judged()->qualified() == (Clinics{1, 2, 3, 4}));
    }

    void complaintsOfStrangersDontCount() {
        Dealt dealt(4, 2);
        for (const ClinicIndex stranger : {0U, 5U, 9U}) {
            dealt.record.announced[stranger] = crypto::BoxKey::random().publicKey();
            dealt.complain(stranger, 3);
        }
        QVERIFY(dealt.judged()->qualified() == (Clinics{1, 2, 3, 4}));
    }

    // It would complain of everybody, and the answers of all honest dealers sum up to its share.
    void aClinicThatLostItsKeyPublishesNothing() {
        Dealt dealt(4, 2);
        dealt.spoilBox(1, 4);  // whatever else is wrong
        const auto opened = openDealtShares(dealt.run, dealt.record.deals, 4, crypto::BoxKey::random());
        QVERIFY(opened.keyLost && opened.good.empty());
        for (const ClinicIndex dealer : opened.complainAgainst) {
            dealt.complain(4, dealer);
            dealt.answer(dealer, 4);
        }
        QVERIFY(dealt.judged()->published().empty());
        QVERIFY(failsWith(ownShare(*dealt.judged(), 4, opened), ErrorCode::NotFound));
        QVERIFY(!dealt.open(4).keyLost && dealt.open(4).complainAgainst == std::vector<ClinicIndex>{1});
    }

    // The same for a clinic whose program complains all the same, or that means to bring down a dealer.
    void complaintsOfTDealersOrMoreDontCount() {
        for (const std::size_t dealers : {std::size_t{2}, std::size_t{3}, std::size_t{5}}) {
            Dealt dealt(5, 3);
            for (ClinicIndex dealer = 1; dealer <= dealers; ++dealer) {
                dealt.complain(5, dealer);
                dealt.complain(5, dealer);  // twice the same counts once
                dealt.answer(dealer, 5);
            }
            dealt.complain(5, 9);  // of no dealer: counts for nothing
            QCOMPARE(complainersOf(dealt.run, dealt.record).size(), dealers < 3 ? dealers : std::size_t{0});
            const auto judged = dealt.judged();
            QVERIFY(judged && judged->qualified() == (Clinics{1, 2, 3, 4, 5}));
            QCOMPARE(judged->published().size(), dealers < 3 ? dealers : std::size_t{0});
            Scalar sum;
            for (const auto& [who, share] : judged->published()) sum = sum + *Scalar::decode(share);
            QVERIFY(base(sum) != judged->committee().shareKeys()[4]);  // s_5
        }
        Dealt unanswered(5, 3);
        for (const ClinicIndex dealer : {1U, 2U, 3U}) unanswered.complain(5, dealer);
        QVERIFY(unanswered.judged()->disqualified().empty());
        Dealt few(5, 3);  // one that did not deal is no dealer
        few.record.deals.erase(3);
        for (const ClinicIndex dealer : {1U, 2U, 3U}) {
            few.complain(5, dealer);
            few.answer(dealer, 5);
        }
        QCOMPARE(few.judged()->published().size(), std::size_t{2});
        Dealt alone(2, 1);  // where every clinic is enough alone, so is every complaint
        alone.complain(2, 1);
        QVERIFY(alone.judged()->disqualified().at(1) == DealerFault::TooManyComplaints);
        const auto opened = openDealtShares(alone.run, alone.record.deals, 2, crypto::BoxKey::random());
        QVERIFY(!opened.keyLost && opened.complainAgainst == (std::vector<ClinicIndex>{1, 2}));
    }

    void nobodysKeyStopsADeal() {
        Dealt dealt(4, 3);
        RunKeys keys = dealt.record.announced;
        keys[2] = BoxPublic{};  // of small order
        keys.erase(3);
        const auto made = NewDeal::make(dealt.run, 1, keys);
        QVERIFY(made && made->deal().boxes.size() == 2 && made->deal().boxes.contains(4));
        const auto commitments = *Commitments::of(3, made->deal().commitments);
        for (ClinicIndex j = 1; j <= 4; ++j) QVERIFY(DealtShare::accept(commitments, j, *made->answer(j)));
        QVERIFY(failsWith(made->answer(0), ErrorCode::NotFound));
        QVERIFY(failsWith(made->answer(5), ErrorCode::NotFound));
        keys[5] = crypto::BoxKey::random().publicKey();
        QVERIFY(failsWith(NewDeal::make(dealt.run, 1, keys), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(NewDeal::make(dealt.run, 5, {}), ErrorCode::InvalidArgument));
    }

    void aCommitteeThatNobodyCouldUseIsNone() {
        Dealt dealt(4, 3);
        dealt.record.announced.erase(1);
        QVERIFY(dealt.judged());
        dealt.record.announced.erase(2);
        dealt.record.announced[7] = crypto::BoxKey::random().publicKey();  // no clinic of the run
        QVERIFY(failsWith(dealt.judged(), ErrorCode::Refused));
    }

    // A crash between dealing and answering; one false complaint.
    void aDealSurvivesARestart() {
        Dealt dealt(4, 3);
        const crypto::SecretBytes stored = dealt.deals[1].stored();
        QCOMPARE(stored.size(), 3 * 32 + dealt.deals[1].deal().encode().size());
        const auto restored = NewDeal::restore(dealt.run, 2, stored);
        QVERIFY(restored && restored->deal().encode() == dealt.deals[1].deal().encode());
        QVERIFY(equal(restored->stored(), stored));
        dealt.complain(4, 2);
        dealt.record.answers.push_back({2, 4, *restored->answer(4)});
        QVERIFY(dealt.judged()->qualified().contains(2));
        for (ClinicIndex j = 1; j <= 4; ++j) QVERIFY(*restored->answer(j) == *dealt.deals[1].answer(j));
    }

    void nothingElseIsRestored() {
        const Dealt dealt(4, 3);
        const Dealt other(4, 3);
        const auto stored = dealt.deals[1].stored();
        const auto restore = [&](const CommitteeRun& run, ClinicIndex dealer, ByteView bytes) {
            return NewDeal::restore(run, dealer, bytes);
        };
        QVERIFY(restore(dealt.run, 2, stored));
        QVERIFY(failsWith(restore(dealt.run, 1, stored), ErrorCode::BadProof));
        QVERIFY(failsWith(restore(other.run, 2, stored), ErrorCode::BadProof));
        for (std::size_t k = 0; k < 3; ++k) {
            Bytes bad = toBytes(stored.view());
            bad[32 * k] ^= 1;
            QVERIFY(failsWith(restore(dealt.run, 2, bad), ErrorCode::BadProof));
            std::fill_n(bad.begin() + static_cast<std::ptrdiff_t>(32 * k), 32, std::uint8_t{0});
            QVERIFY(failsWith(restore(dealt.run, 2, bad), ErrorCode::InvalidScalar));
        }
        for (const std::size_t size : {std::size_t{0}, std::size_t{95}, std::size_t{96}, stored.size() - 1})
            QVERIFY(failsWith(restore(dealt.run, 2, stored.view().first(size)), ErrorCode::Malformed));
    }

    void aBadDealFallsWithoutComplaint() {
        Dealt dealt(5, 2);
        dealt.record.deals.at(1).proof.bytes[40] ^= 1;
        dealt.record.deals.at(2).commitments.push_back(dealt.record.deals.at(3).commitments[0]);
        dealt.record.deals.at(3).commitments.pop_back();
        dealt.record.deals.emplace(6, dealt.deals[4].deal());  // no clinic of the run
        const auto judged = dealt.judged();
        QVERIFY(judged && judged->qualified() == (Clinics{4, 5}));
        for (const ClinicIndex dealer : {1U, 2U, 3U})
            QVERIFY(judged->disqualified().at(dealer) == DealerFault::BadDeal);
        QVERIFY(dealt.open(4).complainAgainst.empty() && dealt.open(4).good.size() == 2);
        dealt.record.deals.erase(4);
        const auto tooFew = dealt.judged();
        QVERIFY(failsWith(tooFew, ErrorCode::Refused));
        QVERIFY(tooFew.error().detail.find("clinic 3: a bad deal") != std::string::npos);
    }

    // A dealer that waits for the others' deals and chooses its own so that the key is one it knows: it
    // would have to prove the logarithm of k·G minus theirs.
    void aRogueDealerIsRejected() {
        Dealt dealt(3, 2);
        const SecretScalar known = SecretScalar::random();
        const Point wanted = base(known);
        const auto others = dealt.record.deals.at(1).commitments[0] + dealt.record.deals.at(2).commitments[0];
        const Point rogue = *Point::from(wanted - others);
        Deal& third = dealt.record.deals.at(3);
        third.commitments[0] = rogue;
        const RunLabel& label = dealt.run.label();
        third.proof = proofOf(label, 3, rogue, known);
        QVERIFY(others + third.commitments[0] == wanted);  // the key, were it believed
        QVERIFY(dealt.judged()->disqualified().at(3) == DealerFault::BadDeal);
        third.commitments[0] = wanted;
        third.proof = proofOf(label, 3, wanted, known);  // the same prover is believed where it does know
        QVERIFY(dealt.judged()->qualified().contains(3));
    }

    void everythingEntersTheProof() {
        const RunLabel label = newLabel();
        const SecretScalar secret = SecretScalar::random();
        const Point constant = base(secret);
        QVERIFY(checkKnowledge(label, 2, constant, proofOf(label, 2, constant, secret)));
        for (std::size_t skip = 0; skip < 4; ++skip)
            QVERIFY(failsWith(checkKnowledge(label, 2, constant, proofOf(label, 2, constant, secret, skip)),
                              ErrorCode::BadProof));
    }

    void aProofIsGoodForOneDealerAndOneRun() {
        const ChainId chain = crypto::randomFixed<ChainId>();
        const RunLabel label(CommitteePurpose::Tracing, chain, 1);
        const Dealt dealt(3, 2, label);
        const Deal& deal = dealt.record.deals.at(2);
        const Point& F = deal.commitments[0];
        QVERIFY(checkKnowledge(label, 2, F, deal.proof));
        QVERIFY(failsWith(checkKnowledge(label, 1, F, deal.proof), ErrorCode::BadProof));
        for (const RunLabel& other : {RunLabel(CommitteePurpose::Emergency, chain, 1),
                                      RunLabel(CommitteePurpose::Tracing, chain, 2), newLabel()})
            QVERIFY(failsWith(checkKnowledge(other, 2, F, deal.proof), ErrorCode::BadProof));
        QVERIFY(failsWith(checkKnowledge(label, 2, F, KnowledgeProof{}), ErrorCode::InvalidScalar));
        KnowledgeProof unreduced = deal.proof;
        unreduced.bytes[63] = 0xff;
        QVERIFY(failsWith(checkKnowledge(label, 2, F, unreduced), ErrorCode::InvalidScalar));
        Dealt copied(3, 2, label);  // another dealer's whole deal as one's own
        copied.record.deals.at(1) = copied.record.deals.at(2);
        QVERIFY(copied.judged()->disqualified().at(1) == DealerFault::BadDeal);
    }

    void dealtSharesAreCheckedOneByOne() {
        const Dealt dealt(3, 2);
        const auto commitments = *Commitments::of(2, dealt.record.deals.at(1).commitments);
        const auto& shares = dealt.deals[0].shares();
        QVERIFY(DealtShare::accept(commitments, 2, shares.at(2).view()));
        QVERIFY(failsWith(DealtShare::accept(commitments, 2, shares.at(3).view()), ErrorCode::BadProof));
        QVERIFY(failsWith(DealtShare::accept(commitments, 2, Bytes(32)), ErrorCode::InvalidScalar));
        QVERIFY(failsWith(DealtShare::accept(commitments, 2, Bytes(32, 0xff)), ErrorCode::InvalidScalar));
        QVERIFY(failsWith(DealtShare::accept(commitments, 2, Bytes(31)), ErrorCode::Malformed));
        QVERIFY(failsWith(Commitments::of(3, commitments.points()), ErrorCode::Refused));
    }

    // The last dealer, knowing what all others dealt to it, gives itself the share 0. Only its own say is
    // lost.
    void aClinicThatMakesItsShareZeroHurtsNobodyElse() {
        Dealt dealt(4, 2);
        SecretScalar others = SecretScalar::copyOf(Scalar());
        for (std::size_t i = 0; i < 3; ++i) others = others.plus(dealt.deals[i].shares().at(4));
        // f(z) = f_0 + f_1·z with f(4) = −others
        const SecretScalar slope = SecretScalar::random();
        const SecretScalar constant =
            SecretScalar::copyOf(Scalar()).minus(others).minus(slope.times(Scalar::fromUint(4)));
        Deal& last = dealt.record.deals.at(4);
        last.commitments = {base(constant), base(slope)};
        last.proof = proofOf(dealt.run.label(), 4, base(constant), constant);
        for (ClinicIndex j = 1; j <= 3; ++j) {
            const auto share = constant.plus(slope.times(Scalar::fromUint(j)));
            last.boxes.at(j) = ShareBox::copy(*crypto::sealTo(dealt.record.announced.at(j), share.view()));
        }
        const auto judged = dealt.judged();
        QVERIFY(judged && judged->qualified() == (Clinics{1, 2, 3, 4}));
        QVERIFY(failsWith(judged->committee().shareKey(4), ErrorCode::InvalidPoint));
        QVERIFY(failsWith(dealt.share(4), ErrorCode::InvalidPoint));
        QVERIFY(keyFrom(dealt, {1, 3}) == judged->committee().key());
    }
};

int main(int argc, char** argv) {
    crypto::initialize();
    CommitteeRunTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "committee_run_test.moc"
