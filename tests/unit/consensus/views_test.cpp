// Rules 2 and 6: how a view is entered, and how it is given up. One replica whose host and peers the test
// plays. Four validators, f = 1, q = 3; this one leads view 4.
#include <QtTest>

#include "tests/unit/consensus/bench.h"

using namespace toy;

class ViewsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // 2
    void aViewIsEnteredOnlyByProof();
    void oneCertificateJumpsOverViews();
    void aViewEnteredByAFetchedCertificateHasTimers_data();
    void aViewEnteredByAFetchedCertificateHasTimers();
    void anOldFinalizationChangesNothing();
    // 6
    void withoutAProposalAfterTwoDelta();
    void withoutACertificateAfterThreeDelta();
    void atOnceIfTheLeaderNullifies();
    void atOnceIfOneMoreThanFaultyNullify();
    void deltaGrows();
    void aNotarizationAfterNullifyIsProcessed();
};

// ---- 2

void ViewsTest::aViewIsEnteredOnlyByProof() {
    Bench bench;
    bench.start();
    bench.hearVotes(VoteKind::Nullify, 1, {}, some(bench, 1));
    QCOMPARE(bench.view(), View{1});
    bench.pass(seconds(600));
    QCOMPARE(bench.view(), View{1});  // no time that passes is a proof
    bench.hearVotes(VoteKind::Nullify, 1, {}, some(bench, 3));
    QCOMPARE(bench.view(), View{2});
    Certificate tooFew = certificateOf(bench.config, VoteKind::Nullify, 2);
    tooFew.signatures.pop_back();
    bench.tell(tooFew);
    QCOMPARE(bench.view(), View{2});
    QCOMPARE(bench.taken<Rejected>().size(), std::size_t{1});
    Certificate doubled = certificateOf(bench.config, VoteKind::Nullify, 2);
    doubled.signatures[1] = doubled.signatures[0];
    bench.tell(doubled);
    QCOMPARE(bench.taken<Rejected>().size(), std::size_t{1});
    Certificate forged = certificateOf(bench.config, VoteKind::Nullify, 3);
    forged.view = 2;
    bench.tell(forged);
    QCOMPARE(bench.taken<Rejected>().size(), std::size_t{1});
    QCOMPARE(bench.view(), View{2});
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 2));
    QCOMPARE(bench.view(), View{3});
}

void ViewsTest::oneCertificateJumpsOverViews() {
    Bench bench;
    bench.start();
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 30));
    QCOMPARE(bench.view(), View{31});
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 20));
    QCOMPARE(bench.view(), View{31});
    const Bytes block = childOf(bench.config.base);
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 50, idOf(block)));
    QCOMPARE(bench.view(), View{51});
    QCOMPARE(bench.replica->status().floor, View{50});
}

void ViewsTest::aViewEnteredByAFetchedCertificateHasTimers_data() {
    QTest::addColumn<QString>("how");
    for (const char* how : {"by itself", "beside a proposal", "in an answer", "with blocks"})
        QTest::addRow("%s", how) << QString::fromLatin1(how);
}

// They run from entering, however the certificate came.
void ViewsTest::aViewEnteredByAFetchedCertificateHasTimers() {
    QFETCH(QString, how);
    const auto is = [&](const char* what) { return how == QLatin1String(what); };
    Bench bench;
    bench.start({}, !is("in an answer"));
    bench.work(true, false);
    bench.pass(kDelta * 3);
    bench.votes();
    const Certificate nullified = certificateOf(bench.config, VoteKind::Nullify, 1);
    const Bytes block = childOf(bench.config.base, {1});
    if (is("by itself")) bench.tell(nullified);
    if (is("beside a proposal"))  // of a view yet to come
        bench.hearProposal(5, block, 0, bench.config.base, std::nullopt, {nullified});
    if (is("in an answer")) {
        bench.answer(bench.peers()[0], {}, {nullified});
        bench.answer(bench.peers()[1]);
    }
    if (is("with blocks"))
        bench.step(CaughtUp{certificateOf(bench.config, VoteKind::Finalize, 1, idOf(block))});
    QCOMPARE(bench.view(), View{2});
    QVERIFY(bench.replica->nextTick() <= bench.now + kDelta * 2);
    bench.pass(kDelta * 2 + milliseconds(-1));
    QVERIFY(bench.votes().find("X2") == std::string::npos);
    bench.pass(milliseconds(1));
    QVERIFY(bench.votes().find("X2") != std::string::npos);
}

