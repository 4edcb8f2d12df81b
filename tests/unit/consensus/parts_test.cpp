// The outbox, the fetcher and the tables, each alone.
#include <QtTest>

#include "tests/unit/consensus/toy.h"

using namespace toy;

class PartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theOutboxKeepsTheOrder();
    void questionsDontOvertakeDeliveries();
    void theLogIsRewrittenWhenItHasGrown();
    void onlySoManyBlocksAreFetchedAtATime();
    void aWantNoLongerNamedIsDropped();
    void highestVotesAreKept();
    void aSettledViewCostsOneCertificate();
    void heldBlocksAreCounted();
};

namespace {
std::vector<Record> none() {
    return {};
}
Deliver deliveryOf(Height height) {
    return {{height, {}}, {}, {}};
}
}  // namespace

void PartsTest::theOutboxKeepsTheOrder() {
    Outbox outbox;
    outbox.whenDurable(Send{0, FetchBlock{}});  // nothing to wait for
    QCOMPARE(outbox.flush(none).size(), std::size_t{1});
    outbox.write(MutedUpTo{1});
    outbox.whenDurable(Send{1, FetchBlock{}});
    auto out = outbox.flush(none);
    QCOMPARE(out.size(), std::size_t{1});
    const auto first = std::get<Persist>(out[0]);
    outbox.whenDurable(Send{2, FetchBlock{}});  // after the batch that is on its way
    outbox.write(MutedUpTo{2});
    outbox.whenDurable(Send{3, FetchBlock{}});
    QVERIFY(outbox.flush(none).empty());  // one batch at a time
    QVERIFY(!outbox.persisted(first.token + 1));
    QVERIFY(outbox.flush(none).empty());
    QVERIFY(outbox.persisted(first.token));
    QVERIFY(!outbox.persisted(first.token));
    out = outbox.flush(none);
    QCOMPARE(out.size(), std::size_t{3});
    QCOMPARE(std::get<Send>(out[0]).to, ValidatorIndex{1});
    QCOMPARE(std::get<Send>(out[1]).to, ValidatorIndex{2});
    QCOMPARE(std::get<Persist>(out[2]).records.size(), std::size_t{1});
    outbox.failed();
    QVERIFY(!outbox.persisted(std::get<Persist>(out[2]).token));
    outbox.write(MutedUpTo{3});
    QVERIFY(outbox.flush(none).empty());
}

void PartsTest::questionsDontOvertakeDeliveries() {
    Outbox outbox;
    outbox.write(MutedUpTo{1});
    outbox.afterDeliveries(MakeBlock{});  // none waits
    outbox.whenDurable(deliveryOf(1));
    outbox.afterDeliveries(MakeBlock{});
    auto out = outbox.flush(none);
    QCOMPARE(out.size(), std::size_t{2});
    outbox.persisted(1);
    out = outbox.flush(none);
    QCOMPARE(out.size(), std::size_t{2});
    QVERIFY(std::holds_alternative<Deliver>(out[0]));
    QVERIFY(std::holds_alternative<MakeBlock>(out[1]));
}

void PartsTest::theLogIsRewrittenWhenItHasGrown() {
    Outbox outbox;
    const auto needed = [] { return std::vector<Record>{MutedUpTo{99}}; };
    std::uint64_t token = 0;
    const auto batch = [&](std::size_t size) {
        outbox.write(KnownBlock{Bytes(size)});
        const Persist out = std::get<Persist>(outbox.flush(needed).at(0));
        outbox.persisted(++token);
        return out.replaceAll;
    };
    QVERIFY(!batch(kRewriteLogAfter / 2));
    QVERIFY(!batch(kRewriteLogAfter / 2));  // nothing became unneeded yet
    outbox.mayRewrite();
    QVERIFY(batch(1));
    QVERIFY(!batch(1));
    outbox.mayRewrite();
    QVERIFY(!batch(kRewriteLogAfter / 2));
    // What the log held before the start counts.
    outbox.logHolds({KnownBlock{Bytes(kRewriteLogAfter)}});
    QVERIFY(batch(1));
}

