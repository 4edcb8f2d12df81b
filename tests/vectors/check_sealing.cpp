#include <cstdlib>
#include <iostream>

#include "core/crypto/keys.h"
#include "core/crypto/transcript.h"
#include "core/sealing/label.h"
#include "core/sealing/padme.h"
#include "core/sealing/sealed_file.h"
#include "tests/vectors/content.h"
#include "tests/vectors/kinds.h"
#include "tests/vectors/shapes.h"

namespace reseal::vectors {
namespace {

using crypto::Point;
using crypto::SecretBytes;
using crypto::SecretScalar;
using sealing::CheckedStanza;
using sealing::Stanza;

// r and v give the whole capsule.
Status checkMaking(const Case& c, const Stanza& stanza, const RecordId& record) {
    if (!c.has("r")) return {};
    RESEAL_ASSIGN(const SecretScalar r, c.secret("r"));
    if (base(r) != stanza.E || r * sealing::capsuleGenerator() != stanza.Ebar) return disagree("r");
    if (!c.has("v")) return {};
    RESEAL_ASSIGN(const SecretScalar v, c.secret("v"));
    crypto::Transcript transcript("reseal/1/capsule");
    transcript.add(stanza.A).add(record).add(stanza.wrap).add(stanza.E).add(stanza.Ebar);
    RESEAL_ASSIGN(const auto e, transcript.add(base(v)).add(v * sealing::capsuleGenerator()).scalar());
    return e == stanza.e && v.answer(e, r) == stanza.f ? Status() : disagree("v");
}

Status checkCapsule(const Case& c) {
    RESEAL_ASSIGN(const auto record, c.fixed<RecordId>("record_id"));
    RESEAL_ASSIGN(const CheckedStanza checked, checkedStanzaOf(c, record));
    const Stanza& stanza = checked.stanza();
    RESEAL_ASSIGN(const SecretScalar a, c.secret("a"));
    RESEAL_ASSIGN(const SecretBytes card, secretBytes32(c, "card"));
    RESEAL_ASSIGN(const SecretBytes fileKey, openAsOwner(checked, a, card));
    RESEAL_TRY(c.agrees("E", stanza.E));
    RESEAL_TRY(c.agrees("Ebar", stanza.Ebar));
    RESEAL_TRY(c.agrees("e", stanza.e));
    RESEAL_TRY(c.agrees("f", stanza.f));
    RESEAL_TRY(c.agrees("FK", fileKey));
    const auto S = crypto::SecretPoint::of(a, stanza.E);
    RESEAL_TRY(c.agrees("S", S.view()));
    crypto::Kdf kdf("reseal/1/wrap");
    kdf.add(S.view()).add(card).add(stanza.E).add(stanza.Ebar).add(stanza.A).add(record);
    RESEAL_TRY(c.agrees("wrap_key", kdf.key()));
    return checkMaking(c, stanza, record);
}

Status checkLabel(const Case& c) {
    RESEAL_ASSIGN(const SecretBytes card, secretBytes32(c, "card"));
    RESEAL_ASSIGN(const Point A, c.point("A"));
    RESEAL_ASSIGN(const auto record, c.fixed<RecordId>("record_id"));
    RESEAL_ASSIGN(const Bytes sealed, c.bytes("sealed"));
    std::uint64_t version = 0;
    if (c.has("version")) {
        RESEAL_ASSIGN(version, c.number("version"));
    }
    const SecretBytes key = crypto::labelKey(card);
    RESEAL_TRY(c.agrees("label_key", key));
    RESEAL_ASSIGN(const Bytes label, sealing::openLabel(key, A, record, version, sealed));
    RESEAL_TRY(c.agrees("label", label));
    return sealing::sealLabel(key, A, record, version, label) == sealed ? Status() : disagree("sealed");
}

// The file key, by the stanza for `a`. Errors: NotFound.
Result<SecretBytes> fileKeyFor(const sealing::Header& header, const SecretScalar& a,
                               const SecretBytes& card) {
    const Point A = base(a);
    for (const CheckedStanza& stanza : header.stanzas) {
        if (stanza.stanza().A == A) return openAsOwner(stanza, a, card);
    }
    return fail(ErrorCode::NotFound, "no stanza for this key");
}

Result<Bytes> openBytes(ByteView file, const SecretScalar& a, const SecretBytes& card,
                        const sealing::ExpectedBlob* expected) {
    const auto input = sealing::SealedInput::memory(file);
    RESEAL_ASSIGN(const sealing::Header header, sealing::readHeader(input));
    RESEAL_ASSIGN(const SecretBytes fileKey, fileKeyFor(header, a, card));
    Bytes content;
    const sealing::Sink sink = [&content](ByteView bytes) -> Status {
        append(content, bytes);
        return {};
    };
    RESEAL_ASSIGN(const std::uint64_t length, open(input, header, fileKey, expected, sink, sharedPool()));
    RESEAL_CHECK(length == content.size());
    return content;
}

// Lengths, hashes and keys that follow from the file, its header and FK.
Status checkFacts(const Case& c, const Bytes& file, const Bytes& content, const sealing::Header& header,
                  const SecretBytes& fileKey) {
    RESEAL_TRY(c.agrees("record_id", header.record));
    RESEAL_TRY(c.agrees("header", header.encode()));
    RESEAL_TRY(c.agrees("FK", fileKey));
    RESEAL_TRY(c.agrees("DEK", crypto::Kdf("reseal/1/payload").add(fileKey).add(header.prefix).key()));
    RESEAL_TRY(c.agrees("sealed_sha256", crypto::sha256(file)));
    RESEAL_TRY(c.agrees("sealed_length", file.size()));
    RESEAL_TRY(c.agrees("stream_length", content.size() + 8));
    RESEAL_TRY(c.agrees("padded_length", sealing::padmeLength(content.size() + 8)));
    const auto geometry = sealing::Geometry::ofContent(header.stanzas.size(), content.size());
    RESEAL_TRY(c.agrees("chunk_count", geometry.chunks));
    if (geometry.sealedSize != file.size()) return disagree("the file's length");
    return {};
}

Status checkSealed(const Case& c) {
    RESEAL_ASSIGN(const Bytes file, sealedBytesOf(c));
    RESEAL_ASSIGN(const Bytes content, contentOf(c));
    const auto input = sealing::SealedInput::memory(file);
    RESEAL_ASSIGN(const sealing::Header header, sealing::readHeader(input));
    RESEAL_ASSIGN(const std::vector<Hash32> leaves, sealing::blobLeaves(input, sharedPool()));
    std::vector<Bytes> leafBytes;
    for (const Hash32& leaf : leaves) leafBytes.push_back(toBytes(leaf));
    RESEAL_TRY(c.agrees("leaf_hashes", leafBytes));
    RESEAL_ASSIGN(const auto blob, c.fixed<BlobId>("blob_id"));
    if (!equal(crypto::merkleRoot(leaves), blob)) return disagree("blob_id");

    RESEAL_ASSIGN(const std::vector<Case> recipients, c.objects("recipients"));
    if (recipients.size() != header.stanzas.size()) return disagree("number of recipients");
    const sealing::ExpectedBlob expected{blob, file.size()};
    for (std::size_t i = 0; i < recipients.size(); ++i) {
        RESEAL_ASSIGN(const SecretScalar a, recipients[i].secret("a"));
        RESEAL_ASSIGN(const SecretBytes card, secretBytes32(recipients[i], "card"));
        const Stanza& stanza = header.stanzas[i].stanza();
        if (base(a) != stanza.A) return disagree("order of recipients");
        RESEAL_TRY(recipients[i].agrees("A", stanza.A));
        RESEAL_TRY(checkMaking(recipients[i], stanza, header.record));
        RESEAL_ASSIGN(const Bytes opened, openBytes(file, a, card, &expected));
        if (opened != content) return disagree("content");
        RESEAL_ASSIGN(const SecretBytes fileKey, fileKeyFor(header, a, card));
        RESEAL_TRY(checkFacts(c, file, content, header, fileKey));
    }
    return {};
}

Status openWhole(const Case& c, const Bytes& file) {
    RESEAL_ASSIGN(const SecretScalar a, c.secret("a"));
    RESEAL_ASSIGN(const SecretBytes card, secretBytes32(c, "card"));
    RESEAL_TRY(openBytes(file, a, card, nullptr));
    return {};
}

// A file edited otherwise than the vector means would be refused too, and prove nothing: that is a
// fault of this program, not a verdict.
Status checkEdited(const Case& c) {
    const auto fault = [](std::string_view why) {
        std::cerr << "reseal-vectors: cannot make an edited file: " << why << "\n";
        std::exit(2);
    };
    RESEAL_ASSIGN(const std::string base, c.text("base"));
    const auto sibling = c.sibling(base);
    if (!sibling) fault(sibling.error().text());
    auto file = sealedBytesOf(*sibling);
    if (!file) fault(file.error().text());
    if (const Status edited = applyEdits(c, *file); !edited) fault(edited.error().text());
    if (const Status same = c.agrees("edited_sha256", crypto::sha256(*file)); !same)
        fault(same.error().text());
    return openWhole(c, *file);
}

Status checkCrafted(const Case& c) {
    RESEAL_ASSIGN(const Bytes file, c.bytes("sealed"));
    return openWhole(c, file);
}

}  // namespace

Checks sealingChecks() {
    return {{"capsule", checkCapsule},
            {"label", checkLabel},
            {"sealed", checkSealed},
            {"sealed_edit", checkEdited},
            {"sealed_crafted", checkCrafted}};
}

}  // namespace reseal::vectors
