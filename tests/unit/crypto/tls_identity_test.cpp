#include "core/crypto/tls_identity.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <QtTest>

#include <memory>

#include "core/crypto/sha256.h"

using namespace reseal;
using namespace reseal::crypto;

namespace {

struct Free {
    void operator()(X509* p) const { X509_free(p); }
    void operator()(EVP_PKEY* p) const { EVP_PKEY_free(p); }
    void operator()(BIO* p) const { BIO_free(p); }
};

std::unique_ptr<BIO, Free> reading(ByteView bytes) {
    return std::unique_ptr<BIO, Free>(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}
std::unique_ptr<X509, Free> certificateOf(const TlsIdentity& identity) {
    const auto bio = reading(bytesOf(identity.certificatePem));
    return std::unique_ptr<X509, Free>(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}
Bytes derOf(X509* certificate) {
    unsigned char* at = nullptr;
    const int length = i2d_X509(certificate, &at);
    const Bytes out(at, at + length);
    OPENSSL_free(at);
    return out;
}

}  // namespace

class TlsIdentityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theKeyIsP256AndTheCertificatesOwn() {
        const auto identity = makeTlsIdentity();
        QVERIFY(identity);
        const auto certificate = certificateOf(*identity);
        QVERIFY(certificate);
        const auto bio = reading(identity->keyPem);
        const std::unique_ptr<EVP_PKEY, Free> key(
            PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
        QVERIFY(key);
        QCOMPARE(X509_check_private_key(certificate.get(), key.get()), 1);
        QCOMPARE(X509_verify(certificate.get(), key.get()), 1);
        char group[32] = {};
        QCOMPARE(EVP_PKEY_get_group_name(key.get(), group, sizeof group, nullptr), 1);
        QCOMPARE(std::string(group), std::string("prime256v1"));
    }

    void thePinIsTheHashOfThePublicKey() {
        const auto identity = makeTlsIdentity();
        const auto certificate = certificateOf(*identity);
        unsigned char* at = nullptr;
        const int length = i2d_PUBKEY(X509_get0_pubkey(certificate.get()), &at);
        QVERIFY(length > 0);
        const Hash32 expected = sha256({at, static_cast<std::size_t>(length)});
        OPENSSL_free(at);
        QVERIFY(equal(identity->pin, expected));
        const auto pin = pinOfCertificate(derOf(certificate.get()));
        QVERIFY(pin && *pin == identity->pin);
    }

    void noTwoAreAlike() {
        const auto a = makeTlsIdentity();
        const auto b = makeTlsIdentity();
        QVERIFY(a->pin != b->pin);
        QVERIFY(!equal(a->keyPem, b->keyPem));
        QVERIFY(a->certificatePem != b->certificatePem);
    }

    void theCertificateNamesNobody() {
        const auto certificate = certificateOf(*makeTlsIdentity());
        QCOMPARE(X509_NAME_entry_count(X509_get_subject_name(certificate.get())), 1);
        char name[64] = {};
        X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name,
                                  sizeof name);
        QCOMPARE(std::string(name), std::string("reseal"));
    }

    void whatIsNoCertificateIsRefused() {
        const Bytes der = derOf(certificateOf(*makeTlsIdentity()).get());
        QCOMPARE(pinOfCertificate({}).error().code, ErrorCode::Malformed);
        QCOMPARE(pinOfCertificate(Bytes(100)).error().code, ErrorCode::Malformed);
        for (const std::size_t n : {std::size_t{1}, std::size_t{10}, der.size() / 2, der.size() - 1})
            QCOMPARE(pinOfCertificate(ByteView(der).first(n)).error().code, ErrorCode::Malformed);
    }
};

QTEST_GUILESS_MAIN(TlsIdentityTest)
#include "tls_identity_test.moc"
