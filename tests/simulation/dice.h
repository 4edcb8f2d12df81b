// All chance of a run, from one seed; and the fingerprint by which two runs of it are compared.
//
// Thread rule: values.
#pragma once

#include <cstring>
#include <iterator>

#include "core/base/bytes.h"
#include "core/base/time.h"
#include "core/gossip/random.h"

namespace reseal::simulation {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : random_(seed) { random_.next(); }
    std::uint64_t next() { return random_.next(); }
    std::uint64_t below(std::uint64_t bound) { return random_.below(bound); }
    std::int64_t between(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most - least + 1)));
    }
    Duration span(Duration least, Duration most) { return {between(least.ms, most.ms)}; }
    bool chance(unsigned permille) { return below(1000) < permille; }
    template <class Items>
    const auto& oneOf(const Items& items) {
        return std::data(items)[static_cast<std::size_t>(below(std::size(items)))];
    }
    // Long tails: mostly near `typical`, now and then 20 times as much.
    Duration heavy(Duration typical) {
        const std::uint64_t roll = below(1000);
        const std::int64_t most = roll < 900 ? typical.ms : roll < 990 ? typical.ms * 4 : typical.ms * 20;
        return {between(1, std::max<std::int64_t>(most, 1))};
    }

private:
    gossip::Random random_;
};

// Not cryptographic: it tells whether two runs did the same, not whether somebody cheated.
class Fingerprint {
public:
    void add(std::uint64_t number) {
        state_ = (state_ ^ number) * 0x9E3779B97F4A7C15ULL;
        state_ ^= state_ >> 29;
    }
    void add(ByteView bytes) {
        add(bytes.size());
        while (bytes.size() >= 8) {
            std::uint64_t eight = 0;  // as this machine has them: compared on one machine only
            std::memcpy(&eight, bytes.data(), 8);
            add(eight);
            bytes = bytes.subspan(8);
        }
        for (const std::uint8_t byte : bytes) add(std::uint64_t{byte});
    }
    std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_ = 0x52657365616CULL;
};

}  // namespace reseal::simulation
