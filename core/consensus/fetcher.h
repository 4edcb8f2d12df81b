// What is missing and whom to ask next: blocks by hash, certificates by view. The rules name their wants anew
// each time they run; a want that is no longer named is dropped, one that is stays until it is fulfilled.
// One peer is asked at a time, after 0.5 s the next one, each wait half as long again, up to 30 s.
//
// Thread rule: one thread, the replica's.
#pragma once

#include <map>
#include <set>

#include "core/consensus/events.h"

namespace reseal::consensus {

class Fetcher {
public:
    void begin();  // the rules start to name their wants
    void want(const Hash32& block, std::vector<ValidatorIndex> from);
    void wantCertificates(View first, View last, std::vector<ValidatorIndex> from);
    // The questions to send now; `next` becomes the earliest time for more, if that is earlier.
    std::vector<Send> end(Instant now, Instant& next);

    bool wants(const Hash32& block) const { return blocks_.contains(block); }
    bool wantsBlocks() const { return !blocks_.empty(); }

private:
    struct Want {
        std::vector<ValidatorIndex> from;
        std::uint32_t asked = 0;
        Instant next;
        bool named = true;
    };
    struct Range {
        View first = 0, last = 0;
    };
    std::optional<ValidatorIndex> whomToAsk(Want& want, Instant now, Instant& next);
    std::map<Hash32, Want> blocks_;
    std::optional<std::pair<Range, Want>> certificates_;
};

// First × 1.5^times, at most kRetryMax.
Duration backOff(Duration first, std::uint32_t times);

}  // namespace reseal::consensus
