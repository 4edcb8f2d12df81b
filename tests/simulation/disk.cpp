#include "tests/simulation/disk.h"

namespace reseal::simulation {

namespace cs = consensus;

void Disk::keep(const cs::Persist& batch) {
    if (batch.replaceAll) {
        dropLog();
        log = batch.records;
    } else {
        log.insert(log.end(), batch.records.begin(), batch.records.end());
    }
    for (const cs::Record& record : batch.records) {
        if (const auto* own = std::get_if<cs::OwnVote>(&record)) {
            cs::OwnVotes& votes = ownVotes[own->vote.view];
            switch (own->vote.kind) {
                case cs::VoteKind::Notarize:
                    votes.notarize = own->vote;
                    break;
                case cs::VoteKind::Nullify:
                    votes.nullify = own->vote;
                    break;
                case cs::VoteKind::Finalize:
                    votes.finalize = own->vote;
                    break;
            }
        } else if (const auto* proposal = std::get_if<cs::OwnProposal>(&record)) {
            proposals.insert(proposal->proposal.head.block.hash);
        } else if (const auto* known = std::get_if<cs::KnownCertificate>(&record)) {
            certificates.insert({known->certificate.kind, known->certificate.view});
        }
    }
}

void Disk::dropLog() {
    log.clear();
    ownVotes.clear();
    proposals.clear();
    certificates.clear();
}

bool Disk::holds(const cs::Vote& vote) const {
    const auto at = ownVotes.find(vote.view);
    if (at == ownVotes.end()) return false;
    for (const auto* own : {&at->second.notarize, &at->second.nullify, &at->second.finalize})
        if (*own == vote) return true;
    return false;
}

}  // namespace reseal::simulation
