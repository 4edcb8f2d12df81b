// Rules 5 and 7: what is finalized, and what is delivered then. One replica, as in views_test.cpp: four
// validators, f = 1, q = 3; this one leads view 4.
#include <QtTest>

#include "tests/unit/consensus/bench.h"

using namespace toy;

class FinalityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // 5
    void aNotarizationIsFinalizedOnceTheBodyIsThere();
    void noFinalizeAfterNullify();
    void noFinalizeAfterEquivocation();
    void aMissingBodyIsAskedOfOneSignerAfterTheOther();
    // 7
    void deliveriesWaitForTheDisk();
    void ancestorsAreDeliveredFirst();
    void whatIsFarBehindIsLeftToTheHost();
    void twoFinalizationsThatExcludeEachOtherStopIt();
    void nothingIsSignedAtOrBelowTheFloor();
    void itIsSettledWhenAllItVotedForIsApplied();
};

// ---- 5

void FinalityTest::aNotarizationIsFinalizedOnceTheBodyIsThere() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base, {1});
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(block)));
    QCOMPARE(bench.view(), View{2});
    QVERIFY(bench.votes().empty());
    QCOMPARE(bench.sent<FetchBlock>().size(), std::size_t{1});
    bench.tell(BlockBody{childOf(bench.config.base, {2})});  // not the one that was asked for
    QVERIFY(bench.taken<ValidateBlock>().empty());
    bench.tell(BlockBody{block});
    QCOMPARE(bench.taken<ValidateBlock>().size(), std::size_t{1});
    QVERIFY(bench.votes().empty());
    bench.validate(block, Verdict::TooEarly);    // finalizing doesn't depend on the own clock
    QCOMPARE(bench.votes(), std::string("F1"));  // without an own notarize vote
    const bool logged = std::any_of(bench.disk.begin(), bench.disk.end(), [&](const Record& record) {
        return record == Record{KnownBlock{block}};
    });
    QVERIFY(logged);
}

void FinalityTest::noFinalizeAfterNullify() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base, {1});
    bench.work(true, false);
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.validate(block);
    QCOMPARE(bench.votes(), std::string("N1"));
    bench.pass(seconds(20));
    const std::string nullified = bench.votes();
    QVERIFY(nullified.find("X1") != std::string::npos);
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(block)));
    bench.pass(seconds(200));  // nor does repeating bring one forth
    const std::string repeated = bench.votes();
    QVERIFY(repeated.find("X1") != std::string::npos);
    QVERIFY(repeated.find('F') == std::string::npos);
    bench.start(bench.fromDisk());
    bench.work(true, false);
    bench.pass(seconds(200));
    QVERIFY(bench.votes().find('F') == std::string::npos);
}

void FinalityTest::noFinalizeAfterEquivocation() {
    Bench bench;
    bench.start();
    const Bytes one = childOf(bench.config.base, {1}), other = childOf(bench.config.base, {2});
    bench.hearProposal(1, one, 0, bench.config.base);
    bench.hearProposal(1, other, 0, bench.config.base);
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(one)));
    bench.validate(one);
    QVERIFY(bench.votes().empty());
    QCOMPARE(bench.view(), View{2});
}

void FinalityTest::aMissingBodyIsAskedOfOneSignerAfterTheOther() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base, {1});
    const Certificate proof = certificateOf(bench.config, VoteKind::Notarize, 1, idOf(block));
    bench.tell(proof);
    std::vector<std::int64_t> pauses;
    std::set<ValidatorIndex> asked;
    Instant last = bench.now;
    for (int i = 0; i < 16; ++i) {
        for (const auto& [to, question] : bench.sent<FetchBlock>()) {
            asked.insert(*to);
            pauses.push_back((bench.now - last).ms);
            last = bench.now;
        }
        bench.now = bench.replica->nextTick();
        bench.step(Tick{});
    }
    QVERIFY(pauses.size() > 3);
    QCOMPARE(pauses[1], std::int64_t{500});
    QCOMPARE(pauses[2], std::int64_t{750});
    QCOMPARE(pauses[3], std::int64_t{1125});
    for (const auto& entry : proof.signatures)
        if (entry.signer != *bench.config.own) QVERIFY(asked.contains(entry.signer));
    bench.pass(seconds(3600));
    QVERIFY(bench.replica->nextTick() <= bench.now + seconds(30));
}

// ---- 7

