// Makes happen what the plan says, when the dice say.
//
// Thread rule: one thread a run.
#pragma once

#include "tests/simulation/world.h"

namespace reseal::simulation {

class Faults {
public:
    explicit Faults(World& world);
    void begin();  // what is there from the start: twins, liars, a wrong clock
    void next();   // one fault, and the next one later
    void heal();   // everything that can be mended is mended, and nothing happens any more
    bool longSleep() const { return longSleep_; }
    // What a liar sends in place of this frame, or besides it.
    void lie(const Node& from, Index to, FrameKind kind, const Bytes& frame);
    bool withholds(const Node& from, Index to);
    std::optional<Bytes> forgedAnswer(const Node& from, ByteView frame);

private:
    Node& any();
    std::optional<Index> chooseVictim();  // of what only f validators may suffer
    void happen(Fault fault);
    void crash(Node& node);
    void partition(bool bridge);
    void replaceDisk(Fault fault);
    void sleep();
    void sendForged(const Node& from, Index to, const consensus::Message& message);

    World& world_;
    bool over_ = false;
    bool longSleep_ = false;
    std::set<Index> victims_;
    std::map<std::size_t, Disk> backups_;
    std::set<Index> liars_;
    std::vector<Bytes> heard_;  // old frames, to be replayed
};

}  // namespace reseal::simulation
