// What a clinic's staff can do, on a node that runs in this process; and how a consortium is founded.
//
// Founding:  createClinic (each clinic) → its entry, exchanged → makeGenesis (one of them) → the genesis,
// exchanged → useGenesis (each; refuses one without exactly its own entry) → ClinicDesk::start (each).
//
// Thread rule: the thread it was made on; the founding functions: any, they take about a second.
#pragma once

#include <QFuture>
#include <QObject>
#include <filesystem>
#include <memory>

#include "core/crypto/secret.h"
#include "core/engine/cases.h"
#include "core/engine/council.h"
#include "core/engine/emergencies.h"
#include "core/engine/explorer_values.h"
#include "core/engine/values.h"

namespace reseal::engine {

struct NewClinic {
    std::filesystem::path folder;
    std::string name;
    std::string address;                            // "host:port"
    std::uint32_t roles = ledger::kAllClinicRoles;  // sum of ledger::ClinicRole
};
// The signed entry: the invitation by which clinics find together. Errors: those of Node::createClinic.
Result<Bytes> createClinic(const NewClinic& clinic, const crypto::SecretBytes& passphrase);
// The same on a thread of its own.
QFuture<Result<Bytes>> createClinicLater(NewClinic clinic, crypto::SecretBytes passphrase);
// The entry again.
Result<Bytes> clinicEntry(const std::filesystem::path& folder);

// Of a clinic whose node doesn't start because its votes can't be read. Errors: those of Node::setVotesAside.
Status setVotesAside(const std::filesystem::path& folder);

struct NewLedger {
    std::string name;
    Instant start;
    Duration delta = seconds(1);
    std::vector<Bytes> entries;
};
struct FoundedLedger {
    Bytes genesis;
    ChainId chain;
    std::string phrase;  // to be read to each other
    std::vector<std::string> clinics;
    std::string name;
};
// Errors: those of Genesis::make and ClinicEntry::decode.
Result<FoundedLedger> makeGenesis(const NewLedger& ledger);
// What a genesis says, to be looked at. Errors: those of Genesis::decode.
Result<FoundedLedger> describeGenesis(ByteView genesis);
// Errors: those of Node::joinConsortium.
Status useGenesis(const std::filesystem::path& folder, ByteView genesis);
// Another clinic to look for, by its entry, for one that comes later. Errors: those of Node::addContact.
Status addContact(const std::filesystem::path& folder, ByteView entry);
// The same for a clinic that comes later, which the genesis need not know. Gives what the others need to let
// it in: its request to this very ledger, for one of them to propose (LetIn). Errors: those of
// Node::joinLater.
Result<Bytes> joinRequest(const std::filesystem::path& folder, ByteView genesis,
                          const crypto::SecretBytes& passphrase);

enum class InvitationState { Open, Claimed, Confirmed, Refused };
struct InvitationRow {
    Hash32 token;  // SHA-256 of it: its name
    std::string role, label;
    Instant created, expires;
    InvitationState state = InvitationState::Open;
    Hash32 identity;  // Y, once claimed
};
struct InvitationText {
    std::string text;  // for a QR code or a file
    Instant expires;
};
struct Enrolment {
    std::string name, title;
    // For the person, by file or QR; for those who write records it holds the archive's card secret, which
    // should not go over a network.
    std::string handover;
};
struct MemberListRow {
    Hash32 identity;
    std::string role, name;
    Instant since;
    bool suspended = false;
};

struct TeamListRow {
    Hash32 identity;
    std::string name;  // empty: not certified any more
    Instant since;
    std::optional<Error>
        problem;  // may read nothing for the team now: suspended, or the membership has ended
};

// Somebody of the clinic nears a limit against sweeping, or has reached it: what staff should look at. It
// names no pseudonym and no patient.
struct AlarmListRow {
    std::int64_t id = 0;
    std::optional<Hash32> member;  // none: of programs that did not say whose they are
    std::string name;              // empty: none, or not certified any more
    std::string what;      // "pseudonyms", "requests", "emergencies", "register-rows", "refusals", "unnamed"
    bool atLimit = false;  // else near it
    std::uint64_t count = 0, limit = 0;  // of that day
    Instant day, first, last;  // its beginning (UTC); when it was raised; when something was counted last
    std::optional<Hash32> seenBy;
    Instant seenAt;
};

struct ClinicOptions {
    std::filesystem::path folder;
    std::string listen;  // "127.0.0.1:7741"; empty: as the genesis says
};

class ClinicDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // Opens the folder and starts the node. It takes a second or two: not on a thread that paints.
    // Errors: those of Node::start.
    static Result<std::unique_ptr<ClinicDesk>> start(const ClinicOptions& options,
                                                     const crypto::SecretBytes& passphrase);

