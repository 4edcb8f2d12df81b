// How a validator's message reaches those whom it has no link to, where not everybody is linked to everybody
// (overlay.h). With a link between every two, nothing here forwards anything.
//
// An honest validator says one thing in a place (FloodKey), so a place is worth one forwarding: to the linked
// members whose status does not claim a link to the signer. What is new is verified first, so whoever brings
// something false is itself to blame. The same again, as its signer repeats it when nothing moves, is
// forwarded again after kAgainAfter; a second, different one is for the host (it is evidence) and stays here.
// A copy dies after kMaxHops, so that one on a slow way can't go round for ever.
//
// A lie about one's links costs the liar messages, or us bandwidth: whom it claims to be linked to is still
// reached through all others. Nothing is believed of a signer but its signature, of a view but what the host
// says of its own.
//
// Limits per peer: a first message of a place near the present view is free, all else kOthersRate; others'
// certificates and questions have rates of their own. What is remembered is at most kMaxKnown places.
//
// What is for one validator alone: an answer to whoever is linked needs nothing. Fetched blocks and
// certificates are asked of a linked member instead of the one meant, for whoever needs them is surrounded by
// others who need them too, and a body that any of them has got so passes from link to link. A restarting
// validator's question and its answers, which only they can give and sign, are relayed (nextHop): through a
// member that claims a link to the addressee, now and then through any, so that one who claims it falsely
// stops nothing. The asker asks again.
//
// One object an epoch: members are its validators, by their index. The host (core/node/router.h) says what a
// message is and whether it is genuine.
//
// Thread rule: one thread.
#pragma once

#include <bitset>
#include <functional>
#include <map>
#include <set>

#include "core/gossip/message.h"
#include "core/gossip/random.h"
#include "core/gossip/token_bucket.h"

namespace reseal::gossip {

// A place in which an honest signer says one thing. Lower views go first when there is no room.
struct FloodKey {
    std::uint64_t view = 0;
    std::uint8_t kind = 0;
    Member signer = 0;
    friend auto operator<=>(const FloodKey&, const FloodKey&) = default;
};

class Flood {
public:
    static constexpr std::uint64_t kAhead = 8;        // views beyond the present one: later ones are dropped
    static constexpr std::uint64_t kFreeBehind = 16;  // views before it, above the floor
    static constexpr std::size_t kMaxKnown = 16'384;
    static constexpr Duration kAgainAfter = seconds(2);
    static constexpr unsigned kMaxHops = 6;
    static constexpr std::int64_t kOthersRate = 20, kOthersBurst = 128;  // a second; a round of repeats
    static constexpr std::int64_t kCertificateRate = 5, kCertificateBurst = 16;
    static constexpr std::size_t kMaxCertificatesOf = 512;  // remembered of a peer, to know which are first
    static constexpr std::int64_t kQuestionRate = 20, kQuestionBurst = 128;  // also what is to be relayed
    static constexpr std::uint64_t kDetourOneIn = 4;

    struct Counters {
        std::uint64_t forwarded = 0;  // copies
        std::uint64_t repeated = 0;   // heard again, and dropped
        std::uint64_t overRate = 0;
        std::uint64_t farAhead = 0;
        std::uint64_t forged = 0;
    };

    // 1 to kMaxMembers members; `own` is none for one who only listens.
    Flood(std::size_t members, std::optional<Member> own, Random& random);
    // Are there too many members for a link between every two?
    bool isPartial() const { return members_ > kFullMeshUpTo; }

    void peerUp(Instant now, Member peer);
    void peerDown(Member peer) { peers_.erase(peer); }
    void peerLinks(Member peer, const MemberSet& links);
    MemberSet ownLinks() const;
    bool isLinked(Member peer) const { return peers_.contains(peer); }
    // The host's own view, and that of its highest finalization.
    void moved(std::uint64_t floor, std::uint64_t view);

    struct Heard {
        Member from = 0;
        FloodKey key;
        ByteView message;
        unsigned hops = kMaxHops;  // that it may still be passed on
    };
    struct Outcome {
        bool deliver = false;   // give it to the state machine
        bool isForged = false;  // `from` should have verified it
        std::vector<Member> forwardTo;
    };
    // `genuine` is asked at most once.
    Outcome hear(Instant now, const Heard& heard, const std::function<bool()>& genuine);

    // From a peer, for this node: may it be looked at?
    bool mayCertify(Instant now, Member from, std::uint64_t view, std::uint8_t kind);
    bool mayAsk(Instant now, Member from);

    // The linked member that should bring something nearer to `to`, other than the one it came from.
    std::optional<Member> nextHop(Member to, std::optional<Member> from);
    // One to ask in place of another.
    std::optional<Member> anyLinked();

    const Counters& counters() const { return counters_; }
    std::size_t known() const { return known_.size(); }

private:
    struct Peer {
        MemberSet links;  // as it claims
        TokenBucket others, certificates, questions;
        std::set<std::pair<std::uint64_t, std::uint8_t>> certified;  // view and kind
    };
    struct Known {
        Hash32 content;
        Instant forwardedAt;
    };
    bool isFree(std::uint64_t view) const;
    void remember(const FloodKey& key, Known known);
    std::vector<Member> targets(const Heard& heard);

    const std::size_t members_;
    const std::optional<Member> own_;
    Random& random_;
    std::map<Member, Peer> peers_;
    std::map<FloodKey, Known> known_;  // verified
    std::uint64_t floor_ = 0, view_ = 1;
    Counters counters_;
};

}  // namespace reseal::gossip
