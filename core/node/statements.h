// Revocations and retirements, which count from the moment they are heard: kept durably beside the ledger
// until it says the same, obeyed, and told to every node that asks how current it is.
//
// Thread rule: the node's thread.
#pragma once

#include <deque>
#include <functional>

#include "core/node/chain.h"
#include "core/node/release_rule.h"
#include "core/node/services.h"

namespace reseal::node {

class Statements {
public:
    // Destroys the share of a grant that ends here.
    using Obey = std::function<Status(const ledger::Operation&)>;
    Statements(Chain& chain, store::LedgerStore& store, const SignatureCache& signatures, Obey obey);

    static constexpr std::size_t kMaxUnheard = 4096;  // above: the oldest count when they are ordered

    // Obeys what a transaction says at once, whoever brings it. What is nobody's to say is passed over, and
    // no signature is looked at that could change nothing.
    // Errors: BadSignature (no honest node has passed it on), and those of the store; nothing may be told of
    // the transaction then.
    Status arrived(const ledger::Transaction& tx);
    // It has been judged, and waits here. What it says for somebody whom the ledger here doesn't know yet is
    // obeyed as soon as it does.
    void waits(const ledger::Transaction& tx);
    // Statements of a block that this node has found valid, which may never become final. Errors: those of
    // the store.
    Status proposed(const std::vector<ledger::Operation>& genuine);
    // Whom a block has let in may have been heard before. Errors: those of the store.
    Status admitted(const AppliedBlock& block);
    // The same for statements by themselves, from another node's word, which counts only if this succeeds.
    // Errors: Malformed, BadSignature; NotCurrent (of somebody who is not known here yet; the others are
    // obeyed), Limit (about a grant that is not known here, and there is no room to keep it; likewise); those
    // of the store.
    Status obeyAll(const std::vector<Bytes>& statements);
    // What the ledger says by now need not be kept beside it.
    void ordered(const ledger::Transaction& tx);
    // The same after a start, for all: a crash may have come between the block and this.
    Status sweep();
    // Those that are not ordered yet, a page at a time.
    Result<KnownStatements> known(std::uint64_t after);

private:
    static store::EarlyStatement earlyOf(const ledger::Operation& statement);
    bool isGenuine(const ledger::Operation& statement) const;
    Result<Standing> standingOf(const ledger::Operation& statement) const;
    Status take(const std::vector<ledger::Operation>& statements);
    Status takeIfRoom(const std::vector<ledger::Operation>& statements);
    void keepUnheard(const ledger::Operation& statement);
    void drop(const ledger::Operation& statement);

    Chain& chain_;
    store::LedgerStore& store_;
    const SignatureCache& signatures_;
    Obey obey_;
    std::deque<ledger::Operation> unheard_;  // of signers who are not known here, the oldest first
};

}  // namespace reseal::node
