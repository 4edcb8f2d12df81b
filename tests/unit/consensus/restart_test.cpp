// Coming back: from a crash, from a backup, all at once. Four validators, f = 1, q = 3.
#include <QtTest>

#include "tests/unit/consensus/bench.h"

using namespace toy;

class RestartTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSignedBeforeTheAnswers();
    void onlyRealAnswersCount();
    void theQuestionIsRepeated();
    void whoComesLaterIsAskedAtOnce();
    void whoAsksIsAskedInReturn();
    void answersShowWhatIsKnown();
    void aNodeThatStillAsksAnswersToo();
    void aWholeLogCarriesOn();
    void ownVotesAreBackInTheOwnTallies();
    void replayTakesMaxima();
    void theHighestRecordCountsNotTheLast();
    void theViewIsThatOfTheHighestCertificate();
    void whatTheHostHasNotAppliedIsDeliveredAgain();
    void anOwnBlockThatIsFinalAndNotAppliedIsStillThere();
    void aRewrittenLogHoldsTheBodyOfWhatIsNotFinalYet();
    void theHostsFinalizationCounts();
    void aloneItStartsAtOnce();

private:
    static Bytes block() { return childOf(configOf(4, {}).base, {1}); }
};

void RestartTest::nothingIsSignedBeforeTheAnswers() {
    Bench bench;
    bench.start({}, false);
    QVERIFY(bench.replica->status().awaitsAnswers);
    QCOMPARE(bench.sent<StatusQuestion>().size(), std::size_t{3});
    bench.hearProposal(1, block(), 0, bench.config.base);
    bench.validate(block());
    bench.work(true, false);
    bench.pass(seconds(60));
    bench.hearVotes(VoteKind::Nullify, 1, {}, {bench.peers()[0], bench.peers()[1]});
    QVERIFY(bench.votes().empty());
    // It follows all the same.
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 1, idOf(block())));
    QCOMPARE(bench.taken<Deliver>().size(), std::size_t{1});
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 2));
    bench.answer(bench.peers()[0]);
    QVERIFY(bench.replica->status().awaitsAnswers);
    bench.answer(bench.peers()[1]);
    QVERIFY(!bench.replica->status().awaitsAnswers);
    bench.pass(seconds(60));
    QVERIFY(bench.votes().find("X3") != std::string::npos);
}

void RestartTest::onlyRealAnswersCount() {
    Bench bench;
    bench.start({}, false);
    const auto peers = bench.peers();
    const auto hear = [&](auto change) {
        StatusAnswer out{peers[0], *bench.config.own, Bench::nonce(), {}, {}, {}};
        change(out);
        if (out.signature.isZero() && out.answerer < 4)
            out.signature = signWith(keyOf(out.answerer), statement(bench.config, out));
        bench.hear(peers[0], out);
    };
    hear([](StatusAnswer&) {});
    hear([](StatusAnswer&) {});                                          // the same one again
    hear([&](StatusAnswer& out) { out.answerer = *bench.config.own; });  // itself
    hear([&](StatusAnswer& out) { out.answerer = peers[1], out.asker = peers[2]; });
    hear(
        [&](StatusAnswer& out) { out.answerer = peers[1], out.nonce.bytes[0] ^= 1; });  // of an earlier start
    hear([&](StatusAnswer& out) { out.answerer = 77; });
    QVERIFY(bench.taken<Rejected>().empty());
    hear([&](StatusAnswer& out) { out.answerer = peers[1], out.signature.bytes.fill(1); });
    hear([&](StatusAnswer& out) {  // shows somebody else's vote
        out.answerer = peers[1];
        out.votes = {voteOf(bench.config, peers[2], VoteKind::Nullify, 9)};
    });
    hear([&](StatusAnswer& out) {  // invents one
        out.answerer = peers[1];
        out.votes = {voteOf(bench.config, *bench.config.own, VoteKind::Nullify, 9)};
        out.votes[0].view = 10;
    });
    hear([&](StatusAnswer& out) {
        out.answerer = peers[1];
        out.certificates = {certificateOf(bench.config, VoteKind::Nullify, 9)};
        out.certificates[0].view = 10;
    });
    QCOMPARE(bench.taken<Rejected>().size(), std::size_t{4});
    QVERIFY(bench.replica->status().awaitsAnswers);
    QCOMPARE(bench.view(), View{1});
    hear([&](StatusAnswer& out) { out.answerer = peers[1]; });
    QVERIFY(!bench.replica->status().awaitsAnswers);
}

