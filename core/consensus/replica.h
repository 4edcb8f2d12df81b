// One validator of Simplex (Chan and Pass, "Simplex Consensus", TCC 2023; eprint 2023/463), as a state
// machine without I/O: an event in, actions out. It never reads a clock, draws no randomness, and uses
// ordered containers only, so that one seed replays a whole network to the bit.
//
// Three properties carry the rest:
//  * Durable before sent. Whatever leaves (Send, Deliver) waits in the Outbox until every record written
//    before it is durable; nothing else in this folder emits a Send of a vote.
//  * One signer. Signer refuses any vote that excludes an earlier one, even if a rule here were wrong.
//  * Derived, not armed. After every event the rules run to a fixed point over what is known; timers, wanted
//    blocks and the activity of the node are recomputed each time, so none can be forgotten.
//
// The rules are numbered as in README.md.
//
// Thread rule: one thread. Not movable: parts refer to the configuration.
#pragma once

#include <memory>
#include <vector>

#include "core/consensus/block_tree.h"
#include "core/consensus/events.h"
#include "core/consensus/fetcher.h"
#include "core/consensus/outbox.h"
#include "core/consensus/signer.h"
#include "core/consensus/view_table.h"

namespace reseal::consensus {

struct ReplicaStatus {  // for people and tests
    View view = 0;
    View floor = 0;     // the view of the highest finalization
    BlockId finalized;  // its block
    BlockId delivered;
    View mutedUpTo = 0;
    std::size_t heldBlockBytes = 0;
    bool active = false;
    bool awaitsAnswers = false;
    bool stopped = false;
    bool ended = false;  // the epoch's last block was delivered
    // By all that it knows and may have voted for, nothing is final that the host has not applied. An own
    // finalize vote may have made its block so without a word reaching this node; before the restart
    // question is answered, there may be such a vote. What a restored backup has forgotten, and votes of who
    // follows because its ledger is older than they are, are not among it: both count as one of the f.
    bool settled = true;
};

class Replica {
public:
    // `config` must pass check() and `restored` belong to its epoch (CHECKed). `key` is null for an observer.
    // The ports outlive the replica.
    Replica(Config config, const Verifier& verifier, const BlockFormat& format,
            std::unique_ptr<SigningKey> key, Restored restored);
    Replica(const Replica&) = delete;
    Replica& operator=(const Replica&) = delete;

    std::vector<Action> step(Instant now, Event event);
    // When Tick is wanted at the latest; kNever: not at all. Only later than `now` of the last step.
    Instant nextTick() const { return nextTick_; }
    ReplicaStatus status() const;

private:
    // replica_events.cpp: one for each event and message
    void on(Started event);
    void on(Received event);
    void on(PeerConnected event);
    void on(PeerGone event);
    void on(Tick event);
    void on(Persisted event);
    void on(PersistFailed event);
    void on(WorkAvailable event);
    void on(BlockMade event);
    void on(BlockValidated event);
    void on(Applied event);
    void on(CaughtUp event);
    void hear(ValidatorIndex from, Proposal message);
    void hear(ValidatorIndex from, Vote message);
    void hear(ValidatorIndex from, Certificate message);
    void hear(ValidatorIndex from, StatusQuestion message);
    void hear(ValidatorIndex from, StatusAnswer message);
    void hear(ValidatorIndex from, FetchBlock message);
    void hear(ValidatorIndex from, BlockBody message);
    void hear(ValidatorIndex from, FetchCertificates message);

    // replica_rules.cpp: each returns whether it changed anything
    void runRules();
    bool moveView();           // 2
    bool proposeBlock();       // 3
    bool notarizeProposal();   // 4
    bool finalizeNotarized();  // 5
    bool nullifyView();        // 6
    void enterView(View view, const Certificate& because);
    void judgeActivity();  // 9
    bool hasReasonToAct();
    std::size_t blockRoom() const;
    bool hasRoomFor(Height block) const;
    bool tipIsStale();
    const WorkAvailable& work() const;
    bool isLast(const BlockId& block) const;

