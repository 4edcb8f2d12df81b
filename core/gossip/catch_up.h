// Fetching final blocks by height from several peers at once, when others are ahead.
//
// What a peer's status says of its height is a hint whom to ask, never a fact: only a batch that the host
// has verified and applied counts. Heights from the next one on are cut into batches; each peer has at most
// one batch to bring, at most kWindow are on their way or waiting to be applied, and they are applied in
// order, one at a time. A height leaves the wanted set only when it has been applied durably.
//
// A peer whose batch is refused, or that has not got what it claimed, is in disgrace for a minute, doubling
// to an hour, whether or not it reconnects; one that is too slow for 5 s, doubling to 5 min; its heights are
// asked of others at once. While the next batch is late, up to two more peers are asked for it too, soonest
// one that has delivered before. So liars and laggards cost a little time, and can't stop it.
//
// Thread rule: one thread.
#pragma once

#include <map>

#include "core/gossip/gossip.h"
#include "core/gossip/random.h"

namespace reseal::gossip {

class CatchUp {
public:
    static constexpr std::size_t kWindow = 4;          // batches
    static constexpr std::uint64_t kClose = 2;         // so few blocks usually come by consensus …
    static constexpr Duration kPatience = seconds(2);  // … within this time
    static constexpr Duration kHedgeAfter = seconds(3), kHedgeProvenAfter = milliseconds(500);
    static constexpr std::ptrdiff_t kMaxAskers = 3;  // for the batch that everything waits for
    static constexpr Duration kBusyPause = seconds(2);
    static constexpr Duration kSlowPause = seconds(5), kSlowMost = seconds(300);
    static constexpr Duration kLiarPause = seconds(60), kLiarMost = seconds(3600);
    static constexpr std::size_t kMaxDisgraced =
        1024;  // peers remembered; beyond it the mildest is forgotten

    CatchUp(std::uint64_t applied, Random& random) : applied_(applied), random_(random) {}

    void peerUp(const PeerId& peer) { peers_.insert_or_assign(peer, Peer{}); }
    void peerDown(Instant now, const PeerId& peer);
    void claims(const PeerId& peer, std::uint64_t height);

    void fetched(Instant now, Fetched event);
    void failed(Instant now, const FetchFailed& event);
    void applied(Instant now, const Applied& event);
    void refused(Instant now, const BatchRefused& event);

    // After any of the above, and when nextTick() has come.
    void proceed(Instant now, std::vector<Action>& out);
    Instant nextTick() const { return next_; }

    std::uint64_t height() const { return applied_; }
    std::uint64_t claimedHeight(Instant now) const;
    bool active() const { return applying_.has_value() || !fetching_.empty() || !ready_.empty(); }

private:
    struct Peer {
        std::uint64_t claimed = 0;
        bool busy = false;    // has a batch to bring
        bool proven = false;  // has brought one that was applied
    };
    struct Disgrace {
        Instant until{INT64_MIN};
        Duration pause;  // the next one
    };
    struct Fetching {
        PeerId peer;
        std::uint64_t from = 0, count = 0;
        Instant asked;
    };
    struct Ready {
        std::uint64_t ticket = 0;
        PeerId peer;
        std::uint64_t count = 0;
        Bytes batch;
    };
    struct Applying {
        std::uint64_t ticket = 0;
        PeerId peer;
        std::uint64_t from = 0, count = 0;
    };

    bool isDisgraced(Instant now, const PeerId& peer) const;
    Disgrace& disgraceOf(const PeerId& peer);
    void pause(Instant now, const PeerId& peer);
    void disgrace(Instant now, const PeerId& peer, Duration first, Duration most);
    void release(const PeerId& peer);
    std::optional<Fetching> take(std::uint64_t ticket);
    void timeOut(Instant now);
    void applyNext(std::vector<Action>& out);
    void fetchMore(Instant now, std::uint64_t target, std::vector<Action>& out);
    void hedge(Instant now, std::vector<Action>& out);
    // The end of the run of wanted heights that begins at `from` and that nobody brings yet; `from` moves
    // past what is covered.
    std::uint64_t uncovered(std::uint64_t& from, std::uint64_t last) const;
    std::vector<PeerId> able(Instant now, std::uint64_t height, bool proven) const;
    std::optional<PeerId> choose(const std::vector<PeerId>& able);
    void ask(Instant now, const PeerId& peer, std::uint64_t from, std::uint64_t last,
             std::vector<Action>& out);
    void plan(Instant now, std::uint64_t target);

    std::uint64_t applied_;
    Random& random_;
    std::map<PeerId, Peer> peers_;
    std::map<PeerId, Disgrace> disgraced_;
    std::map<std::uint64_t, Fetching> fetching_;  // by ticket
    std::map<std::uint64_t, Ready> ready_;        // by first height
    std::optional<Applying> applying_;
    std::uint64_t nextTicket_ = 1;
    Instant behindSince_ = kNever;
    Instant next_ = kNever;
};

}  // namespace reseal::gossip
