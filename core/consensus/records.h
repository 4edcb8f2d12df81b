// What a replica keeps through a crash. The host (core/store/vote_log.h) stores records in the order given,
// each batch whole or not at all, and gives them back at the next start.
//
//   record       = [1, proposal] | [2, vote] | [3, certificate] | [4, block bytes]
//                  own proposal    own vote                         a block's body
//                | [5, view]             | [6, view]
//                  muted up to this view   a vote is missing
//
// Replaying is idempotent and takes maxima: order, repeats and left-overs of an earlier pruning don't matter.
//
// Thread rule: values.
#pragma once

#include "core/consensus/messages.h"

namespace reseal::consensus {

struct OwnProposal {
    Proposal proposal;
    friend bool operator==(const OwnProposal&, const OwnProposal&) = default;
};
struct OwnVote {
    Vote vote;
    friend bool operator==(const OwnVote&, const OwnVote&) = default;
};
// The floor needs no record of its own: it is the view of the highest finalization.
struct KnownCertificate {
    Certificate certificate;
    friend bool operator==(const KnownCertificate&, const KnownCertificate&) = default;
};
struct KnownBlock {
    Bytes block;
    friend bool operator==(const KnownBlock&, const KnownBlock&) = default;
};
// A restored backup signs nothing up to this view (see Signer).
struct MutedUpTo {
    View view = 0;
    friend bool operator==(const MutedUpTo&, const MutedUpTo&) = default;
};

// An own vote is known, in this view or one before, that the log didn't hold, and the restart question was
// still open: whoever starts from a log in which this is above every MutedUpTo is to be muted once it is
// answered, though the vote shown may be in the log by now.
struct VoteMissing {
    View view = 0;
    friend bool operator==(const VoteMissing&, const VoteMissing&) = default;
};

using Record = std::variant<OwnProposal, OwnVote, KnownCertificate, KnownBlock, MutedUpTo, VoteMissing>;

Bytes encode(const Record& record);
// Errors: Malformed, TooLarge.
Result<Record> decodeRecord(ByteView bytes);

// The highest view of each kind of own vote. Kept beside the log and independent of it, so that a log that
// lost its end is noticed even when no other validator answers.
struct SignState {
    View notarize = 0;
    View nullify = 0;
    View finalize = 0;
    void take(const Vote& vote);
    View highest() const { return std::max({notarize, nullify, finalize}); }
    friend bool operator==(const SignState&, const SignState&) = default;
};

// Everything a replica starts from.
struct Restored {
    std::vector<Record> records;  // of this epoch, from the log; empty at the first start
    SignState signState;
    BlockId applied;                          // the last block the host has applied durably
    std::optional<Certificate> finalization;  // the latest that the host has beside its blocks, if any
};

}  // namespace reseal::consensus
