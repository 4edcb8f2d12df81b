#include "core/crypto/keys.h"
#include "core/crypto/random.h"
#include "core/crypto/sha256.h"
#include "core/sealing/padme.h"
#include "tests/vectors/emit.h"

namespace reseal::vectors {
namespace {

using crypto::SecretBytes;

Bytes randomBytes(std::size_t size) {
    Bytes out(size);
    crypto::fillRandom(out);
    return out;
}

void emitSignatures(Emitter& out) {
    for (std::size_t count = 0; count < 4; ++count) {
        const auto key = crypto::SignKey::fromSeed(SecretBytes::random(32));
        const auto chain = crypto::randomFixed<ChainId>();
        crypto::SignedMessage message("reseal/1/test", chain);
        std::vector<Bytes> fields;
        for (std::size_t i = 0; i < count; ++i) fields.push_back(randomBytes(7 * i));
        for (const Bytes& field : fields) message.add(field);
        crypto::Signature signature = key.sign(message);
        for (const Expect expect : {Expect::Ok, Expect::Error}) {
            JsonObject json;
            json.text("dst", "reseal/1/test").hex("L", chain).hexList("fields", fields);
            json.hex("sign_pk", key.publicKey()).hex("signature", signature);
            out.add("signature", expect, json);
            signature.bytes[count] ^= 0x10;
        }
    }
}

void emitTrees(Emitter& out) {
    for (std::size_t count : {1U, 2U, 5U, 11U}) {
        std::vector<Bytes> leaves;
        std::vector<Hash32> hashes;
        for (std::size_t i = 0; i < count; ++i) {
            leaves.push_back(randomBytes(3 * i));
            hashes.push_back(crypto::merkleLeaf(leaves.back()));
        }
        const Hash32 root = crypto::merkleRoot(hashes);
        out.add("root", Expect::Ok, JsonObject().hexList("leaves", leaves).hex("root", root));
        for (std::size_t i = 0; i < count; i += 2) {
            std::vector<Bytes> path;
            for (const Hash32& step : crypto::merklePath(hashes, i)) path.push_back(toBytes(step));
            JsonObject json;
            json.number("n", count)
                .number("index", i)
                .hex("leaf", leaves[i])
                .hexList("path", path)
                .hex("root", root);
            out.add("path", Expect::Ok, json);
        }
    }
}

}  // namespace

Status emitPrimitives(Emitter& out) {
    emitSignatures(out);
    emitTrees(out);
    for (int bits = 4; bits < 52; bits += 4) {
        const std::uint64_t low = std::uint64_t{1} << bits;
        const std::uint64_t length =
            low + crypto::randomBelow(static_cast<std::uint32_t>(std::min<std::uint64_t>(low, 1U << 31)));
        out.add("padme", Expect::Ok,
                JsonObject().number("L", length).number("padded", sealing::padmeLength(length)));
    }
    return {};
}

namespace {

Status emitPerson(Emitter& out, std::string_view role, std::string_view category) {
    const crypto::PersonKeys keys(SecretBytes::random(32), crypto::randomFixed<ChainId>());
    const std::uint64_t k = crypto::randomBelow(1000);
    const std::uint64_t epoch = crypto::randomBelow(1000);
    const std::uint32_t card = crypto::randomBelow(20);
    RESEAL_ASSIGN(const auto identity, keys.identity(role));
    RESEAL_ASSIGN(const auto sharing, keys.pseudonymShare(k));
    RESEAL_ASSIGN(const auto condition, keys.condition(k, category, epoch));
    const SecretBytes open = keys.openDrawer(k, card);
    const SecretBytes closed = keys.closedDrawer(k, card);
    const SecretBytes openCard = crypto::cardSecret(open, condition.point);
    const SecretBytes closedCard = crypto::cardSecret(closed, condition.point);
    JsonObject json;
    json.hex("seed", keys.seed())
        .hex("L", keys.chain())
        .text("role", role)
        .number("k", k)
        .text("category", category);
    json.number("epoch", epoch)
        .number("card_number", card)
        .hex("Y", identity.point)
        .hex("x", identity.secret.view());
    json.hex("sign_pk", keys.pseudonymSign(k).publicKey()).hex("box_pk", keys.pseudonymBox(k).publicKey());
    json.hex("B", sharing.point).hex("b", sharing.secret.view());
    json.hex("A", condition.point).hex("a", condition.secret.view());
    json.hex("open_drawer", open)
        .hex("closed_drawer", closed)
        .hex("card", openCard)
        .hex("card_closed", closedCard);
    json.hex("label", crypto::labelKey(openCard)).hex("label_closed", crypto::labelKey(closedCard));
    out.add("keys", Expect::Ok, json);
    return {};
}

Status emitClinic(Emitter& out, std::uint64_t k) {
    const crypto::ClinicKeys keys(SecretBytes::random(32));
    const auto chain = crypto::randomFixed<ChainId>();
    RESEAL_ASSIGN(const auto archive, keys.archive(chain));
    RESEAL_ASSIGN(const auto team, keys.team(chain));
    const SecretBytes drawer = keys.drawer(chain);
    const SecretBytes card = crypto::cardSecret(drawer, archive.point);
    JsonObject json;
    json.hex("seed", keys.seed()).hex("L", chain).number("k", k);
    json.hex("sign_pk", keys.sign(k).publicKey()).hex("box_pk", keys.box(k).publicKey());
    json.hex("A", archive.point)
        .hex("a", archive.secret.view())
        .hex("B", team.point)
        .hex("b", team.secret.view());
    json.hex("drawer", drawer).hex("card", card).hex("label", crypto::labelKey(card));
    out.add("clinic_keys", Expect::Ok, json);
    return {};
}

Status emitKeyPok(Emitter& out) {
    const crypto::PersonKeys keys(SecretBytes::random(32), crypto::randomFixed<ChainId>());
    const SignPublic author = keys.pseudonymSign(0).publicKey();
    RESEAL_ASSIGN(const auto key, keys.pseudonymShare(0));
    crypto::KeyProof proof = crypto::proveKey(keys.chain(), author, key);
    for (const Expect expect : {Expect::Ok, Expect::Error}) {
        JsonObject json;
        json.hex("L", keys.chain()).hex("author", author).hex("key", key.point).hex("proof", proof);
        out.add("key_pok", expect, json.hex("secret", key.secret.view()));
        proof.bytes[crypto::randomBelow(64)] ^= 1;
    }
    return {};
}

}  // namespace

Status emitKeys(Emitter& out) {
    for (const std::string_view role : {"patient", "doctor", "researcher", "staff"})
        RESEAL_TRY(emitPerson(out, role, role == "doctor" ? "imaging" : "laboratory"));
    for (const std::uint64_t k : {0, 1, 7}) RESEAL_TRY(emitClinic(out, k));
    for (int i = 0; i < 4; ++i) RESEAL_TRY(emitKeyPok(out));
    return {};
}

}  // namespace reseal::vectors
