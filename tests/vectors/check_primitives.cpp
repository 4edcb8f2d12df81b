#include "core/crypto/aead.h"
#include "core/crypto/sha256.h"
#include "core/crypto/sign.h"
#include "core/crypto/transcript.h"
#include "core/sealing/capsule.h"
#include "core/sealing/padme.h"
#include "tests/vectors/kinds.h"

namespace reseal::vectors {
namespace {

using crypto::Point;
using crypto::Scalar;
using crypto::Transcript;

// A hash over `dst` and the list `x`; `Hash` is Transcript or Kdf.
template <class Hash, class Finish>
Status checkHash(const Case& c, Finish finish) {
    RESEAL_ASSIGN(const std::string dst, c.text("dst"));
    RESEAL_ASSIGN(const std::vector<Bytes> x, c.byteList("x"));
    RESEAL_ASSIGN(const Bytes out, c.bytes("out"));
    Hash hash(dst);
    for (const Bytes& input : x) hash.add(ByteView(input));
    RESEAL_ASSIGN(const Bytes ours, finish(hash));
    return ours == out ? Status() : disagree("out");
}

Status checkH512(const Case& c) {
    return checkHash<Transcript>(c, [](Transcript& t) -> Result<Bytes> { return toBytes(t.hash512()); });
}
Status checkHs(const Case& c) {
    return checkHash<Transcript>(c, [](Transcript& t) -> Result<Bytes> {
        RESEAL_ASSIGN(const Scalar s, t.scalar());
        return toBytes(s);
    });
}
Status checkHg(const Case& c) {
    return checkHash<Transcript>(c, [](Transcript& t) -> Result<Bytes> { return toBytes(t.element()); });
}
Status checkKdf32(const Case& c) {
    return checkHash<crypto::Kdf>(c, [](crypto::Kdf& k) -> Result<Bytes> { return toBytes(k.key()); });
}

Status checkGenerator(const Case& c) {
    RESEAL_ASSIGN(const std::string name, c.text("name"));
    RESEAL_ASSIGN(const Bytes out, c.bytes("out"));
    if (name == "capsule") return equal(sealing::capsuleGenerator(), out) ? Status() : disagree("out");
    RESEAL_ASSIGN(const std::uint64_t j, c.number("j"));
    RESEAL_ASSIGN(const std::uint64_t i, c.number("i"));
    Transcript ring("reseal/1/generator/ring");
    ring.addU32(static_cast<std::uint32_t>(j)).addU32(static_cast<std::uint32_t>(i));
    return name == "R" && equal(ring.element(), out) ? Status() : disagree("out");
}

Status checkPoint(const Case& c) {
    RESEAL_TRY(c.point("encoding"));
    return {};
}

Status checkScalar(const Case& c) {
    RESEAL_ASSIGN(const Bytes encoding, c.bytes("encoding"));
    RESEAL_TRY(Scalar::decode(encoding));
    RESEAL_TRY(crypto::SecretScalar::decode(encoding));
    return {};
}

Status checkMul(const Case& c) {
    RESEAL_ASSIGN(const Bytes encoding, c.bytes("scalar"));
    RESEAL_ASSIGN(const Scalar s, Scalar::decode(encoding));
    RESEAL_ASSIGN(const Point p, c.point("point"));
    RESEAL_ASSIGN(const Bytes out, c.bytes("out"));
    const Point secretly = crypto::SecretScalar::copyOf(s) * p;
    return equal(s * p, out) && equal(secretly, out) ? Status() : disagree("out");
}

Status checkLagrange(const Case& c) {
    RESEAL_ASSIGN(const std::vector<Bytes> encodings, c.byteList("z"));
    std::vector<Scalar> z;
    for (const Bytes& encoding : encodings) {
        RESEAL_ASSIGN(const Scalar s, Scalar::decode(encoding));
        z.push_back(s);
    }
    RESEAL_ASSIGN(const std::vector<Scalar> lambda, crypto::lagrangeAtZero(z));
    std::vector<Bytes> ours;
    for (const Scalar& s : lambda) ours.push_back(toBytes(s));
    return c.agrees("out", ours);
}

Status checkXchacha(const Case& c) {
    RESEAL_ASSIGN(const Bytes key, c.bytes("key"));
    RESEAL_ASSIGN(const Bytes given, c.bytes("nonce"));
    RESEAL_ASSIGN(const Bytes ad, c.bytes("ad"));
    RESEAL_ASSIGN(const Bytes plain, c.bytes("plain"));
    RESEAL_ASSIGN(const Bytes out, c.bytes("out"));
    crypto::XNonce nonce{};
    if (key.size() != 32 || given.size() != nonce.size())
        return fail(ErrorCode::Malformed, "key or nonce length");
    std::ranges::copy(given, nonce.begin());
    RESEAL_ASSIGN(const crypto::SecretBytes opened, crypto::xchachaOpen(key, nonce, ad, out));
    const bool same = equal(opened, plain) && crypto::xchachaSeal(key, nonce, ad, plain) == out;
    return same ? Status() : disagree("out");
}

Status checkSignature(const Case& c) {
    RESEAL_ASSIGN(const std::string dst, c.text("dst"));
    RESEAL_ASSIGN(const auto chain, c.fixed<ChainId>("L"));
    RESEAL_ASSIGN(const std::vector<Bytes> fields, c.byteList("fields"));
    RESEAL_ASSIGN(const auto key, c.fixed<SignPublic>("sign_pk"));
    RESEAL_ASSIGN(const auto signature, c.fixed<crypto::Signature>("signature"));
    crypto::SignedMessage message(dst, chain);
    for (const Bytes& field : fields) message.add(field);
    if (!crypto::verify(key, message, signature)) return fail(ErrorCode::BadSignature, "signature");
    if (!c.has("sign_seed")) return {};
    RESEAL_ASSIGN(const Bytes seed, c.bytes("sign_seed"));
    const auto signer = crypto::SignKey::fromSeed(crypto::SecretBytes::copyOf(seed));
    return signer.publicKey() == key && signer.sign(message) == signature ? Status() : disagree("signature");
}

Status checkPadme(const Case& c) {
    RESEAL_ASSIGN(const std::uint64_t length, c.number("L"));
    RESEAL_ASSIGN(const std::uint64_t padded, c.number("padded"));
    return sealing::padmeLength(length) == padded ? Status() : disagree("padded");
}

Status checkRoot(const Case& c) {
    RESEAL_ASSIGN(const std::vector<Bytes> leaves, c.byteList("leaves"));
    RESEAL_ASSIGN(const auto root, c.fixed<Hash32>("root"));
    std::vector<Hash32> hashes;
    for (const Bytes& leaf : leaves) hashes.push_back(crypto::merkleLeaf(leaf));
    if (crypto::merkleRoot(hashes) != root) return disagree("root");
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        if (!crypto::merkleVerify(hashes[i], i, hashes.size(), crypto::merklePath(hashes, i), root))
            return disagree("a path of our own");
    }
    return {};
}

Status checkPath(const Case& c) {
    RESEAL_ASSIGN(const std::uint64_t n, c.number("n"));
    RESEAL_ASSIGN(const std::uint64_t index, c.number("index"));
    RESEAL_ASSIGN(const Bytes leaf, c.bytes("leaf"));
    RESEAL_ASSIGN(const std::vector<Bytes> steps, c.byteList("path"));
    RESEAL_ASSIGN(const auto root, c.fixed<Hash32>("root"));
    std::vector<Hash32> path;
    for (const Bytes& step : steps) {
        RESEAL_ASSIGN(const auto hash, Hash32::from(step));
        path.push_back(hash);
    }
    if (!crypto::merkleVerify(crypto::merkleLeaf(leaf), index, n, path, root))
        return fail(ErrorCode::BadProof, "Merkle path");
    return {};
}

}  // namespace

Checks primitiveChecks() {
    return {{"H512", checkH512},
            {"Hs", checkHs},
            {"Hg", checkHg},
            {"KDF32", checkKdf32},
            {"generator", checkGenerator},
            {"point", checkPoint},
            {"scalar", checkScalar},
            {"mul", checkMul},
            {"lagrange", checkLagrange},
            {"xchacha", checkXchacha},
            {"signature", checkSignature},
            {"padme", checkPadme},
            {"root", checkRoot},
            {"path", checkPath}};
}

}  // namespace reseal::vectors
