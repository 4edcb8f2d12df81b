// The ledger as a node holds it: the final state on disk, and the notarized branches above it as stacked
// deltas. It builds blocks, validates them and applies final ones; which block is final is for consensus
// (core/consensus) to say.
//
//   final state (LedgerStore) ◄── delta of block h+1 ◄── delta of block h+2 …
//
// Thread rule: the node's thread.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <vector>

#include "core/consensus/events.h"
#include "core/ledger/branches.h"
#include "core/ledger/queries.h"
#include "core/node/finality.h"
#include "core/node/signature_cache.h"
#include "core/store/ledger_store.h"

namespace reseal::node {

// Reads a block's links for the replica, and judges its body (ledger::checkBody): one under an honest hash
// can't be spoiled on its way.
class LedgerBlockFormat final : public consensus::BlockFormat {
public:
    Result<consensus::BlockLinks> links(ByteView block) const override;
};

// What a final block did, for the services.
struct AppliedBlock {
    ledger::Block block;
    std::vector<ledger::Outcome> outcomes;
    std::vector<ledger::AccountEvent> events;
};

class Chain {
public:
    // Errors: those of the store; WrongLedger (its blocks are of another genesis).
    static Result<std::unique_ptr<Chain>> open(store::LedgerStore& store, const ledger::Genesis& genesis,
                                               const SignatureCache& signatures);

    // A read of the state that failed answered “absent”: nothing that was computed may be acted upon.
    Status readable() const;
    ledger::StateView finalState() const { return ledger::StateView(final_); }
    const ledger::KeyValueView& finalTable() const { return final_; }
    consensus::BlockId tip() const { return tip_; }  // the last final block
    const ledger::Genesis& genesis() const { return genesis_; }

    // Of a block whose parent was judged here, and what is said in it that counts before it is final.
    // `leaders`: who may propose in the header's view.
    struct Judged {
        std::optional<consensus::Verdict> verdict;  // none: the parent was let go of (Branches::kMax)
        std::vector<ledger::Operation> statements;  // of a block that is valid, if perhaps too early
        Instant due;                                // of one that is too early: not before
    };
    Judged validate(const consensus::ValidateBlock& question, const consensus::Leaders& leaders, Instant now);
    // A block of what can be executed now of `pending`, in that order; nothing if there is nothing.
    std::optional<Bytes> build(const consensus::MakeBlock& question, const ClinicId& proposer, Instant now,
                               const std::vector<ByteView>& pending);
    // What would become of `tx` in the next block on the final state. Its signature is remembered.
    ledger::Outcome check(const ledger::Transaction& tx, Instant now) const;
    // Those transactions are about to be applied: their signatures are verified on all cores, as far as the
    // final state knows their authors' keys.
    void verifyAhead(const std::vector<ledger::Block>& blocks) const;
    const SignatureCache& signatures() const { return signatures_; }
    // The same, if `before` were ordered first.
    ledger::Outcome checkBehind(const std::vector<ledger::Transaction>& before, const ledger::Transaction& tx,
                                Instant now) const;
    // Would one of `pending` be executable in a block on `tip`?
    bool executable(const consensus::BlockId& tip, Instant now, const std::vector<ByteView>& pending);

    // The block's time; that of the last final one if it is not known here.
    Instant timeOf(const consensus::BlockId& tip) const;
    // See Branches::isDue.
    bool isDue(const consensus::BlockId& tip, std::uint64_t epoch, Instant now) const {
        return branches_.isDue(tip.hash, epoch, now);
    }

    // Applies the next final block durably. `finalization`: of this block, or nothing if a later one's
    // covers it. Repeating a block that is applied is no error and gives nothing.
    // Errors: Conflict (does not follow), Refused (the contract: a final block that doesn't validate),
    // and those of the store.
    Result<std::optional<AppliedBlock>> apply(ledger::Block block,
                                              const std::optional<consensus::Certificate>& finalization,
                                              ledger::DetailRule details);

private:
    Result<ledger::Applied> execute(const ledger::Block& block, ledger::DetailRule details) const;
    Chain(store::LedgerStore& store, const ledger::Genesis& genesis, const SignatureCache& signatures,
          const consensus::BlockId& tip);
    std::set<TxId> touchedCarriers(const ledger::Block& block, const ledger::Applied& applied) const;
    Status eraseEnded(const std::set<TxId>& carriers);

    store::LedgerStore& store_;
    const ledger::Genesis& genesis_;
    const SignatureCache& signatures_;
    const ledger::KeyValueView& final_;
    consensus::BlockId tip_;
    ledger::Branches branches_;
};

}  // namespace reseal::node