void PartsTest::onlySoManyBlocksAreFetchedAtATime() {
    Fetcher fetcher;
    const Instant now{1};
    Instant next = kNever;
    const auto name = [&] {
        fetcher.begin();
        for (std::uint32_t i = 0; i < 1000; ++i) fetcher.want(crypto::sha256(le32(i)), {0, 1});
        return fetcher.end(now, next);
    };
    QCOMPARE(name().size(), kMaxWantedBlocks);
    QCOMPARE(name().size(), std::size_t{0});  // asked already
    QCOMPARE(next, now + kFetchFirst);
    QVERIFY(fetcher.wants(crypto::sha256(le32(0))));
    QVERIFY(!fetcher.wants(crypto::sha256(le32(999))));
}

void PartsTest::aWantNoLongerNamedIsDropped() {
    Fetcher fetcher;
    Instant next = kNever;
    fetcher.begin();
    fetcher.want({}, {2, 3});
    fetcher.wantCertificates(1, 5, {3});
    auto asked = fetcher.end({1}, next);
    QCOMPARE(asked.size(), std::size_t{2});
    fetcher.begin();
    fetcher.wantCertificates(1, 4, {3});  // a part came: the rest at once
    asked = fetcher.end({2}, next);
    QCOMPARE(asked.size(), std::size_t{1});
    QVERIFY(!fetcher.wantsBlocks());
    next = kNever;
    fetcher.begin();
    QVERIFY(fetcher.end({3}, next).empty());
    QCOMPARE(next, kNever);
}

void PartsTest::highestVotesAreKept() {
    const Config config = configOf(4, {});
    HighestVotes highest;
    for (const View view : {3U, 9U, 5U}) highest.take(voteOf(config, 1, VoteKind::Nullify, view));
    highest.take(certificateOf(config, VoteKind::Notarize, 7, idOf(childOf(config.base))));
    const auto votes = highest.of(1);
    QCOMPARE(votes.size(), std::size_t{2});
    QCOMPARE(votes[0].view, View{7});
    QCOMPARE(votes[1].view, View{9});
    for (const Vote& vote : votes) QVERIFY(bool(verifyVote(config, vote, verifier())));
    QVERIFY(highest.of(3).empty());
}

void PartsTest::aSettledViewCostsOneCertificate() {
    const Config config = configOf(4, {});
    ViewTable table(config);
    QVERIFY(!table.add(voteOf(config, 0, VoteKind::Nullify, 2)));
    QVERIFY(!table.add(voteOf(config, 1, VoteKind::Nullify, 2)));
    table.add(voteOf(config, 1, VoteKind::Finalize, 2, idOf(childOf(config.base))));
    const auto certificate = table.add(voteOf(config, 3, VoteKind::Nullify, 2));
    QVERIFY(certificate && bool(verifyCertificate(config, *certificate, verifier())));
    table.settle(*certificate, {});
    QCOMPARE(table.find(2)->voters(), std::size_t{0});
    QCOMPARE(table.judge(voteOf(config, 2, VoteKind::Nullify, 2)), ViewTable::Known::Settled);
    QCOMPARE(table.judge(voteOf(config, 2, VoteKind::Notarize, 2)), ViewTable::Known::New);
    table.raiseFloor(2);
    QVERIFY(table.all().empty());
}

void PartsTest::heldBlocksAreCounted() {
    BlockTree tree;
    const Bytes one = childOf({}, {1}), other = childOf({}, {2});
    tree.add({*format().links(one), one, 0, false, std::nullopt, false});
    tree.add({*format().links(one), one, 0, false, std::nullopt, false});
    tree.add({*format().links(other), other, 0, false, std::nullopt, false});
    QCOMPARE(tree.bytes(), one.size() + other.size());
    tree.retain({idOf(other).hash});
    QCOMPARE(tree.bytes(), other.size());
    QVERIFY(tree.find(idOf(one).hash) == nullptr);
}

QTEST_GUILESS_MAIN(PartsTest)
#include "parts_test.moc"
