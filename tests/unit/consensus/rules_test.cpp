// Rules 2 to 7 one by one, on a single replica whose host and peers the test plays. Four validators, f = 1, q
// = 3; this one leads view 4.
#include <QtTest>

#include "tests/unit/consensus/bench.h"

using namespace toy;

class RulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // 2
    void aViewIsEnteredOnlyByProof();
    void oneCertificateJumpsOverViews();
    void aViewEnteredByAFetchedCertificateHasTimers();
    void anOldFinalizationChangesNothing();
    // 3
    void theLeaderProposesOnTheHighestNotarizedView();
    void theLeaderFetchesWhatProvesItsParent();
    void blockAndVoteAreDurableBeforeTheProposalLeaves();
    void aSecondProposalIsNeverMade();
    void theHostMayHaveNoWork();
    void aBlockOnAnotherParentIsRefused();
    // 4
    void theFirstValidProposalIsNotarized();
    void aProposalIsNotNotarized_data();
    void aProposalIsNotNotarized();
    void aSecondProposalIsEvidence();
    void gapsAreFetched();
    void whatIsTooEarlyIsNotarizedWhenItsTimeComes();
    // 5
    void aNotarizationIsFinalizedOnceTheBodyIsThere();
    void noFinalizeAfterNullify();
    void noFinalizeAfterEquivocation();
    void aMissingBodyIsAskedOfOneSignerAfterTheOther();
    // 6
    void withoutAProposalAfterTwoDelta();
    void withoutACertificateAfterThreeDelta();
    void atOnceIfTheLeaderNullifies();
    void atOnceIfOneMoreThanFaultyNullify();
    void deltaGrows();
    void aNotarizationAfterNullifyIsProcessed();
    // 7
    void deliveriesWaitForTheDisk();
    void ancestorsAreDeliveredFirst();
    void whatIsFarBehindIsLeftToTheHost();
    void twoFinalizationsThatExcludeEachOtherStopIt();
    void nothingIsSignedAtOrBelowTheFloor();
};

// ---- 2

void RulesTest::aViewIsEnteredOnlyByProof() {
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

void RulesTest::oneCertificateJumpsOverViews() {
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

void RulesTest::aViewEnteredByAFetchedCertificateHasTimers() {
    Bench bench;
    bench.start();
    bench.step(WorkAvailable{true, false});
    bench.pass(kDelta * 3);
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 1));
    bench.votes();
    QCOMPARE(bench.view(), View{2});
    QVERIFY(bench.replica->nextTick() <= bench.now + kDelta * 2);
    bench.pass(kDelta * 2);
    QCOMPARE(bench.votes(), std::string("X2"));
}

void RulesTest::anOldFinalizationChangesNothing() {
    Bench bench;
    bench.start();
    const Bytes first = childOf(bench.config.base), second = childOf(idOf(first));
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 9, idOf(second)));
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 5, idOf(first)));
    QCOMPARE(bench.replica->status().floor, View{9});
    QCOMPARE(bench.view(), View{10});
}

// ---- 3

void RulesTest::theLeaderProposesOnTheHighestNotarizedView() {
    Bench bench;
    bench.start();
    const Bytes first = childOf(bench.config.base);
    const BlockId parent = idOf(first);
    bench.hearProposal(1, first, 0, bench.config.base);
    bench.validate(first);
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, parent));
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 2));
    bench.step(WorkAvailable{true, false});
    QVERIFY(bench.taken<MakeBlock>().empty());
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 3));
    const auto asked = bench.taken<MakeBlock>();
    QCOMPARE(asked.size(), std::size_t{1});
    QCOMPARE(asked[0].view, View{4});
    QVERIFY(asked[0].parent == parent);
    const Bytes block = childOf(parent, {5});
    bench.step(BlockMade{4, block});
    const auto proposals = bench.sent<Proposal>();
    QCOMPARE(proposals.size(), std::size_t{1});
    const Proposal& proposal = proposals[0].second;
    QCOMPARE(proposal.head.parentView, View{1});
    QVERIFY(proposal.parentProof && proposal.parentProof->view == 1);
    QCOMPARE(proposal.gaps.size(), std::size_t{2});
    QCOMPARE(proposal.gaps[0].view, View{3});
    QVERIFY(bool(verifyHead(bench.config, *bench.leaders, proposal.head, verifier())));
    QVERIFY(bench.votes().ends_with("N4"));
}

