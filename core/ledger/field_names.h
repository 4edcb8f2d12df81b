// A struct's list of fields that also knows their names: for what shows an operation to people. The names are
// read off the very list that every encoding follows from (codec.h), so that none can be missing or wrong.
//
//     struct Deny {
//         RequestId request;
//         RESEAL_FIELDS(self.request)
//     };
//
// Thread rule: functions are pure.
#pragma once

#include <algorithm>
#include <concepts>
#include <string_view>

#define RESEAL_FIELDS(...)                                       \
    static constexpr std::string_view kFieldList = #__VA_ARGS__; \
    static void fields(auto& self, auto&& each) {                \
        each(__VA_ARGS__);                                       \
    }

namespace reseal::ledger {

template <class T>
concept NamedFields = requires {
    { T::kFieldList } -> std::convertible_to<std::string_view>;
};

// The first name of a list "self.a, self.b"; the list goes on behind it.
constexpr std::string_view takeFieldName(std::string_view& list) {
    const std::size_t end = std::min(list.find(','), list.size());
    const std::string_view item = list.substr(0, end);
    list.remove_prefix(std::min(list.size(), end + 1));
    return item.substr(item.find('.') + 1);
}

// visit(name, field) for each field in order.
template <NamedFields T, class Visit>
void forEachField(const T& value, const Visit& visit) {
    std::string_view list = T::kFieldList;
    T::fields(value, [&](const auto&... field) { (visit(takeFieldName(list), field), ...); });
}

}  // namespace reseal::ledger
