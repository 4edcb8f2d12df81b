// Ordering: hosts the consensus replica. It performs the replica's actions — persists, sends, validates,
// builds, applies — and tells the others of this node what became final. Each epoch has a replica and a vote
// log of its own: with an epoch's last block applied, the next one begins.
//
// Thread rule: the node's thread.
#pragma once

#include <QTimer>
#include <deque>
#include <functional>

#include "core/consensus/replica.h"
#include "core/node/chain.h"
#include "core/node/final_blocks.h"
#include "core/node/mesh.h"
#include "core/node/own_keys.h"
#include "core/node/router.h"
#include "core/node/services.h"
#include "core/store/vote_log.h"

namespace reseal::node {

class Ordering final : public QObject {
    Q_OBJECT
public:
    struct Ports {
        // What is pending, in the order in which it should be executed.
        std::function<std::vector<ByteView>()> pending;
        // Before a block is voted for that holds them: they count from now on. An error: they can't be kept.
        std::function<Status(const std::vector<ledger::Operation>& statements)> proposed;
        // The vote log of an epoch; the one before has been let go.
        std::function<Result<store::VoteLog::Opened>(std::uint64_t epoch)> openVotes;
        // Is an empty block wanted on one of that time, for the sake of its own time? Asked when something
        // became pending, or pendingChanged() says so.
        std::function<bool(Instant)> due{};
    };
    // The references must outlive it.
    Ordering(Chain& chain, store::LedgerStore& store, const OwnKeys& keys, Mesh& mesh, Ports ports);
    ~Ordering() override;

    // Errors: those of VoteLog::open but Conflict (then this node only follows until its ledger has come up
    // to its votes), those of the store.
    Status start();
    // A consensus frame from a clinic.
    void receive(const ClinicId& from, FrameKind kind, ByteView body);
    void peerUp(const ClinicId& clinic);
    void peerDown(const ClinicId& clinic);
    // For the own status, and from another's (core/node/router.h).
    std::optional<gossip::PeerLinks> ownLinks() const;
    void linksHeard(const ClinicId& clinic, const std::optional<gossip::PeerLinks>& links);
    // Something became pending, or ceased to be.
    void pendingChanged();
    // Blocks fetched from a peer, in order of height. Verifies and applies as far as a finalization
    // reaches, each epoch's by its own validators. Errors: BadSignature, Malformed, Conflict, Refused: the
    // peer proved nothing.
    Status catchUp(const BlocksAnswer& answer);

    consensus::ReplicaStatus status() const;
    std::size_t quorum() const;

Q_SIGNALS:
    void applied(const reseal::node::AppliedBlock& block);
    void alarm(const QString& text);
    // A clinic contradicted itself as a validator: for the ledger.
    void evidence(const reseal::ledger::Evidence& evidence);
    // An action could not be performed on our own disk: the node must stop.
    void failed(const reseal::Error& why);

private:
    struct Epoch {
        consensus::Config config;
        ledger::EpochEntry entry;
        consensus::Leaders leaders;
        std::optional<store::VoteLog> log;  // who signs nothing keeps none
        std::unique_ptr<consensus::Replica> replica;
        std::unique_ptr<Router> router;  // refers to config and leaders

        const ClinicId& clinic(consensus::ValidatorIndex index) const {
            return entry.validators.at(index).id;
        }
        std::optional<consensus::ValidatorIndex> indexOf(const ClinicId& clinic) const;
    };
    Status begin();  // the epoch of the final state
    std::optional<store::VoteLog::Opened> openVotes(consensus::Config& config, Status& failure);
    std::optional<consensus::Certificate> tipFinalization() const;
    void beginNext();
    void carry(const std::vector<Router::Parcel>& parcels);
    void gone(consensus::ValidatorIndex peer);
    void tellEndOf(std::uint64_t epoch, const ClinicId& clinic);
    void announce();
    Result<bool> applyFinal(ledger::Block block, const std::optional<consensus::Certificate>& finalization);
    Status applyBatch(std::vector<ledger::Block> blocks,
                      const std::optional<consensus::Certificate>& finalization);
    void feed(consensus::Event event);
    void run();
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
    void judge(consensus::ValidateBlock question);
    void judgeAgain(consensus::ValidateBlock question, Duration after);
    void arm();
    void judgeWork();

    Chain& chain_;
    store::LedgerStore& store_;
    const OwnKeys& keys_;
    const ClinicId own_;
    const consensus::Verifier& verifier_;
    Mesh& mesh_;
    const Ports ports_;
    LedgerBlockFormat format_;
    std::unique_ptr<Epoch> epoch_;  // from start() on
    bool isOver_ = false;           // its last block is applied
    bool hasFailed_ = false;        // a final block could not be applied: nothing that follows can be
    consensus::BlockId proposeOn_;
    std::deque<consensus::Event> events_;
    std::deque<AppliedBlock> applied_;  // not announced yet
    bool running_ = false;
    consensus::WorkAvailable work_;
    std::map<ClinicId, Instant> toldEnd_;  // when a clinic was last told how an earlier epoch ended
    QTimer timer_;
    QTimer judge_;  // judging pending work is put off to the end of a burst
};

}  // namespace reseal::node
