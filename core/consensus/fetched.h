// Blocks that a peer gave by height, and what proves them final.
//
// Thread rule: pure.
#pragma once

#include "core/consensus/config.h"

namespace reseal::consensus {

struct FetchedLink {  // what a block's header says, and the certificate that came with it
    BlockId id;
    Hash32 parent;
    std::uint64_t epoch = 0;
    Hash32 setHash;
    bool last = false;  // its epoch ends with it
    std::optional<Certificate> finalization;
};

// How many of `links`, in their order, are proven to be final after `tip`. They must follow each other and
// `tip` without a gap; ones at or below it are passed over, and so is what comes after the last finalization.
// That one certificate proves all before it through the hash chain, so one is verified a batch, however many
// came. A height is never believed, only this. 0: nothing new. Errors: BadProof (a gap, another parent, a
// certificate of something else, none at all, a block of other validators or behind the epoch's last), and
// those of verifyCertificate.
Result<std::size_t> provenBy(const Config& config, const BlockId& tip, const std::vector<FetchedLink>& links,
                             const Verifier& verifier);

}  // namespace reseal::consensus
