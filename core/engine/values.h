// What a window or a command line is told: copyable values, UTF-8 text, no secret but the care card's text
// (which is there to be shown), no pointer into the core.
//
// Thread rule: values.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/ledger/names.h"
#include "core/records/categories.h"

namespace reseal::engine {

using ledger::RequestId;
using records::Category;
using records::Purpose;
using records::Role;

// How far a person has come in joining. Each phase is durable; after a crash it goes on from there.
enum class Phase {
    Invited,    // the vault is there; the home node was not reached yet
    Waiting,    // asked to join: staff have to match the code to the face
    Confirmed,  // has a credential; not ready to act yet (a patient's first pseudonym and catalogue)
    Ready,
};

struct Person {
    std::string name;
    Role role = Role::Patient;
    std::string clinicName;  // empty before the genesis was fetched
    ClinicId clinic;
    ChainId chain;
    std::string phrase;  // to be compared with the clinic's: the same ledger
    std::string code;    // of this person's identity: staff match it to the face before they let one in
    Phase phase = Phase::Invited;
    bool holdsArchive = false;         // may seal for the clinic's archive too
    bool homeKnown = false;            // the genesis was fetched and fits the invitation
    std::optional<ClinicId> movingTo;  // asked to be let in there, too; until that is done, `clinic` is home
};

// What became of a transaction. Submitted: durable at the home node, ordered as soon as enough clinics are
// up; the program sees to it at every start.
enum class Written { Final, Submitted };

struct Who {
    std::string name, title, clinicName;  // as a clinic vouches for; empty: not known
    ClinicId clinic;
};

// ---- records ----

enum class Access {
    Own,  // the patient's own
    Locked,
    Asked,  // an open request covers it
    Readable,
    Ended,  // was granted; revoked or expired
};

struct RecordRow {
    RecordId id;
    SignPublic patient;
    std::optional<Category> category;  // nothing: its label can't be read (closed drawer)
    std::vector<Category> also;
    std::string type, title, date;  // date as in records::ClinicalDate
    std::string clinicName;         // as the label says
    Instant registered;
    std::uint64_t sealedSize = 0;
    Access access = Access::Locked;
    Instant readableUntil;    // Access::Readable
    bool unsorted = false;    // lies in intake: the patient has to sort it
    bool unverified = false;  // its author has not shown that he saw the care card
    std::size_t copies = 0;   // file servers that have receipted it
};

// A list of records may be long, and a row takes some 300 bytes: a desk hands it over in batches, the oldest
// record first, each from the job thread, one after the other, none after its future is finished.
inline constexpr std::size_t kMaxRecordBatch = 1000;
using TakeRecords = std::function<void(std::vector<RecordRow> batch)>;

struct OpenedSpan {
    std::string resourceType, id, date;
    Hash32 sha256;  // checked
    Bytes bytes;    // exactly as it stood in the file it came from
};
struct OpenedRecord {
    RecordId id;
    Category category = Category::Notes;
    std::vector<Category> also;
    std::string type, title, date, clinicName, subject, mediaType;
    std::vector<OpenedSpan> spans;  // a document: one, the whole
    std::vector<ClinicId> liars;    // clinics whose share was wrong; the record opened all the same
};
struct SavedFile {
    std::string path;  // <directory>/<SHA-256 in hexadecimal>
    Hash32 sha256;
    std::uint64_t length = 0;
    std::string resourceType, mediaType;
};
struct SavedRecord {
    RecordId id;
    std::vector<SavedFile> files;
};

// ---- importing and sealing ----

struct PreviewRecord {
    Category category = Category::Notes;
    std::vector<Category> also;
    std::string type, title, date;
    std::size_t spans = 0;
    std::uint64_t bytes = 0;
    bool confirmed = true;                       // false: a person has to choose its category first
    std::set<Category> suggested;                // sensitive ones that its codes hint at
    bool twoLabels = false, restricted = false;  // why it is not confirmed
    bool toIntake = false;  // its category lies in the drawer that the card does not open
    std::size_t file = 0;   // in ImportPreview::files
};
struct PreviewFile {
    std::string path, mediaType, subject, born;  // the file's Patient, if it has one
    std::size_t resources = 0, alreadySealed = 0, duplicates = 0, withoutContent = 0;
    std::vector<std::string> warnings;  // names of exchange::WarningKind
    // It names a patient with no word of the doctor's own name for this one, and nobody has said yet that
    // they are the same person.
    bool namedOtherwise = false;
};
// Kept by the desk under `id` until it is sealed or dropped; at most kMaxPreviews, the oldest goes first.
struct ImportPreview {
    std::uint64_t id = 0;
    SignPublic patient;
    std::vector<PreviewFile> files;
    std::vector<PreviewRecord> records;
};
inline constexpr std::size_t kMaxPreviews = 4;

struct RecordChoice {
    std::size_t record = 0;  // in ImportPreview::records
    Category category = Category::Notes;
    std::vector<Category> also;
};
struct SealChoices {
    std::uint64_t preview = 0;
    std::vector<RecordChoice> choices;  // what a person decided otherwise, or confirmed
    std::set<std::size_t> leaveOut;
    bool samePerson = false;  // files that name somebody else are this patient's; remembered
};
struct SealedRow {
    RecordId id;
    BlobId blob;
    Category category = Category::Notes, under = Category::Notes;
    std::string title;
    std::uint64_t sealedSize = 0;
    std::size_t copies = 0;  // clinics that had it when it was registered
};
struct SealReport {
    std::vector<SealedRow> sealed;
    std::vector<TxId> transactions;
    Written written = Written::Final;
    bool archived = false;  // the clinic's archive can open them too
    bool safe = false;      // final, and kept as often as it should be
};

// ---- asking and allowing ----

enum class RequestState { Open, Denied, Granted };

struct RequestRow {
    RequestId id;
    SignPublic patient, asker;  // pseudonyms
    std::string patientName;    // a doctor's own word for the patient; empty on the patient's side
    Who who;
    Purpose purpose = Purpose::Treatment;
    std::vector<Category> categories;  // one of these two is empty
    std::vector<RecordId> records;
    std::string from, to;
    Instant notAfter, asked;
    std::string note;
    bool forTeam = false;  // not the asker alone: all whom the asker's clinic names in its team
    RequestState state = RequestState::Open;  // to the asker a denied one looks like no answer yet
    std::optional<Error>
        problem;  // it can't be believed (forged, expired, not enrolled): it can only be denied
    Written written = Written::Final;
    Hash32 meaning;  // of who asks and all that is asked for; on the patient's side
};

struct Wish {  // what a doctor asks for
    SignPublic patient;
    std::vector<Category> categories;  // or, if empty, `records`
    std::vector<RecordId> records;
    Purpose purpose = Purpose::Treatment;
    std::string from, to;  // dates of the records; empty: open
    Instant notAfter;
    std::string note;
    bool forTeam = false;  // of the doctor's own clinic
};

struct Approval {  // what a patient allows of a request
    RequestId request;
    std::set<Category> categories;  // at least one, all of them wanted; for a request by record: empty
    std::optional<std::set<RecordId>> onlyRecords;  // nothing: all that the request names
    std::optional<Instant> notAfter;                // earlier than the request's; nothing: the request's
    // How many of a grant's proxies must answer each time; nothing: sharing::defaultThreshold. Fewer open
    // more easily while clinics are away, and need fewer to conspire with the grantee.
    std::optional<std::size_t> threshold = std::nullopt;
    // RequestRow::meaning of what the patient was shown: nothing else is granted. Nothing: whatever the home
    // node has under that id by now.
    std::optional<Hash32> shown = std::nullopt;
};
// An approval that a patient keeps by name for requests to come ("treatment at clinic X, 90 days, patient
// summary"). It approves nothing by itself. Sensitive categories are in it only if they were named.
struct Template {
    std::string name;
    std::optional<ClinicId> clinic;  // of the asker, as the credential says; nothing: any
    std::string clinicName;          // told, not taken
    std::set<Purpose> purposes;      // at least one
    std::set<Category> categories;   // at least one
    Duration longest;                // from the answer on
    std::optional<std::size_t> threshold;
};
inline constexpr std::size_t kMaxTemplates = 64;
inline constexpr std::size_t kMaxTemplateName = 64;  // bytes
inline constexpr Duration kLongestTemplate = days(3653);

inline constexpr std::size_t kMaxThreshold = 7;  // of as many proxies as a grant has at most
struct Approved {
    std::vector<GrantId> grants;
    Written written = Written::Final;
    // Shares are kept and forwarded by the home node until their proxies have accepted them.
    std::size_t shares = 0, accepted = 0;
    bool ready = false;  // enough proxies have accepted: it can be opened now
};

enum class GrantState { Active, Revoked, Expired, GranteeEnded, PatientEnded };

struct GrantRow {
    GrantId id;
    SignPublic patient;
    ledger::AccountId grantee;
    bool forTeam = false;      // to a clinic's team: `who` is the clinic alone, without a person
    bool inEmergency = false;  // a doctor's: what the patient has left for emergencies, until this one ends
    Who who;
    std::optional<Category> category;
    std::vector<RecordId> records;  // none: everything in that category
    Purpose purpose = Purpose::Treatment;
    Instant granted, notAfter, revoked;
    GrantState state = GrantState::Active;
    std::size_t proxies = 0, threshold = 0, accepted = 0;
    std::uint64_t released = 0, refused = 0;  // as the proxies have receipted
    // Revoked or expired: the clinics that have not confirmed yet that their share is destroyed.
    std::vector<std::string> unconfirmed;
};
struct Revoked {
    std::vector<GrantId> grants;  // all that the same grantee had in this category, and is over now
    // Clinics whose teams may read in it as well and have the grantee among them, or may have: the team can
    // still open it for who is in it.
    std::vector<Who> throughTeams;
    Written written = Written::Final;
    bool movedOn = false;     // what is sealed from now on is under a new key
    std::size_t renewed = 0;  // grants of others that were made anew for it
    // Why the rest is not done yet; what was revoked stays revoked. Refused: a grant of somebody else's was
    // not made anew, because fewer proxies are left than the patient wants to answer.
    std::optional<Error> unfinished;
};

// Once that a clinic was asked for a record under a grant, by the grantee.
struct ReleaseRow {
    Instant time;  // by the clinic's clock
    RecordId record;
    bool released = false;
    std::string why;    // it refused: the error's name
    bool late = false;  // by that clock, released after a revocation of which every clinic had to know
    // Under a grant to a clinic's team: which member asked, by the team's clinic's word. Under a standing
    // one: `doctor`, by the proxy's. Or why that can't be told. Of a person's grant both are empty.
    std::string reader, readerTitle;
    std::string doctor{};  // digits of the pseudonym that declared an emergency
    std::optional<Error> readerUnknown = std::nullopt;
};
enum class HourShown {
    Whole,        // what it shows is what it has reported
    NotReached,   // it, or the way to it
    NotShown,     // there is an answer that shows nothing, by the clinic or by somebody on the way
    Contradicts,  // the clinic itself has signed something else than it has reported
    NotAsked,     // there was too much, or what it showed before this was wrong
    TooOld,       // no clinic has to keep it so long; it is not asked
};
// What a clinic released and refused under a grant in one hour.
struct ReleasedHour {
    ClinicId proxy;
    std::string clinicName;
    GrantId grant;
    Instant from;          // the hour's beginning
    bool reported = true;  // on the ledger; otherwise the clinic says so, and may still take it back
    std::uint32_t released = 0, refused = 0;
    HourShown shown = HourShown::Whole;
    std::string why;               // it is not Whole: the error
    std::vector<ReleaseRow> rows;  // Whole: each of them, but for refusals beyond 4,096
};

// A record that was erased. What it was about nobody can tell any more.
struct ErasureRow {
    RecordId record;
    Instant registered;  // when it was sealed
    std::vector<std::string>
        unconfirmed;  // the clinics that have not confirmed yet that their copy is deleted
};

struct CareCardText {
    std::string text;  // for a QR code, or to be pasted
    std::uint32_t number = 0;
    SignPublic patient;
};

struct PatientRow {  // of a doctor
    SignPublic patient;
    std::string name;  // the doctor's own word
    Instant added;
    bool ready = false;       // this doctor's pseudonym for the patient is on the ledger
    std::string birthDate;    // as the doctor gave it, or else the first file that said it; empty: unknown
    std::string localNumber;  // the clinic's own, as the doctor gave it
};
struct NewPatient {
    std::string careCard;     // its text
    std::string name;         // the doctor's own word
    std::string birthDate;    // "1961-04-30", or "1961-04", "1961"; empty: unknown
    std::string localNumber;  // at most kMaxLocalNumber bytes; may be empty
    // The doctor says, having compared the cards: this is not the patient of that name or number whom they
    // have.
    bool isAnother = false;
};
inline constexpr std::size_t kMaxLocalNumber = 256;

// A patient in the clinic's register.
struct RegisterRow {
    std::int64_t row = 0;  // 0: not there yet
    std::string name, birthDate, localNumber;
    std::optional<SignPublic> pseudonym;
    std::string careCard;  // its text; empty if there is none
    // The register has a card that was not given out: it goes only to who has taken the handover.
    bool cardWithheld = false;
    bool cardDamaged = false;  // what the register has is no card of this patient, or can't be opened
};

// Somebody has looked at a patient in the register, or entered or changed something there.
struct LookRow {
    std::int64_t number = 0;  // of looks, for the page before
    std::int64_t row = 0;     // of the register
    std::string patient;      // the name there now; empty: removed
    Hash32 member;            // identity
    std::string reason;       // "search", "add", "change", "add-refused", "change-refused"
    Instant at;
};
struct LookWish {
    std::optional<std::int64_t> row;
    std::optional<Hash32> member;
    std::int64_t below = 0;  // looks before this number; 0: the latest
};
inline constexpr std::size_t kMaxLookRows = 200;

// ---- the ledger ----

struct ActivityRow {
    std::uint64_t number = 0;  // of the account's events, from 0 without a gap
    Instant time;
    std::uint64_t height = 0;
    std::string kind;      // name of ledger::EventKind
    std::string sentence;  // English
    TxId tx;
    std::string actor;  // hexadecimal
    std::optional<RecordId> record;
    std::optional<GrantId> grant;
    std::optional<RequestId> request;
    std::optional<ReleasedHour> hour;  // a patient's, kind Released: with what the clinic shows of it
};

struct PeerRow {
    ClinicId clinic;
    std::string name;
    bool connected = false;
    std::uint64_t height = 0;
    bool validator = false, proxy = false, fileServer = false;
};
struct LedgerStatus {
    ClinicId clinic;
    std::uint64_t height = 0, view = 0, pending = 0, blobs = 0, shares = 0, notSafe = 0;
    std::uint32_t quorum = 0;
    std::size_t reachable = 0;  // validators that the node sees, itself included
    bool signing = true;
    Instant time;
    std::vector<PeerRow> peers;
    std::optional<std::size_t> unseenAlarms;  // for a clinic's staff alone: ClinicDesk::alarms
};
struct ScrubRow {
    std::size_t checked = 0;
    std::vector<BlobId> fetchedAgain;  // were rotten; other clinics are asked for them
};
struct TransactionRow {
    enum class State { Unknown, Pending, Effective, Void } state = State::Unknown;
    TxId id;
    std::uint64_t height = 0, index = 0;
    std::string refusal;
};

// ---- jobs ----

struct JobProgress {
    std::uint64_t id = 0;
    std::string what;  // name of the command: "seal"
    std::uint64_t done = 0, total = 0;
    bool ended = false;
};

}  // namespace reseal::engine
