#include "tests/vectors/case.h"

namespace reseal::vectors {
namespace dom = simdjson::dom;

namespace {

Error wrongKind(std::string_view key) {
    return fail(ErrorCode::Malformed, std::string(key) + " is of another kind");
}

Result<Bytes> hexOf(dom::element element, std::string_view key) {
    std::string_view hex;
    if (element.get(hex) != simdjson::SUCCESS) return wrongKind(key);
    return fromHex(hex);
}

}  // namespace

Result<dom::element> Case::member(std::string_view key) const {
    RESEAL_CHECK(key != "expect" && key != "why");
    dom::element found;
    if (json_[key].get(found) != simdjson::SUCCESS)
        return fail(ErrorCode::NotFound, "no member " + std::string(key));
    return found;
}

bool Case::has(std::string_view key) const {
    return static_cast<bool>(member(key));
}

Result<std::string> Case::text(std::string_view key) const {
    RESEAL_ASSIGN(const dom::element element, member(key));
    std::string_view value;
    if (element.get(value) != simdjson::SUCCESS) return wrongKind(key);
    return std::string(value);
}

Result<std::uint64_t> Case::number(std::string_view key) const {
    RESEAL_ASSIGN(const dom::element element, member(key));
    std::uint64_t value = 0;
    if (element.get(value) != simdjson::SUCCESS) return wrongKind(key);
    return value;
}

Result<bool> Case::flag(std::string_view key) const {
    RESEAL_ASSIGN(const dom::element element, member(key));
    bool value = false;
    if (element.get(value) != simdjson::SUCCESS) return wrongKind(key);
    return value;
}

Result<std::vector<bool>> Case::flagList(std::string_view key) const {
    RESEAL_ASSIGN(const dom::element element, member(key));
    dom::array items;
    if (element.get(items) != simdjson::SUCCESS) return wrongKind(key);
    std::vector<bool> out;
    for (const dom::element item : items) {
        bool value = false;
        if (item.get(value) != simdjson::SUCCESS) return wrongKind(key);
        out.push_back(value);
    }
    return out;
}

Result<Bytes> Case::bytes(std::string_view key) const {
    RESEAL_ASSIGN(const dom::element element, member(key));
    return hexOf(element, key);
}

Result<std::vector<Bytes>> Case::byteList(std::string_view key) const {
    RESEAL_ASSIGN(const dom::element element, member(key));
    dom::array items;
    if (element.get(items) != simdjson::SUCCESS) return wrongKind(key);
    std::vector<Bytes> out;
    for (const dom::element item : items) {
        RESEAL_ASSIGN(Bytes raw, hexOf(item, key));
        out.push_back(std::move(raw));
    }
    return out;
}

Result<std::vector<std::uint64_t>> Case::numberList(std::string_view key) const {
    RESEAL_ASSIGN(const dom::element element, member(key));
    dom::array items;
    if (element.get(items) != simdjson::SUCCESS) return wrongKind(key);
    std::vector<std::uint64_t> out;
    for (const dom::element item : items) {
        std::uint64_t value = 0;
        if (item.get(value) != simdjson::SUCCESS) return wrongKind(key);
        out.push_back(value);
    }
    return out;
}

Result<Case> Case::object(std::string_view key) const {
    RESEAL_ASSIGN(const dom::element element, member(key));
    if (!element.is_object()) return wrongKind(key);
    return Case(element, siblings_, folder_);
}

Result<std::vector<Case>> Case::objects(std::string_view key) const {
    RESEAL_ASSIGN(const dom::element element, member(key));
    dom::array items;
    if (element.get(items) != simdjson::SUCCESS) return wrongKind(key);
    std::vector<Case> out;
    for (const dom::element item : items) {
        if (!item.is_object()) return wrongKind(key);
        out.emplace_back(item, siblings_, folder_);
    }
    return out;
}

Result<crypto::Point> Case::point(std::string_view key) const {
    RESEAL_ASSIGN(const Bytes raw, bytes(key));
    return crypto::Point::decode(raw);
}

Result<crypto::SecretScalar> Case::secret(std::string_view key) const {
    RESEAL_ASSIGN(const Bytes raw, bytes(key));
    return crypto::SecretScalar::decode(raw);
}

Result<Case> Case::sibling(std::string_view id) const {
    for (const dom::element item : siblings_) {
        std::string_view other;
        if (item["id"].get(other) == simdjson::SUCCESS && other == id) return Case(item, siblings_, folder_);
    }
    return fail(ErrorCode::NotFound, "no case " + std::string(id));
}

Status Case::agrees(std::string_view key, ByteView ours) const {
    if (!has(key)) return {};
    RESEAL_ASSIGN(const Bytes given, bytes(key));
    if (!equal(given, ours)) return disagree(key);
    return {};
}

Status Case::agrees(std::string_view key, std::uint64_t ours) const {
    if (!has(key)) return {};
    RESEAL_ASSIGN(const std::uint64_t given, number(key));
    if (given != ours) return disagree(key);
    return {};
}

Status Case::agrees(std::string_view key, const std::vector<Bytes>& ours) const {
    if (!has(key)) return {};
    RESEAL_ASSIGN(const std::vector<Bytes> given, byteList(key));
    if (given != ours) return disagree(key);
    return {};
}

}  // namespace reseal::vectors
