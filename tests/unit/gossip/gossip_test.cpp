// One node, message by message: what it says, when, and what it does not put up with.
#include "core/gossip/gossip.h"

#include <QTest>

#include "core/base/cbor.h"
#include "core/crypto/secret.h"
#include "core/gossip/seen_set.h"
#include "core/gossip/spread.h"
#include "tests/unit/gossip/simulated_group.h"

using namespace reseal;
using namespace reseal::gossip;

namespace {

const PeerId kA = numbered<PeerId>(1), kB = numbered<PeerId>(2);

struct Single {
    explicit Single(std::initializer_list<PeerId> peers = {kA, kB}, PeerKind kind = PeerKind::Node)
        : gossip({1, Bytes(32, 9), 0}) {
        for (const PeerId& peer : peers) step(PeerUp{peer, kind});
        step(OwnStatus{});
        out.clear();
    }
    std::vector<Action>& step(Event event) { return out = gossip.step(now, std::move(event)); }
    std::vector<Action>& receive(const PeerId& from, MessageKind kind, Bytes body) {
        return step(Received{from, kind, std::move(body)});
    }
    std::vector<Action>& push(const PeerId& from, const Transaction& transaction,
                              MessageKind kind = MessageKind::Transactions) {
        return receive(from, kind, encodePush({{transaction.id, transaction.bytes}}));
    }
    std::vector<Action>& verify(const PeerId& from, const Transaction& transaction) {
        return step(Verified{from, transaction.id, transaction});
    }
    // Pushed by `from` and found genuine.
    void take(const PeerId& from, const Transaction& transaction) {
        push(from, transaction);
        QCOMPARE(count<Verify>(), 1);
        verify(from, transaction);
    }
    // Time passes, tick by tick; what came out of it.
    std::vector<Action> wait(Duration time) {
        const Instant end = now + time;
        std::vector<Action> all;
        while (gossip.nextTick() <= end) {
            now = std::max(now, gossip.nextTick());
            for (Action& action : gossip.step(now, Tick{})) all.push_back(std::move(action));
        }
        now = end;
        return out = all;
    }
    template <class T>
    int count() const {
        return static_cast<int>(
            std::ranges::count_if(out, [](const Action& a) { return std::holds_alternative<T>(a); }));
    }
    std::vector<const Send*> sends(MessageKind kind) const {
        std::vector<const Send*> found;
        for (const Action& action : out)
            if (const auto* send = std::get_if<Send>(&action); send != nullptr && send->kind == kind)
                found.push_back(send);
        return found;
    }
    Instant now{1'000'000};
    Gossip gossip;
    std::vector<Action> out;
};

}  // namespace

class GossipTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void messagesComeBackAsTheyWere() {
        const Transaction one = makeTransaction(1, 1, 0), two = makeTransaction(1, 1, 1);
        const Bytes push = encodePush({{one.id, one.bytes}, {two.id, two.bytes}});
        const auto pushed = decodePush(push);
        QCOMPARE(pushed->size(), 2U);
        QVERIFY((*pushed)[1].id == two.id && equal((*pushed)[1].bytes, two.bytes));
        const Bytes ids = encodeIds({one.id, two.id});
        QVERIFY(*decodeIds(ids) == (std::vector<TxId>{one.id, two.id}));
        QVERIFY(decodePrune(encodePrune()));
        const auto status = decodeStatus(encodeStatus({7, 9, Bytes{1, 2}}));
        QVERIFY(status->height == 7 && status->view == 9 && status->signedStatus == (Bytes{1, 2}));
        QVERIFY(!status->links);
        for (const std::size_t highest : {0U, 7U, 8U, 127U}) {
            PeerLinks links{3, {}};
            if (highest > 0) links.members.set(highest).set(highest / 2);
            QVERIFY(decodeStatus(encodeStatus({7, 9, {}, links}))->links == links);
        }
        const std::vector<std::uint64_t> prefixes{1, 256, UINT64_MAX};
        QVERIFY(*decodePrefixes(encodePrefixes(prefixes)) == prefixes);
        QCOMPARE(firstWithPrefix(0x0102030405060708).bytes[1], 2);
        QCOMPARE(prefixOf(firstWithPrefix(0x0102030405060708)), 0x0102030405060708U);
    }

    void malformedMessagesAreTheSendersFault_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, MessageKind kind, const Bytes& bytes) {
            QTest::newRow(name) << static_cast<int>(kind)
                                << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<qsizetype>(bytes.size()));
        };
        const auto list = [](std::uint64_t count) {
            cbor::Writer out;
            out.array(count);
            for (std::uint64_t i = 0; i < count; ++i) out.bytes(TxId{});
            return std::move(out).out();
        };
        cbor::Writer large;
        large.array(1).array(2).bytes(TxId{}).bytes(Bytes(kMaxTransaction + 1));
        cbor::Writer status;
        status.array(4).uint(1).uint(1).bytes(Bytes(kMaxSignedStatus + 1)).null();
        cbor::Writer manyLinks, paddedLinks;
        manyLinks.array(4).uint(1).uint(1).bytes(Bytes{}).array(2).uint(0).bytes(
            Bytes(kMaxMembers / 8 + 1, 1));
        paddedLinks.array(4).uint(1).uint(1).bytes(Bytes{}).array(2).uint(0).bytes(Bytes{1, 0});
        cbor::Writer half, many;
        half.bytes(Bytes(12));
        many.bytes(Bytes(8 * (kMaxPrefixes + 1)));
        row("nothing", MessageKind::Transactions, {});
        row("no transaction", MessageKind::Transactions, list(0));
        row("too large a transaction", MessageKind::Revocations, large.out());
        row("too many ids", MessageKind::Announce, list(kMaxIds + 1));
        row("no ids", MessageKind::Want, list(0));
        row("prune with something", MessageKind::Prune, list(1));
        row("long status", MessageKind::Status, status.out());
        row("links to more than there can be", MessageKind::Status, manyLinks.out());
        row("links with a zero at the end", MessageKind::Status, paddedLinks.out());
        row("half a prefix", MessageKind::Prefixes, half.out());
        row("too many prefixes", MessageKind::WantPrefixes, many.out());
        row("unsorted prefixes", MessageKind::Prefixes, encodePrefixes({5, 4}));
        row("a prefix twice", MessageKind::Prefixes, encodePrefixes({5, 5}));
        row("no digest", MessageKind::Digest, list(2));
    }
    void malformedMessagesAreTheSendersFault() {
        QFETCH(int, kind);
        QFETCH(QByteArray, bytes);
        Single node;
        node.receive(kA, static_cast<MessageKind>(kind),
                     toBytes(bytesOf({bytes.constData(), static_cast<std::size_t>(bytes.size())})));
        QCOMPARE(node.count<Misbehaved>(), 1);
        QCOMPARE(node.out.size(), 1U);
        QVERIFY(std::get<Misbehaved>(node.out[0]).peer == kA);
    }

    void aStrangersMessageIsIgnored() {
        Single node;
        QVERIFY(node.push(numbered<PeerId>(77), makeTransaction(1, 1, 0)).empty());
        QVERIFY(node.step(PeerDown{numbered<PeerId>(77)}).empty());
    }

    void anOwnTransactionIsPushedAPassedOnOneAnnounced() {
        Single node;
        const Transaction own = makeTransaction(1, 1, 0), others = makeTransaction(2, 1, 0);
        node.step(Submitted{own});
        QCOMPARE(node.count<Admitted>(), 1);
        QCOMPARE(node.sends(MessageKind::Transactions).size(), 2U);
        node.take(kA, others);
        QCOMPARE(node.count<Admitted>(), 1);
        QVERIFY(node.sends(MessageKind::Transactions).empty());
        node.wait(Spreader::kAnnounceEvery);
        const auto announced = node.sends(MessageKind::Announce);
        QCOMPARE(announced.size(), 1U);
        QVERIFY(announced[0]->to == kB && *decodeIds(announced[0]->body) == std::vector<TxId>{others.id});
        // Whoever announced or pushed it himself is not told.
        const Transaction both = makeTransaction(3, 1, 0);
        node.take(kA, both);
        node.receive(kB, MessageKind::Announce, encodeIds({both.id}));
        node.wait(seconds(1));
        QVERIFY(node.sends(MessageKind::Announce).empty());
    }

    void revocationsTravelAsSuch() {
        Single node;
        const Transaction revocation = makeTransaction(1, 1, 0, true), ordinary = makeTransaction(2, 1, 0);
        node.step(Submitted{revocation});
        QCOMPARE(node.sends(MessageKind::Revocations).size(), 2U);
        node.push(kA, ordinary, MessageKind::Revocations);
        QCOMPARE(node.count<Verify>(), 1);
        node.verify(kA, ordinary);
        QCOMPARE(node.count<Misbehaved>(), 1);
        QVERIFY(!node.gossip.mempool().contains(ordinary.id));
    }

    void nothingIsVerifiedOrTakenTwice() {
        Single node;
        const Transaction one = makeTransaction(1, 1, 0);
        node.push(kA, one);
        QCOMPARE(node.count<Verify>(), 1);
        QVERIFY(node.push(kB, one).empty());
        node.verify(kA, one);
        QVERIFY(node.push(kB, one).empty());
        QVERIFY(node.verify(kA, one).empty());
        QCOMPARE(node.gossip.counters().duplicates, 2U);
        node.step(Settled{{one.id}});
        QCOMPARE(node.gossip.mempool().size(), 0U);
        QVERIFY(node.push(kA, one).empty());
        node.step(Submitted{one});
        QCOMPARE(node.count<Refused>(), 1);
    }

    void aFalseIdHidesNothing() {
        Single node;
        const Transaction genuine = makeTransaction(1, 1, 0), other = makeTransaction(2, 1, 0);
        node.receive(kA, MessageKind::Transactions, encodePush({{genuine.id, other.bytes}}));
        QCOMPARE(node.count<Verify>(), 1);
        node.push(kB, genuine);  // not verified a second time while the first is
        node.step(Rejected{kA, genuine.id, Rejection::Malformed});
        QCOMPARE(node.count<Misbehaved>(), 1);
        node.wait(milliseconds(1));
        const auto wants = node.sends(MessageKind::Want);
        QCOMPARE(wants.size(), 1U);
        QVERIFY(wants[0]->to == kB && *decodeIds(wants[0]->body) == std::vector<TxId>{genuine.id});
        node.take(kB, genuine);
        QVERIFY(node.gossip.mempool().contains(genuine.id));
    }

    void rejectionsDifferInWhatFollows() {
        Single node;
        const Transaction settled = makeTransaction(1, 1, 0), later = makeTransaction(2, 1, 0);
        node.push(kA, settled);
        QVERIFY(node.step(Rejected{kA, settled.id, Rejection::Settled}).empty());
        QVERIFY(node.push(kB, settled).empty());
        node.push(kA, later);
        QVERIFY(node.step(Rejected{kA, later.id, Rejection::Later}).empty());
        node.push(kB, later);
        QCOMPARE(node.count<Verify>(), 1);
    }

    void whatIsAnnouncedIsAskedForThreeTimes() {
        Single node;
        const TxId id = makeTransaction(1, 1, 0).id;
        node.receive(kA, MessageKind::Announce, encodeIds({id}));
        node.receive(kB, MessageKind::Announce, encodeIds({id}));
        node.wait(milliseconds(499));
        QVERIFY(node.sends(MessageKind::Want).empty());
        node.wait(milliseconds(1));
        QCOMPARE(node.sends(MessageKind::Want).size(), 1U);
        QVERIFY(node.sends(MessageKind::Want)[0]->to == kA);
        node.wait(milliseconds(1000));
        QCOMPARE(node.sends(MessageKind::Want).size(), 1U);
        QVERIFY(node.sends(MessageKind::Want)[0]->to == kB);
        node.wait(milliseconds(1000));
        QVERIFY(node.sends(MessageKind::Want)[0]->to == kA);
        node.wait(seconds(20));
        QVERIFY(node.sends(MessageKind::Want).empty());
    }

    void aPeerThatIsGoneIsNotAsked() {
        Single node;
        const TxId id = makeTransaction(1, 1, 0).id;
        node.receive(kA, MessageKind::Announce, encodeIds({id}));
        node.receive(kB, MessageKind::Announce, encodeIds({id}));
        node.step(PeerDown{kA});
        node.wait(milliseconds(500));
        QCOMPARE(node.sends(MessageKind::Want).size(), 1U);
        QVERIFY(node.sends(MessageKind::Want)[0]->to == kB);
    }

    void announcementsOfNothingAreBounded() {
        Single node;
        std::uint64_t n = 0;
        for (int message = 0; message < 100; ++message) {
            std::vector<TxId> ids;
            for (std::size_t i = 0; i < kMaxIds; ++i) ids.push_back(TxId::copy(crypto::sha256(le64(n++))));
            node.receive(kA, MessageKind::Announce, encodeIds(ids));
        }
        node.wait(milliseconds(500));
        QCOMPARE(node.gossip.counters().wantsSent, Spreader::kMaxWantedOf);
        // Another peer's are not crowded out.
        const TxId id = makeTransaction(1, 1, 0).id;
        node.receive(kB, MessageKind::Announce, encodeIds({id}));
        node.wait(milliseconds(500));
        QCOMPARE(node.gossip.counters().wantsSent, Spreader::kMaxWantedOf + 1);
    }

    void announcementsGoOutWhenAMessageIsFull() {
        Single node;
        for (std::uint64_t i = 0; i < kMaxIds - 1; ++i) node.take(kA, makeTransaction(i, 1, 0));
        QVERIFY(node.sends(MessageKind::Announce).empty());
        node.take(kA, makeTransaction(1000, 1, 0));
        QCOMPARE(node.sends(MessageKind::Announce).size(), 1U);
        node.wait(seconds(1));
        QVERIFY(node.sends(MessageKind::Announce).empty());
    }

    // Judging a large one takes longer, so it counts as several.
    void aPeerMayPushSoMuchASecond() {
        for (const PeerKind kind : {PeerKind::Node, PeerKind::Person})
            for (const std::uint64_t cost : {2U, 9U}) {
                Single node({kA}, kind);
                const std::uint64_t rate =
                    (kind == PeerKind::Node ? Spreader::kNodeRate : Spreader::kPersonRate) / cost;
                const auto flood = [&](std::uint64_t from, std::uint64_t count) {
                    std::uint64_t taken = 0;
                    for (std::uint64_t i = from; i < from + count; ++i) {
                        const Transaction one = makeTransaction(i, 1, 0, false, (cost - 1) * Spreader::kUnit);
                        if (node.push(kA, one).empty()) continue;
                        ++taken;
                        node.verify(kA, one);
                    }
                    return taken;
                };
                QCOMPARE(flood(0, rate + 50), rate);
                QCOMPARE(node.gossip.counters().overRate, 50U);
                node.now = node.now + seconds(1);
                QCOMPARE(flood(10'000, rate + 50), rate);
            }
    }

    void aPersonIsToldNothingAndMaySayNothingElse() {
        Single node({kA, kB});
        const PeerId person = numbered<PeerId>(9);
        QVERIFY(node.step(PeerUp{person, PeerKind::Person}).empty());
        node.step(Submitted{makeTransaction(1, 1, 0)});
        for (const Send* send : node.sends(MessageKind::Transactions)) QVERIFY(send->to != person);
        // What a person brings enters the network here: it is pushed on.
        node.take(person, makeTransaction(2, 1, 0));
        QCOMPARE(node.sends(MessageKind::Transactions).size(), 2U);
        for (const Action& action : node.wait(seconds(100)))
            if (const auto* send = std::get_if<Send>(&action)) QVERIFY(send->to != person);
        node.receive(person, MessageKind::Want, encodeIds({makeTransaction(1, 1, 0).id}));
        QCOMPARE(node.count<Misbehaved>(), 1);
    }

    void verificationsWithTheHostAreBounded() {
        Single node;
        int verifies = 0;
        for (std::uint64_t i = 0; i < kMaxVerifying + 10; ++i) {
            node.push(kA, makeTransaction(i, 1, 0));
            verifies += node.count<Verify>();
        }
        QCOMPARE(verifies, static_cast<int>(kMaxVerifying));
        QCOMPARE(node.gossip.counters().overVerifying, 10U);
        node.verify(kA, makeTransaction(0, 1, 0));
        node.push(kA, makeTransaction(5000, 1, 0));
        QCOMPARE(node.count<Verify>(), 1);
    }

    void whatAPeerIsServedOnRequestIsBounded() {
        Single node;
        std::vector<TxId> ids;
        for (std::uint64_t i = 0; i < 100; ++i) {
            const Transaction one = makeTransaction(i, 1, 0, false, 60'000);
            ids.push_back(one.id);
            node.step(Submitted{one});
        }
        std::size_t bytes = 0;
        for (int i = 0; i < 10; ++i) {
            node.receive(kA, MessageKind::Want, encodeIds(ids));
            for (const Send* send : node.sends(MessageKind::Transactions)) {
                QVERIFY(send->body.size() <= kMaxPushBytes + kMaxTransaction + 1000);
                bytes += send->body.size();
            }
        }
        QVERIFY(bytes > 3'900'000 && bytes < (4 << 20) + 10'000);
    }

    void evictedOnesMayComeBack() {
        Single node;
        const Transaction first = makeTransaction(1, 1, 63);
        for (std::uint64_t seq = 0; seq < 64; ++seq) node.step(Submitted{makeTransaction(1, 1, seq + 1)});
        node.step(Submitted{makeTransaction(1, 1, 0)});
        QCOMPARE(node.count<Evicted>(), 1);
        node.step(Submitted{makeTransaction(1, 1, 64)});
        QCOMPARE(node.count<Refused>(), 1);
        node.step(Settled{{makeTransaction(1, 1, 0).id}});
        node.push(kA, makeTransaction(1, 1, 64));
        QCOMPARE(node.count<Verify>(), 1);
    }

    void statusesAreSignedAfreshAndNotTooOften() {
        Single node;
        node.step(OwnStatus{{1, 0, Bytes{1}}, false});  // in the same second as the last one
        QVERIFY(node.sends(MessageKind::Status).empty());
        node.wait(seconds(1));
        QCOMPARE(node.count<SignStatus>(), 1);
        node.step(OwnStatus{{2, 0, Bytes{2}}, false});
        QCOMPARE(node.sends(MessageKind::Status).size(), 2U);
        node.wait(milliseconds(14'999));
        QCOMPARE(node.count<SignStatus>(), 0);
        node.wait(milliseconds(1));
        QCOMPARE(node.count<SignStatus>(), 1);
        node.step(OwnStatus{{2, 0, Bytes{3}}, true});
        QCOMPARE(node.sends(MessageKind::Status).size(), 2U);
        node.wait(milliseconds(59'999));
        QCOMPARE(node.count<SignStatus>(), 0);
        node.wait(milliseconds(1));
        QCOMPARE(node.count<SignStatus>(), 1);
        node.step(OwnStatus{{3, 0, Bytes{4}}, true});
        node.step(PeerUp{numbered<PeerId>(3)});
        QCOMPARE(node.sends(MessageKind::Status).size(), 1U);
    }

    // Who forwards what depends on it.
    void newLinksAreToldLikeANewHeight() {
        Single node;
        node.wait(seconds(1));
        const auto with = [](std::size_t member) {
            PeerLinks links;
            links.members.set(member);
            return OwnStatus{{0, 0, {}, links}, true};
        };
        node.step(with(1));
        QCOMPARE(node.sends(MessageKind::Status).size(), 2U);
        node.step(with(1));
        node.wait(seconds(2));
        QCOMPARE(node.count<SignStatus>(), 0);
        node.step(with(2));
        QCOMPARE(node.sends(MessageKind::Status).size(), 2U);
        node.step(with(3));
        QVERIFY(node.sends(MessageKind::Status).empty());
        node.wait(seconds(1));
        QCOMPARE(node.count<SignStatus>(), 1);
    }

    void aPeersStatusIsPassedOnAndFloodingItIsNot() {
        Single node;
        int heard = 0;
        for (int i = 0; i < 100; ++i) {
            node.receive(kA, MessageKind::Status, encodeStatus({5, 6, Bytes{1}}));
            heard += node.count<StatusHeard>();
        }
        QCOMPARE(heard, 16);
        QCOMPARE(node.gossip.statusOf(kA)->height, 5U);
        QVERIFY(!node.gossip.statusOf(kB));
    }

    void comparingIsAnsweredOnlyWhenItDiffersAndOnlyWhenAsked() {
        Single node;
        node.wait(seconds(11));  // the question asked at the link's start is over
        const PoolDigest empty{0, crypto::sha256({})};
        QVERIFY(node.receive(kA, MessageKind::Digest, encodeDigest(empty)).empty());
        const Transaction one = makeTransaction(1, 1, 0);
        node.step(Submitted{one});
        node.receive(kA, MessageKind::Digest, encodeDigest(empty));
        QCOMPARE(node.sends(MessageKind::Prefixes).size(), 1U);
        QVERIFY(*decodePrefixes(node.sends(MessageKind::Prefixes)[0]->body) ==
                std::vector<std::uint64_t>{prefixOf(one.id)});
        // Nobody asked for these.
        QVERIFY(node.receive(kA, MessageKind::Prefixes, encodePrefixes({1, 2, 3})).empty());
        int answers = 0;
        for (int i = 0; i < 50; ++i) {
            node.receive(kB, MessageKind::Digest, encodeDigest(empty));
            answers += static_cast<int>(node.sends(MessageKind::Prefixes).size());
        }
        QCOMPARE(answers, 4);
    }

    void aComparisonSendsWhatIsLackingAndAsksForWhatIsMissing() {
        Single node;
        const Transaction mine = makeTransaction(1, 1, 0), ordered = makeTransaction(2, 1, 0),
                          theirs = makeTransaction(3, 1, 0);
        node.step(Submitted{mine});
        node.step(Settled{{ordered.id}});
        node.wait(seconds(11));
        node.step(Woke{});
        QCOMPARE(node.sends(MessageKind::Digest).size(), 2U);
        std::vector<std::uint64_t> prefixes{prefixOf(ordered.id), prefixOf(theirs.id)};
        std::ranges::sort(prefixes);
        node.receive(kA, MessageKind::Prefixes, encodePrefixes(prefixes));
        QCOMPARE(node.sends(MessageKind::Transactions).size(), 1U);
        QCOMPARE(node.sends(MessageKind::WantPrefixes).size(), 1U);
        QVERIFY(*decodePrefixes(node.sends(MessageKind::WantPrefixes)[0]->body) ==
                std::vector<std::uint64_t>{prefixOf(theirs.id)});
        node.receive(kB, MessageKind::WantPrefixes, encodePrefixes({prefixOf(mine.id)}));
        QCOMPARE(node.sends(MessageKind::Transactions).size(), 1U);
    }

    void comparisonsHappenAboutEveryThirtySeconds() {
        Single node;
        for (int i = 0; i < 20; ++i) {
            node.wait(milliseconds(23'999));
            QVERIFY(node.sends(MessageKind::Digest).empty() || i > 0);
            int digests = static_cast<int>(node.sends(MessageKind::Digest).size());
            node.wait(milliseconds(12'001));
            digests += static_cast<int>(node.sends(MessageKind::Digest).size());
            QVERIFY(digests >= 1 && digests <= 2);
        }
    }

    void aHeightIsWantedUntilItIsApplied() {
        Single node;
        // The only thing that comes out.
        const auto asks = [&node]() -> std::optional<Fetch> {
            if (node.count<Fetch>() != 1 || node.count<Apply>() != 0) return std::nullopt;
            for (const Action& action : node.out)
                if (const auto* fetch = std::get_if<Fetch>(&action)) return *fetch;
            return std::nullopt;
        };
        const auto bring = [&node](const std::optional<Fetch>& fetch) {
            node.step(Fetched{fetch.value().ticket, Bytes{7}});
            return node.count<Apply>() == 1 && node.count<Fetch>() == 0;
        };
        node.receive(kA, MessageKind::Status, encodeStatus({50, 0, {}}));
        const auto first = asks();
        QVERIFY(first && first->from == 1 && first->count == 50);
        node.receive(kB, MessageKind::Status, encodeStatus({50, 0, {}}));
        QVERIFY(bring(first));
        // Being applied is not applied: refused, it is asked of another.
        node.step(BatchRefused{first->ticket});
        const auto second = asks();
        QVERIFY(second && second->peer != first->peer && second->from == 1 && second->count == 50);
        QCOMPARE(node.gossip.height(), 0U);
        // A part of it applied, the rest is wanted as before.
        QVERIFY(bring(second));
        node.step(Applied{second->ticket, 30});
        const auto third = asks();
        QVERIFY(third && third->from == 31 && third->count == 20);
        QCOMPARE(node.gossip.height(), 30U);
        QVERIFY(bring(third));
        node.step(Applied{third->ticket, 50});
        QVERIFY(node.out.empty());
        QVERIFY(!node.gossip.catchingUp());
    }

    void theSeenSetForgetsByGenerations() {
        SeenSet seen(Bytes(32, 1));
        const auto id = [](std::uint64_t n) { return TxId::copy(crypto::sha256(le64(n))); };
        for (std::uint64_t n = 0; n < 2 * SeenSet::kGeneration; ++n) seen.add(id(n));
        QCOMPARE(seen.size(), 2 * SeenSet::kGeneration);
        QVERIFY(seen.contains(id(0)) && seen.contains(id(2 * SeenSet::kGeneration - 1)));
        seen.add(id(2 * SeenSet::kGeneration));
        QVERIFY(!seen.contains(id(0)));
        QVERIFY(seen.contains(id(SeenSet::kGeneration)));
        QVERIFY(seen.size() <= 2 * SeenSet::kGeneration);
        seen.forget(id(SeenSet::kGeneration));
        QVERIFY(!seen.contains(id(SeenSet::kGeneration)));
        for (std::uint64_t n = 0; n <= SeenSet::kSettled; ++n) seen.addSettled(id(n));
        QVERIFY(!seen.settledWithPrefix(prefixOf(id(0))) && seen.settledWithPrefix(prefixOf(id(1))));
    }

    void aBucketRefillsEvenlyAndNeverOverflows() {
        TokenBucket bucket(10, 20, Instant{0});
        QVERIFY(bucket.take(Instant{0}, 20));
        QVERIFY(!bucket.take(Instant{99}));
        QVERIFY(bucket.take(Instant{100}));
        QVERIFY(!bucket.take(Instant{100}));
        QCOMPARE(bucket.level(Instant{INT64_MAX}), 20);
        TokenBucket debt(10, 20, Instant{0});
        debt.spend(Instant{0}, 30);
        QVERIFY(debt.positiveAt(Instant{0}) > Instant{1000} && debt.positiveAt(Instant{0}) <= Instant{1101});
    }
};

QTEST_GUILESS_MAIN(GossipTest)
#include "gossip_test.moc"
