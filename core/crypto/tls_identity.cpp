#include "core/crypto/tls_identity.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

#include "core/crypto/random.h"
#include "core/crypto/sha256.h"

namespace reseal::crypto {
namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* p) const {
        Free(p);
    }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using CertPtr = std::unique_ptr<X509, Freed<X509_free>>;
using BioPtr = std::unique_ptr<BIO, Freed<BIO_free_all>>;

Error failed(const char* what) {
    return fail(ErrorCode::Io, std::string("OpenSSL failed: ") + what);
}

Result<TlsPin> pinOf(X509* certificate) {
    unsigned char* der = nullptr;
    const int length = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    if (length <= 0) return fail(ErrorCode::Malformed, "certificate without a public key");
    const Hash32 hash = sha256({der, static_cast<std::size_t>(length)});
    OPENSSL_free(der);
    return TlsPin::copy(hash);
}

// No name, no expiry worth the word: peers are known by the pin alone.
CertPtr selfSigned(EVP_PKEY* key) {
    CertPtr cert(X509_new());
    if (!cert) return nullptr;
    std::array<std::uint8_t, 8> serial;
    fillRandom(serial);
    serial[0] &= 0x7f;
    X509_set_version(cert.get(), 2);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(cert.get()), readLe64(serial) | 1);
    ASN1_TIME_set_string_X509(X509_getm_notBefore(cert.get()), "20200101000000Z");
    ASN1_TIME_set_string_X509(X509_getm_notAfter(cert.get()), "99991231235959Z");
    X509_NAME* name = X509_get_subject_name(cert.get());
    const unsigned char common[] = "reseal";
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common, -1, -1, 0);
    X509_set_issuer_name(cert.get(), name);
    if (X509_set_pubkey(cert.get(), key) != 1 || X509_sign(cert.get(), key, EVP_sha256()) == 0)
        return nullptr;
    return cert;
}

Bytes drain(BIO* bio) {
    char* at = nullptr;
    const long length = BIO_get_mem_data(bio, &at);
    return toBytes(bytesOf({at, static_cast<std::size_t>(length)}));
}

}  // namespace

Result<TlsIdentity> makeTlsIdentity() {
    const KeyPtr key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));  // EVP_EC_gen casts const away
    if (!key) return failed("making a P-256 key");
    const CertPtr cert = selfSigned(key.get());
    if (!cert) return failed("making a certificate");
    const BioPtr keyBio(BIO_new(BIO_s_secmem()));
    const BioPtr certBio(BIO_new(BIO_s_mem()));
    if (!keyBio || !certBio ||
        PEM_write_bio_PKCS8PrivateKey(keyBio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509(certBio.get(), cert.get()) != 1)
        return failed("encoding the identity");
    TlsIdentity out;
    Bytes pem = drain(keyBio.get());
    out.keyPem = SecretBytes::copyOf(pem);
    wipe(pem);
    out.certificatePem = std::string(textOf(drain(certBio.get())));
    RESEAL_ASSIGN(out.pin, pinOf(cert.get()));
    return out;
}

Result<TlsPin> pinOfCertificate(ByteView der) {
    const unsigned char* at = der.data();
    const CertPtr cert(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    if (!cert) return fail(ErrorCode::Malformed, "not a certificate");
    return pinOf(cert.get());
}

}  // namespace reseal::crypto
