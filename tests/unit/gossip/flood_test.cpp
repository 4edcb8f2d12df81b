// What is forwarded to whom, and above all what isn't.
#include "core/gossip/flood.h"

#include <QTest>

#include "core/crypto/secret.h"

using namespace reseal;
using namespace reseal::gossip;

namespace {

constexpr Member kOwn = 0, kSigner = 1, kOther = 2;
constexpr std::uint8_t kNotarize = 1, kNullify = 2;

Bytes say(const FloodKey& key, std::uint8_t content = 0) {
    Bytes out(le64(key.view).begin(), le64(key.view).end());
    out.push_back(key.kind);
    out.push_back(static_cast<std::uint8_t>(key.signer));
    out.push_back(content);
    return out;
}

// Member 0 of 40, linked to 1 … 12.
struct Single {
    explicit Single(std::size_t members = 40, Member peers = 12) : flood(members, kOwn, random) {
        for (Member peer = 1; peer <= peers; ++peer) flood.peerUp(now, peer);
    }
    Flood::Outcome hear(Member from, const FloodKey& key, std::uint8_t content = 0, bool genuine = true,
                        unsigned hops = Flood::kMaxHops) {
        return flood.hear(now, {from, key, say(key, content), hops}, [&] {
            ++verified;
            return genuine;
        });
    }
    Instant now{1'000'000};
    Random random{1};
    Flood flood;
    int verified = 0;
};

std::vector<Member> range(Member first, Member last) {
    std::vector<Member> out;
    for (Member i = first; i <= last; ++i) out.push_back(i);
    return out;
}

}  // namespace

class FloodTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void aNewMessageGoesToThoseWithoutALinkToItsSigner() {
        Single node;
        MemberSet links;
        links.set(kSigner);
        node.flood.peerLinks(5, links);
        node.flood.peerLinks(6, links);
        links.reset();
        links.set(kOther);
        node.flood.peerLinks(7, links);
        const auto out = node.hear(kSigner, {1, kNotarize, kSigner});
        QVERIFY(out.deliver);
        std::vector<Member> expected = range(2, 12);
        std::erase(expected, 5U);
        std::erase(expected, 6U);
        QCOMPARE(out.forwardTo, expected);
        // Nor back to whom it came from, nor to its signer.
        const auto relayed = node.hear(7, {1, kNullify, kSigner});
        std::erase(expected, 7U);
        QCOMPARE(relayed.forwardTo, expected);
    }

    void aForgedOneIsNotForwarded() {
        Single node;
        const auto forged = node.hear(7, {1, kNotarize, 30}, 1, false);
        QVERIFY(forged.isForged && !forged.deliver && forged.forwardTo.empty());
        // And it has not taken the genuine one's place.
        const auto genuine = node.hear(8, {1, kNotarize, 30});
        QVERIFY(genuine.deliver);
        QCOMPARE(genuine.forwardTo.size(), std::size_t{11});
    }

    void aDuplicateIsForwardedAgainOnlyAfterAWhile() {
        Single node;
        const FloodKey key{1, kNotarize, 30};
        QCOMPARE(node.hear(2, key).forwardTo.size(), std::size_t{11});
        for (const Member from : range(3, 12)) {
            const auto again = node.hear(from, key);
            QVERIFY(!again.deliver && again.forwardTo.empty());
        }
        node.now = node.now + Flood::kAgainAfter - milliseconds(1);
        QVERIFY(node.hear(3, key).forwardTo.empty());
        node.now = node.now + milliseconds(1);
        QCOMPARE(node.hear(3, key).forwardTo.size(), std::size_t{11});
        QVERIFY(node.hear(4, key).forwardTo.empty());
        QCOMPARE(node.verified, 1);  // the same bytes are not verified again
    }

    void aFullMeshForwardsNothing() {
        Single node(kFullMeshUpTo, 31);
        QVERIFY(!node.flood.isPartial());
        for (const Member signer : range(1, 31)) {
            const auto out = node.hear(signer, {1, kNotarize, signer});
            QVERIFY(out.deliver && out.forwardTo.empty());
            QVERIFY(node.hear(signer == 1 ? 2 : 1, {1, kNullify, signer}).forwardTo.empty());
        }
        QCOMPARE(node.flood.counters().forwarded, std::uint64_t{0});
    }

    // A validator signs for any view it likes; that makes work for nobody but its neighbours.
    void validVotesForFarViewsAreNotAmplified() {
        Single node;
        node.flood.moved(10, 12);
        std::size_t forwarded = 0;
        for (std::uint64_t view = 12 + Flood::kAhead + 1; view < 10'000; ++view)
            forwarded += node.hear(kSigner, {view, kNullify, kSigner}).forwardTo.size();
        for (std::uint64_t view = 0; view <= 10; ++view)  // nor what is settled
            for (const Member signer : {kSigner, Member{30}})
                forwarded += node.hear(kSigner, {view, kNullify, signer}).forwardTo.size();
        QCOMPARE(forwarded, std::size_t{0});
        QCOMPARE(node.verified, 0);
        QCOMPARE(node.flood.known(), std::size_t{0});
    }

    // Beyond the first of each place everything a peer brings has its rate: contradictions, views ahead,
    // repeats of the same.
    void whatIsNotFirstIsLimited() {
        Single node;
        for (int i = 0; i < 1000; ++i)
            node.hear(kSigner, {1, kNotarize, kSigner}, static_cast<std::uint8_t>(i));
        QVERIFY(node.verified <= 1 + Flood::kOthersBurst);
        // Another peer's first ones are free all the same, and so are this one's in other places.
        QVERIFY(node.hear(kOther, {1, kNotarize, kOther}).deliver);
        QVERIFY(node.hear(kSigner, {1, kNullify, kSigner}).deliver);
        int delivered = 0;
        for (int i = 0; i < 1000; ++i)
            if (node.hear(kOther, {1, kNotarize, kOther}).deliver) ++delivered;
        QCOMPARE(delivered, static_cast<int>(Flood::kOthersBurst));
        const int before = node.verified;
        for (std::uint64_t view = 3; view <= 1 + Flood::kAhead; ++view)
            for (std::uint8_t kind = 1; kind <= 3; ++kind)
                for (const Member signer : range(13, 39)) node.hear(3, {view, kind, signer});
        QCOMPARE(node.verified - before, static_cast<int>(Flood::kOthersBurst));
        node.now = node.now + seconds(1);
        QVERIFY(node.hear(3, {9, 3, 39}).deliver);
    }

    // A contradiction is evidence for the host; it is not spread.
    void aContradictionIsDeliveredAndStaysHere() {
        Single node;
        QVERIFY(!node.hear(kSigner, {1, kNotarize, kSigner}, 1).forwardTo.empty());
        const auto second = node.hear(5, {1, kNotarize, kSigner}, 2);
        QVERIFY(second.deliver && second.forwardTo.empty());
    }

    void aCopyDiesAfterItsHops() {
        Single node;
        const auto last = node.hear(5, {1, kNotarize, 30}, 0, true, 0);
        QVERIFY(last.deliver && last.forwardTo.empty());
        node.now = node.now + seconds(60);
        QVERIFY(node.hear(6, {1, kNotarize, 30}, 0, true, 0).forwardTo.empty());
    }

    void memoryIsBounded() {
        Single node(128, 24);
        node.flood.moved(0, 5000);
        // Everything that can be known at once: 128 members, all kinds, from views far below to those ahead.
        for (std::uint64_t view = 4900; view <= 5000 + Flood::kAhead; ++view)
            for (std::uint8_t kind = 1; kind <= 4; ++kind)
                for (Member signer = 1; signer < 128; ++signer) {
                    node.now = node.now + milliseconds(50);
                    node.hear(static_cast<Member>(1 + signer % 24), {view, kind, signer});
                }
        QCOMPARE(node.flood.known(), Flood::kMaxKnown);
        // The latest are those remembered.
        const int before = node.verified;
        node.hear(3, {5000, 1, 30});
        QCOMPARE(node.verified, before);
        // What is older than all of it has to wait outside: here, the oldest remembered.
        QVERIFY(node.hear(3, {4900, 1, 30}).deliver);
        const int after = node.verified;
        node.hear(3, {4976, 3, 127});
        QCOMPARE(node.verified, after);
        node.flood.moved(5000 + Flood::kAhead, 5000 + Flood::kAhead + 1);
        QCOMPARE(node.flood.known(), std::size_t{0});
        int certificates = 0;
        for (std::uint64_t view = 5100; view < 15'100; ++view)
            if (node.flood.mayCertify(node.now, 3, view, kNotarize)) ++certificates;
        QCOMPARE(certificates,
                 static_cast<int>(Flood::kMaxCertificatesOf) + static_cast<int>(Flood::kCertificateBurst));
    }

    void certificatesAndQuestionsHaveTheirRates() {
        Single node;
        for (std::uint64_t view = 1; view <= 100; ++view) {
            QVERIFY(node.flood.mayCertify(node.now, 3, view, kNotarize));
            QVERIFY(node.flood.mayCertify(node.now, 3, view, kNullify));
        }
        for (int i = 0; i < Flood::kCertificateBurst; ++i)
            QVERIFY(node.flood.mayCertify(node.now, 3, 1, kNotarize));
        QVERIFY(!node.flood.mayCertify(node.now, 3, 1, kNotarize));
        QVERIFY(node.flood.mayCertify(node.now, 4, 1, kNotarize));
        node.now = node.now + seconds(1);
        for (int i = 0; i < Flood::kCertificateRate; ++i)
            QVERIFY(node.flood.mayCertify(node.now, 3, 1, kNotarize));
        QVERIFY(!node.flood.mayCertify(node.now, 3, 1, kNotarize));
        node.flood.moved(50, 51);
        QVERIFY(!node.flood.mayCertify(node.now, 5, 50, kNotarize));  // settled
        for (int i = 0; i < Flood::kQuestionBurst; ++i) QVERIFY(node.flood.mayAsk(node.now, 3));
        QVERIFY(!node.flood.mayAsk(node.now, 3));
        QVERIFY(!node.flood.mayAsk(node.now, 30));  // no link
    }

    void aRelayClaimsALinkAndAFalseClaimStopsNothing() {
        Single node;
        QCOMPARE(node.flood.nextHop(7, std::nullopt), std::optional<Member>(7));
        MemberSet links;
        links.set(30);
        node.flood.peerLinks(4, links);  // the liar
        std::map<Member, int> hops;
        for (int i = 0; i < 1000; ++i) ++hops[*node.flood.nextHop(30, Member{9})];
        QVERIFY(hops[4] > 600);
        QVERIFY(hops[4] < 900);  // the others are tried, too
        QVERIFY(!hops.contains(9));
        QCOMPARE(hops.size(), std::size_t{11});
        Single alone(40, 0);
        QVERIFY(!alone.flood.nextHop(30, std::nullopt));
        QVERIFY(!alone.flood.anyLinked());
    }

    // Whole networks: everybody hears each message while a third claims links it hasn't got, forwards
    // nothing, or both.
    void liarsAboutTheirLinksStopNothing() {
        constexpr std::size_t kN = 40;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Random dice(seed);
            std::vector<std::unique_ptr<Random>> randoms;
            std::vector<std::unique_ptr<Flood>> nodes;
            std::vector<MemberSet> links(kN);
            for (std::size_t a = 0; a < kN; ++a)
                while (links[a].count() < 12) {
                    const std::size_t b = dice.below(kN);
                    if (a == b) continue;
                    links[a].set(b);
                    links[b].set(a);
                }
            const Instant now{1000};
            for (Member i = 0; i < kN; ++i) {
                randoms.push_back(std::make_unique<Random>(seed * 100 + i));
                nodes.push_back(std::make_unique<Flood>(kN, i, *randoms.back()));
                for (Member j = 0; j < kN; ++j)
                    if (links[i].test(j)) nodes[i]->peerUp(now, j);
            }
            const auto lies = [](Member i) { return i >= 27; };
            for (Member i = 0; i < kN; ++i)
                for (Member j = 0; j < kN; ++j)
                    if (links[i].test(j))
                        nodes[i]->peerLinks(j,
                                            lies(j) ? (j % 2 == 0 ? ~MemberSet() : MemberSet()) : links[j]);
            struct Copy {
                Member from, to;
                unsigned hops;
            };
            for (Member signer = 0; signer < 27; ++signer) {
                const FloodKey key{1, kNotarize, signer};
                const Bytes message = say(key);
                std::vector<Copy> copies;
                for (Member to = 0; to < kN; ++to)
                    if (links[signer].test(to)) copies.push_back({signer, to, Flood::kMaxHops});
                std::set<Member> heard{signer};
                for (std::size_t i = 0; i < copies.size(); ++i) {
                    const Copy copy = copies[i];
                    const auto out =
                        nodes[copy.to]->hear(now, {copy.from, key, message, copy.hops}, [] { return true; });
                    if (out.deliver) heard.insert(copy.to);
                    if (lies(copy.to)) continue;
                    for (const Member next : out.forwardTo) copies.push_back({copy.to, next, copy.hops - 1});
                }
                for (Member i = 0; i < 27; ++i) QVERIFY(heard.contains(i));
                QVERIFY(copies.size() < kN * 24);  // at most one over each link
            }
        }
    }
};

QTEST_APPLESS_MAIN(FloodTest)
#include "flood_test.moc"
