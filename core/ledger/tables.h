// The keys of the state's table. Internal to core/ledger.
//
//   key   = table(1) ‖ parts; an id is its bytes, a number 8 bytes big-endian
//
// Thread rule: functions are pure.
#pragma once

#include "core/ledger/codec.h"
#include "core/ledger/keyvalue.h"
#include "core/ledger/run_id.h"

namespace reseal::ledger {

// Stored: the numbers never change.
enum class Table : std::uint8_t {
    Chain = 1,                //                       → chain id
    Parameters = 2,           //                       → ChainParameters
    Tip = 3,                  //                       → Tip
    CurrentEpoch = 4,         //                       → number
    Epochs = 5,               // number                → EpochEntry
    NextSet = 6,              //                       → NextSet
    SetQueue = 7,             //                       → SetQueue
    SetChanges = 8,           // n                     → SetChange
    Clinics = 10,             // clinic                → Clinic
    Members = 11,             // Y                     → RosterPlace
    Pseudonyms = 12,          // key                   → PseudonymEntry
    Keys = 13,                // any key               → KeyEntry
    Proposals = 14,           // proposal              → ProposalEntry
    ProposalList = 15,        // zeros, n              → proposal
    OpenProposals = 16,       // clinic, proposal      → true; expired ones leave with the next, or an epoch
    Votes = 17,               // proposal, clinic      → does it approve?
    Evidence = 18,            // clinic, epoch         → EvidenceEntry
    Roster = 19,              // role(1), n            → Member
    Catalogues = 20,          // patient, version      → CatalogueEntry
    Records = 21,             // record                → RecordEntry
    RecordsOf = 22,           // patient, n            → record
    Blobs = 23,               // blob                  → record
    Requests = 30,            // request               → RequestEntry
    RequestsTo = 31,          // patient, n            → request
    RequestsBy = 32,          // author, n             → request
    RequestsToday = 33,       // author                → DayCount
    Grants = 34,              // grant                 → GrantEntry
    GrantsBy = 35,            // patient, n            → grant
    GrantsFor = 36,           // grantee, n            → grant
    OpenGrants = 37,          // A, grant              → true; expired ones leave when the next comes
    PendingRevocations = 38,  // signer, grant       → PendingRevocation
    PendingCount = 39,        // signer                → number
    Shares = 40,              // grant, clinic         → HandledEntry
    Copies = 41,              // record, clinic        → HandledEntry
    Releases = 42,            // grant, clinic, hour   → ReleaseEntry
    Lanes = 50,               // author, lane          → LaneTip
    LaneCount = 51,           // author                → number
    Ordered = 52,             // tx id                 → OrderedTx
    Heads = 60,               // account               → AccountHead
    Events = 61,              // account, n            → Event
    HeadsTree = 62,           // level(1), path        → a row of the tree (heads_tree.h)
    ListLength = 70,          // table of a list(1), account → number
    RunCount = 80,            // purpose(1)            → number: the last attempt
    Runs = 81,                // run                   → RunEntry           a run is purpose(1), attempt
    RunKeys = 82,             // run, index            → box key            what was said in it, by whom
    RunDeals = 83,            // run, index            → EncodedItem
    RunComplaints = 84,       // run, index            → list of indices, perhaps empty
    RunAnswers = 85,          // run, index            → list of KeygenShare
    Committees = 86,          // run                   → CommitteeEntry
    CommitteesInForce = 87,   // run                   → true
    RosterSize = 90,          // role(1)               → number: the place of who is enrolled next
    RosterChanged = 91,       // role(1)               → RosterChange: its last, but for who was added
    RingEntries = 92,         // pseudonym, n          → RingEntry
    Tickets = 93,             // Z                     → pseudonym
    RosterChangesToday = 94,  // clinic                → DayCount
    Vouched = 95,             // role(1), n            → Vouching: all admissions by ring, in their order
    VouchedSize = 96,         // role(1)               → number
    Encryptions = 97,         // U1                    → pseudonym
    Cases = 100,              // case                  → CaseEntry
    CaseList = 101,           // zeros, n              → case
    CaseWords = 102,          // case, index           → does it agree?
    CaseShares = 103,         // case, index           → CasePartial
    OpenCases = 104,          // pseudonym, n          → case: about that admission
    CasesToday = 105,         // clinic                → DayCount
    Equality = 110,           // member                → EqualityEntry
    EqualityRounds = 111,     // member, n             → EqualityRound
    EqualityHashes = 112,    // member, n, index      → list of EqualityHash       these three are let go of
    EqualityParts = 113,     // member, n, index      → list of EqualitySummand    when they were used
    EqualityShares = 114,    // member, n, index      → list of CommitteePoint
    Emergencies = 120,       // emergency             → EmergencyEntry
    EmergencyList = 121,     // zeros, n              → emergency
    EmergenciesAbout = 122,  // patient, n            → emergency
    EmergencyBy = 123,       // doctor's pseudonym    → emergency: the last
    EmergencyWords = 124,    // emergency, clinic     → EmergencyWord
    EmergenciesToday = 125,  // doctor's pseudonym    → DayCount
    StandingGrants = 126,    // patient, grant        → true; revoked ones leave
    DisasterUntil = 127,     //                       → Instant
};

class Key {
public:
    explicit Key(Table table) { bytes_.push_back(static_cast<std::uint8_t>(table)); }
    Key& add(ByteView part) {
        append(bytes_, part);
        return *this;
    }
    Key& number(std::uint64_t value) {
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes_.push_back(static_cast<std::uint8_t>(value >> shift));
        return *this;
    }
    const Bytes& bytes() const { return bytes_; }
    operator ByteView() const { return bytes_; }

private:
    Bytes bytes_;
};

// Errors of the table go to KeyValueView::damaged.
template <class T>
std::optional<T> decodeEntry(const KeyValueView& table, ByteView key, ByteView value) {
    auto entry = codec::decode<T>(value);
    if (entry) return *std::move(entry);
    table.damaged(key);
    return std::nullopt;
}
// The id at the end of a scanned key.
template <class Id>
std::optional<Id> idAfter(const KeyValueView& table, ByteView key, ByteView prefix) {
    const auto id = Id::from(key.subspan(std::min(prefix.size(), key.size())));
    if (id) return *id;
    table.damaged(key);
    return std::nullopt;
}
template <class T>
std::optional<T> read(const KeyValueView& table, const Key& key) {
    const auto value = table.get(key);
    if (!value) return std::nullopt;
    return decodeEntry<T>(table, key, *value);
}
template <class T>
T readOr(const KeyValueView& table, const Key& key, T absent) {
    return read<T>(table, key).value_or(absent);
}
// What is there, or damage.
template <class T>
std::optional<T> readPromised(const KeyValueView& table, const Key& key) {
    const auto value = table.get(key);
    if (value) return decodeEntry<T>(table, key, *value);
    table.damaged(key);
    return std::nullopt;
}

inline Key purposeKey(Table table, CommitteePurpose purpose) {
    const std::uint8_t which[] = {static_cast<std::uint8_t>(purpose)};
    return Key(table).add(which);
}
inline Key runKey(Table table, const RunId& run) {
    return purposeKey(table, run.purpose).number(run.attempt);
}

inline Key caseKeyOf(Table table, const sharing::CaseId& id, ClinicIndex index) {
    return Key(table).add(id).number(index);
}

inline Key roundKey(Table table, const IdentityKey& member, std::uint32_t number) {
    return Key(table).add(member).number(number);
}

inline Key roleKey(Table table, Role role) {
    const std::uint8_t which[] = {static_cast<std::uint8_t>(role)};
    return Key(table).add(which);
}

inline Key listLengthKey(Table list, const AccountId& account) {
    const std::uint8_t which[] = {static_cast<std::uint8_t>(list)};
    return Key(Table::ListLength).add(which).add(account);
}

}  // namespace reseal::ledger
