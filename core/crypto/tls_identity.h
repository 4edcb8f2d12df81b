// A TLS identity: a P-256 key with a self-signed certificate. Peers know each other by the pin, not by
// any authority. (Qt's QSslKey refuses Ed25519, hence P-256.)
#pragma once

#include <string>

#include "core/base/ids.h"
#include "core/crypto/secret.h"

namespace reseal::crypto {

struct TlsIdentity {
    SecretBytes keyPem;  // PKCS#8
    std::string certificatePem;
    TlsPin pin;  // SHA-256 of the DER SubjectPublicKeyInfo
};

// Errors: Io if OpenSSL fails.
Result<TlsIdentity> makeTlsIdentity();
// The pin of a certificate in DER. Errors: Malformed.
Result<TlsPin> pinOfCertificate(ByteView der);

}  // namespace reseal::crypto
