// Texts, each once, folded to lower case for searching. Index 0 is the empty text. One block for all of them:
// a search goes over it once, from end to end.
//
// Thread rule: built on any thread, on one at a time; afterwards only read.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace reseal::ui {

class TextPool {
public:
    TextPool();
    std::uint32_t add(const std::string& text);
    std::string_view at(std::uint32_t index) const;
    std::size_t size() const { return ends_.size(); }
    // One flag for each text: does it contain `word` (folded)?
    std::vector<char> matching(const std::string& word) const;
    // The place of each text in order of the folded forms, among those that `used` has a flag for.
    std::vector<std::uint32_t> ranks(const std::vector<char>& used) const;
    void finish();  // no add() after it
    std::size_t bytes() const;

private:
    std::string_view folded(std::uint32_t index) const;
    std::string_view tail(std::uint32_t index, std::size_t from) const {
        const std::string_view whole = folded(index);
        return whole.substr(std::min(from, whole.size()));
    }
    struct Place {
        std::uint64_t head;  // eight bytes of the text
        std::uint32_t text;
    };
    void sort(std::vector<Place>::iterator from, std::vector<Place>::iterator to, std::size_t depth) const;
    void grow();
    std::string texts_, folded_;
    std::vector<std::uint64_t> ends_, foldedEnds_;
    // Which text is known already: indices by hash, open addressing, a power of two of places. A map of
    // strings would keep each text a second time while a set is built, and take longer to be torn down than
    // to be made.
    std::vector<std::uint32_t> places_;
};

}  // namespace reseal::ui
