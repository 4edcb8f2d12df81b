#include "core/crypto/keys.h"
#include "core/crypto/random.h"
#include "core/sealing/label.h"
#include "core/sealing/sealed_file.h"
#include "tests/vectors/content.h"
#include "tests/vectors/emit.h"

namespace reseal::vectors {
namespace {

using crypto::SecretBytes;
using crypto::SecretScalar;

struct Owner {
    SecretScalar a = SecretScalar::random();
    crypto::Point A = base(a);
    SecretBytes card = SecretBytes::random(32);
};

Status emitCapsule(Emitter& out) {
    const Owner owner;
    const auto record = crypto::randomFixed<RecordId>();
    const SecretBytes fileKey = SecretBytes::random(32);
    RESEAL_ASSIGN(const sealing::Stanza stanza, sealing::encapsulate(owner.A, owner.card, record, fileKey));
    Bytes encoded = stanza.encode();
    for (const Expect expect : {Expect::Ok, Expect::Error}) {
        JsonObject json;
        json.hex("A", owner.A).hex("a", owner.a.view()).hex("card", owner.card).hex("record_id", record);
        json.hex("capsule", ByteView(encoded).subspan(32, 128)).hex("wrap", ByteView(encoded).subspan(160));
        out.add("capsule", expect, json.hex("FK", fileKey));
        encoded[32 + crypto::randomBelow(176)] ^= 0x04;
    }
    return {};
}

void emitLabel(Emitter& out, std::size_t length) {
    const Owner owner;
    const auto record = crypto::randomFixed<RecordId>();
    Bytes label(length);
    crypto::fillRandom(label);
    Bytes sealed = sealing::sealLabel(crypto::labelKey(owner.card), owner.A, record, 0, label);
    for (const Expect expect : {Expect::Ok, Expect::Error}) {
        JsonObject json;
        json.hex("card", owner.card).hex("A", owner.A).hex("record_id", record).hex("sealed", sealed);
        out.add("label", expect, json.hex("label", label));
        sealed[crypto::randomBelow(static_cast<std::uint32_t>(sealed.size()))] ^= 0x80;
    }
}

// Small files stand in the JSON, larger ones beside it.
constexpr std::uint64_t kLargestInline = 16384;

Status emitSealed(Emitter& out, std::uint64_t length, std::size_t recipientCount) {
    std::vector<sealing::Recipient> recipients;
    std::vector<JsonObject> recipientsJson;
    for (std::size_t i = 0; i < recipientCount; ++i) {
        const Owner owner;
        recipients.push_back({owner.A, owner.card.clone()});
        recipientsJson.push_back(
            JsonObject().hex("a", owner.a.view()).hex("A", owner.A).hex("card", owner.card));
    }
    const SecretBytes fileKey = SecretBytes::random(32);
    const auto record = crypto::randomFixed<RecordId>();
    const Bytes content = generatedContent(length);
    std::size_t at = 0;
    const sealing::Source source = [&](MutableByteView into) -> Result<std::size_t> {
        const std::size_t take = std::min(into.size(), content.size() - at);
        std::copy_n(content.begin() + static_cast<std::ptrdiff_t>(at), take, into.begin());
        at += take;
        return take;
    };
    const auto path = out.beside(std::to_string(length) + ".sealed");
    RESEAL_TRY(removeFileDurably(path));
    RESEAL_ASSIGN(const auto blob,
                  sealing::sealFileWith(record, fileKey, recipients, length, source, path, sharedPool()));

    JsonObject json;
    json.objects("recipients", recipientsJson);
    json.object("content", JsonObject().text("generator", "reseal-test-content").number("length", length));
    json.hex("record_id", record).hex("FK", fileKey).hex("blob_id", blob.blob);
    if (length > kLargestInline) {
        out.add("sealed", Expect::Ok, json.text("file", path.filename().string()));
        return {};
    }
    RESEAL_ASSIGN(Bytes sealed, readFile(path, 2 * kLargestInline));
    RESEAL_TRY(removeFileDurably(path));
    for (const Expect expect : {Expect::Ok, Expect::Error}) {
        JsonObject whole = json;
        out.add("sealed", expect, whole.hex("sealed", sealed));
        sealed[crypto::randomBelow(static_cast<std::uint32_t>(sealed.size()))] ^= 0x20;
    }
    return {};
}

}  // namespace

Status emitSealing(Emitter& out) {
    for (int i = 0; i < 5; ++i) RESEAL_TRY(emitCapsule(out));
    for (const std::size_t length : {0U, 9U, 252U, 253U, 700U}) emitLabel(out, length);
    for (const std::uint64_t length : {0U, 1U, 4088U, 4089U, 9000U})
        RESEAL_TRY(emitSealed(out, length, 1 + length % sealing::kMaxStanzas));
    for (const std::uint64_t length : {1048568U, 1048569U, 3500000U}) RESEAL_TRY(emitSealed(out, length, 2));
    return {};
}

}  // namespace reseal::vectors
