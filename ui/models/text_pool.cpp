#include "ui/models/text_pool.h"

#include <algorithm>
#include <cstring>

#include "ui/common/text.h"

namespace reseal::ui {
namespace {

constexpr std::uint32_t kFree = UINT32_MAX;
constexpr std::size_t kFewPlaces = 64;

std::string fold(const std::string& given) {
    const bool ascii = std::all_of(given.begin(), given.end(), [](char c) { return (c & 0x80) == 0; });
    if (!ascii) return utf8(text(given).toCaseFolded());
    std::string out = given;
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// The first eight bytes as a number that sorts as they do: most comparisons end there, in one cache line.
std::uint64_t headOf(std::string_view text) {
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < 8; ++i)
        out = out << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return out;
}

}  // namespace

TextPool::TextPool() {
    add({});
}

std::uint32_t TextPool::add(const std::string& text) {
    if ((size() + 1) * 2 > places_.size()) grow();
    const std::size_t mask = places_.size() - 1;
    std::size_t place = std::hash<std::string_view>()(text) & mask;
    for (; places_[place] != kFree; place = (place + 1) & mask)
        if (at(places_[place]) == text) return places_[place];
    const auto fresh = static_cast<std::uint32_t>(size());
    places_[place] = fresh;
    texts_ += text;
    ends_.push_back(texts_.size());
    folded_ += fold(text);
    folded_ += '\n';  // so that nothing is found across two texts
    foldedEnds_.push_back(folded_.size());
    return fresh;
}

void TextPool::grow() {
    places_.assign(std::max<std::size_t>(kFewPlaces, places_.size() * 2), kFree);
    const std::size_t mask = places_.size() - 1;
    for (std::uint32_t i = 0; i < size(); ++i) {
        std::size_t place = std::hash<std::string_view>()(at(i)) & mask;
        while (places_[place] != kFree) place = (place + 1) & mask;
        places_[place] = i;
    }
}

void TextPool::finish() {
    std::vector<std::uint32_t>().swap(places_);
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

// Eight bytes at a time, those alone further that agree so far: texts in a chart begin alike.
void TextPool::sort(std::vector<Place>::iterator from, std::vector<Place>::iterator to,
                    std::size_t depth) const {
    for (auto at = from; at != to; ++at) at->head = headOf(tail(at->text, depth));
    std::sort(from, to, [](const Place& a, const Place& b) { return a.head < b.head; });
    for (auto run = from; run != to;) {
        const auto end = std::find_if(run, to, [&](const Place& place) { return place.head != run->head; });
        if (end - run > 1) {
            // Who ends here goes first.
            const auto longer = std::partition(
                run, end, [&](const Place& place) { return tail(place.text, depth).size() <= 8; });
            std::sort(run, longer, [&](const Place& a, const Place& b) {
                return tail(a.text, depth).size() < tail(b.text, depth).size();
            });
            sort(longer, end, depth + 8);
        }
        run = end;
    }
}

std::vector<std::uint32_t> TextPool::ranks(const std::vector<char>& used) const {
    std::vector<Place> order;
    order.reserve(static_cast<std::size_t>(std::count(used.begin(), used.end(), 1)));
    for (std::uint32_t i = 0; i < size(); ++i)
        if (used[i]) order.push_back({0, i});
    sort(order.begin(), order.end(), 0);
    std::vector<std::uint32_t> out(size());
    // Texts that differ in case alone share a place: the next column decides.
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && folded(order[i].text) != folded(order[i - 1].text)) ++rank;
        out[order[i].text] = rank;
    }
    return out;
}

std::size_t TextPool::bytes() const {
    return texts_.capacity() + folded_.capacity() + (ends_.capacity() + foldedEnds_.capacity()) * 8;
}

}  // namespace reseal::ui
