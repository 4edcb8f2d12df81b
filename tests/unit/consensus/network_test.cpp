// Whole networks: what must never happen under any weather, and what must happen once it clears.
#include <QtTest>

#include "tests/unit/consensus/network.h"

using namespace toy;

namespace {

// All of `numbers` are final everywhere that is up, once.
bool allOrdered(const Network& network, std::uint64_t numbers) {
    return std::all_of(network.nodes.begin(), network.nodes.end(),
                       [&](const auto& node) { return !node->isUp() || node->ordered().size() == numbers; });
}

QString wrongs(const Network& network) {
    QString out;
    for (const auto& wrong : network.wrongs) out += QString::fromStdString(wrong) + QStringLiteral("; ");
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        const auto& node = *network.nodes[i];
        if (!node.isUp()) continue;
        const auto status = node.replica().status();
        out += QStringLiteral(" [%1: view %2 floor %3 height %4 asks %5 muted %6 active %7]")
                   .arg(i)
                   .arg(status.view)
                   .arg(status.floor)
                   .arg(node.height())
                   .arg(status.awaitsAnswers)
                   .arg(status.mutedUpTo)
                   .arg(status.active);
    }
    return out;
}

}  // namespace

#define QUIET(network) QVERIFY2((network).wrongs.empty(), qPrintable(wrongs(network)))

class NetworkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void calmWeatherOrdersEverything_data() { sizes(); }
    void calmWeatherOrdersEverything();
    void anIdleChainFallsSilent_data() { sizes(); }
    void anIdleChainFallsSilent();
    void storms_data();
    void storms();
    void tooFewOnlineSignOneNullify();
    void everybodyRestartsInTheSameView();
    void anOldBackupKeepsSilent();
    void anOldBackupDoesNotFreezeItsView();
    void aNodeLeftInAnOlderViewIsBroughtForward();
    void oneHostRefusesWhatTheOthersHoldValid();
    void oneClockIsADayBehind();
    void oneClockIsADayAhead();
    void aNotarizedBlockOutlivesThoseWhoMadeItAndACrashOfAll();
    void theSameSeedGivesTheSameRun();
    void theLogIsRewrittenAndStillRestarts();

private:
    static void sizes();
};

void NetworkTest::sizes() {
    QTest::addColumn<int>("validators");
    for (const int n : {1, 2, 3, 4, 7, 10, 20}) QTest::addRow("%d", n) << n;
}

void NetworkTest::calmWeatherOrdersEverything() {
    QFETCH(int, validators);
    Network network(static_cast<std::size_t>(validators), 1);
    network.startAll();
    for (std::uint64_t i = 1; i <= 20; ++i) {
        network.offerToAll(i);
        network.run(milliseconds(70));
    }
    QVERIFY2(network.runUntil([&] { return allOrdered(network, 20); }, seconds(10)),
             qPrintable(wrongs(network)));
    QUIET(network);
    for (const auto& node : network.nodes) QCOMPARE(node->replica().status().mutedUpTo, View{0});
}

void NetworkTest::anIdleChainFallsSilent() {
    QFETCH(int, validators);
    Network network(static_cast<std::size_t>(validators), 2);
    network.startAll();
    network.offerToAll(1);
    QVERIFY(network.runUntil([&] { return allOrdered(network, 1); }, seconds(20)));
    network.run(seconds(20));
    const std::size_t sent = network.sent;
    const Height height = network.nodes[0]->height();
    network.run(seconds(600));
    QCOMPARE(network.sent, sent);
    QCOMPARE(network.nodes[0]->height(), height);
    for (const auto& node : network.nodes) {
        QCOMPARE(node->replica().nextTick(), kNever);
        QVERIFY(!node->replica().status().active);
    }
    // … and wakes.
    network.offerToAll(2);
    QVERIFY2(network.runUntil([&] { return allOrdered(network, 2); }, seconds(5)),
             qPrintable(wrongs(network)));
    QUIET(network);
}

void NetworkTest::storms_data() {
    QTest::addColumn<int>("validators");
    QTest::addColumn<int>("faulty");
    QTest::addColumn<int>("firstSeed");
    for (int seed = 100; seed < 160; seed += 20) {
        QTest::addRow("1 alone, seed %d", seed) << 1 << 0 << seed;
        QTest::addRow("4, all honest, seed %d", seed) << 4 << 0 << seed;
        QTest::addRow("4, one faulty, seed %d", seed) << 4 << 1 << seed;
        QTest::addRow("7, two faulty, seed %d", seed) << 7 << 2 << seed;
        if (seed == 100) QTest::addRow("19, six faulty, seed %d", seed) << 19 << 6 << seed;
    }
}

