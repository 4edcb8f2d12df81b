// Why the contract refuses something: each rule has a name of its own, which an event, an error's detail
// and a test all use.
//
// Thread rule: values.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/result.h"
#include "core/ledger/bounded.h"

namespace reseal::ledger {

// The numbers stand in events and therefore never change.
enum class Refusal : std::uint16_t {
    None = 0,

    // A transaction that can't be in any block.
    WrongChain = 1,       // made for another ledger
    AuthorUnknown = 2,    // neither a clinic nor a pseudonym, and does not become one
    WrongSignature = 3,   // of the transaction
    SeqUsed = 4,          // the lane is past this seq
    SeqAhead = 5,         // transactions before it are missing: it has to wait
    PrevWrong = 6,        // does not follow the lane's last transaction
    TooManyLanes = 7,     // a 17th
    StatementForged = 8,  // a Revoke or Retire whose own signature is wrong
    DetailMissing = 9,    // erased, or never sent
    DetailForm = 10,      // a detail of a length it can't have
    StanzaWrong = 11,     // not a stanza, for another key, or its capsule fails
    GrantMalformed = 12,  // terms that don't decode
    BlockFull = 13,       // has to wait for the next block

    // A transaction that is ordered void.
    Expired = 20,
    AuthorNotClinic = 21,
    AuthorNotPseudonym = 22,
    AuthorEnded = 23,     // the pseudonym is retired or its time is over
    RoleNotAllowed = 24,  // the author's role may not do this
    KeyInUse = 25,        // a key that is on the ledger already
    KeyUnusable = 26,     // small order, not canonical, not a point
    KeyProofWrong = 27,
    AdmissionNotAllowed = 28,  // the genesis does not let clinics admit alone
    AdmissionWrong = 29,       // the clinic's signature
    AdmissionStale = 30,       // issued more than a day from the block's time
    NoTracingKey = 31,         // no committee that could open it if it had to
    PseudonymRetired = 32,
    RenewalDiffers = 33,  // another role or other keys than at first
    ClinicUnknown = 35,
    CatalogueVersion = 36,  // not the one after the last: another device was first
    KeyTwice = 37,          // the same key twice in one list
    KeyNotYours = 38,       // a condition key of somebody else, or none
    KeyEnded = 39,          // a condition key that is no longer in force
    RecordInUse = 40,       // the record id is on the ledger already
    BlobInUse = 41,         // the blob id is on the ledger already
    PatientEnded = 42,
    PatientUnknown = 43,    // not a patient's pseudonym
    AddressesAnother = 44,  // a doctor's pseudonym serves one patient only
    NotAFileServer = 45,
    SealedLength = 46,  // no sealed file has it
    RecordUnknown = 47,
    RecordNotYours = 48,
    RecordErased = 49,
    LabelVersion = 50,     // not the one after the last: its nonce could repeat
    TooManyRequests = 51,  // the day's limit
    RequestUnknown = 52,
    RequestNotYours = 53,
    RequestDecided = 54,   // already
    RequestMismatch = 55,  // the grant names a request of another grantee
    GrantInUse = 56,       // the grant id is on the ledger already
    GrantRevoked = 57,     // its revocation came first
    GrantProofWrong = 58,  // threshold, commitments, indices or proof
    GranteeUnknown = 59,   // B is no doctor's or researcher's sharing key, and no team key
    GranteeEnded = 60,
    NotAProxy = 61,  // a proxy that is no clinic with that role; a receipt of a clinic that is none
    NotAfterPassed = 62,
    TooManyGrants = 63,      // open ones under one condition key
    RecordNotUnderKey = 64,  // a listed record without a stanza for the grant's key
    GrantUnknown = 65,
    GrantNotYours = 66,
    TooManyRevocations = 67,  // of grants not yet known, by one signer
    SignerUnknown = 68,       // a statement by a key that is not on the ledger
    ReceiptTwice = 69,
    ReceiptTooEarly = 70,     // for an hour that has not begun, or a record that is not erased
    ReceiptContradicts = 71,  // a share accepted after it was destroyed
    ClinicTwice = 72,         // the same clinic twice in one list
    ClinicLeft = 73,          // a clinic that was removed: it takes on nothing new
    MemberUnknown = 74,
    MemberNotYours = 75,   // enrolled by another clinic
    MemberSuspended = 76,  // already
    MemberNotSuspended = 77,
    SuspendedByVote = 78,  // only a vote reinstates it
    ProposalUnknown = 79,
    ProposalEnded = 80,  // decided, or its time is over
    VotedAlready = 81,
    NotAValidator = 82,     // of that epoch
    TooManyProposals = 83,  // open ones of one clinic
    TooManyWaiting = 84,    // changes of the validators: it has to be voted for later
    NothingChanges = 85,    // a proposal of what is so already
    LastOfItsRole = 86,     // no clinic would be left in the role
    ParameterOutOfRange = 87,
    TooManyClinics = 88,
    ConsentWrong = 89,   // what a clinic is to be or have, and has not signed
    EndpointStale = 90,  // not after the last
    EpochUnknown = 91,
    EvidenceKnown = 92,    // of this clinic and epoch
    EvidenceWrong = 93,    // does not prove it
    EpochPast = 94,        // too long ago for evidence
    RunOpen = 95,          // another of this purpose has not ended
    CommitteeStands = 96,  // the one in force is of exactly the present validators
    RunUnknown = 97,
    NotOfRun = 98,        // the clinic was no validator when it opened
    RunTooEarly = 99,     // its phase has not begun; the present one's deadline has not passed
    RunTooLate = 100,     // its phase, or the run, is over
    SaidAlready = 101,    // once a run or case
    NotAnnounced = 102,   // the clinic named no key: nothing is dealt to it, and it doesn't deal
    DealMalformed = 103,  // a deal that doesn't decode
    DealWrong = 104,      // the number of its commitments, or its proof
    DealBoxes = 105,      // not for exactly those that announced a key
    NotADealer = 106,     // a complaint against one that has dealt nothing
    AnswerNotOwed = 107,  // not to exactly those that complained; or the dealer is disqualified
    CommitteeUnknown = 108,
    CommitteeRetired = 109,    // already
    NotLast = 111,             // what may end a run of key generation stands last in its transaction
    TooManyComplaints = 110,   // of as many dealers as could make the key: the fault is the complainer's
    TracingKeyPast = 112,      // not the newest committee's
    RosterPast = 113,          // another since then, or it leaves out who was enrolled over a day ago
    RosterAhead = 114,         // of a block, or with members, that are not there
    WindowWrong = 115,         // no ring starts there, or nobody in it may vouch
    PeriodPast = 116,          // tickets of before the day before the block's
    SlotTooHigh = 117,         // not below the role's tickets a day
    TicketUsed = 118,          //
    TicketWrong = 119,         // not the one of the ring signature
    RingSignatureWrong = 120,  // of nobody in that ring, or not a signature
    PeriodAhead = 121,         // tickets of a day to come
    RosterChanges = 122,       // more suspensions and reinstatements than a clinic may make in a day
    CaseUnknown = 123,
    CaseOpenAlready = 124,      // about this admission
    NothingToTrace = 125,       // no member had vouched for the pseudonym by then
    TooManyCases = 126,         // opened by one clinic in a day
    CaseEvidence = 127,         // not on the ledger, not by that pseudonym, twice, or under two admissions
    CaseEnded = 128,            // agreed, declined, traced, closed, or its time is over
    NotOfCommittee = 129,       // has no part of the key
    CaseShareWrong = 130,       // its proof fails
    NotTraced = 131,            // nobody was found, so nobody has to answer
    CaseStands = 132,           // not by this clinic, not yet, or not since somebody has agreed
    CaseNotAgreed = 133,        // a share before as many have agreed as it takes, or of who has not
    ReceiptEmpty = 134,         // for an hour in which nothing was released or refused
    ReceiptTooLate = 135,       // for an hour long after the grant's end
    EqualityPatient = 140,      // a patient's pseudonyms lead to their own records: nobody ends them
    EqualityOpenAlready = 141,  // a round about this member has not ended
    EqualityNothing = 142,      // no pseudonym is left that could be the member's
    EqualityTooLate = 143,      // the member was found too long ago
    EqualityTooMany = 144,      // rounds about this member that came to nothing on one day
    EqualityUnknown = 145,      // no such round in this case
    EqualityEarly = 146,        // its phase has not begun; the present one's deadline has not passed
    EqualityLate = 147,         // its phase, or the round, is over
    EqualityCount = 148,        // not one for each pseudonym of the round
    EqualityNotHashed = 149,    // a part of who has not said its hash
    EncryptionUsed = 150,       // the member is encrypted as in another admission
    NothingStands = 160,        // the patient has left nothing for emergencies
    VouchedBefore =
        161,  // a doctor was suspended since somebody vouched for the pseudonym: it has to be renewed
    TooManyEmergencies = 162,  // the day's limit, where no disaster is declared
    StandingPurpose = 163,     // a standing grant for something else than emergencies
    StandsAlready = 164,       // another standing grant for this key under this committee is in force
    TooManyStanding = 165,     // standing grants of one patient
    EmergencyUnknown = 166,
    EmergencyEnded = 167,     // its time is over
    EmergencyRuns = 168,      // a review before its time is over
    EmergencyReviewed = 169,  // already
    OwnDoctor = 170,          // a review by the clinic that has vouched for the doctor's pseudonym
};

template <>
struct EnumRange<Refusal> {
    static constexpr std::uint64_t kMin = 0, kMax = 170;
};
std::string_view name(Refusal refusal);  // "KeyInUse"

// Error{Refused, "KeyInUse: " + where}.
Error refused(Refusal refusal, std::string_view where);

}  // namespace reseal::ledger
