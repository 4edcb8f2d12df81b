// What the ledger's state holds and how it is read. A StateView is a thin typed reader over any
// KeyValueView: the final state on disk, or a notarized branch laid over it.
//
//   key   = table(1) ‖ fixed-length parts, numbers big-endian, so that a prefix scan is in order
//   value = canonical CBOR array of the struct's fields
//
// Nothing here depends on a detail's bytes, so erased details change no state.
//
// Thread rule: that of the KeyValueView below, which must outlive it.
#pragma once

#include "core/ledger/block.h"
#include "core/ledger/cases.h"
#include "core/ledger/committees.h"
#include "core/ledger/emergencies.h"
#include "core/ledger/event.h"
#include "core/ledger/genesis.h"
#include "core/ledger/keyvalue.h"
#include "core/ledger/membership.h"

namespace reseal::ledger {

struct Tip {  // the block this state is after
    Height height = 0;
    Hash32 hash;
    Instant time;
    static void fields(auto& self, auto&& each) { each(self.height, self.hash, self.time); }
    friend bool operator==(const Tip&, const Tip&) = default;
};

struct Clinic {
    SignPublic signKey;  // the current one; its id stays
    BoxPublic box;
    ConditionKey archive;
    SharingKey team;
    TlsPin tlsPin;
    List<Address, 0, 4> addresses;
    Text<1, 200> name;
    ClinicRoles roles;  // from the moment they were decided; who validates now, the epoch says
    Height since = 0;
    std::uint64_t endpoint = 0;  // counter of the last Endpoint under this key
    Instant leaves;              // it was removed and is gone from then on; 0: it stays
    static void fields(auto& self, auto&& each) {
        each(self.signKey, self.box, self.archive, self.team, self.tlsPin, self.addresses, self.name,
             self.roles, self.since, self.endpoint, self.leaves);
    }
    // Removed: it has no role and takes on nothing new, but still accounts for what it has.
    bool isLeaving() const { return leaves != Instant{}; }
    bool hasLeft(Instant now) const { return isLeaving() && now >= leaves; }
    friend bool operator==(const Clinic&, const Clinic&) = default;
};

Clinic clinicOf(const ClinicEntry& entry, Height since);

// One who was enrolled, at its place in its role's roster (roster.h), which it keeps for ever.
struct Member {
    IdentityKey identity;
    Role role{};
    ClinicId clinic;   // that answers for it: the one that has enrolled it last
    Height since = 0;  // first enrolled
    Instant enrolled;
    Height suspended = 0;  // 0: not
    bool suspendedByVote = false;
    static void fields(auto& self, auto&& each) {
        each(self.identity, self.role, self.clinic, self.since, self.enrolled, self.suspended,
             self.suspendedByVote);
    }
    friend bool operator==(const Member&, const Member&) = default;
};
struct RosterPlace {
    Role role{};
    std::uint64_t place = 0;
    static void fields(auto& self, auto&& each) { each(self.role, self.place); }
    friend bool operator==(const RosterPlace&, const RosterPlace&) = default;
};

struct PseudonymEntry {
    Role role{};
    BoxPublic box;
    SharingKey sharing;
    std::optional<ClinicId> admittedBy;  // nothing: a member, by ring
    Height since = 0;
    Instant until;                        // 0: no end
    Height retired = 0;                   // 0: not
    std::optional<SignPublic> addressee;  // a doctor's: the one patient it serves, once it has addressed one
    std::uint64_t period = 0;  // of the ticket with which somebody last vouched, or of the clinic's word
    Instant vouched;           // when somebody last vouched for it; a clinic: by when it says that it did
    static void fields(auto& self, auto&& each) {
        each(self.role, self.box, self.sharing, self.admittedBy, self.since, self.until, self.retired,
             self.addressee, self.period, self.vouched);
    }
    bool isLive(Instant now) const { return retired == 0 && (until == Instant{} || now <= until); }
    friend bool operator==(const PseudonymEntry&, const PseudonymEntry&) = default;
};

struct RosterChange {
    Height height = 0;
    Instant shutOut;  // when somebody was last suspended, or a clinic removed
    static void fields(auto& self, auto&& each) { each(self.height, self.shutOut); }
    friend bool operator==(const RosterChange&, const RosterChange&) = default;
};

// Who has admitted or renewed a pseudonym by ring, encrypted to a tracing key: for whoever opens it.
struct RingEntry {
    RunId committee;
    Height height = 0;
    Instant time;
    std::uint64_t roster = 0, window = 0;
    CommitteePoint U1, V1;  // sharing::EncryptedIdentity
    Ticket ticket;
    static void fields(auto& self, auto&& each) {
        each(self.committee, self.height, self.time, self.roster, self.window, self.U1, self.V1, self.ticket);
    }
    friend bool operator==(const RingEntry&, const RingEntry&) = default;
};

// Every key that was ever registered, so that none is twice.
enum class KeyKind : std::uint8_t {
    Sign = 0,
    Sharing = 1,
    Team = 2,
    Condition = 3,
    Archive = 4,
    Identity = 5
};
template <>
struct EnumRange<KeyKind> {
    static constexpr std::uint64_t kMin = 0, kMax = 5;
};
struct KeyEntry {
    KeyKind kind{};
    AccountId owner;
    Height since = 0;
    Height ended = 0;  // a condition or clinic's key that is no longer in force; 0: in force
    static void fields(auto& self, auto&& each) { each(self.kind, self.owner, self.since, self.ended); }
    friend bool operator==(const KeyEntry&, const KeyEntry&) = default;
};

struct CatalogueEntry {
    std::uint64_t version = 0;
    Height height = 0;
    TxId tx;
    std::uint32_t operation = 0;
    ClinicId home;
    List<ConditionKey, 0, 128> keys;
    Hash32 openDrawer, closedDrawer;
    static void fields(auto& self, auto&& each) {
        each(self.version, self.height, self.tx, self.operation, self.home, self.keys, self.openDrawer,
             self.closedDrawer);
    }
    friend bool operator==(const CatalogueEntry&, const CatalogueEntry&) = default;
};

struct LaneTip {
    std::uint64_t next = 0;  // the seq that comes next
    TxId last;
    static void fields(auto& self, auto&& each) { each(self.next, self.last); }
    friend bool operator==(const LaneTip&, const LaneTip&) = default;
};

struct RecordEntry {
    AccountId author;
    SignPublic patient;
    Height height = 0;
    Instant time;
    TxId tx;  // where the details are: the operation, and after a Refile that of the first stanza and label
    std::uint32_t operation = 0;
    TxId labelTx;
    std::uint32_t labelOperation = 0;
    List<StanzaRef, 1, 8> stanzas;  // the first is the patient's
    BlobId blob;
    std::uint64_t sealedLength = 0;
    List<ClinicId, 1, 8> fileServers;
    Hash32 label;
    std::uint64_t labelVersion = 0;
    Rendition rendition{};
    std::optional<Hash32> cardTag;
    Height erased = 0;  // 0: not
    static void fields(auto& self, auto&& each) {
        each(self.author, self.patient, self.height, self.time, self.tx, self.operation, self.labelTx,
             self.labelOperation, self.stanzas, self.blob, self.sealedLength, self.fileServers, self.label,
             self.labelVersion, self.rendition, self.cardTag, self.erased);
    }
    const StanzaRef* stanzaFor(const ConditionKey& key) const;
    friend bool operator==(const RecordEntry&, const RecordEntry&) = default;
};

enum class RequestStatus : std::uint8_t { Open = 0, Denied = 1, Granted = 2 };
template <>
struct EnumRange<RequestStatus> {
    static constexpr std::uint64_t kMin = 0, kMax = 2;
};
struct RequestEntry {
    SignPublic author, patient;
    Height height = 0;
    Instant time;
    TxId tx;
    std::uint32_t operation = 0;
    Hash32 body;
    RequestStatus status{};
    static void fields(auto& self, auto&& each) {
        each(self.author, self.patient, self.height, self.time, self.tx, self.operation, self.body,
             self.status);
    }
    friend bool operator==(const RequestEntry&, const RequestEntry&) = default;
};

// Asked after a grant's end, its proxies go on writing down refusals for a week (core/node/proxy_desk.cpp);
// the ledger's time and theirs may differ.
inline constexpr Duration kReleasesAfterEnd = days(8);

struct GrantEntry {
    SignPublic patient;
    AccountId
        grantee;  // a pseudonym, the clinic whose team it is, or of a standing grant M, which is no account
    bool team = false;
    Height height = 0;
    Instant time;
    TxId tx;
    std::uint32_t operation = 0;
    EncodedItem terms;               // sharing::GrantTerms::decode
    ConditionKey key;                // A, also in the terms
    List<ClinicId, 1, 32> proxies;   // also in the terms
    List<RecordId, 0, 256> records;  // none: everything under the key
    Purpose purpose{};
    Instant notAfter;
    Hash32 note;
    std::optional<RequestId> request;
    Height revoked = 0;   // 0: not
    Instant revokedTime;  // as the patient's statement says, but not before its block
    std::optional<RunId> standing = std::nullopt;  // for emergencies, under this committee's key
    static void fields(auto& self, auto&& each) {
        each(self.patient, self.grantee, self.team, self.height, self.time, self.tx, self.operation,
             self.terms, self.key, self.proxies, self.records, self.purpose, self.notAfter, self.note,
             self.request, self.revoked, self.revokedTime, self.standing);
    }
    bool isProxy(const ClinicId& clinic) const;
    Instant end() const;                    // as far as it is known: its not-after, or its revocation
    std::uint64_t lastReleaseHour() const;  // of which its proxies may report something
    bool covers(const RecordId& record,
                const RecordEntry& entry) const;  // under its key now, listed, not erased
    friend bool operator==(const GrantEntry&, const GrantEntry&) = default;
};

struct PendingRevocation {  // of a grant that is not known yet
    Instant time;
    Height height = 0;
    static void fields(auto& self, auto&& each) { each(self.time, self.height); }
    friend bool operator==(const PendingRevocation&, const PendingRevocation&) = default;
};

// What one clinic has receipted for one grant or record, as heights; 0: not.
struct HandledEntry {
    Height taken = 0;  // share accepted, blob stored
    Height gone = 0;   // share destroyed, blob erased
    static void fields(auto& self, auto&& each) { each(self.taken, self.gone); }
    friend bool operator==(const HandledEntry&, const HandledEntry&) = default;
};
struct ReleaseEntry {
    std::uint32_t released = 0, refused = 0;
    Hash32 root;
    Height height = 0;
    static void fields(auto& self, auto&& each) { each(self.released, self.refused, self.root, self.height); }
    friend bool operator==(const ReleaseEntry&, const ReleaseEntry&) = default;
};

struct DayCount {
    std::uint64_t day = 0;  // block time / 86 400 000
    std::uint64_t count = 0;
    static void fields(auto& self, auto&& each) { each(self.day, self.count); }
    friend bool operator==(const DayCount&, const DayCount&) = default;
};

// h' = SHA-256(h ‖ tx id ‖ LE32(op index) ‖ event) over every event of the account.
struct AccountHead {
    Hash32 hash;
    std::uint64_t count = 0;
    Height last = 0;
    static void fields(auto& self, auto&& each) { each(self.hash, self.count, self.last); }
    friend bool operator==(const AccountHead&, const AccountHead&) = default;
};

struct OrderedTx {
    Height height = 0;
    std::uint32_t index = 0;  // in its block
    Refusal refusal{};        // None: it took effect; else it is void
    AccountId author;
    static void fields(auto& self, auto&& each) { each(self.height, self.index, self.refusal, self.author); }
    friend bool operator==(const OrderedTx&, const OrderedTx&) = default;
};

class StateView {
public:
    explicit StateView(const KeyValueView& table) : table_(table) {}

