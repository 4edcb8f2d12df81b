#include "core/node/own_keys.h"

namespace reseal::node {

OwnKeys::OwnKeys(const crypto::ClinicKeys& keys, const Chain& chain)
    : keys_(keys), chain_(chain), clinic_(ClinicId::copy(keys.sign(0).publicKey().view())) {}

std::optional<std::uint64_t> OwnKeys::generationOf(const SignPublic& key) const {
    if (const auto known = generations_.find(key); known != generations_.end()) return known->second;
    if (foreign_ == key) return std::nullopt;
    for (std::uint64_t k = 0; k < kMaxGenerations; ++k) {
        if (keys_.sign(k).publicKey() != key) continue;
        generations_.emplace(key, k);
        return k;
    }
    foreign_ = key;
    return std::nullopt;
}

const crypto::SignKey* OwnKeys::find(const SignPublic& key) const {
    const auto generation = generationOf(key);
    if (!generation) return nullptr;
    const auto kept = derived_.find(*generation);
    if (kept != derived_.end()) return &kept->second;
    return &derived_.emplace(*generation, keys_.sign(*generation)).first->second;
}

SignPublic OwnKeys::namedKey() const {
    const auto entry = chain_.finalState().clinic(clinic_);
    return entry ? entry->signKey : SignPublic::copy(clinic_.view());
}

Result<const crypto::SignKey*> OwnKeys::named() const {
    const crypto::SignKey* const key = find(namedKey());
    RESEAL_TRY(chain_.readable());  // a state that could not be read names the first
    if (key == nullptr)
        return fail(ErrorCode::Denied,
                    "the ledger names a key for this clinic that this computer does not have");
    return key;
}

const crypto::SignKey* OwnKeys::validating() const {
    const ledger::EpochEntry epoch = chain_.finalState().epoch();
    const auto index = epoch.indexOf(clinic_);
    return index ? find(epoch.validators.at(*index).key) : nullptr;
}

// What a proposal has reserved for this clinic and nobody decided on is as free as one that was never named.
Result<std::uint64_t> OwnKeys::nextAfter(std::uint64_t generation) const {
    const ledger::StateView state = chain_.finalState();
    for (std::uint64_t k = generation + 1; k < kMaxGenerations; ++k) {
        const auto entry = state.key(keys_.sign(k).publicKey());
        if (!entry || (entry->kind == ledger::KeyKind::Sign && entry->owner == ledger::account(clinic_) &&
                       entry->ended == 0))
            return k;
    }
    return fail(ErrorCode::Limit,
                "this clinic has had all " + std::to_string(kMaxGenerations) + " of its keys");
}

NodeKeys OwnKeys::shown() const {
    std::vector<std::uint64_t> generations;
    if (const auto now = generationOf(namedKey())) {
        generations = {*now};
        if (const auto next = nextAfter(*now)) generations.push_back(*next);
        if (*now > 0) generations.push_back(*now - 1);
    }
    if (std::ranges::find(generations, 0U) == generations.end()) generations.push_back(0);
    auto out = std::make_shared<std::vector<crypto::SignKey>>();
    for (const std::uint64_t k : generations) out->push_back(keys_.sign(k));
    return out;
}

Result<ledger::ChangeKeys> OwnKeys::change() const {
    const ledger::StateView state = chain_.finalState();
    const auto entry = state.clinic(clinic_);
    if (!entry) return fail(ErrorCode::Denied, "the other clinics have not let this one in yet");
    RESEAL_TRY(named());
    RESEAL_ASSIGN(const std::uint64_t next, nextAfter(*generationOf(entry->signKey)));
    const crypto::SignKey key = keys_.sign(next);
    ledger::ChangeKeys out{clinic_, key.publicKey(), entry->box, entry->archive, {}, entry->team,
                           {},      entry->tlsPin,   {}};
    out.consent = key.sign(ledger::changeKeysMessage(chain_.genesis().chainId(), out));
    RESEAL_TRY(chain_.readable());
    return out;
}

}  // namespace reseal::node
