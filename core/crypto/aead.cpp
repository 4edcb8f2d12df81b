#include "core/crypto/aead.h"

#include <openssl/evp.h>
#include <sodium.h>

namespace reseal::crypto {

static_assert(kTagSize == crypto_aead_xchacha20poly1305_ietf_ABYTES);

Bytes xchachaSeal(ByteView key, const XNonce& nonce, ByteView associated, ByteView plaintext) {
    RESEAL_CHECK(key.size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    initialize();
    Bytes out(plaintext.size() + kTagSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.data(), nullptr, plaintext.data(), plaintext.size(),
                                               associated.data(), associated.size(), nullptr, nonce.data(),
                                               key.data());
    return out;
}

Result<SecretBytes> xchachaOpen(ByteView key, const XNonce& nonce, ByteView associated, ByteView sealed) {
    RESEAL_CHECK(key.size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    initialize();
    if (sealed.size() < kTagSize) return fail(ErrorCode::CannotOpen, "ciphertext is too short");
    SecretBytes out(sealed.size() - kTagSize);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, sealed.data(), sealed.size(),
                                                   associated.data(), associated.size(), nonce.data(),
                                                   key.data()) != 0)
        return fail(ErrorCode::CannotOpen, "wrong key or altered ciphertext");
    return out;
}

struct AesGcm::Contexts {
    EVP_CIPHER_CTX* seal = EVP_CIPHER_CTX_new();
    EVP_CIPHER_CTX* open = EVP_CIPHER_CTX_new();
    Contexts() = default;
    Contexts(const Contexts&) = delete;
    Contexts& operator=(const Contexts&) = delete;
    ~Contexts() {
        EVP_CIPHER_CTX_free(seal);
        EVP_CIPHER_CTX_free(open);
    }
};

// OpenSSL can refuse the calls below only for want of memory or a broken provider; either is no input.
AesGcm::AesGcm(const SecretBytes& key) : contexts_(std::make_unique<Contexts>()) {
    RESEAL_CHECK(key.size() == 32);
    RESEAL_CHECK(contexts_->seal != nullptr && contexts_->open != nullptr);
    RESEAL_CHECK(EVP_EncryptInit_ex(contexts_->seal, EVP_aes_256_gcm(), nullptr, key.data(), nullptr) == 1);
    RESEAL_CHECK(EVP_DecryptInit_ex(contexts_->open, EVP_aes_256_gcm(), nullptr, key.data(), nullptr) == 1);
}
AesGcm::~AesGcm() = default;
AesGcm::AesGcm(AesGcm&&) noexcept = default;
AesGcm& AesGcm::operator=(AesGcm&&) noexcept = default;

void AesGcm::seal(const std::array<std::uint8_t, 12>& nonce, ByteView plaintext, MutableByteView sealed) {
    RESEAL_CHECK(sealed.size() == plaintext.size() + kTagSize && plaintext.size() <= INT_MAX);
#ifdef RESEAL_WITHOUT_FILE_ENCRYPTION
    std::memmove(sealed.data(), plaintext.data(), plaintext.size());
    return;
#endif
    EVP_CIPHER_CTX* ctx = contexts_->seal;
    int n = 0;
    int last = 0;
    RESEAL_CHECK(EVP_EncryptInit_ex(ctx, nullptr, nullptr, nullptr, nonce.data()) == 1);
    RESEAL_CHECK(
        EVP_EncryptUpdate(ctx, sealed.data(), &n, plaintext.data(), static_cast<int>(plaintext.size())) == 1);
    RESEAL_CHECK(EVP_EncryptFinal_ex(ctx, sealed.data() + n, &last) == 1);
    RESEAL_CHECK(static_cast<std::size_t>(n + last) == plaintext.size());
    RESEAL_CHECK(
        EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_GET_TAG, kTagSize, sealed.data() + plaintext.size()) == 1);
}

Status AesGcm::open(const std::array<std::uint8_t, 12>& nonce, ByteView sealed, MutableByteView plaintext) {
    RESEAL_CHECK(sealed.size() == plaintext.size() + kTagSize && plaintext.size() <= INT_MAX);
#ifdef RESEAL_WITHOUT_FILE_ENCRYPTION
    std::memmove(plaintext.data(), sealed.data(), plaintext.size());
    return {};
#endif
    EVP_CIPHER_CTX* ctx = contexts_->open;
    int n = 0;
    int last = 0;
    std::array<std::uint8_t, kTagSize> tag;
    std::copy_n(sealed.end() - kTagSize, kTagSize, tag.begin());
    RESEAL_CHECK(EVP_DecryptInit_ex(ctx, nullptr, nullptr, nullptr, nonce.data()) == 1);
    RESEAL_CHECK(
        EVP_DecryptUpdate(ctx, plaintext.data(), &n, sealed.data(), static_cast<int>(plaintext.size())) == 1);
    RESEAL_CHECK(EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_SET_TAG, kTagSize, tag.data()) == 1);
    if (EVP_DecryptFinal_ex(ctx, plaintext.data() + n, &last) != 1) {
        wipe(plaintext);
        return fail(ErrorCode::CannotOpen, "wrong key or altered ciphertext");
    }
    return {};
}

}  // namespace reseal::crypto
