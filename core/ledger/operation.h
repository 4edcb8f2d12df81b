// What a transaction can say: one struct a kind. Every sealed field (stanza, label, note, boxed body,
// drawer) stands here as the SHA-256 of its bytes; the bytes are *details* that travel beside the
// transaction and can be erased without touching any hash.
//
//   op = [kind, …fields in the order of the struct]           canonical CBOR; lists are arrays
//
// Points are carried as 32 bytes and decoded by the rule that needs them.
//
// Thread rule: values.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/base/time.h"
#include "core/crypto/keys.h"
#include "core/crypto/sign.h"
#include "core/ledger/bounded.h"
#include "core/ledger/field_names.h"
#include "core/ledger/names.h"
#include "core/ledger/operation_cases.h"
#include "core/ledger/operation_emergency.h"
#include "core/ledger/operation_equality.h"
#include "core/ledger/operation_keygen.h"
#include "core/ledger/operation_members.h"

namespace reseal::ledger {

// By the enrolling clinic: a member's identity. `proof` is made for the clinic's signing key. Where a
// member's clinic has left, another may enrol it.
struct Enrol {
    static constexpr auto kKind = OperationKind::Enrol;
    IdentityKey member;
    Role role{};
    KeyProof proof;
    RESEAL_FIELDS(self.member, self.role, self.proof)
    friend bool operator==(const Enrol&, const Enrol&) = default;
};

// A clinic vouches for a pseudonym (only where the genesis allows it). `issued` keeps an old admission
// from renewing for ever: block time must be within a day of it.
struct ClinicAdmission {
    static constexpr std::uint64_t kKind = 0;
    static constexpr std::string_view kName = "ClinicAdmission";
    ClinicId clinic;
    Instant issued;
    Signature signature;  // "reseal/1/admission": pseudonym, LE32(role), box, sharing, LE64(issued)
    RESEAL_FIELDS(self.clinic, self.issued, self.signature)
    friend bool operator==(const ClinicAdmission&, const ClinicAdmission&) = default;
};
// A member vouches for it, unnamed: an accountable ring signature (core/sharing/ring_signature.h) over the
// first `roster` places of the role's roster (roster.h), with those in it who may vouch after the block
// `rosterHeight`.
struct RingAdmission {
    static constexpr std::uint64_t kKind = 1;
    static constexpr std::string_view kName = "RingAdmission";
    std::uint32_t committee = 0;  // to whose key the member is encrypted: the tracing run's attempt
    Height rosterHeight = 0;
    std::uint64_t roster = 0;
    std::uint64_t window = 0;  // where in the roster the ring starts
    std::uint64_t period = 0;  // of the ticket: ticketPeriod() of its block, or the one before
    std::uint32_t slot = 0;    // below the role's tickets a period
    Ticket ticket;             // Z
    BoundedBytes<1, 2048> signature;
    RESEAL_FIELDS(self.committee, self.rosterHeight, self.roster, self.window, self.period, self.slot,
                  self.ticket, self.signature)
    friend bool operator==(const RingAdmission&, const RingAdmission&) = default;
};
using Admission = std::variant<ClinicAdmission, RingAdmission>;

// How long a member's tickets of one period last: a day.
constexpr std::uint64_t ticketPeriod(Instant time) {
    return static_cast<std::uint64_t>(time.ms) / static_cast<std::uint64_t>(days(1).ms);
}

// By the new pseudonym itself; the same again (with a new admission) renews it. `proof` is made for the
// pseudonym's key.
struct Pseudonym {
    static constexpr auto kKind = OperationKind::Pseudonym;
    Role role{};
    BoxPublic box;
    SharingKey sharing;
    KeyProof proof;
    Admission admission;
    RESEAL_FIELDS(self.role, self.box, self.sharing, self.proof, self.admission)
    friend bool operator==(const Pseudonym&, const Pseudonym&) = default;
};

// A statement (see below): the pseudonym ends itself, for good.
struct Retire {
    static constexpr auto kKind = OperationKind::Retire;
    SignPublic pseudonym;
    Instant time;
    Signature signature;  // "reseal/1/retire": pseudonym, LE64(time)
    RESEAL_FIELDS(self.pseudonym, self.time, self.signature)
    friend bool operator==(const Retire&, const Retire&) = default;
};

// A key in force. A new one comes with its proof, one that stays in force without.
struct CatalogueKey {
    ConditionKey key;
    std::optional<KeyProof> proof;
    RESEAL_FIELDS(self.key, self.proof)
    friend bool operator==(const CatalogueKey&, const CatalogueKey&) = default;
};
// By a patient: all condition keys in force from now on (those not listed end), the two sealed drawers,
// the home clinic. `version` is 1, 2, …: two devices can't silently overwrite each other's.
struct Catalogue {
    static constexpr auto kKind = OperationKind::Catalogue;
    std::uint64_t version = 0;
    ClinicId home;
    List<CatalogueKey, 0, 128> keys;
    Hash32 openDrawer;    // detail: nonce(24) ‖ sealed, plaintext a multiple of 2 KiB
    Hash32 closedDrawer;  // detail, the same
    RESEAL_FIELDS(self.version, self.home, self.keys, self.openDrawer, self.closedDrawer)
    friend bool operator==(const Catalogue&, const Catalogue&) = default;
};

struct StanzaRef {
    ConditionKey key;
    Hash32 stanza;  // detail: 208 bytes, core/sealing/capsule.h
    RESEAL_FIELDS(self.key, self.stanza)
    friend bool operator==(const StanzaRef&, const StanzaRef&) = default;
};
enum class Rendition : std::uint8_t { Original = 0, DeIdentified = 1 };
template <>
struct EnumRange<Rendition> {
    static constexpr std::uint64_t kMin = 0, kMax = 1;
};
std::string_view name(Rendition rendition);  // "Original"

// By a doctor or the patient: a sealed record. The first stanza's key is the patient's and says whose
// record it is; the others are further keys of that patient or archive keys of clinics.
struct Record {
    static constexpr auto kKind = OperationKind::Record;
    RecordId record;
    List<StanzaRef, 1, 8> stanzas;
    BlobId blob;
    std::uint64_t sealedLength = 0;
    List<ClinicId, 1, 8> fileServers;
    Hash32 label;  // detail, version 0: core/sealing/label.h
    Rendition rendition{};
    std::optional<Hash32> cardTag;  // MAC under the drawer key: the author has seen the care card
    RESEAL_FIELDS(self.record, self.stanzas, self.blob, self.sealedLength, self.fileServers, self.label,
                  self.rendition, self.cardTag)
    friend bool operator==(const Record&, const Record&) = default;
};

// By the patient: a new first stanza and label; the old condition no longer serves the record.
struct Refile {
    static constexpr auto kKind = OperationKind::Refile;
    RecordId record;
    StanzaRef stanza;
    std::uint64_t labelVersion = 0;  // one more than the last: the label's nonce counter
    Hash32 label;                    // detail
    RESEAL_FIELDS(self.record, self.stanza, self.labelVersion, self.label)
    friend bool operator==(const Refile&, const Refile&) = default;
};

// By the patient: all copies and details of the record are to be deleted.
struct Erase {
    static constexpr auto kKind = OperationKind::Erase;
    RecordId record;
    RESEAL_FIELDS(self.record)
    friend bool operator==(const Erase&, const Erase&) = default;
};

// By a doctor or researcher, to a patient's pseudonym.
struct Request {
    static constexpr auto kKind = OperationKind::Request;
    SignPublic patient;
    Hash32 body;  // detail: a sealed box to the patient, plaintext a multiple of 1 KiB
    RESEAL_FIELDS(self.patient, self.body)
    friend bool operator==(const Request&, const Request&) = default;
};

// By the addressed patient.
struct Deny {
    static constexpr auto kKind = OperationKind::Deny;
    RequestId request;
    RESEAL_FIELDS(self.request)
    friend bool operator==(const Deny&, const Deny&) = default;
};

// By the patient who owns the condition key. The grantee is whoever's sharing or team key B is; or B is the
// key of an emergency committee in force (operation_emergency.h): a standing grant, for
// Purpose::EmergencyTreatment, at most one in force for a condition key and committee.
struct Grant {
    static constexpr auto kKind = OperationKind::Grant;
    EncodedItem terms;               // sharing::GrantTerms::encode()
    List<RecordId, 0, 256> records;  // none: everything under the key
    Purpose purpose{};
    Instant notAfter;
    Hash32 note;                       // detail: sharing::sealNote; of a standing grant emergency_grant.h
    std::optional<RequestId> request;  // which one it answers
    RESEAL_FIELDS(self.terms, self.records, self.purpose, self.notAfter, self.note, self.request)
    friend bool operator==(const Grant&, const Grant&) = default;
};

// A statement: the grant ends. Obeyed by every proxy on arrival, ordered or not.
struct Revoke {
    static constexpr auto kKind = OperationKind::Revoke;
    GrantId grant;
    SignPublic signer;
    Instant time;
    Signature signature;  // "reseal/1/revoke": grant, LE64(time)
    RESEAL_FIELDS(self.grant, self.signer, self.time, self.signature)
    friend bool operator==(const Revoke&, const Revoke&) = default;
};

// What a clinic did as a proxy or file server.
struct ShareAccepted {
    static constexpr std::uint64_t kKind = 0;
    static constexpr std::string_view kName = "ShareAccepted";
    GrantId grant;
    RESEAL_FIELDS(self.grant)
    friend bool operator==(const ShareAccepted&, const ShareAccepted&) = default;
};
struct ShareDestroyed {
    static constexpr std::uint64_t kKind = 1;
    static constexpr std::string_view kName = "ShareDestroyed";
    GrantId grant;
    RESEAL_FIELDS(self.grant)
    friend bool operator==(const ShareDestroyed&, const ShareDestroyed&) = default;
};
struct BlobStored {
    static constexpr std::uint64_t kKind = 2;
    static constexpr std::string_view kName = "BlobStored";
    RecordId record;
    RESEAL_FIELDS(self.record)
    friend bool operator==(const BlobStored&, const BlobStored&) = default;
};
struct BlobErased {
    static constexpr std::uint64_t kKind = 3;
    static constexpr std::string_view kName = "BlobErased";
    RecordId record;
    RESEAL_FIELDS(self.record)
    friend bool operator==(const BlobErased&, const BlobErased&) = default;
};
// Hours since 1970-01-01T00:00Z.
constexpr std::uint64_t releaseHour(Instant time) {
    return static_cast<std::uint64_t>(time.ms < 0 ? 0 : time.ms) / 3'600'000;
}
struct GrantHour {
    GrantId grant;
    std::uint64_t hour = 0;  // releaseHour
    friend auto operator<=>(const GrantHour&, const GrantHour&) = default;
};
// One a grant, clinic and hour: how often it released and refused, and the Merkle root (RFC 6962) of the
// single receipts, which the clinic serves to the patient.
struct Released {
    static constexpr std::uint64_t kKind = 4;
    static constexpr std::string_view kName = "Released";
    GrantId grant;
    std::uint64_t hour = 0;  // releaseHour
    std::uint32_t released = 0, refused = 0;
    Hash32 root;
    RESEAL_FIELDS(self.grant, self.hour, self.released, self.refused, self.root)
    friend bool operator==(const Released&, const Released&) = default;
};
using Receipt = std::variant<ShareAccepted, ShareDestroyed, BlobStored, BlobErased, Released>;

// By the clinic itself.
struct Receipts {
    static constexpr auto kKind = OperationKind::Receipts;
    List<Receipt, 1, 256> entries;
    RESEAL_FIELDS(self.entries)
    friend bool operator==(const Receipts&, const Receipts&) = default;
};

using Operation = std::variant<Enrol, Pseudonym, Retire, Catalogue, Record, Refile, Erase, Request, Deny,
                               Grant, Revoke, Receipts, Suspend, Reinstate, Propose, Vote, Endpoint, Evidence,
                               KeygenOpen, KeygenAnnounce, KeygenDeal, KeygenComplain, KeygenAnswer,
                               KeygenAdvance, CaseOpen, CaseAgree, CaseDecline, CaseShare, CaseAnswer,
                               CaseClose, EqualityOpen, EqualityHashes, EqualityParts, EqualityShares,
                               EqualityAdvance, Emergency, EmergencyShare, EmergencyDecline, EmergencyClose>;

OperationKind kindOf(const Operation& operation);
// Errors: Malformed.
Result<Operation> decodeOperation(ByteView cbor);
Bytes encode(const Operation& operation);

// A sealed field: its hash in the operation, and what its bytes have to look like.
enum class DetailForm : std::uint8_t { Stanza, Label, Drawer, RequestBody, Note };
std::string_view name(DetailForm form);  // "Stanza"
struct DetailSlot {
    DetailForm form;
    Hash32 hash;
};
// In the order in which the bytes stand in the transaction's details.
std::vector<DetailSlot> detailSlots(const Operation& operation);

// Statements carry their own signature, so they are valid inside anybody's transaction, whatever its
// lane, expiry or limits, and take effect even if the rest of it is void. Both are idempotent.
bool isStatement(const Operation& operation);
Revoke signRevoke(const ChainId& chain, const crypto::SignKey& patient, const GrantId& grant, Instant time);
Retire signRetire(const ChainId& chain, const crypto::SignKey& pseudonym, Instant time);
crypto::SignedMessage revokeMessage(const ChainId& chain, const Revoke& revoke);
crypto::SignedMessage retireMessage(const ChainId& chain, const Retire& retire);

// What a clinic signs to admit a pseudonym; `registration.admission` is not looked at.
ClinicAdmission admit(const ChainId& chain, const ClinicId& clinic, const crypto::SignKey& clinicKey,
                      const SignPublic& pseudonym, const Pseudonym& registration, Instant issued);
crypto::SignedMessage admissionMessage(const ChainId& chain, const SignPublic& pseudonym,
                                       const Pseudonym& registration, Instant issued);
// What the ring signature of an admission signs, all but itself and the ticket that follows from it:
// "reseal/1/registration": pseudonym, LE32(role), box, sharing, LE32(committee), LE64(roster height),
// LE64(roster), LE64(window), LE64(period), LE32(slot).
crypto::SignedMessage registrationMessage(const ChainId& chain, const SignPublic& pseudonym,
                                          const Pseudonym& registration, const RingAdmission& admission);

}  // namespace reseal::ledger