// Sixty seconds in which anything may happen, then calm: nothing contradicted, everybody gets on.
void NetworkTest::storms() {
    QFETCH(int, validators);
    QFETCH(int, faulty);
    QFETCH(int, firstSeed);
    // More than a developer waits for: RESEAL_STORMS=1000 in the environment.
    const int storms = std::max(20, qEnvironmentVariableIntValue("RESEAL_STORMS"));
    for (int seed = firstSeed; seed < firstSeed + storms; ++seed) {
        Network network(static_cast<std::size_t>(validators), static_cast<std::uint64_t>(seed));
        Random& random = network.random;
        network.weather = {.lossPercent = static_cast<unsigned>(random.below(30)),
                           .doublePercent = 10,
                           .latePercent = static_cast<unsigned>(random.below(20)),
                           .delayMs = 200,
                           .diskMs = 40};
        for (int i = 0; i < faulty; ++i) network.nodes[static_cast<std::size_t>(i) * 2]->isFaulty = true;
        network.startAll();
        std::uint64_t numbers = 0;
        for (int round = 0; round < 60; ++round) {
            if (random.chance(40)) network.offerToAll(++numbers);
            if (auto& node = network.nodes[random.below(network.nodes.size())]; random.chance(15))
                node->crash();
            for (auto& node : network.nodes)
                if (!node->isUp() && random.chance(30)) node->start();
            network.run(seconds(1));
        }
        network.weather = {};
        for (auto& node : network.nodes)
            if (!node->isUp()) node->start();
        network.offerToAll(++numbers);
        const bool done = network.runUntil([&] { return allOrdered(network, numbers); }, seconds(3600));
        QVERIFY2(network.wrongs.empty(), qPrintable(QStringLiteral("seed %1: ").arg(seed) + wrongs(network)));
        QVERIFY2(done, qPrintable(QStringLiteral("seed %1 stands still: ").arg(seed) + wrongs(network)));
        for (const auto& node : network.nodes)
            for (const auto& alarm : node->alarms)
                QVERIFY2(node->isFaulty, qPrintable(QStringLiteral("seed %1: ").arg(seed) +
                                                    QString::fromStdString(alarm.detail)));
    }
}

// Rule 10: without a quorum nothing grows, and it goes on as soon as there is one.
void NetworkTest::tooFewOnlineSignOneNullify() {
    Network network(4, 3);
    network.startAll();
    network.run(seconds(5));
    network.nodes[0]->crash();
    network.nodes[1]->crash();
    network.offerToAll(1);
    network.run(seconds(600));
    for (const std::size_t i : {2U, 3U}) {
        const auto& records = network.nodes[i]->disk.records;
        const auto votes = std::count_if(records.begin(), records.end(), [](const Record& record) {
            const auto* own = std::get_if<OwnVote>(&record);
            return own != nullptr && own->vote.kind == VoteKind::Nullify;
        });
        QVERIFY(votes <= 1);
        QVERIFY(records.size() < 5);
    }
    network.nodes[0]->start();
    QVERIFY2(network.runUntil([&] { return allOrdered(network, 1); }, seconds(120)),
             qPrintable(wrongs(network)));
    QUIET(network);
}

// The own votes come back from the log into the own tallies; nobody waits for somebody else to dare.
void NetworkTest::everybodyRestartsInTheSameView() {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Network network(4, 400 + seed);
        network.weather.diskMs = 30;
        // Votes reach nobody, so all sit in one view with what they signed there.
        network.passes = [](auto, auto, const Message& message) {
            return !std::holds_alternative<Vote>(message);
        };
        network.startAll();
        network.run(seconds(2));
        network.offerToAll(1);
        network.run(milliseconds(10) * static_cast<std::int64_t>(seed * seed));
        for (auto& node : network.nodes) node->crash();
        network.passes = nullptr;
        network.startAll();
        if (seed % 2 == 1) network.nodes[seed / 2 % 4]->crash();  // so that every own vote counts
        QVERIFY2(network.runUntil([&] { return allOrdered(network, 1); }, seconds(60)),
                 qPrintable(wrongs(network)));
        QUIET(network);
    }
}

