// The clinic's own signing keys, a generation after the other, all from its master seed: which of them signs
// what is for the ledger's state to say, never for this computer. So a crash, a restart or an older copy of
// the disk can't make it sign one thing with two keys:
//
//   as an author, an enroller, a proxy   the key that the final state names for the clinic
//   as a validator                       the one that the epoch lists, from its first block to its last
//   in hellos                            several, each with a signature of its own (hello.h): the named one,
//   the
//                                        next, the one before and the first. Another clinic may be further on
//                                        the ledger than this one, or behind, or begin at the genesis.
//
// What the ledger names and doesn't follow from the seed is somebody else's: then nothing is signed.
//
// Thread rule: the node's thread.
#pragma once

#include <map>

#include "core/crypto/keys.h"
#include "core/node/chain.h"
#include "core/node/hello.h"

namespace reseal::node {

class OwnKeys {
public:
    static constexpr std::uint64_t kMaxGenerations = 256;

    // Both must outlive it.
    OwnKeys(const crypto::ClinicKeys& keys, const Chain& chain);

    const ClinicId& clinic() const { return clinic_; }
    // Its secret, if it is one of ours. Null: it is not.
    const crypto::SignKey* find(const SignPublic& key) const;
    // Errors: Denied (the ledger names a key that is not ours). Before the clinic was let in: its first.
    Result<const crypto::SignKey*> named() const;
    // With which this clinic validates in the epoch of the final state; null: with none of ours, or not.
    const crypto::SignKey* validating() const;
    NodeKeys shown() const;
    // The change to the next generation, with the clinic's consent: of the signing key alone. Errors: Denied;
    // Limit (kMaxGenerations).
    Result<ledger::ChangeKeys> change() const;

private:
    SignPublic namedKey() const;
    std::optional<std::uint64_t> generationOf(const SignPublic& key) const;
    Result<std::uint64_t> nextAfter(std::uint64_t generation) const;

    const crypto::ClinicKeys& keys_;
    const Chain& chain_;
    ClinicId clinic_;
    mutable std::map<SignPublic, std::uint64_t> generations_;  // those that were looked for and are ours
    mutable std::map<std::uint64_t, crypto::SignKey> derived_;
    mutable std::optional<SignPublic> foreign_;  // the last that was looked for and isn't
};

}  // namespace reseal::node
