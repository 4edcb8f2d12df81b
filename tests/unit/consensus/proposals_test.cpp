// Rules 3 and 4: what is proposed, and what is notarized. One replica, as in views_test.cpp: four validators,
// f = 1, q = 3; this one leads view 4.
#include <QtTest>

#include "tests/unit/consensus/bench.h"

using namespace toy;

class ProposalsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // 3
    void theLeaderProposesOnTheHighestNotarizedView();
    void theLeaderFetchesWhatProvesItsParent();
    void blockAndVoteAreDurableBeforeTheProposalLeaves();
    void aSecondProposalIsNeverMade();
    void theHostMayHaveNoWork();
    void whatIsDueOnOneBlockIsNotOnTheNext();
    void blocksShrinkWhileViewsComeToNothing();
    void aBlockOnAnotherParentIsRefused();
    // 4
    void theFirstValidProposalIsNotarized();
    void aProposalIsNotNotarized_data();
    void aProposalIsNotNotarized();
    void aNotarizedViewIsNotSkipped();
    void aSecondProposalIsEvidence();
    void gapsAreFetched();
    void whatIsTooEarlyIsNotarizedWhenItsTimeComes();
};

// ---- 3

void ProposalsTest::theLeaderProposesOnTheHighestNotarizedView() {
    Bench bench;
    bench.start();
    const Bytes first = childOf(bench.config.base);
    const BlockId parent = idOf(first);
    bench.hearProposal(1, first, 0, bench.config.base);
    bench.validate(first);
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, parent));
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 2));
    bench.work(true, false);
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

void ProposalsTest::theLeaderFetchesWhatProvesItsParent() {
    Bench bench;
    bench.start();
    bench.work(true, false);
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

void ProposalsTest::blockAndVoteAreDurableBeforeTheProposalLeaves() {
    Bench bench(4, Leaders(configOf(4, {})).of(1));
    bench.start();
    bench.diskIsQuick = false;
    bench.work(true, false);
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

void ProposalsTest::aSecondProposalIsNeverMade() {
    Bench bench(4, Leaders(configOf(4, {})).of(1));
    bench.start();
    bench.work(true, false);
    QCOMPARE(bench.taken<MakeBlock>().size(), std::size_t{1});
    bench.step(BlockMade{1, childOf(bench.config.base, {1})});
    bench.step(BlockMade{1, childOf(bench.config.base, {2})});
    bench.work(false, false);
    bench.work(true, false);
    QVERIFY(bench.taken<MakeBlock>().empty());
    QCOMPARE(bench.sent<Proposal>().size(), std::size_t{1});
    // Nor after a restart.
    bench.start(bench.fromDisk());
    bench.work(true, false);
    bench.step(BlockMade{1, childOf(bench.config.base, {3})});
    QVERIFY(bench.taken<MakeBlock>().empty());
    bench.pass(kDelta * 2);
    const auto repeated = bench.sent<Proposal>();
    QVERIFY(!repeated.empty());
    for (const auto& [to, proposal] : repeated) QCOMPARE(proposal.block, childOf(bench.config.base, {1}));
}

void ProposalsTest::theHostMayHaveNoWork() {
    Bench bench(4, Leaders(configOf(4, {})).of(1));
    bench.start();
    bench.work(true, false);
    bench.step(BlockMade{1, std::nullopt});
    QCOMPARE(bench.taken<MakeBlock>().size(), std::size_t{1});
    bench.step(Tick{});
    QVERIFY(bench.taken<MakeBlock>().empty());
    bench.work(true, false);
    QCOMPARE(bench.taken<MakeBlock>().size(), std::size_t{1});
}

// One alone is its own quorum, so each block is final, and the next view begun, before its host says a word.
void ProposalsTest::whatIsDueOnOneBlockIsNotOnTheNext() {
    for (const bool executable : {false, true}) {
        Bench bench(1, 0);
        bench.start();
        bench.step(WorkAvailable{bench.config.base, executable, true});
        QCOMPARE(bench.taken<MakeBlock>().size(), std::size_t{1});
        const Bytes block = childOf(bench.config.base);
        bench.step(BlockMade{1, block});
        QCOMPARE(bench.view(), View{2});
        QVERIFY(bench.replica->status().finalized == idOf(block));
        bench.pass(seconds(100));
        QVERIFY(bench.taken<MakeBlock>().empty());
        // What it is told late about the former one changes nothing.
        bench.step(WorkAvailable{bench.config.base, executable, true});
        QVERIFY(bench.taken<MakeBlock>().empty());
        bench.step(WorkAvailable{idOf(block), executable, !executable});
        const auto asked = bench.taken<MakeBlock>();
        QCOMPARE(asked.size(), std::size_t{1});
        QVERIFY(asked[0].parent == idOf(block));
        QCOMPARE(asked[0].evenIfEmpty, !executable);
    }
}

// Otherwise a slow line nullifies every view for ever: Δ, which grows too, has its maximum.
void ProposalsTest::blocksShrinkWhileViewsComeToNothing() {
    Bench bench;  // leads views 4, 8, …
    bench.start();
    bench.work(true, false);
    const auto roomIn = [&](View view) {
        const auto asked = bench.taken<MakeBlock>();
        return asked.size() == 1 && asked[0].view == view ? asked[0].maxBytes : 0;
    };
    const auto nullify = [&](View first, View last) {
        for (View view = first; view <= last; ++view)
            bench.tell(certificateOf(bench.config, VoteKind::Nullify, view));
    };
    nullify(1, 3);
    QCOMPARE(roomIn(4), kMaxBlockBytes / 2);
    nullify(4, 7);
    QCOMPARE(roomIn(8), kMaxBlockBytes / 32);
    nullify(8, 79);
    bench.taken<MakeBlock>();
    nullify(80, 83);
    QCOMPARE(roomIn(84), std::size_t{1});
    // What is final gives it all its room again; what was notarized in between was not too large.
    const Bytes block = childOf(bench.config.base, {1});
    bench.hearProposal(85, block, 0, bench.config.base);
    bench.validate(block);
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 85, idOf(block)));
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 86));
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 87));
    QCOMPARE(roomIn(88), kMaxBlockBytes);
}

