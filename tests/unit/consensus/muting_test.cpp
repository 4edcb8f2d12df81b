// A log that isn't the latest: own votes that others know and it doesn't hold. Four validators, f = 1, q = 3.
#include <QtTest>

#include "tests/unit/consensus/bench.h"

using namespace toy;

class MutingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMissingVoteMutes();
    void mutingReachesTheCertifiedViews();
    void mutingSurvivesTheNextRestart();
    void theSignStateFileAloneMutes();
    void theMutedDoNotFreezeTheirView();
    void theMutedDoNotNullifyAfterAKnownFinalize();
    void theSignStateKnowsOfALostFinalize();
    void anOwnVoteShownLaterMutesToo();
    void aViewThatNobodyCanHaveReachedMutesNothing();
    void norDoesItStandInTheWayOfTheNextStart();
    void butOneThatTheOthersHaveProvenDoes();
    void answersBelowTheFloorAreNoReasonToMute();
    void aCrashBeforeTheAnswersDoesNotMakeTheLogWhole();
    void norDoesOneOfWhatIsFinalMeanwhile();
    void norDoesOneOfTheSignState();
    void norIsAnEarlierMutingEnough();
    void norDoesARewrittenLogForgetIt();
    void onceMutedTheLogIsWholeAgain();

private:
    static Bytes block() { return childOf(configOf(4, {}).base, {1}); }
    static Certificate nullified(const Bench& bench, View view) {
        return certificateOf(bench.config, VoteKind::Nullify, view);
    }
};

void MutingTest::aMissingVoteMutes() {
    Bench bench;
    bench.start({}, false);
    const Vote shown = voteOf(bench.config, *bench.config.own, VoteKind::Notarize, 3, idOf(block()));
    bench.answer(bench.peers()[0]);
    QVERIFY(bench.taken<Alarm>().empty());
    bench.answer(bench.peers()[1], {shown});
    const auto alarms = bench.taken<Alarm>();
    QCOMPARE(alarms.size(), std::size_t{1});
    QCOMPARE(alarms[0].kind, AlarmKind::RestoredBackup);
    QCOMPARE(bench.replica->status().mutedUpTo, View{3});
    QVERIFY(std::find(bench.disk.begin(), bench.disk.end(), Record{OwnVote{shown}}) != bench.disk.end());
    // Views 1 to 3 pass without a word of it …
    bench.work(true, true);
    for (View view = 1; view <= 3; ++view) {
        bench.hearProposal(view, block(), 0, bench.config.base);
        bench.validate(block());
        bench.pass(seconds(100));
        for (const auto& [to, vote] : bench.sent<Vote>()) QVERIFY(vote == shown);
        bench.tell(certificateOf(bench.config, VoteKind::Nullify, view));
    }
    // … and 4, which it leads, is a view like any other.
    QCOMPARE(bench.taken<MakeBlock>().size(), std::size_t{1});
    bench.step(BlockMade{4, childOf(bench.config.base, {7})});
    QVERIFY(bench.votes().find("N4") != std::string::npos);
}

void MutingTest::mutingReachesTheCertifiedViews() {
    Bench bench;
    bench.start({}, false);
    const Vote shown = voteOf(bench.config, *bench.config.own, VoteKind::Nullify, 3);
    bench.answer(bench.peers()[0], {shown}, {certificateOf(bench.config, VoteKind::Nullify, 12)});
    bench.answer(bench.peers()[1], {}, {certificateOf(bench.config, VoteKind::Nullify, 11)});
    QCOMPARE(bench.replica->status().mutedUpTo, View{12});
    QCOMPARE(bench.view(), View{13});
}

void MutingTest::mutingSurvivesTheNextRestart() {
    Bench bench;
    bench.start({}, false);
    bench.answer(bench.peers()[0], {voteOf(bench.config, *bench.config.own, VoteKind::Nullify, 3)});
    bench.answer(bench.peers()[1]);
    QCOMPARE(bench.replica->status().mutedUpTo, View{3});
    Restored again = bench.fromDisk();
    bench.start(again);
    QCOMPARE(bench.replica->status().mutedUpTo, View{3});
}