void NetworkTest::anOldBackupKeepsSilent() {
    Network network(4, 5);
    network.startAll();
    network.offerToAll(1);
    QVERIFY(network.runUntil([&] { return allOrdered(network, 1); }, seconds(10)));
    const Disk backup = network.nodes[2]->disk;
    const auto oldLedger = network.nodes[2]->ledger;
    // Some further views, the last ones not final: finalize votes get lost.
    network.offerToAll(2);
    QVERIFY(network.runUntil([&] { return allOrdered(network, 2); }, seconds(10)));
    network.passes = [](auto, auto, const Message& message) {
        const auto* vote = std::get_if<Vote>(&message);
        return vote == nullptr || vote->kind != VoteKind::Finalize;
    };
    network.offerToAll(3);
    network.run(seconds(8));
    const View before = network.nodes[2]->disk.signState.highest();
    QVERIFY(before > backup.signState.highest());
    network.nodes[2]->crash();
    network.nodes[2]->disk = backup;  // sign-state file and all
    network.nodes[2]->ledger = oldLedger;
    network.nodes[2]->start();
    network.run(seconds(3));
    QVERIFY(!network.nodes[2]->alarms.empty());
    QCOMPARE(network.nodes[2]->alarms[0].kind, AlarmKind::RestoredBackup);
    QVERIFY(network.nodes[2]->replica().status().mutedUpTo >= before);
    network.passes = nullptr;
    network.offerToAll(4);
    QVERIFY2(network.runUntil([&] { return allOrdered(network, 4); }, seconds(60)),
             qPrintable(wrongs(network)));
    QUIET(network);  // above all: no contradiction left node 2
}

// Three of four are left, one of them muted in the current view, which only its nullify vote can end: it may
// cast it once the others want to.
void NetworkTest::anOldBackupDoesNotFreezeItsView() {
    Network network(4, 6);
    network.startAll();
    network.run(seconds(2));
    // The proposal reaches one of them alone, and everybody hears that one's vote.
    const ValidatorIndex leader = Leaders(network.config).of(1), last = (leader + 1) % 4;
    Node& restored = *network.nodes[last];
    const Disk backup = restored.disk;
    network.passes = [&](ValidatorIndex from, ValidatorIndex to, const Message& message) {
        if (std::holds_alternative<Proposal>(message)) return to == last;
        return from == last || !std::holds_alternative<Vote>(message);
    };
    network.offerToAll(1);
    QVERIFY(network.runUntil([&] { return restored.disk.signState.notarize == 1; }, seconds(1)));
    network.run(milliseconds(100));
    network.nodes[leader]->crash();
    restored.crash();
    restored.disk = backup;
    restored.start();
    network.run(milliseconds(500));
    const auto status = restored.replica().status();
    QCOMPARE(status.view, View{1});
    QCOMPARE(status.mutedUpTo, View{1});
    for (const auto& node : network.nodes) QCOMPARE(node->disk.signState.nullify, View{0});
    network.passes = nullptr;
    QVERIFY2(network.runUntil([&] { return allOrdered(network, 1); }, seconds(120)),
             qPrintable(wrongs(network)));
    QVERIFY(restored.disk.signState.nullify >= 1);
    QUIET(network);
}

// The others are through and silent. As soon as it has something to say they owe it the finalization.
void NetworkTest::aNodeLeftInAnOlderViewIsBroughtForward() {
    Network network(4, 7);
    network.startAll();
    network.run(seconds(2));
    network.passes = [](auto, ValidatorIndex to, const Message&) { return to != 3; };
    for (std::uint64_t i = 1; i <= 5; ++i) network.nodes[0]->offer(i);
    for (std::uint64_t i = 1; i <= 5; ++i) network.nodes[1]->offer(i);
    for (std::uint64_t i = 1; i <= 5; ++i) network.nodes[2]->offer(i);
    QVERIFY(network.runUntil([&] { return network.nodes[0]->ordered().size() == 5; }, seconds(60)));
    network.run(seconds(60));
    QCOMPARE(network.nodes[3]->height(), Height{0});
    network.passes = nullptr;
    network.nodes[3]->offer(5);
    QVERIFY2(network.runUntil([&] { return network.nodes[3]->ordered().size() == 5; }, seconds(60)),
             qPrintable(wrongs(network)));
    QUIET(network);
}

void NetworkTest::oneHostRefusesWhatTheOthersHoldValid() {
    Network network(4, 8);
    network.nodes[1]->refusesBlocks = true;
    network.startAll();
    for (std::uint64_t i = 1; i <= 5; ++i) network.offerToAll(i);
    QVERIFY2(network.runUntil([&] { return network.nodes[0]->ordered().size() == 5; }, seconds(120)),
             qPrintable(wrongs(network)));
    for (const auto& [who, votes] : network.left)
        if (who.first == 1)
            for (const Vote& vote : votes)
                if (vote.kind != VoteKind::Nullify)  // its own blocks aside
                    QCOMPARE(Leaders(network.config).of(vote.view), ValidatorIndex{1});
    QUIET(network);
}

