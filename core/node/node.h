// A clinic's node: consensus, gossip, the ledger's state, ciphertext, shares, and the services that
// persons' programs use. It runs on a thread of its own; what is below may be called from any other.
//
// A folder holds one node:
//   vault/      the clinic's keys (core/vault)
//   genesis     the ledger's first block, as every clinic has it
//   ledger      SQLCipher: final blocks, state, outbox, shares … (core/store)
//   votes/      the durable log of consensus and the sign-state
//   blobs/      sealed files
//   scrubbed    when everything was last read against its checks
//
// Thread rule: any thread but the node's own. Destroying it stops and joins.
#pragma once

#include <QFuture>
#include <filesystem>
#include <functional>
#include <memory>

#include "core/ledger/genesis.h"
#include "core/node/alarm_desk.h"
#include "core/node/case_desk.h"
#include "core/node/council_desk.h"
#include "core/node/emergency_desk.h"
#include "core/node/explorer_desk.h"
#include "core/node/keygen_desk.h"
#include "core/node/link_context.h"
#include "core/node/services.h"
#include "core/node/team_desk.h"
#include "core/records/credential.h"
#include "core/records/invitation.h"
#include "core/store/invitations.h"
#include "core/store/patient_register.h"
#include "core/vault/vault.h"

namespace reseal::node {

class NodeLoop;

struct NodeOptions {
    std::filesystem::path folder;
    std::string listen;  // "127.0.0.1:7741"; empty: the first address of the clinic's genesis entry
    LinkLimits limits;
};

// Somebody whom this clinic is home to, as it certifies them.
struct MemberRow {
    ledger::IdentityKey identity;
    std::string role, name;
    Instant since;
    bool suspended = false;
};

// What happened on the node, for whoever watches (ids only).
struct Finalized {
    std::uint64_t height = 0;
    std::size_t transactions = 0;
};

class Node {
public:
    // Founding. `folder` must not hold a clinic yet. Returns the signed entry: the invitation with which
    // clinics find together. Errors: those of Vault::create; InvalidArgument.
    static Result<ledger::ClinicEntry> createClinic(const std::filesystem::path& folder,
                                                    const crypto::SecretBytes& passphrase,
                                                    const std::string& name, const std::string& address,
                                                    ledger::ClinicRoles roles = {ledger::kAllClinicRoles});
    // The entry again. Errors: those of readFile.
    static Result<ledger::ClinicEntry> entryOf(const std::filesystem::path& folder);
    // Stores the genesis in the folder. Errors: NotFound (holds no entry of this clinic), Conflict (an
    // entry that differs from this clinic's; another genesis is there already), and Genesis::decode's.
    static Status joinConsortium(const std::filesystem::path& folder, ByteView genesis);
    // A clinic to look for besides those of the genesis, by its entry, for one that comes later and may not
    // reach any of these: until this clinic's own ledger says more of it. Errors: those of
    // ClinicEntry::decode; InvalidArgument (this clinic itself), Limit; and of a folder without a clinic.
    static Status addContact(const std::filesystem::path& folder, ByteView entry);
    // After a start that failed because the votes can't be read: puts them aside. The node then asks the
    // others what it has signed, and signs nothing up to there. Errors: those of VoteLog::setAside; NotFound.
    static Status setVotesAside(const std::filesystem::path& folder);
    // The same as joinConsortium for a clinic that comes later: the genesis may not know it, the others let
    // it in by vote. Its request, for this ledger. Errors also: those of Vault::open.
    static Result<ledger::AddClinic> joinLater(const std::filesystem::path& folder, ByteView genesis,
                                               const crypto::SecretBytes& passphrase);

    // Opens the folder and starts. Errors: those of Vault::open and LedgerStore::open, Damaged (vote log),
    // NotFound (no genesis), Io (address in use), Locked.
    static Result<std::unique_ptr<Node>> start(const NodeOptions& options,
                                               const crypto::SecretBytes& passphrase);
    ~Node();

    const ledger::Genesis& genesis() const { return *genesis_; }
    const ClinicId& clinic() const { return clinic_; }
    quint16 port() const { return port_; }

    // Called on the node's thread after each finalized block.
    void onFinalized(std::function<void(const Finalized&)> watch);

    // Called once on the node's thread if its own disk or state has failed it: it says nothing any more until
    // it is started anew.
    void onStopped(std::function<void(const Error&)> watch);

    // Called on the node's thread when staff should look at something: alarm_desk.h.
    void onAlarm(std::function<void(const store::Alarm&)> watch);

