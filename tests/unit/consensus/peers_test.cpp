// Rules 8 and 9, and what others may not do: what is sent again and when nothing is said, what is durable
// first, and how much memory anybody's messages can take. One replica, as in views_test.cpp: four validators,
// f = 1, q = 3; this one leads view 4.
#include <QtTest>

#include "tests/unit/consensus/bench.h"

using namespace toy;

class PeersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // 8
    void storedVotesAreRepeatedAndNoneIsMade();
    void aRoundIsBoundedAndAllGetTheirTurn();
    void whoIsBehindIsHelpedOncePerSecond();
    void aNewLinkIsToldWhereWeAre();
    // 9
    void idleMeansSilent();
    void whoHearsVotersWakes();
    void aTipThatStaysUnfinishedGetsAnEmptyBlock();
    // durability
    void afterAFailedSyncNothingIsSignedOrSent();
    void batchesFollowEachOther();
    // what others send
    void votesOfStrangersAndFormerValidatorsDontCount();
    void anUnverifiedVoteReplacesNothing();
    void contradictionsAreReportedOnce();
    void validVotesForFarViewsFillNoMemory();
    void fetchedCertificatesAreBounded();
    void anObserverFollowsAndSignsNothing();
    void openViewsAreBounded();
    void aWeekendOfNullifiedViewsEndsByItself();
    void openBlocksAreBounded();
    void heldBlocksAreBounded();
    void aBlockIsServedOnceInAWhile();
};

// ---- 8

void PeersTest::storedVotesAreRepeatedAndNoneIsMade() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base, {1});
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.validate(block);
    bench.pass(kDelta * 3);  // and the nullify vote
    bench.work(true, false);
    const std::size_t records = bench.disk.size();
    bench.actions.clear();
    std::vector<std::int64_t> rounds;
    const Instant from = bench.now;
    while (bench.now < from + seconds(120)) {
        bench.now = bench.replica->nextTick();
        bench.step(Tick{});
        const auto votes = bench.votes();
        if (votes.empty()) continue;
        QCOMPARE(votes, std::string("N1 X1"));
        rounds.push_back(bench.now.ms);
    }
    QCOMPARE(bench.disk.size(), records);
    QVERIFY(rounds.size() >= 5);
    for (std::size_t i = 1; i < rounds.size(); ++i) {
        QVERIFY(rounds[i] - rounds[i - 1] <= 30'000);
        if (i > 1) QVERIFY(rounds[i] - rounds[i - 1] >= rounds[i - 1] - rounds[i - 2]);
    }
}

void PeersTest::aRoundIsBoundedAndAllGetTheirTurn() {
    Bench bench;
    bench.start();
    const View views = 300;
    for (View view = 1; view <= views; ++view)
        bench.tell(certificateOf(bench.config, VoteKind::Nullify, view));
    bench.work(true, false);
    bench.pass(seconds(100));
    bench.actions.clear();
    std::set<View> seen;
    for (int ticks = 0; ticks < 200 && seen.size() < views; ++ticks) {
        bench.now = bench.replica->nextTick();
        bench.step(Tick{});
        const auto round = bench.sent<Certificate>();
        QVERIFY(round.size() <= kResendPerRound + 2);
        for (const auto& [to, certificate] : round) seen.insert(certificate.view);
        bench.actions.clear();
    }
    QCOMPARE(seen.size(), std::size_t{views});
}

void PeersTest::whoIsBehindIsHelpedOncePerSecond() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base, {1});
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 1, idOf(block)));
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 2));
    bench.wait(seconds(2));
    bench.actions.clear();
    const ValidatorIndex peer = bench.peers()[1];
    const auto helped = [&](const Vote& vote) {
        bench.hear(peer, vote);
        auto sent = bench.sent<Certificate>();
        if (sent.empty()) return std::string();
        if (sent[0].first != peer) return std::string("somebody else");
        return std::string(name(sent[0].second.kind)) + " " + std::to_string(sent[0].second.view);
    };
    const Vote old = voteOf(bench.config, peer, VoteKind::Nullify, 1);
    QCOMPARE(helped(old), std::string("finalize 1"));
    QCOMPARE(helped(old), std::string());
    bench.wait(seconds(1));
    QCOMPARE(helped(old), std::string("finalize 1"));
    bench.wait(seconds(1));
    QCOMPARE(helped(voteOf(bench.config, peer, VoteKind::Nullify, 2)), std::string("nullify 2"));
    bench.wait(seconds(1));
    Vote forged = old;
    forged.signature.bytes[0] ^= 1;
    QCOMPARE(helped(forged), std::string());
    QCOMPARE(helped(voteOf(bench.config, peer, VoteKind::Nullify, 3)), std::string());  // not behind
}

