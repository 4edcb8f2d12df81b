// What the ledger needs from outside and may call: pure functions without I/O or state.
//
// Thread rule: const and without state, so usable from any thread.
#pragma once

#include "core/base/ids.h"
#include "core/crypto/sign.h"

namespace reseal::ledger {

struct EpochEntry;

// Ed25519 behind a port, so that a simulator can put a keyed hash in its place.
class SignatureCheck {
public:
    virtual ~SignatureCheck() = default;
    virtual bool verify(const SignPublic& key, const crypto::SignedMessage& message,
                        const crypto::Signature& signature) const = 0;
};
// The one verifier of everything that is on the ledger: libsodium.
const SignatureCheck& ed25519();

// Does a proof show that a validator contradicted itself in an epoch? What validators sign is
// core/consensus's language, which the ledger doesn't speak: the two are neighbours, and neither may include
// the other (core/README.md). So the host, which knows both, gives the judge. All nodes of a ledger must give
// the same one: its answer decides what the state is.
class EvidenceCheck {
public:
    virtual ~EvidenceCheck() = default;
    // `signer` is a position in epoch.validators. Must be pure.
    virtual bool proves(const ChainId& chain, const EpochEntry& epoch, std::size_t signer, ByteView proof,
                        const SignatureCheck& signatures) const = 0;
};
// Believes none: where no consensus is.
const EvidenceCheck& noEvidence();

}  // namespace reseal::ledger
