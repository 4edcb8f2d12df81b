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
    void wrote(Node& node, const consensus::Persist& batch);
    void keysChange(Node& node);  // it is proposed, and falls together with others, when the dice say
    void heal();                  // everything that can be mended is mended, and nothing happens any more
    const std::set<Index>& victims() const { return victims_; }
    bool longSleep() const { return longSleep_; }

private:
    Node& any();
    std::optional<Index> chooseVictim();  // of what only f validators may suffer
    bool mayFail(Index index) const;
    void happen(Fault fault);
    void crash(Node& node);
    void partition(bool bridge);
    void replaceDisk(Fault fault);
    void restore();
    void goBack(Node& node, bool wholeDisk);
    void backUp(const Node& node);
    void sleep();
    void mayDieAsking(Node& node, const consensus::Persist& batch);
    void mayBeCopied(Node& node, const consensus::Persist& batch);

    World& world_;
    bool over_ = false;
    bool longSleep_ = false;
    std::set<Index> victims_;
    std::optional<Index> toRestore_;  // one of them is kept for an older image
    std::map<std::size_t, Disk> backups_;
};

}  // namespace reseal::simulation
