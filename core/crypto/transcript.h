// The hash functions of the protocol: BLAKE2b over a sequence of length-prefixed inputs,
//
//     enc(dst) ‖ enc(x1) ‖ … ‖ enc(xk),   enc(x) = LE64(byte length of x) ‖ x
//
// Domain tags `dst` are ASCII and start with "reseal/1/". In a transcript an integer is LE32 unless
// written otherwise, a text its ASCII bytes, a point or scalar its 32 bytes.
//
// Thread rule: one thread per object. The state is wiped on destruction.
#pragma once

#include <sodium.h>

#include "core/crypto/group.h"

namespace reseal::crypto {

// H512 and what is made of it. One result per object.
class Transcript {
public:
    explicit Transcript(std::string_view dst);
    ~Transcript();
    Transcript(const Transcript&) = delete;
    Transcript& operator=(const Transcript&) = delete;

    Transcript& add(ByteView x);
    Transcript& add(std::string_view asciiText) { return add(bytesOf(asciiText)); }
    Transcript& addU32(std::uint32_t value) { return add(ByteView(le32(value))); }
    Transcript& addU64(std::uint64_t value) { return add(ByteView(le64(value))); }

    std::array<std::uint8_t, 64> hash512();
    Result<Scalar> scalar();              // Hs; InvalidScalar for zero
    Result<SecretScalar> secretScalar();  // Hs, when an input is secret
    Element element();                    // Hg

private:
    crypto_generichash_state state_;
};

// KDF32: BLAKE2b-256 of the same kind of input.
class Kdf {
public:
    explicit Kdf(std::string_view dst);
    ~Kdf();
    Kdf(const Kdf&) = delete;
    Kdf& operator=(const Kdf&) = delete;

    Kdf& add(ByteView x);
    Kdf& add(std::string_view asciiText) { return add(bytesOf(asciiText)); }
    Kdf& addU32(std::uint32_t value) { return add(ByteView(le32(value))); }
    Kdf& addU64(std::uint64_t value) { return add(ByteView(le64(value))); }
    SecretBytes key();                          // 32 bytes
    std::array<std::uint8_t, 32> publicHash();  // when no input is secret

private:
    crypto_generichash_state state_;
};

}  // namespace reseal::crypto
