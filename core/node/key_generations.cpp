#include "core/node/key_generations.h"

#include <algorithm>

namespace reseal::node {

KeyGenerations::KeyGenerations(const crypto::ClinicKeys& keys)
    : keys_(keys), clinic_(ClinicId::copy(keys.sign(0).publicKey().view())) {}

const crypto::SignKey& KeyGenerations::at(std::uint64_t generation) const {
    const auto kept = derived_.find(generation);
    if (kept != derived_.end()) return kept->second;
    return derived_.emplace(generation, keys_.sign(generation)).first->second;
}

std::optional<std::uint64_t> KeyGenerations::generationOf(const SignPublic& key) const {
    if (const auto known = generations_.find(key); known != generations_.end()) return known->second;
    if (foreign_ == key) return std::nullopt;
    for (std::uint64_t k = 0; k < kMax; ++k) {
        if (keys_.sign(k).publicKey() != key) continue;
        generations_.emplace(key, k);
        return k;
    }
    foreign_ = key;
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

std::vector<std::uint64_t> KeyGenerations::shown(const ledger::StateView& state) const {
    std::vector<std::uint64_t> out;
    if (const auto now = generationOf(namedKey(state))) {
        out.push_back(*now);
        for (std::uint64_t k = *now + 1; k <= *now + kShownNext && k < kMax; ++k) out.push_back(k);
        for (std::uint64_t k = 1; k <= kShownFormer && k <= *now; ++k) out.push_back(*now - k);
    }
    if (std::ranges::find(out, 0U) == out.end()) out.push_back(0);
    return out;
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
