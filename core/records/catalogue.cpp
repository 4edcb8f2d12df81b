#include "core/records/catalogue.h"

#include <algorithm>

#include "core/crypto/aead.h"
#include "core/crypto/random.h"
#include "core/crypto/transcript.h"
#include "core/records/fields.h"

namespace reseal::records {
namespace {

constexpr std::size_t kNonceSize = std::tuple_size_v<crypto::XNonce>;

bool isDrawer(const Drawer& drawer) {
    for (std::size_t i = 0; i < drawer.size(); ++i) {
        if (drawer[i].epoch > kMaxEpoch) return false;
        for (std::size_t j = 0; j < i; ++j)
            if (drawer[j].category >= drawer[i].category || drawer[j].A == drawer[i].A) return false;
    }
    return true;
}

crypto::SecretBytes sealingKey(ByteView drawerKey) {
    RESEAL_CHECK(drawerKey.size() == 32);
    return crypto::Kdf("reseal/1/catalogue/seal").add(drawerKey).key();
}

Bytes associated(const ChainId& chain, const SignPublic& author) {
    Bytes out = toBytes(chain);
    append(out, author);
    return out;
}

Result<Drawer> decode(ByteView padded) {
    RESEAL_ASSIGN(const ByteView content, fields::unpad(padded, kDrawerBlock));
    cbor::Reader in(content);
    Drawer drawer;
    const std::size_t count = in.arrayUpTo(kCategories.size());
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        in.array(3);
        const auto A = fields::point(in);
        const Category category = fields::category(in);
        const std::uint64_t epoch = in.uint(kMaxEpoch);
        if (in.ok()) drawer.push_back({*A, category, epoch});
    }
    RESEAL_TRY(in.finish());
    if (!isDrawer(drawer))
        return fail(ErrorCode::Malformed, "a drawer with a key or category twice, or out of order");
    return drawer;
}

}  // namespace

Result<Bytes> sealDrawer(ByteView drawerKey, const ChainId& chain, const SignPublic& author,
                         const Drawer& drawer) {
    if (!isDrawer(drawer))
        return fail(ErrorCode::InvalidArgument, "a drawer with a key or category twice, or out of order");
    cbor::Writer out;
    out.array(drawer.size());
    for (const CatalogueEntry& entry : drawer) {
        out.array(3).bytes(entry.A.view());
        fields::write(out, entry.category);
        out.uint(entry.epoch);
    }
    const Bytes padded = fields::pad(out.out(), kDrawerBlock);
    RESEAL_CHECK(padded.size() <= kMaxDrawerBytes);
    crypto::XNonce nonce;
    crypto::fillRandom(nonce);
    Bytes sealed(nonce.begin(), nonce.end());
    append(sealed, crypto::xchachaSeal(sealingKey(drawerKey), nonce, associated(chain, author), padded));
    return sealed;
}

Result<Drawer> openDrawer(ByteView drawerKey, const ChainId& chain, const SignPublic& author,
                          ByteView sealed) {
    if (sealed.size() < kNonceSize + crypto::kTagSize)
        return fail(ErrorCode::Malformed, "a drawer that is too short");
    if (sealed.size() > kNonceSize + crypto::kTagSize + kMaxDrawerBytes)
        return fail(ErrorCode::Malformed, "a drawer over its limit");
    crypto::XNonce nonce;
    std::copy_n(sealed.begin(), kNonceSize, nonce.begin());
    RESEAL_ASSIGN(const crypto::SecretBytes padded,
                  crypto::xchachaOpen(sealingKey(drawerKey), nonce, associated(chain, author),
                                      sealed.subspan(kNonceSize)));
    return decode(padded);
}

const CatalogueEntry* find(const Drawer& drawer, Category category) {
    const auto at = std::ranges::find(drawer, category, &CatalogueEntry::category);
    return at == drawer.end() ? nullptr : &*at;
}

bool CatalogueState::isClosed(Category category) const {
    return category != Category::Intake && (isSensitive(category) || alsoClosed.contains(category));
}

Result<Catalogue> makeCatalogue(const crypto::PersonKeys& keys, const CatalogueState& state) {
    const SignPublic author = keys.pseudonymSign(state.pseudonym).publicKey();
    Catalogue out;
    for (Category category : kCategories) {
        const auto named = state.epochs.find(category);
        const std::uint64_t epoch = named == state.epochs.end() ? 0 : named->second;
        RESEAL_ASSIGN(const crypto::RistrettoKey condition,
                      keys.condition(state.pseudonym, code(category), epoch));
        Drawer& drawer = state.isClosed(category) ? out.closed : out.open;
        drawer.push_back({condition.point, category, epoch});
        out.keys.push_back({condition.point, crypto::proveKey(keys.chain(), author, condition)});
    }
    std::ranges::sort(out.keys, {}, &PublishedKey::A);
    RESEAL_ASSIGN(out.sealedOpen,
                  sealDrawer(keys.openDrawer(state.pseudonym, state.card), keys.chain(), author, out.open));
    RESEAL_ASSIGN(out.sealedClosed, sealDrawer(keys.closedDrawer(state.pseudonym, state.card), keys.chain(),
                                               author, out.closed));
    return out;
}

Result<CatalogueEntry> conditionToSealUnder(const Drawer& known, Category wanted) {
    if (wanted == Category::Intake)
        return fail(ErrorCode::InvalidArgument, "a record belongs to a category, not to the intake");
    if (const CatalogueEntry* own = find(known, wanted)) return *own;
    // A rendition for research must never be readable with the full record's keys.
    const CatalogueEntry* intake = wanted == Category::Research ? nullptr : find(known, Category::Intake);
    if (intake) return *intake;
    return fail(ErrorCode::NotFound, "no condition key to seal this record under");
}

}  // namespace reseal::records
