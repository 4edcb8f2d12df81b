#include "tests/simulation/faults.h"

#include "tests/simulation/authors.h"
#include "tests/simulation/liars.h"
#include "tests/simulation/members.h"

namespace reseal::simulation {

namespace cs = consensus;

Faults::Faults(World& world) : world_(world) {}

Node& Faults::any() {
    return *world_.nodes_[world_.dice.below(world_.nodes_.size())];
}

// No set of validators has more than f that lie, run twice, or lose what they signed in this run.
std::optional<Index> Faults::chooseVictim() {
    const auto index = static_cast<Index>(world_.dice.below(world_.clinics()));
    if (!mayFail(index)) return std::nullopt;
    victims_.insert(index);
    return index;
}

bool Faults::mayFail(Index index) const {
    std::set<Index> victims = victims_;
    return !victims.insert(index).second || world_.members().bears(victims);
}

void Faults::begin() {
    const Plan& plan = world_.plan;
    if (plan.has(Fault::ClockAhead)) {
        Duration ahead = world_.dice.span(seconds(-3600), days(1));
        // Alone, it takes the ledger with it: a day on, the registrations that were made beforehand would be
        // stale, for which a person's program asks its clinic anew, and nobody does here (seed 98903).
        if (world_.consortium.size() == 1) ahead = std::min(ahead, seconds(23 * 3600));
        any().clockAhead = ahead;
    }
    if (plan.has(Fault::SlowNode)) any().slowness = static_cast<unsigned>(world_.dice.between(5, 50));
    // Who lies or runs twice takes the place of one whose disk goes back.
    if (plan.has(Fault::Restore) && world_.dice.chance(600)) toRestore_ = chooseVictim();
    for (const auto& node : world_.nodes_)
        if (toRestore_ == node->index || world_.dice.chance(300)) backUp(*node);
    if (plan.has(Fault::Twin))
        if (const auto index = chooseVictim(); index && index != toRestore_) {
            world_.nodes_[*index]->isDishonest = true;
            Node& twin = world_.addProgram(*index);
            twin.isDishonest = true;
            twin.keepsFirstKey = plan.keys && world_.dice.chance(500);
        }
    if (plan.has(Fault::Liar))
        if (const auto index = chooseVictim();
            index && index != toRestore_ && !world_.nodes_[*index]->isDishonest) {
            world_.nodes_[*index]->isDishonest = true;
            world_.liars().add(*index);
        }
    if (plan.has(Fault::LaneFork)) world_.authors().forkOne();
    world_.at(world_.now + world_.dice.span(milliseconds(0), plan.everyFault), [this] { next(); });
}

void Faults::next() {
    if (over_) return;
    std::vector<Fault> possible;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(Fault::LogDamaged); ++i)
        if (world_.plan.has(static_cast<Fault>(i))) possible.push_back(static_cast<Fault>(i));
    if (!possible.empty()) happen(world_.dice.oneOf(possible));
    if (world_.dice.chance(50)) world_.liars().accuse();
    if (world_.plan.keys && world_.dice.chance(150)) world_.liars().speakWithFormerKeys();
    if (world_.dice.chance(200)) backUp(any());
    if (toRestore_ && world_.dice.chance(150)) backUp(*world_.nodes_[*toRestore_]);
    const Duration pause = longSleep_ ? seconds(3600) : world_.plan.everyFault;
    world_.at(world_.now + world_.dice.heavy(pause), [this] { next(); });
}

void Faults::crash(Node& node) {
    if (!node.isUp()) return;
    node.crash();
    world_.restartLater(node);
}

