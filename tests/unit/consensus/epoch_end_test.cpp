// How an epoch ends: its last block is repeated until it is final, nothing follows it, and then all is
// silent. Four validators, f = 1, q = 3; this one leads view 4.
#include <QtTest>

#include "core/consensus/fetched.h"
#include "tests/unit/consensus/bench.h"

using namespace toy;

namespace {

Bytes lastOn(const BlockId& parent, View view = 0) {
    return encodeToy({parent.height + 1, parent.hash, 0, {}, {}, view, true});
}

// The epoch's last block is notarized in view 1, and views 2 and 3 passed without a block.
Bytes lastIsNotarized(Bench& bench, bool finalize = false) {
    const Bytes last = lastOn(bench.config.base);
    bench.start();
    bench.hearProposal(1, last, 0, bench.config.base);
    bench.validate(last);
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(last)));
    if (finalize) bench.tell(certificateOf(bench.config, VoteKind::Finalize, 1, idOf(last)));
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 2));
    bench.votes();
    return last;
}

Proposal repeated(const Bench& bench, View view, const Bytes& block, View parentView) {
    return {headOf(bench.config, view, block, parentView, idOf(block)), std::nullopt, {}, block};
}

}  // namespace

class EpochEndTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLastBlockIsProposedAgainAsItIs();
    void aRepeatedBlockIsNotarizedAndFinalizedOnce();
    void nothingFollowsTheLastBlock();
    void onlyALastBlockMayBeRepeated();
    void aRepetitionNeedsItsNotarization();
    void afterTheLastBlockNothingIsSigned();
    void aFinalLastBlockEndsTheEpochAfterARestart();
    void aRepeatedProposalIsReplayed();
    void fetchedBlocksAreOfOneEpoch();
    void aLeaderWithoutALinkIsNotWaitedFor();
    void aLeaderThatProposedIsHeard();
};

void EpochEndTest::theLastBlockIsProposedAgainAsItIs() {
    Bench bench;
    const Bytes last = lastIsNotarized(bench);
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 3));
    bench.work(true, true);
    QCOMPARE(bench.view(), View{4});
    QVERIFY(bench.sent<Proposal>().empty());    // it may become final yet
    bench.pass(milliseconds(2300));             // Δ has grown
    QVERIFY(bench.taken<MakeBlock>().empty());  // not a block on it
    const auto proposals = bench.sent<Proposal>();
    QCOMPARE(proposals.size(), std::size_t{1});
    const Proposal& proposal = proposals[0].second;
    QCOMPARE(proposal.block, last);
    QVERIFY(proposal.head.block == idOf(last) && proposal.head.parent == idOf(last));
    QCOMPARE(proposal.head.view, View{4});
    QCOMPARE(proposal.head.parentView, View{1});
    QVERIFY(proposal.parentProof && proposal.parentProof->kind == VoteKind::Notarize);
    QCOMPARE(proposal.gaps.size(), std::size_t{2});
    QCOMPARE(bench.votes(), std::string("F1 N4"));  // the first is repeated
    bench.step(Tick{});
    QVERIFY(bench.sent<Proposal>().empty());
}

void EpochEndTest::aRepeatedBlockIsNotarizedAndFinalizedOnce() {
    Bench bench;
    const Bytes last = lastIsNotarized(bench);
    bench.hear(bench.leaders->of(3), repeated(bench, 3, last, 1));
    QCOMPARE(bench.votes(), std::string("N3"));
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 3, idOf(last)));
    QCOMPARE(bench.votes(), std::string("F3"));
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 3, idOf(last)));
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 1, idOf(last)));
    const auto delivered = bench.taken<Deliver>();
    QCOMPARE(delivered.size(), std::size_t{1});
    QVERIFY(delivered[0].id == idOf(last));
}

// A dishonest leader may try, and the host may even be wrong about it.
void EpochEndTest::nothingFollowsTheLastBlock() {
    Bench bench;
    const Bytes last = lastIsNotarized(bench);
    const Bytes beyond = childOf(idOf(last));
    bench.hearProposal(3, beyond, 1, idOf(last));
    bench.validate(beyond);
    bench.pass(milliseconds(100));
    QCOMPARE(bench.votes(), std::string());
}

void EpochEndTest::onlyALastBlockMayBeRepeated() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base);
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.validate(block);
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(block)));
    bench.votes();
    bench.hear(bench.leaders->of(2), repeated(bench, 2, block, 1));
    QCOMPARE(bench.taken<Rejected>().size(), std::size_t{1});
    QCOMPARE(bench.votes(), std::string());
    // Nor one that claims to be its own parent at the epoch's start.
    bench.hear(bench.leaders->of(2), repeated(bench, 2, lastOn(bench.config.base), 0));
    QCOMPARE(bench.taken<Rejected>().size(), std::size_t{1});
}

void EpochEndTest::aRepetitionNeedsItsNotarization() {
    Bench bench;
    bench.start();
    const Bytes last = lastOn(bench.config.base);
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 1));
    bench.hear(bench.leaders->of(2), repeated(bench, 2, last, 1));
    QCOMPARE(bench.votes(), std::string());
    QCOMPARE(bench.sent<FetchCertificates>().size(), std::size_t{1});
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 1, idOf(last)));
    const auto asked = bench.taken<ValidateBlock>();
    QCOMPARE(asked.size(), std::size_t{1});
    QCOMPARE(asked[0].view, View{0});  // it was made for another view than this
    bench.validate(last);
    QVERIFY(bench.votes().find("N2") != std::string::npos);
}

