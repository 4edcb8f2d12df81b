// What a proxy has released and refused under a patient's grants, one by one, as the patient asks for it. The
// ledger has the counts of each hour and the root over its entries (ledger::Released), so that none can be
// left out, added or altered once the hour is reported.
//
//   GetReleases      ReleasesRequest → ReleasesAnswer, in a box to the patient
//   GetTransaction   its id → the transaction as it travels, without its sealed fields; who asks recomputes
//                    the id. Errors: NotFound (it is not ordered here)
//
//   entry = [time_ms, record, released, why]         canonical CBOR; a leaf of the hour's root is its bytes
//         | [time_ms, record, released, why, who]    under a grant to a clinic's team: which member, sealed
//                                                    to the patient (core/records/team_reader.h); under a
//                                                    standing one: the pseudonym of the doctor who asked
//
// Thread rule: values.
#pragma once

#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/crypto/sign.h"
#include "core/ledger/operation.h"

namespace reseal::node {

inline constexpr std::size_t kMaxHoursAsked = 256;
inline constexpr std::size_t kMaxReleasesAnswer = std::size_t{512} << 10;  // but for an hour that has more
inline constexpr std::size_t kMaxWhy = 64;
inline constexpr std::size_t kMaxWho = 512;
inline constexpr Duration kRequestLife = seconds(300);  // of a question to a proxy; either way: clocks differ

struct Release {
    Instant time;  // the proxy's clock
    RecordId record;
    bool released = false;
    std::string why;  // the error's name when refused
    Bytes who{};      // at most kMaxWho; empty: the grant is a person's
    Bytes encode() const;
    static Result<Release> decode(ByteView bytes);  // Errors: Malformed
    friend bool operator==(const Release&, const Release&) = default;
};

using ledger::GrantHour;

// The patient asks one proxy for what stands behind its receipts, or will.
//   [proxy, author, time, [[grant, hour], …], signature]
//   tag "reseal/1/releases", fields: proxy, author, LE64(time), SHA-256 of the list
struct ReleasesRequest {
    ClinicId proxy;
    SignPublic author;  // whose grants they all are
    Instant time;
    std::vector<GrantHour> hours;  // 1 to kMaxHoursAsked
    crypto::Signature signature;
    void sign(const crypto::SignKey& patient, const ChainId& chain);
    bool verify(const ChainId& chain) const;
    Bytes encode() const;
    static Result<ReleasesRequest> decode(ByteView bytes);  // Errors: Malformed
};

// Of the first of the hours that were asked for, in their order; of one at least, and of the rest in the
// answer to the next question. Signed, so that a proxy that shows something else than it has reported proves
// that of itself.
//   [[[entry, …], …], signature]
//   tag "reseal/1/releases-shown", fields: SHA-256 of the request, SHA-256 of the list
struct ReleasesAnswer {
    std::vector<std::vector<Bytes>> hours;
    Bytes encode(const crypto::SignKey& proxy, const ChainId& chain, ByteView request) const;
    // Errors: Malformed (also: of more hours than were asked for, or of none), BadSignature.
    static Result<ReleasesAnswer> decode(ByteView bytes, const SignPublic& proxy, const ChainId& chain,
                                         ByteView request);
};

}  // namespace reseal::node
