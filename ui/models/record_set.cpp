#include "ui/models/record_set.h"

#include <algorithm>
#include <numeric>

#include "ui/common/text.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {

constexpr std::size_t kFewOf = 8;  // a list of fewer than one in so many rows

QStringList wordsOf(const RecordFilter& filter) {
    return filter.words.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

// Stable, and linear in rows and keys.
std::vector<std::uint32_t> countingSort(const std::vector<std::uint32_t>& order,
                                        const std::vector<std::uint32_t>& keys, bool descending) {
    const std::uint32_t most = keys.empty() ? 0 : *std::max_element(keys.begin(), keys.end());
    std::vector<std::uint32_t> starts(std::size_t{most} + 2, 0);
    const auto place = [&](std::uint32_t row) { return descending ? most - keys[row] : keys[row]; };
    for (const std::uint32_t row : order) ++starts[std::size_t{place(row)} + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<std::uint32_t> out(order.size());
    for (const std::uint32_t row : order) out[starts[place(row)]++] = row;
    return out;
}

}  // namespace

// ---- filters ----

bool RecordFilter::isWithin(const RecordFilter& wider) const {
    if (wider.unsortedOnly && !unsortedOnly) return false;
    if (wider.access && access != wider.access) return false;
    if (!wider.categories.empty() && categories != wider.categories) return false;
    const QStringList mine = wordsOf(*this);
    const QStringList theirs = wordsOf(wider);
    return std::all_of(theirs.begin(), theirs.end(), [&](const QString& word) {
        return std::any_of(mine.begin(), mine.end(), [&](const QString& one) { return one.contains(word); });
    });
}

// ---- words ----

KnownWords::Texts KnownWords::find(const QString& word) const {
    for (const auto& [known, texts] : words_)
        if (known == word) return texts;
    return {};
}

void KnownWords::add(const QString& word, Texts texts) {
    if (words_.size() == kMost) words_.erase(words_.begin());
    words_.emplace_back(word, std::move(texts));
}

// ---- records ----

void RecordSet::add(const engine::RecordRow& row) {
    patient_ = row.patient;
    ids_.push_back(row.id);
    categories_.push_back(row.category ? static_cast<std::uint8_t>(*row.category) : kNoCategory);
    accesses_.push_back(static_cast<std::uint8_t>(row.access));
    flags_.push_back(static_cast<std::uint8_t>((row.unsorted ? 1 : 0) | (row.unverified ? 2 : 0)));
    copies_.push_back(static_cast<std::uint8_t>(std::min<std::size_t>(row.copies, 255)));
    titles_.push_back(texts_.add(row.title));
    types_.push_back(texts_.add(row.type));
    clinics_.push_back(texts_.add(row.clinicName));
    dates_.push_back(texts_.add(row.date));
    untils_.push_back(row.readableUntil.ms);
    registered_.push_back(row.registered.ms);
    sizes_.push_back(row.sealedSize);
}

void RecordSet::finish() {
    texts_.finish();
}

std::shared_ptr<const RecordSet> RecordSet::of(const std::vector<engine::RecordRow>& rows) {
    auto out = std::make_shared<RecordSet>();
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) out->add(*row);
    out->finish();
    return out;
}

std::optional<engine::Category> RecordSet::category(Row row) const {
    if (categories_[row] == kNoCategory) return std::nullopt;
    return static_cast<engine::Category>(categories_[row]);
}

std::optional<RecordSet::Row> RecordSet::find(const RecordId& id) const {
    const auto found = std::find(ids_.begin(), ids_.end(), id);
    if (found == ids_.end()) return std::nullopt;
    return static_cast<Row>(found - ids_.begin());
}

std::vector<RecordSet::Row> RecordSet::rowsOf(const std::set<RecordId>& ids) const {
    std::vector<Row> out;
    if (ids.empty()) return out;
    for (Row row = 0; row < size() && out.size() < ids.size(); ++row)
        if (ids.contains(ids_[row])) out.push_back(row);
    return out;
}

std::size_t RecordSet::unsorted() const {
    return static_cast<std::size_t>(
        std::count_if(flags_.begin(), flags_.end(), [](std::uint8_t flags) { return (flags & 1) != 0; }));
}

