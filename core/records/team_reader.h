// Who of a clinic's team has asked for a record, for the patient alone: the clinic's word, sealed to the
// patient's pseudonym. It goes with each question to a proxy, and stays in the proxy's log (core/node).
//
//     word      = [1, name, title, time(ms), clinic's key(32), signature(64)]      padded to kReaderBlock
//     signature = Ed25519 of the clinic, tag "reseal/1/team-reader", over grant, record, name, title,
//                 LE64(time)
//
// Names grant, record and time, so that it serves for no other reading; and all are of one length, so that
// who passes them on can't tell members apart.
//
// Thread rule: values.
#pragma once

#include <string>

#include "core/base/time.h"
#include "core/crypto/box.h"
#include "core/crypto/sign.h"

namespace reseal::records {

inline constexpr std::size_t kReaderBlock = 400;
inline constexpr std::size_t kTeamReaderSize = kReaderBlock + crypto::kBoxOverhead;  // sealed

struct ReadingOf {
    GrantId grant;
    RecordId record;
    friend bool operator==(const ReadingOf&, const ReadingOf&) = default;
};

struct TeamReader {
    std::string name, title;  // as in the member's credential
    Instant time;
    SignPublic clinicKey;
    crypto::Signature signature;

    // Errors: InvalidArgument (a name that is empty, too long or not plain; a time before 1970).
    static Result<TeamReader> make(const crypto::SignKey& clinic, const ChainId& chain,
                                   const ReadingOf& reading, std::string name, std::string title,
                                   Instant time);
    // Is it that clinic's word on that reading? Whether `clinicKey` is the clinic's, the ledger says.
    // Errors: BadSignature.
    Status check(const ChainId& chain, const ReadingOf& reading) const;
    // kTeamReaderSize bytes. Errors: InvalidPoint.
    Result<Bytes> sealTo(const BoxPublic& patient) const;
    // Errors: CannotOpen, TooNew, Malformed. The signature is not judged here.
    static Result<TeamReader> open(const crypto::BoxKey& patient, ByteView sealed);
};

}  // namespace reseal::records
