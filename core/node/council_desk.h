// What clinics decide together, at one of them: its proposals and votes, and how all of them stand.
//
// A clinic that was given the role of a validator, or a new key, counts among the validators only when it has
// been heard of (ledger::EpochPlan::unheard). It says a word by itself, its addresses; after a change of its
// keys with the new one.
//
// Thread rule: the node's thread.
#pragma once

#include "core/node/chain.h"
#include "core/node/clinic_author.h"

namespace reseal::node {

struct CouncilProposal {
    ledger::ProposalId id;
    ledger::ProposalEntry entry;
    ledger::ProposalStatus status{};  // now
    std::vector<ledger::CastVote> votes;
};
struct Council {
    ledger::EpochPlan plan;
    std::vector<ledger::ListedClinic> clinics;
    std::vector<CouncilProposal> proposals;  // in the order they were made, the last kMaxPage
    ledger::ChainParameters parameters;
};

class CouncilDesk {
public:
    CouncilDesk(Chain& chain, ClinicAuthor& author, const OwnKeys& keys)
        : chain_(chain), author_(author), keys_(keys), own_(keys.clinic()) {}

    // Submitted; what comes of it the ledger says. Errors: Refused, with the contract's reason; AlreadyExists
    // (an open proposal says the same); those of ClinicAuthor::say and of the store.
    Result<ledger::ProposalId> propose(ledger::Change change, const std::string& reason);
    Status vote(const ledger::ProposalId& proposal, bool approve);
    // Proposes the next of this clinic's own signing keys. Errors also: those of OwnKeys::change.
    Result<ledger::ProposalId> changeKeys(const std::string& reason);
    Result<Council> council() const;

    void introduce();  // at the start, when clinics have changed, and each minute

private:
    Status checkNew(const ledger::Change& change) const;

    Chain& chain_;
    ClinicAuthor& author_;
    const OwnKeys& keys_;
    const ClinicId own_;
    Instant introducedAt_;       // by the monotonic clock
    SignPublic introducedWith_;  // this key
};

}  // namespace reseal::node
