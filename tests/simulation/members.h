// Clinics that propose and vote for changes of who belongs to the ledger, each by what its own node knows to
// be final; and how much of that a run may suffer.
//
// Thread rule: one thread a run.
#pragma once

#include "tests/simulation/world.h"

namespace reseal::simulation {

class Members {
public:
    explicit Members(World& world) : world_(world) {}
    void begin();
    // With these clinics faulty: no set that there was, is, or can come of what is proposed has more of them
    // than the f that it bears.
    bool bears(const std::set<Index>& victims) const;
    // So many of the set that there is may be away, whatever becomes of what is proposed.
    std::size_t mayBeAway() const;
    std::set<Index> current() const;
    std::set<Index> reachable() const;  // who validates, or may come to by what is proposed

private:
    struct Pending {  // said, and not yet without effect
        TxId tx;
        ledger::Change change;
    };
    void tick();
    void forgetDone();
    void speak(Index clinic);
    void propose();
    std::optional<ledger::Change> draw() const;
    std::optional<ledger::Change> keyChange(Index clinic) const;
    std::size_t least(const std::set<Index>& victims, std::set<Index>& reachable) const;
    const Node& highest() const;

    World& world_;
    std::vector<Pending> pending_;
    std::map<Index, std::pair<SignPublic, Instant>> introduced_;
    std::set<std::pair<Index, ledger::ProposalId>> voted_;
    std::map<ledger::ProposalId, bool> opinions_;
    Instant nextProposal_;
};

}  // namespace reseal::simulation