// What a host may call the ledger's end: a block may be final by this node's own vote and reach it late.
void FinalityTest::itIsSettledWhenAllItVotedForIsApplied() {
    Bench bench;
    bench.start({}, false);
    QVERIFY(!bench.replica->status().settled);  // it may have voted before it was started
    for (const ValidatorIndex peer : bench.peers()) bench.answer(peer);
    QVERIFY(bench.replica->status().settled);
    const Bytes block = childOf(bench.config.base, {1});
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.validate(block);
    QCOMPARE(bench.votes(), std::string("N1"));
    QVERIFY(bench.replica->status().settled);  // a notarize vote alone makes nothing final
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(block)));
    QCOMPARE(bench.votes(), std::string("F1"));
    QVERIFY(!bench.replica->status().settled);
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 1, idOf(block)));
    QCOMPARE(bench.taken<Deliver>().size(), std::size_t{1});
    QVERIFY(!bench.replica->status().settled);
    bench.step(Applied{idOf(block)});
    QVERIFY(bench.replica->status().settled);
    // Final without its vote, and not here yet.
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 2, idOf(childOf(idOf(block), {2}))));
    QVERIFY(!bench.replica->status().settled);
    // After a restart the vote is as open as before.
    Bench again;
    again.start();
    again.hearProposal(1, block, 0, again.config.base);
    again.validate(block);
    again.tell(certificateOf(again.config, VoteKind::Notarize, 1, idOf(block)));
    again.start(again.fromDisk());
    QVERIFY(!again.replica->status().settled);
}

void FinalityTest::deliveriesWaitForTheDisk() {
    Bench bench;
    bench.start();
    bench.diskIsQuick = false;
    const Bytes block = childOf(bench.config.base, {1});
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 1, idOf(block)));
    QVERIFY(bench.taken<Deliver>().empty());
    bench.persist();
    const auto delivered = bench.taken<Deliver>();
    QCOMPARE(delivered.size(), std::size_t{1});
    QCOMPARE(delivered[0].block, block);
    QVERIFY(delivered[0].finalization.block == delivered[0].id);
    // A crash before the host has applied it: it comes again.
    bench.start(bench.fromDisk());
    bench.tell(BlockBody{block});
    QCOMPARE(bench.taken<Deliver>().size(), std::size_t{1});
}

void FinalityTest::ancestorsAreDeliveredFirst() {
    Bench bench;
    bench.start();
    std::vector<Bytes> blocks{childOf(bench.config.base)};
    while (blocks.size() < 5) blocks.push_back(childOf(idOf(blocks.back())));
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 9, idOf(blocks[4])));
    for (std::size_t i = 5; i-- > 0;) {
        QVERIFY(bench.taken<Deliver>().empty());
        QVERIFY(!bench.sent<FetchBlock>().empty());
        bench.tell(BlockBody{blocks[i]});
    }
    const auto delivered = bench.taken<Deliver>();
    QCOMPARE(delivered.size(), std::size_t{5});
    for (std::size_t i = 0; i < 5; ++i) QCOMPARE(delivered[i].block, blocks[i]);
    QVERIFY(bench.replica->status().delivered == idOf(blocks[4]));
}

void FinalityTest::whatIsFarBehindIsLeftToTheHost() {
    Bench bench;
    bench.start();
    const BlockId far{kMaxMissingBlocks + 1, crypto::sha256(bytesOf("far"))};
    const Certificate finalization = certificateOf(bench.config, VoteKind::Finalize, 900, far);
    bench.tell(finalization);
    QVERIFY(bench.sent<FetchBlock>().empty());
    QCOMPARE(bench.taken<Behind>().size(), std::size_t{1});
    bench.pass(seconds(60));
    QVERIFY(!bench.taken<Behind>().empty());  // still behind: said again
    bench.step(CaughtUp{finalization});
    bench.pass(seconds(60));
    QVERIFY(bench.taken<Behind>().empty());
    QVERIFY(bench.taken<Deliver>().empty());
    QVERIFY(bench.replica->status().delivered == far);
    // It goes on from there.
    const Bytes next = childOf(far);
    bench.hearProposal(901, next, 900, far);
    bench.validate(next);
    QVERIFY(bench.votes().ends_with("N901"));
    // A forged finalization of the host's is none.
    Certificate forged = certificateOf(bench.config, VoteKind::Finalize, 950, {far.height + 9, far.hash});
    forged.signatures[0].signature.bytes[3] ^= 1;
    bench.step(CaughtUp{forged});
    QVERIFY(bench.replica->status().delivered == far);
}

void FinalityTest::twoFinalizationsThatExcludeEachOtherStopIt() {
    Bench bench;
    bench.start();
    const Bytes one = childOf(bench.config.base, {1}), other = childOf(bench.config.base, {2});
    bench.hearProposal(1, one, 0, bench.config.base);
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 1, idOf(one)));
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 2, idOf(other)));
    QCOMPARE(bench.taken<Alarm>().at(0).kind, AlarmKind::Forked);
    QVERIFY(bench.replica->status().stopped);
    QCOMPARE(bench.taken<Deliver>().size(), std::size_t{1});
}

void FinalityTest::nothingIsSignedAtOrBelowTheFloor() {
    Bench bench;
    bench.start();
    const Bytes final = childOf(bench.config.base, {1}), late = childOf(bench.config.base, {2});
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 10, idOf(final)));
    bench.hearProposal(9, late, 0, bench.config.base);
    bench.validate(late);
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 9, idOf(late)));
    bench.hearVotes(VoteKind::Nullify, 10, {}, bench.peers());
    bench.pass(seconds(100));
    for (const auto& [to, vote] : bench.sent<Vote>()) QVERIFY(vote.view > 10);
}

QTEST_GUILESS_MAIN(FinalityTest)
#include "finality_test.moc"
