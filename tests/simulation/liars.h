// Validators that lie: they contradict themselves, withhold, send old frames again, and forge.
//
// Thread rule: one thread a run.
#pragma once

#include <tuple>

#include "tests/simulation/node.h"

namespace reseal::simulation {

class Liars {
public:
    explicit Liars(World& world) : world_(world) {}
    void add(Index index) { liars_.insert(index); }
    bool isLiar(Index index) const { return liars_.contains(index); }
    // What a liar sends besides this frame, or before it; or, if true, in its place.
    bool lie(const Node& from, Index to, FrameKind kind, const Bytes& frame);
    bool withholds(const Node& from, Index to);
    void speakWithFormerKeys();  // which they have stolen
    void accuse();               // somebody, of what nobody has done

private:
    bool lieInConsensus(const Node& from, Index to, const consensus::Envelope& said);
    const consensus::Proposal* onOlderParent(const Node& from, const consensus::Proposal& genuine);
    std::optional<consensus::Proposal> makeOnOlderParent(const Node& from,
                                                         const consensus::Proposal& genuine);
    consensus::Vote vote(const Node& from, consensus::VoteKind kind, consensus::View view,
                         const consensus::BlockId& block) const;
    void sendForged(const Node& from, Index to, const consensus::Message& message);
    std::optional<Bytes> forgedAnswer(const Node& from, ByteView frame);

    World& world_;
    std::set<Index> liars_;
    // What it proposes in a view, to everybody, in the place of what its replica does; nothing: just that.
    std::map<std::tuple<std::size_t, std::uint64_t, consensus::View>, std::optional<consensus::Proposal>>
        own_;
    std::vector<Bytes> heard_;  // old frames, to be replayed
};

}  // namespace reseal::simulation
