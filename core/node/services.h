// The services that a clinic's node offers to persons' programs and to other nodes: what is asked and
// what is answered, as canonical CBOR (the frame around them is frame.h).
//
// A person's program knows its home node by the TLS pin of its invitation. The node does not know who
// is calling; whatever needs a right carries a signature of the pseudonym that has it.
//
// Thread rule: values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/crypto/keys.h"
#include "core/crypto/sign.h"
#include "core/ledger/operation.h"
#include "core/node/services_releases.h"
#include "core/sharing/reencapsulate.h"

namespace reseal::node {

using crypto::Signature;

// Which question goes with which frame kind:
//
//   GetGenesis     null → the genesis
//   Join           JoinRequest → JoinAnswer
//   Admit          AdmitRequest → the clinic's signature (core/ledger, admission 0)
//   Submit         a transaction with its details → its id, once it is durable in the node's outbox
//   TxStatus       id → TxStatusAnswer
//   StateGet       GetRequest → GetAnswer
//   StateScan      ScanRequest → ScanAnswer
//   GetDetails     a hash → the sealed field behind it
//   BeginBlob      BlobBegin → how many bytes of it are there already
//   PutBlob        BlobPiece → how many bytes are there now
//   FinishBlob     blob id → [the ids of the clinics that have it]
//   GetBlob        BlobRange → bytes
//   DeliverShare   ShareDelivery → ShareReceipt
//   Reencapsulate  ReencapsulationRequest → ReencapsulationAnswer, in a box to the grantee
//   EmergencyShare  EmergencyQuestion → a box to the doctor    (services_emergency.h)
//   GetReleases    ReleasesRequest → ReleasesAnswer            (services_releases.h)
//   GetTransaction  its id → the transaction                   (services_releases.h)
//   NodeStatus     null → NodeStatusAnswer
//   Currency       CurrencyQuestion → CurrencyAnswer
//   GetBlocks      BlocksRequest → BlocksAnswer (final_blocks.h)
//   PutLocker      LockerBox → null;  GetLocker: LockerBox with an empty box → LockerBox
//   FindPatients   FindPatients → [RegisterEntry, …]           (services_register.h)
//   AddToRegister  AddToRegister → the number of its row       (services_register.h)
//   SignForTeam    SignForTeam → SignedForTeam, boxed          (services_team.h)
//   OpenForTeam    OpenForTeam → S, boxed                      (services_team.h)
//   NoteForTeam    NoteForTeam → the note, boxed               (services_team.h)
//   Introduce      MemberProof → null                          (services_register.h)
//   GetEvents      [[account, from], …] → EventsAnswer         (services_events.h)
//   GetTip         null → TipWord                              (services_events.h)
//   GetCertificates  the number of an epoch → [EpochBoundary, …]  (epoch_chain.h)

//   [token, role, Y, proof]          proof: crypto::proveKey with the clinic's key as author
struct JoinRequest {
    Nonce16 token;
    std::string role;
    crypto::Point Y;
    crypto::KeyProof proof;
    Bytes encode() const;
    static Result<JoinRequest> decode(ByteView bytes);
};

//   [clinic's signing key] waiting for staff | [clinic's signing key, credential]
struct JoinAnswer {
    SignPublic clinicKey;  // that the ledger names for it now; the credential is signed with it
    std::optional<Bytes> credential;
    Bytes encode() const;
    static Result<JoinAnswer> decode(ByteView bytes);
};

// Asks the enrolling clinic to admit a pseudonym (ledger::ClinicAdmission): proves knowledge of x for
// this pseudonym, so that nobody can have one admitted in another member's name.
//
//   [role, Y, proof, pseudonym, box key, sharing key]
//                            proof: crypto::proveKey of Y with the pseudonym's signing key as author
//   answer: [clinic, issued_ms, signature]
struct AdmitRequest {
    std::string role;
    crypto::Point Y;
    crypto::KeyProof proof;
    SignPublic pseudonym;
    BoxPublic box;
    ledger::SharingKey sharing;
    Bytes encode() const;
    static Result<AdmitRequest> decode(ByteView bytes);
};
Bytes encodeAdmission(const ledger::ClinicAdmission& admission);
Result<ledger::ClinicAdmission> decodeAdmission(ByteView bytes);

//   [0] unknown | [1] pending | [2, height, index, refusal or ""]
struct TxStatusAnswer {
    enum class State : std::uint8_t { Unknown, Pending, Final } state = State::Unknown;
    std::uint64_t height = 0;
    std::uint64_t index = 0;
    std::string refusal;  // why it was ordered void, by name; empty if it took effect
    Bytes encode() const;
    static Result<TxStatusAnswer> decode(ByteView bytes);
};

inline constexpr std::size_t kMaxScan = 500;
inline constexpr std::size_t kMaxScanBytes = std::size_t{512} << 10;  // of an answer, but for its last entry

// What a node's reading of its own files came to.
struct ScrubReport {
    std::size_t checked = 0;
    std::vector<BlobId> rotten;  // or lost
};

// What a node keeps on its disk.
struct StorageAnswer {
    std::uint64_t blobs = 0;  // sealed files
    std::uint64_t blobBytes = 0, ledgerBytes = 0, freeBytes = 0;
    std::uint64_t shares = 0;  // of grants, held as a proxy
    std::uint64_t unsafe = 0;  // records with too few copies, as far as this node has to see to them
    std::optional<Instant> lastScrub;
};

struct GetRequest {
    std::vector<Bytes> keys;  // 1 to kMaxScan
    Bytes encode() const;
    static Result<GetRequest> decode(ByteView bytes);
};
// What stands under the first of the keys: at least one, and as many as there is room for.
struct GetAnswer {
    std::vector<std::optional<Bytes>> values;
    Bytes encode() const;
    static Result<GetAnswer> decode(ByteView bytes);
};

// Keys that start with `prefix` and come after `after` (empty: from the first), in order.
struct ScanRequest {
    Bytes prefix, after;
    Bytes encode() const;
    static Result<ScanRequest> decode(ByteView bytes);
};
struct ScanAnswer {
    std::vector<std::pair<Bytes, Bytes>> entries;
    bool more = false;
    Bytes encode() const;
    static Result<ScanAnswer> decode(ByteView bytes);
};

// The right of a pseudonym to put or get a blob, signed for one node and one moment.
//   tag "reseal/1/blob-ticket", fields: node, blob, author, LE64(time)
struct BlobTicket {
    SignPublic author;
    Instant time;
    Signature signature;
    static BlobTicket make(const crypto::SignKey& key, const ChainId& chain, const ClinicId& node,
                           const BlobId& blob, Instant now);
    bool verify(const ChainId& chain, const ClinicId& node, const BlobId& blob) const;
};
inline constexpr Duration kTicketLife = seconds(300);  // either way: clocks differ

inline constexpr std::size_t kBlobPiece = std::size_t{512} << 10;

struct BlobBegin {
    BlobId blob;
    std::uint64_t sealedSize = 0;
    std::optional<BlobTicket> ticket;  // absent on a clinic's link
    Bytes encode() const;
    static Result<BlobBegin> decode(ByteView bytes);
};
struct BlobPiece {
    BlobId blob;
    std::uint64_t offset = 0;
    Bytes bytes;  // at most kBlobPiece
    Bytes encode() const;
    static Result<BlobPiece> decode(ByteView bytes);
};
// `holder` is the clinic that is asked; the home node passes it on. The ticket is for the holder.
struct BlobRange {
    BlobId blob;
    ClinicId holder;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;  // at most kBlobPiece
    std::optional<BlobTicket> ticket;
    Bytes encode() const;
    static Result<BlobRange> decode(ByteView bytes);
};

// One proxy's share, boxed to it, on its way through the patient's home node, which keeps it only from the
// patient: tag "reseal/1/share-delivery", fields: grant, proxy, SHA-256 of the box. The proxy itself judges
// the share, so that no signature goes with it any further.
struct ShareDelivery {
    GrantId grant;
    ClinicId proxy;
    Bytes box;
    std::optional<Signature> signature;
    void sign(const crypto::SignKey& patient, const ChainId& chain);
    bool verify(const SignPublic& patient, const ChainId& chain) const;
    Bytes encode() const;
    static Result<ShareDelivery> decode(ByteView bytes);
};
// The proxy's signed acceptance (tag "reseal/1/share-accepted", fields: grant, proxy), or none yet: the
// home node keeps the share and forwards it until it is accepted, the grant revoked or expired.
struct ShareReceipt {
    std::optional<Signature> accepted;
    Bytes encode() const;
    static Result<ShareReceipt> decode(ByteView bytes);
    static Signature sign(const crypto::SignKey& key, const ChainId& chain, const GrantId& grant,
                          const ClinicId& proxy);
    static bool verify(const SignPublic& key, const ChainId& chain, const GrantId& grant,
                       const ClinicId& proxy, const Signature& signature);
};

// What comes with a question under a grant to a clinic's team, which the clinic's key signs, whichever member
// it is for.
struct TeamPart {
    BoxPublic answer;  // to which the answer is boxed: the member's program's, for this reading
    Bytes who;         // 1 to kMaxWho: the member, sealed to the patient (core/records/team_reader.h)
    friend bool operator==(const TeamPart&, const TeamPart&) = default;
};

// A grantee asks one proxy to re-encapsulate one record's key.
//   [grant, record, proxy, nonce, author, stanza, time, signature]
//   tag "reseal/1/reencapsulate", fields: grant, record, proxy, nonce, author, stanza, LE64(time)
// A clinic for its team:
//   [grant, record, proxy, nonce, author, stanza, time, signature, answer, who]
//   tag "reseal/1/reencapsulate-team", fields: those, answer, SHA-256 of who
struct ReencapsulationRequest {
    GrantId grant;
    RecordId record;
    ClinicId proxy;
    Nonce16 nonce;
    SignPublic author;  // a pseudonym; of a team: the clinic's key that the ledger names
    Bytes stanza;       // 208 bytes, as on the ledger by its hash
    Instant time;
    Signature signature;
    std::optional<TeamPart> team = std::nullopt;
    crypto::SignedMessage message(const ChainId& chain) const;
    Bytes encode() const;
    static Result<ReencapsulationRequest> decode(ByteView bytes);
};
// Boxed to the grantee's box key, or the one that came for it: [0, share, signature] | [1, error code,
// detail, signature].
//   tag "reseal/1/reencapsulated", fields: SHA-256 of the request, answer without signature
// The proxy signs request and answer together, so a share that fails is evidence against it.
struct ReencapsulationAnswer {
    Result<sharing::ReceivedShare> share = fail(ErrorCode::NotFound, "");
    Bytes encode(const crypto::SignKey& key, const ChainId& chain, ByteView request) const;
    // Errors: Malformed, BadSignature.
    static Result<ReencapsulationAnswer> decode(ByteView bytes, const SignPublic& key, const ChainId& chain,
                                                ByteView request);
};

struct PeerStatus {
    ClinicId clinic;
    bool connected = false;
    std::uint64_t height = 0;  // as it says itself
};
struct NodeStatusAnswer {
    ClinicId clinic;
    std::uint64_t height = 0;
    std::uint64_t view = 0;
    std::uint64_t pending = 0;  // transactions not ordered yet
    std::uint64_t blobs = 0;
    std::uint64_t shares = 0;  // re-encapsulation shares held
    std::uint64_t unsafe = 0;  // records here that have fewer copies than they should
    std::uint32_t quorum = 0;  // clinics that must be up to order anything
    bool signing = true;       // false: waiting for others' answers after a restart, or a failed disk
    Instant time;
    std::vector<PeerStatus> peers;
    Bytes encode() const;
    static Result<NodeStatusAnswer> decode(ByteView bytes);
};

// Revocations and retirements that a node has heard and that are not ordered yet, as core/ledger encodes
// them, and where to go on if there are more.
inline constexpr std::size_t kCurrencyPage = 1000;
struct KnownStatements {
    std::vector<Bytes> statements;
    std::optional<std::uint64_t> next;  // greater than what was asked for
};

//   [nonce, after]
struct CurrencyQuestion {
    Nonce16 nonce;
    std::uint64_t after = 0;  // 0, then KnownStatements::next
    Bytes encode() const;
    static Result<CurrencyQuestion> decode(ByteView bytes);
};
// A validator's signed word on how far the ledger is, with every statement it knows of, in pages. A proxy
// releases only on recent ones from f+1 others (currency.h).
//   [height, [statement, …], next or null, signature]
//   tag "reseal/1/currency", fields: nonce, LE64(after), LE64(height), SHA-256 of the statements, LE64(next
//   or 0)
struct CurrencyAnswer {
    std::uint64_t height = 0;
    KnownStatements known;
    Bytes encode(const crypto::SignKey& key, const ChainId& chain, const CurrencyQuestion& question) const;
    // Errors: Malformed (also: a page that does not get any further), BadSignature.
    static Result<CurrencyAnswer> decode(ByteView bytes, const SignPublic& key, const ChainId& chain,
                                         const CurrencyQuestion& question);
};

// A person's encrypted locker, kept for them by the home node. Whoever asks must know x.
//   [Y, version, proof, box]     proof: crypto::proveKey with the node's clinic key as author
// The proof says that whoever knows Y's secret means exactly this box (of a question: an empty one), at this
// clinic; that of an enrolment, which everybody can read, is no such proof.
struct LockerBox {
    crypto::Point Y;
    std::uint64_t version = 0;
    crypto::KeyProof proof;
    Bytes box;
    static LockerBox make(const ChainId& chain, const ClinicId& clinic, const crypto::RistrettoKey& identity,
                          std::uint64_t version, Bytes box);
    Status check(const ChainId& chain, const ClinicId& clinic) const;  // BadProof
    Bytes encode() const;
    static Result<LockerBox> decode(ByteView bytes);
};

}  // namespace reseal::node
