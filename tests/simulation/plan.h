// What a seed does to its network: drawn once, before anything runs. Not every fault is in every seed ("swarm
// testing": Groce et al., ISSTA 2012), because faults that are always there hide each other.
//
// Thread rule: values.
#pragma once

#include <string>

#include "tests/simulation/dice.h"

namespace reseal::simulation {

enum class Fault : std::uint8_t {
    Crash,          // one node, restarted after a while
    CrashPoint,     // one node, exactly where something becomes durable
    CrashAll,       // power cut in the whole region
    Partition,      // two sides
    Bridge,         // two sides and one node that sees both
    OneWay,         // frames pass in one direction only
    FinalityLag,    // finalize votes alone are lost, for seconds
    Clog,           // links hold their frames and free them in another order
    Sleep,          // a machine is suspended, for seconds to a weekend
    DiskFull,       // nothing can be written until somebody makes room
    SyncFails,      // a sync fails: silent until restarted
    Restore,        // a disk is replaced by an older image of it
    LogLost,        // the vote log is gone, the sign-state is not
    SignStateLost,  // the reverse
    LogDamaged,     // an old batch can't be read: set aside by a person's decision
    ClockAhead,     // one machine's clock is wrong by up to a day
    SlowNode,       // everything it sends takes long
    Twin,           // a validator runs twice with one key
    Liar,           // a validator contradicts itself, withholds, spams, forges
    LaneFork,       // an author signs two transactions for one place in its lane
};
inline constexpr std::size_t kFaults = 20;
const char* name(Fault fault);

struct Plan {
    std::uint64_t seed = 0;
    std::size_t nodes = 4;      // in the genesis
    bool members = false;       // who validates changes by vote
    std::size_t newcomers = 0;  // programs of clinics that are let in later, if at all
    bool keys = false;          // clinics change their signing keys, by vote
    bool sharing = false;       // grants, and readers who ask for what they were granted
    bool realSignatures = false;
    Duration faulty = seconds(60);  // while faults happen; then all is healed
    unsigned faults = 0;            // bits by Fault
    Duration everyFault = seconds(5);
    Duration everySubmit = seconds(2);
    Duration everyChange = seconds(8);
    Duration restartWithin = seconds(20);

    // The weather on every link
    Duration delay = milliseconds(20);              // typical; tails are up to 20 times as long
    Duration sync = milliseconds(5);                // likewise; zero: done before anything else happens
    unsigned lost = 0, doubled = 0, corrupted = 0;  // of a thousand frames

    bool has(Fault fault) const { return (faults >> static_cast<unsigned>(fault) & 1) != 0; }
    std::string text() const;
    // Nothing but crashes, as many as there may be, and soon up again.
    void restartOnly();
    // Nothing goes wrong, and somebody says something as often as that: for counting bytes.
    void calm(Duration submitted);
    // `nodes` 0: drawn from 1, 2, 3, 4, 5, 7, 10, mostly 4.
    static Plan of(std::uint64_t seed, std::size_t nodes, Duration faulty);
};

}  // namespace reseal::simulation