    // Always there: every state starts with a genesis (genesisDelta).
    ChainId chainId() const;
    ChainParameters parameters() const;
    Tip tip() const;
    EpochEntry epoch() const;                                     // that orders the next block
    std::optional<EpochEntry> epoch(std::uint64_t number) const;  // this one or a past one
    std::optional<NextSet> nextSet() const;                       // while an end is fixed
    SetQueue waitingChanges() const;
    std::vector<Validator> validators() const;  // of the next block
    Hash32 validatorSet() const;

    std::optional<Clinic> clinic(const ClinicId& id) const;
    std::optional<ProposalEntry> proposal(const ProposalId& id) const;
    std::optional<bool> vote(const ProposalId& id, const ClinicId& clinic) const;  // does it approve?
    std::optional<EvidenceEntry> evidence(const ClinicId& against, std::uint64_t epoch) const;
    std::uint32_t keygenRuns(CommitteePurpose purpose) const;  // how many were opened: the last attempt
    std::optional<RunEntry> keygenRun(const RunId& run) const;
    std::optional<CommitteeEntry> committeeOf(const RunId& run) const;        // in force or retired
    std::optional<CommitteeEntry> committee(CommitteePurpose purpose) const;  // the newest in force
    std::optional<Member> member(const IdentityKey& member) const;
    std::optional<RosterPlace> rosterPlace(const IdentityKey& member) const;
    std::optional<Member> memberAt(const RosterPlace& at) const;
    std::uint64_t rosterSize(Role role) const;    // places
    RosterChange rosterChanged(Role role) const;  // at the latest, but for who was added; zeros: never
    bool isTicketUsed(const Ticket& ticket) const;
    std::optional<RingEntry> ringEntry(const SignPublic& pseudonym, std::uint64_t number) const;  // from 0
    std::optional<CaseEntry> caseOf(const CaseId& id) const;
    std::optional<CaseId> openCaseOf(const SignPublic& pseudonym, std::uint64_t ring) const;
    std::uint64_t casesOn(const ClinicId& clinic, std::uint64_t day) const;  // that it has opened
    std::optional<EmergencyEntry> emergency(const EmergencyId& id) const;
    std::optional<EmergencyId> emergencyBy(const SignPublic& doctor) const;  // the last
    std::optional<EmergencyWord> emergencyWord(const EmergencyId& id, const ClinicId& clinic) const;
    std::uint64_t emergenciesOn(const SignPublic& doctor, std::uint64_t day) const;
    std::uint64_t emergenciesAbout(const SignPublic& patient) const;  // how many there ever were
    Instant disasterUntil() const;                                    // 0: there was none
    // Suspensions and reinstatements by that clinic on that day (block time / 86 400 000).
    std::uint64_t rosterChangesOn(const ClinicId& clinic, std::uint64_t day) const;
    std::optional<PseudonymEntry> pseudonym(const SignPublic& key) const;
    template <class Fixed>
    std::optional<KeyEntry> key(const Fixed& key) const {
        return keyOf(key.view());
    }
    std::optional<CatalogueEntry> catalogue(const SignPublic& patient) const;  // the newest
    std::optional<CatalogueEntry> catalogue(const SignPublic& patient, std::uint64_t version) const;
    std::optional<RecordEntry> record(const RecordId& id) const;
    std::optional<RecordId> recordOfBlob(const BlobId& blob) const;
    std::optional<RequestEntry> request(const RequestId& id) const;
    std::optional<GrantEntry> grant(const GrantId& id) const;
    std::optional<PendingRevocation> pendingRevocation(const SignPublic& signer, const GrantId& grant) const;
    std::uint64_t pendingRevocations(const SignPublic& signer) const;
    bool knows(const AccountId& author) const;                        // a clinic or a pseudonym
    LaneTip lane(const AccountId& author, const LaneId& lane) const;  // a new one: {0, zeros}
    std::uint64_t lanes(const AccountId& author) const;
    HandledEntry share(const GrantId& grant, const ClinicId& proxy) const;
    HandledEntry copy(const RecordId& record, const ClinicId& fileServer) const;
    std::optional<ReleaseEntry> release(const GrantId& grant, const ClinicId& proxy,
                                        std::uint64_t hour) const;
    std::uint64_t requestsOn(const SignPublic& author, std::uint64_t day) const;
    AccountHead head(const AccountId& account) const;
    std::optional<OrderedTx> ordered(const TxId& id) const;

    const KeyValueView& table() const { return table_; }

private:
    std::optional<KeyEntry> keyOf(ByteView key) const;
    const KeyValueView& table_;
};

// The state after block 0. To be applied to an empty table.
Delta genesisDelta(const Genesis& genesis);

}  // namespace reseal::ledger