    // replica_chain.cpp: certificates, blocks, and what is missing of them
    struct Parent {
        View view = 0;
        BlockId block;
    };
    enum class Proven { Yes, NotYet, Never };
    bool deliverFinalized();                     // 7
    bool learn(const Certificate& certificate);  // verified; whether it was new
    void learnFinalization(const Certificate& certificate);
    void push(const Certificate& certificate);
    void count(const Vote& vote);  // verified; may complete a certificate
    void cast(const Vote& ownVote);
    void logBlock(const Hash32& hash);
    bool ensureReady(const BlockId& id, const std::vector<ValidatorIndex>& from);
    void propose(const Parent& parent, const BlockLinks& links, Bytes block);
    std::optional<Parent> provenParent();
    Proven judgeParent(const SignedHead& head);
    void wantCertificates(View first, View last, std::vector<ValidatorIndex> from);
    std::vector<ValidatorIndex> others(std::optional<ValidatorIndex> first = std::nullopt) const;
    std::vector<ValidatorIndex> signersOf(const Certificate& certificate) const;
    void missingForDelivery(const Hash32& hash);
    void forgetBlocks();
    std::vector<Record> neededRecords() const;
    BlockId highestBlock() const;
    void tellTip();

    // replica_restart.cpp
    void replay(Restored restored);
    void askAgain();
    void weighAnswers();
    bool holdsOwn(const Vote& vote) const;
    View reachable() const;               // no view of an own vote is above it
    void ownVoteShown(const Vote& vote);  // verified
    void isMissing(View view);            // an own vote that the log didn't hold
    void mute();
    bool mayAskBack(const StatusQuestion& question);

    // replica_resend.cpp: rule 8
    void resend();
    void resendRound();
    void progressed();  // rule 8 counts from here
    bool mayHelp(ValidatorIndex peer) const;
    void help(ValidatorIndex peer, View peerView);

    bool takeCertificate(ValidatorIndex from, const Certificate& certificate);  // false: it was wrong
    void reject(ValidatorIndex from, Error why) { outbox_.atOnce(Rejected{from, std::move(why)}); }
    bool due(Instant at);  // has `at` come? If not, it is a reason for a tick
    Duration delta() const { return deltaAt(config_, view_, floor_); }
    bool isOwn(ValidatorIndex index) const { return config_.own == index; }
    void sendToAll(Message message);
    void report(ValidatorIndex signer, SignedStatement first, SignedStatement second);
    void alarm(AlarmKind kind, std::string detail);
    void stop();

    const Config config_;
    const Leaders leaders_;
    const Verifier& verifier_;
    const BlockFormat& format_;
    Signer signer_;
    Outbox outbox_;
    ViewTable views_;
    BlockTree blocks_;
    Fetcher fetcher_;

    HighestVotes highest_;

    Instant now_;
    Instant nextTick_ = kNever;
    View view_ = 1;
    View floor_ = 0;                        // the view of finalized_
    Instant entered_;                       // view_
    std::optional<Certificate> entry_;      // by which view_ was entered; none in the epoch's first
    std::optional<Certificate> finalized_;  // the highest
    BlockId delivered_;                     // up to here Deliver was given out
    BlockId applied_;                       // up to here the host has it durably
    std::optional<BlockId> tip_;            // as last told to the host
    std::optional<Instant> nextBehind_;     // while a finalized block is missing
    std::uint32_t behindTold_ = 0;

    WorkAvailable work_;
    Instant workSince_;
    bool active_ = false;
    Instant activeSince_;

    enum class Making { NotAsked, Asked, NoWork };
    Making making_ = Making::NotAsked;
    Parent makingOn_;
    std::optional<Proposal> ownProposal_;  // the last one

    Instant progressAt_;
    std::uint32_t resends_ = 0;
    View resendCursor_ = 0;
    Instant nextResend_;
    std::map<ValidatorIndex, Instant> helped_;
    std::map<std::pair<ValidatorIndex, Hash32>, Instant> served_;  // blocks, within kServeAgainAfter

    std::set<ValidatorIndex> gone_;  // without a link

    bool started_ = false;
    bool stopped_ = false;
    bool ended_ = false;
    std::optional<Restored> restored_;  // until Started
    Nonce16 nonce_;
    std::uint32_t asked_ = 0;
    Instant askAt_;
    std::set<ValidatorIndex> answered_;
    std::map<ValidatorIndex, Nonce16> askedBack_;  // for which question of theirs
    View proven_ = 0;                              // the highest of a certificate, also one that isn't kept
    std::map<View, OwnVotes> votesAtStart_;        // what the log held, until the question is answered
    View floorAtStart_ = 0;
    View shownToUs_ = 0;  // the highest view of an own vote, or of a certificate, in the answers
    // Own votes exist that the log didn't hold at the start, in views up to this one at least.
    std::optional<View> missingUpTo_;

    std::set<ValidatorIndex> reported_;
    std::set<AlarmKind> alarmed_;
};

}  // namespace reseal::consensus
