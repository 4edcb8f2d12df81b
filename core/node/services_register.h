// What doctors and staff ask of their clinic's register of patients (core/store/patient_register.h) over the
// link to its node. The rest of the services is in services.h.
//
// Who asks is proved, each time, with the identity that the clinic has enrolled: only somebody who knows its
// secret could have meant exactly this question, at exactly this clinic, at about this time. Nobody but the
// node sees a question (TLS, to the pin of the invitation), so there is nobody to replay it; and a node that
// gave it back to itself would look under another's name into what it holds anyway. Elsewhere, or for other
// words, a proof is worth nothing.
//
// A care card's secret goes over no network in the clear, not even inside TLS: what somebody records today
// could be read when the group's discrete logarithms are. Cards are therefore sealed under a key that is
// derived from the archive's card secret, which doctors are handed by file or QR code and never by a network.
// Who has not taken that handover gets and gives no cards.
//
// Thread rule: values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/cbor.h"
#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/crypto/keys.h"
#include "core/node/frame.h"
#include "core/store/patient_register.h"

namespace reseal::node {

// A member's word on one question: [Y, time, proof, …].
//   proof: crypto::proveKey with, in the author's place, SHA-256 of
//          "reseal/1/register" ‖ frame kind(1) ‖ clinic(32) ‖ LE64(time) ‖ SHA-256(content)
struct MemberProof {
    crypto::Point Y;
    Instant time;
    crypto::KeyProof proof;
    static MemberProof make(const ChainId& chain, const ClinicId& clinic,
                            const crypto::RistrettoKey& identity, FrameKind kind, ByteView content,
                            Instant now);
    // Errors: Expired (over kTicketLife from `now`, either way), BadProof.
    Status check(const ChainId& chain, const ClinicId& clinic, FrameKind kind, ByteView content,
                 Instant now) const;
    void write(cbor::Writer& out) const;  // three items
    static Result<MemberProof> read(cbor::Reader& in);
};

// A member says whose program it is that submits (alarm_desk.h): [Y, time, proof]; content of the proof:
// empty.
Bytes encodeIntroduction(const MemberProof& proof);
Result<MemberProof> decodeIntroduction(ByteView bytes);

// A row as it travels: [row, name, birth date, local number, pseudonym or null, sealed card or null]. Row 0:
// a new one. A sealed card goes with the pseudonym it is for.
struct RegisterEntry {
    std::int64_t row = 0;
    std::string name, birthDate, localNumber;
    std::optional<SignPublic> pseudonym;
    Bytes sealedCard;  // empty: none
    Bytes encode() const;
    static Result<RegisterEntry> decode(ByteView bytes);
};

//   [Y, time, proof, words]; content of the proof: the words
//   answer: [entry, …], at most store::kMaxFound
struct FindPatients {
    MemberProof asker;
    std::string words;
    Bytes encode() const;
    static Result<FindPatients> decode(ByteView bytes);
};
Bytes encodeFound(const std::vector<RegisterEntry>& found);
Result<std::vector<RegisterEntry>> decodeFound(ByteView bytes);

//   [Y, time, proof, entry]; content of the proof: the entry's bytes
//   answer: the row
struct AddToRegister {
    MemberProof asker;
    RegisterEntry entry;
    Bytes encode() const;
    static Result<AddToRegister> decode(ByteView bytes);
};

// Seals care cards between one clinic and its doctors.
//   sealed = nonce(24) ‖ XChaCha20-Poly1305(KDF32("reseal/1/register-card", archive card secret, L, clinic),
//                                           nonce, ad = patient's pseudonym, card)
class CardSeal {
public:
    CardSeal(ByteView archiveCardSecret, const ChainId& chain, const ClinicId& clinic);
    Bytes seal(const SignPublic& patient, ByteView card) const;
    // Errors: CannotOpen (another clinic's secret, another patient, altered).
    Result<crypto::SecretBytes> open(const SignPublic& patient, ByteView sealed) const;

private:
    crypto::SecretBytes key_;
};

}  // namespace reseal::node
