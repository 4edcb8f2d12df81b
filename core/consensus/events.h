// Everything that goes into a replica (Event) and comes out of it (Action). The host performs the actions in
// the order given and feeds back what they ask for; it may do so at once or much later, but:
//
//   Persist       one at a time: the replica gives no second one before it has heard Persisted or
//   PersistFailed
//                 of the first. After PersistFailed the replica is silent until a new one is made at restart.
//   ValidateBlock the parent was validated, made here, delivered or is the base, so its state is known;
//   unless
//                 the host has caught up beyond the block meanwhile, and knows whether it became final.
//                 Answered by BlockValidated once (and again, if TooEarly turned into Valid).
//   Deliver       in order of height without gap, each once, except after a restart: then everything above
//                 Restored::applied comes again. What the host has caught up to meanwhile it skips. When the
//                 block is durable in the ledger: Applied.
//                 After an epoch's last block (BlockLinks::last) the replica signs nothing more; the next
//                 epoch has one of its own, which is started when this block is durable.
//   lost actions  a Send may be lost, late, doubled or overtaken. Everything else may not be lost but by a
//                 crash of the whole node.
//
// Thread rule: values.
#pragma once

#include "core/consensus/config.h"
#include "core/consensus/records.h"

namespace reseal::consensus {

// ---- Events

// First of all, once. `nonce` is fresh randomness; it ties answers to this start.
struct Started {
    Nonce16 nonce;
};
// From a validator over an authenticated link; envelope of this epoch.
struct Received {
    ValidatorIndex from = 0;
    Message message;
};
struct PeerConnected {  // a new link: tells it where we are, since what was sent before may be lost
    ValidatorIndex peer = 0;
};
// Its link ended: as a leader it isn't waited for. Only where every validator has a link to every other.
struct PeerGone {
    ValidatorIndex peer = 0;
};
struct Tick {};  // nextTick() has come; harmless at any other time
struct Persisted {
    std::uint64_t token = 0;
};
struct PersistFailed {
    std::uint64_t token = 0;
};
// What there is to order on one block: sent whenever that changes, and anew for every tip (TipChanged), for
// what was worth a block on the one before says nothing about this one.
struct WorkAvailable {
    BlockId on;
    bool executable = false;  // a transaction is executable now that isn't in that block or below
    bool due = false;         // a deadline in the state has passed by the clocks of q validators, or a fixed
                              // end of the epoch isn't final
    friend bool operator==(const WorkAvailable&, const WorkAvailable&) = default;
};
struct BlockMade {  // answer to MakeBlock
    View view = 0;
    std::optional<Bytes> block;  // none: no work after all
};
enum class Verdict : std::uint8_t {
    Valid,
    TooEarly,  // valid, but its time is ahead of this node's clock: not notarized here, yet finalized and
               // built on
    Invalid,
};
struct BlockValidated {  // answer to ValidateBlock
    Hash32 hash;
    Verdict verdict = Verdict::Invalid;
};
struct Applied {  // this delivered block and all below are durable in the ledger
    BlockId block;
};
struct CaughtUp {  // blocks up to this one were fetched by height, verified, and are durable in the ledger
    Certificate finalization;
};

using Event = std::variant<Started, Received, PeerConnected, PeerGone, Tick, Persisted, PersistFailed,
                           WorkAvailable, BlockMade, BlockValidated, Applied, CaughtUp>;

// ---- Actions

struct Persist {
    std::uint64_t token = 0;
    std::vector<Record> records;
    bool replaceAll = false;  // the log becomes exactly these records (pruning), in one step
};
struct Send {
    std::optional<ValidatorIndex> to;  // none: every other validator
    Message message;
};
struct MakeBlock {  // make a block on `parent` for `view`, in which this node leads
    View view = 0;
    BlockId parent;
    bool evenIfEmpty = false;  // an empty block is wanted rather than none
    // Of its transactions together; one that can be executed is taken in any case. Less with each view that
    // came to nothing: over a slow line a full block would arrive too late for ever.
    std::size_t maxBytes = kMaxBlockBytes;
};
struct ValidateBlock {  // by the contract, and header against view's proposer
    View view = 0;      // in which it was proposed as far as known here; 0: fetched without its proposal
    BlockId id;
    Hash32 parent;
    Bytes block;
};
struct Deliver {
    BlockId id;
    Bytes block;
    Certificate finalization;  // of this block, or of a descendant that is delivered right after
};
struct TipChanged {  // the block that the next proposal would extend
    BlockId tip;
};
// A finalization is known whose blocks are not all here; the host fetches by height (CaughtUp). Repeated with
// growing pauses until it has. The replica also fetches them one by one if they are at most
// kMaxMissingBlocks.
struct Behind {
    Certificate finalization;
};
struct Misbehaved {  // at most once per signer and epoch
    Evidence evidence;
};
struct Rejected {  // `from` sent something malformed or wrongly signed: the link is to be closed
    ValidatorIndex from = 0;
    Error why;
};
enum class AlarmKind : std::uint8_t {
    SyncFailed,        // the log can't be written: nothing is signed until restart
    RestoredBackup,    // own votes are known to others, or to the sign-state file, that the log doesn't hold
    InvalidNotarized,  // q validators hold a block valid that this host refuses
    Forked,            // two finalizations exclude each other: more than f validators are faulty
    TooManyOpenViews,  // kManyOpenViews passed without a finalization
    BlockRefused,      // the host made a block that doesn't extend the parent it was asked for
};
std::string_view name(AlarmKind kind);
struct Alarm {
    AlarmKind kind = AlarmKind::SyncFailed;
    std::string detail;
};

using Action = std::variant<Persist, Send, MakeBlock, ValidateBlock, Deliver, TipChanged, Behind, Misbehaved,
                            Rejected, Alarm>;

}  // namespace reseal::consensus
