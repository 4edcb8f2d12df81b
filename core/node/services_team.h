// What a member of a clinic's team asks of the clinic's node, to read under a grant to the team. The member's
// own program asks the proxies and checks everything; the node has what the clinic alone has: its signing
// key, the team's secret b, and the box key that notes are sealed to. Who asks is proved as for the register
// (services_register.h), and everything is answered in a box to a key of the program's.
//
//   every question = [Y, time, proof, content]; content of the proof: `content`, a byte string that holds
//
//   SignForTeam  [grant, record, stanza, answer]
//       → [clinic's key, [request, …], [[holder, time, signature], …]]
//         a ReencapsulationRequest for each of the grant's proxies, and a BlobTicket for each of the record's
//         file servers
//   OpenForTeam  [grant, record, stanza, answer, [[proxy, nonce, share], …]]
//       → S = a·E(32): opens this one capsule, with the card secret of the key
//   NoteForTeam  [grant, note, answer]
//       → the note's plaintext (core/sharing/grant.h)
//
// `answer` is the box key that the answer goes to; of SignForTeam also what the proxies' answers go to.
//
// Thread rule: values.
#pragma once

#include "core/node/services.h"
#include "core/node/services_register.h"

namespace reseal::node {

inline constexpr std::size_t kMaxTickets = 8;  // as many file servers as a record has at most

struct SignForTeam {
    GrantId grant;
    RecordId record;
    Bytes stanza;  // as on the ledger by its hash
    BoxPublic answer;
    Bytes encode() const;
    static Result<SignForTeam> decode(ByteView content);
};
struct SignedForTeam {
    SignPublic clinicKey;                                  // author of all that follows
    std::vector<ReencapsulationRequest> requests;          // at most sharing::kMaxProxies
    std::vector<std::pair<ClinicId, BlobTicket>> tickets;  // at most kMaxTickets
    Bytes encode() const;
    // Errors: Malformed (also: a request that is by another key, or names no member).
    static Result<SignedForTeam> decode(ByteView bytes);
};

struct OpenForTeam {
    GrantId grant;
    RecordId record;
    Bytes stanza;
    BoxPublic answer;
    std::vector<sharing::FromProxy> shares;  // at most sharing::kMaxProxies
    Bytes encode() const;
    static Result<OpenForTeam> decode(ByteView content);
};

struct NoteForTeam {
    GrantId grant;
    Bytes note;  // as on the ledger by its hash
    BoxPublic answer;
    Bytes encode() const;
    static Result<NoteForTeam> decode(ByteView content);
};

// One of the three, with who asks.
struct TeamQuestion {
    MemberProof asker;
    Bytes content;
    static TeamQuestion make(const ChainId& chain, const ClinicId& clinic,
                             const crypto::RistrettoKey& identity, FrameKind kind, Bytes content,
                             Instant now);
    Bytes encode() const;
    static Result<TeamQuestion> decode(ByteView bytes);
};

}  // namespace reseal::node
