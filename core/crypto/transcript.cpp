#include "core/crypto/transcript.h"

namespace reseal::crypto {
namespace {
void start(crypto_generichash_state& state, std::size_t length) {
    initialize();
    crypto_generichash_init(&state, nullptr, 0, length);
}
void addEncoded(crypto_generichash_state& state, ByteView x) {
    const auto length = le64(x.size());
    crypto_generichash_update(&state, length.data(), length.size());
    crypto_generichash_update(&state, x.data(), x.size());
}
}  // namespace

Transcript::Transcript(std::string_view dst) {
    start(state_, 64);
    add(dst);
}
Transcript::~Transcript() {
    sodium_memzero(&state_, sizeof state_);
}

Transcript& Transcript::add(ByteView x) {
    addEncoded(state_, x);
    return *this;
}

std::array<std::uint8_t, 64> Transcript::hash512() {
    std::array<std::uint8_t, 64> out;
    crypto_generichash_final(&state_, out.data(), out.size());
    return out;
}

Result<Scalar> Transcript::scalar() {
    const Scalar out = Scalar::reduce(hash512());
    if (out.isZero()) return fail(ErrorCode::InvalidScalar, "hash to scalar gave zero");
    return out;
}

Result<SecretScalar> Transcript::secretScalar() {
    auto wide = hash512();
    SecretScalar out = SecretScalar::reduce(wide);
    sodium_memzero(wide.data(), wide.size());
    if (out.isZero()) return fail(ErrorCode::InvalidScalar, "hash to scalar gave zero");
    return out;
}

Element Transcript::element() {
    return Element::hashed(hash512());
}

Kdf::Kdf(std::string_view dst) {
    start(state_, 32);
    add(dst);
}
Kdf::~Kdf() {
    sodium_memzero(&state_, sizeof state_);
}

Kdf& Kdf::add(ByteView x) {
    addEncoded(state_, x);
    return *this;
}

SecretBytes Kdf::key() {
    SecretBytes out(32);
    crypto_generichash_final(&state_, out.data(), out.size());
    return out;
}

std::array<std::uint8_t, 32> Kdf::publicHash() {
    std::array<std::uint8_t, 32> out;
    crypto_generichash_final(&state_, out.data(), out.size());
    return out;
}

}  // namespace reseal::crypto