void ViewsTest::anOldFinalizationChangesNothing() {
    Bench bench;
    bench.start();
    const Bytes first = childOf(bench.config.base), second = childOf(idOf(first));
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 9, idOf(second)));
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 5, idOf(first)));
    QCOMPARE(bench.replica->status().floor, View{9});
    QCOMPARE(bench.view(), View{10});
}

// ---- 6

void ViewsTest::withoutAProposalAfterTwoDelta() {
    Bench bench;
    bench.start();
    bench.work(true, false);
    bench.pass(kDelta * 2);  // becomes active
    QVERIFY(bench.votes().empty());
    bench.pass(kDelta * 2 + milliseconds(-1));
    QVERIFY(bench.votes().empty());
    bench.pass(milliseconds(1));
    QCOMPARE(bench.votes(), std::string("X1"));
}

void ViewsTest::withoutACertificateAfterThreeDelta() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base, {1});
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.validate(block);
    QCOMPARE(bench.votes(), std::string("N1"));
    bench.pass(kDelta * 3 + milliseconds(-1));
    QVERIFY(bench.votes().find('X') == std::string::npos);
    bench.pass(milliseconds(1));
    QVERIFY(bench.votes().find("X1") != std::string::npos);
}

void ViewsTest::atOnceIfTheLeaderNullifies() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base, {1});
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.hearVotes(VoteKind::Nullify, 1, {}, {bench.leaders->of(1)});
    QCOMPARE(bench.votes(), std::string("X1"));
}

void ViewsTest::atOnceIfOneMoreThanFaultyNullify() {
    Bench bench;
    bench.start();
    const ValidatorIndex leader = bench.leaders->of(1);
    auto voters = bench.peers();
    std::erase(voters, leader);
    bench.hearVotes(VoteKind::Nullify, 1, {}, {voters[0]});
    QVERIFY(bench.votes().empty());  // one may be faulty
    bench.hearVotes(VoteKind::Nullify, 1, {}, {voters[1]});
    QCOMPARE(bench.votes(), std::string("X1"));
    QCOMPARE(bench.view(), View{2});  // the own vote is in the own tally
}

void ViewsTest::deltaGrows() {
    Config config = configOf(4, 0);
    QCOMPARE(deltaAt(config, 1, 0).ms, 1000);
    QCOMPARE(deltaAt(config, 2, 0).ms, 1000);
    QVERIFY(deltaAt(config, 3, 0).ms >= 1500 && deltaAt(config, 3, 0).ms < 1510);
    QVERIFY(deltaAt(config, 4, 0).ms >= 2250 && deltaAt(config, 4, 0).ms < 2270);
    QCOMPARE(deltaAt(config, 1'000'000'000, 0).ms, 30'000);
    QCOMPARE(deltaAt(config, 1'000'000'000, 999'999'999).ms, 1000);
}

void ViewsTest::aNotarizationAfterNullifyIsProcessed() {
    Bench bench;
    bench.start();
    bench.work(true, false);
    bench.pass(kDelta * 4);
    QVERIFY(bench.votes().find("X1") != std::string::npos);
    const Bytes block = childOf(bench.config.base, {1});
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(block)));
    QCOMPARE(bench.view(), View{2});
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 1, idOf(block)));
    bench.tell(BlockBody{block});
    QCOMPARE(bench.taken<Deliver>().size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(ViewsTest)
#include "views_test.moc"