void Faults::happen(Fault fault) {
    Dice& dice = world_.dice;
    switch (fault) {
        case Fault::Crash:
            return crash(any());
        case Fault::CrashPoint:
            any().dieAt =
                static_cast<CrashPoint>(dice.below(world_.plan.keys ? kAllCrashPoints : kCrashPoints));
            return;
        case Fault::CrashAll: {
            world_.say("power cut");
            for (auto& node : world_.nodes_) crash(*node);
            return;
        }
        case Fault::Partition:
            return partition(false);
        case Fault::Bridge:
            return partition(true);
        case Fault::OneWay: {
            const Node &a = any(), &b = any();
            if (a.index == b.index) return;
            world_.links.way(a, b).deaf = true;
            world_.say("frames from " + std::to_string(a.index) + " don't reach " + std::to_string(b.index));
            world_.at(world_.now + dice.span(seconds(1), seconds(20)),
                      [this, from = a.number, to = b.number] { world_.links.way(from, to).deaf = false; });
            return;
        }
        case Fault::FinalityLag:
            return world_.links.loseFinalizeVotes(dice.span(seconds(1), seconds(12)));
        case Fault::Clog:
            return world_.links.clog();
        case Fault::Sleep:
            return sleep();
        case Fault::DiskFull:
        case Fault::SyncFails: {
            Node& node = any();
            node.diskFault = fault == Fault::DiskFull ? DiskFault::Full : DiskFault::SyncFails;
            world_.say(node, name(fault));
            world_.at(world_.now + dice.span(seconds(1), seconds(15)), [this, &node] {
                if (node.diskFault == DiskFault::None) return;
                node.diskFault = DiskFault::None;
                crash(node);  // somebody made room, or replaced the disk, and restarted it
            });
            return;
        }
        case Fault::Restore:
        case Fault::LogLost:
        case Fault::SignStateLost:
        case Fault::LogDamaged:
            return replaceDisk(fault);
        case Fault::ClockAhead:
        case Fault::SlowNode:
        case Fault::Twin:
        case Fault::Liar:
        case Fault::LaneFork:
            return;  // from the start
    }
}

void Faults::partition(bool bridge) {
    Dice& dice = world_.dice;
    std::vector<unsigned> side;
    for (std::size_t i = 0; i < world_.nodes_.size(); ++i) side.push_back(dice.chance(500) ? 1 : 2);
    if (bridge) side[dice.below(side.size())] = 3;  // sees both
    for (auto& a : world_.nodes_)
        for (auto& b : world_.nodes_)
            if (a != b) world_.links.way(*a, *b).cut = (side[a->number] & side[b->number]) == 0;
    std::string text = bridge ? "partition with a bridge:" : "partition:";
    for (const unsigned one : side) text += " " + std::to_string(one);
    world_.say(text);
    world_.links.settle();
    world_.at(world_.now + dice.span(seconds(1), seconds(25)), [this] {
        for (auto& a : world_.nodes_)
            for (auto& b : world_.nodes_) world_.links.way(*a, *b).cut = false;
        world_.say("partition healed");
        world_.links.settle();
    });
}

void Faults::sleep() {
    Dice& dice = world_.dice;
    const bool isLong = !longSleep_ && dice.chance(15);
    // An admission is good for a day: not over a weekend while one waits.
    const Duration night = seconds(8 * 3600), weekend = seconds(60 * 3600);
    const Duration span = isLong ? (dice.chance(300) && world_.authors().allRegistered() ? weekend : night)
                                 : dice.span(seconds(2), seconds(30));
    longSleep_ |= isLong;
    const bool everybody = dice.chance(100);
    for (std::size_t i = 0; i < world_.nodes_.size(); ++i) {
        Node& node = everybody ? *world_.nodes_[i] : any();
        node.sleep();
        world_.links.settle();
        world_.at(world_.now + span + dice.span({}, seconds(5)), [this, &node, isLong] {
            node.wake();
            world_.links.settle();
            if (isLong) longSleep_ = false;
        });
        if (!everybody) return;
    }
}

void Faults::replaceDisk(Fault fault) {
    if (fault == Fault::Restore) return restore();
    if (fault == Fault::SignStateLost) {  // the log alone is enough
        Node& node = any();
        if (node.wasRestored || node.isDishonest || node.disk.logIsDamaged) return;
        world_.say(node, name(fault));
        crash(node);
        node.disk.signState = {};
        node.disk.signEpoch = 0;
        return;
    }
    const auto index = chooseVictim();
    if (!index) return;
    Node& node = *world_.nodes_[*index];
    if (node.isDishonest || node.disk.log.empty()) return;
    if (node.disk.signEpoch == 0) return;  // of the two that remember what was signed one is always left
    world_.say(node, name(fault));
    if (fault == Fault::LogDamaged) {  // it is noticed at the next start
        node.disk.logIsDamaged = true;
        if (world_.dice.chance(700)) crash(node);
        return;
    }
    crash(node);
    node.wasRestored = true;
    node.disk.dropLog();
    world_.referee.logLost(node);
}

void Faults::backUp(const Node& node) {
    backups_.insert_or_assign(node.number, node.disk);
}

// The whole disk goes back, or the ledger's database alone: then the votes beside it are newer, perhaps of a
// later epoch.
void Faults::restore() {
    std::vector<Node*> possible;
    for (const auto& node : world_.nodes_)
        if (!node->isDishonest && backups_.contains(node->number) && mayFail(node->index))
            possible.push_back(node.get());
    if (possible.empty()) return;
    Node& node = *world_.dice.oneOf(possible);
    crash(node);
    goBack(node, world_.dice.chance(600));
}