void RulesTest::theLeaderFetchesWhatProvesItsParent() {
    Bench bench;
    bench.start();
    bench.step(WorkAvailable{true, false});
    // It jumps into the view it leads and knows nothing of views 1 to 2.
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 3));
    QVERIFY(bench.taken<MakeBlock>().empty());
    const auto asked = bench.sent<FetchCertificates>();
    QCOMPARE(asked.size(), std::size_t{1});
    QCOMPARE(asked[0].second.first, View{1});
    QCOMPARE(asked[0].second.last, View{2});
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 2));
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 1));
    QCOMPARE(bench.taken<MakeBlock>().size(), std::size_t{1});
}

void RulesTest::blockAndVoteAreDurableBeforeTheProposalLeaves() {
    Bench bench(4, Leaders(configOf(4, {})).of(1));
    bench.start();
    bench.diskIsQuick = false;
    bench.step(WorkAvailable{true, false});
    const Bytes block = childOf(bench.config.base, {1});
    bench.step(BlockMade{1, block});
    QVERIFY(bench.sent<Proposal>().empty());
    QVERIFY(bench.votes().empty());
    QVERIFY(bench.unsaved.has_value());
    QVERIFY(std::holds_alternative<OwnProposal>(bench.unsaved->records[0]));
    QVERIFY(std::holds_alternative<OwnVote>(bench.unsaved->records[1]));
    bench.step(Persisted{bench.unsaved->token + 1});  // not that one
    QVERIFY(bench.sent<Proposal>().empty());
    bench.persist();
    QCOMPARE(bench.sent<Proposal>().size(), std::size_t{1});
    QCOMPARE(bench.votes(), std::string("N1"));
}

void RulesTest::aSecondProposalIsNeverMade() {
    Bench bench(4, Leaders(configOf(4, {})).of(1));
    bench.start();
    bench.step(WorkAvailable{true, false});
    QCOMPARE(bench.taken<MakeBlock>().size(), std::size_t{1});
    bench.step(BlockMade{1, childOf(bench.config.base, {1})});
    bench.step(BlockMade{1, childOf(bench.config.base, {2})});
    bench.step(WorkAvailable{false, false});
    bench.step(WorkAvailable{true, false});
    QVERIFY(bench.taken<MakeBlock>().empty());
    QCOMPARE(bench.sent<Proposal>().size(), std::size_t{1});
    // Nor after a restart.
    bench.start(bench.fromDisk());
    bench.step(WorkAvailable{true, false});
    bench.step(BlockMade{1, childOf(bench.config.base, {3})});
    QVERIFY(bench.taken<MakeBlock>().empty());
    bench.pass(kDelta * 2);
    const auto repeated = bench.sent<Proposal>();
    QVERIFY(!repeated.empty());
    for (const auto& [to, proposal] : repeated) QCOMPARE(proposal.block, childOf(bench.config.base, {1}));
}

void RulesTest::theHostMayHaveNoWork() {
    Bench bench(4, Leaders(configOf(4, {})).of(1));
    bench.start();
    bench.step(WorkAvailable{true, false});
    bench.step(BlockMade{1, std::nullopt});
    QCOMPARE(bench.taken<MakeBlock>().size(), std::size_t{1});
    bench.step(Tick{});
    QVERIFY(bench.taken<MakeBlock>().empty());
    bench.step(WorkAvailable{true, false});
    QCOMPARE(bench.taken<MakeBlock>().size(), std::size_t{1});
}

void RulesTest::aBlockOnAnotherParentIsRefused() {
    Bench bench(4, Leaders(configOf(4, {})).of(1));
    bench.start();
    bench.step(WorkAvailable{true, false});
    bench.step(BlockMade{1, childOf(idOf(childOf(bench.config.base)))});
    QVERIFY(bench.sent<Proposal>().empty());
    QCOMPARE(bench.taken<Alarm>().at(0).kind, AlarmKind::BlockRefused);
}

// ---- 4

void RulesTest::theFirstValidProposalIsNotarized() {
    Bench bench;
    bench.start();
    bench.diskIsQuick = false;
    const Bytes block = childOf(bench.config.base, {1});
    bench.hearProposal(1, block, 0, bench.config.base);
    const auto asked = bench.taken<ValidateBlock>();
    QCOMPARE(asked.size(), std::size_t{1});
    QCOMPARE(asked[0].block, block);
    QCOMPARE(asked[0].view, View{1});
    QVERIFY(!bench.unsaved);
    bench.validate(block);
    QVERIFY(bench.votes().empty());
    QVERIFY(
        std::holds_alternative<KnownBlock>(bench.unsaved->records[0]));  // the body is durable with the vote
    bench.persist();
    QCOMPARE(bench.votes(), std::string("N1"));
    bench.hearProposal(1, block, 0, bench.config.base);
    QVERIFY(bench.votes().empty());
    QVERIFY(bench.taken<ValidateBlock>().empty());
}

