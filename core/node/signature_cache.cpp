#include "core/node/signature_cache.h"

#include "core/crypto/sha256.h"

namespace reseal::node {

bool SignatureCache::verify(const SignPublic& key, const crypto::SignedMessage& message,
                            const crypto::Signature& signature) const {
    const Hash32 id = crypto::Sha256().add(key).add(signature).add(message.view()).finish();
    if (recent_.contains(id) || older_.contains(id)) return true;
    if (!ledger::ed25519().verify(key, message, signature)) return false;
    if (recent_.size() >= kMaxRemembered / 2) {
        older_ = std::move(recent_);
        recent_.clear();
    }
    recent_.insert(id);
    return true;
}

}  // namespace reseal::node
