// Cases in which the clinics find out who is behind a pseudonym (core/ledger/operation_cases.h), at one of
// them. Whether this clinic takes part is for its staff to say, each time: nothing here agrees to anything by
// itself.
//
// Thread rule: the node's thread.
#pragma once

#include "core/node/keygen_desk.h"

namespace reseal::node {

struct KnownCase {
    ledger::CaseId id;
    ledger::CaseEntry entry;
    std::size_t needed = 0;                  // clinics that take part, for the member to be known
    std::vector<ClinicId> agreed, declined;  // which did
    std::optional<ClinicId> memberOf;        // the clinic of the member that was found
};
struct Cases {
    std::vector<KnownCase> cases;               // in the order they were opened, the last kMaxPage
    std::vector<ledger::ListedClinic> clinics;  // for their names
};

class CaseDesk {
public:
    CaseDesk(Chain& chain, ClinicAuthor& author, const KeygenDesk& keygen)
        : chain_(chain), author_(author), keygen_(keygen) {}

    // All are submitted when they return. `entry`: which of its admissions by ring; nothing: the last.
    // Errors: Refused, with the contract's reason; those of ClinicAuthor::sayIfAllowed and of the store.
    Result<ledger::CaseId> open(const SignPublic& pseudonym, std::optional<std::uint64_t> entry,
                                ledger::CaseReason reason, const std::vector<TxId>& evidence);
    // With this clinic's share of the key. Errors also: NotFound (no such case; no share here).
    Status agree(const ledger::CaseId& id);
    Status decline(const ledger::CaseId& id);
    Status answer(const ledger::CaseId& id, ledger::CaseConsequence consequence);
    Status close(const ledger::CaseId& id);
    Result<Cases> cases() const;

private:
    Chain& chain_;
    ClinicAuthor& author_;
    const KeygenDesk& keygen_;
};

}  // namespace reseal::node
