#include "ui/models/record_set.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "ui/common/text.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {

std::string fold(const std::string& given) {
    const bool ascii = std::all_of(given.begin(), given.end(), [](char c) { return (c & 0x80) == 0; });
    if (!ascii) return utf8(text(given).toCaseFolded());
    std::string out = given;
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
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

// ---- texts ----

TextPool::TextPool() {
    add({});
}

std::uint32_t TextPool::add(const std::string& text) {
    const auto [found, fresh] = known_.try_emplace(text, static_cast<std::uint32_t>(ends_.size()));
    if (fresh) {
        texts_ += text;
        ends_.push_back(texts_.size());
        folded_ += fold(text);
        folded_ += '\n';  // so that nothing is found across two texts
        foldedEnds_.push_back(folded_.size());
    }
    return found->second;
}

void TextPool::finish() {
    known_.clear();
    known_.rehash(0);
    texts_.shrink_to_fit();
    folded_.shrink_to_fit();
}

std::string_view TextPool::at(std::uint32_t index) const {
    const std::uint64_t from = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(texts_).substr(from, ends_[index] - from);
}

std::string_view TextPool::folded(std::uint32_t index) const {
    const std::uint64_t from = index == 0 ? 0 : foldedEnds_[index - 1];
    return std::string_view(folded_).substr(from, foldedEnds_[index] - from - 1);
}

std::vector<char> TextPool::matching(const std::string& word) const {
    std::vector<char> out(size(), word.empty() ? 1 : 0);
    if (word.empty() || word.find('\n') != std::string::npos) return out;
    const char* const begin = folded_.data();
    const char* const end = begin + folded_.size();
    std::size_t text = 0;
    for (const char* at = begin; at < end;) {
        const void* hit = ::memmem(at, static_cast<std::size_t>(end - at), word.data(), word.size());
        if (hit == nullptr) break;
        const auto offset = static_cast<std::uint64_t>(static_cast<const char*>(hit) - begin);
        while (foldedEnds_[text] <= offset) ++text;
        out[text] = 1;
        at = begin + foldedEnds_[text];  // one hit in a text is enough
    }
    return out;
}

std::vector<std::uint32_t> TextPool::ranks() const {
    std::vector<std::uint32_t> order(size()), out(size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [this](std::uint32_t a, std::uint32_t b) { return folded(a) < folded(b); });
    for (std::uint32_t i = 0; i < order.size(); ++i) out[order[i]] = i;
    return out;
}

std::size_t TextPool::bytes() const {
    return texts_.capacity() + folded_.capacity() + (ends_.capacity() + foldedEnds_.capacity()) * 8;
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
    for (const engine::RecordRow& row : rows) out->add(row);
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

std::vector<RecordSet::Row> RecordSet::filtered(const RecordFilter& filter,
                                                const std::vector<Row>& order) const {
    struct Word {
        std::vector<char> texts;
        bool categories[256] = {};
    };
    std::vector<Word> words;
    for (const QString& given : filter.words.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString wanted = given.toCaseFolded();
        Word& word = words.emplace_back();
        word.texts = texts_.matching(utf8(wanted));
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
    std::vector<Row> out;
    out.reserve(order.size());
    for (const Row row : order)
        if (passes(row)) out.push_back(row);
    return out;
}

std::vector<std::uint32_t> RecordSet::keys(RecordColumn by) const {
    std::vector<std::uint32_t> out(size());
    if (by == RecordColumn::Category || by == RecordColumn::State) {
        const auto& from = by == RecordColumn::Category ? categories_ : accesses_;
        std::copy(from.begin(), from.end(), out.begin());
        return out;
    }
    const std::vector<std::uint32_t> ranks = texts_.ranks();
    const auto& from = by == RecordColumn::Title ? titles_ : by == RecordColumn::Clinic ? clinics_ : dates_;
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = ranks[from[i]];
    return out;
}

std::vector<RecordSet::Row> RecordSet::sorted(RecordColumn by, bool descending) const {
    std::vector<Row> order(size());
    std::iota(order.begin(), order.end(), 0);
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
