#include "core/crypto/random.h"
#include "core/sharing/reencapsulate.h"
#include "tests/vectors/emit.h"

namespace reseal::vectors {
namespace {

using crypto::SecretBytes;
using crypto::SecretScalar;

JsonObject jsonOf(const sharing::GrantTerms& terms) {
    const auto list = [](const auto& items) {
        std::vector<Bytes> out;
        for (const auto& item : items) out.push_back(toBytes(item.view()));
        return out;
    };
    JsonObject json;
    json.hex("grant_id", terms.id)
        .hex("A", terms.A)
        .hex("B", terms.B)
        .hex("X", terms.X)
        .hex("proof", terms.proof);
    return json.number("t", terms.threshold)
        .hexList("P", list(terms.proxies))
        .hexList("C", list(terms.commitments));
}

JsonObject jsonOf(const crypto::BoxKey& key, const SecretBytes& secretKey, ByteView box) {
    return JsonObject().hex("box_pk", key.publicKey()).hex("box_sk", secretKey).hex("box", box);
}

struct Boxed {
    SecretBytes secret = SecretBytes::random(32);
    crypto::BoxKey key = *crypto::BoxKey::fromSecretKey(secret);
};

// One grant with all that its makers and proxies know.
struct Scene {
    crypto::RistrettoKey condition;
    SecretScalar b;
    std::vector<Boxed> boxes;
    sharing::NewGrant made;
    sharing::CheckedGrant grant;
    std::vector<sharing::ProxyShare> shares;
    SecretBytes card = SecretBytes::random(32);

