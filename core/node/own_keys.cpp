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

NodeKeys OwnKeys::shown() const {
    auto out = std::make_shared<std::vector<crypto::SignKey>>();
    for (const std::uint64_t k : keys_.shown(chain_.finalState())) out->push_back(keys_.at(k).clone());
    return out;
}

Result<ledger::ChangeKeys> OwnKeys::change() const {
    RESEAL_ASSIGN(ledger::ChangeKeys out, keys_.change(chain_.finalState()));
    RESEAL_TRY(chain_.readable());
    const crypto::SignKey* const key = keys_.find(out.sign);
    out.consent = key->sign(ledger::changeKeysMessage(chain_.genesis().chainId(), out));
    return out;
}

}  // namespace reseal::node