    // The same on a thread of its own; the desk then belongs to the thread that asked.
    static QFuture<Result<std::shared_ptr<ClinicDesk>>> startLater(ClinicOptions options,
                                                                   crypto::SecretBytes passphrase);

    virtual ClinicId clinic() const = 0;
    virtual ChainId chain() const = 0;
    virtual std::string phrase() const = 0;
    virtual std::uint16_t port() const = 0;

    // `label` is for staff: who it is meant for.
    virtual QFuture<Result<InvitationText>> invite(Role role, std::string label, Duration validFor) = 0;
    virtual QFuture<Result<std::vector<InvitationRow>>> invitations() = 0;
    // Those who wait to be let in.
    virtual QFuture<Result<std::vector<InvitationRow>>> waiting() = 0;
    // After the code was matched to the face. Done when the enrolment is final.
    virtual QFuture<Result<Enrolment>> enrol(Hash32 token, Hash32 identity, std::string name,
                                             std::string title) = 0;
    virtual QFuture<Result<void>> refuse(Hash32 token) = 0;
    virtual QFuture<Result<std::vector<MemberListRow>>> members() = 0;
    // A member may have no new pseudonyms, and none renewed, or may again; what it has ends by itself, within
    // 90 days. members() shows it once it is ordered. Errors: Refused, with the contract's word for why.
    virtual QFuture<Result<void>> setSuspended(Hash32 member, bool suspended) = 0;
    // The clinic's team: which of its doctors may open what patients have granted to it. Who is added or
    // taken out may, or may not, from then on. Errors: Denied (no doctor of this clinic, or suspended),
    // AlreadyExists; NotFound (not in it).
    virtual QFuture<Result<std::vector<TeamListRow>>> team() = 0;
    virtual QFuture<Result<void>> setInTeam(Hash32 member, bool isIn) = 0;
    // What staff should look at, the latest first, at most store::kMaxAlarmsShown; `by`, a doctor or staff of
    // the clinic, has looked. Errors: Denied (nobody who works here, or whom it is about), NotFound,
    // AlreadyExists (somebody has).
    virtual QFuture<Result<std::vector<AlarmListRow>>> alarms() = 0;
    virtual QFuture<Result<void>> acknowledge(std::int64_t alarm, Hash32 by) = 0;
    virtual QFuture<Result<LedgerStatus>> status() = 0;

    // Adds (row 0), or corrects a row, also the words of one that has a care card. `viewer`, a doctor or
    // staff of the clinic, is written down; absent: the clinic itself, whose passphrase opened this desk.
    // Errors: those of PatientRegister::enter; Denied; of a card as usual.
    virtual QFuture<Result<std::int64_t>> registerPatient(RegisterRow patient,
                                                          std::optional<Hash32> viewer) = 0;
    // `viewer` is written down beside every patient that is shown.
    virtual QFuture<Result<std::vector<RegisterRow>>> findPatients(std::string words, Hash32 viewer) = 0;
    // Who looked at whom, the latest first, at most kMaxLookRows.
    virtual QFuture<Result<std::vector<LookRow>>> looks(LookWish wish) = 0;

    // ---- what clinics decide together ----

