// How a transaction reaches everybody: pushed to some, announced to the rest, asked for by whom it missed.
//
// Up to kSmallMesh peers everybody is linked to everybody: the node at which a transaction enters the
// network pushes it to all, and who receives it only announces it to the others. So each node receives it
// once, and one that the origin has not reached (it died in between, their link is down) asks after half a
// second. In larger groups receivers push as well, to a few eager peers, as in Leitão, Pereira, Rodrigues,
// "Epidemic Broadcast Trees" (SRDS 2007): who pushes what is already there is asked to announce only, who
// announced what did not come by push becomes eager.
//
// Thread rule: one thread.
#pragma once

#include <functional>

#include "core/gossip/gossip.h"
#include "core/gossip/random.h"
#include "core/gossip/seen_set.h"
#include "core/gossip/token_bucket.h"

namespace reseal::gossip {

using Actions = std::vector<Action>;

class Spreader {
public:
    static constexpr std::size_t kSmallMesh = 8;
    static constexpr std::size_t kEager = 3;
    static constexpr std::size_t kLeastEager = 2;
    static constexpr Duration kAnnounceEvery = milliseconds(200);
    static constexpr Duration kAskAfter = milliseconds(500);
    static constexpr Duration kAskAgainAfter = seconds(1);
    static constexpr int kTries = 3;
    static constexpr std::size_t kMaxWanted = 4096;
    static constexpr std::size_t kMaxWantedOf = 1024;  // first announced by one peer
    static constexpr std::size_t kMaxHolders = 8;      // remembered for one id
    // What judging a transaction costs grows with what is said in it, so its rate is one of units of kUnit
    // bytes, a second.
    static constexpr std::int64_t kNodeRate = 4000, kPersonRate = 600, kUnit = 128;
    static constexpr std::int64_t kServeRate = 2 << 20, kServeBurst = 4 << 20;  // bytes on request, per peer

    Spreader(Bytes seenKey, Random& random, Counters& counters)
        : random_(random), counters_(counters), seen_(std::move(seenKey)) {}

    void peerUp(Instant now, const PeerId& peer, PeerKind kind);
    void peerDown(const PeerId& peer);

    // Errors: Malformed.
    Status onPush(Instant now, const PeerId& from, ByteView body, bool revocations, Actions& out);
    Status onAnnounce(Instant now, const PeerId& from, ByteView body);
    Status onWant(Instant now, const PeerId& from, ByteView body, Actions& out);
    Status onPrune(const PeerId& from, ByteView body);

    void submitted(Instant now, Transaction transaction, Actions& out);
    void verified(Instant now, Verified event, Actions& out);
    void rejected(Instant now, const Rejected& event, Actions& out);
    void settled(const std::vector<TxId>& ids);
    void dropped(const std::vector<TxId>& ids);

    void tick(Instant now, Actions& out);
    Instant nextTick() const;

    // Pushes pending ones to a peer as far as its share of bytes allows, revocations first.
    void serve(Instant now, const PeerId& to, const std::vector<const Mempool::Entry*>& entries,
               Actions& out);
    // Is a transaction of which a peer knows this prefix something to ask for?
    bool isMissing(std::uint64_t prefix) const;
    const Mempool& mempool() const { return mempool_; }

private:
    struct Peer {
        PeerKind kind;
        TokenBucket transactions;
        TokenBucket served;
        bool eager = false;
        std::vector<TxId> toAnnounce;  // at most kMaxIds: then it is sent
        std::set<TxId> asked;          // pushes of these are answers
        std::size_t wanted = 0;        // ids it was the first to announce
    };
    struct Wanted {
        PeerId first;
        std::vector<PeerId> holders;  // in the order in which they announced
        int tries = 0;
        Instant at;
    };
    struct Verifying {
        std::vector<PeerId> others;  // have it too
        bool asRevocation = false;
    };

    bool isSmall() const { return nodes_ <= kSmallMesh; }
    bool isKnown(const TxId& id) const { return mempool_.contains(id) || seen_.contains(id); }
    std::size_t eagerCount() const;
    void refillEager();
    void duplicate(Peer& peer, const PeerId& from, bool answer, Actions& out);
    void admit(Instant now, Transaction transaction, const PeerId* from, const std::vector<PeerId>& holders,
               Actions& out);
    void relay(Instant now, const Transaction& transaction, const PeerId* from,
               const std::vector<PeerId>& holders, Actions& out);
    void announceLater(Instant now, Peer& peer, const PeerId& to, const TxId& id, Actions& out);
    void flush(Peer& peer, const PeerId& to, Actions& out);
    void want(Instant at, const TxId& id, const std::vector<PeerId>& holders);
    void reschedule(std::map<TxId, Wanted>::iterator wanted, Instant at);
    void dropWanted(std::map<TxId, Wanted>::iterator wanted);
    void ask(Instant now, Actions& out);

    Random& random_;
    Counters& counters_;
    SeenSet seen_;
    Mempool mempool_;
    std::map<PeerId, Peer> peers_;
    std::size_t nodes_ = 0;
    std::map<TxId, Verifying> verifying_;
    std::map<TxId, Wanted> wanted_;
    std::set<std::pair<Instant, TxId>> schedule_;  // of wanted_, by time
    Instant flushAt_ = kNever;
};

}  // namespace reseal::gossip
