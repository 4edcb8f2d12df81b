// Ordering: hosts the consensus replica. It performs the replica's actions — persists, sends, validates,
// builds, applies — and tells the others of this node what became final.
//
// Thread rule: the node's thread.
#pragma once

#include <QTimer>
#include <deque>
#include <functional>

#include "core/consensus/replica.h"
#include "core/node/chain.h"
#include "core/node/mesh.h"
#include "core/node/services.h"
#include "core/store/vote_log.h"

namespace reseal::node {

class Ordering final : public QObject {
    Q_OBJECT
public:
    // What is pending, in the order in which it should be executed.
    using Pending = std::function<std::vector<ByteView>()>;

    // `key` signs as the validator; the rest must outlive it.
    Ordering(Chain& chain, store::VoteLog::Opened log, store::LedgerStore& store, const ClinicId& own,
             crypto::SignKey key, const SignatureCache& signatures, Mesh& mesh, Pending pending);
    ~Ordering() override;

    void start();
    // A consensus frame from a clinic.
    void receive(const ClinicId& from, ByteView body);
    void peerUp(const ClinicId& clinic);
    // Something became pending, or ceased to be.
    void pendingChanged();
    // Blocks fetched from a peer, in order of height. Verifies and applies as far as a finalization
    // reaches. Errors: BadSignature, Malformed, Conflict, Refused: the peer proved nothing.
    Status catchUp(const std::vector<FinalBlock>& blocks);
    // Blocks from `first` on for a peer; ends with one that carries a finalization.
    Result<std::vector<FinalBlock>> serve(std::uint64_t first, std::size_t count);

    consensus::ReplicaStatus status() const { return replica_.status(); }
    std::size_t quorum() const { return config_.quorum(); }
    std::size_t validators() const { return config_.size(); }

Q_SIGNALS:
    void applied(const reseal::node::AppliedBlock& block);
    void alarm(const QString& text);
    // An action could not be performed on our own disk: the node must stop.
    void failed(const reseal::Error& why);

private:
    static consensus::Restored restore(const store::VoteLog::Opened& log, Chain& chain,
                                       store::LedgerStore& store);
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
    void waitFor(consensus::ValidateBlock question);
    void arm();
    void judgeWork();

    Chain& chain_;
    consensus::Config config_;
    consensus::Leaders leaders_;
    LedgerBlockFormat format_;
    consensus::Ed25519Verifier verifier_;
    store::VoteLog log_;
    store::LedgerStore& store_;
    ClinicId own_;
    Mesh& mesh_;
    Pending pending_;
    std::vector<ClinicId> validatorClinics_;
    consensus::Replica replica_;
    consensus::BlockId proposeOn_;
    std::deque<consensus::Event> events_;
    bool running_ = false;
    bool executable_ = false;
    QTimer timer_;
    QTimer judge_;  // judging pending work is put off to the end of a burst
};

}  // namespace reseal::node