void RulesTest::aProposalIsNotNotarized_data() {
    QTest::addColumn<QString>("why");
    for (const char* why :
         {"nothing wrong", "invalid", "another leader", "not its block", "not its parent's child",
          "an unproven parent", "another parent than notarized", "a gap", "undoes what is final",
          "after nullify", "too early", "forged", "made for this view", "made for another view"})
        QTest::addRow("%s", why) << QString::fromLatin1(why);
}

void RulesTest::aProposalIsNotNotarized() {
    QFETCH(QString, why);
    const auto is = [&](const char* what) { return why == QLatin1String(what); };
    Bench bench;
    bench.start();
    // View 1 finalized a block, 2 notarized its child, 3 was nullified: view 4 is ours, so look at view 5.
    const Bytes first = childOf(bench.config.base, {1}), second = childOf(idOf(first), {2});
    bench.hearProposal(1, first, 0, bench.config.base);
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 1, idOf(first)));
    bench.hearProposal(2, second, 1, idOf(first));
    bench.validate(second);
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 2, idOf(second)));
    if (!is("a gap")) bench.tell(certificateOf(bench.config, VoteKind::Nullify, 3));
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 4));
    QCOMPARE(bench.view(), View{5});
    if (is("after nullify")) {
        bench.step(WorkAvailable{true, false});
        bench.pass(seconds(20));
    }
    bench.votes();

    View parentView = 2;
    BlockId parent = idOf(second);
    Bytes block = childOf(parent, {3});
    if (is("an unproven parent")) {
        parentView = 3;
        parent = idOf(childOf(idOf(first), {9}));
        block = childOf(parent);
    }
    if (is("another parent than notarized")) {
        parent = idOf(childOf(idOf(first), {9}));
        block = childOf(parent);
    }
    if (is("undoes what is final")) {
        parentView = 0;
        parent = bench.config.base;
        block = childOf(parent, {7});
    }
    if (is("not its parent's child")) block = encodeToy({parent.height + 2, parent.hash, 0, {}, {}});
    // A leader that is dishonest may have one body notarized in two of its views.
    if (is("made for this view") || is("made for another view"))
        block =
            encodeToy({parent.height + 1, parent.hash, 0, {3}, {}, is("made for this view") ? View{5} : 9});
    SignedHead head = headOf(bench.config, 5, block, parentView, parent);
    if (is("another leader"))
        head.signature = signWith(keyOf(bench.leaders->of(6)), statement(bench.config, head));
    if (is("forged")) head.signature.bytes[0] ^= 1;
    if (is("not its block")) block = childOf(parent, {4});
    bench.hear(bench.leaders->of(5), Proposal{head, std::nullopt, {}, block});
    bench.validate(block, is("invalid")     ? Verdict::Invalid
                          : is("too early") ? Verdict::TooEarly
                                            : Verdict::Valid);
    QCOMPARE(bench.votes(), std::string(is("nothing wrong") || is("made for this view") ? "N5" : ""));
}

void RulesTest::aSecondProposalIsEvidence() {
    Bench bench;
    bench.start();
    const Bytes one = childOf(bench.config.base, {1}), other = childOf(bench.config.base, {2});
    bench.hearProposal(1, one, 0, bench.config.base);
    bench.hearProposal(1, other, 0, bench.config.base);
    const auto seen = bench.taken<Misbehaved>();
    QCOMPARE(seen.size(), std::size_t{1});
    QCOMPARE(seen[0].evidence.signer, bench.leaders->of(1));
    QVERIFY(bool(verifyEvidence(bench.config, seen[0].evidence, verifier())));
    bench.validate(one);
    bench.validate(other);
    QVERIFY(bench.votes().empty());
    bench.hearProposal(1, other, 0, bench.config.base);
    QVERIFY(bench.taken<Misbehaved>().empty());
}

void RulesTest::gapsAreFetched() {
    Bench bench;
    bench.start();
    // Views 1 to 20 were nullified; the proposal of view 21 carries 8 of the proofs.
    const Bytes block = childOf(bench.config.base, {1});
    std::vector<Certificate> gaps;
    for (View view = 20; gaps.size() < kMaxGapCertificates; --view)
        gaps.push_back(certificateOf(bench.config, VoteKind::Nullify, view));
    bench.hearProposal(21, block, 0, bench.config.base, std::nullopt, gaps);
    bench.hearProposal(21, block, 0, bench.config.base, std::nullopt, gaps);  // the first only moved the view
    QCOMPARE(bench.view(), View{21});
    const auto asked = bench.sent<FetchCertificates>();
    QCOMPARE(asked.size(), std::size_t{1});
    QCOMPARE(asked[0].first, bench.leaders->of(21));
    QCOMPARE(asked[0].second.first, View{1});
    QCOMPARE(asked[0].second.last, View{12});
    for (View view = 1; view <= 11; ++view) bench.tell(certificateOf(bench.config, VoteKind::Nullify, view));
    bench.validate(block);
    QVERIFY(bench.votes().empty());
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 12));
    bench.validate(block);
    QCOMPARE(bench.votes(), std::string("N21"));
}