void ProposalsTest::aBlockOnAnotherParentIsRefused() {
    Bench bench(4, Leaders(configOf(4, {})).of(1));
    bench.start();
    bench.work(true, false);
    bench.step(BlockMade{1, childOf(idOf(childOf(bench.config.base)))});
    QVERIFY(bench.sent<Proposal>().empty());
    QCOMPARE(bench.taken<Alarm>().at(0).kind, AlarmKind::BlockRefused);
}

// ---- 4

void ProposalsTest::theFirstValidProposalIsNotarized() {
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

void ProposalsTest::aProposalIsNotNotarized_data() {
    QTest::addColumn<QString>("why");
    for (const char* why :
         {"nothing wrong", "invalid", "another leader", "not its block", "not its parent's child",
          "an unproven parent", "another parent than notarized", "a gap", "undoes what is final",
          "after nullify", "too early", "forged", "made for this view", "made for another view"})
        QTest::addRow("%s", why) << QString::fromLatin1(why);
}

void ProposalsTest::aProposalIsNotNotarized() {
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
        bench.work(true, false);
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

// A notarization, too, ends a view. That the next proposal may leave its block out takes a nullification:
// without one the block may be final.
void ProposalsTest::aNotarizedViewIsNotSkipped() {
    Bench bench;
    bench.start();
    const Bytes first = childOf(bench.config.base, {1}), beside = childOf(bench.config.base, {2});
    bench.hearProposal(1, first, 0, bench.config.base);
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(first)));
    QCOMPARE(bench.view(), View{2});
    bench.hearProposal(2, beside, 0, bench.config.base);
    bench.validate(beside);
    QVERIFY(bench.votes().empty());
    const auto asked = bench.sent<FetchCertificates>();
    QCOMPARE(asked.size(), std::size_t{1});
    QCOMPARE(asked[0].second.last, View{1});
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 1));
    bench.validate(beside);
    QCOMPARE(bench.votes(), std::string("N2"));
}

void ProposalsTest::aSecondProposalIsEvidence() {
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

void ProposalsTest::gapsAreFetched() {
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

void ProposalsTest::whatIsTooEarlyIsNotarizedWhenItsTimeComes() {
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

QTEST_GUILESS_MAIN(ProposalsTest)
#include "proposals_test.moc"
