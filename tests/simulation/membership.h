// Who belongs to the ledger, by an account as simple as the contract's is careful: the referee's word on
// epochs. It counts votes itself and keeps, for each clinic, in which order it was voted in and out.
//
// Thread rule: one thread a run.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/ledger/state.h"
#include "tests/simulation/consortium.h"

namespace reseal::simulation {

class Membership {
public:
    explicit Membership(const Consortium& consortium);
    // The next final block, and the state after it. What is wrong with them.
    std::vector<std::string> follow(const ledger::Block& block, const ledger::StateView& after);
    // When everything has settled: is the set what was voted for, and each of those who `mustHave` there with
    // its last key?
    std::vector<std::string> finish(const std::function<bool(std::uint32_t)>& mustHave) const;

    using Set = std::map<ClinicId, SignPublic>;
    const std::vector<Set>& sets() const { return sets_; }  // by epoch - 1
    std::uint64_t epoch() const { return sets_.size(); }
    const std::vector<SignPublic>& keysOf(const ClinicId& clinic) const { return keys_.at(clinic); }
    std::uint64_t keyChanges() const { return keyChanges_; }  // of validators
    const consensus::Config& config(std::uint64_t epoch) const { return configs_.at(epoch - 1); }
    std::uint32_t numberOf(std::uint64_t epoch, consensus::ValidatorIndex index) const;
    // Voted in or out, and not yet in or out of the set: what becomes of it at last, and who comes before.
    std::vector<std::pair<ClinicId, bool>> waiting() const;

private:
    struct Proposal {
        ledger::Change change;
        std::map<ClinicId, bool> votes;
        bool open = true;
        bool renamed = false;
    };
    struct History {
        std::vector<bool> in;      // voted in or out
        std::size_t consumed = 0;  // so many are in a set, or were undone
        bool wanted = false;
    };
    void begin(Set set, const consensus::BlockId& base, Duration delta);
    void header(const ledger::Header& header);
    void count(const ledger::Block& block, const ledger::StateView& after);
    void decide(Proposal& proposal, const ledger::ProposalEntry& entry, bool counted);
    void pass(const ledger::Change& change);
    void want(const ClinicId& clinic, bool in);
    void rename(const ledger::ProposalId& id, const ledger::StateView& after);
    void checkKey(const ClinicId& clinic, const SignPublic& key, const SignPublic* before);
    void fixEnd(const ledger::Header& header, const ledger::StateView& after);
    void wrong(const std::string& what) { wrongs_.push_back(what); }

    const Consortium& consortium_;
    std::vector<Set> sets_;
    std::vector<consensus::Config> configs_;
    std::map<ledger::ProposalId, Proposal> proposals_;
    std::map<ClinicId, History> histories_;
    std::map<ClinicId, std::vector<SignPublic>> keys_;   // one after the other; the last is in force
    std::map<ClinicId, std::vector<SignPublic>> heard_;  // under which it has said what took effect
    std::uint64_t keyChanges_ = 0;
    consensus::Height last_ = 0;  // of this epoch; 0: no end is fixed
    Set next_;
    std::vector<std::string> wrongs_;
};

}  // namespace reseal::simulation