std::vector<RecordSet::Row> RecordSet::filtered(const RecordFilter& filter, const std::vector<Row>& order,
                                                KnownWords& known) const {
    struct Word {
        KnownWords::Texts kept;
        const char* texts;
        bool categories[256] = {};
    };
    std::vector<Word> words;
    const QStringList given = wordsOf(filter);
    for (const QString& wanted : given) {
        Word& word = words.emplace_back();
        word.kept = known.find(wanted);
        if (!word.kept) {
            word.kept = std::make_shared<const std::vector<char>>(texts_.matching(utf8(wanted)));
            known.add(wanted, word.kept);
        }
        word.texts = word.kept->data();
        for (const engine::Category category : records::kCategories)
            word.categories[static_cast<std::uint8_t>(category)] =
                ui::word(category).toCaseFolded().contains(wanted);
    }
    bool wantedCategories[256] = {};
    for (const engine::Category category : filter.categories)
        wantedCategories[static_cast<std::uint8_t>(category)] = true;
    const auto passes = [&](Row row) {
        if (!filter.categories.empty() && !wantedCategories[categories_[row]]) return false;
        if (filter.access && accesses_[row] != static_cast<std::uint8_t>(*filter.access)) return false;
        if (filter.unsortedOnly && (flags_[row] & 1) == 0) return false;
        for (const Word& word : words)
            if (!word.texts[titles_[row]] && !word.texts[types_[row]] && !word.texts[clinics_[row]] &&
                !word.texts[dates_[row]] && !word.categories[categories_[row]])
                return false;
        return true;
    };
    std::vector<Row> out(order.size());
    std::size_t kept = 0;
    if (order.size() < size() / kFewOf) {
        for (const Row row : order)
            if (passes(row)) out[kept++] = row;
    } else {
        // Judged row after row and then put in order: that touches the columns in the order in which they
        // lie.
        std::vector<char> passed(size());
        for (Row row = 0; row < size(); ++row) passed[row] = passes(row) ? 1 : 0;
        for (const Row row : order) {
            out[kept] = row;
            kept += static_cast<std::size_t>(passed[row]);
        }
    }
    out.resize(kept);
    return out;
}

std::vector<std::uint32_t> RecordSet::keys(RecordColumn by) const {
    std::vector<std::uint32_t> out(size());
    if (by == RecordColumn::Category || by == RecordColumn::State) {
        const auto& from = by == RecordColumn::Category ? categories_ : accesses_;
        std::copy(from.begin(), from.end(), out.begin());
        return out;
    }
    const auto& from = by == RecordColumn::Title ? titles_ : by == RecordColumn::Clinic ? clinics_ : dates_;
    std::vector<char> used(texts_.size(), 0);
    for (const std::uint32_t text : from) used[text] = 1;
    const std::vector<std::uint32_t> ranks = texts_.ranks(used);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = ranks[from[i]];
    return out;
}

std::vector<RecordSet::Row> RecordSet::sorted(RecordColumn by, bool descending) const {
    std::vector<Row> order(size());
    std::iota(order.rbegin(), order.rend(), 0);
    // ISO dates sort as texts.
    order = countingSort(order, keys(RecordColumn::Date), by == RecordColumn::Date ? descending : true);
    if (by != RecordColumn::Date) order = countingSort(order, keys(by), descending);
    return order;
}

std::map<engine::Category, std::size_t> RecordSet::categories() const {
    std::size_t counts[256] = {};
    for (const std::uint8_t category : categories_) ++counts[category];
    std::map<engine::Category, std::size_t> out;
    for (const engine::Category category : records::kCategories)
        if (const std::size_t n = counts[static_cast<std::uint8_t>(category)]; n > 0) out[category] = n;
    return out;
}

std::size_t RecordSet::bytes() const {
    return texts_.bytes() + ids_.capacity() * sizeof(RecordId) + categories_.capacity() * 4 +
           titles_.capacity() * 4 * 4 + untils_.capacity() * 3 * 8;
}

}  // namespace reseal::ui