void MutingTest::theSignStateFileAloneMutes() {
    Bench bench;
    Restored restored;
    restored.signState.finalize = 6;
    bench.start(restored);
    QCOMPARE(bench.taken<Alarm>().at(0).kind, AlarmKind::RestoredBackup);
    QCOMPARE(bench.replica->status().mutedUpTo, View{6});
    // Once is enough, as long as it names no later one.
    Restored muted = bench.fromDisk();
    muted.signState.finalize = 6;
    bench.start(muted);
    QVERIFY(bench.taken<Alarm>().empty());
    QCOMPARE(bench.replica->status().mutedUpTo, View{6});
    muted.signState.nullify = 8;
    bench.start(muted);
    QCOMPARE(bench.replica->status().mutedUpTo, View{8});
    // Not if what it names is final anyway.
    Restored final = restored;
    final.records = {KnownCertificate{certificateOf(bench.config, VoteKind::Finalize, 6, idOf(block()))}};
    bench.start(final);
    QVERIFY(bench.taken<Alarm>().empty());
    QCOMPARE(bench.replica->status().mutedUpTo, View{0});
}

void MutingTest::theMutedDoNotFreezeTheirView() {
    Bench bench;
    bench.start({}, false);
    const Vote shown = voteOf(bench.config, *bench.config.own, VoteKind::Notarize, 1, idOf(block()));
    bench.answer(bench.peers()[0], {shown});
    bench.answer(bench.peers()[1]);
    bench.work(true, false);
    bench.hearVotes(VoteKind::Nullify, 1, {}, {bench.peers()[0]});
    bench.pass(seconds(100));
    QVERIFY(bench.votes().find('X') == std::string::npos);
    bench.hearVotes(VoteKind::Nullify, 1, {}, {bench.peers()[1]});  // q − 1 others
    QVERIFY(bench.votes().find("X1") != std::string::npos);
    QCOMPARE(bench.view(), View{2});
}

void MutingTest::theMutedDoNotNullifyAfterAKnownFinalize() {
    Bench bench;
    bench.start({}, false);
    const Vote shown = voteOf(bench.config, *bench.config.own, VoteKind::Finalize, 1, idOf(block()));
    bench.answer(bench.peers()[0], {shown});
    bench.answer(bench.peers()[1]);
    bench.hearVotes(VoteKind::Nullify, 1, {}, {bench.peers()[0], bench.peers()[1]});
    bench.pass(seconds(100));
    QVERIFY(bench.votes().find('X') == std::string::npos);
}

// The log is lost, the vote of view 1 has reached nobody, and the sign-state still names it (seed 439 of the
// simulator): a nullify vote there would contradict it.
void MutingTest::theSignStateKnowsOfALostFinalize() {
    Bench bench;
    Restored restored;
    restored.signState.finalize = 1;
    bench.start(restored);
    bench.work(true, false);
    bench.hearVotes(VoteKind::Nullify, 1, {}, {bench.peers()[0], bench.peers()[1]});
    bench.pass(seconds(100));
    QVERIFY(bench.votes().find("X1") == std::string::npos);
    // In a later view it may: there was none.
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(block())));
    bench.hearVotes(VoteKind::Nullify, 2, {}, {bench.peers()[0], bench.peers()[1]});
    bench.pass(seconds(100));
    QVERIFY(bench.votes().find("X2") != std::string::npos);
}

void MutingTest::anOwnVoteShownLaterMutesToo() {
    const auto begin = [](Bench& bench) {
        bench.start();
        QCOMPARE(bench.replica->status().mutedUpTo, View{0});
    };
    const Config config = configOf(4, {});
    {
        Bench bench;
        begin(bench);
        bench.tell(voteOf(config, *bench.config.own, VoteKind::Notarize, 5, idOf(block())));
        QCOMPARE(bench.replica->status().mutedUpTo, View{5});
        QCOMPARE(bench.taken<Alarm>().size(), std::size_t{1});
    }
    {  // as part of a certificate
        Bench bench;
        begin(bench);
        Config everybody = bench.config;
        everybody.own = bench.peers()[0];
        const Certificate proof = certificateOf(everybody, VoteKind::Nullify, 5);
        bench.tell(proof);
        QCOMPARE(bench.view(), View{6});
        QCOMPARE(bench.replica->status().mutedUpTo, View{5});
    }
    {  // but a forged one is nothing
        Bench bench;
        begin(bench);
        Vote forged = voteOf(config, *bench.config.own, VoteKind::Notarize, 5, idOf(block()));
        forged.view = 6;
        bench.tell(forged);
        QCOMPARE(bench.replica->status().mutedUpTo, View{0});
    }
    {  // and the echo of an own vote neither
        Bench bench;
        begin(bench);
        bench.hearProposal(1, block(), 0, bench.config.base);
        bench.validate(block());
        bench.tell(voteOf(config, *bench.config.own, VoteKind::Notarize, 1, idOf(block())));
        QCOMPARE(bench.replica->status().mutedUpTo, View{0});
    }
}

