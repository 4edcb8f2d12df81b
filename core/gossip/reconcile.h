// Anti-entropy: two nodes compare what is pending with them and exchange what the other one lacks.
//
//     A → B  digest          at each new link, and every 30 s ± 20 % with one random peer
//     B → A  prefixes        of all its pending ids, if its digest differs
//     A → B  transactions    that B lacks
//     A → B  wantPrefixes    of those that A lacks
//     B → A  transactions
//
// If both ask at once, the one with the smaller digest goes on and the other answers, so that nothing is
// sent twice. It repairs whatever push and announcements have missed, so those may be thrifty and forgetful.
// An exchange is bounded: 40 KB of prefixes, and the bytes that a peer is served on request.
//
// Thread rule: one thread.
#pragma once

#include "core/gossip/spread.h"

namespace reseal::gossip {

class Reconciler {
public:
    static constexpr Duration kEvery = seconds(30);
    static constexpr Duration kAnswerWithin = seconds(10);
    static constexpr std::int64_t kAnswersBurst = 4;  // comparisons answered per peer, then one a second

    Reconciler(Spreader& spreader, Random& random, Counters& counters)
        : spreader_(spreader), random_(random), counters_(counters) {}

    void peerUp(Instant now, const PeerId& peer, Actions& out);
    void peerDown(const PeerId& peer) { peers_.erase(peer); }
    void compareWithAll(Instant now, Actions& out);

    // Errors: Malformed.
    Status onDigest(Instant now, const PeerId& from, ByteView body, Actions& out);
    Status onPrefixes(Instant now, const PeerId& from, ByteView body, Actions& out);
    Status onWantPrefixes(Instant now, const PeerId& from, ByteView body, Actions& out);

    void tick(Instant now, Actions& out);
    Instant nextTick() const { return next_; }

private:
    struct Peer {
        TokenBucket answers;
        Instant askedUntil;  // its prefixes are expected until then
        PoolDigest asked;    // what it was asked to compare with
    };
    PoolDigest digest() const;
    std::vector<std::uint64_t> prefixes() const;
    void compare(Instant now, const PeerId& peer, Actions& out);
    void plan(Instant now);

    Spreader& spreader_;
    Random& random_;
    Counters& counters_;
    std::map<PeerId, Peer> peers_;
    Instant next_ = kNever;
};

}  // namespace reseal::gossip
