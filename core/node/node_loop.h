// Everything a node is, put together, on the node's thread: frames and requests come in from the mesh and
// go to the desk that answers them; final blocks go round to all who follow the ledger.
//
// Thread rule: made, used and destroyed on the node's thread.
#pragma once

#include "core/node/alarm_desk.h"
#include "core/node/blob_desk.h"
#include "core/node/case_desk.h"
#include "core/node/council_desk.h"
#include "core/node/delivery_desk.h"
#include "core/node/detail_desk.h"
#include "core/node/emergency_desk.h"
#include "core/node/equality_desk.h"
#include "core/node/events_desk.h"
#include "core/node/explorer_desk.h"
#include "core/node/keygen_desk.h"
#include "core/node/node.h"
#include "core/node/ordering.h"
#include "core/node/people_desk.h"
#include "core/node/receipt_clerk.h"
#include "core/node/register_desk.h"
#include "core/node/statements.h"
#include "core/node/submissions.h"
#include "core/node/team_desk.h"

namespace reseal::node {

// What Node::start has opened.
struct NodeFiles {
    std::filesystem::path folder;
    vault::Vault vault;
    ledger::Genesis genesis;
    store::LedgerStore store;
    std::unique_ptr<store::FolderBlobStore> blobs;
    crypto::SecretBytes votesKey;
    std::string listen;
    LinkLimits limits;
    KnownClinics contacts;  // to look for where the ledger here doesn't know them yet
};

class NodeLoop final : public QObject {
    Q_OBJECT
public:
    static Result<std::unique_ptr<NodeLoop>> make(NodeFiles files);
    ~NodeLoop() override;

    quint16 port() const { return mesh_.port(); }
    PeopleDesk& people() { return people_; }
    AlarmDesk& alarms() { return alarms_; }
    RegisterDesk& registerDesk() { return register_; }
    TeamDesk& team() { return team_; }
    ExplorerDesk& explorer() { return explorer_; }
    CouncilDesk& council() { return council_; }
    KeygenDesk& keygen() { return keygen_; }
    CaseDesk& cases() { return cases_; }
    EmergencyDesk& emergencies() { return emergencies_; }
    store::LedgerStore& store() { return parts_.files->store; }
    NodeStatusAnswer status();
    void storage(std::function<void(Result<StorageAnswer>)> done);
    void scrub(std::function<void(Result<ScrubReport>)> done);
    void watch(std::function<void(const Finalized&)> watcher) { watcher_ = std::move(watcher); }
    void whenAlarmed(std::function<void(const store::Alarm&)> watcher) { alarmWatcher_ = std::move(watcher); }
    void whenStopped(std::function<void(const Error&)> watcher);

private:
    struct Parts {  // what can fail, made before the loop
        std::unique_ptr<NodeFiles> files;
        LocalIdentity identity;
        crypto::ClinicKeys keys;
        std::unique_ptr<SignatureCache> signatures;
        std::unique_ptr<Chain> chain;
    };
    explicit NodeLoop(Parts parts);
    Status start();
    void connectParts();
    void onFrame(const ClinicId& from, FrameKind kind, const Bytes& body);
    void onRequest(Link* link, FrameKind kind, quint64 id, const Bytes& body);
    Result<Bytes> answerNow(const Peer& from, FrameKind kind, ByteView body);
    void noteForTeam(ByteView body, BlobDesk::Answer answer);
    void forwardReencapsulation(ByteView body, BlobDesk::Answer answer);
    void forwardReleases(ByteView body, BlobDesk::Answer answer);
    void onApplied(const AppliedBlock& block);
    Status catchUp(const BlocksAnswer& answer);
    void accuse(const ledger::Evidence& evidence);
    Status accept(const ledger::Transaction& tx);  // into the outbox, and out to the others
    KnownClinics knownClinics() const;
    void followClinics();
    void followKeys();
    void followKeygen();
    void followCases();
    void everyMinute();
    void tellStaff(const store::Alarm& alarm);
    void stopBecause(const Error& why);

    Parts parts_;
    Chain& chain_;
    OwnKeys keys_;
    const ClinicId own_;
    crypto::BoxKey box_;
    Mesh mesh_;
    Statements statements_;
    Spreading spreading_;
    Submissions submissions_;
    Ordering ordering_;
    Currency currency_;
    ClinicAuthor author_;
    ProxyDesk proxy_;
    DeliveryDesk deliveries_;
    BlobDesk blobDesk_;
    DetailDesk detailDesk_;
    EventsDesk eventsDesk_;
    ReceiptClerk clerk_;
    AlarmDesk alarms_;
    PeopleDesk people_;
    RegisterDesk register_;
    TeamDesk team_;
    ExplorerDesk explorer_;
    CouncilDesk council_;
    KeygenDesk keygen_;
    CaseDesk cases_;
    EqualityDesk equality_;
    EmergencyDesk emergencies_;
    QTimer minute_;
    QTimer retry_;  // shares that wait for their proxy
    std::function<void(const Finalized&)> watcher_;
    std::function<void(const store::Alarm&)> alarmWatcher_;
    std::function<void(const Error&)> stopWatcher_;
    std::optional<Error> stoppedBecause_;
};

}  // namespace reseal::node
