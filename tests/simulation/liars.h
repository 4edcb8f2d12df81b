// Validators that lie: they contradict themselves, withhold, send old frames again, and forge.
//
// Thread rule: one thread a run.
#pragma once

#include "tests/simulation/node.h"

namespace reseal::simulation {

class Liars {
public:
    explicit Liars(World& world) : world_(world) {}
    void add(Index index) { liars_.insert(index); }
    // What a liar sends besides this frame, or before it.
    void lie(const Node& from, Index to, FrameKind kind, const Bytes& frame);
    bool withholds(const Node& from, Index to);

private:
    void sendForged(const Node& from, Index to, const consensus::Message& message);
    std::optional<Bytes> forgedAnswer(const Node& from, ByteView frame);

    World& world_;
    std::set<Index> liars_;
    std::vector<Bytes> heard_;  // old frames, to be replayed
};

}  // namespace reseal::simulation