    // Staff's acts. `label` is for staff: who it is meant for.
    QFuture<Result<records::Invitation>> invite(records::Role role, std::string label, Duration validFor);
    QFuture<Result<std::vector<store::Invitation>>> invitations();
    // Confirms the claim `identity` made with the invitation, after the token was matched to the face:
    // enrols the member and signs its credential. The text of the handover, once the enrolment is final.
    // (Copyable like all results here: Qt 6.4 runs a continuation twice on one that is moved out.)
    QFuture<Result<std::string>> enrol(Hash32 tokenHash, Hash32 identity, std::string name,
                                       std::string title);
    QFuture<Result<void>> refuse(Hash32 tokenHash);
    QFuture<Result<std::vector<MemberRow>>> members();
    QFuture<Result<void>> setSuspended(ledger::IdentityKey member, bool suspended);  // people_desk.h
    // Which of its doctors may read what patients have granted to the clinic's team: team_desk.h.
    QFuture<Result<std::vector<TeamRow>>> team();
    QFuture<Result<void>> setInTeam(ledger::IdentityKey member, bool isIn);
    // Who of the clinic's people nears a limit: alarm_desk.h.
    QFuture<Result<std::vector<AlarmRow>>> alarms();
    QFuture<Result<void>> seeAlarm(std::int64_t alarm, ledger::IdentityKey by);
    QFuture<Result<NodeStatusAnswer>> status();
    // The same, with who belongs to the ledger now, and how many alarms nobody has seen.
    struct Network {
        NodeStatusAnswer status;
        std::vector<ledger::ListedClinic> clinics;
        std::size_t unseenAlarms = 0;
    };
    QFuture<Result<Network>> network();
    // A stored patient of the clinic's register; each look is written down under `viewer`, a doctor or staff
    // of this clinic (else Denied).
    QFuture<Result<std::int64_t>> registerPatient(store::Patient patient, store::Viewer viewer);
    QFuture<Result<std::vector<store::NumberedLook>>> looks(store::LookFilter filter);
    QFuture<Result<std::vector<store::Patient>>> findPatients(std::string words, store::Viewer viewer);
    // Reads every blob and every page of the database against its checks; what is rotten is fetched again
    // from another file server.
    QFuture<Result<ScrubReport>> scrub();
    // Reads no file, only their sizes.
    QFuture<Result<StorageAnswer>> storage();

    // The ledger as it lies here: explorer_desk.h.
    QFuture<Result<std::vector<store::BlockSummary>>> blocks(ledger::Height below, std::size_t count);
    QFuture<Result<LedgerBlock>> block(ledger::Height height);
    QFuture<Result<LedgerTransaction>> transaction(TxId id);
    QFuture<Result<std::vector<LedgerHit>>> search(std::string words);
    QFuture<Result<LedgerProof>> prove(TxId id);

    // What clinics decide together: council_desk.h.
    QFuture<Result<Council>> council();
    QFuture<Result<ledger::ProposalId>> propose(ledger::Change change, std::string reason);
    QFuture<Result<void>> vote(ledger::ProposalId proposal, bool approve);
    QFuture<Result<ledger::ProposalId>> changeKeys(std::string reason);
    // The clinics' common keys: keygen_desk.h.
    QFuture<Result<ledger::RunId>> openKeygen(ledger::CommitteePurpose purpose);
    QFuture<Result<Committees>> committees();
    // Who is behind a pseudonym: case_desk.h.
    QFuture<Result<Cases>> cases();
    QFuture<Result<ledger::CaseId>> openCase(SignPublic pseudonym, ledger::CaseReason reason,
                                             std::vector<TxId> evidence);
    QFuture<Result<void>> agreeInCase(ledger::CaseId id, SignPublic pseudonym);
    QFuture<Result<void>> declineCase(ledger::CaseId id);
    QFuture<Result<void>> answerCase(ledger::CaseId id, ledger::CaseConsequence consequence);
    QFuture<Result<void>> closeCase(ledger::CaseId id);
    // What doctors read in an emergency: emergency_desk.h.
    QFuture<Result<Emergencies>> emergencies();
    QFuture<Result<void>> setEmergencyRule(EmergencyRule rule);
    QFuture<Result<void>> shareInEmergency(ledger::EmergencyId id);
    QFuture<Result<void>> declineEmergency(ledger::EmergencyId id, ledger::EmergencyObjection objection);
    QFuture<Result<void>> closeEmergency(ledger::EmergencyId id, ledger::EmergencyOutcome outcome,
                                         ledger::IdentityKey reviewer);

private:
    Node() = default;
    template <class T>
    QFuture<Result<T>> ask(std::function<void(NodeLoop&, std::function<void(Result<T>)>)> question);
    std::optional<ledger::Genesis> genesis_;
    ClinicId clinic_;
    quint16 port_ = 0;
    std::unique_ptr<QThread> thread_;
    NodeLoop* loop_ = nullptr;  // lives on thread_
};

}  // namespace reseal::node