void RestartTest::theQuestionIsRepeated() {
    Bench bench;
    bench.start({}, false);
    bench.answer(bench.peers()[0]);
    bench.actions.clear();
    std::size_t asked = 0;
    for (int i = 0; i < 10; ++i) {
        QVERIFY(bench.replica->nextTick() <= bench.now + kRetryMax);
        bench.now = bench.replica->nextTick();
        bench.step(Tick{});
        for (const auto& [to, question] : bench.sent<StatusQuestion>()) {
            ++asked;
            QVERIFY(to != bench.peers()[0]);
            QVERIFY(question.nonce == Bench::nonce());
        }
    }
    QCOMPARE(asked, std::size_t{20});
    bench.answer(bench.peers()[1]);
    QCOMPARE(bench.replica->nextTick(), kNever);
}

// A program that starts has no links yet: nobody heard its first question.
void RestartTest::whoComesLaterIsAskedAtOnce() {
    Bench bench;
    bench.start({}, false);
    bench.actions.clear();
    const ValidatorIndex late = bench.peers()[1];
    bench.step(PeerConnected{late});
    const auto asked = bench.sent<StatusQuestion>();
    QCOMPARE(asked.size(), std::size_t{1});
    QCOMPARE(asked[0].first, late);
    for (const ValidatorIndex peer : {bench.peers()[0], late}) bench.answer(peer);
    bench.actions.clear();
    bench.step(PeerConnected{late});
    QVERIFY(bench.sent<StatusQuestion>().empty());
}

// At an epoch's begin some are there later than others, and drop what they are asked before.
void RestartTest::whoAsksIsAskedInReturn() {
    Bench bench;
    bench.start({}, false);
    bench.pass(seconds(40));  // half a minute until it asks again
    const ValidatorIndex late = bench.peers()[1];
    const auto hears = [&](std::uint8_t nonce) {
        StatusQuestion question{late, {}, {}};
        question.nonce.bytes.fill(nonce);
        question.signature = signWith(keyOf(late), statement(bench.config, question));
        bench.actions.clear();
        bench.hear(late, question);
        std::size_t asked = 0;
        for (const auto& [to, own] : bench.sent<StatusQuestion>())
            if (to == late && own.nonce == Bench::nonce()) ++asked;
        return asked;
    };
    QCOMPARE(hears(1), std::size_t{1});
    QCOMPARE(hears(1), std::size_t{0});  // two that wait don't ask each other for ever
    QCOMPARE(hears(2), std::size_t{1});  // it has started again
    bench.answer(late);
    QVERIFY(bench.replica->status().awaitsAnswers);
    QCOMPARE(hears(3), std::size_t{0});
}

void RestartTest::answersShowWhatIsKnown() {
    Bench bench;
    bench.start();
    const ValidatorIndex asker = bench.peers()[1];
    bench.hearProposal(1, block(), 0, bench.config.base);
    bench.hearVotes(VoteKind::Notarize, 1, idOf(block()), {asker});
    bench.hearVotes(VoteKind::Nullify, 2, {}, {asker});
    bench.hearVotes(VoteKind::Nullify, 1, {}, {asker});
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(block())));
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 5));
    bench.actions.clear();
    StatusQuestion question{asker, Bench::nonce(), {}};
    bench.hear(asker, question);  // not signed
    QVERIFY(bench.sent<StatusAnswer>().empty());
    question.signature = signWith(keyOf(asker), statement(bench.config, question));
    bench.hear(asker, question);
    const auto answers = bench.sent<StatusAnswer>();
    QCOMPARE(answers.size(), std::size_t{1});
    QCOMPARE(answers[0].first, asker);
    const StatusAnswer& answer = answers[0].second;
    QVERIFY(answer.nonce == question.nonce);
    QCOMPARE(answer.votes.size(), std::size_t{2});
    QCOMPARE(answer.votes[0].view, View{1});
    QCOMPARE(answer.votes[0].kind, VoteKind::Notarize);
    QCOMPARE(answer.votes[1].view, View{5});  // it signed the nullification
    QCOMPARE(answer.certificates.size(), std::size_t{2});
    QVERIFY(verifier().verify(keyOf(*bench.config.own), statement(bench.config, answer), answer.signature));
}

void RestartTest::aNodeThatStillAsksAnswersToo() {
    Bench bench;
    bench.start({}, false);
    StatusQuestion question{bench.peers()[0], Bench::nonce(), {}};
    question.signature = signWith(keyOf(question.asker), statement(bench.config, question));
    bench.tell(question);
    QCOMPARE(bench.sent<StatusAnswer>().size(), std::size_t{1});
}

