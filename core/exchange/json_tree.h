// A resource's JSON as flat nodes that keep numbers as they were written, which no parser at hand does.
// Internal to reading for people; the import has its own reader, which keeps spans.
//
// Thread rule: a tree does not change; it and the bytes it was read from outlive every Json of it.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/exchange/fhir_reading.h"

namespace reseal::exchange {

class JsonTree {
public:
    struct Node {
        std::string_view name, text;  // text: of a string decoded, of a number as written, "true", "false"
        NodeKind kind = NodeKind::Null;
        std::uint32_t parent = kNoParent, end = 0;  // end: the first node behind its children
    };
    // All of it is judged, also what is beyond kMaxReadingNodes. Numbers of any size are numbers.
    // Errors: NotUtf8, NotJson, Truncated, KeyTwice.
    static Result<JsonTree> read(std::string_view text);

    const std::vector<Node>& nodes() const { return nodes_; }
    bool isCut() const { return cut_; }

private:
    class Builder;
    std::vector<Node> nodes_;
    bool cut_ = false;
    std::shared_ptr<const void> strings_;  // what decoded strings live in
};

// One value, or nothing. Asking for what is not there, or of another kind, gives nothing.
class Json {
public:
    Json() = default;
    Json(const JsonTree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}

    explicit operator bool() const { return tree_ != nullptr; }
    bool is(NodeKind kind) const { return tree_ && node().kind == kind; }
    std::string_view name() const { return tree_ ? node().name : std::string_view{}; }
    std::string_view string() const { return is(NodeKind::String) ? node().text : std::string_view{}; }
    std::string_view number() const { return is(NodeKind::Number) ? node().text : std::string_view{}; }
    std::string_view scalar() const { return tree_ ? node().text : std::string_view{}; }
    bool isTrue() const { return is(NodeKind::Bool) && node().text == "true"; }

    Json at(std::string_view key) const;
    std::string_view textAt(std::string_view key) const { return at(key).string(); }
    // Each child of an object or array.
    void children(const auto& visit) const {
        if (!is(NodeKind::Object) && !is(NodeKind::Array)) return;
        for (std::uint32_t i = index_ + 1; i < node().end; i = tree_->nodes()[i].end) visit(Json(*tree_, i));
    }
    // This, or each of its items if it is an array.
    void each(const auto& visit) const {
        if (is(NodeKind::Array)) return children(visit);
        if (tree_) visit(*this);
    }
    Json first() const;

private:
    const JsonTree::Node& node() const { return tree_->nodes()[index_]; }
    const JsonTree* tree_ = nullptr;
    std::uint32_t index_ = 0;
};

}  // namespace reseal::exchange
