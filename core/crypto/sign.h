// Ed25519, by libsodium alone: one verifier for everything that is on the ledger, because OpenSSL
// accepts small-order and non-canonical keys that libsodium refuses, and two verifiers would split
// the chain.
//
// What is signed is always enc(dst) ‖ enc(chain id) ‖ enc(each field), with a tag of its own for each
// kind of message.
//
// Thread rule: values.
#pragma once

#include "core/base/ids.h"
#include "core/crypto/secret.h"

namespace reseal::crypto {

using Signature = FixedBytes<64, struct SignatureTag>;

class SignedMessage {
public:
    SignedMessage(std::string_view dst, const ChainId& chain);
    SignedMessage& add(ByteView field);
    SignedMessage& addU32(std::uint32_t value) { return add(ByteView(le32(value))); }
    SignedMessage& addU64(std::uint64_t value) { return add(ByteView(le64(value))); }
    ByteView view() const { return message_; }

private:
    Bytes message_;
};

class SignKey {
public:
    static SignKey fromSeed(const SecretBytes& seed);  // 32 bytes, CHECKed
    const SignPublic& publicKey() const { return public_; }
    Signature sign(const SignedMessage& message) const;
    SignKey clone() const;

private:
    SignKey() = default;
    SignPublic public_;
    SecretBytes secret_;
};

bool verify(const SignPublic& key, const SignedMessage& message, const Signature& signature);

// May this key be registered? False for encodings that libsodium's verifier would never accept
// (small order, not canonical, not on the curve).
bool isUsableSignKey(const SignPublic& key);

}  // namespace reseal::crypto