// It notarizes nothing, but finalizes and follows: the others don't need to wait for it.
void NetworkTest::oneClockIsADayBehind() {
    Network network(4, 9);
    network.nodes[1]->clockIsBehind = true;
    network.startAll();
    for (std::uint64_t i = 1; i <= 5; ++i) network.offerToAll(i);
    QVERIFY2(network.runUntil([&] { return allOrdered(network, 5); }, seconds(120)),
             qPrintable(wrongs(network)));
    std::size_t finalizes = 0;
    for (const auto& [who, votes] : network.left)
        if (who.first == 1)
            for (const Vote& vote : votes) finalizes += vote.kind == VoteKind::Finalize ? 1 : 0;
    QVERIFY(finalizes > 0);
    QUIET(network);
}

// Nothing that it makes is believed, so it moves nobody's time; the others order what it would have.
void NetworkTest::oneClockIsADayAhead() {
    Network network(4, 14);
    network.nodes[1]->clockIsAhead = true;
    network.startAll();
    for (std::uint64_t i = 1; i <= 12; ++i) {
        network.offerToAll(i);
        network.run(seconds(1));
    }
    QVERIFY2(network.runUntil([&] { return allOrdered(network, 12); }, seconds(120)),
             qPrintable(wrongs(network)));
    for (const auto& node : network.nodes) {
        for (const auto& block : node->ledger) QVERIFY(makerOf(*decodeToy(block.bytes)) != 1);
        QVERIFY(node->evidence.empty());
        QVERIFY(node->alarms.empty());
    }
    QUIET(network);
}

// Whoever notarized it kept the body. Its maker never comes back, and the three that are left are q: without
// its body nothing would ever be ordered again.
void NetworkTest::aNotarizedBlockOutlivesThoseWhoMadeItAndACrashOfAll() {
    Network network(4, 15);
    const ValidatorIndex maker = Leaders(network.config).of(1);
    network.startAll();
    network.run(seconds(2));
    // Notarized everywhere, and final nowhere.
    network.passes = [](auto, auto, const Message& message) {
        const auto* vote = std::get_if<Vote>(&message);
        return vote == nullptr || vote->kind != VoteKind::Finalize;
    };
    network.offerToAll(1);
    const auto notarized = [](const auto& node) {
        return std::any_of(node->disk.records.begin(), node->disk.records.end(), [](const Record& record) {
            const auto* known = std::get_if<KnownCertificate>(&record);
            return known != nullptr && known->certificate.kind == VoteKind::Notarize;
        });
    };
    QVERIFY(network.runUntil(
        [&] { return std::all_of(network.nodes.begin(), network.nodes.end(), notarized); }, seconds(10)));
    for (const auto& node : network.nodes) QCOMPARE(node->height(), Height{0});
    for (auto& node : network.nodes) node->crash();
    network.passes = nullptr;
    for (ValidatorIndex i = 0; i < network.nodes.size(); ++i)
        if (i != maker) network.nodes[i]->start();
    QVERIFY2(network.runUntil([&] { return allOrdered(network, 1); }, seconds(120)),
             qPrintable(wrongs(network)));
    QUIET(network);
}

void NetworkTest::theSameSeedGivesTheSameRun() {
    const auto run = [](std::uint64_t seed) {
        Network network(4, seed);
        network.weather = {
            .lossPercent = 10, .doublePercent = 10, .latePercent = 10, .delayMs = 100, .diskMs = 20};
        network.startAll();
        for (std::uint64_t i = 1; i <= 10; ++i) {
            network.offerToAll(i);
            network.run(seconds(1));
        }
        return std::tuple{network.sent, network.chain, network.random.next()};
    };
    QVERIFY(run(10) == run(10));
    QVERIFY(run(10) != run(11));
}

void NetworkTest::theLogIsRewrittenAndStillRestarts() {
    Network network(4, 12);
    network.padding = 500'000;
    network.startAll();
    for (std::uint64_t i = 1; i <= 60; ++i) {
        network.offerToAll(i);
        network.run(seconds(1));
        if (i % 10 == 5) network.nodes[i % 4]->crash();
        if (i % 10 == 8)
            for (auto& node : network.nodes)
                if (!node->isUp()) node->start();
    }
    QVERIFY2(network.runUntil([&] { return allOrdered(network, 60); }, seconds(60)),
             qPrintable(wrongs(network)));
    QUIET(network);
    for (auto& node : network.nodes) {
        QVERIFY(node->rewrites > 0);
        std::size_t bytes = 0;
        for (const auto& record : node->disk.records) bytes += encode(record).size();
        QVERIFY2(bytes < 2 * kRewriteLogAfter, qPrintable(QString::number(bytes)));
        QVERIFY(node->alarms.empty());
        node->crash();
    }
    network.padding = 0;
    network.startAll();
    network.offerToAll(61);
    QVERIFY2(network.runUntil([&] { return allOrdered(network, 61); }, seconds(60)),
             qPrintable(wrongs(network)));
    QUIET(network);
}

QTEST_GUILESS_MAIN(NetworkTest)
#include "network_test.moc"
