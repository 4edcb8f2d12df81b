// Chance for made-up patients: a seed gives the same numbers on every machine, which the distributions of
// the standard library do not promise, and floating point does not keep.
//
// Thread rule: one thread per Dice.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/check.h"

namespace reseal::app {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    // SplitMix64: a counter, well stirred.
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    int between(int least, int most) {
        RESEAL_CHECK(least <= most);
        const auto range = static_cast<std::uint64_t>(most - least) + 1;
        return least + static_cast<int>(next() % range);
    }
    std::size_t place(std::size_t size) { return static_cast<std::size_t>(next() % size); }
    // Around 0, seldom near ±spread: three throws, as a bell is needed but no logarithm.
    int noise(int spread) {
        return (between(-spread, spread) + between(-spread, spread) + between(-spread, spread)) / 3;
    }

private:
    std::uint64_t state_;
};

}  // namespace reseal::app
