// One node of a run: the host's side of the real state machines (consensus::Replica, gossip::Gossip,
// ledger::Branches), as core/node is in the program, with a simulated disk, clock and links.
//
// A node may die at any of the points at which something becomes durable (CrashPoint); it is then gone at
// once, in the middle of what it was doing.
//
// Thread rule: one thread a run.
#pragma once

#include <deque>
#include <memory>

#include "core/consensus/replica.h"
#include "core/gossip/gossip.h"
#include "core/ledger/branches.h"
#include "core/node/currency_rule.h"
#include "core/node/key_generations.h"
#include "core/node/release_rule.h"
#include "core/node/router.h"
#include "tests/simulation/consortium.h"
#include "tests/simulation/dice.h"
#include "tests/simulation/disk.h"

namespace reseal::simulation {

class World;
using Index = std::uint32_t;  // a clinic's number

enum class CrashPoint {
    BeforeLog,
    InLog,
    AfterLog,
    BeforeBlock,
    AfterBlock,
    BeforeOutbox,
    AfterOutbox,
    // Of a block by which a clinic has another key: before it is durable; then before anything follows from
    // it, when what was signed with the former key is gone from memory, and while and after what waits is
    // signed anew.
    BeforeKeysBlock,
    BeforeKeys,
    InKeys,
    WhileSigningAnew,
    AfterKeys,
};
inline constexpr std::size_t kCrashPoints = 7, kAllCrashPoints = 12;  // without those of keys, and with them

enum class DiskFault { None, SyncFails, Full };

// Everything that is sent between nodes, as the first byte of a frame.
enum class FrameKind : std::uint8_t {
    Consensus = 0,
    Gossip = 1,
    Question = 100,
    Answer = 101,
    Relayed = 102,
    WordQuestion = 103,
    Word = 104
};

// For so long a validator's word of how far it is counts; in the product longer (core/node/currency_rule.h).
inline constexpr Duration kReleaseLife = seconds(4);

class Node {
public:
    Node(World& world, Index index, std::size_t number);
    ~Node();

    void start();
    void crash();  // what was being written is there afterwards, or isn't
    bool isUp() const { return running_ != nullptr; }
    bool isAwake() const { return isUp() && !asleep_; }

    void receive(Index from, ByteView frame);
    void linkUp(Index peer, bool dialledHere);
    void linkDown(Index peer);
    bool admits(Index peer);  // which has dialled this one
    void dialFailed(Index peer);
    void sleep();
    void wake();  // what was due meanwhile happens now
    // A person's program or the clinic's own: true once it is durable here.
    bool submit(const ledger::Transaction& tx);
    // The same signed anew, in its place. False: it isn't durable, or the node has died of it.
    bool replace(const ledger::Transaction& tx);
    // A grantee's program asks; who is no proxy of that grant has nothing to say.
    void askedToRelease(const node::ReleaseQuestion& question);

    // Null: it has none for that epoch.
    const crypto::SignKey* validatingKey(const ledger::EpochEntry& epoch) const;
    const crypto::SignKey& epochKey() const;              // of the epoch that it validates in
    const crypto::SignKey& namedKey() const;              // by its final state
    std::optional<ledger::ChangeKeys> keyChange() const;  // to the next key, by its final state
    bool recognises(const Node& other) const;             // by what that one's hello proves
    bool proves(const SignPublic& key) const;

    // Of the epoch that it is in; nothing while it is down.
    const consensus::Config* config() const;
    std::uint64_t epoch() const;
    // A second valid block in the place of `block`, on the same parent; or one on another parent, for a view.
    std::optional<ledger::Block> blockInsteadOf(const ledger::Block& block) const;
    std::optional<ledger::Block> blockOn(const Hash32& parent, consensus::View view) const;

    consensus::Height height() const { return disk.blocks.size(); }
    consensus::ReplicaStatus status() const;
    std::size_t pending() const;
    std::size_t branches() const;
    void addTo(Fingerprint& fingerprint) const;  // what is on its disk
    bool holdsOrdered(const TxId& id) const;
    Instant clock() const;  // the wall clock as this machine has it

    const Index index;
    const std::size_t number;  // among all running programs: twins of one validator differ here
    Disk disk;
    // How it behaves
    Duration clockAhead{};
    DiskFault diskFault = DiskFault::None;
    bool isDishonest = false;    // a twin, or one that lies
    bool wasRestored = false;    // its disk has lost something: it may be muted
    bool keepsFirstKey = false;  // a twin with nothing but the clinic's first key, which it goes on using
    unsigned slowness = 1;       // times as long for everything it sends
    std::optional<CrashPoint> dieAt;

private:
    struct Running;
    bool begin();  // the epoch of the final state
    void tellEndOf(std::uint64_t epoch, Index clinic);
    Result<bool> catchUpEpoch(const std::vector<FinalBlock>& batch, std::size_t& next);
    void stopForDisk();
    void give(consensus::Event event);
    void tell(gossip::Event event);
    void run();
    void written();  // the batch on its way
    void arm();
    bool dies(CrashPoint point);
    void later(Duration after, std::function<void()> what);

    void perform(consensus::Persist action);
    void perform(consensus::Send action);
    void perform(consensus::MakeBlock action);
    void perform(consensus::ValidateBlock action);
    void perform(consensus::Deliver action);
    void perform(consensus::TipChanged action);
    void perform(consensus::Behind action);
    void perform(consensus::Misbehaved action);
    void perform(consensus::Rejected action);
    void perform(consensus::Alarm action);

    void perform(gossip::Send action);
    void perform(gossip::Verify action);
    void perform(gossip::Admitted action);
    void perform(gossip::Evicted action);
    void perform(gossip::Refused action);
    void perform(gossip::StatusHeard action);
    void perform(gossip::SignStatus action);
    void perform(gossip::Fetch action);
    void perform(gossip::Apply action);
    void perform(gossip::Misbehaved action);

    consensus::Verdict judge(const consensus::ValidateBlock& question);
    void judgeAgain(consensus::ValidateBlock question);
    Status apply(ByteView block, const std::optional<consensus::Certificate>& finalization);
    Status catchUp(const std::vector<FinalBlock>& batch);
    Bytes serve(std::uint64_t from, std::uint64_t count) const;
    gossip::OwnStatus ownStatus() const;
    std::vector<ByteView> pendingBytes() const;
    void pendingChanged();
    void resubmit();
    void learnKeys();
    static bool changesClinics(const ledger::Applied& applied);
    bool renames(const ledger::Applied& applied) const;  // a clinic has another key by it
    bool followKeys();
    void hear(Index from, FrameKind kind, ByteView body);
    node::CurrencyRule::Clocks clocks() const;
    bool obey(const std::vector<ledger::Operation>& statements);
    bool statementsArrived(const ledger::Transaction& tx);
    void statementsOrdered();
    node::SaidEarly saidEarly(const GrantId& grant) const;
    bool isCurrent(Duration life) const;
    void askWord(Index other);
    void answerWord(Index from, ByteView body);
    void takeWord(Index from, ByteView body);
    void heardWord();
    void decideAll();
    void decide(const node::ReleaseQuestion& question);
    void carry(const std::vector<node::Router::Parcel>& parcels);
    void linksChanged();
    void chooseLinks();
    consensus::BlockId tip() const;

    World& world_;
    const node::KeyGenerations keys_;
    std::unique_ptr<Running> running_;
    std::uint64_t life_ = 0;
    bool asleep_ = false;
    std::vector<std::function<void()>> slept_;  // due while asleep
};

}  // namespace reseal::simulation
