#include "tests/simulation/running.h"

namespace reseal::simulation {

namespace cs = consensus;

namespace {
constexpr std::size_t kMostAtOnce = 20'000;  // events, of which one may lead to many
}

Node::Node(World& world, Index which, std::size_t ordinal)
    : index(which), number(ordinal), world_(world), keys_(world.consortium.clinicKeys[which]) {
    disk.state = world.consortium.start;
}
Node::~Node() = default;

// ---- Life

void Node::start() {
    if (isUp()) return;
    ++life_;
    asleep_ = false;
    slept_.clear();
    world_.referee.started(*this);
    // Not from the dice: a small network is to be what it was before there were larger ones.
    const std::uint64_t seed = world_.plan.seed << 32 ^ number << 16 ^ life_ * 2;
    running_ = std::make_unique<Running>(world_, *this, seed);
    if (world_.links.isPartial()) {
        std::vector<gossip::PeerId> others;
        for (Index i = 0; i < world_.consortium.size(); ++i)
            if (i != index) others.push_back(peerOf(world_, i));
        running_->overlay.emplace(std::move(others), running_->random);
    }
    learnKeys();
    world_.say(*this, "starts at block " + std::to_string(height()));
    if (!begin()) return;
    tell(ownStatus());
    resubmit();
    if (isUp()) world_.links.settle();
    if (isUp()) chooseLinks();
}

void Node::crash() {
    if (!isUp()) return;
    world_.say(*this, "crashes");
    // The batch that was on its way to the disk is there, or it isn't.
    if (running_->writing && diskFault == DiskFault::None && world_.dice.chance(500)) {
        disk.keep(*running_->writing);
        if (world_.dice.chance(500))  // the sign-state is written after the log
            for (const auto& record : running_->writing->records)
                if (const auto* own = std::get_if<cs::OwnVote>(&record)) disk.signState.take(own->vote);
    }
    running_.reset();
    ++life_;
    world_.links.settle();
}

// What can't be written to the ledger's database stops the program until the disk is well again.
void Node::stopForDisk() {
    world_.say(*this, "stops: its database can't be written");
    crash();
    world_.restartLater(*this);
}

bool Node::dies(CrashPoint point) {
    if (dieAt != point) return false;
    dieAt.reset();
    crash();
    world_.restartLater(*this);
    return true;
}

void Node::later(Duration after, std::function<void()> what) {
    const std::uint64_t life = life_;
    world_.at(world_.now + after, [this, life, what = std::move(what)]() mutable {
        if (life != life_ || !isUp()) return;
        if (asleep_) return slept_.push_back(std::move(what));
        what();
    });
}

void Node::sleep() {
    if (!isAwake()) return;
    world_.say(*this, "falls asleep");
    asleep_ = true;
}

void Node::wake() {
    if (!isUp() || !asleep_) return;
    world_.say(*this, "wakes");
    asleep_ = false;
    const std::uint64_t life = life_;
    if (running_->overlay) running_->overlay->woke();
    tell(gossip::Woke{});
    for (auto& what : std::exchange(slept_, {}))
        if (life == life_) what();
    if (life == life_) chooseLinks();
    if (life == life_) arm();
}

// ---- Events in, actions out. What happens meanwhile queues up, so that no machine is entered twice.

void Node::give(cs::Event event) {
    if (!isUp()) return;
    running_->events.emplace_back(std::move(event));
    if (!running_->busy) run();
}
void Node::tell(gossip::Event event) {
    if (!isUp()) return;
    running_->events.emplace_back(std::move(event));
    if (!running_->busy) run();
}

void Node::run() {
    const std::uint64_t life = life_;
    running_->busy = true;
    for (std::size_t count = 0; life == life_ && !running_->events.empty(); ++count) {
        if (count == kMostAtOnce) return world_.referee.broken(*this, "it goes on without ever waiting");
        auto event = std::move(running_->events.front());
        running_->events.pop_front();
        if (auto* forReplica = std::get_if<cs::Event>(&event)) {
            for (cs::Action& action : running_->epoch->replica.step(world_.now, std::move(*forReplica))) {
                std::visit([this](auto& one) { perform(std::move(one)); }, action);
                if (life != life_) return;
            }
            const cs::ReplicaStatus at = running_->epoch->replica.status();
            running_->epoch->router.moved(at.floor, at.view);
            world_.referee.stepped(*this);
            if (running_->isOver && !begin()) return;
        } else {
            for (gossip::Action& action :
                 running_->talk.step(world_.now, std::move(std::get<gossip::Event>(event)))) {
                std::visit([this](auto& one) { perform(std::move(one)); }, action);
                if (life != life_) return;
            }
        }
    }
    if (life != life_) return;
    running_->busy = false;
    arm();
}

void Node::arm() {
    Instant next = std::min(running_->epoch->replica.nextTick(), running_->talk.nextTick());
    if (running_->overlay) next = std::min(next, running_->overlay->nextTick());
    if (next == kNever || next >= running_->tickAt) return;
    running_->tickAt = std::max(next, world_.now + milliseconds(1));
    later(running_->tickAt - world_.now, [this, at = running_->tickAt] {
        if (running_->tickAt == at) running_->tickAt = kNever;
        const Instant now = world_.now;
        if (running_->epoch->replica.nextTick() <= now) give(cs::Tick{});
        if (isUp() && running_->talk.nextTick() <= now) tell(gossip::Tick{});
        if (isUp() && running_->overlay && running_->overlay->nextTick() <= now) chooseLinks();
        if (isUp()) arm();
    });
}

// ---- For the referee

cs::ReplicaStatus Node::status() const {
    return isUp() ? running_->epoch->replica.status() : cs::ReplicaStatus{};
}
const cs::Config* Node::config() const {
    return isUp() && running_->epoch ? &running_->epoch->config : nullptr;
}
std::uint64_t Node::epoch() const {
    const cs::Config* its = config();
    return its != nullptr ? its->epoch : 0;
}
std::size_t Node::pending() const {
    return isUp() ? running_->talk.mempool().size() : 0;
}
std::size_t Node::branches() const {
    return isUp() ? running_->branches.size() : 0;
}
void Node::addTo(Fingerprint& fingerprint) const {
    for (const auto& [block, finalization] : disk.blocks) {
        fingerprint.add(block);
        fingerprint.add(finalization);
    }
    for (const auto& record : disk.log) fingerprint.add(cs::encode(record));
    for (const auto view : {disk.signState.notarize, disk.signState.nullify, disk.signState.finalize})
        fingerprint.add(view);
    for (const auto& [id, bytes] : disk.outbox) fingerprint.add(bytes);
}
bool Node::holdsOrdered(const TxId& id) const {
    return ledger::StateView(disk.state).ordered(id).has_value();
}
Instant Node::clock() const {
    return world_.now + clockAhead;
}

}  // namespace reseal::simulation
