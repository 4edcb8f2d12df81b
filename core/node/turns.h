// What any of several clinics may say on the ledger, while once is enough: the first does, and if it is away
// the next one after a while, each by its own clock. Who has just started may be behind, so the first waits,
// too; and a clock that is ahead shall not fill the ledger.
//
// Thread rule: one thread.
#pragma once

#include <optional>

#include "core/base/time.h"

namespace reseal::node {

inline constexpr Duration kTurn = seconds(20);  // from one clinic to the next
inline constexpr Duration kSayAgain = seconds(300);

template <class What>
class Turns {
public:
    // Has the time come for the clinic number `turn`, from 0, to say `what`? It counts from when this was
    // first asked; `first`: how long the first clinic waits.
    bool hasCome(const What& what, std::size_t turn, Duration first = kTurn) {
        const Instant now = monotonicClock();
        if (what_ != what) {
            what_ = what;
            next_ = now + first + milliseconds(kTurn.ms * static_cast<std::int64_t>(turn));
        }
        return now >= next_;
    }
    void said() { next_ = monotonicClock() + kSayAgain; }

private:
    std::optional<What> what_;
    Instant next_;
};

}  // namespace reseal::node
