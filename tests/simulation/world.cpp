#include "tests/simulation/world.h"

#include <cstdio>

#include "tests/simulation/faults.h"

namespace reseal::simulation {

namespace cs = consensus;
using ledger::Operation;
using ledger::Transaction;

namespace {
constexpr Duration kSubmitTry = milliseconds(500);
constexpr Duration kPatience = seconds(900);  // until everything is final everywhere, after the last fault
constexpr Duration kQuiet = seconds(240);     // then nothing is left to do: most of it must be silence
constexpr Duration kSilence = seconds(60);
constexpr Duration kDialling = seconds(3);  // what is not linked then has failed
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
      transcript_(transcript) {
    for (Index i = 0; i < consortium.size(); ++i) addProgram(i);
    for (Index i = 0; i < consortium.size() && i < 6; ++i) {
        Author clinic;
        clinic.id = ledger::account(consortium.clinic(i));
        clinic.key = &consortium.keys[i];
        clinic.home = i;
        authors_.push_back(clinic);
    }
    for (const Person& person : consortium.persons) {
        Author author;
        author.id = ledger::account(person.key.publicKey());
        author.key = &person.key;
        author.person = &person;
        author.home = static_cast<Index>(dice.below(consortium.size()));
        authors_.push_back(author);
    }
    for (Author& author : authors_)
        for (auto& byte : author.lane.bytes) byte = static_cast<std::uint8_t>(dice.next());
    faults_ = std::make_unique<Faults>(*this);
}
World::~World() = default;

Node& World::addProgram(Index index) {
    nodes_.push_back(std::make_unique<Node>(*this, index, nodes_.size()));
    return *nodes_.back();
}

// ---- Time

void World::at(Instant time, std::function<void()> what) {
    agenda_.push({std::max(time, now), order_++, std::move(what)});
}

bool World::advance(const std::function<bool()>& done, Instant until) {
    while (!done()) {
        if (agenda_.empty() || agenda_.top().time > until || !referee.wrongs().empty()) {
            now = std::max(now, until);
            return done();
        }
        const auto hours = static_cast<std::uint64_t>((now - kStart).ms / seconds(3600).ms);
        const std::uint64_t crowd = isPartial() ? consortium.size() / 8 : 1;
        if (++events_ > (kMaxEvents + hours * kMaxEventsAnHour) * crowd) {
            referee.broken("it does not come to an end");
            return false;
        }
        const Event& event = agenda_.top();
        now = event.time;
        const auto what = event.what;
        agenda_.pop();
        what();
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

// ---- Links

bool World::isDishonest(Index index) const {
    return nodes_[index]->isDishonest;
}

bool World::mayContradict(Index index) const {
    return nodes_[index]->isDishonest || nodes_[index]->isOlder;
}

bool World::allRegistered() const {
    return std::ranges::all_of(authors_, [&](const Author& author) {
        return author.person == nullptr || (!author.said.empty() && referee.isOrdered(author.said[0].id()));
    });
}

std::vector<Node*> World::programsOf(Index index) {
    std::vector<Node*> out;
    for (auto& node : nodes_)
        if (node->index == index) out.push_back(node.get());
    return out;
}

void World::send(const Node& from, Index to, FrameKind kind, ByteView body) {
    Bytes frame;
    frame.reserve(1 + body.size());
    frame.push_back(static_cast<std::uint8_t>(kind));
    append(frame, body);
    if (kind == FrameKind::Consensus || kind == FrameKind::Relayed) ++consensusFrames_;
    faults_->lie(from, to, kind, frame);
    if (!faults_->withholds(from, to)) transmit(from, to, std::move(frame));
}

void World::transmit(const Node& from, Index to, Bytes frame) {
    for (Node* program : programsOf(to)) {
        Way& one = way(from, *program);
        if (!one.linked) continue;
        if (one.clogged) {
            one.held.push_back(frame);
            continue;
        }
        carry(from, *program, frame);
    }
}

void World::carry(const Node& from, const Node& to, Bytes frame) {
    const bool bad = !healed_;  // the weather clears up with the last fault
    const unsigned copies = bad && dice.chance(plan.doubled) ? 2 : 1;
    for (unsigned i = 0; i < copies; ++i) {
        if (bad && (way(from, to).deaf || dice.chance(plan.lost))) continue;
        Bytes arriving = frame;
        if (bad && dice.chance(plan.corrupted)) {
            if (dice.chance(500)) arriving.resize(dice.below(arriving.size()));
            for (auto flips = dice.below(4); flips > 0 && !arriving.empty(); --flips)
                arriving[dice.below(arriving.size())] ^= static_cast<std::uint8_t>(1U << dice.below(8));
        }
        const Duration delay = dice.heavy(plan.delay) * from.slowness;
        at(now + delay,
           [this, sender = from.index, from = from.number, to = to.number, arriving = std::move(arriving)] {
               Node& receiver = *nodes_[to];
               if (!ways_[{from, to}].linked) return;
               fingerprint_.add(static_cast<std::uint64_t>(now.ms));
               fingerprint_.add(from << 16 | to);
               fingerprint_.add(arriving);
               receiver.receive(sender, arriving);
           });
    }
}

// In another order than they came.
void World::unclog(std::size_t from, std::size_t to) {
    Way& one = ways_[{from, to}];
    one.clogged = false;
    std::vector<Bytes> held = std::exchange(one.held, {});
    for (std::size_t i = held.size(); i > 1; --i) std::swap(held[i - 1], held[dice.below(i)]);
    for (Bytes& frame : held) carry(*nodes_[from], *nodes_[to], std::move(frame));
}

void World::punish(const Node& node, Index peer, const std::string& why) {
    say(node, "bars " + std::to_string(peer) + ": " + why);
    referee.punished(node, peer, why);
    for (Node* program : programsOf(peer)) {
        way(node, *program).barredUntil = now + dice.span(seconds(2), seconds(10));
        at(way(node, *program).barredUntil, [this] { settleLinks(); });
    }
    settleLinks();
}

void World::settleLinks() {
    for (std::size_t a = 0; a < nodes_.size(); ++a)
        for (std::size_t b = a + 1; b < nodes_.size(); ++b)
            if (nodes_[a]->index != nodes_[b]->index) settleLink(*nodes_[a], *nodes_[b]);
}

void World::settleLink(Node& a, Node& b) {
    Way &there = way(a, b), &back = way(b, a);
    const auto can = [&] {
        return a.isAwake() && b.isAwake() && !there.cut && !back.cut && there.barredUntil <= now &&
               back.barredUntil <= now;
    };
    const auto shall = [this, can, &there, &back] {
        return can() && (!isPartial() || there.dialled || back.dialled);
    };
    if (!can()) there.dialled = back.dialled = false;  // whoever wants it chooses anew
    if (shall() == there.linked) return;
    if (there.linked) {
        // A dead link is noticed late; what is in it is lost at once.
        there.linked = back.linked = false;
        there.held.clear();
        back.held.clear();
        at(now + dice.heavy(milliseconds(500)), [&a, &b, &there] {
            if (there.linked) return;
            a.linkDown(b.index);
            b.linkDown(a.index);
        });
        return;
    }
    at(now + dice.heavy(milliseconds(250)), [this, &a, &b, &there, &back, shall] {
        if (there.linked || !shall()) return;
        if (isPartial() && !(there.dialled ? b.admits(a.index) : a.admits(b.index))) {
            there.dialled = back.dialled = false;
            return;
        }
        there.linked = back.linked = true;
        a.linkUp(b.index, there.dialled);
        if (a.isUp()) b.linkUp(a.index, back.dialled);
    });
}

void World::dial(Node& node, Index peer) {
    for (Node* program : programsOf(peer)) {
        way(node, *program).dialled = true;
        settleLink(node, *program);
    }
    at(now + kDialling, [this, &node, peer] {
        for (Node* program : programsOf(peer))
            if (way(node, *program).linked) return;
        for (Node* program : programsOf(peer)) way(node, *program).dialled = false;
        if (node.isAwake()) node.dialFailed(peer);
    });
}

void World::hangUp(Node& node, Index peer) {
    for (Node* program : programsOf(peer)) {
        way(node, *program).dialled = way(*program, node).dialled = false;
        settleLink(node, *program);
    }
}

void World::restartLater(Node& node) {
    at(now + dice.span(milliseconds(100), seconds(20)), [this, &node] {
        if (!absent_.contains(node.number)) node.start();
    });
}

// ---- Authors

Transaction World::make(Author& author, std::vector<Operation> operations, bool alternative) {
    ledger::TransactionBody body{
        consortium.config.chain, author.id, author.lane, author.seq, author.prev, Instant{},
        {std::move(operations)}};
    if (alternative) body.expires = ledger::kMaxBlockTime;
    return *Transaction::make(std::move(body), {}, [&](const crypto::SignedMessage& message) {
        return consortium.signatures.sign(*author.key, message);
    });
}

void World::author(Author& author) {
    if (healed_) return;
    const bool away = faults_->longSleep();
    at(now +
           (away ? seconds(3600) : dice.heavy(plan.everySubmit * static_cast<std::int64_t>(authors_.size()))),
       [this, &author] { this->author(author); });
    Operation op = [&]() -> Operation {
        GrantId grant;
        for (auto& byte : grant.bytes) byte = static_cast<std::uint8_t>(dice.next());
        if (author.person == nullptr) return ledger::Receipts{{{ledger::ShareAccepted{grant}}}};
        if (author.seq == 0) return author.person->registration;
        ledger::Revoke revoke{grant, author.key->publicKey(), now, {}};
        revoke.signature =
            consortium.signatures.sign(*author.key, ledger::revokeMessage(consortium.config.chain, revoke));
        return revoke;
    }();
    Transaction tx = make(author, {op}, false);
    if (author.forks && author.seq > 0 && dice.chance(500)) {
        // Two for one place, at two clinics.
        const Transaction other = make(author, {op}, true);
        const auto elsewhere = (author.home + 1) % consortium.size();
        nodes_[elsewhere]->submit(other);
    }
    ++author.seq;
    author.prev = tx.id();
    author.said.push_back(std::move(tx));
    submitAll();
}

void World::submitAll() {
    for (Author& author : authors_) {
        while (author.kept < author.said.size()) {
            Node& home = *nodes_[author.home];
            const Transaction& tx = author.said[author.kept];
            if (!home.submit(tx)) break;
            ++author.kept;
            if (!author.forks && !home.isDishonest) referee.promised(tx);
        }
    }
}

// The programs of those who submitted there say again what is not on the ledger yet.
void World::diskReplaced(const Node& node) {
    referee.restored(node);
    for (Author& author : authors_) {
        if (author.home != node.index) continue;
        for (std::size_t i = 0; i < author.said.size(); ++i) referee.forgetUnlessOrdered(author.said[i].id());
        author.kept = 0;
        while (author.kept < author.said.size() && referee.isOrdered(author.said[author.kept].id()))
            ++author.kept;
    }
}

// ---- The run

Verdict World::run() {
    faults_->begin();
    for (auto& node : nodes_)
        at(now + dice.span({}, seconds(3)), [program = node.get()] { program->start(); });
    for (Author& one : authors_) at(now + dice.span({}, seconds(5)), [this, &one] { author(one); });
    std::function<void()> tryAgain = [&] {
        submitAll();
        at(now + kSubmitTry, tryAgain);
    };
    at(now, tryAgain);
    if (consortium.size() == 1) mostAhead_ = days(2);
    advance([] { return false; }, now + plan.faulty);
    advance([&] { return !faults_->longSleep(); }, now + days(4));
    heal();
    runWithQ();
    runQuiet();

    Verdict out;
    out.wrongs = referee.wrongs();
    out.fingerprint = fingerprint_.value();
    out.events = events_;
    out.height = referee.height();
    out.transactions = referee.ordered();
    out.votes = referee.votes();
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
    Author* someone = nullptr;
    for (Author& one : authors_)
        if (one.person == nullptr && !one.forks && !absent_.contains(one.home) && one.kept == one.said.size())
            someone = &one;
    if (someone != nullptr) {
        // A lane of its own: a part of the other may still wait at a node that is away.
        for (auto& byte : someone->lane.bytes) byte = static_cast<std::uint8_t>(dice.next());
        someone->seq = 0;
        someone->prev = {};
        const Transaction tx =
            make(*someone, {ledger::Receipts{{{ledger::ShareAccepted{GrantId{}}}}}}, false);
        ++someone->seq;
        someone->prev = tx.id();
        someone->said.push_back(tx);
        submitAll();
        const auto ready = [&] {
            return std::ranges::all_of(nodes_, [&](const auto& node) {
                return absent_.contains(node->number) || node->holdsOrdered(tx.id());
            });
        };
        if (!advance(ready, now + kPatience) && referee.wrongs().empty())
            return referee.broken("exactly q are there and don't agree");
    }
    for (const std::size_t number : std::exchange(absent_, {})) nodes_[number]->start();
    settleLinks();
}

// Everything that somebody was told is submitted becomes final everywhere; then the chain falls silent.
void World::runQuiet() {
    const auto honest = [](const auto& node) { return !node->isDishonest; };
    const auto arrived = [&] {
        for (const Author& author : authors_)
            if (author.kept < author.said.size() && !author.forks && !nodes_[author.home]->isDishonest)
                return false;
        if (!referee.allOrdered()) return false;
        for (const auto& node : nodes_)
            if (honest(node) && node->height() < referee.height()) return false;
        return true;
    };
    if (!advance(arrived, now + kPatience) && referee.wrongs().empty()) {
        std::string where;
        for (const auto& node : nodes_)
            where += " " + std::to_string(node->height()) + (node->isUp() ? "" : " (down)");
        return referee.broken("after " + std::to_string(kPatience.ms / 1000) + " s without faults " +
                              std::to_string(referee.missing()) +
                              " submitted transactions are not final; heights:" + where);
    }
    advance([] { return false; }, now + kQuiet - kSilence);
    const cs::Height before = referee.height();
    const std::uint64_t frames = consensusFrames_;
    advance([] { return false; }, now + kSilence);
    if (referee.height() != before) referee.broken("an idle chain makes blocks");
    const bool liars = std::ranges::any_of(nodes_, [](const auto& node) { return node->isDishonest; });
    if (consensusFrames_ != frames && !liars)
        referee.broken("an idle chain is not silent: " + std::to_string(consensusFrames_ - frames) +
                       " consensus frames in a minute");
}

}  // namespace reseal::simulation
