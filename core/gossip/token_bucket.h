// How much of something is allowed now: refills evenly, holds at most a burst.
//
// Thread rule: values. The clock is an argument; integers only.
#pragma once

#include <algorithm>
#include <cstdint>

#include "core/base/time.h"

namespace reseal::gossip {

class TokenBucket {
public:
    // perSecond and burst at most 2^40.
    TokenBucket(std::int64_t perSecond, std::int64_t burst, Instant now)
        : perSecond_(perSecond), burst_(burst), milli_(burst * 1000), at_(now) {}

    // Takes `n` if that many are there.
    bool take(Instant now, std::int64_t n = 1) {
        refill(now);
        if (milli_ < n * 1000) return false;
        milli_ -= n * 1000;
        return true;
    }
    // Takes `n` in any case; the level may fall below zero and has to be made good.
    void spend(Instant now, std::int64_t n) {
        refill(now);
        milli_ -= n * 1000;
    }
    std::int64_t level(Instant now) {
        refill(now);
        return milli_ / 1000;
    }
    bool full(Instant now) { return level(now) == burst_; }
    // When the level is above zero again.
    Instant positiveAt(Instant now) {
        refill(now);
        return milli_ > 0 ? now : now + milliseconds((-milli_) / perSecond_ + 1);
    }

private:
    void refill(Instant now) {
        if (now <= at_) return;
        const std::int64_t missing = burst_ * 1000 - milli_;
        const std::int64_t elapsed = (now - at_).ms;
        // Compared before multiplying: a long pause must not overflow.
        milli_ = elapsed > missing / perSecond_ ? burst_ * 1000 : milli_ + elapsed * perSecond_;
        at_ = now;
    }
    std::int64_t perSecond_, burst_, milli_;
    Instant at_;
};

}  // namespace reseal::gossip