void Faults::wrote(Node& node, const cs::Persist& batch) {
    if (over_) return;
    mayDieAsking(node, batch);
    mayBeCopied(node, batch);
}

// It was shown a vote that its log lacked, and goes down again before enough have answered.
void Faults::mayDieAsking(Node& node, const cs::Persist& batch) {
    const bool wasShown = std::ranges::any_of(
        batch.records, [](const cs::Record& record) { return std::holds_alternative<cs::OwnVote>(record); });
    if (!wasShown || !node.status().awaitsAnswers || !world_.dice.chance(500)) return;
    world_.at(world_.now, [this, &node] {
        if (!over_ && node.isUp() && node.status().awaitsAnswers) crash(node);
    });
}

// An image from the middle of a view, and the disk goes back to it while that view may still be open: then
// the log lacks one vote of a view in which it holds another.
void Faults::mayBeCopied(Node& node, const cs::Persist& batch) {
    if (toRestore_ != node.index || node.isDishonest || !world_.dice.chance(80)) return;
    if (std::ranges::none_of(batch.records, [](const cs::Record& record) {
            const auto* own = std::get_if<cs::OwnVote>(&record);
            return own != nullptr && own->vote.kind != cs::VoteKind::Finalize;
        }))
        return;
    backUp(node);
    world_.at(world_.now + world_.dice.span(milliseconds(20), seconds(4)), [this, &node] {
        if (over_ || !node.isUp() || !mayFail(node.index)) return;
        node.crash();
        goBack(node, true);
        world_.restartLater(node, seconds(1));
    });
}

// Where a key has its moments: the node that changes it dies in one, or another that follows; it is cut off;
// or its disk goes back to now, later.
void Faults::keysChange(Node& node) {
    Dice& dice = world_.dice;
    const Plan& plan = world_.plan;
    if (plan.has(Fault::CrashPoint) && dice.chance(500))
        (dice.chance(500) ? node : any()).dieAt =
            static_cast<CrashPoint>(kCrashPoints + dice.below(kAllCrashPoints - kCrashPoints));
    if (plan.has(Fault::Partition) && dice.chance(250))
        world_.at(world_.now + dice.span({}, seconds(4)), [this] {
            if (!over_) partition(false);
        });
    if (plan.has(Fault::Restore) && dice.chance(300)) backUp(node);
}

void Faults::goBack(Node& node, bool wholeDisk) {
    victims_.insert(node.index);
    world_.say(node, name(Fault::Restore));
    world_.referee.restoredOlder();
    const Disk& backup = backups_.at(node.number);
    if (!wholeDisk) {
        node.disk.blocks = backup.blocks;
        node.disk.state = backup.state;
        node.disk.outbox = backup.outbox;
        node.disk.early = backup.early;
    } else {
        node.disk = backup;
        node.wasRestored = true;
        world_.referee.mayContradictUpToNow(node);
    }
    world_.authors().diskReplaced(node);
}

void Faults::heal() {
    over_ = true;
    // In some runs no more than q are there at first, who all start at the same moment; everybody else comes
    // later.
    const std::size_t away = world_.members().mayBeAway();
    if (away > 0 && world_.dice.chance(300)) {
        const std::set<Index> set = world_.members().current(), later = world_.members().reachable();
        std::set<Index> absent = victims_;
        std::size_t missing = 0;
        for (const Index one : victims_) missing += later.contains(one) ? 1 : 0;
        while (missing < away) {
            const Index one = world_.dice.oneOf(std::vector<Index>(set.begin(), set.end()));
            missing += absent.insert(one).second ? 1 : 0;
        }
        for (auto& node : world_.nodes_) {
            node->crash();
            if (absent.contains(node->index)) world_.absent_.insert(node->number);
        }
        world_.say("exactly q are there");
    }
    world_.links.heal();
    for (auto& node : world_.nodes_) {
        node->dieAt.reset();
        if (node->diskFault != DiskFault::None) {
            node->diskFault = DiskFault::None;
            node->crash();
        }
        node->wake();
        if (!world_.absent_.contains(node->number)) node->start();
        node->slowness = 1;
        if (node->clockAhead.ms != 0 && node->isUp()) node->clockAhead = {};
    }
    world_.links.settle();
}

}  // namespace reseal::simulation