    virtual QFuture<Result<CouncilView>> council() = 0;
    // The proposal's id; what comes of it, council() tells. Errors: those of changeOf; Refused, with the
    // contract's word for why.
    virtual QFuture<Result<ledger::ProposalId>> propose(ChangeWish wish, std::string reason) = 0;
    virtual QFuture<Result<void>> vote(ledger::ProposalId proposal, bool approve) = 0;
    // Proposes the next signing key of this clinic, because somebody else may have the one it uses, or to be
    // on the safe side. When it has passed, the node goes over to it by itself.
    virtual QFuture<Result<ledger::ProposalId>> changeKeys(std::string reason) = 0;
    // The keys that belong to all clinics together. Making one takes the clinics' nodes seconds, or as many
    // deadlines as clinics are away for. Errors: InvalidArgument; Refused, with the contract's word for why.
    virtual QFuture<Result<std::vector<CommonKeyRow>>> commonKeys() = 0;
    virtual QFuture<Result<std::uint32_t>> makeCommonKey(std::string purpose) = 0;  // its attempt

    // Who is behind a pseudonym that broke a rule: as many clinics as the key needs find out together, each
    // by its staff's own decision, for good; before as many have agreed, nothing of their shares is said.
    // What is said shows in cases() once it is ordered. Errors: InvalidArgument (a word), Refused with the
    // contract's word for why, NotFound (no such case; this clinic has no share of the key), Conflict (the
    // case is about another pseudonym).
    virtual QFuture<Result<std::vector<CaseRow>>> cases() = 0;
    virtual QFuture<Result<ledger::CaseId>> openCase(NewCase wanted) = 0;
    virtual QFuture<Result<void>> agreeInCase(ledger::CaseId id, SignPublic pseudonym) = 0;
    virtual QFuture<Result<void>> declineCase(ledger::CaseId id) = 0;
    virtual QFuture<Result<void>> answerCase(ledger::CaseId id, std::string consequence) = 0;
    virtual QFuture<Result<void>> closeCase(ledger::CaseId id) = 0;

    // What doctors read in an emergency. By its rule this clinic answers at once, or its staff do. The review
    // is closed by another clinic's doctor or member of staff than the one who declared it, once its time is
    // over. What is said shows in emergencies() once it is ordered. Errors: InvalidArgument (a word), Refused
    // with the contract's word for why, NotFound, Denied (`reviewer` is no doctor or staff of this clinic).
    virtual QFuture<Result<EmergencyView>> emergencies() = 0;
    virtual QFuture<Result<void>> setEmergencyRule(std::string rule) = 0;  // "automatic", "by-staff"
    virtual QFuture<Result<void>> shareInEmergency(ledger::EmergencyId id) = 0;
    virtual QFuture<Result<void>> declineEmergency(ledger::EmergencyId id, std::string objection) = 0;
    virtual QFuture<Result<void>> closeEmergency(ledger::EmergencyId id, std::string outcome,
                                                 Hash32 reviewer) = 0;

    virtual QFuture<Result<ScrubRow>> scrub() = 0;
    // Cheap: reads no file.
    virtual QFuture<Result<StorageStatus>> storage() = 0;

    // ---- the ledger as it lies on this clinic's disk ----

    // Final blocks, the latest first, below `below` (0: from the tip); at most `count` and kMaxBlockRows.
    virtual QFuture<Result<std::vector<BlockRow>>> blocks(std::uint64_t below, std::size_t count) = 0;
    // Errors: NotFound.
    virtual QFuture<Result<BlockView>> block(std::uint64_t height) = 0;
    virtual QFuture<Result<TransactionView>> transactionView(TxId id) = 0;
    // `words`: a height; 4 or more of the first hexadecimal digits of a block's hash or a transaction's id, 8
    // or more of a clinic's, pseudonym's, identity's, record's, request's or grant's. At most kMaxLedgerHits.
    // Errors: InvalidArgument.
    virtual QFuture<Result<std::vector<LedgerHit>>> searchLedger(std::string words) = 0;
    // A file that proves to anybody who knows the chain id that the clinics have ordered the transaction
    // (core/node/ledger_proof.h). Errors: NotFound; Damaged (what is stored can't even be taken apart).
    virtual QFuture<Result<Bytes>> proof(TxId id) = 0;
    // checkProof of that file: nothing that is stored is believed.
    virtual QFuture<Result<Verification>> verify(TxId id) = 0;

Q_SIGNALS:
    void advanced(quint64 height);
    void alarmed();  // alarms() has a new one
    // Its own disk or state has failed the node: it does nothing any more until it is started anew.
    void stopped(reseal::Error why);
};

}  // namespace reseal::engine
