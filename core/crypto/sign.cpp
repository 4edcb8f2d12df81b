#include "core/crypto/sign.h"

#include <sodium.h>

namespace reseal::crypto {

SignedMessage::SignedMessage(std::string_view dst, const ChainId& chain) {
    add(bytesOf(dst));
    add(chain);
}

SignedMessage& SignedMessage::add(ByteView field) {
    append(message_, le64(field.size()));
    append(message_, field);
    return *this;
}

SignKey SignKey::fromSeed(const SecretBytes& seed) {
    RESEAL_CHECK(seed.size() == crypto_sign_SEEDBYTES);
    SignKey out;
    out.secret_ = SecretBytes(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(out.public_.data(), out.secret_.data(), seed.data());
    return out;
}

Signature SignKey::sign(const SignedMessage& message) const {
    Signature out;
    crypto_sign_detached(out.data(), nullptr, message.view().data(), message.view().size(), secret_.data());
    return out;
}

SignKey SignKey::clone() const {
    SignKey out;
    out.public_ = public_;
    out.secret_ = secret_.clone();
    return out;
}

bool verify(const SignPublic& key, const SignedMessage& message, const Signature& signature) {
    initialize();
    return crypto_sign_verify_detached(signature.data(), message.view().data(), message.view().size(),
                                       key.data()) == 0;
}

bool isUsableSignKey(const SignPublic& key) {
    initialize();
    // is_valid_point: canonical, on the curve, in the main subgroup, not of small order.
    return crypto_core_ed25519_is_valid_point(key.data()) == 1;
}

}  // namespace reseal::crypto
