// The clinic as an author of transactions: takes the next place of its lane, signs, keeps the result
// durably and hands it on. What is not ordered yet is handed on again at the next start.
//
// Thread rule: the node's thread.
#pragma once

#include <functional>

#include "core/node/chain.h"
#include "core/vault/vault.h"

namespace reseal::node {

class ClinicAuthor {
public:
    using Submit = std::function<Status(const ledger::Transaction&)>;
    ClinicAuthor(Chain& chain, vault::Vault& vault, const ClinicId& own, const crypto::SignKey& key,
                 Submit submit);

    // What the outbox has no room for waits in the vault and is sent again each minute.
    // Errors: those of the vault and of Transaction::make; what Submit answers besides Limit.
    Result<TxId> say(std::vector<ledger::Operation> operations, std::vector<Bytes> details = {});
    // Only what the contract would let take effect now, as far as can be told: behind others of its own that
    // wait, it can't. Errors also: Refused.
    Result<TxId> sayIfAllowed(std::vector<ledger::Operation> operations);
    Status resendUnsettled();
    Result<bool> isWaiting() const;  // is something that it has said not ordered yet?
    Status settle(const TxId& id);

private:
    Result<ledger::Transaction> signedAt(const vault::LanePosition& place,
                                         std::vector<ledger::Operation> operations,
                                         std::vector<Bytes> details) const;
    Chain& chain_;
    vault::Vault& vault_;
    ledger::AccountId account_;
    SignPublic author_;
    const crypto::SignKey& key_;
    Submit submit_;
};

}  // namespace reseal::node
