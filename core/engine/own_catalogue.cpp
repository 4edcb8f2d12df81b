#include "core/engine/own_catalogue.h"

#include "core/base/cbor.h"
#include "core/crypto/sha256.h"
#include "core/sealing/label.h"

namespace reseal::engine {

Result<std::uint32_t> cardNumber(JobContext& at) {
    RESEAL_ASSIGN(const auto stored, at.vault.locker().get("card", bytesOf("number")));
    if (!stored) return std::uint32_t{0};
    cbor::Reader in(*stored);
    const std::uint64_t number = in.uint(UINT32_MAX);
    if (auto status = in.finish(); !status) return fail(ErrorCode::Damaged, "the card's number");
    return static_cast<std::uint32_t>(number);
}

Result<OwnCatalogue> OwnCatalogue::load(JobContext& at) {
    OwnCatalogue out;
    RESEAL_ASSIGN(out.self_, ownPseudonym(at));
    const auto entry = at.state().catalogue(out.self_.key);
    RESEAL_TRY(at.believed());
    if (!entry) return fail(ErrorCode::Denied, "this person's catalogue is not on the ledger yet");
    out.entry_ = *entry;
    out.state_.pseudonym = out.self_.number;
    RESEAL_ASSIGN(out.state_.card, cardNumber(at));

    const auto k = out.state_.pseudonym;
    const auto c = out.state_.card;
    RESEAL_ASSIGN(const Bytes sealedOpen, at.detail(entry->openDrawer));
    RESEAL_ASSIGN(const Bytes sealedClosed, at.detail(entry->closedDrawer));
    RESEAL_ASSIGN(const records::Drawer open,
                  records::openDrawer(at.keys.openDrawer(k, c), at.chain(), out.self_.key, sealedOpen));
    RESEAL_ASSIGN(const records::Drawer closed,
                  records::openDrawer(at.keys.closedDrawer(k, c), at.chain(), out.self_.key, sealedClosed));
    for (const Category category : records::kCategories) out.state_.epochs[category] = 0;
    for (const records::CatalogueEntry& listed : open) out.state_.epochs[listed.category] = listed.epoch;
    for (const records::CatalogueEntry& listed : closed) {
        out.state_.epochs[listed.category] = listed.epoch;
        if (!records::isSensitive(listed.category)) out.state_.alsoClosed.insert(listed.category);
    }
    for (const auto& [category, last] : out.state_.epochs)
        for (std::uint64_t epoch = 0; epoch <= last; ++epoch) {
            RESEAL_ASSIGN(const auto key, at.keys.condition(k, records::code(category), epoch));
            out.known_[ledger::ConditionKey::copy(key.point.view())] = {category, epoch};
        }
    return out;
}

Result<OwnCondition> OwnCatalogue::condition(JobContext& at, Category category, std::uint64_t epoch) const {
    RESEAL_ASSIGN(crypto::RistrettoKey key,
                  at.keys.condition(state_.pseudonym, records::code(category), epoch));
    const bool closed = isClosed(category);
    const crypto::Key32 drawer = closed ? at.keys.closedDrawer(state_.pseudonym, state_.card)
                                        : at.keys.openDrawer(state_.pseudonym, state_.card);
    crypto::SecretBytes secret = crypto::cardSecret(drawer, key.point);
    return OwnCondition{category, epoch, std::move(key), std::move(secret), closed};
}

std::optional<OwnCatalogue::Place> OwnCatalogue::placeOf(const ledger::ConditionKey& key) const {
    const auto found = known_.find(key);
    return found == known_.end() ? std::nullopt : std::optional(found->second);
}

Result<OwnCondition> OwnCatalogue::behind(JobContext& at, const ledger::ConditionKey& key) const {
    const auto place = placeOf(key);
    if (!place) return fail(ErrorCode::NotFound, "not a condition key of this person");
    return condition(at, place->category, place->epoch);
}

Result<Draft> catalogueDraft(JobContext& at, const records::CatalogueState& state, std::uint64_t version,
                             const std::vector<ledger::ConditionKey>& inForce) {
    RESEAL_ASSIGN(const records::Catalogue made, records::makeCatalogue(at.keys, state));
    Draft draft;
    ledger::Catalogue operation;
    operation.version = version;
    operation.home = at.clinic;
    for (const records::PublishedKey& published : made.keys) {
        const auto key = ledger::ConditionKey::copy(published.A.view());
        const bool stays = std::ranges::find(inForce, key) != inForce.end();
        operation.keys.push_back({key, stays ? std::nullopt : std::optional(published.proof)});
    }
    operation.openDrawer = draft.attach(made.sealedOpen);
    operation.closedDrawer = draft.attach(made.sealedClosed);
    draft.add(std::move(operation));
    return draft;
}

Result<Draft> firstCatalogue(JobContext& at, const OwnPseudonym& self) {
    records::CatalogueState state;
    state.pseudonym = self.number;
    RESEAL_ASSIGN(state.card, cardNumber(at));
    return catalogueDraft(at, state, 1, {});
}

Hash32 cardTag(ByteView openDrawerKey, const RecordId& record, const BlobId& blob) {
    Bytes what = toBytes(record);
    append(what, blob);
    return crypto::hmacSha256(openDrawerKey, what);
}

Result<records::Label> readLabel(JobContext& at, const RecordId& id, const ledger::RecordEntry& record,
                                 ByteView cardSecret) {
    RESEAL_ASSIGN(const crypto::Point A, crypto::Point::decode(record.stanzas.front().key));
    RESEAL_ASSIGN(const Bytes sealed, at.detail(record.label));
    RESEAL_ASSIGN(const Bytes plain,
                  sealing::openLabel(crypto::labelKey(cardSecret), A, id, record.labelVersion, sealed));
    return records::Label::decode(plain);
}

}  // namespace reseal::engine
