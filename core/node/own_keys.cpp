#include "core/node/own_keys.h"

namespace reseal::node {

Result<const crypto::SignKey*> OwnKeys::named() const {
    const crypto::SignKey* const key = keys_.named(chain_.finalState());
    RESEAL_TRY(chain_.readable());  // a state that could not be read names the first
    if (key == nullptr)
        return fail(ErrorCode::Denied,
                    "the ledger names a key for this clinic that this computer does not have");
    return key;
}

NodeKeysPtr OwnKeys::shown() const {
    struct Shown final : NodeKeys {
        Shown(const KeyGenerations& from, crypto::SignKey first) : all(from), namedKey(std::move(first)) {}
        const crypto::SignKey& named() const override { return namedKey; }
        const crypto::SignKey* find(const SignPublic& key) const override { return all.find(key); }
        const KeyGenerations& all;
        const crypto::SignKey namedKey;
    };
    const crypto::SignKey* const named = keys_.named(chain_.finalState());
    return std::make_shared<Shown>(keys_, (named != nullptr ? *named : keys_.at(0)).clone());
}

Result<ledger::ChangeKeys> OwnKeys::change() const {
    RESEAL_ASSIGN(ledger::ChangeKeys out, keys_.change(chain_.finalState()));
    RESEAL_TRY(chain_.readable());
    const crypto::SignKey* const key = keys_.find(out.sign);
    out.consent = key->sign(ledger::changeKeysMessage(chain_.genesis().chainId(), out));
    return out;
}

}  // namespace reseal::node
