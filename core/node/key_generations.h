// A clinic's signing keys, a generation after the other, and which of them a state of the ledger asks for:
// the rule of own_keys.h by itself, without a node's chain, so that a simulator can judge by it, too.
//
// Thread rule: one thread; what was derived is remembered.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/crypto/keys.h"
#include "core/ledger/state.h"

namespace reseal::node {

class KeyGenerations {
public:
    static constexpr std::uint64_t kMax = 256;

    explicit KeyGenerations(const crypto::ClinicKeys& keys);  // must outlive it

    const ClinicId& clinic() const { return clinic_; }
    const crypto::SignKey& at(std::uint64_t generation) const;
    // Its secret, if it is one of ours. Null: it is not.
    const crypto::SignKey* find(const SignPublic& key) const;
    // With which the clinic signs as an author; null: it has another. Before it was let in: the first.
    const crypto::SignKey* named(const ledger::StateView& state) const;
    // With which it validates in that epoch; null: with none of ours, or not.
    const crypto::SignKey* validating(const ledger::EpochEntry& epoch) const;
    // The change to the next generation, of the signing key alone; the consent, by that key, is still to be
    // signed. Errors: Denied; Limit (kMax).
    Result<ledger::ChangeKeys> change(const ledger::StateView& state) const;

private:
    SignPublic namedKey(const ledger::StateView& state) const;
    std::optional<std::uint64_t> generationOf(const SignPublic& key) const;
    Result<std::uint64_t> nextAfter(const ledger::StateView& state, std::uint64_t generation) const;

    const crypto::ClinicKeys& keys_;
    ClinicId clinic_;
    mutable std::map<SignPublic, std::uint64_t> generations_;  // as far as somebody had to look, each once
    mutable std::map<std::uint64_t, crypto::SignKey> derived_;
};

}  // namespace reseal::node
