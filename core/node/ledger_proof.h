// That a transaction is on the ledger, as a file that can be handed on: whoever has it and knows the ledger's
// chain id can check it without a node, a network or anybody's word.
//
//   proof  = [2, tx id, genesis, [boundary, …], [header, …], certificate / null, [[left, hash], …], travels]
//            canonical CBOR
//
//   genesis      core/ledger/genesis.h
//   boundary     epoch_chain.h; the end of each epoch before that of the transaction's block, in order
//   header       core/ledger/block.h; the first that of the transaction's block, the last that of the block
//                that the certificate finalizes, each the parent of the next
//   certificate  core/consensus/messages.h
//   left, hash   a sibling on the way from the transaction's leaf up to the tx root; true: it stands left
//   travels      core/ledger/tx.h, with the sealed fields that are left
//
// Sides instead of the leaf's number and their count: those only say how to walk, and could be altered
// unnoticed. Every byte of a proof counts.
//
// It proves that the clinics of the genesis, or those who follow from them by the boundaries, ordered the
// transaction, not that it took effect: a void one is in its block too. All its headers are of one epoch,
// whose last block has a finalization of its own.
//
// Thread rule: values; functions are pure.
#pragma once

#include <vector>

#include "core/node/epoch_chain.h"

namespace reseal::node {

inline constexpr std::size_t kMaxProofBytes = 4 << 20;
inline constexpr std::size_t kMaxProofHeaders =
    8192;  // finalizations lie no further apart than a batch, 1 MiB
inline constexpr std::size_t kMaxProofBoundaries = 4096;
inline constexpr std::size_t kMaxProofPath = 11;  // 2^11 > ledger::kMaxBlockTransactions

struct PathStep {
    bool left = false;  // where the sibling stands
    Hash32 sibling;
    friend bool operator==(const PathStep&, const PathStep&) = default;
};
// From leaf `index` up to the root.
std::vector<PathStep> pathFrom(const std::vector<Hash32>& leaves, std::size_t index);

// The parts as bytes: each is judged by itself when the proof is checked.
struct LedgerProof {
    TxId id;
    Bytes genesis;
    std::vector<EpochBoundary> boundaries;
    std::vector<Bytes> headers;
    Bytes certificate;  // empty: there is none yet; such a proof never holds
    std::vector<PathStep> path;
    Bytes transaction;  // as it travels

    Bytes encode() const;
    // Errors: Malformed, TooLarge.
    static Result<LedgerProof> decode(ByteView cbor);
};

enum class StepKind : std::uint8_t {
    Format,           // the proof can be read
    ChainId,          // the genesis' hash is the ledger's name
    Genesis,          // its clinics' entries are well formed and signed
    TransactionId,    // recomputed from the transaction's bytes
    Ledger,           // the transaction was made for this ledger
    AuthorSignature,  // by the key of the clinic or pseudonym that it names
    SealedField,      // one each: its bytes have the hash that the transaction says, or were erased
    MerkleLeaf,       // of the transaction id
    MerkleNode,       // one a level on the way up
    TransactionRoot,  // where that leads is the block's tx root
    HeaderHash,       // of the transaction's block
    ParentLink,       // one a block, up to the one that is finalized
    ValidatorSet,     // one a boundary: the clinics that validate say who follows; and the headers name those
    Quorum,           // so many signed
    VoteSignature,    // one each
    Finalization,     // the certificate as a whole, by the check with which a node catches up
};
std::string_view name(StepKind kind);  // "AuthorSignature"

struct VerificationStep {
    StepKind kind{};
    bool ok = false;
    std::string expected, found;  // as text; hashes in hexadecimal
    std::string detail;           // English
};
// A step that could not be taken, because what it needs is missing, has failed.
struct Verification {
    bool ok = false;  // all of them
    std::vector<VerificationStep> steps;
};

// Recomputes everything from the proof's bytes. Trusts `chain` alone.
Verification checkProof(ByteView proof, const ChainId& chain);

}  // namespace reseal::node
