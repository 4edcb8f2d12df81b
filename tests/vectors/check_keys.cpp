#include "core/crypto/keys.h"
#include "core/crypto/transcript.h"
#include "tests/vectors/kinds.h"

namespace reseal::vectors {
namespace {

using crypto::SecretBytes;

Result<SecretBytes> seedOf(const Case& c) {
    RESEAL_ASSIGN(const Bytes seed, c.bytes("seed"));
    if (seed.size() != 32) return fail(ErrorCode::Malformed, "seed length");
    return SecretBytes::copyOf(seed);
}

// The signing and the box key that the core derived, and the seeds that they come from.
Status checkPairs(const Case& c, const crypto::SignKey& sign, const crypto::BoxKey& box,
                  const SecretBytes& signSeed, const SecretBytes& boxSeed) {
    RESEAL_TRY(c.agrees("sign_seed", signSeed));
    RESEAL_TRY(c.agrees("box_seed", boxSeed));
    if (crypto::SignKey::fromSeed(signSeed).publicKey() != sign.publicKey())
        return disagree("the signing seed");
    if (crypto::BoxKey::fromSeed(boxSeed).publicKey() != box.publicKey()) return disagree("the box seed");
    RESEAL_TRY(c.agrees("sign_pk", sign.publicKey()));
    RESEAL_TRY(c.agrees("box_pk", box.publicKey()));
    if (!c.has("box_sk")) return {};
    RESEAL_ASSIGN(const Bytes secret, c.bytes("box_sk"));
    RESEAL_ASSIGN(const auto fromSecret, crypto::BoxKey::fromSecretKey(secret));
    return fromSecret.publicKey() == box.publicKey() ? Status() : disagree("box_sk");
}

Status checkRistretto(const Case& c, std::string_view secretName, std::string_view pointName,
                      const crypto::RistrettoKey& key) {
    RESEAL_TRY(c.agrees(secretName, key.secret.view()));
    return c.agrees(pointName, key.point);
}

Status checkPerson(const Case& c) {
    RESEAL_ASSIGN(SecretBytes seed, seedOf(c));
    RESEAL_ASSIGN(const auto chain, c.fixed<ChainId>("L"));
    RESEAL_ASSIGN(const std::string role, c.text("role"));
    RESEAL_ASSIGN(const std::uint64_t k, c.number("k"));
    RESEAL_ASSIGN(const std::string category, c.text("category"));
    RESEAL_ASSIGN(const std::uint64_t epoch, c.number("epoch"));
    RESEAL_ASSIGN(const std::uint64_t cardNumber, c.number("card_number"));
    const auto seedFor = [&](std::string_view tag) {
        return crypto::Kdf(tag).add(seed).add(chain).addU64(k).key();
    };
    const SecretBytes signSeed = seedFor("reseal/1/pseudonym/sign");
    const SecretBytes boxSeed = seedFor("reseal/1/pseudonym/box");

    const crypto::PersonKeys keys(seed.clone(), chain);
    RESEAL_ASSIGN(const auto identity, keys.identity(role));
    RESEAL_ASSIGN(const auto sharing, keys.pseudonymShare(k));
    RESEAL_ASSIGN(const auto condition, keys.condition(k, category, epoch));
    RESEAL_TRY(checkRistretto(c, "x", "Y", identity));
    RESEAL_TRY(checkRistretto(c, "b", "B", sharing));
    RESEAL_TRY(checkRistretto(c, "a", "A", condition));
    RESEAL_TRY(checkPairs(c, keys.pseudonymSign(k), keys.pseudonymBox(k), signSeed, boxSeed));

    const auto card = static_cast<std::uint32_t>(cardNumber);
    const SecretBytes open = keys.openDrawer(k, card);
    const SecretBytes closed = keys.closedDrawer(k, card);
    RESEAL_TRY(c.agrees("open_drawer", open));
    RESEAL_TRY(c.agrees("closed_drawer", closed));
    const SecretBytes openCard = crypto::cardSecret(open, condition.point);
    const SecretBytes closedCard = crypto::cardSecret(closed, condition.point);
    RESEAL_TRY(c.agrees("card", openCard));
    RESEAL_TRY(c.agrees("card_closed", closedCard));
    RESEAL_TRY(c.agrees("label", crypto::labelKey(openCard)));
    RESEAL_TRY(c.agrees("label_closed", crypto::labelKey(closedCard)));
    return c.agrees("locker", keys.locker());
}

Status checkClinic(const Case& c) {
    RESEAL_ASSIGN(const SecretBytes seed, seedOf(c));
    RESEAL_ASSIGN(const auto chain, c.fixed<ChainId>("L"));
    RESEAL_ASSIGN(const std::uint64_t k, c.number("k"));
    const SecretBytes signSeed = crypto::Kdf("reseal/1/clinic/sign").add(seed).addU64(k).key();
    const SecretBytes boxSeed = crypto::Kdf("reseal/1/clinic/box").add(seed).addU64(k).key();

    const crypto::ClinicKeys keys(seed.clone());
    RESEAL_TRY(checkPairs(c, keys.sign(k), keys.box(k), signSeed, boxSeed));
    RESEAL_ASSIGN(const auto archive, keys.archive(chain));
    RESEAL_ASSIGN(const auto team, keys.team(chain));
    RESEAL_TRY(checkRistretto(c, "a", "A", archive));
    RESEAL_TRY(checkRistretto(c, "b", "B", team));
    const SecretBytes drawer = keys.drawer(chain);
    const SecretBytes card = crypto::cardSecret(drawer, archive.point);
    RESEAL_TRY(c.agrees("drawer", drawer));
    RESEAL_TRY(c.agrees("card", card));
    return c.agrees("label", crypto::labelKey(card));
}

Status checkKeyPok(const Case& c) {
    RESEAL_ASSIGN(const auto chain, c.fixed<ChainId>("L"));
    RESEAL_ASSIGN(const auto author, c.fixed<SignPublic>("author"));
    RESEAL_ASSIGN(const auto key, c.point("key"));
    RESEAL_ASSIGN(const auto proof, c.fixed<crypto::KeyProof>("proof"));
    RESEAL_TRY(crypto::checkKeyProof(chain, author, key, proof));
    if (!c.has("secret")) return {};
    RESEAL_ASSIGN(const auto secret, c.secret("secret"));
    if (base(secret) != key) return disagree("secret");
    if (!c.has("kappa")) return {};
    RESEAL_ASSIGN(const auto kappa, c.secret("kappa"));
    crypto::Transcript transcript("reseal/1/key-pok");
    RESEAL_ASSIGN(const auto challenge, transcript.add(chain).add(author).add(key).add(base(kappa)).scalar());
    Bytes ours = toBytes(challenge);
    append(ours, kappa.answer(challenge, secret));
    return equal(ours, proof) ? Status() : disagree("proof");
}

}  // namespace

Checks keyChecks() {
    return {{"keys", checkPerson}, {"clinic_keys", checkClinic}, {"key_pok", checkKeyPok}};
}

}  // namespace reseal::vectors
