// What somebody asks a patient for, readable by that patient alone. The patient's program makes the
// sentence from the fields; the note is shown as the asker's own words.
//
//     sealed = sealed box to the patient of  CBOR ‖ zeros, to the shortest multiple of 1 KiB
//     body   = [1, credential, introduction(64), purpose, wanted, from, to, not-after(ms), note, has card,
//     for team] wanted = [0, [category, …]] | [1, [record id(16), …]]              ascending, at least one
//
// `has card`: the asker holds the care card, so the grant's note need not repeat the card secret.
// `for team`: the grant shall go to the clinic's team and not to the person alone.
//
// Thread rule: values.
#pragma once

#include <variant>
#include <vector>

#include "core/crypto/box.h"
#include "core/records/clinical_date.h"
#include "core/records/credential.h"

namespace reseal::records {

inline constexpr std::size_t kRequestBlock = 1024;
inline constexpr std::size_t kMaxRequestBytes = 16 * kRequestBlock;  // padded, before the box
inline constexpr std::size_t kMaxRequestedRecords = 256;
inline constexpr std::size_t kMaxNoteBytes = 2000;

struct RequestBody {
    Credential credential;
    Introduction introduction;
    Purpose purpose;
    std::variant<std::vector<Category>, std::vector<RecordId>> wanted;
    ClinicalDate from, to;  // of the records, by their dates; unknown is open
    Instant notAfter;       // until when the asker wants to read
    std::string note;       // plain, lines allowed, may be empty
    bool hasCard;
    bool forTeam;

    friend bool operator==(const RequestBody&, const RequestBody&) = default;
};

// Errors: InvalidArgument (it breaks one of the rules that openRequest and checkRequest apply), InvalidPoint.
Result<Bytes> sealRequest(const RequestBody& body, const BoxPublic& patient);
// Errors: CannotOpen, TooNew, Malformed, TooLarge.
Result<RequestBody> openRequest(const crypto::BoxKey& patient, ByteView sealed);

// The surroundings that a request is judged in, all from the ledger.
struct RequestContext {
    ChainId chain;
    SignPublic requester;  // who signed the `Request`
    SignPublic patient;    // the pseudonym that it addresses
    SignPublic clinicKey;  // the signing key of the credential's clinic
    Instant now;
};
// Errors: WrongLedger, BadSignature, Expired (credential or wish), BadProof (a lent credential),
// Denied (a role, purpose or category that can't be asked for in this way).
// Whether the identity is enrolled and not suspended is for the ledger to say.
Status checkRequest(const RequestBody& body, const RequestContext& context);

}  // namespace reseal::records