void RulesTest::whatIsTooEarlyIsNotarizedWhenItsTimeComes() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base, {1});
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.validate(block, Verdict::TooEarly);
    QVERIFY(bench.votes().empty());
    bench.validate(block, Verdict::Valid);
    QCOMPARE(bench.votes(), std::string("N1"));
    bench.validate(block, Verdict::Invalid);  // a verdict stays
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(block)));
    QCOMPARE(bench.votes(), std::string("F1"));
}

// ---- 5

void RulesTest::aNotarizationIsFinalizedOnceTheBodyIsThere() {
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

void RulesTest::noFinalizeAfterNullify() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base, {1});
    bench.step(WorkAvailable{true, false});
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.validate(block);
    QCOMPARE(bench.votes(), std::string("N1"));
    bench.pass(seconds(20));
    const std::string nullified = bench.votes();
    QVERIFY(nullified.find("X1") != std::string::npos);
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(block)));
    bench.pass(seconds(200));  // nor does repeating bring one forth
    bench.start(bench.fromDisk());
    bench.step(WorkAvailable{true, false});
    bench.pass(seconds(200));
    QVERIFY(bench.votes().find('F') == std::string::npos);
}

void RulesTest::noFinalizeAfterEquivocation() {
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

void RulesTest::aMissingBodyIsAskedOfOneSignerAfterTheOther() {
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

// ---- 6

void RulesTest::withoutAProposalAfterTwoDelta() {
    Bench bench;
    bench.start();
    bench.step(WorkAvailable{true, false});
    bench.pass(kDelta * 2);  // becomes active
    QVERIFY(bench.votes().empty());
    bench.pass(kDelta * 2 + milliseconds(-1));
    QVERIFY(bench.votes().empty());
    bench.pass(milliseconds(1));
    QCOMPARE(bench.votes(), std::string("X1"));
}

void RulesTest::withoutACertificateAfterThreeDelta() {
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

void RulesTest::atOnceIfTheLeaderNullifies() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base, {1});
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.hearVotes(VoteKind::Nullify, 1, {}, {bench.leaders->of(1)});
    QCOMPARE(bench.votes(), std::string("X1"));
}

void RulesTest::atOnceIfOneMoreThanFaultyNullify() {
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

void RulesTest::deltaGrows() {
    Config config = configOf(4, 0);
    QCOMPARE(deltaAt(config, 1, 0).ms, 1000);
    QCOMPARE(deltaAt(config, 2, 0).ms, 1000);
    QVERIFY(deltaAt(config, 3, 0).ms >= 1500 && deltaAt(config, 3, 0).ms < 1510);
    QVERIFY(deltaAt(config, 4, 0).ms >= 2250 && deltaAt(config, 4, 0).ms < 2270);
    QCOMPARE(deltaAt(config, 1'000'000'000, 0).ms, 30'000);
    QCOMPARE(deltaAt(config, 1'000'000'000, 999'999'999).ms, 1000);
}

void RulesTest::aNotarizationAfterNullifyIsProcessed() {
    Bench bench;
    bench.start();
    bench.step(WorkAvailable{true, false});
    bench.pass(kDelta * 4);
    QVERIFY(bench.votes().find("X1") != std::string::npos);
    const Bytes block = childOf(bench.config.base, {1});
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(block)));
    QCOMPARE(bench.view(), View{2});
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 1, idOf(block)));
    bench.tell(BlockBody{block});
    QCOMPARE(bench.taken<Deliver>().size(), std::size_t{1});
}

// ---- 7

void RulesTest::deliveriesWaitForTheDisk() {
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

void RulesTest::ancestorsAreDeliveredFirst() {
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

void RulesTest::whatIsFarBehindIsLeftToTheHost() {
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

void RulesTest::twoFinalizationsThatExcludeEachOtherStopIt() {
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

void RulesTest::nothingIsSignedAtOrBelowTheFloor() {
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

QTEST_GUILESS_MAIN(RulesTest)
#include "rules_test.moc"
