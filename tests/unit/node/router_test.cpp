// A replica's messages over a part of the links: what they are, who is to blame, which way they go.
#include "core/node/router.h"

#include <QTest>

#include "core/base/cbor.h"
#include "core/crypto/secret.h"
#include "tests/unit/consensus/toy.h"

using namespace reseal;
using namespace toy;
using node::Router;

namespace {

constexpr std::uint32_t kOwn = 0;

// Validator 0 of n, linked to 1 … 12.
struct Single {
    explicit Single(std::size_t n = 40, std::uint32_t peers = 12) {
        config.epoch = 5;
        for (std::uint32_t i = 0; i < n; ++i) config.validators.push_back(keyOf(i));
        config.own = kOwn;
        config.base = {0, Hash32{}};
        leaders.emplace(config);
        router.emplace(config, *leaders, format, verifier, 1);
        for (std::uint32_t peer = 1; peer <= peers; ++peer) router->linkUp(now, peer);
    }
    Vote vote(std::uint32_t signer, View view = 1, VoteKind kind = VoteKind::Nullify) const {
        Vote out{kind, view, {}, signer, {}};
        if (kind != VoteKind::Nullify) out.block = {1, keyHash(7)};
        out.signature = signWith(keyOf(signer), statement(config, kind, view, out.block));
        return out;
    }
    static Hash32 keyHash(std::uint32_t of) { return Hash32::copy(keyOf(of).view()); }
    StatusQuestion question(std::uint32_t asker) const {
        StatusQuestion out{asker, {}, {}};
        out.signature = signWith(keyOf(asker), statement(config, out));
        return out;
    }
    Proposal proposal() const {
        const Bytes block = encodeToy({1, {}, 0, {1, 2, 3}, {}, 1});
        const auto links = *format.links(block);
        Proposal out{{1, links.id, 0, config.base, {}}, std::nullopt, {}, block};
        out.head.signature = signWith(keyOf(leaders->of(1)), statement(config, out.head));
        return out;
    }
    Bytes relayed(const Message& message, unsigned hops, std::optional<std::uint32_t> to = {}) const {
        cbor::Writer out;
        out.array(3).uint(hops);
        if (to)
            out.uint(*to);
        else
            out.null();
        return std::move(out.bytes(encode(config.epoch, message))).out();
    }
    Router::Arrival receive(std::uint32_t from, bool isRelayed, ByteView body) {
        auto letter = Router::open(isRelayed, body);
        if (!letter) {
            Router::Arrival out;
            out.wrong = letter.error();
            return out;
        }
        return router->receive(now, from, *std::move(letter));
    }
    Router::Arrival direct(std::uint32_t from, const Message& message) {
        return receive(from, false, encode(config.epoch, message));
    }
    Instant now{1'000'000};
    Config config;
    std::optional<Leaders> leaders;
    ToyFormat format;
    ToyVerifier verifier;
    std::optional<Router> router;
};

}  // namespace

class RouterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void inAFullMeshNothingChangesAndNothingIsForwarded() {
        Single node(32, 31);
        QVERIFY(!node.router->ownLinks());
        const auto out = node.direct(1, node.vote(1));
        QCOMPARE(out.deliver.size(), std::size_t{1});
        QCOMPARE(out.deliver[0].from, 1U);
        QVERIFY(out.send.empty() && !out.wrong);
        QCOMPARE(node.verifier.count, std::size_t{0});  // the replica's business
        QVERIFY(node.receive(1, true, node.relayed(node.vote(2), 3)).deliver.empty());
        QCOMPARE(node.router->send({std::nullopt, node.vote(kOwn)}).size(), std::size_t{31});
        const auto one = node.router->send({9, node.question(kOwn)});
        QVERIFY(one.size() == 1 && one[0].to == 9 && !one[0].relayed);
    }

    // Each may be right, and an answer as large as a block or several signatures.
    void inAFullMeshNobodyAsksWithoutEnd() {
        Single node(4, 3);
        const auto most =
            static_cast<std::size_t>(gossip::Flood::kQuestionBurst + gossip::Flood::kQuestionRate);
        const std::vector<Message> questions{FetchBlock{}, FetchCertificates{1, 2}, node.question(1)};
        for (const Message& question : questions) {
            node.now = node.now + seconds(60);
            std::size_t heard = 0;
            for (int i = 0; i < 1000; ++i) {
                node.now = node.now + milliseconds(1);
                heard += node.direct(1, question).deliver.size();
            }
            QVERIFY(heard >= static_cast<std::size_t>(gossip::Flood::kQuestionBurst) && heard <= most);
            // What else it says is heard, and what others ask.
            QCOMPARE(node.direct(1, node.vote(1)).deliver.size(), std::size_t{1});
            QCOMPARE(node.direct(2, question).deliver.size(), std::size_t{1});
        }
        // As much as a replica wants at a time goes through at once.
        node.now = node.now + seconds(60);
        for (std::size_t i = 0; i < kMaxWantedBlocks + kMaxMissingBlocks; ++i)
            QCOMPARE(node.direct(3, FetchBlock{}).deliver.size(), std::size_t{1});
    }

    void ownLinksAreToldWithTheirEpoch() {
        Single node;
        QCOMPARE(node.router->ownLinks()->epoch, std::uint64_t{5});
        QCOMPARE(node.router->ownLinks()->members.count(), std::size_t{12});
        gossip::PeerLinks links{4, {}};
        links.members.set(1);
        node.router->linksHeard(2, links);  // of another epoch: numbers mean somebody else there
        QCOMPARE(node.direct(1, node.vote(1)).send.size(), std::size_t{11});
        links.epoch = 5;
        node.router->linksHeard(2, links);
        QCOMPARE(node.direct(1, node.vote(1, 2)).send.size(), std::size_t{10});
    }

    void aVoteIsForwardedWithOneHopLess() {
        Single node;
        const auto first = node.direct(1, node.vote(1));
        QCOMPARE(first.deliver.size(), std::size_t{1});
        QCOMPARE(first.send.size(), std::size_t{11});
        for (const Router::Parcel& parcel : first.send) {
            QVERIFY(parcel.relayed && !parcel.large);
            QCOMPARE(parcel.body, node.relayed(node.vote(1), gossip::Flood::kMaxHops - 1));
        }
        const auto second = node.receive(3, true, node.relayed(node.vote(30), 1));
        QCOMPARE(second.deliver.size(), std::size_t{1});
        QCOMPARE(second.deliver[0].from, 3U);
        QCOMPARE(second.send.size(), std::size_t{11});
        QCOMPARE(second.send[0].body, node.relayed(node.vote(30), 0));
        QVERIFY(node.receive(3, true, node.relayed(node.vote(31), 0)).send.empty());
    }

    void whoForwardsWhatIsForgedIsToBlame() {
        Single node;
        Vote forged = node.vote(30);
        forged.view = 2;
        const auto out = node.receive(3, true, node.relayed(forged, 4));
        QVERIFY(out.wrong && out.deliver.empty() && out.send.empty());
        QVERIFY(node.receive(4, true, node.relayed(node.vote(30, 2), 4)).deliver.size() == 1);
        // Nor may it forward what is not for everybody, or address what nobody relays.
        QVERIFY(node.receive(5, true, node.relayed(FetchBlock{}, 4)).wrong);
        QVERIFY(node.receive(5, true, node.relayed(node.vote(30), 4, 20)).wrong);
        QVERIFY(node.receive(5, true, node.relayed(node.question(30), 4, 40)).wrong);
        QVERIFY(node.receive(5, true, node.relayed(node.vote(30), 99)).wrong);
        QVERIFY(node.receive(5, true, Bytes{1, 2, 3}).wrong);
        StatusQuestion question = node.question(30);
        question.asker = 31;
        QVERIFY(node.receive(5, true, node.relayed(question, 4, kOwn)).wrong);
    }

    // A good head with something else around it must not take the genuine proposal's place.
    void aProposalIsForwardedOnlyIfAllOfItHoldsTogether() {
        Single node;
        const Proposal good = node.proposal();
        const std::uint32_t from = node.leaders->of(1) == 3 ? 4 : 3;
        Proposal other = good;
        other.block = encodeToy({1, {}, 9, {9}, {}, 1});
        QVERIFY(node.receive(from, true, node.relayed(other, 4)).wrong);
        other = good;
        other.gaps.push_back({VoteKind::Nullify, 1, {}, {}});
        for (std::uint32_t i = 0; i < node.config.quorum(); ++i) other.gaps[0].signatures.push_back({i, {}});
        QVERIFY(node.receive(from, true, node.relayed(other, 4)).wrong);
        const auto out = node.receive(from, true, node.relayed(good, 4));
        QVERIFY(!out.wrong);
        QCOMPARE(out.deliver.size(), std::size_t{1});
        QVERIFY(out.send.size() >= 10);
        QVERIFY(out.send[0].large);
    }

    // A plain frame that is not the sender's own may be looked at, no more.
    void aPlainFrameOfAnotherIsNotForwarded() {
        Single node;
        const auto out = node.direct(3, node.vote(30));
        QCOMPARE(out.deliver.size(), std::size_t{1});
        QVERIFY(out.send.empty());
    }

    void certificatesAndFetchesStayBetweenNeighbours() {
        Single node;
        const auto asked = node.direct(3, FetchBlock{});
        QVERIFY(asked.deliver.size() == 1 && asked.send.empty());
        const Certificate certificate{VoteKind::Nullify, 1, {}, {}};
        const auto told = node.direct(3, certificate);
        QVERIFY(told.deliver.size() == 1 && told.send.empty());
        int taken = 0;
        for (int i = 0; i < 1000; ++i)
            if (!node.direct(3, FetchBlock{}).deliver.empty()) ++taken;
        QVERIFY(taken <= gossip::Flood::kQuestionBurst);
    }

    void whatIsForOneWithoutALink() {
        Single node;
        // A restart's question goes through somebody, addressed.
        const auto question = node.router->send({30, node.question(kOwn)});
        QCOMPARE(question.size(), std::size_t{1});
        QVERIFY(question[0].relayed);
        QVERIFY(question[0].to >= 1 && question[0].to <= 12);
        QCOMPARE(question[0].body, node.relayed(node.question(kOwn), gossip::Flood::kMaxHops - 1, 30));
        // A fetch is asked of a neighbour instead.
        const auto fetch = node.router->send({30, FetchBlock{}});
        QVERIFY(fetch.size() == 1 && !fetch[0].relayed && fetch[0].to >= 1 && fetch[0].to <= 12);
        // Help is left to those who are linked.
        QVERIFY(node.router->send({30, Certificate{}}).empty());
        // Own votes go to the neighbours.
        QCOMPARE(node.router->send({std::nullopt, node.vote(kOwn)}).size(), std::size_t{12});
    }

    void aRelayedQuestionGoesOnOrIsDeliveredInItsAskersName() {
        Single node;
        const auto on = node.receive(3, true, node.relayed(node.question(30), 2, 7));
        QVERIFY(on.deliver.empty());
        QCOMPARE(on.send.size(), std::size_t{1});
        QCOMPARE(on.send[0].to, 7U);  // there is a link to it
        QCOMPARE(on.send[0].body, node.relayed(node.question(30), 1, 7));
        QVERIFY(node.receive(3, true, node.relayed(node.question(30), 0, 7)).send.empty());
        const auto here = node.receive(3, true, node.relayed(node.question(30), 2, kOwn));
        QCOMPARE(here.deliver.size(), std::size_t{1});
        QCOMPARE(here.deliver[0].from, 30U);  // what else is wrong with it is not the relay's fault
        QVERIFY(here.send.empty());
        std::size_t sent = 0;
        for (int i = 0; i < 1000; ++i)
            sent += node.receive(4, true, node.relayed(node.question(30), 2, 7)).send.size();
        QCOMPARE(sent, static_cast<std::size_t>(gossip::Flood::kQuestionBurst));
    }

    void whatComesFromNobodyIsNothing() {
        Single node;
        node.router->linkDown(3);
        const auto out = node.direct(3, node.vote(3));
        QVERIFY(out.deliver.empty() && out.send.empty() && !out.wrong);
    }
};

QTEST_APPLESS_MAIN(RouterTest)
#include "router_test.moc"
