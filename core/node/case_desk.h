// Cases in which the clinics find out who is behind a pseudonym (core/ledger/operation_cases.h), at one of
// them. Whether this clinic takes part is for its staff to say, each time. What follows from that is done
// here: once as many have agreed as it takes, the share of the tracing key is used for this case; and a case
// that is over is closed, so that whom it concerns are told.
//
// Thread rule: the node's thread.
#pragma once

#include "core/ledger/equality.h"
#include "core/node/keygen_desk.h"

namespace reseal::node {

// Of the member that was found: how far its other pseudonyms are ended.
struct KnownPseudonyms {
    ledger::EqualityEntry all;
    std::optional<ledger::EqualityRound> last;  // of its rounds
    std::vector<ClinicId> waitedFor;            // in that one, while it is open
    ledger::Refusal next{};                     // why there is no next one now; None: it is due
};
struct KnownCase {
    ledger::CaseId id;
    ledger::CaseEntry entry;
    std::size_t needed = 0;                  // clinics that agree, for the member to be known
    std::vector<ClinicId> agreed, declined;  // which did
    std::vector<ClinicId> shared;            // whose shares are there
    std::optional<ClinicId> memberOf;        // the clinic that answers for the member that was found
    bool isOverdue = false;                  // the present status has lasted too long
    KnownPseudonyms pseudonyms;              // zeros while nobody was found
};
struct Cases {
    std::vector<KnownCase> cases;               // in the order they were opened, the last kMaxPage
    std::vector<ledger::ListedClinic> clinics;  // for their names
};

class CaseDesk {
public:
    CaseDesk(Chain& chain, ClinicAuthor& author, const KeygenDesk& keygen, const ClinicId& own)
        : chain_(chain), author_(author), keygen_(keygen), own_(own) {}

    // All are submitted when they return. Errors: Refused, with the contract's reason; those of
    // ClinicAuthor::sayIfAllowed and of the store.
    Result<ledger::CaseId> open(const SignPublic& pseudonym, ledger::CaseReason reason,
                                const std::vector<TxId>& evidence);
    // `pseudonym`: whom the case is about, said once more. Errors also: NotFound (no such case; no share of
    // the key here), Conflict (it is about another).
    Status agree(const ledger::CaseId& id, const SignPublic& pseudonym);
    Status decline(const ledger::CaseId& id);
    Status answer(const ledger::CaseId& id, ledger::CaseConsequence consequence);
    Status close(const ledger::CaseId& id);
    Result<Cases> cases() const;

    static bool concerns(const AppliedBlock& block);
    // Does what is due: after each block that concerns a case, at the start and each minute. The first error;
    // the rest is done all the same. Errors: those of the vault, the store and ClinicAuthor::sayIfAllowed.
    Status follow();

private:
    Status goOn(const ledger::ListedCase& one);
    Status share(const ledger::ListedCase& one, const ledger::CommitteeEntry& committee);

    Chain& chain_;
    ClinicAuthor& author_;
    const KeygenDesk& keygen_;
    const ClinicId own_;
    ledger::CaseId closing_;  // the last that this clinic has closed by itself
};

}  // namespace reseal::node
