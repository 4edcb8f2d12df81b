// Which way a replica's messages go. With a link between every two validators each goes straight to whom it
// is for; above that (gossip::kFullMeshUpTo) this joins the replica to gossip::Flood: it knows what a message
// is, verifies what others than its signer bring, and forwards.
//
//     relayed = [hops, to / null, message]    hops: how often it may still be passed on, at most kMaxHops
//                                             to: the validator it is for; null: for everybody
//
// What is for one and has no link (Flood's head says why): a question or answer of a restart is relayed, a
// fetch is asked of somebody linked instead, and help for one who is behind is left to those linked to it.
//
// Where all are linked it has one thing to do: a peer asks no more than Flood::kQuestionRate allows, for an
// answer costs more than the question and may be as large as a block.
//
// One object an epoch. No Qt, so that tests/simulation runs this very code.
//
// Thread rule: the replica's.
#pragma once

#include "core/consensus/events.h"
#include "core/consensus/passing.h"
#include "core/gossip/flood.h"

namespace reseal::node {

class Router {
public:
    using Index = consensus::ValidatorIndex;
    struct Parcel {  // for the link to `to`, if there is one
        Index to = 0;
        bool relayed = false;  // body: as above; else the message itself
        bool large = false;
        Bytes body;
    };
    struct Letter {  // what has come over a link
        bool relayed = false;
        unsigned hops = 0;
        std::optional<Index> to;
        Bytes message;
        consensus::Envelope envelope;
    };
    struct Arrival {
        std::vector<consensus::Received> deliver;
        std::vector<Parcel> send;
        std::optional<Error> wrong;  // whoever it came from is to blame
    };

    // All but the seed outlive it.
    Router(const consensus::Config& config, const consensus::Leaders& leaders,
           const consensus::BlockFormat& format, const consensus::Verifier& verifier, std::uint64_t seed);

    void linkUp(Instant now, Index peer) { flood_.peerUp(now, peer); }
    void linkDown(Index peer) { flood_.peerDown(peer); }
    // For the own status, and from a peer's. None: this epoch's validators are all linked.
    std::optional<gossip::PeerLinks> ownLinks() const;
    void linksHeard(Index peer, const std::optional<gossip::PeerLinks>& links);
    void moved(consensus::View floor, consensus::View view) { flood_.moved(floor, view); }

    // Errors: Malformed, TooLarge.
    static Result<Letter> open(bool relayed, ByteView body);
    // The letter is of this epoch.
    Arrival receive(Instant now, Index from, Letter letter);
    std::vector<Parcel> send(const consensus::Send& action);

    const gossip::Flood& flood() const { return flood_; }

private:
    void hearFlooded(Instant now, Index from, const consensus::Slot& slot, Letter letter, Arrival& out);
    void hearRelayed(Instant now, Index from, Letter letter, Arrival& out);
    void hearDirect(Instant now, Index from, Letter letter, Arrival& out);
    Status verify(const consensus::Message& message) const;

    const consensus::Config& config_;
    const consensus::Leaders& leaders_;
    const consensus::BlockFormat& format_;
    const consensus::Verifier& verifier_;
    gossip::Random random_;
    gossip::Flood flood_;
};

}  // namespace reseal::node
