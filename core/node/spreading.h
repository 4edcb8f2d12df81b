// Spreading: hosts the gossip machine. It verifies what arrives, carries messages over the mesh, fetches
// blocks when this node is behind, and holds the pending transactions.
//
// Thread rule: the node's thread.
#pragma once

#include <QTimer>
#include <deque>
#include <functional>

#include "core/gossip/gossip.h"
#include "core/gossip/token_bucket.h"
#include "core/node/chain.h"
#include "core/node/final_blocks.h"
#include "core/node/mesh.h"
#include "core/node/services.h"

namespace reseal::node {

class Spreading final : public QObject {
    Q_OBJECT
public:
    struct Ports {
        // A transaction that is well formed and signed has arrived, before anything else is done with it:
        // what it revokes is to be obeyed at once. An error keeps it from being acknowledged.
        // BadSignature: who passed it on is to blame.
        std::function<Status(const ledger::Transaction&)> arrived;
        std::function<void(const ledger::Transaction&)> waits;  // it has been judged, and waits here
        std::function<Status(const BlocksAnswer&)> catchUp;
        // What the own status says of the own links.
        std::function<std::optional<gossip::PeerLinks>()> links;
    };
    Spreading(Chain& chain, Mesh& mesh, const SignatureCache& signatures, Ports ports);
    ~Spreading() override;

    void start();
    void peerUp(const ClinicId& clinic);
    void peerDown(const ClinicId& clinic);
    // A gossip frame from a clinic.
    void receive(const ClinicId& from, FrameKind kind, ByteView body);
    // A transaction that this node has in its outbox. Whatever its fate in the mempool, the outbox keeps it.
    void submit(const ledger::Transaction& tx);
    void settled(const std::vector<TxId>& ids);  // ordered, or never to be: gone from here
    // Waits in vain as it is signed, and may come again signed otherwise.
    void dropped(const std::vector<TxId>& ids);
    void advanced();  // a block was applied, not by a fetch of this object
    void linksChanged();
    void woke();

    // In the order in which they came; views hold until the next event.
    std::vector<ByteView> pending() const;
    const gossip::Mempool& mempool() const { return gossip_.mempool(); }
    bool isPending(const TxId& id) const { return gossip_.mempool().contains(id); }
    const gossip::Transaction* pending(const TxId& id) const {  // null: it doesn't wait here
        const auto* entry = gossip_.mempool().find(id);
        return entry == nullptr ? nullptr : &entry->transaction;
    }
    std::size_t pendingCount() const { return gossip_.mempool().size(); }
    std::uint64_t claimedHeight(const ClinicId& clinic) const;

Q_SIGNALS:
    void pendingChanged();
    void linksHeard(reseal::ClinicId from, const std::optional<reseal::gossip::PeerLinks>& links);

private:
    void feed(gossip::Event event);
    void run();
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
    gossip::OwnStatus ownStatus() const;

    Chain& chain_;
    Mesh& mesh_;
    const SignatureCache& signatures_;
    Ports ports_;
    gossip::Gossip gossip_;
    std::deque<gossip::Event> events_;
    bool running_ = false;
    std::map<gossip::PeerId, gossip::TokenBucket> rings_;  // admissions by ring that a peer brings
    QTimer timer_;
};

}  // namespace reseal::node
