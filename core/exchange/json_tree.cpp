#include "core/exchange/json_tree.h"

#include <algorithm>
#include <string>

#include "core/exchange/fhir_facts.h"

namespace reseal::exchange {
namespace {

namespace dom = simdjson::dom;

constexpr std::string_view kDigits = "0123456789";

bool isNumber(std::string_view token) {
    const auto digits = [&] {
        const std::size_t count = std::min(token.find_first_not_of(kDigits), token.size());
        token.remove_prefix(count);
        return count > 0;
    };
    const auto skip = [&](std::string_view any) {
        const bool found = !token.empty() && any.find(token.front()) != std::string_view::npos;
        if (found) token.remove_prefix(1);
        return found;
    };
    skip("-");
    if (!skip("0") && !digits()) return false;
    if (skip(".") && !digits()) return false;
    if (skip("eE")) {
        skip("+-");
        if (!digits()) return false;
    }
    return token.empty();
}

// The numbers of `text` in their order. In `copy` each becomes 0, so that the parser, which keeps doubles
// and refuses what is larger, judges everything else.
std::vector<std::string_view> takeNumbers(std::string_view text, std::string& copy) {
    std::vector<std::string_view> numbers;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '"') {
            for (++i; i < text.size() && text[i] != '"'; ++i)
                if (text[i] == '\\') ++i;
            ++i;
            continue;
        }
        if (text[i] != '-' && kDigits.find(text[i]) == std::string_view::npos) {
            ++i;
            continue;
        }
        const std::size_t end = std::min(text.find_first_not_of("0123456789+-.eE", i), text.size());
        const std::string_view token = text.substr(i, end - i);
        if (isNumber(token)) {
            numbers.push_back(token);
            copy.replace(i, token.size(), token.size(), ' ');
            copy[i] = '0';
        }
        i = end;
    }
    return numbers;
}

}  // namespace

class JsonTree::Builder {
public:
    Builder(JsonTree& tree, const std::vector<std::string_view>& numbers) : tree_(tree), numbers_(numbers) {}

    // False: an object has a key twice. The parser bounds the depth.
    bool add(dom::element element, std::string_view name, std::uint32_t parent) {
        const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
        const bool kept = index < kMaxReadingNodes;
        if (kept)
            tree_.nodes_.push_back({name, {}, NodeKind::Null, parent, index + 1});
        else
            tree_.cut_ = true;
        NodeKind kind = NodeKind::Null;
        std::string_view text;
        const bool fine = read(element, index, kind, text);
        if (kept) {
            Node& node = tree_.nodes_[index];
            node.kind = kind;
            node.text = text;
            node.end = static_cast<std::uint32_t>(tree_.nodes_.size());
        }
        return fine;
    }

private:
    bool read(dom::element element, std::uint32_t index, NodeKind& kind, std::string_view& text) {
        dom::object object;
        dom::array array;
        bool truth = false;
        if (element.get(object) == simdjson::SUCCESS) {
            kind = NodeKind::Object;
            std::vector<std::string_view> keys;
            for (const auto field : object) keys.push_back(field.key);
            std::ranges::sort(keys);
            return std::ranges::adjacent_find(keys) == keys.end() &&
                   std::ranges::all_of(object,
                                       [&](const auto field) { return add(field.value, field.key, index); });
        }
        if (element.get(array) == simdjson::SUCCESS) {
            kind = NodeKind::Array;
            return std::ranges::all_of(array, [&](dom::element item) { return add(item, {}, index); });
        }
        if (element.get(text) == simdjson::SUCCESS) {
            kind = NodeKind::String;
        } else if (element.get(truth) == simdjson::SUCCESS) {
            kind = NodeKind::Bool;
            text = truth ? "true" : "false";
        } else if (element.is_number() && next_ < numbers_.size()) {
            kind = NodeKind::Number;
            text = numbers_[next_++];
        }
        return true;
    }
    JsonTree& tree_;
    const std::vector<std::string_view>& numbers_;
    std::size_t next_ = 0;
};

Result<JsonTree> JsonTree::read(std::string_view text) {
    std::string copy;
    copy.reserve(text.size() + simdjson::SIMDJSON_PADDING);
    copy = text;
    const auto numbers = takeNumbers(text, copy);
    copy.append(simdjson::SIMDJSON_PADDING, ' ');
    const auto parser = std::make_shared<dom::parser>();
    dom::element root;
    if (const auto error = parser->parse(copy.data(), text.size(), false).get(root))
        return jsonError(error, text, "the resource");
    JsonTree tree;
    tree.strings_ = parser;
    if (!Builder(tree, numbers).add(root, {}, kNoParent))
        return refused(Refusal::KeyTwice, "an object has a key twice");
    return tree;
}

Json Json::at(std::string_view key) const {
    if (!is(NodeKind::Object)) return {};
    for (std::uint32_t i = index_ + 1; i < node().end; i = tree_->nodes()[i].end)
        if (tree_->nodes()[i].name == key) return Json(*tree_, i);
    return {};
}

Json Json::first() const {
    if (!is(NodeKind::Array)) return *this;
    return node().end > index_ + 1 ? Json(*tree_, index_ + 1) : Json();
}

}  // namespace reseal::exchange
