// What validators say to each other, and its one encoding.
//
// Canonical CBOR (core/base/cbor.h). A decoder refuses whatever breaks a limit of types.h; signatures are
// judged by the replica, not here.
//
//   envelope     = [epoch, kind, body]                 kind as in the variant Message, from 1
//   proposal     = [signed-head, proof / null, [*8 certificate], block bytes]
//   signed-head  = [head, signature]
//   head         = [view, block, parent view, parent]
//   block, parent = [height, hash]
//   vote         = [vote kind, view, block / null, signer, signature]          null: a nullify vote
//   certificate  = [vote kind, view, block / null, [*[signer, signature]]]     signers strictly increasing
//   question     = [asker, nonce, signature]
//   answer       = [answerer, asker, nonce, [*3 vote], [*3 certificate], signature]
//   fetch block  = hash;  block body = bytes;  fetch certificates = [first view, last view]
//
// Signed (core/crypto/sign.h) is always
//   enc(tag) ‖ enc(chain id) ‖ enc(LE64 epoch) ‖ enc(set hash) ‖ enc(canonical body)
// with the tag "reseal/1/consensus/" + "proposal" (head), "notarize", "finalize" ([view, block]), "nullify"
// ([view]), "question" ([asker, nonce]), "answer" (the answer without its signature).
//
// Thread rule: values.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "core/consensus/types.h"
#include "core/crypto/sign.h"

namespace reseal::consensus {

using crypto::Signature;

enum class VoteKind : std::uint8_t { Notarize = 1, Nullify = 2, Finalize = 3 };
std::string_view name(VoteKind kind);

struct Vote {
    VoteKind kind = VoteKind::Nullify;
    View view = 0;
    BlockId block;  // all zeros in a nullify vote
    ValidatorIndex signer = 0;
    Signature signature;
    friend bool operator==(const Vote&, const Vote&) = default;
};

struct CertificateEntry {
    ValidatorIndex signer = 0;
    Signature signature;
    friend bool operator==(const CertificateEntry&, const CertificateEntry&) = default;
};

// Exactly q votes for the same thing: a notarization, a nullification or a finalization.
struct Certificate {
    VoteKind kind = VoteKind::Nullify;
    View view = 0;
    BlockId block;  // all zeros in a nullification
    std::vector<CertificateEntry> signatures;
    friend bool operator==(const Certificate&, const Certificate&) = default;
};

// The signed part of a proposal: small, so that two of them are evidence. A block that is its own parent is
// an epoch's last one, repeated as it is: nothing of this epoch may follow it, and it is not final yet.
struct SignedHead {
    View view = 0;
    BlockId block;
    View parentView = 0;  // in which the parent was notarized; 0: the block before the epoch's first
    BlockId parent;
    Signature signature;  // the leader's
    friend bool operator==(const SignedHead&, const SignedHead&) = default;
};

struct Proposal {
    SignedHead head;
    std::optional<Certificate> parentProof;  // notarization or finalization; none at the epoch's start
    std::vector<Certificate> gaps;           // nullifications of views between, the latest first
    Bytes block;
    friend bool operator==(const Proposal&, const Proposal&) = default;
};

// Asked by a node that starts, before it signs anything: which of my votes do you know?
struct StatusQuestion {
    ValidatorIndex asker = 0;
    Nonce16 nonce;
    Signature signature;
    friend bool operator==(const StatusQuestion&, const StatusQuestion&) = default;
};

struct StatusAnswer {
    ValidatorIndex answerer = 0;
    ValidatorIndex asker = 0;
    Nonce16 nonce;
    std::vector<Vote> votes;                // the asker's highest, at most one of each kind
    std::vector<Certificate> certificates;  // the answerer's highest, at most one of each kind
    Signature signature;
    friend bool operator==(const StatusAnswer&, const StatusAnswer&) = default;
};

struct FetchBlock {
    Hash32 hash;
    friend bool operator==(const FetchBlock&, const FetchBlock&) = default;
};
struct BlockBody {
    Bytes block;
    friend bool operator==(const BlockBody&, const BlockBody&) = default;
};
// Answered by single certificates of the views first … last, at most kFetchedCertificates.
struct FetchCertificates {
    View first = 0;
    View last = 0;
    friend bool operator==(const FetchCertificates&, const FetchCertificates&) = default;
};

using Message = std::variant<Proposal, Vote, Certificate, StatusQuestion, StatusAnswer, FetchBlock, BlockBody,
                             FetchCertificates>;

struct Envelope {
    std::uint64_t epoch = 0;
    Message message;
};

Bytes encode(std::uint64_t epoch, const Message& message);
// Errors: Malformed, TooLarge.
Result<Envelope> decode(ByteView bytes);

// The parts, for the durable log and for blocks that carry a finalization.
Bytes encode(const Vote& vote);
Bytes encode(const Certificate& certificate);
Bytes encode(const Proposal& proposal);
Result<Vote> decodeVote(ByteView bytes);
Result<Certificate> decodeCertificate(ByteView bytes);
Result<Proposal> decodeProposal(ByteView bytes);

}  // namespace reseal::consensus
