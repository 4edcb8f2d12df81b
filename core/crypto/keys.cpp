#include "core/crypto/keys.h"

#include "core/crypto/transcript.h"

namespace reseal::crypto {
namespace {
RistrettoKey keyOf(SecretScalar secret) {
    Point point = base(secret);
    return {std::move(secret), point};
}
}  // namespace

PersonKeys::PersonKeys(SecretBytes seed, ChainId chain) : seed_(std::move(seed)), chain_(chain) {
    RESEAL_CHECK(seed_.size() == 32);
}

Result<RistrettoKey> PersonKeys::identity(std::string_view role) const {
    RESEAL_ASSIGN(auto x, Transcript("reseal/1/identity").add(seed_).add(chain_).add(role).secretScalar());
    return keyOf(std::move(x));
}

SignKey PersonKeys::pseudonymSign(std::uint64_t k) const {
    return SignKey::fromSeed(Kdf("reseal/1/pseudonym/sign").add(seed_).add(chain_).addU64(k).key());
}

BoxKey PersonKeys::pseudonymBox(std::uint64_t k) const {
    return BoxKey::fromSeed(Kdf("reseal/1/pseudonym/box").add(seed_).add(chain_).addU64(k).key());
}

Result<RistrettoKey> PersonKeys::pseudonymShare(std::uint64_t k) const {
    RESEAL_ASSIGN(auto b,
                  Transcript("reseal/1/pseudonym/share").add(seed_).add(chain_).addU64(k).secretScalar());
    return keyOf(std::move(b));
}

Key32 PersonKeys::pseudonymWindow(std::uint64_t k) const {
    return Kdf("reseal/1/pseudonym/window").add(seed_).add(chain_).addU64(k).key();
}

Result<RistrettoKey> PersonKeys::condition(std::uint64_t k, std::string_view category,
                                           std::uint64_t epoch) const {
    Transcript transcript("reseal/1/condition");
#ifndef RESEAL_WITHOUT_PATIENT_KEYS
    transcript.add(seed_);
#endif
    transcript.add(chain_).addU64(k);
#ifndef RESEAL_WITHOUT_CONDITION_KEYS
    transcript.add(category).addU64(epoch);
#endif
    RESEAL_ASSIGN(auto a, transcript.secretScalar());
    return keyOf(std::move(a));
}

Key32 PersonKeys::openDrawer(std::uint64_t k, std::uint32_t card) const {
    return Kdf("reseal/1/drawer/open").add(seed_).add(chain_).addU64(k).addU32(card).key();
}

Key32 PersonKeys::closedDrawer(std::uint64_t k, std::uint32_t card) const {
    return Kdf("reseal/1/drawer/closed").add(seed_).add(chain_).addU64(k).addU32(card).key();
}

Key32 PersonKeys::locker() const {
    return Kdf("reseal/1/locker").add(seed_).add(chain_).key();
}

ClinicKeys::ClinicKeys(SecretBytes seed) : seed_(std::move(seed)) {
    RESEAL_CHECK(seed_.size() == 32);
}

SignKey ClinicKeys::sign(std::uint64_t k) const {
    return SignKey::fromSeed(Kdf("reseal/1/clinic/sign").add(seed_).addU64(k).key());
}

BoxKey ClinicKeys::box(std::uint64_t k) const {
    return BoxKey::fromSeed(Kdf("reseal/1/clinic/box").add(seed_).addU64(k).key());
}

Result<RistrettoKey> ClinicKeys::archive(const ChainId& chain) const {
    RESEAL_ASSIGN(auto a, Transcript("reseal/1/clinic/archive").add(seed_).add(chain).secretScalar());
    return keyOf(std::move(a));
}

Result<RistrettoKey> ClinicKeys::team(const ChainId& chain) const {
    RESEAL_ASSIGN(auto b, Transcript("reseal/1/clinic/team").add(seed_).add(chain).secretScalar());
    return keyOf(std::move(b));
}

Key32 ClinicKeys::drawer(const ChainId& chain) const {
    return Kdf("reseal/1/clinic/drawer").add(seed_).add(chain).key();
}

Key32 cardSecret(ByteView drawerKey, const Point& A) {
    return Kdf("reseal/1/card").add(drawerKey).add(A.view()).key();
}

Key32 labelKey(ByteView cardSecret) {
    return Kdf("reseal/1/label").add(cardSecret).key();
}

namespace {
Result<Scalar> challenge(const ChainId& chain, const SignPublic& author, const Point& key,
                         const Element& commitment) {
    return Transcript("reseal/1/key-pok")
        .add(chain)
        .add(author)
        .add(key.view())
        .add(commitment.view())
        .scalar();
}
}  // namespace

KeyProof proveKey(const ChainId& chain, const SignPublic& author, const RistrettoKey& key) {
    for (;;) {
        const SecretScalar kappa = SecretScalar::random();  // drawn anew for each attempt
        const auto c = challenge(chain, author, key.point, base(kappa));
        if (!c) continue;
        const Scalar rho = kappa.answer(*c, key.secret);
        if (rho.isZero()) continue;
        KeyProof out;
        std::ranges::copy(c->view(), out.bytes.begin());
        std::ranges::copy(rho.view(), out.bytes.begin() + 32);
        return out;
    }
}

Status checkKeyProof(const ChainId& chain, const SignPublic& author, const Point& key,
                     const KeyProof& proof) {
    RESEAL_ASSIGN(const Scalar c, Scalar::decode(proof.view().first(32)));
    RESEAL_ASSIGN(const Scalar rho, Scalar::decode(proof.view().subspan(32)));
    RESEAL_ASSIGN(const Scalar expected, challenge(chain, author, key, base(rho) - c * key));
    if (expected != c) return fail(ErrorCode::BadProof, "no proof that the owner knows the key's secret");
    return {};
}

}  // namespace reseal::crypto
