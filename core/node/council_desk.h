// What clinics decide together, at one of them: its proposals and votes, and how all of them stand.
//
// A clinic that finds itself on the ledger with the role of a validator and isn't among those who validate
// says a word there by itself, its addresses: so the others see that its node is up before they count on it.
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
};

class CouncilDesk {
public:
    CouncilDesk(Chain& chain, ClinicAuthor& author, const ClinicId& own)
        : chain_(chain), author_(author), own_(own) {}

    // Submitted; what comes of it the ledger says. Errors: Refused, with the contract's reason; those of
    // ClinicAuthor::say and of the store.
    Result<ledger::ProposalId> propose(ledger::Change change, const std::string& reason);
    Status vote(const ledger::ProposalId& proposal, bool approve);
    Result<Council> council() const;

    void introduce();  // at the start, and after each block

private:
    Chain& chain_;
    ClinicAuthor& author_;
    const ClinicId own_;
    std::uint64_t introduced_ = 0;  // in this epoch
};

}  // namespace reseal::node
