#include "core/crypto/box.h"

#include <sodium.h>

#include "core/crypto/random.h"

namespace reseal::crypto {

static_assert(kBoxOverhead == crypto_box_SEALBYTES);

BoxKey BoxKey::fromSeed(const SecretBytes& seed) {
    RESEAL_CHECK(seed.size() == crypto_box_SEEDBYTES);
    BoxKey out;
    out.secret_ = SecretBytes(crypto_box_SECRETKEYBYTES);
    crypto_box_seed_keypair(out.public_.data(), out.secret_.data(), seed.data());
    return out;
}

BoxKey BoxKey::random() {
    return fromSeed(SecretBytes::random(crypto_box_SEEDBYTES));
}

Result<BoxKey> BoxKey::fromSecretKey(ByteView secretKey) {
    if (secretKey.size() != crypto_box_SECRETKEYBYTES)
        return fail(ErrorCode::Malformed, "a box key has 32 bytes");
    initialize();
    BoxKey out;
    out.secret_ = SecretBytes::copyOf(secretKey);
    crypto_scalarmult_base(out.public_.data(), out.secret_.data());
    return out;
}

BoxKey BoxKey::clone() const {
    BoxKey out;
    out.public_ = public_;
    out.secret_ = secret_.clone();
    return out;
}

Result<SecretBytes> BoxKey::open(ByteView sealed) const {
    if (sealed.size() < kBoxOverhead) return fail(ErrorCode::CannotOpen, "sealed box is too short");
#ifdef RESEAL_WITHOUT_BOX_ENCRYPTION
    return SecretBytes::copyOf(sealed.first(sealed.size() - kBoxOverhead));
#endif
    SecretBytes out(sealed.size() - kBoxOverhead);
    if (crypto_box_seal_open(out.data(), sealed.data(), sealed.size(), public_.data(), secret_.data()) != 0)
        return fail(ErrorCode::CannotOpen, "sealed box is not for this key or was altered");
    return out;
}

Result<Bytes> sealTo(const BoxPublic& recipient, ByteView plaintext) {
    initialize();
    Bytes out(plaintext.size() + kBoxOverhead);
#ifdef RESEAL_WITHOUT_BOX_ENCRYPTION
    std::ranges::copy(plaintext, out.begin());
    return out;
#endif
    if (crypto_box_seal(out.data(), plaintext.data(), plaintext.size(), recipient.data()) != 0)
        return fail(ErrorCode::InvalidPoint, "box key of small order");
    return out;
}

}  // namespace reseal::crypto
