#include "tests/simulation/world.h"

#include <cstdio>

#include "tests/simulation/authors.h"
#include "tests/simulation/faults.h"
#include "tests/simulation/liars.h"
#include "tests/simulation/members.h"
#include "tests/simulation/readers.h"

namespace reseal::simulation {

namespace cs = consensus;

namespace {
constexpr Duration kPatience = seconds(900);  // until everything is final everywhere, after the last fault
constexpr Duration kQuiet = seconds(240);     // then nothing is left to do: most of it must be silence
constexpr Duration kSilence = seconds(60);
// A run that makes more than this is a storm (in a partial mesh many times as much). A weekend's sleep is
// three days of others who work.
constexpr std::uint64_t kMaxEvents = 2'000'000;
constexpr std::uint64_t kMaxEventsAnHour = 100'000;
}  // namespace

World::World(Plan thePlan, bool transcript)
    : plan(thePlan),
      consortium(simulation::consortium(plan.nodes, plan.realSignatures)),
      dice(plan.seed),
      referee(*this),
      links(*this),
      transcript_(transcript) {
    for (Index i = 0; i < clinics(); ++i) addProgram(i);
    authors_ = std::make_unique<Authors>(*this);
    liars_ = std::make_unique<Liars>(*this);
    members_ = std::make_unique<Members>(*this);
    readers_ = std::make_unique<Readers>(*this);
    faults_ = std::make_unique<Faults>(*this);
}
World::~World() = default;

Node& World::addProgram(Index index) {
    nodes_.push_back(std::make_unique<Node>(*this, index, nodes_.size()));
    links.setPrograms(nodes_.size());
    return *nodes_.back();
}

// ---- Time

void World::at(Instant time, std::function<void()> what) {
    agenda_.push_back({std::max(time, now), order_++, std::move(what)});
    std::ranges::push_heap(agenda_, std::less());
}

bool World::advance(const std::function<bool()>& done, Instant until) {
    while (!done()) {
        if (agenda_.empty() || agenda_.front().time > until || !referee.wrongs().empty()) {
            now = std::max(now, until);
            return done();
        }
        const auto hours = static_cast<std::uint64_t>((now - kStart).ms / seconds(3600).ms);
        const std::uint64_t crowd = links.isPartial() ? consortium.size() / 8 : 1;
        if (++events_ > (kMaxEvents + hours * kMaxEventsAnHour) * crowd) {
            referee.broken("it does not come to an end");
            return false;
        }
        std::ranges::pop_heap(agenda_, std::less());
        const Event event = std::move(agenda_.back());
        agenda_.pop_back();
        now = event.time;
        event.what();
    }
    return true;
}

void World::say(const Node& node, const std::string& what) const {
    if (transcript_)
        say("node " + std::to_string(node.index) + (node.number != node.index ? "'" : "") + ": " + what);
}
void World::say(const std::string& what) const {
    if (transcript_)
        std::fprintf(stderr, "%9lld ms  %s\n", static_cast<long long>((now - kStart).ms), what.c_str());
}

// ---- Who is in it

bool World::isDishonest(Index index) const {
    return nodes_[index]->isDishonest;
}

bool World::isLongSleep() const {
    return faults_->longSleep();
}

void World::arrived(std::size_t from, std::size_t to, ByteView frame) {
    fingerprint_.add(static_cast<std::uint64_t>(now.ms));
    fingerprint_.add(from << 16 | to);
    fingerprint_.add(frame);
}

void World::restartLater(Node& node) {
    restartLater(node, plan.restartWithin);
}
void World::restartLater(Node& node, Duration atMost) {
    at(now + dice.span(milliseconds(100), atMost), [this, &node] {
        if (!absent_.contains(node.number)) node.start();
    });
}

void World::logIsUnreadable(Node& node) {
    say(node, "can't read its vote log");
    node.crash();
    at(now + dice.span(seconds(1), seconds(10)), [this, &node] {
        if (node.isUp() || !node.disk.logIsDamaged) return;
        say(node, "sets its vote log aside");
        node.disk.dropLog();
        node.wasRestored = true;
        referee.logLost(node);
        if (!absent_.contains(node.number)) node.start();
    });
}

// ---- The run

Verdict World::run() {
    faults_->begin();
    for (auto& node : nodes_)
        at(now + dice.span({}, seconds(3)), [program = node.get()] { program->start(); });
    authors_->begin();
    members_->begin();
    readers_->begin();
    if (consortium.size() == 1) mostAhead_ = days(2);
    advance([] { return false; }, now + plan.faulty);
    advance([&] { return !faults_->longSleep(); }, now + days(4));
    heal();
    runWithQ();
    runQuiet();

    for (const auto& node : nodes_) node->addTo(fingerprint_);
    referee.addTo(fingerprint_);
    Verdict out;
    out.wrongs = referee.wrongs();
    out.fingerprint = fingerprint_.value();
    out.events = events_;
    out.height = referee.height();
    out.transactions = referee.ordered();
    out.votes = referee.votes();
    out.transactionBytes = referee.orderedBytes();
    out.bytesCarried = links.bytesCarried();
    out.tally = referee.tally();
    return out;
}

void World::heal() {
    say("all faults end");
    healed_ = true;
    faults_->heal();
}

// Exactly q, without those who lie or have lost something: what is submitted to them becomes final among
// them.
void World::runWithQ() {
    if (absent_.empty() || !referee.wrongs().empty()) return;
    if (const auto tx = authors_->sayOneMore(absent_)) {
        const auto ready = [&] {
            return std::ranges::all_of(nodes_, [&](const auto& node) {
                return absent_.contains(node->number) || node->holdsOrdered(tx->id());
            });
        };
        if (!advance(ready, now + kPatience) && referee.wrongs().empty())
            return referee.broken("exactly q are there and don't agree");
    }
    for (const std::size_t number : std::exchange(absent_, {})) nodes_[number]->start();
    links.settle();
}

// Everything that somebody was told is submitted becomes final everywhere; then the chain falls silent.
void World::runQuiet() {
    const auto honest = [](const auto& node) { return !node->isDishonest; };
    const auto arrived = [&] {
        if (!authors_->allKept() || referee.missing() > 0) return false;
        for (const auto& node : nodes_)
            if (honest(node) && node->height() < referee.height()) return false;
        return true;
    };
    if (!advance(arrived, now + kPatience) && referee.wrongs().empty()) {
        std::string where;
        for (const auto& node : nodes_)
            where += " " + std::to_string(node->height()) + (node->isUp() ? "" : " (down)");
        return referee.broken("after " + std::to_string(kPatience.ms / 1000) + " s without faults " +
                              std::to_string(referee.missing()) + " submitted transactions are not final:" +
                              authors_->whoWaits() + "; heights:" + where);
    }
    advance([] { return false; }, now + kQuiet - kSilence);
    const cs::Height before = referee.height();
    const std::uint64_t frames = links.consensusFrames();
    const std::size_t votes = referee.votes();
    // Who is dishonest is not waited for; one that comes only now has much to say.
    const bool isAwaited = std::ranges::any_of(
        nodes_, [&](const auto& node) { return node->isDishonest && node->height() < before; });
    advance([] { return false; }, now + kSilence);
    referee.finish();
    const bool liars = std::ranges::any_of(nodes_, [](const auto& node) { return node->isDishonest; });
    if (referee.height() != before && !isAwaited) referee.broken("an idle chain makes blocks");
    if (referee.votes() != votes && !isAwaited) referee.broken("an idle chain goes on voting");
    // In a partial mesh links change also when all is idle (gossip::Overlay), and over a new one both ends
    // say again what they have said before.
    if (links.consensusFrames() != frames && !liars && !links.isPartial())
        referee.broken("an idle chain is not silent: " + std::to_string(links.consensusFrames() - frames) +
                       " consensus frames in a minute");
}

}  // namespace reseal::simulation