void PeersTest::aNewLinkIsToldWhereWeAre() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base, {1}), next = childOf(idOf(block), {2});
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 1, idOf(block)));
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 2));
    bench.hearProposal(3, next, 1, idOf(block));
    bench.validate(next);
    bench.actions.clear();
    bench.step(PeerConnected{bench.peers()[2]});
    QCOMPARE(bench.sent<Certificate>().size(), std::size_t{2});
    QCOMPARE(bench.votes(), std::string("N3"));
}

// ---- 9

void PeersTest::idleMeansSilent() {
    Bench bench;
    bench.start();
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 1));
    bench.actions.clear();
    QCOMPARE(bench.replica->nextTick(), kNever);
    bench.pass(days(1));
    QVERIFY(bench.actions.empty());
    // Work that goes away again before anybody acted leaves nothing behind.
    bench.work(true, false);
    bench.work(false, false);
    QCOMPARE(bench.replica->nextTick(), kNever);
}

void PeersTest::whoHearsVotersWakes() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base, {1});
    bench.hearVotes(VoteKind::Notarize, 1, idOf(block), some(bench, 1));
    QVERIFY(!bench.replica->status().active);
    bench.hearVotes(VoteKind::Notarize, 1, idOf(block), some(bench, 2));
    QVERIFY(bench.replica->status().active);
    bench.pass(kDelta * 2);
    QCOMPARE(bench.votes(), std::string("X1"));  // no proposal came here
}

void PeersTest::aTipThatStaysUnfinishedGetsAnEmptyBlock() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base, {1});
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 1));
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 2));
    bench.hearProposal(3, block, 0, bench.config.base);
    bench.validate(block);
    bench.tell(certificateOf(bench.config, VoteKind::Notarize, 3, idOf(block)));
    QCOMPARE(bench.view(), View{4});  // ours
    QVERIFY(!bench.replica->status().active);
    QVERIFY(bench.taken<MakeBlock>().empty());
    const Instant tick = bench.replica->nextTick();
    QCOMPARE(tick, bench.now + deltaAt(bench.config, 4, 0) * 6);
    bench.now = tick;
    bench.step(Tick{});
    const auto asked = bench.taken<MakeBlock>();
    QCOMPARE(asked.size(), std::size_t{1});
    QVERIFY(asked[0].evenIfEmpty);
}

// ---- Durability

void PeersTest::afterAFailedSyncNothingIsSignedOrSent() {
    Bench bench;
    bench.start();
    bench.diskIsQuick = false;
    const Bytes block = childOf(bench.config.base, {1});
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.validate(block);
    bench.actions.clear();
    bench.step(PersistFailed{bench.unsaved->token});
    QCOMPARE(bench.taken<Alarm>().at(0).kind, AlarmKind::SyncFailed);
    bench.step(Persisted{bench.unsaved->token});  // never retried, never believed afterwards
    bench.work(true, true);
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 1));
    bench.pass(seconds(100));
    QVERIFY(bench.actions.empty());
    QCOMPARE(bench.replica->nextTick(), kNever);
}

void PeersTest::batchesFollowEachOther() {
    Bench bench;
    bench.start();
    bench.diskIsQuick = false;
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 1));
    const auto first = bench.unsaved->token;
    const auto records = bench.unsaved->records.size();
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 2));
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, 3));
    QCOMPARE(bench.unsaved->token, first);  // no second one while the first is on its way
    QCOMPARE(bench.unsaved->records.size(), records);
    bench.persist();
    QCOMPARE(bench.unsaved->token, first + 1);
    QCOMPARE(bench.unsaved->records.size(), std::size_t{2});
}

// ---- What others send

