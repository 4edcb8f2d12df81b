// This clinic's part in ending the other pseudonyms of a member who was found in a case and suspended
// (core/ledger/operation_equality.h): everything of it is done here, by itself. Rounds are opened by the
// clinic that has opened the case, or another if that one is away.
//
// What must not be lost is in the vault before what builds on it is said (core/vault/equality_records.h): the
// parts before their hashes, and for which sum it answers before it does. So a crash at any moment leaves one
// part and one answer for a test.
//
// Thread rule: the node's thread.
#pragma once

#include "core/ledger/equality.h"
#include "core/node/keygen_desk.h"

namespace reseal::node {

class EqualityDesk {
public:
    EqualityDesk(Chain& chain, ClinicAuthor& author, vault::Vault& vault, const KeygenDesk& keygen,
                 const ClinicId& own)
        : chain_(chain), author_(author), vault_(vault), keygen_(keygen), own_(own) {}

    static bool concerns(const AppliedBlock& block);
    // Does what is due: after each block that concerns a round, at the start and each minute. The first
    // error; the rest is done all the same. Errors: those of the vault, the store and
    // ClinicAuthor::sayIfAllowed; Refused (the ledger has another sum of a test than the one that this clinic
    // has answered for).
    Status follow();

private:
    struct Part {
        ledger::CaseId caseId;
        ledger::IdentityKey member;
        std::uint32_t number = 0;
        ledger::EqualityRound round;
        sharing::RunLabel label;
        ledger::ClinicIndex index = 0;
    };
    Status goOn(const ledger::ListedCase& one);
    Status open(const ledger::ListedCase& one, const std::optional<ledger::EqualityRound>& last);
    Status takePart(const ledger::ListedCase& one, const ledger::EqualityRound& round);
    Status sayHashes(const Part& part);
    Status sayParts(const Part& part);
    Status sayShares(const Part& part);
    Status advance(const Part& part);
    Status letGo();
    Status say(ledger::Operation operation);
    Result<std::vector<sharing::NewEqualityPart>> ownParts(const Part& part) const;  // none: none are kept
    Result<std::vector<sharing::EqualityTest>> tests(const Part& part) const;

    Chain& chain_;
    ClinicAuthor& author_;
    vault::Vault& vault_;
    const KeygenDesk& keygen_;
    const ClinicId own_;
    // What is overdue in a case: a round's phase, or the opening of the next.
    std::map<ledger::CaseId, Turns<std::pair<std::uint32_t, ledger::EqualityPhase>>> turns_;
};

}  // namespace reseal::node
