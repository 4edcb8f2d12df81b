#include "core/node/key_generations.h"

namespace reseal::node {

KeyGenerations::KeyGenerations(const crypto::ClinicKeys& keys)
    : keys_(keys), clinic_(ClinicId::copy(keys.sign(0).publicKey().view())) {}

const crypto::SignKey& KeyGenerations::at(std::uint64_t generation) const {
    const auto kept = derived_.find(generation);
    if (kept != derived_.end()) return kept->second;
    return derived_.emplace(generation, keys_.sign(generation)).first->second;
}

std::optional<std::uint64_t> KeyGenerations::generationOf(const SignPublic& key) const {
    const auto known = generations_.find(key);
    if (known != generations_.end()) return known->second;
    while (generations_.size() < kMax) {
        const std::uint64_t next = generations_.size();
        const SignPublic its = keys_.sign(next).publicKey();
        generations_.emplace(its, next);
        if (its == key) return next;
    }
    return std::nullopt;
}

const crypto::SignKey* KeyGenerations::find(const SignPublic& key) const {
    const auto generation = generationOf(key);
    return generation ? &at(*generation) : nullptr;
}

SignPublic KeyGenerations::namedKey(const ledger::StateView& state) const {
    const auto entry = state.clinic(clinic_);
    return entry ? entry->signKey : SignPublic::copy(clinic_.view());
}

const crypto::SignKey* KeyGenerations::named(const ledger::StateView& state) const {
    return find(namedKey(state));
}

const crypto::SignKey* KeyGenerations::validating(const ledger::EpochEntry& epoch) const {
    const auto index = epoch.indexOf(clinic_);
    return index ? find(epoch.validators.at(*index).key) : nullptr;
}

// What a proposal has reserved for this clinic and nobody decided on is as free as one that was never named.
Result<std::uint64_t> KeyGenerations::nextAfter(const ledger::StateView& state,
                                                std::uint64_t generation) const {
    for (std::uint64_t k = generation + 1; k < kMax; ++k) {
        const auto entry = state.key(at(k).publicKey());
        if (!entry || (entry->kind == ledger::KeyKind::Sign && entry->owner == ledger::account(clinic_) &&
                       entry->ended == 0))
            return k;
    }
    return fail(ErrorCode::Limit, "this clinic has had all " + std::to_string(kMax) + " of its keys");
}

Result<ledger::ChangeKeys> KeyGenerations::change(const ledger::StateView& state) const {
    const auto entry = state.clinic(clinic_);
    if (!entry) return fail(ErrorCode::Denied, "the other clinics have not let this one in yet");
    const auto now = generationOf(entry->signKey);
    if (!now)
        return fail(ErrorCode::Denied,
                    "the ledger names a key for this clinic that this computer does not have");
    RESEAL_ASSIGN(const std::uint64_t next, nextAfter(state, *now));
    return ledger::ChangeKeys{clinic_, at(next).publicKey(), entry->box, entry->archive, {}, entry->team,
                              {},      entry->tlsPin,        {}};
}

}  // namespace reseal::node
