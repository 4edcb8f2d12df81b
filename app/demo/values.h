// How a patient's values run: a start, a slow drift, what illness and treatment do, and chance.
//
// Thread rule: one thread.
#pragma once

#include <map>

#include "app/demo/archetype.h"
#include "app/demo/dice.h"

namespace reseal::app {

struct Person {
    std::string given = "Demo", family;
    bool woman = false;
    Build build = Build::Woman;  // at the end
};

using Values = std::map<Measure, int>;

class Courses {
public:
    Courses(const Archetype& archetype, bool woman, Dice& dice);
    // What is measured at a visit. `age` in years; values lie within what a living person has.
    Values at(int month, int age, Dice& dice) const;

private:
    int valueOf(Measure measure, int start, int perYear, int month, Dice& dice) const;
    const Archetype& archetype_;
    bool woman_;
    std::map<Measure, int> own_;  // how far this person lies from the archetype
};

}  // namespace reseal::app
