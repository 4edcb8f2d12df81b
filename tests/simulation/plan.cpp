#include "tests/simulation/plan.h"

#include <vector>

namespace reseal::simulation {

const char* name(Fault fault) {
    switch (fault) {
        case Fault::Crash:
            return "crash";
        case Fault::CrashPoint:
            return "crash-point";
        case Fault::CrashAll:
            return "crash-all";
        case Fault::Partition:
            return "partition";
        case Fault::Bridge:
            return "bridge";
        case Fault::OneWay:
            return "one-way";
        case Fault::FinalityLag:
            return "finality-lag";
        case Fault::Clog:
            return "clog";
        case Fault::Sleep:
            return "sleep";
        case Fault::DiskFull:
            return "disk-full";
        case Fault::SyncFails:
            return "sync-fails";
        case Fault::Restore:
            return "restore";
        case Fault::LogLost:
            return "log-lost";
        case Fault::SignStateLost:
            return "sign-state-lost";
        case Fault::LogDamaged:
            return "log-damaged";
        case Fault::ClockAhead:
            return "clock-ahead";
        case Fault::SlowNode:
            return "slow-node";
        case Fault::Twin:
            return "twin";
        case Fault::Liar:
            return "liar";
        case Fault::LaneFork:
            return "lane-fork";
    }
    return "?";
}

Plan Plan::of(std::uint64_t seed, std::size_t nodes, Duration faulty) {
    Dice dice(seed ^ 0x706C616EULL);
    Plan plan;
    plan.seed = seed;
    static constexpr std::size_t kSizes[] = {4, 4, 4, 4, 4, 4, 4, 1, 2, 3, 5, 7, 10};
    plan.nodes = nodes != 0 ? nodes : dice.oneOf(kSizes);
    plan.realSignatures = dice.chance(10);
    plan.faulty = faulty;
    for (std::size_t i = 0; i < kFaults; ++i)
        if (dice.chance(350)) plan.faults |= 1U << i;
    plan.everyFault = dice.span(seconds(1), seconds(10));
    plan.everySubmit = dice.span(milliseconds(700), seconds(6));
    static constexpr std::int64_t kDelays[] = {2, 20, 20, 80, 300};
    plan.delay = milliseconds(dice.oneOf(kDelays));
    plan.sync = milliseconds(dice.between(1, 30));
    if (dice.chance(400)) plan.lost = static_cast<unsigned>(dice.between(1, 200));
    if (dice.chance(300)) plan.doubled = static_cast<unsigned>(dice.between(1, 200));
    if (dice.chance(150)) plan.corrupted = static_cast<unsigned>(dice.between(1, 20));
    plan.members = plan.nodes <= 10 && dice.chance(500);
    if (plan.members) {
        plan.newcomers = dice.below(3);
        plan.everyChange = dice.span(seconds(2), seconds(15));
    }
    plan.sharing = plan.nodes <= 10 && dice.chance(300);
    plan.keys = plan.members && dice.chance(600);
    if (dice.chance(300)) plan.sync = {};
    return plan;
}

void Plan::restartOnly() {
    faults = 0;
    for (const Fault fault : {Fault::Crash, Fault::CrashPoint, Fault::CrashAll})
        faults |= 1U << static_cast<unsigned>(fault);
    everyFault = milliseconds(200);
    restartWithin = milliseconds(1500);
}

void Plan::calm(Duration submitted) {
    faults = 0;
    members = keys = sharing = false;
    newcomers = 0;
    lost = doubled = corrupted = 0;
    delay = milliseconds(20);
    sync = milliseconds(5);
    everySubmit = submitted;
}

std::string Plan::text() const {
    std::string out = std::to_string(nodes) + " nodes, " + std::to_string(faulty.ms / 1000) +
                      " s, a fault every " + std::to_string(everyFault.ms) + " ms, a transaction every " +
                      std::to_string(everySubmit.ms) + " ms, delay " + std::to_string(delay.ms) +
                      " ms, sync " + std::to_string(sync.ms) + " ms, per mille lost " + std::to_string(lost) +
                      ", doubled " + std::to_string(doubled) + ", corrupted " + std::to_string(corrupted) +
                      (realSignatures ? ", real signatures" : "") +
                      (members ? ", members change every " + std::to_string(everyChange.ms) + " ms, " +
                                     std::to_string(newcomers) + " newcomers"
                               : "") +
                      (keys ? ", keys change" : "") + (sharing ? ", grants" : "") + "; faults:";
    for (std::size_t i = 0; i < kFaults; ++i)
        if (has(static_cast<Fault>(i))) out += std::string(" ") + name(static_cast<Fault>(i));
    return out;
}

}  // namespace reseal::simulation
