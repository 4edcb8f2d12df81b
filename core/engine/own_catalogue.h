// A patient's own condition keys: what the catalogue on the ledger says, and the secrets behind it, which
// are derived and kept nowhere.
//
// The drawers on the ledger are the truth about categories and epochs, so a restored seed finds everything
// again. Only the care card's number is remembered here (locker, space "card").
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/pseudonyms.h"
#include "core/records/catalogue.h"
#include "core/records/label.h"

namespace reseal::engine {

struct OwnCondition {
    Category category;
    std::uint64_t epoch;
    crypto::RistrettoKey key;
    crypto::SecretBytes cardSecret;
    bool closed;  // lies in the closed drawer
};

class OwnCatalogue {
public:
    // Errors: CannotOpen (made with another seed or card), Denied (there is none yet).
    static Result<OwnCatalogue> load(JobContext& at);

    const OwnPseudonym& self() const { return self_; }
    crypto::SignKey signKey(JobContext& at) const { return at.keys.pseudonymSign(self_.number); }
    std::uint64_t version() const { return entry_.version; }
    const ledger::CatalogueEntry& entry() const { return entry_; }
    const records::CatalogueState& state() const { return state_; }
    std::uint64_t epoch(Category category) const { return state_.epochs.at(category); }
    bool isClosed(Category category) const { return state_.isClosed(category); }
    crypto::SecretBytes openDrawerKey(JobContext& at) const {
        return at.keys.openDrawer(state_.pseudonym, state_.card);
    }

    // Errors: InvalidScalar (probability 2^-252).
    Result<OwnCondition> condition(JobContext& at, Category category, std::uint64_t epoch) const;
    Result<OwnCondition> current(JobContext& at, Category category) const {
        return condition(at, category, epoch(category));
    }
    // Which category and epoch a key of mine is of, this and former epochs. Nothing: it is none of mine.
    struct Place {
        Category category{};
        std::uint64_t epoch = 0;
    };
    std::optional<Place> placeOf(const ledger::ConditionKey& key) const;
    // And the secrets behind it, which takes two multiplications of points. Errors: NotFound.
    Result<OwnCondition> behind(JobContext& at, const ledger::ConditionKey& key) const;

private:
    OwnPseudonym self_;
    ledger::CatalogueEntry entry_;
    records::CatalogueState state_;
    std::map<ledger::ConditionKey, Place> known_;
};

// What a `Catalogue` says for `state`; keys that are in `inForce` come without a proof.
Result<Draft> catalogueDraft(JobContext& at, const records::CatalogueState& state, std::uint64_t version,
                             const std::vector<ledger::ConditionKey>& inForce);
// The first one.
Result<Draft> firstCatalogue(JobContext& at, const OwnPseudonym& self);

Result<std::uint32_t> cardNumber(JobContext& at);

// The HMAC by which an author shows that he has seen the care card.
Hash32 cardTag(ByteView openDrawerKey, const RecordId& record, const BlobId& blob);

// A record's label, with the card secret of the key it was sealed under. Errors: CannotOpen, NotFound.
Result<records::Label> readLabel(JobContext& at, const RecordId& id, const ledger::RecordEntry& record,
                                 ByteView cardSecret);

}  // namespace reseal::engine