void PeersTest::votesOfStrangersAndFormerValidatorsDontCount() {
    Bench bench;
    bench.start();
    Config former = bench.config;
    former.setHash = crypto::sha256(bytesOf("another set"));
    Config earlier = bench.config;
    earlier.epoch = 7;
    Config elsewhere = bench.config;
    elsewhere.chain = {};
    for (const Config* config : {&former, &earlier, &elsewhere}) {
        for (const ValidatorIndex peer : bench.peers())
            bench.hear(peer, voteOf(*config, peer, VoteKind::Nullify, 1));
        bench.tell(certificateOf(*config, VoteKind::Nullify, 1));
        QCOMPARE(bench.taken<Rejected>().size(), std::size_t{4});
    }
    bench.tell(Vote{VoteKind::Nullify, 1, {}, 4, {}});
    bench.tell(Vote{VoteKind::Nullify, 1, {}, 127, {}});
    Certificate ofNobody = certificateOf(bench.config, VoteKind::Nullify, 1);
    ofNobody.signatures.back().signer = 127;
    bench.tell(ofNobody);
    const auto rejected = bench.taken<Rejected>();
    QCOMPARE(rejected.size(), std::size_t{3});
    for (const Rejected& one : rejected) QCOMPARE(one.why.code, ErrorCode::Malformed);
    bench.step(Received{9, voteOf(bench.config, 0, VoteKind::Nullify, 1)});  // no such link
    QCOMPARE(bench.view(), View{1});
    QVERIFY(bench.votes().empty());
}

// Nor does it stand in the place of a genuine one that is still to come, accuse anybody, or get into an
// answer.
void PeersTest::anUnverifiedVoteReplacesNothing() {
    Bench bench;
    bench.start();
    const auto peers = bench.peers();
    const auto hearForged = [&](VoteKind kind, View view, const BlockId& block = {}) {
        Vote vote = voteOf(bench.config, peers[0], kind, view, block);
        vote.signature.bytes[0] ^= 1;
        bench.hear(peers[1], vote);
        return bench.taken<Rejected>().size() == 1;
    };
    const Vote genuine = voteOf(bench.config, peers[0], VoteKind::Nullify, 1);
    QVERIFY(hearForged(VoteKind::Nullify, 1));
    bench.hear(peers[0], genuine);
    QVERIFY(!hearForged(VoteKind::Nullify, 1));  // of no use in any case, so not even looked at
    QVERIFY(hearForged(VoteKind::Finalize, 1, idOf(childOf(bench.config.base))));
    QVERIFY(hearForged(VoteKind::Nullify, 5));
    QVERIFY(bench.taken<Misbehaved>().empty());
    StatusQuestion question{peers[0], Bench::nonce(), {}};
    question.signature = signWith(keyOf(peers[0]), statement(bench.config, question));
    bench.hear(peers[0], question);
    QVERIFY(bench.sent<StatusAnswer>().at(0).second.votes == std::vector<Vote>{genuine});
    bench.hearVotes(VoteKind::Nullify, 1, {}, {peers[1], peers[2]});
    QCOMPARE(bench.view(), View{2});
    const auto certificates = bench.sent<Certificate>();
    QVERIFY(!certificates.empty());
    for (const auto& [to, certificate] : certificates)
        QVERIFY(bool(verifyCertificate(bench.config, certificate, verifier())));
}

void PeersTest::contradictionsAreReportedOnce() {
    Bench bench;
    bench.start();
    const auto peers = bench.peers();
    const BlockId one = idOf(childOf(bench.config.base, {1})), other = idOf(childOf(bench.config.base, {2}));
    bench.hearVotes(VoteKind::Notarize, 1, one, {peers[0]});
    bench.hearVotes(VoteKind::Notarize, 1, other, {peers[0]});
    bench.hearVotes(VoteKind::Notarize, 1, other, {peers[1]});
    bench.hearVotes(VoteKind::Nullify, 1, {}, {peers[1]});  // allowed after notarize
    bench.hearVotes(VoteKind::Finalize, 1, other, {peers[1]});
    bench.hearVotes(VoteKind::Finalize, 1, one, {peers[0]});
    const auto seen = bench.taken<Misbehaved>();
    QCOMPARE(seen.size(), std::size_t{2});
    for (const auto& [evidence] : seen) QVERIFY(bool(verifyEvidence(bench.config, evidence, verifier())));
    // What is no contradiction proves nothing.
    Evidence fine{peers[1], voteOf(bench.config, peers[1], VoteKind::Notarize, 1, one),
                  voteOf(bench.config, peers[1], VoteKind::Nullify, 1)};
    QVERIFY(!verifyEvidence(bench.config, fine, verifier()));
    fine.second = voteOf(bench.config, peers[1], VoteKind::Notarize, 2, other);
    QVERIFY(!verifyEvidence(bench.config, fine, verifier()));
    fine.second = voteOf(bench.config, peers[2], VoteKind::Notarize, 1, other);
    QVERIFY(!verifyEvidence(bench.config, fine, verifier()));
}