    static Result<Scene> make(std::size_t threshold, std::size_t proxies) {
        SecretScalar a = SecretScalar::random();
        const crypto::Point A = base(a);
        crypto::RistrettoKey condition{std::move(a), A};
        SecretScalar b = SecretScalar::random();
        std::vector<Boxed> boxes(proxies);
        std::vector<sharing::ProxyKey> keys;
        for (const Boxed& box : boxes) keys.push_back({crypto::randomFixed<ClinicId>(), box.key.publicKey()});
        RESEAL_ASSIGN(auto made, sharing::makeGrant(condition, base(b), threshold, keys));
        RESEAL_ASSIGN(auto grant, sharing::CheckedGrant::check(made.terms));
        std::vector<sharing::ProxyShare> shares;
        for (std::size_t i = 0; i < proxies; ++i) {
            RESEAL_ASSIGN(auto share,
                          sharing::ProxyShare::accept(grant, keys[i].id, boxes[i].key, made.boxedShares[i]));
            shares.push_back(std::move(share));
        }
        return Scene{std::move(condition), std::move(b),     std::move(boxes),
                     std::move(made),      std::move(grant), std::move(shares)};
    }
};

Result<JsonObject> emitNote(Emitter& out, std::string_view category, bool withCard) {
    const Boxed grantee;
    const sharing::GrantNote note{withCard ? SecretBytes::random(32) : SecretBytes(), std::string(category)};
    RESEAL_ASSIGN(Bytes box, sharing::sealNote(grantee.key.publicKey(), note));
    JsonObject json = jsonOf(grantee.key, grantee.secret, box).text("category", category);
    if (withCard) json.hex("card", note.cardSecret);
    out.add("note", Expect::Ok, json);
    box[crypto::randomBelow(static_cast<std::uint32_t>(box.size()))] ^= 2;
    out.add("note", Expect::Error, jsonOf(grantee.key, grantee.secret, box).text("category", category));
    return json;
}

Status emitGrant(Emitter& out, const Scene& scene, const JsonObject& note) {
    std::vector<JsonObject> boxes;
    std::vector<Bytes> shares;
    for (std::size_t i = 0; i < scene.boxes.size(); ++i) {
        boxes.push_back(jsonOf(scene.boxes[i].key, scene.boxes[i].secret, scene.made.boxedShares[i]));
        shares.push_back(toBytes(scene.shares[i].stored()));
    }
    JsonObject json;
    json.object("grant", jsonOf(scene.grant.terms())).hex("a", scene.condition.secret.view());
    json.hex("b", scene.b.view()).hex("xB", scene.made.xB.view());
    json.hexList("k", shares).objects("boxes", boxes).object("note", note);
    out.add("grant", Expect::Ok, json);
    out.add("grantee", Expect::Ok,
            JsonObject().object("grant", jsonOf(scene.grant.terms())).hex("b", scene.b.view()));

    sharing::GrantTerms bad = scene.grant.terms();
    bad.proof.bytes[crypto::randomBelow(64)] ^= 8;
    out.add("grant_check", Expect::Error, JsonObject().object("grant", jsonOf(bad)));
    sharing::GrantTerms other = scene.grant.terms();
    RESEAL_ASSIGN(other.commitments[0], crypto::Point::from(other.commitments[0] + scene.condition.point));
    out.add("grantee", Expect::Error, JsonObject().object("grant", jsonOf(other)).hex("b", scene.b.view()));
    return {};
}

Status emitOpening(Emitter& out, const Scene& scene) {
    const auto record = crypto::randomFixed<RecordId>();
    const auto nonce = crypto::randomFixed<Nonce16>();
    const SecretBytes fileKey = SecretBytes::random(32);
    RESEAL_ASSIGN(const auto stanza,
                  sealing::encapsulate(scene.condition.point, scene.card, record, fileKey));
    RESEAL_ASSIGN(const auto checked, sealing::CheckedStanza::check(record, stanza));
    const Bytes encoded = stanza.encode();
    JsonObject common;
    common.object("grant", jsonOf(scene.grant.terms())).hex("record_id", record).hex("nonce", nonce);
    common.hex("capsule", ByteView(encoded).subspan(32, 128)).hex("wrap", stanza.wrap);

    std::vector<JsonObject> shares;
    std::vector<JsonObject> withLiar;
    for (const sharing::ProxyShare& share : scene.shares) {
        RESEAL_ASSIGN(auto answer, sharing::reencapsulate(share, scene.grant, checked, nonce));
        JsonObject json = common;
        json.hex("P_i", share.proxy()).hex("k_i", share.stored()).hex("share", answer);
        out.add("reshare", Expect::Ok, json);
        shares.push_back(JsonObject().hex("P", share.proxy()).hex("share", answer));
        answer.bytes[crypto::randomBelow(96)] ^= 1;
        JsonObject bad = common;
        out.add("reshare", Expect::Error, bad.hex("P_i", share.proxy()).hex("share", answer));
        withLiar.push_back(shares.back());
    }
    JsonObject open = common;
    open.hex("b", scene.b.view()).hex("card", scene.card).hex("FK", fileKey);
    JsonObject good = open;
    out.add("open", Expect::Ok, good.objects("shares", shares));
    const auto threshold = scene.grant.terms().threshold;
    JsonObject few = open;
    out.add("open", Expect::Error, few.objects("shares", {shares.begin(), shares.begin() + (threshold - 1)}));
    if (scene.shares.size() == threshold) return {};

    // The first proxy answers for another nonce and with another point.
    RESEAL_ASSIGN(auto lie, sharing::reencapsulate(scene.shares[0], scene.grant, checked, {}));
    const auto elsewhere = scene.shares[0].secret() * scene.condition.point;
    std::ranges::copy(elsewhere.view(), lie.bytes.begin());
    withLiar[0] = JsonObject().hex("P", scene.shares[0].proxy()).hex("share", lie);
    open.objects("shares", withLiar).hexList("left_out", {toBytes(scene.shares[0].proxy())});
    out.add("open", Expect::Ok, open);
    return {};
}

}  // namespace

Status emitSharing(Emitter& out) {
    struct Shape {
        std::size_t threshold, proxies;
        std::string_view category;
    };
    for (const Shape& shape :
         {Shape{1, 1, "laboratory"}, Shape{2, 3, "imaging"}, Shape{2, 4, "mental-health"},
          Shape{4, 7, "a-category-of-thirty-two-letters"}}) {
        RESEAL_ASSIGN(const Scene scene, Scene::make(shape.threshold, shape.proxies));
        RESEAL_ASSIGN(const JsonObject note, emitNote(out, shape.category, shape.threshold != 2));
        RESEAL_TRY(emitGrant(out, scene, note));
        RESEAL_TRY(emitOpening(out, scene));
    }
    return {};
}

}  // namespace reseal::vectors
