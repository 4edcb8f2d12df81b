// The words of the protocol and its limits.
//
// n validators, of which f = ⌊(n−1)/3⌋ may do anything at all; q = n − f make a certificate. Any two
// sets of q share f+1 validators, so at least one honest one: everything here follows from that.
//
// Thread rule: values.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

namespace reseal::consensus {

using View = std::uint64_t;            // 1, 2, … within an epoch; 0 stands for "before the first"
using Height = std::uint64_t;          // a block's distance from genesis
using ValidatorIndex = std::uint32_t;  // position in the epoch's list of validators

// A block, known by these two alone; its bytes are opaque here.
struct BlockId {
    Height height = 0;
    Hash32 hash;
    friend auto operator<=>(const BlockId&, const BlockId&) = default;
};

constexpr std::size_t faultyOf(std::size_t validators) {
    return (validators - 1) / 3;
}
constexpr std::size_t quorumOf(std::size_t validators) {
    return validators - faultyOf(validators);
}

// Limits. What happens beyond each:
inline constexpr std::uint64_t kMaxNumber = 1ULL << 62;       // views and heights: the message is malformed
inline constexpr std::size_t kMaxValidators = 128;            // the configuration is refused
inline constexpr std::size_t kMaxBlockBytes = 900 * 1024;     // the message is malformed (frames: 1 MiB)
inline constexpr std::size_t kMaxGapCertificates = 8;         // in a proposal; the rest are fetched
inline constexpr View kVotesAhead = 8;                        // votes and proposals for later views: dropped
inline constexpr std::size_t kMaxOpenViewBytes = 64 << 20;    // see maxOpenViews: no later view is entered
inline constexpr View kManyOpenViews = 2048;                  // above the floor: people are told
inline constexpr Height kMaxOpenBlocks = 2048;                // above the final one: a new one isn't taken
inline constexpr View kBelievedAhead = 2048;                  // an own vote further above all certified isn't
inline constexpr std::size_t kMaxHeldBlockBytes = 256 << 20;  // unfinalized blocks: a new one isn't taken
inline constexpr std::size_t kMaxMissingBlocks = 64;          // further behind: the host catches up by height
inline constexpr std::size_t kMaxWantedBlocks = 64;           // fetched at a time; others wait their turn
inline constexpr std::size_t kResendPerRound = 64;        // own votes and certificates; then the next round
inline constexpr std::size_t kFetchedCertificates = 64;   // in answer to one question; then asked again
inline constexpr std::size_t kPushCertificatesUpTo = 16;  // validators; above, certificates go on demand
inline constexpr std::size_t kRewriteLogAfter = 8 << 20;  // bytes logged since the log was last pruned

// Δ never exceeds it: a configuration with more is refused.
inline constexpr Duration kDeltaMax = seconds(30);

// Retries: each waits half as long again as the one before, up to the maximum.
inline constexpr Duration kResendFirst = milliseconds(2000);
inline constexpr Duration kFetchFirst = milliseconds(500);
inline constexpr Duration kRetryMax = seconds(30);
inline constexpr Duration kHelpEvery = seconds(1);  // unasked answers to one peer that is behind
// The same block to the same peer; sooner only over a new link.
inline constexpr Duration kServeAgainAfter = seconds(1);

}  // namespace reseal::consensus