// Whoever has stolen the epoch's key signs what it likes with it. A view is entered by a certificate only,
// and none further than kBelievedAhead above what is certified.
void MutingTest::aViewThatNobodyCanHaveReachedMutesNothing() {
    const auto own = [](const Bench& bench, View view) {
        return voteOf(bench.config, *bench.config.own, VoteKind::Nullify, view);
    };
    Bench bench;
    bench.start();
    for (const View view : {kMaxNumber, kBelievedAhead + 2}) bench.tell(own(bench, view));
    QCOMPARE(bench.replica->status().mutedUpTo, View{0});
    QVERIFY(bench.taken<Alarm>().empty());
    bench.tell(own(bench, kBelievedAhead + 1));
    QCOMPARE(bench.replica->status().mutedUpTo, kBelievedAhead + 1);
    // One that was shown proves no later one.
    bench.tell(own(bench, kBelievedAhead + 2));
    QCOMPARE(bench.replica->status().mutedUpTo, kBelievedAhead + 1);
}

void MutingTest::norDoesItStandInTheWayOfTheNextStart() {
    for (const bool isMuted : {false, true}) {  // by what a version of before has believed
        Bench bench;
        if (isMuted) bench.disk = {MutedUpTo{kMaxNumber}};
        bench.start(bench.fromDisk(), false);
        for (const View view : {kMaxNumber, View{3}})
            bench.answer(bench.peers()[view == 3 ? 1 : 0],
                         {voteOf(bench.config, *bench.config.own, VoteKind::Nullify, view)});
        QVERIFY(!bench.replica->status().awaitsAnswers);
        QCOMPARE(bench.replica->status().mutedUpTo, isMuted ? kMaxNumber : View{3});
        for (const Record& record : bench.disk) QVERIFY(bool(decodeRecord(encode(record))));
    }
}

void MutingTest::butOneThatTheOthersHaveProvenDoes() {
    Bench bench;
    bench.start({}, false);
    const View far = kBelievedAhead * 3;
    const Vote shown = voteOf(bench.config, *bench.config.own, VoteKind::Nullify, far + 8);
    bench.answer(bench.peers()[0], {shown}, {nullified(bench, far)});
    bench.answer(bench.peers()[1]);
    QCOMPARE(bench.replica->status().mutedUpTo, far + 8);
}

void MutingTest::answersBelowTheFloorAreNoReasonToMute() {
    Bench bench;
    bench.start();
    bench.hearProposal(1, block(), 0, bench.config.base);
    bench.validate(block());
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(block())));
    QCOMPARE(bench.votes(), std::string("N1 F1"));
    const Vote finalized = voteOf(bench.config, *bench.config.own, VoteKind::Finalize, 1, idOf(block()));
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 1, idOf(block())));
    Restored pruned;  // as after rewriting the log
    pruned.records = {KnownCertificate{certificateOf(bench.config, VoteKind::Finalize, 1, idOf(block()))}};
    pruned.signState = bench.fromDisk().signState;
    bench.start(pruned, false);
    bench.answer(bench.peers()[0], {finalized});
    bench.answer(bench.peers()[1], {finalized});
    QVERIFY(bench.taken<Alarm>().empty());
    QCOMPARE(bench.replica->status().mutedUpTo, View{0});
}

