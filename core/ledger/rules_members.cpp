// Who belongs to the ledger: Propose, Vote, Endpoint, Evidence.
#include "core/ledger/changes.h"
#include "core/ledger/epochs.h"
#include "core/ledger/rules.h"

namespace reseal::ledger {
namespace {

Key openKey(const ClinicId& author, const ProposalId& id) {
    return Key(Table::OpenProposals).add(author).add(id);
}

// Those whose time is over leave the index when the next comes (or an epoch), so that it stays as short as it
// is bounded.
Refusal makeRoomFor(Work& work, const ClinicId& author) {
    std::vector<ProposalId> expired;
    std::size_t open = 0;
    const Key prefix = Key(Table::OpenProposals).add(author);
    work.table().scan(prefix, [&](ByteView found, ByteView) {
        const auto id = idAfter<ProposalId>(work.table(), found, prefix);
        const auto entry =
            id ? readPromised<ProposalEntry>(work.table(), Key(Table::Proposals).add(*id)) : std::nullopt;
        if (!entry) return false;
        if (entry->statusAt(work.place().time) == ProposalStatus::Open)
            ++open;
        else
            expired.push_back(*id);
        return true;
    });
    for (const ProposalId& id : expired) work.erase(openKey(author, id));
    return open >= kMaxOpenProposals ? Refusal::TooManyProposals : Refusal::None;
}

void decide(Work& work, const ProposalId& id, ProposalEntry& entry, ProposalStatus status, EventKind event,
            Refusal failure = Refusal::None) {
    entry.status = status;
    entry.decided = work.place().height;
    entry.failure = failure;
    work.put(Key(Table::Proposals).add(id), entry);
    work.erase(openKey(entry.author, id));
    work.tell(allClinics(work), event, ProposalSubject{id}, failure);
}

// Counted are the votes of those who validate now, whenever they were given: those of a clinic that has left
// the set are gone with it.
Refusal count(Work& work, const ProposalId& id, ProposalEntry entry) {
    const EpochEntry epoch = work.state().epoch();
    std::size_t yes = 0, no = 0;
    for (const Validator& one : epoch.validators)
        if (const auto vote = work.state().vote(id, one.id)) ++(*vote ? yes : no);
    if (yes >= epoch.quorum()) {
        // It had been possible when it was proposed; another that has passed since may have been first.
        if (const Refusal refusal = check(work, entry.change); refusal != Refusal::None) {
            decide(work, id, entry, ProposalStatus::Failed, EventKind::ProposalFailed, refusal);
            return Refusal::None;
        }
        if (removesValidator(work, entry.change) && !hasRoomForChange(work.state()))
            return Refusal::TooManyWaiting;
        carryOut(work, entry.change);  // first, so that a clinic let in hears of it
        decide(work, id, entry, ProposalStatus::Passed, EventKind::ProposalPassed);
    } else if (no > epoch.faulty()) {
        decide(work, id, entry, ProposalStatus::Rejected, EventKind::ProposalRejected);
    }
    return Refusal::None;
}

Refusal castVote(Work& work, const ProposalId& id, const ProposalEntry& entry, bool approve) {
    work.put(Key(Table::Votes).add(id).add(work.place().author), approve);
    work.tell(allClinics(work), EventKind::VoteCast, ProposalSubject{id});
    return count(work, id, entry);
}

}  // namespace

std::vector<ListedProposal> undecidedProposals(const StateView& state) {
    std::vector<ListedProposal> out;
    const std::size_t idAt = Key(Table::OpenProposals).add(ClinicId{}).bytes().size();
    state.table().scan(Key(Table::OpenProposals), [&](ByteView found, ByteView) {
        const auto id = idAfter<ProposalId>(state.table(), found, found.first(std::min(idAt, found.size())));
        const auto entry =
            id ? readPromised<ProposalEntry>(state.table(), Key(Table::Proposals).add(*id)) : std::nullopt;
        if (entry) out.push_back({*id, *entry});
        return entry.has_value();
    });
    std::ranges::sort(out, {}, [](const auto& one) { return std::pair(one.entry.height, one.id); });
    return out;
}

void countAgain(Work& work, const ProposalId& id, const ProposalEntry& entry) {
    if (entry.statusAt(work.place().time) != ProposalStatus::Open)
        work.erase(openKey(entry.author, id));
    else
        count(work, id, entry);  // without room in the queue it stays open, for the next vote or epoch
}

Refusal run(Work& work, const Propose& op) {
    RESEAL_REQUIRE(requireStaying(work));
    RESEAL_REQUIRE(check(work, op.change));
    RESEAL_REQUIRE(makeRoomFor(work, work.clinicAuthor()));
    reserveKeys(work, op.change);
    const auto& at = work.place();
    const ProposalId id = proposalId(at.tx, at.operation);
    const ProposalEntry entry{work.clinicAuthor(),
                              at.height,
                              at.time,
                              at.tx,
                              at.operation,
                              std::min(at.time + kProposalLife, kMaxBlockTime),
                              op.change,
                              op.reason,
                              ProposalStatus::Open,
                              0,
                              Refusal::None};
    work.put(Key(Table::Proposals).add(id), entry);
    work.put(openKey(entry.author, id), true);
    work.appendTo(Table::ProposalList, AccountId{}, id);
    work.tell(allClinics(work), EventKind::Proposed, ProposalSubject{id});
    if (!work.state().epoch().indexOf(entry.author)) return Refusal::None;
    return castVote(work, id, entry, true);
}

Refusal run(Work& work, const Vote& op) {
    RESEAL_REQUIRE(requireClinic(work));
    // Who was removed votes as long as it validates.
    if (!work.state().epoch().indexOf(work.clinicAuthor())) return Refusal::NotAValidator;
    const auto entry = work.state().proposal(op.proposal);
    if (!entry) return Refusal::ProposalUnknown;
    if (entry->statusAt(work.place().time) != ProposalStatus::Open) return Refusal::ProposalEnded;
    if (work.state().vote(op.proposal, work.clinicAuthor())) return Refusal::VotedAlready;
    return castVote(work, op.proposal, *entry, op.approve);
}

Refusal run(Work& work, const Endpoint& op) {
    auto clinic = work.state().clinic(work.clinicAuthor());
    if (!clinic) return Refusal::AuthorNotClinic;
    if (op.counter <= clinic->endpoint) return Refusal::EndpointStale;
    clinic->endpoint = op.counter;
    clinic->addresses = op.addresses;
    work.put(Key(Table::Clinics).add(work.place().author), *clinic);
    work.tell({work.place().author}, EventKind::EndpointChanged, AccountSubject{work.place().author});
    return Refusal::None;
}

Refusal run(Work& work, const Evidence& op) {
    RESEAL_REQUIRE(requireClinic(work));
    const auto epoch = work.state().epoch(op.epoch);
    if (!epoch) return Refusal::EpochUnknown;
    if (op.epoch + kEvidenceEpochs < work.state().epoch().number) return Refusal::EpochPast;
    const auto signer = epoch->indexOf(op.clinic);
    if (!signer) return Refusal::NotAValidator;
    if (work.state().evidence(op.clinic, op.epoch)) return Refusal::EvidenceKnown;
    const auto& at = work.place();
    if (!work.evidenceCheck().proves(at.chain, *epoch, *signer, op.proof, work.signatures()))
        return Refusal::EvidenceWrong;
    work.put(Key(Table::Evidence).add(op.clinic).number(op.epoch),
             EvidenceEntry{work.clinicAuthor(), at.height, at.tx, at.operation});
    work.tell({at.author, account(op.clinic)}, EventKind::EvidenceGiven, AccountSubject{account(op.clinic)});
    return Refusal::None;
}

}  // namespace reseal::ledger
