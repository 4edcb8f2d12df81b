#include "app/demo/json.h"

#include <algorithm>

namespace reseal::app {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

void newLine(std::string& out, int level) {
    out += '\n';
    out.append(static_cast<std::size_t>(level) * 2, ' ');
}

}  // namespace

std::string Decimal::text() const {
    const std::string all = std::to_string(digits < 0 ? -digits : digits);
    const auto behind = static_cast<std::size_t>(places);
    std::string out(digits < 0 ? 1 : 0, '-');
    if (behind == 0) return out.append(all);
    const std::string padded = std::string(behind + 1 - std::min(behind + 1, all.size()), '0').append(all);
    out.append(padded, 0, padded.size() - behind);
    out.push_back('.');
    return out.append(padded, padded.size() - behind);
}

Json::Json(Members members) : kind_(Kind::Object) {
    for (Member& member : members) {
        keys_.push_back(std::move(member.key));
        items_.push_back(std::move(member.value));
    }
}

Json Json::array(std::vector<Json> items) {
    Json out(Kind::Array);
    out.items_ = std::move(items);
    return out;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00";
            out += kHex[static_cast<unsigned char>(c) >> 4];
            out += kHex[static_cast<unsigned char>(c) & 15];
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string Json::pretty() const {
    std::string out;
    print(out, 0);
    return out;
}

void Json::print(std::string& out, int level) const {
    switch (kind_) {
        case Kind::Text:
            out += quoted(text_);
            return;
        case Kind::Number:
            out += text_;
            return;
        case Kind::Object:
        case Kind::Array:
            break;
    }
    const bool object = kind_ == Kind::Object;
    out += object ? '{' : '[';
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (i > 0) out += ',';
        newLine(out, level + 1);
        if (object) out += quoted(keys_[i]) + ": ";
        items_[i].print(out, level + 1);
    }
    if (!items_.empty()) newLine(out, level);
    out += object ? '}' : ']';
}

}  // namespace reseal::app