void PeersTest::validVotesForFarViewsFillNoMemory() {
    Bench bench;
    bench.start();
    bench.actions.clear();
    const std::size_t checked = verifier().count;
    for (View view = 2 + kVotesAhead; view < 5000; ++view)
        bench.tell(voteOf(bench.config, bench.peers()[0], VoteKind::Nullify, view));
    QCOMPARE(verifier().count, checked);  // not even looked at
    bench.tell(voteOf(bench.config, bench.peers()[0], VoteKind::Nullify, 1 + kVotesAhead));
    QVERIFY(verifier().count > checked);
    QVERIFY(bench.actions.empty());
}

void PeersTest::fetchedCertificatesAreBounded() {
    Bench bench;
    bench.start();
    for (View view = 1; view <= 200; ++view) bench.tell(certificateOf(bench.config, VoteKind::Nullify, view));
    bench.actions.clear();
    bench.tell(FetchCertificates{1, kMaxNumber});
    QCOMPARE(bench.sent<Certificate>().size(), kFetchedCertificates);
    bench.tell(FetchCertificates{150, 151});
    QCOMPARE(bench.sent<Certificate>().size(), std::size_t{2});
}

void PeersTest::anObserverFollowsAndSignsNothing() {
    Bench bench;
    bench.config.own.reset();
    bench.start({}, false);
    const Bytes block = childOf(bench.config.base, {1});
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.validate(block);
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 1, idOf(block)));
    bench.work(true, true);
    bench.pass(seconds(100));
    QCOMPARE(bench.taken<Deliver>().size(), std::size_t{1});
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, 5, {5, crypto::sha256(bytesOf("x"))}));
    QCOMPARE(bench.taken<Behind>().size(), std::size_t{1});
    for (const auto& action : bench.actions) QVERIFY(!std::holds_alternative<Send>(action));
}

void PeersTest::openViewsAreBounded() {
    Bench bench;
    bench.start();
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, kManyOpenViews - 1));
    QVERIFY(bench.taken<Alarm>().empty());
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, kManyOpenViews));
    QCOMPARE(bench.view(), kManyOpenViews + 1);
    QCOMPARE(bench.taken<Alarm>().at(0).kind, AlarmKind::TooManyOpenViews);
    const View most = maxOpenViews(bench.config);
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, most - 1));
    QCOMPARE(bench.view(), most);
    bench.tell(certificateOf(bench.config, VoteKind::Nullify, most));
    QCOMPARE(bench.view(), most);
    const Bytes block = childOf(bench.config.base, {1});
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, most + 9000, idOf(block)));
    QCOMPARE(bench.view(), most + 9001);
}

// With links that carry votes but no blocks every view is nullified, for days. Once they are mended the next
// block is taken and voted for, and one certificate makes all that was open go.
void PeersTest::aWeekendOfNullifiedViewsEndsByItself() {
    Bench bench;
    bench.start();
    const View weekend = kManyOpenViews + 500;
    std::vector<Certificate> gaps;
    for (View view = 1; view <= weekend; ++view) {
        const Certificate gap = certificateOf(bench.config, VoteKind::Nullify, view);
        if (view + kMaxGapCertificates > weekend) gaps.push_back(gap);
        bench.tell(gap);
        bench.actions.clear();
    }
    QCOMPARE(bench.view(), weekend + 1);
    const View view = bench.leaders->of(weekend + 1) == *bench.config.own ? weekend + 2 : weekend + 1;
    if (view != weekend + 1) bench.tell(certificateOf(bench.config, VoteKind::Nullify, weekend + 1));
    const Bytes block = childOf(bench.config.base, {1});
    bench.hearProposal(view, block, 0, bench.config.base, std::nullopt, gaps);
    bench.validate(block);
    QCOMPARE(bench.votes(), "N" + std::to_string(view));
    bench.tell(certificateOf(bench.config, VoteKind::Finalize, view, idOf(block)));
    QCOMPARE(bench.taken<Deliver>().size(), std::size_t{1});
    QCOMPARE(bench.view(), view + 1);
}