void RestartTest::aWholeLogCarriesOn() {
    Bench bench;
    bench.start();
    bench.hearProposal(1, block(), 0, bench.config.base);
    bench.validate(block());
    QCOMPARE(bench.votes(), std::string("N1"));
    const Vote mine = voteOf(bench.config, *bench.config.own, VoteKind::Notarize, 1, idOf(block()));
    bench.start(bench.fromDisk(), false);
    bench.answer(bench.peers()[0], {mine});
    bench.answer(bench.peers()[1], {mine});
    QVERIFY(bench.taken<Alarm>().empty());
    QCOMPARE(bench.replica->status().mutedUpTo, View{0});
    // It is active without the proposal, for its own vote says that there was one; and never votes for
    // another.
    QVERIFY(bench.replica->status().active);
    const Bytes other = childOf(bench.config.base, {2});
    bench.hearProposal(1, other, 0, bench.config.base);
    bench.validate(other);
    QVERIFY(bench.votes().empty());
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(block())));
    bench.validate(block());  // the body was in the log; the host is asked again
    QCOMPARE(bench.votes(), std::string("F1"));
}

void RestartTest::ownVotesAreBackInTheOwnTallies() {
    Bench bench;
    bench.start();
    bench.work(true, false);
    bench.pass(seconds(4));
    QCOMPARE(bench.votes(), std::string("X1"));
    bench.start(bench.fromDisk());
    bench.hearVotes(VoteKind::Nullify, 1, {}, {bench.peers()[0], bench.peers()[1]});
    QCOMPARE(bench.view(), View{2});
    QVERIFY(bench.votes().empty());  // and nothing new was signed
}

void RestartTest::replayTakesMaxima() {
    Bench bench;
    bench.start();
    const Bytes first = block(), second = childOf(idOf(first), {2});
    bench.hearProposal(1, first, 0, bench.config.base);
    bench.validate(first);
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(first)));
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 1, idOf(first)));
    bench.hearProposal(2, second, 1, idOf(first));
    bench.validate(second);
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 2, idOf(second)));
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 3));
    const Restored straight = bench.fromDisk();
    const auto stateAfter = [&](const Restored& restored) {
        bench.start(restored);
        const auto status = bench.replica->status();
        const auto delivered = bench.taken<Deliver>();
        return std::tuple{status.view, status.floor, status.finalized, status.mutedUpTo, delivered.size()};
    };
    const auto expected = stateAfter(straight);
    QCOMPARE(std::get<0>(expected), View{4});
    QCOMPARE(std::get<1>(expected), View{1});
    Restored reversed = straight;
    std::reverse(reversed.records.begin(), reversed.records.end());
    QVERIFY(stateAfter(reversed) == expected);
    Restored doubled = straight;
    doubled.records.insert(doubled.records.end(), straight.records.begin(), straight.records.end());
    QVERIFY(stateAfter(doubled) == expected);
}

void RestartTest::theHighestRecordCountsNotTheLast() {
    Bench bench;  // leads views 4, 8, …
    const Bytes first = block(), second = childOf(idOf(first), {2});
    const auto proposal = [&](View view, std::uint64_t number) {
        const Bytes next = childOf(idOf(second), {number});
        return OwnProposal{{headOf(bench.config, view, next, 4, idOf(second)), std::nullopt, {}, next}};
    };
    const auto known = [&](VoteKind kind, View view, const BlockId& about) {
        return KnownCertificate{certificateOf(bench.config, kind, view, about)};
    };
    Restored restored;
    restored.records = {known(VoteKind::Finalize, 4, idOf(second)),
                        MutedUpTo{20},
                        proposal(12, 2),
                        known(VoteKind::Nullify, 11, {}),
                        known(VoteKind::Finalize, 2, idOf(first)),
                        MutedUpTo{5},
                        proposal(8, 1),
                        known(VoteKind::Nullify, 6, {})};
    bench.start(restored);
    const auto status = bench.replica->status();
    QCOMPARE(status.floor, View{4});
    QVERIFY(status.finalized == idOf(second));
    QCOMPARE(status.mutedUpTo, View{20});
    QCOMPARE(status.view, View{12});
    bench.step(PeerConnected{bench.peers()[0]});
    const auto repeated = bench.sent<Proposal>();
    QCOMPARE(repeated.size(), std::size_t{1});
    QCOMPARE(repeated[0].second.head.view, View{12});
}

void RestartTest::theViewIsThatOfTheHighestCertificate() {
    Bench bench;
    Restored restored;
    restored.records = {KnownCertificate{certificateOf(bench.config, VoteKind::Nullify, 7)},
                        KnownCertificate{certificateOf(bench.config, VoteKind::Nullify, 2)}};
    bench.start(restored);
    QCOMPARE(bench.view(), View{8});
    bench.work(true, false);
    bench.pass(seconds(300));
    QVERIFY(bench.votes().find("X8") != std::string::npos);  // with timers
}

