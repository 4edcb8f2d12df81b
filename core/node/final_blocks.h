// Final blocks as nodes ask each other for them, by height.
//
//   question = [first, count]                              count ≤ 64
//   answer   = [[[block, finalization], …], [header, …], finalization]
//
// One finalization proves all blocks below it, so a block's own may be empty. Usually an answer ends with a
// block that has one. Where so many blocks, or so large ones, were made final by a single finalization that
// no frame holds them, an answer holds some of them and, behind these, only the headers up to the one that
// the finalization is of: it proves the blocks through the headers' hashes. A chain between two finalizations
// is no longer than the views that may be open, so that its headers and a block without sealed fields fit a
// frame always.
//
// Thread rule: values; functions are pure, but for the store that they read.
#pragma once

#include <optional>
#include <vector>

#include "core/consensus/config.h"
#include "core/ledger/block.h"
#include "core/store/blocks.h"

namespace reseal::node {

inline constexpr std::size_t kMaxBlocksOfAnswer = 64;

struct BlocksRequest {
    ledger::Height first = 0;
    std::uint32_t count = 0;
    Bytes encode() const;
    static Result<BlocksRequest> decode(ByteView bytes);  // Errors: Malformed
};

struct FinalBlock {
    Bytes block, finalization;
};
struct BlocksAnswer {
    std::vector<FinalBlock> blocks;
    std::vector<Bytes> headers;  // of those that follow, up to the one that `finalization` is of
    Bytes finalization;          // empty without headers
    Bytes encode() const;
    static Result<BlocksAnswer> decode(ByteView bytes);  // Errors: Malformed
};

// What a node has from `first` on, up to its last block `tip`. Sealed fields are left out where the answer
// would not fit a frame with them: who needs them asks for them. Errors: NotFound (no block of that height,
// or none that it could prove), those of the store.
Result<BlocksAnswer> finalBlocks(store::Blocks blocks, ledger::Height tip, const BlocksRequest& question);

// Blocks of one epoch out of an answer, proven final behind `tip`.
struct ProvenBlocks {
    std::vector<ledger::Block> blocks;  // those at or below `tip` among them
    std::optional<consensus::Certificate>
        finalization;      // of the last of them; none: a later block's proves it
    std::size_t next = 0;  // what the answer has behind them begins here
};
// From the answer's block `next` on, up to the end of the epoch that `config` orders. Nothing: nothing new.
// Errors: Malformed, and those of consensus::provenBy.
Result<std::optional<ProvenBlocks>> provenBlocks(const consensus::Config& config,
                                                 const consensus::BlockId& tip, const BlocksAnswer& answer,
                                                 std::size_t next, const consensus::Verifier& verifier);

}  // namespace reseal::node
