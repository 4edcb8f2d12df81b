// One codec for everything the ledger signs, hashes or keeps: a struct lists its members once, in
// fields(), and both directions follow from that list.
//
//   struct        array of its fields in order
//   variant       array [kind, …fields], kind = the alternative's kKind
//   number, enum, Instant (ms since 1970), Duration (ms)      unsigned integer
//   FixedBytes, BoundedBytes                                  byte string
//   Text                                                      text
//   List          array                 optional              the value, or null
//
// Internal to core/ledger.
//
// Thread rule: functions are pure.
#pragma once

#include <limits>
#include <optional>
#include <type_traits>
#include <variant>

#include "core/base/cbor.h"
#include "core/base/time.h"
#include "core/ledger/bounded.h"
#include "core/ledger/names.h"

namespace reseal::ledger::codec {

template <class T>
concept Struct = requires(T& value) {
    T::fields(value, [](auto&&...) {});
};
template <class T>
concept Fixed = requires(const T& value) {
    T::kSize;
    value.view();
};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVariant : std::false_type {};
template <class... T>
struct IsVariant<std::variant<T...>> : std::true_type {};
template <class T>
concept Bounded = requires {
    T::kMin;
    T::kMax;
};

template <Struct T>
std::size_t fieldCount() {
    std::size_t count = 0;
    T probe{};
    T::fields(probe, [&](auto&... field) { count = sizeof...(field); });
    return count;
}

template <class T>
void put(cbor::Writer& out, const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
        out.boolean(value);
    } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
        out.uint(static_cast<std::uint64_t>(value));
    } else if constexpr (std::is_same_v<T, Instant> || std::is_same_v<T, Duration>) {
        out.uint(static_cast<std::uint64_t>(value.ms));
    } else if constexpr (std::is_same_v<T, ClinicRoles>) {
        out.uint(value.bits);
    } else if constexpr (Fixed<T>) {
        out.bytes(value.view());
    } else if constexpr (std::is_same_v<T, EncodedItem>) {
        out.raw(value);
    } else if constexpr (IsOptional<T>::value) {
        value ? put(out, *value) : static_cast<void>(out.null());
    } else if constexpr (IsVariant<T>::value) {
        std::visit(
            [&]<class Alternative>(const Alternative& alternative) {
                out.array(1 + fieldCount<Alternative>()).uint(static_cast<std::uint64_t>(Alternative::kKind));
                Alternative::fields(alternative, [&](const auto&... field) { (put(out, field), ...); });
            },
            value);
    } else if constexpr (std::is_base_of_v<std::string, T>) {
        out.text(value);
    } else if constexpr (std::is_base_of_v<Bytes, T>) {
        out.bytes(value);
    } else if constexpr (Struct<T>) {
        out.array(fieldCount<T>());
        T::fields(value, [&](const auto&... field) { (put(out, field), ...); });
    } else {
        out.array(value.size());
        for (const auto& item : value) put(out, item);
    }
}

template <class T>
void take(cbor::Reader& in, T& value);

template <Struct T>
void takeFields(cbor::Reader& in, std::size_t count, T& value) {
    if (count != fieldCount<T>()) return in.refuse("an array of a wrong length");
    T::fields(value, [&](auto&... field) { (take(in, field), ...); });
}

template <class... Alternatives>
void takeVariant(cbor::Reader& in, std::variant<Alternatives...>& value) {
    const std::size_t count = in.arrayUpTo(32);
    const std::uint64_t kind = in.uint();
    if (!in.ok() || count == 0) return in.refuse("no kind");
    const auto attempt = [&]<class Alternative>(std::type_identity<Alternative>) {
        if (kind != static_cast<std::uint64_t>(Alternative::kKind)) return false;
        takeFields(in, count - 1, value.template emplace<Alternative>());
        return true;
    };
    if (!(attempt(std::type_identity<Alternatives>{}) || ...)) in.refuse("an unknown kind");
}

template <class T>
void takeSized(cbor::Reader& in, T& value) {
    if constexpr (std::is_base_of_v<std::string, T>) {
        value.assign(in.text(T::kMax));
    } else if constexpr (std::is_base_of_v<Bytes, T>) {
        const ByteView view = in.bytes(T::kMax);
        value.assign(view.begin(), view.end());
    } else {
        const std::size_t count = in.arrayUpTo(T::kMax);
        value.clear();
        for (std::size_t i = 0; i < count && in.ok(); ++i) take(in, value.emplace_back());
    }
    if (in.ok() && value.size() < T::kMin) in.refuse("shorter than its least length");
}

template <class T>
void take(cbor::Reader& in, T& value) {
    if constexpr (std::is_same_v<T, bool>) {
        value = in.boolean();
    } else if constexpr (std::is_integral_v<T>) {
        value = static_cast<T>(in.uint(std::numeric_limits<T>::max()));
    } else if constexpr (std::is_enum_v<T>) {
        value = static_cast<T>(in.uint(EnumRange<T>::kMax));
        if (in.ok() && static_cast<std::uint64_t>(value) < EnumRange<T>::kMin)
            in.refuse("not a value of its enum");
    } else if constexpr (std::is_same_v<T, Instant> || std::is_same_v<T, Duration>) {
        value.ms = static_cast<std::int64_t>(in.uint(INT64_MAX));
    } else if constexpr (std::is_same_v<T, ClinicRoles>) {
        value.bits = static_cast<std::uint32_t>(in.uint(kAllClinicRoles));
    } else if constexpr (Fixed<T>) {
        value = in.fixed<T>();
    } else if constexpr (std::is_same_v<T, EncodedItem>) {
        const ByteView item = in.item();
        value.assign(item.begin(), item.end());
    } else if constexpr (IsOptional<T>::value) {
        if (in.peek() == cbor::Type::Null) {
            in.null();
            value.reset();
        } else {
            take(in, value.emplace());
        }
    } else if constexpr (IsVariant<T>::value) {
        takeVariant(in, value);
    } else if constexpr (Bounded<T>) {
        takeSized(in, value);
    } else {
        const std::size_t count = in.arrayUpTo(64);
        if (in.ok()) takeFields(in, count, value);
    }
}

template <class T>
Bytes encode(const T& value) {
    cbor::Writer out;
    put(out, value);
    return std::move(out).out();
}

// Errors: Malformed.
template <class T>
Result<T> decode(ByteView bytes) {
    cbor::Reader in(bytes);
    T value{};
    take(in, value);
    RESEAL_TRY(in.finish());
    return value;
}

}  // namespace reseal::ledger::codec