void EpochEndTest::afterTheLastBlockNothingIsSigned() {
    Bench bench;
    const Bytes last = lastIsNotarized(bench, true);
    QCOMPARE(bench.taken<Deliver>().size(), std::size_t{1});
    QVERIFY(bench.replica->status().ended);
    bench.work(true, true);
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 3));
    bench.hearVotes(VoteKind::Nullify, 4, {}, some(bench, 2));
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 4, idOf(last)));
    bench.hear(bench.leaders->of(5), repeated(bench, 5, last, 4));
    bench.pass(seconds(600));
    QCOMPARE(bench.votes(), std::string());
    QVERIFY(bench.sent<Proposal>().empty());
    QVERIFY(bench.taken<MakeBlock>().empty());
    QVERIFY(bench.replica->nextTick() == kNever);
    // Who is behind is still told.
    bench.hear(bench.peers()[1], voteOf(bench.config, bench.peers()[1], VoteKind::Nullify, 1));
    bench.wait(seconds(2));
    bench.hear(bench.peers()[1], voteOf(bench.config, bench.peers()[1], VoteKind::Nullify, 1));
    bool told = false;
    for (const auto& [to, certificate] : bench.sent<Certificate>())
        told = told || (to == bench.peers()[1] && certificate.kind == VoteKind::Finalize);
    QVERIFY(told);
}

void EpochEndTest::aFinalLastBlockEndsTheEpochAfterARestart() {
    Bench bench;
    lastIsNotarized(bench, true);
    bench.taken<Deliver>();
    const Restored restored = bench.fromDisk();
    bench.start(restored);
    QCOMPARE(bench.taken<Deliver>().size(), std::size_t{1});
    QVERIFY(bench.replica->status().ended);
}

void EpochEndTest::aRepeatedProposalIsReplayed() {
    Bench bench;
    const Bytes last = lastIsNotarized(bench);
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 3));
    bench.work(true, true);
    bench.pass(milliseconds(2300));
    QCOMPARE(bench.sent<Proposal>().size(), std::size_t{1});
    const Restored restored = bench.fromDisk();
    bench.start(restored);
    bench.votes();
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 4, idOf(last)));
    const auto asked = bench.taken<ValidateBlock>();
    QCOMPARE(asked.size(), std::size_t{1});
    QCOMPARE(asked[0].view, View{0});  // not that of its repetition
    bench.validate(last);
    QCOMPARE(bench.votes(), std::string("F4"));
}

// The old validators could finalize for ever, were a block behind their last one believed.
void EpochEndTest::fetchedBlocksAreOfOneEpoch() {
    const Config config = configOf(4, std::nullopt);
    const BlockId first{1, crypto::sha256(bytesOf("1"))}, second{2, crypto::sha256(bytesOf("2"))};
    const auto finalized = [&](const BlockId& id, const Hash32& parent, bool last) {
        return FetchedLink{id,           parent,
                           config.epoch, config.setHash,
                           last,         certificateOf(config, VoteKind::Finalize, id.height, id)};
    };
    const auto proven = [&](std::vector<FetchedLink> links) {
        return provenBy(config, config.base, links, verifier());
    };
    const FetchedLink one = finalized(first, config.base.hash, false);
    const FetchedLink two = finalized(second, first.hash, true);
    QCOMPARE(*proven({one, two}), std::size_t{2});
    const FetchedLink end = finalized(first, config.base.hash, true);
    QCOMPARE(proven({end, two}).error().code, ErrorCode::BadProof);
    FetchedLink other = one;
    other.epoch += 1;
    QCOMPARE(proven({other}).error().code, ErrorCode::BadProof);
    other = one;
    other.setHash = crypto::sha256(bytesOf("another set"));
    QCOMPARE(proven({other}).error().code, ErrorCode::BadProof);
}

void EpochEndTest::aLeaderWithoutALinkIsNotWaitedFor() {
    Bench bench;
    bench.start();
    bench.work(true, false);
    bench.pass(milliseconds(1999));
    QCOMPARE(bench.votes(), std::string());
    bench.step(PeerGone{bench.leaders->of(1)});
    bench.wait(milliseconds(1));
    bench.step(Tick{});
    QCOMPARE(bench.votes(), std::string("X1"));
    // Two views on: gone and back again before its turn.
    bench.step(PeerGone{bench.leaders->of(3)});
    bench.step(PeerConnected{bench.leaders->of(3)});
    bench.step(PeerGone{bench.leaders->of(2)});
    bench.votes();  // told again
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 1));
    QCOMPARE(bench.votes(), std::string("X2"));
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 2));
    QCOMPARE(bench.votes(), std::string());
}

void EpochEndTest::aLeaderThatProposedIsHeard() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base);
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.step(PeerGone{bench.leaders->of(1)});
    QCOMPARE(bench.votes(), std::string());
    bench.validate(block);
    QCOMPARE(bench.votes(), std::string("N1"));
}

QTEST_GUILESS_MAIN(EpochEndTest)
#include "epoch_end_test.moc"
