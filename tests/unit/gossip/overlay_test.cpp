// Which links a node chooses, over whole groups in virtual time.
#include "core/gossip/overlay.h"

#include <QTest>

using namespace reseal;
using namespace reseal::gossip;

namespace {

PeerId idOf(std::size_t index) {
    PeerId id;
    id.bytes[0] = static_cast<std::uint8_t>(index);
    id.bytes[1] = static_cast<std::uint8_t>(index >> 8);
    return id;
}
std::size_t indexOf(const PeerId& id) {
    return id.bytes[0] | static_cast<std::size_t>(id.bytes[1]) << 8;
}

// Links are made and ended at once; whoever is not up answers nobody.
struct Group {
    struct Member {
        std::unique_ptr<Random> random;
        std::unique_ptr<Overlay> overlay;
        bool isUp = false;
    };
    explicit Group(std::size_t n, std::uint64_t seed = 1) {
        for (std::size_t i = 0; i < n; ++i) {
            Member member;
            member.random = std::make_unique<Random>(seed * 1000 + i);
            std::vector<PeerId> others;
            for (std::size_t j = 0; j < n; ++j)
                if (j != i) others.push_back(idOf(j));
            member.overlay = std::make_unique<Overlay>(others, *member.random);
            members.push_back(std::move(member));
        }
    }
    void start(std::size_t i) {
        members[i].isUp = true;
        proceed(i);
    }
    void stop(std::size_t i) {
        members[i].isUp = false;
        for (std::size_t j = 0; j < members.size(); ++j) end(i, j);
    }
    bool linked(std::size_t a, std::size_t b) const {
        return dialled.contains({a, b}) || dialled.contains({b, a});
    }
    void end(std::size_t a, std::size_t b) {
        if (dialled.erase({a, b}) + dialled.erase({b, a}) == 0) return;
        members[a].overlay->unlinked(now, idOf(b));
        members[b].overlay->unlinked(now, idOf(a));
    }
    void dial(std::size_t from, std::size_t to) {
        Overlay& caller = *members[from].overlay;
        if (!members[to].isUp || muted.contains({from, to})) return caller.failed(now, idOf(to));
        Overlay& called = *members[to].overlay;
        const auto admission = called.admit(now, idOf(from));
        if (std::holds_alternative<Overlay::Refused>(admission)) {
            ++refused;
            return caller.failed(now, idOf(to));
        }
        if (const auto* displaced = std::get_if<Overlay::Displaced>(&admission))
            end(to, indexOf(displaced->other));
        dialled.insert({from, to});
        caller.linked(now, idOf(to), true);
        called.linked(now, idOf(from), false);
    }
    void proceed(std::size_t i) {
        for (const Overlay::Step& step : members[i].overlay->proceed(now)) {
            if (const auto* one = std::get_if<Overlay::Dial>(&step)) dial(i, indexOf(one->peer));
            if (const auto* one = std::get_if<Overlay::HangUp>(&step)) {
                if (dialled.erase({i, indexOf(one->peer)}) > 0) {
                    ++hungUp;
                    members[indexOf(one->peer)].overlay->unlinked(now, idOf(i));
                }
            }
        }
    }
    void pass(Duration time) {
        const Instant end = now + time;
        while (now < end) {
            now = std::min(end, now + milliseconds(500));
            for (std::size_t i = 0; i < members.size(); ++i)
                if (members[i].isUp) proceed(i);
        }
    }
    std::size_t degree(std::size_t i) const { return members[i].overlay->links(); }
    // Everybody in `of` reaches everybody else there, over links among themselves.
    bool connected(const std::set<std::size_t>& of) const {
        std::set<std::size_t> reached{*of.begin()};
        std::vector<std::size_t> next{*of.begin()};
        while (!next.empty()) {
            const std::size_t at = next.back();
            next.pop_back();
            for (const std::size_t other : of)
                if (linked(at, other) && reached.insert(other).second) next.push_back(other);
        }
        return reached == of;
    }
    Instant now{1'000'000};
    std::vector<Member> members;
    std::set<std::pair<std::size_t, std::size_t>> dialled;
    std::set<std::pair<std::size_t, std::size_t>> muted;  // dials that come to nothing
    std::size_t refused = 0, hungUp = 0;
};

std::set<std::size_t> upTo(std::size_t n) {
    std::set<std::size_t> out;
    for (std::size_t i = 0; i < n; ++i) out.insert(i);
    return out;
}

}  // namespace

class OverlayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everybodyHasEnoughLinksAndNotTooMany_data() {
        QTest::addColumn<int>("members");
        for (const int n : {33, 40, 64, 128}) QTest::addRow("%d", n) << n;
    }
    void everybodyHasEnoughLinksAndNotTooMany() {
        QFETCH(const int, members);
        const auto n = static_cast<std::size_t>(members);
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            Group group(n, seed);
            for (std::size_t i = 0; i < n; ++i) group.start(i);
            for (int round = 0; round < 12; ++round) {
                group.pass(seconds(60));
                for (std::size_t i = 0; i < n; ++i) {
                    QVERIFY(group.degree(i) >= Overlay::kLeast);
                    QVERIFY(group.degree(i) <= Overlay::kMost);
                    QVERIFY(group.members[i].overlay->chosenLinks() >= Overlay::kLeastChosen);
                }
                QVERIFY(group.connected(upTo(n)));
            }
        }
    }

    // Any third may fall silent: those who remain are connected at once, and have enough again soon.
    void withoutAThirdItHoldsTogether() {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Group group(60, seed);
            for (std::size_t i = 0; i < 60; ++i) group.start(i);
            group.pass(seconds(30));
            for (std::size_t i = 40; i < 60; ++i) group.stop(i);
            QVERIFY(group.connected(upTo(40)));
            group.pass(seconds(30));
            for (std::size_t i = 0; i < 40; ++i) QVERIFY(group.degree(i) >= Overlay::kLeast);
        }
    }

    // Few are reachable: a node goes on trying until it has them all.
    void aNodeThatFewAnswerFindsThem() {
        Group group(100);
        for (std::size_t i = 0; i < 9; ++i) group.start(i);
        group.pass(seconds(180));
        for (std::size_t i = 0; i < 9; ++i) QCOMPARE(group.degree(i), std::size_t{8});
    }

    // After a night of no network at all.
    void whenTheNetworkIsBackThereAreLinksAtOnce() {
        Group group(40);
        for (std::size_t i = 1; i < 40; ++i) group.start(i);
        group.pass(seconds(30));
        for (std::size_t i = 1; i < 40; ++i) {
            group.muted.insert({0, i});
            group.muted.insert({i, 0});
        }
        group.start(0);
        group.pass(seconds(600));
        QCOMPARE(group.degree(0), std::size_t{0});
        group.muted.clear();
        group.members[0].overlay->woke();
        group.proceed(0);
        QVERIFY(group.degree(0) >= Overlay::kLeast);
    }

    // A third dials everybody, ends nothing, and dials again whenever it is turned away. Whoever comes later
    // still finds a place with honest ones, and has links of its own choice.
    void thoseWhoDialEverybodyDontKeepThePlaces() {
        constexpr std::size_t kAll = 60, kGreedy = 20;  // the last ones
        Group group(kAll);
        for (std::size_t i = 1; i < kAll; ++i) group.start(i);
        const auto greed = [&] {
            for (std::size_t from = kAll - kGreedy; from < kAll; ++from)
                for (std::size_t to = 0; to < kAll - kGreedy; ++to)
                    if (group.members[to].isUp && !group.linked(from, to)) {
                        const auto admission = group.members[to].overlay->admit(group.now, idOf(from));
                        if (std::holds_alternative<Overlay::Refused>(admission)) continue;
                        if (const auto* other = std::get_if<Overlay::Displaced>(&admission))
                            group.end(to, indexOf(other->other));
                        group.dialled.insert({from, to});
                        group.members[to].overlay->linked(group.now, idOf(from), false);
                    }
        };
        for (int i = 0; i < 240; ++i) {
            group.pass(milliseconds(500));
            greed();
        }
        group.start(0);
        for (int i = 0; i < 240; ++i) {
            group.pass(milliseconds(500));
            greed();
        }
        std::set<std::size_t> honest = upTo(kAll - kGreedy);
        QVERIFY(group.connected(honest));
        for (const std::size_t one : honest) {
            QVERIFY(group.degree(one) <= Overlay::kMost);
            QVERIFY(group.members[one].overlay->chosenLinks() >= Overlay::kLeastChosen);
        }
        QVERIFY(std::ranges::count_if(honest, [&](std::size_t other) { return group.linked(0, other); }) >=
                2);
    }

    // One every five minutes, and the old one ends only when the new one is there.
    void aLinkIsReplacedNowAndThen() {
        Group group(40);
        for (std::size_t i = 0; i < 40; ++i) group.start(i);
        group.pass(seconds(299));
        QCOMPARE(group.hungUp, std::size_t{0});
        const auto before = group.dialled;
        group.pass(seconds(2));
        QVERIFY(group.hungUp > 0);
        QVERIFY(group.hungUp <= 40);
        QVERIFY(group.dialled != before);
        group.pass(seconds(3600));
        QVERIFY(group.hungUp <= 40 * 13);
        QVERIFY(group.connected(upTo(40)));
    }

    void aDialThatHangsIsGivenUp() {
        Random random(7);
        std::vector<PeerId> others;
        for (std::size_t i = 1; i < 40; ++i) others.push_back(idOf(i));
        Overlay overlay(others, random);
        Instant now{5000};
        const auto first = overlay.proceed(now);
        QCOMPARE(first.size(), Overlay::kTarget);
        QVERIFY(overlay.proceed(now + seconds(1)).empty());
        QCOMPARE(overlay.nextTick(), now + Overlay::kDialWithin);
        now = overlay.nextTick();
        const auto second = overlay.proceed(now);
        QCOMPARE(second.size(), Overlay::kTarget * 2);
        for (std::size_t i = 0; i < Overlay::kTarget; ++i) {
            const auto* old = std::get_if<Overlay::HangUp>(&second[i]);
            const auto* another = std::get_if<Overlay::Dial>(&second[Overlay::kTarget + i]);
            QVERIFY(old != nullptr && another != nullptr);
            for (const auto& step : first) QVERIFY(std::get<Overlay::Dial>(step).peer != another->peer);
        }
    }

    // Pauses grow, but not for one who has too few links: it tries everybody every five seconds.
    void whoHasTooFewLinksDoesNotWaitLong() {
        Random random(7);
        std::vector<PeerId> others;
        for (std::size_t i = 1; i <= 10; ++i) others.push_back(idOf(i));
        Overlay overlay(others, random);
        Instant now{5000};
        for (int round = 0; round < 10; ++round) {
            const auto steps = overlay.proceed(now);
            QCOMPARE(steps.size(), std::size_t{10});
            QVERIFY(overlay.proceed(now).empty());
            for (const PeerId& other : others) overlay.failed(now, other);
            QVERIFY(overlay.proceed(now).empty());
            QCOMPARE(overlay.nextTick(), now + Overlay::kPauseFirst);
            now = overlay.nextTick();
        }
        // With enough of them the pause has become a minute.
        overlay.proceed(now);
        for (std::size_t i = 1; i <= 8; ++i) overlay.linked(now, idOf(i), true);
        overlay.failed(now, idOf(9));
        overlay.failed(now, idOf(10));
        QVERIFY(overlay.proceed(now + seconds(59)).empty());
        QCOMPARE(overlay.proceed(now + Overlay::kPauseMost).size(), std::size_t{2});
    }

    void theSameSeedChoosesTheSame() {
        const auto run = [](std::uint64_t seed) {
            Group group(50, seed);
            for (std::size_t i = 0; i < 50; ++i) group.start(i);
            group.pass(seconds(900));
            return group.dialled;
        };
        QVERIFY(run(3) == run(3));
        QVERIFY(run(3) != run(4));
    }
};

QTEST_APPLESS_MAIN(OverlayTest)
#include "overlay_test.moc"
