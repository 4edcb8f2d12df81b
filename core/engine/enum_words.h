// How people write an enum's values on the command line: "FalsePretext" is "false-pretext".
//
// Thread rule: functions are pure.
#pragma once

#include <cctype>
#include <string>

#include "core/base/result.h"
#include "core/ledger/bounded.h"

namespace reseal::engine {

inline std::string wordOf(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const bool isUpper = std::isupper(static_cast<unsigned char>(c)) != 0;
        if (isUpper && !out.empty()) out += '-';
        out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return out;
}

// Errors: InvalidArgument, which names them all.
template <class E>
Result<E> valueOf(std::string_view word, std::string_view what) {
    std::string all;
    for (std::uint64_t code = 0; code <= ledger::EnumRange<E>::kMax; ++code) {
        const auto value = static_cast<E>(code);
        const std::string known = wordOf(name(value));
        if (known == word) return value;
        all += (all.empty() ? "" : ", ") + known;
    }
    return fail(ErrorCode::InvalidArgument, std::string(what) + " is one of: " + all);
}

}  // namespace reseal::engine
