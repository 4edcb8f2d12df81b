// The clinic's own signing keys, a generation after the other, all from its master seed: which of them signs
// what is for the ledger's state to say, never for this computer. So a crash, a restart or an older copy of
// the disk can't make it sign one thing with two keys:
//
//   as an author, an enroller, a proxy   the key that the final state names for the clinic
//   as a validator                       the one that the epoch lists, from its first block to its last
//   in hellos                            the named one and the one that the other end asks for (hello.h),
//   which
//                                        may be further on the ledger than this one, far behind, or begin at
//                                        the genesis
//
// What the ledger names and doesn't follow from the seed is somebody else's: then nothing is signed. The rule
// by itself is in key_generations.h.
//
// Thread rule: the node's thread.
#pragma once

#include "core/node/chain.h"
#include "core/node/hello.h"
#include "core/node/key_generations.h"

namespace reseal::node {

class OwnKeys {
public:
    // Both must outlive it.
    OwnKeys(const crypto::ClinicKeys& keys, const Chain& chain) : keys_(keys), chain_(chain) {}

    const ClinicId& clinic() const { return keys_.clinic(); }
    // Its secret, if it is one of ours. Null: it is not.
    const crypto::SignKey* find(const SignPublic& key) const { return keys_.find(key); }
    // Errors: Denied (the ledger names a key that is not ours). Before the clinic was let in: its first.
    Result<const crypto::SignKey*> named() const;
    // With which this clinic validates in the epoch of the final state; null: with none of ours, or not.
    const crypto::SignKey* validating() const { return keys_.validating(chain_.finalState().epoch()); }
    // For hellos, by the state of now; must not outlive this object.
    NodeKeysPtr shown() const;
    // The change to the next generation, with the clinic's consent: of the signing key alone. Errors: Denied;
    // Limit (KeyGenerations::kMax).
    Result<ledger::ChangeKeys> change() const;

private:
    KeyGenerations keys_;
    const Chain& chain_;
};

}  // namespace reseal::node
