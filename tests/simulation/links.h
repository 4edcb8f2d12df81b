// The links between all running programs: what is sent over them, and when they come and go.
//
// Thread rule: one thread a run.
#pragma once

#include <vector>

#include "tests/simulation/node.h"

namespace reseal::simulation {

class Links {
public:
    explicit Links(World& world) : world_(world) {}

    struct Way {               // from one running program to another
        bool cut = false;      // no link can be made
        bool deaf = false;     // there is a link, and nothing arrives
        bool clogged = false;  // it is held
        bool linked = false;
        bool unknown = false;  // one doesn't know the other's keys, and tries again
        bool dialled = false;  // this one chose the link; matters in a partial mesh
        Instant barredUntil = kStart;
        std::vector<Bytes> held;
    };
    // Between all that there are; no more come once something is linked.
    void setPrograms(std::size_t count);
    Way& way(const Node& from, const Node& to) { return way(from.number, to.number); }
    Way& way(std::size_t from, std::size_t to) { return ways_[from * programs_ + to]; }

    void send(const Node& from, Index to, FrameKind kind, ByteView body);
    void transmit(const Node& from, Index to, const Bytes& frame);  // as it is
    void punish(const Node& node, Index peer, const std::string& why);
    void settle();                             // who can talk, talks
    void renew(const Node& node, Index peer);  // what there is between the two ends, and comes anew
    // Too many for a link between every two: nodes choose.
    bool isPartial() const;
    void dial(Node& node, Index peer);
    void hangUp(Node& node, Index peer);
    void clog();  // many hold what they carry, for a while
    void loseFinalizeVotes(Duration span);
    void heal();
    std::uint64_t consensusFrames() const { return consensusFrames_; }
    std::uint64_t bytesCarried() const { return bytesCarried_; }  // to all programs, with frames' heads

private:
    void carry(const Node& from, const Node& to, const Bytes& frame);
    void unclog(std::size_t from, std::size_t to);
    void settle(Node& a, Node& b);
    void unlink(Node& a, Node& b);
    bool recognise(Node& a, Node& b);

    World& world_;
    std::size_t programs_ = 0;
    std::vector<Way> ways_;
    std::uint64_t consensusFrames_ = 0, bytesCarried_ = 0;
    Instant noFinalizeVotesUntil_ = kStart;
};

}  // namespace reseal::simulation
