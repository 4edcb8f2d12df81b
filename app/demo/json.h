// JSON whose numbers stand as a laboratory writes them: "6.10" stays "6.10", which a double does not keep.
// Members stay in the order in which they were added.
//
// Thread rule: values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace reseal::app {

// A number with fixed places behind the point: {610, 2} is 6.10.
struct Decimal {
    std::int64_t digits = 0;
    int places = 0;
    std::string text() const;
    friend bool operator==(const Decimal&, const Decimal&) = default;
};

class Json {
public:
    struct Member;
    using Members = std::vector<Member>;

    Json(std::string text) : kind_(Kind::Text), text_(std::move(text)) {}
    Json(const char* text) : Json(std::string(text)) {}
    Json(Decimal number) : kind_(Kind::Number), text_(number.text()) {}
    Json(Members members);
    static Json array(std::vector<Json> items);

    // Indented by two blanks a level, "\n" at line ends, none at the end.
    std::string pretty() const;

private:
    enum class Kind { Text, Number, Object, Array };
    explicit Json(Kind kind) : kind_(kind) {}
    void print(std::string& out, int level) const;
    Kind kind_;
    std::string text_;
    std::vector<Json> items_;        // of an array, or the values of an object
    std::vector<std::string> keys_;  // of an object
};

struct Json::Member {
    std::string key;
    Json value;
};

// `text` (UTF-8) between quotation marks.
std::string quoted(std::string_view text);

}  // namespace reseal::app
