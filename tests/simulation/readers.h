// The programs of grantees: they ask proxies for what they were granted, and go on asking when they no longer
// may.
//
// Thread rule: one thread a run.
#pragma once

#include "tests/simulation/world.h"

namespace reseal::simulation {

class Readers {
public:
    explicit Readers(World& world) : world_(world) {}
    void begin();

private:
    void ask();
    World& world_;
};

}  // namespace reseal::simulation