// Who fetches a final block by height gets all headers up to one that is finalized in one answer.
void PeersTest::openBlocksAreBounded() {
    Bench bench;
    bench.start();
    BlockId parent = bench.config.base;
    Height taken = 0;
    for (View view = 1; view <= kMaxOpenBlocks + 8; ++view) {
        const Bytes block = childOf(parent, {1});
        const bool own = bench.leaders->of(view) == *bench.config.own;
        if (!own) bench.hearProposal(view, block, view - 1, parent);
        bench.validate(block);
        if (bench.votes() == "N" + std::to_string(view)) taken = parent.height + 1;
        parent = idOf(block);
        bench.tell(certificateOf(bench.config, VoteKind::Notarize, view, parent));
        for (const auto& [to, question] : bench.sent<FetchBlock>()) bench.hear(*to, BlockBody{block});
        bench.validate(block);
        bench.actions.clear();
    }
    const Height most = bench.config.base.height + kMaxOpenBlocks;
    QVERIFY(taken > most - 8 && taken <= most);
}

// Notarized and never final, view after view. What is final makes room again.
void PeersTest::heldBlocksAreBounded() {
    Bench bench;
    bench.start();
    const std::size_t size = kMaxBlockBytes - 200;
    BlockId parent = bench.config.base;
    std::size_t most = 0;
    const View views = kMaxHeldBlockBytes / size + 20;
    for (View view = 1; view <= views; ++view) {
        const Bytes block = encodeToy({parent.height + 1, parent.hash, view, {}, Bytes(size)});
        if (bench.leaders->of(view) != *bench.config.own) bench.hearProposal(view, block, view - 1, parent);
        parent = idOf(block);
        bench.tell(certificateOf(bench.config, VoteKind::Notarize, view, parent));
        for (const auto& [to, question] : bench.sent<FetchBlock>()) bench.hear(*to, BlockBody{block});
        bench.actions.clear();
        most = std::max(most, bench.replica->status().heldBlockBytes);
    }
    QVERIFY(most > kMaxHeldBlockBytes - 2 * size);
    QVERIFY(most <= kMaxHeldBlockBytes + size);
    bench.step(CaughtUp{certificateOf(bench.config, VoteKind::Finalize, views, parent)});
    QCOMPARE(bench.replica->status().heldBlockBytes, std::size_t{0});
}

// It is up to 900 KiB, and what a peer may ask for in a second many questions. Who has lost it gets it.
void PeersTest::aBlockIsServedOnceInAWhile() {
    Bench bench;
    bench.start();
    const Bytes block = childOf(bench.config.base, {1}), other = childOf(idOf(block), {2});
    bench.hearProposal(1, block, 0, bench.config.base);
    bench.hearProposal(2, other, 1, idOf(block),
                       certificateOf(bench.config, VoteKind::Notarize, 1, idOf(block)));
    const auto served = [&](ValidatorIndex peer, const Bytes& which) {
        bench.hear(peer, FetchBlock{idOf(which).hash});
        return bench.sent<BlockBody>().size();
    };
    const ValidatorIndex peer = bench.peers()[0];
    QCOMPARE(served(peer, block), std::size_t{1});
    for (int i = 0; i < 1000; ++i) QCOMPARE(served(peer, block), std::size_t{0});
    QCOMPARE(served(peer, other), std::size_t{1});
    QCOMPARE(served(bench.peers()[1], block), std::size_t{1});
    bench.step(PeerConnected{peer});  // what was on its way may be lost
    bench.sent<BlockBody>();
    QCOMPARE(served(peer, block), std::size_t{1});
    QCOMPARE(served(peer, block), std::size_t{0});
    bench.wait(kServeAgainAfter);
    QCOMPARE(served(peer, block), std::size_t{1});
}

QTEST_GUILESS_MAIN(PeersTest)
#include "peers_test.moc"
