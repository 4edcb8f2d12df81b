// Spreading transactions, comparing what is pending, and catching up on blocks, as a state machine: events
// in, actions out; it never calls out, never blocks, reads no clock and draws its randomness from a seed.
// core/gossip/README.md says how the pieces work together.
//
// The host: makes links and says who is there (PeerUp, PeerDown); carries messages (Received, Send);
// verifies transactions (Verify → Verified | Rejected) and blocks (Apply → Applied | BatchRefused); signs
// this node's status (SignStatus → OwnStatus); says what has been ordered (Settled).
//
// Thread rule: one thread.
#pragma once

#include <memory>
#include <variant>

#include "core/gossip/mempool.h"
#include "core/gossip/message.h"

namespace reseal::gossip {

enum class PeerKind : std::uint8_t {
    Node,    // a member's node: pushes, is pushed to, compares, serves blocks; 2,000 transactions a second
    Person,  // a person's program at its home node: may push 20 a second, is told nothing
};

// ---- Events

struct PeerUp {
    PeerId peer;
    PeerKind kind = PeerKind::Node;
};
struct PeerDown {
    PeerId peer;
};
struct Received {
    PeerId peer;
    MessageKind kind = MessageKind::Transactions;
    Bytes body;
};
// A transaction from this machine or from a service (Submit), verified by the host; spread like any other.
struct Submitted {
    Transaction transaction;
};
// Answers to Verify. `claimed` is the id that was asked about.
struct Verified {
    PeerId from;
    TxId claimed;
    Transaction transaction;  // its id must be `claimed`, else use Rejected{…, Rejection::Malformed}
};
enum class Rejection : std::uint8_t {
    Malformed,  // encoding, signature, details or claimed id wrong: the sender is to blame
    Settled,    // was ordered before, or has expired: nobody's fault; not asked for again
    Later,      // can't be judged or taken now (predecessor unknown, too many): may be offered again
};
struct Rejected {
    PeerId from;
    TxId claimed;
    Rejection why = Rejection::Later;
};
// These are ordered (or expired): pending no more, and not taken again.
struct Settled {
    std::vector<TxId> ids;
};
// Can't be ordered as they are, but may come again with another signature, which their ids don't cover.
struct Dropped {
    std::vector<TxId> ids;
};
// This node's own status: on every finalization, and as the answer to SignStatus. `idle`: nothing to order.
struct OwnStatus {
    PeerStatus status;
    bool idle = false;
};
// The answer to Fetch: a batch, as opaque bytes.
struct Fetched {
    std::uint64_t ticket = 0;
    Bytes batch;
};
enum class FetchFailure : std::uint8_t {
    Busy,     // the peer answered "later"
    Missing,  // the peer says it has not got what it claimed
    Timeout,
    Offline,  // the link went away
};
struct FetchFailed {
    std::uint64_t ticket = 0;
    FetchFailure why = FetchFailure::Timeout;
};
// The answer to Apply: verified, applied and durable up to this height. Also sent when consensus itself
// has delivered a block (ticket 0).
struct Applied {
    std::uint64_t ticket = 0;
    std::uint64_t height = 0;
};
// The answer to Apply: the batch proves nothing, or not what was asked for.
struct BatchRefused {
    std::uint64_t ticket = 0;
};
struct Tick {};
// The network came back or the machine woke: compare with everybody now.
struct Woke {};

using Event = std::variant<PeerUp, PeerDown, Received, Submitted, Verified, Rejected, Settled, Dropped,
                           OwnStatus, Fetched, FetchFailed, Applied, BatchRefused, Tick, Woke>;

// ---- Actions

struct Send {
    PeerId to;
    MessageKind kind = MessageKind::Transactions;
    Bytes body;
};
// Judge these bytes; answer with Verified or Rejected, in this step's aftermath or later. At most
// kMaxVerifying are unanswered.
struct Verify {
    PeerId from;
    TxId claimed;
    Bytes bytes;
};
struct Admitted {  // is pending now: there is something to order
    TxId id;
};
struct Evicted {  // the mempool was full; a submission of our own must be kept by the host and offered again
    TxId id;
};
struct Refused {  // a Submitted or Verified one that the mempool does not take (Limit, AlreadyExists …)
    TxId id;
    Error why;
};
// A peer's status, for the host to verify. Height and view are its claims.
struct StatusHeard {
    PeerId from;
    PeerStatus status;
};
struct SignStatus {};  // answer with OwnStatus
// Ask `peer` for final blocks from height `from` on, at most `count`; answer with Fetched or FetchFailed.
// What comes after kFetchTimeout is ignored.
struct Fetch {
    std::uint64_t ticket = 0;
    PeerId peer;
    std::uint64_t from = 0;
    std::uint64_t count = 0;
};
// Verify and apply this batch, which begins at the height after what is applied; answer with Applied or
// BatchRefused. One at a time.
struct Apply {
    std::uint64_t ticket = 0;
    PeerId peer;
    std::uint64_t from = 0;
    Bytes batch;
};
// `peer` sent something malformed: close its links.
struct Misbehaved {
    PeerId peer;
    std::string why;
};

using Action =
    std::variant<Send, Verify, Admitted, Evicted, Refused, StatusHeard, SignStatus, Fetch, Apply, Misbehaved>;

// ---- The machine

constexpr std::size_t kMaxPeers = 256;
constexpr std::size_t kMaxVerifying = 1024;
constexpr Duration kFetchTimeout = seconds(30);
constexpr std::uint64_t kBatchBlocks = 64;  // the most that a Fetch asks for; 1 MiB is the most it brings

struct Counters {
    std::uint64_t pushesReceived = 0;  // transactions that came by push, whether new or not
    std::uint64_t duplicates = 0;      // of these: not new
    std::uint64_t overRate = 0;        // dropped for a peer's rate
    std::uint64_t overVerifying = 0;   // dropped because kMaxVerifying are with the host
    std::uint64_t wantsSent = 0;       // ids
    std::uint64_t reconciled = 0;      // comparisons that found a difference
};

struct Config {
    std::uint64_t seed = 0;    // of all random choices
    Bytes seenKey;             // 32 bytes, secret and fresh at every start
    std::uint64_t height = 0;  // applied so far
};

class Gossip {
public:
    explicit Gossip(Config config);
    ~Gossip();
    Gossip(Gossip&&) noexcept;

    std::vector<Action> step(Instant now, Event event);
    Instant nextTick() const;  // the host sends a Tick then, or later

    const Mempool& mempool() const;
    const Counters& counters() const;
    std::optional<PeerStatus> statusOf(const PeerId& peer) const;
    std::vector<PeerId> peers() const;
    std::uint64_t height() const;         // applied
    std::uint64_t claimedHeight() const;  // the highest that somebody not in disgrace claims; only a claim
    bool catchingUp() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace reseal::gossip
