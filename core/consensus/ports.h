// What the replica needs from outside and may call: pure functions without I/O. The simulator puts a keyed
// hash in the place of Ed25519 and a toy format in the place of the ledger's blocks.
//
// Thread rule: const and without state, so usable from any thread.
#pragma once

#include "core/consensus/types.h"
#include "core/crypto/sign.h"

namespace reseal::consensus {

class Verifier {
public:
    virtual ~Verifier() = default;
    virtual bool verify(const SignPublic& key, const crypto::SignedMessage& message,
                        const crypto::Signature& signature) const = 0;
};

class SigningKey {
public:
    virtual ~SigningKey() = default;
    virtual crypto::Signature sign(const crypto::SignedMessage& message) const = 0;
};

struct BlockLinks {
    BlockId id;
    Hash32 parent;
    View view = 0;      // for which it was made; 0: it does not say
    bool last = false;  // the epoch ends with it
};

// Reads what a block's bytes say about themselves. `id.hash` must commit to all of the bytes (directly, or
// through roots that this function recomputes), for a body fetched from a stranger is judged by it alone.
// Whether the block is *valid* is asked separately (ValidateBlock).
class BlockFormat {
public:
    virtual ~BlockFormat() = default;
    // Errors: Malformed.
    virtual Result<BlockLinks> links(ByteView block) const = 0;
};

class Ed25519Verifier final : public Verifier {
public:
    bool verify(const SignPublic& key, const crypto::SignedMessage& message,
                const crypto::Signature& signature) const override;
};

class Ed25519SigningKey final : public SigningKey {
public:
    explicit Ed25519SigningKey(crypto::SignKey key) : key_(std::move(key)) {}
    crypto::Signature sign(const crypto::SignedMessage& message) const override;

private:
    crypto::SignKey key_;
};

}  // namespace reseal::consensus
