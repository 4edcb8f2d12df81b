// The contract: what a block does to the state. Pure and integer-only; its only clock is the block's.
//
// A transaction is judged in this order:
//   1. form: chain id, block limits, author known, lane, seq, prev, signatures, details and the capsules in
//      them. None of it depends on what the operations mean. If it fails, no block may hold it.
//   2. the operations in order, together or not at all. If one is refused, or the transaction has
//      expired, it is *void*: it takes its seq, and an event tells its author why.
//   3. the statements (Revoke, Retire) of a void transaction all the same: they carry their own signature.
// An author that is not on the ledger has no lane that could take a void transaction: unless it registers
// itself, no block may hold what it sends. Nor what a clinic sends that was removed and has left.
// Before its transactions, the first block of an epoch counts the open proposals again.
// Whatever needs a detail's bytes is in 1, so a node that catches up after details were erased comes to
// the same state as one that had them.
//
// Thread rule: functions are pure; an Executor belongs to one thread.
#pragma once

#include "core/ledger/heads_tree.h"

namespace reseal::ledger {

inline constexpr std::uint64_t kMaxPendingRevocations = 64;  // per signer
inline constexpr std::uint64_t kMaxOpenGrants = 128;         // per condition key
inline constexpr Duration kAdmissionWindow = days(1);
inline constexpr std::uint64_t kMaxRosterChanges = 64;  // suspensions and reinstatements, a clinic and day

enum class Verdict : std::uint8_t {
    Effective,
    Void,        // belongs into a block, does nothing there (but its statements count)
    Early,       // not yet: a seq ahead, or the block is full
    Impossible,  // never
};
struct Outcome {
    Verdict verdict{};
    Refusal refusal{};
    std::size_t operation = 0;  // which one was refused
    Status status() const;      // Refused with the refusal's name, unless Effective
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

// May details be missing? Only in a finalized block, where q validators have seen them.
enum class DetailRule : std::uint8_t { Required, MayBeErased };

class Work;

struct AccountEvent {
    AccountId account;
    Event event;
    friend bool operator==(const AccountEvent&, const AccountEvent&) = default;
};

struct Applied {
    Delta delta;                       // over the state before, the new tip included
    std::vector<Outcome> outcomes;     // one a transaction: Effective or Void
    std::vector<AccountEvent> events;  // in order
};

// Executes transactions one after the other on top of a state: to validate a block, to build one, and to
// keep a mempool's idea of what comes next.
class Executor {
public:
    // `state` must outlive it and must not change; 0 ≤ blockTime ≤ kMaxBlockTime (CHECKed).
    Executor(const KeyValueView& state, Instant blockTime, const SignatureCheck& signatures = ed25519(),
             DetailRule details = DetailRule::Required, const EvidenceCheck& evidence = noEvidence());
    Executor(const Executor&) = delete;
    Executor& operator=(const Executor&) = delete;
    // Effective and Void ones are taken; after Early or Impossible everything is as before. The signature
    // of an Early one that is SeqAhead has been checked.
    Outcome add(const Transaction& tx);
    // The state after what was taken so far (the tip is still the one before).
    StateView view() const { return StateView(over_); }
    const std::vector<TxId>& taken() const { return taken_; }
    bool hasEvents() const { return !events_.empty(); }  // an epoch's first block may have some of its own
    Header header(std::uint64_t view, const ClinicId& proposer) const;  // of a block of what was taken
    // With the tip moved to `header`, which must be of what was taken. Errors: Refused (names the field).
    Result<Applied> finish(const Header& header) &&;

private:
    const KeyValueView& below_;
    Instant time_;
    const SignatureCheck& signatures_;
    DetailRule details_;
    const EvidenceCheck& evidence_;
    Delta delta_;
    OverlayView over_;
    Height height_;
    ChainId chain_;
    Tip parent_;
    std::vector<TxId> taken_;
    std::vector<Hash32> leaves_;  // of the transactions taken
    std::vector<Outcome> outcomes_;
    std::vector<AccountEvent> events_;
    std::size_t bytes_ = 0, detailBytes_ = 0, pseudonyms_ = 0, tests_ = 0;
    mutable std::optional<HeadsUpdate> heads_;  // of what was taken so far, once somebody asked
    const HeadsUpdate& heads() const;
    Refusal room(const Transaction& tx) const;
    Refusal form(const Transaction& tx, std::size_t& at) const;
    void countProposals();
    void takeFrom(Work& work);
    void takeInto(Work& work, const Transaction& tx, Refusal refusal);
};

// The whole of a block. Whoever proposes it is judged by consensus; here only that it validates.
// Errors: Refused: the block is invalid; detail names the refusal and the transaction.
Result<Applied> apply(const KeyValueView& state, const Block& block,
                      const SignatureCheck& signatures = ed25519(), DetailRule details = DetailRule::Required,
                      const EvidenceCheck& evidence = noEvidence());

// What would become of `tx` in the next block, if its time were `now`: for the mempool and the answer to
// a submission.
Outcome checkTransaction(const KeyValueView& state, const Transaction& tx, Instant now,
                         const SignatureCheck& signatures = ed25519(),
                         const EvidenceCheck& evidence = noEvidence());

// What a node makes of a transaction that somebody sent, by its final state. One whose predecessors are not
// ordered yet is kept only for an author whom the ledger knows, or of whom something waits here: the first of
// an author that waits is a registration that somebody has vouched for. Otherwise anybody's keys could fill
// what waits with what can never be ordered.
struct Waiting {
    std::uint64_t ahead = 0;  // so many seqs beyond the next one may be waiting
    bool hasAuthor = false;   // something of this author is waiting
};
enum class Arrival : std::uint8_t {
    Pending,  // to be kept, passed on and ordered, if only as void
    Later,    // can't be judged yet, or too far ahead: may be offered again
    Settled,  // its place is taken or can't be had: nobody's fault, and never of use again
    Wrong,    // no honest node passes this on
};
Arrival judgeArrival(const KeyValueView& state, const Transaction& tx, Instant now, const Waiting& waiting,
                     const SignatureCheck& signatures = ed25519(),
                     const EvidenceCheck& evidence = noEvidence());

}  // namespace reseal::ledger
