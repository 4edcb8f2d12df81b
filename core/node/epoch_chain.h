// Which clinics validate now, for a program that holds no ledger: it trusts the genesis, whose hash is the
// ledger's name, and each epoch's validators say who comes after them.
//
//   boundary = [header, certificate, [[clinic id, signing key], …]]
//                header: of an epoch's last block; certificate: its finalization by that epoch's validators;
//                then the next epoch's, in the order that the header's next set hash is made of
//   page     = [boundary, …]       the next ones in a row after the epoch asked for; none: it is the last
//
// No step can be left out, for each set is bound to its predecessor by that one's signatures, and none be
// forged but by a quorum of a set that has been trusted. An old set's keys may be stolen long after its
// epoch: whoever keeps the last epoch it has walked to doesn't ask the old ones any more.
//
// Thread rule: values; functions are pure.
#pragma once

#include <vector>

#include "core/consensus/config.h"
#include "core/ledger/genesis.h"
#include "core/ledger/state.h"
#include "core/store/blocks.h"

namespace reseal::node {

inline constexpr std::size_t kMaxCertificateBytes = 32 << 10;
inline constexpr std::size_t kMaxBoundariesOfPage = 64;
inline constexpr std::size_t kMaxPageOfBoundaries = std::size_t{512} << 10;  // bytes, after the first one

// An epoch that has been walked to from the genesis.
struct TrustedEpoch {
    ChainId chain;
    std::uint64_t number = 0;
    std::vector<ledger::Validator> validators;
    consensus::BlockId base;  // the last block before it

    static TrustedEpoch first(const ledger::Genesis& genesis);
    consensus::Config config() const;  // an observer's
    Bytes encode() const;              // [chain id, number, [[clinic id, signing key], …], height, hash]
    static Result<TrustedEpoch> decode(ByteView cbor);  // Errors: Malformed
    friend bool operator==(const TrustedEpoch&, const TrustedEpoch&) = default;
};

struct EpochBoundary {
    Bytes header;
    Bytes certificate;
    std::vector<ledger::Validator> next;

    Bytes encode() const;
    static Result<EpochBoundary> decode(ByteView cbor);  // Errors: Malformed
    friend bool operator==(const EpochBoundary&, const EpochBoundary&) = default;
};
Bytes encode(const std::vector<EpochBoundary>& page);
Result<std::vector<EpochBoundary>> decodeBoundaries(ByteView cbor);  // Errors: Malformed

// The epoch that begins behind that boundary of `epoch`. Errors: Malformed, BadProof, BadSignature.
Result<TrustedEpoch> verifyBoundary(const TrustedEpoch& epoch, const EpochBoundary& boundary);

// The end of that epoch as a node has it; nothing: it is the last one. Errors: NotCurrent (its finalization
// is on its way), Damaged, those of the store.
Result<std::optional<EpochBoundary>> boundaryOf(const ledger::StateView& state, store::Blocks blocks,
                                                std::uint64_t epoch);

}  // namespace reseal::node
