// The clinic as an author of transactions: takes the next place of its lane, signs, keeps the result
// durably and hands it on. What is not ordered yet is handed on again at the next start.
//
// It signs with the key that the ledger names. When that becomes another one, what waits to be ordered is
// signed anew, each at its place and with its id: an id doesn't depend on the signature, so these are no two
// for one place, and whoever asked for it goes on waiting for the same.
//
// Thread rule: the node's thread.
#pragma once

#include <functional>

#include "core/node/chain.h"
#include "core/node/own_keys.h"
#include "core/vault/vault.h"

namespace reseal::node {

class ClinicAuthor {
public:
    struct Ports {
        std::function<Status(const ledger::Transaction&)> submit;
        // One that was submitted before, with another signature: in the place of that.
        std::function<Status(const ledger::Transaction&)> resubmit;
    };
    ClinicAuthor(Chain& chain, vault::Vault& vault, const OwnKeys& keys, Ports ports);

    // What the outbox has no room for waits in the vault and is sent again each minute.
    // Errors: those of the vault, of OwnKeys::named and of Transaction::make; what submit answers besides
    // Limit.
    Result<TxId> say(std::vector<ledger::Operation> operations, std::vector<Bytes> details = {});
    // Only what the contract would let take effect now, behind what of its own still waits; what others say
    // meanwhile may come first. Errors also: Refused; NotCurrent (too much of its own waits, or the ledger
    // here is behind: it can't be told now).
    Result<TxId> sayIfAllowed(std::vector<ledger::Operation> operations);
    // At the start, and when the ledger names another key for the clinic.
    Status resendUnsettled();
    Result<bool> isWaiting() const;  // is something that it has said not ordered yet?
    Status settle(const TxId& id);

private:
    Result<ledger::Transaction> signedAt(const vault::LanePosition& place,
                                         std::vector<ledger::Operation> operations,
                                         std::vector<Bytes> details) const;
    Result<ledger::Transaction> signedAnew(const ledger::Transaction& tx, const crypto::SignKey& key) const;

    Chain& chain_;
    vault::Vault& vault_;
    const OwnKeys& keys_;
    ledger::AccountId account_;
    SignPublic author_;  // as the vault names its lanes
    Ports ports_;
};

// What the ledger wouldn't take for one of these reasons, or can't be told now, is no error: whoever follows
// the ledger sees why, or tries again.
Status unlessKnown(const Result<TxId>& said, std::initializer_list<ledger::Refusal> reasons);

}  // namespace reseal::node
