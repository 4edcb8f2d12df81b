// Blocks.
//
//   header = [1, epoch, height, view, parent hash, tx root, heads root, time_ms, set hash, next set hash,
//             proposer]                                                            canonical CBOR
//   hash   = SHA-256(header)
//   block  = [header, [travels, …]]                                                (tx.h)
//
// The tx root is the RFC 6962 Merkle root over the transactions' ids: neither a detail nor the choice of
// a signature is under it. `heads root` is 32 zero bytes in this version, and both set hashes are the
// genesis validators'.
//
// Thread rule: values.
#pragma once

#include "core/ledger/tx.h"

namespace reseal::ledger {

inline constexpr std::size_t kMaxBlockTransactions = 2000;
inline constexpr std::size_t kMaxBlockBytes = 256 << 10;        // transactions without details
inline constexpr std::size_t kMaxBlockDetailBytes = 512 << 10;  // so that block and details fit a 1 MiB frame
inline constexpr std::size_t kMaxBlockPseudonyms = 8;
inline constexpr std::size_t kMaxEncodedBlock = 1000 << 10;

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

Hash32 transactionLeaf(const TxId& id);  // the Merkle tree's leaf
Hash32 transactionRoot(const std::vector<Transaction>& transactions);

// A header's hash covers transaction ids, and those cover their details' hashes, but not signatures. So
// whoever takes a body under an honest hash from a stranger asks: are these its transactions, with all
// details, and signed by their authors? Errors: Malformed.
Status checkBody(const Block& block, const SignatureCheck& signatures);

// [[clinic id, signing key], …] in ascending order of id, hashed: what an epoch's messages are bound to.
struct Validator {
    ClinicId id;
    SignPublic key;
    static void fields(auto& self, auto&& each) { each(self.id, self.key); }
    friend bool operator==(const Validator&, const Validator&) = default;
};
Hash32 validatorSetHash(const std::vector<Validator>& validators);

}  // namespace reseal::ledger
