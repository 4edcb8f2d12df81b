// Blocks.
//
//   header = [1, epoch, height, view, parent hash, tx root, heads root, time_ms, set hash, next set hash,
//             proposer]                                                            canonical CBOR
//   hash   = SHA-256(header)
//   block  = [header, [travels, …]]                                                (tx.h)
//
// The tx root is the RFC 6962 Merkle root over the signed transactions (Transaction::signedBytes): all of a
// block but its details is under it, so nobody can spoil a body on its way. The heads root is that of the
// state after the block (heads_tree.h).
//
// `epoch` and `set hash` name the validators that order this block. `next set hash` names those that order
// the block after it: the same set, but in an epoch's last block, where it is the next epoch's. Two epochs
// that follow each other never have the same set, so the two hashes differ in the last block of an epoch and
// in no other. Whoever trusts a set's hash (the genesis gives the first) is given, beside an epoch's last
// block and the finalization by the old set, the next set itself; its hash is in that block (light.h). All
// three are fixed by the state before the block: nothing in a block chooses who judges it or the one after.
//
// Thread rule: values.
#pragma once

#include "core/ledger/tx.h"

namespace reseal::ledger {

inline constexpr std::size_t kMaxBlockTransactions = 2000;
inline constexpr std::size_t kMaxBlockBytes = 256 << 10;        // transactions without details
inline constexpr std::size_t kMaxBlockDetailBytes = 512 << 10;  // so that block and details fit a 1 MiB frame
inline constexpr std::size_t kMaxBlockPseudonyms = kMaxRegistrations;
inline constexpr std::size_t kMaxBlockTests = 8;  // operations with up to 64 tests of pseudonyms each
inline constexpr std::size_t kMaxEncodedBlock = 1000 << 10;
inline constexpr std::size_t kMaxHeaderBytes = 256;  // no header encodes to more

inline constexpr Instant kMaxBlockTime{253'402'300'799'999};  // the end of the year 9999: sums don't overflow

struct Header {
    std::uint64_t epoch = 0;
    Height height = 0;
    std::uint64_t view = 0;
    Hash32 parent;
    Hash32 txRoot;
    Hash32 headsRoot;
    Instant time;
    Hash32 setHash;
    Hash32 nextSetHash;
    ClinicId proposer;

    Bytes encode() const;
    static Result<Header> decode(ByteView cbor);  // Errors: Malformed
    Hash32 hash() const;
    friend bool operator==(const Header&, const Header&) = default;
};

struct Block {
    Header header;
    std::vector<Transaction> transactions;

    Bytes encode() const;  // with the details that are there
    // Errors: Malformed, TooLarge. The header's tx root is not looked at: apply() does.
    static Result<Block> decode(ByteView cbor);
};

// Does an epoch end with it?
inline bool endsEpoch(const Header& header) {
    return header.setHash != header.nextSetHash;
}

Hash32 transactionLeaf(ByteView signedBytes);  // the Merkle tree's leaf
Hash32 transactionRoot(const std::vector<Transaction>& transactions);

// A header's hash covers the signed transactions, and those cover their details' hashes. So whoever takes a
// body under an honest hash from a stranger asks: are these its transactions, with all details? Whether they
// are signed by whom they name only the state before the block can say: apply() does. Errors: Malformed.
Status checkBody(const Block& block);

// [[clinic id, signing key], …] in ascending order of id, hashed: what an epoch's messages are bound to.
struct Validator {
    ClinicId id;
    SignPublic key;
    static void fields(auto& self, auto&& each) { each(self.id, self.key); }
    friend bool operator==(const Validator&, const Validator&) = default;
};
Hash32 validatorSetHash(const std::vector<Validator>& validators);

}  // namespace reseal::ledger
