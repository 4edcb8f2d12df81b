// For programs that don't hold the ledger: that a transaction is in a block, and that a list of events
// is whole up to a head.
//
//   proof = [header, index, count, [hash, …], tx]          canonical CBOR; the tx without details
//
// A Merkle path proves that the transaction is in the block, not its place: index and count only say how
// to walk the path. That it took effect is not proven here; a void one is in the block too.
// The block hash comes from a finalization certificate, which core/consensus verifies.
//
// Thread rule: values.
#pragma once

#include "core/ledger/block.h"
#include "core/ledger/event.h"

namespace reseal::ledger {

struct InclusionProof {
    Header header;
    std::uint64_t index = 0, count = 0;
    std::vector<Hash32> path;  // at most 11 for 2,000 transactions
    Transaction transaction;

    Bytes encode() const;
    static Result<InclusionProof> decode(ByteView cbor);  // Errors: Malformed
};

// Errors: InvalidArgument (no such transaction).
Result<InclusionProof> proveInclusion(const Block& block, std::size_t index);
// Errors: BadProof.
Status verifyInclusion(const InclusionProof& proof, const Hash32& finalizedBlock);

// Headers, each the parent of the next and of the epoch and set that it calls for. Errors: BadProof.
Status verifyHeaderChain(const std::vector<Header>& headers);

// Is this an epoch's last block, and are these the validators of the next one? Whoever has verified that the
// old set finalized `last` may verify what follows by the new. Errors: BadProof.
Status verifyNextSet(const Header& last, const std::vector<Validator>& next);

// The head after `events` that follow the one given. To be compared with the head in question: equal only
// if none was left out, added or altered.
Hash32 headAfter(Hash32 head, const std::vector<Event>& events);

}  // namespace reseal::ledger
