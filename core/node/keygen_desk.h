// This clinic's part in the keys that belong to all clinics together (core/sharing/committee_run.h,
// core/ledger/committees.h): it announces, deals, complains and answers by itself as a run goes on, keeps the
// share that comes of it, and lets go of it when the clinics have retired the key. Staff open a run, no more.
//
// What must not be lost is in the vault before what builds on it is said: the run's key before it is
// announced, the deal before it is dealt. What a run needed is wiped when it has ended and the share is kept.
//
// Thread rule: the node's thread.
#pragma once

#include "core/node/chain.h"
#include "core/node/clinic_author.h"
#include "core/node/turns.h"

namespace reseal::node {

struct CommitteeStatus {
    ledger::RunId run;
    ledger::RunEntry entry;
    std::optional<ledger::CommitteeEntry> committee;  // of a run that made one
    bool hasShare = false;                            // this clinic, of that committee
};

struct Committees {
    std::vector<CommitteeStatus> committees;
    std::vector<ledger::ListedClinic> clinics;  // for their names
};

class KeygenDesk {
public:
    KeygenDesk(Chain& chain, ClinicAuthor& author, vault::Vault& vault, const ClinicId& own);

    // Submitted. Errors: Refused, with the contract's reason; those of ClinicAuthor::sayIfAllowed.
    Result<ledger::RunId> open(ledger::CommitteePurpose purpose);
    // All runs, by purpose, the last kMaxPage of each. Errors: those of the store and the vault.
    Result<Committees> committees() const;
    // This clinic's share of a committee that is in force. Errors: NotFound; those of CommitteeShare::accept.
    Result<sharing::CommitteeShare> share(const ledger::RunId& run) const;

    static bool concerns(const AppliedBlock& block);
    // Does what is due: after each block that concerns a run, at the start and each minute. The first error;
    // the rest is done all the same. Errors: those of the vault, the store and ClinicAuthor::sayIfAllowed.
    Status follow();

private:
    struct Part {
        ledger::RunId id;
        ledger::RunEntry entry;
        sharing::CommitteeRun run;
        sharing::ClinicIndex index = 0;
    };
    Result<std::optional<Part>> partIn(const ledger::RunId& id) const;
    Status goOn(const Part& part);
    Status announce(const Part& part);
    Status deal(const Part& part);
    Status complain(const Part& part);
    Status answer(const Part& part);
    Status advance(const ledger::RunId& id, const ledger::RunEntry& entry, std::size_t turn);
    Status conclude(const Part& part);
    Status letGo(ByteView label);
    // What the ledger wouldn't take, because it was said before or it isn't the time, is no error.
    Status say(ledger::Operation operation);
    Result<std::optional<crypto::BoxKey>> runKey(const Part& part) const;
    Result<std::optional<sharing::NewDeal>> ownDeal(const Part& part) const;

    Chain& chain_;
    ClinicAuthor& author_;
    vault::Vault& vault_;
    const ClinicId own_;
    // A run's phase whose deadline has passed.
    std::map<ledger::CommitteePurpose, Turns<std::pair<ledger::RunId, ledger::RunPhase>>> turns_;
};

}  // namespace reseal::node
