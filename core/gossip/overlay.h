// Which members this node holds links to when there are too many for a link between every two.
//
// Up to kFullMeshUpTo members nothing is chosen here: everybody is linked to everybody. Above, a node sees to
// it that it has kTarget links, those that others dialled counted in, and that at least kLeastChosen of them
// are its own choice, drawn evenly from the ledger's list: whoever dials it can't surround it. Random links
// of that number make a graph that is connected, and stays so when any third of the members falls silent,
// but for odds that nobody meets (Bollobás, "The isoperimetric number of random regular graphs", 1988).
//
// Every 5 minutes one chosen link is replaced by another (or just ended while there are more than kTarget),
// so that a bad hand doesn't last. A dial that came to nothing leaves its member alone for 5 s, doubling to
// a minute; with fewer than kLeast links nobody is left alone for longer than the first pause. When all
// places are taken a new link gets that of a random one that others dialled, if it has lasted a while: so a
// few who dial everybody share the places with all others instead of keeping them.
//
// Thread rule: one thread.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <variant>
#include <vector>

#include "core/gossip/message.h"
#include "core/gossip/random.h"

namespace reseal::gossip {

class Overlay {
public:
    static constexpr std::size_t kTarget = 12, kLeast = 8, kMost = 24;
    static constexpr std::size_t kLeastChosen = 4;
    static constexpr std::size_t kMostAccepted = kMost - kLeastChosen;  // dialled by others
    static constexpr Duration kReplaceEvery = seconds(300);
    static constexpr Duration kDialWithin = seconds(15);  // then the dial has come to nothing
    static constexpr Duration kPauseFirst = seconds(5), kPauseMost = seconds(60);
    static constexpr Duration kSettled = seconds(60);  // a younger link that others dialled is not displaced

    struct Dial {
        PeerId peer;
    };
    struct HangUp {  // end the link that this node has dialled
        PeerId peer;
    };
    using Step = std::variant<Dial, HangUp>;

    // `members`: those that this node can dial, without itself. Their order does not matter.
    Overlay(std::vector<PeerId> members, Random& random);

    void linked(Instant now, const PeerId& peer, bool dialledHere);
    void unlinked(Instant now, const PeerId& peer);  // no link to it is left
    void failed(Instant now, const PeerId& peer);    // a Dial came to nothing, or was turned away
    void woke();                                     // the network came back: everybody may be tried at once

    // A member has dialled this node. Displaced: it has the place of that one, whose link is to be ended.
    struct Refused {};
    struct Taken {};
    struct Displaced {
        PeerId other;
    };
    using Admission = std::variant<Refused, Taken, Displaced>;
    Admission admit(Instant now, const PeerId& peer);

    // After any of the above, and when nextTick() has come.
    std::vector<Step> proceed(Instant now);
    Instant nextTick() const { return next_; }

    std::size_t links() const { return links_.size(); }
    std::size_t chosenLinks() const;

private:
    struct Link {
        bool chosen = false;  // dialled here
        Instant since;
    };
    struct Attempt {
        Instant until;
        std::optional<PeerId> replaces;
    };
    struct Pause {
        Instant since, until;
        Duration next;
    };
    void dial(Instant now, std::optional<PeerId> replaces, std::vector<Step>& out);
    std::optional<PeerId> candidate(Instant now);
    std::optional<PeerId> randomLink(Instant now, bool chosen);
    void replaceOne(Instant now, std::vector<Step>& out);
    void plan(Instant now);

    std::set<PeerId> members_;
    Random& random_;
    std::map<PeerId, Link> links_;
    std::map<PeerId, Attempt> attempts_;
    std::map<PeerId, Pause> pauses_;  // at most one each
    std::vector<PeerId> leaving_;     // their replacement is up
    Instant replaceAt_ = kNever;
    Instant next_ = kNever;
};

}  // namespace reseal::gossip
