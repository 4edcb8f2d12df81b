#include "core/consensus/ports.h"

namespace reseal::consensus {

bool Ed25519Verifier::verify(const SignPublic& key, const crypto::SignedMessage& message,
                             const crypto::Signature& signature) const {
    return crypto::verify(key, message, signature);
}

crypto::Signature Ed25519SigningKey::sign(const crypto::SignedMessage& message) const {
    return key_.sign(message);
}

}  // namespace reseal::consensus