void RestartTest::whatTheHostHasNotAppliedIsDeliveredAgain() {
    Bench bench;
    bench.start();
    const Bytes first = block(), second = childOf(idOf(first), {2});
    bench.hearProposal(1, first, 0, bench.config.base);
    bench.validate(first);
    bench.hearProposal(2, second, 1, idOf(first));
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(first)));
    bench.validate(second);
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 2, idOf(second)));
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 2, idOf(second)));
    QCOMPARE(bench.taken<Deliver>().size(), std::size_t{2});
    Restored restored = bench.fromDisk();
    bench.start(restored);
    QCOMPARE(bench.taken<Deliver>().size(), std::size_t{2});
    restored.applied = idOf(first);
    bench.start(restored);
    const auto delivered = bench.taken<Deliver>();
    QCOMPARE(delivered.size(), std::size_t{1});
    QCOMPARE(delivered[0].block, second);
    restored.applied = idOf(second);
    bench.start(restored);
    QVERIFY(bench.taken<Deliver>().empty());
}

// A lone clinic has nobody to fetch it from.
void RestartTest::anOwnBlockThatIsFinalAndNotAppliedIsStillThere() {
    Bench bench(1, 0);
    bench.start();
    bench.work(true, false);
    bench.step(BlockMade{1, block()});
    QCOMPARE(bench.taken<Deliver>().size(), std::size_t{1});  // and the power fails before it is applied
    Bench again(1, 0);
    again.start(bench.fromDisk());
    const auto delivered = again.taken<Deliver>();
    QCOMPARE(delivered.size(), std::size_t{1});
    QVERIFY(delivered[0].block == block());
    QVERIFY(again.taken<Behind>().empty());
}

// Nobody else may have it.
void RestartTest::aRewrittenLogHoldsTheBodyOfWhatIsNotFinalYet() {
    Bench bench;
    bench.start();
    BlockId final = bench.config.base, parent = final;
    View finalView = 0, parentView = 0;
    Bytes body;
    std::size_t before = 0;
    // Each block becomes final when its child is notarized, until the log is rewritten.
    for (View view = 1; bench.disk.size() >= before; ++view) {
        before = bench.disk.size();
        QVERIFY(view < 40);
        if (bench.leaders->of(view) == *bench.config.own) {
            bench.tell(certificateOf(bench.config, VoteKind::Nullify, view));
            continue;
        }
        body = encodeToy({parent.height + 1, parent.hash, view, {}, Bytes(kMaxBlockBytes - 200)});
        bench.hearProposal(view, body, parentView, parent);
        bench.validate(body);
        bench.tell(certificateOf(bench.config, VoteKind::Notarize, view, idOf(body)));
        if (parentView > 0) bench.tell(certificateOf(bench.config, VoteKind::Finalize, parentView, parent));
        bench.step(Applied{parent});
        final = parent, finalView = parentView;
        parent = idOf(body), parentView = view;
    }
    Restored restored = bench.fromDisk();
    restored.applied = final;
    bench.start(restored);
    QCOMPARE(bench.replica->status().floor, finalView);
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, parentView, parent));
    const auto delivered = bench.taken<Deliver>();
    QCOMPARE(delivered.size(), std::size_t{1});
    QVERIFY(delivered[0].block == body);
    QVERIFY(bench.sent<FetchBlock>().empty());
}

void RestartTest::theHostsFinalizationCounts() {
    Bench bench;
    Restored restored;  // an empty log beside a ledger that is further
    restored.finalization = certificateOf(bench.config, VoteKind::Finalize, 40, {12, idOf(block()).hash});
    restored.applied = restored.finalization->block;
    bench.start(restored);
    QCOMPARE(bench.view(), View{41});
    QCOMPARE(bench.replica->status().floor, View{40});
    QVERIFY(bench.taken<Behind>().empty());
}

void RestartTest::aloneItStartsAtOnce() {
    Bench bench(1, 0);
    bench.start({}, false);
    QVERIFY(!bench.replica->status().awaitsAnswers);
    bench.work(true, false);
    bench.step(BlockMade{1, block()});
    QCOMPARE(bench.taken<Deliver>().size(), std::size_t{1});
    QVERIFY(bench.taken<Send>().empty());
    QCOMPARE(bench.view(), View{2});
}

QTEST_GUILESS_MAIN(RestartTest)
#include "restart_test.moc"
