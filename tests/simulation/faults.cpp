#include "tests/simulation/faults.h"

#include "tests/simulation/authors.h"
#include "tests/simulation/liars.h"

namespace reseal::simulation {

namespace cs = consensus;

Faults::Faults(World& world) : world_(world) {}

Node& Faults::any() {
    return *world_.nodes_[world_.dice.below(world_.consortium.size())];
}

// At most f validators in a run lie, run twice, or lose what they signed.
std::optional<Index> Faults::chooseVictim() {
    const std::size_t n = world_.consortium.size();
    const auto index = static_cast<Index>(world_.dice.below(n));
    if (victims_.contains(index) || victims_.size() < cs::faultyOf(n)) {
        victims_.insert(index);
        return index;
    }
    return std::nullopt;
}

void Faults::begin() {
    const Plan& plan = world_.plan;
    if (plan.has(Fault::ClockAhead)) any().clockAhead = world_.dice.span(seconds(-3600), days(1));
    if (plan.has(Fault::SlowNode)) any().slowness = static_cast<unsigned>(world_.dice.between(5, 50));
    if (plan.has(Fault::Twin))
        if (const auto index = chooseVictim()) {
            world_.nodes_[*index]->isDishonest = true;
            world_.addProgram(*index).isDishonest = true;
        }
    if (plan.has(Fault::Liar))
        if (const auto index = chooseVictim(); index && !world_.nodes_[*index]->isDishonest) {
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
    if (world_.dice.chance(200)) {
        const Node& node = any();
        backups_.insert_or_assign(node.number, node.disk);
    }
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
            any().dieAt = static_cast<CrashPoint>(dice.below(kCrashPoints));
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
    if (fault == Fault::SignStateLost) {  // the log alone is enough
        Node& node = any();
        if (node.wasRestored || node.isDishonest) return;
        crash(node);
        node.disk.signState = {};
        return;
    }
    const auto index = chooseVictim();
    if (!index) return;
    Node& node = *world_.nodes_[*index];
    if (node.isDishonest) return;
    const auto backup = backups_.find(node.number);
    if (fault == Fault::Restore && backup == backups_.end()) return;
    crash(node);
    node.wasRestored = true;
    world_.say(node, name(fault));
    if (fault == Fault::Restore) {
        node.disk = backup->second;
        node.isOlder = true;
    } else {
        node.disk.dropLog();
    }
    world_.authors().diskReplaced(node);
}

void Faults::heal() {
    over_ = true;
    // In some runs exactly q are there at first, who all start at the same moment; everybody else comes
    // later.
    if (world_.consortium.size() > 3 && world_.dice.chance(300)) {
        std::set<Index> absent = victims_;
        while (absent.size() < cs::faultyOf(world_.consortium.size())) absent.insert(any().index);
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