// The log is lost, one peer shows a vote, and the power fails before enough have answered. The log holds the
// vote now; the proposal that it was for is gone all the same (seed 4169 of the simulator).
void MutingTest::aCrashBeforeTheAnswersDoesNotMakeTheLogWhole() {
    Bench bench;  // leads views 4, 8, …
    bench.start({}, false);
    const Vote shown = voteOf(bench.config, *bench.config.own, VoteKind::Notarize, 4, idOf(block()));
    bench.answer(bench.peers()[0], {shown});
    QVERIFY(bench.replica->status().awaitsAnswers);
    bench.start(bench.fromDisk());
    QCOMPARE(bench.replica->status().mutedUpTo, View{4});
    QCOMPARE(bench.taken<Alarm>().size(), std::size_t{1});
    bench.work(true, true);
    for (View view = 1; view <= 3; ++view) bench.tell(nullified(bench, view));
    bench.pass(seconds(100));
    QCOMPARE(bench.view(), View{4});
    QVERIFY(bench.taken<MakeBlock>().empty());
    QVERIFY(bench.sent<Proposal>().empty());
    for (const auto& [to, vote] : bench.sent<Vote>()) QVERIFY(vote == shown);
}

// A later vote may be missing too.
void MutingTest::norDoesOneOfWhatIsFinalMeanwhile() {
    Bench bench;
    bench.start({}, false);
    bench.answer(bench.peers()[0], {voteOf(bench.config, *bench.config.own, VoteKind::Nullify, 3)});
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 5, idOf(block())));
    bench.start(bench.fromDisk(), false);
    bench.answer(bench.peers()[0]);
    bench.answer(bench.peers()[1], {}, {nullified(bench, 9)});
    QCOMPARE(bench.replica->status().mutedUpTo, View{9});
}

// It names a vote that a peer then shows: after that the log and the sign-state agree again.
void MutingTest::norDoesOneOfTheSignState() {
    Bench bench;
    Restored restored;
    restored.signState.nullify = 6;
    bench.start(restored, false);
    bench.answer(bench.peers()[0], {voteOf(bench.config, *bench.config.own, VoteKind::Nullify, 6)});
    bench.start(bench.fromDisk(), false);
    bench.answer(bench.peers()[0]);
    bench.answer(bench.peers()[1], {}, {nullified(bench, 9)});
    QCOMPARE(bench.replica->status().mutedUpTo, View{9});
}

void MutingTest::norIsAnEarlierMutingEnough() {
    Bench bench;
    bench.disk = {MutedUpTo{20}};
    bench.start(bench.fromDisk(), false);
    bench.answer(bench.peers()[0],
                 {voteOf(bench.config, *bench.config.own, VoteKind::Notarize, 15, idOf(block()))});
    bench.start(bench.fromDisk(), false);
    bench.answer(bench.peers()[0]);
    bench.answer(bench.peers()[1], {}, {nullified(bench, 30)});
    QCOMPARE(bench.replica->status().mutedUpTo, View{30});
}

void MutingTest::norDoesARewrittenLogForgetIt() {
    Bench bench;
    const Bytes first = block();
    for (std::uint64_t salt = 0; bench.disk.size() < 10; ++salt)
        bench.disk.emplace_back(
            KnownBlock{encodeToy({2, idOf(first).hash, salt, {}, Bytes(kMaxBlockBytes - 200)})});
    bench.start(bench.fromDisk(), false);
    bench.answer(bench.peers()[0], {voteOf(bench.config, *bench.config.own, VoteKind::Nullify, 12)});
    const std::size_t before = bench.disk.size();
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 5, idOf(first)));
    QVERIFY(bench.disk.size() < before);  // rewritten
    bench.start(bench.fromDisk(), false);
    bench.answer(bench.peers()[0]);
    bench.answer(bench.peers()[1], {}, {nullified(bench, 20)});
    QCOMPARE(bench.replica->status().mutedUpTo, View{20});
}

void MutingTest::onceMutedTheLogIsWholeAgain() {
    Bench bench;
    bench.start({}, false);
    bench.answer(bench.peers()[0], {voteOf(bench.config, *bench.config.own, VoteKind::Nullify, 3)});
    bench.answer(bench.peers()[1]);
    bench.start(bench.fromDisk(), false);
    bench.answer(bench.peers()[0]);
    bench.answer(bench.peers()[1], {}, {nullified(bench, 9)});
    QVERIFY(bench.taken<Alarm>().empty());
    QCOMPARE(bench.replica->status().mutedUpTo, View{3});
}

QTEST_GUILESS_MAIN(MutingTest)
#include "muting_test.moc"
