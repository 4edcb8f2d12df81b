// Containers with a stated least and greatest size, which their decoder enforces.
//
// Thread rule: values.
#pragma once

#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace reseal::ledger {

template <class T, std::size_t Min, std::size_t Max>
struct List : std::vector<T> {
    using std::vector<T>::vector;
    List() = default;
    List(std::vector<T> items) : std::vector<T>(std::move(items)) {}
    static constexpr std::size_t kMin = Min, kMax = Max;
};

template <std::size_t Min, std::size_t Max>
struct BoundedBytes : Bytes {
    using Bytes::vector;
    BoundedBytes() = default;
    BoundedBytes(Bytes bytes) : Bytes(std::move(bytes)) {}
    static constexpr std::size_t kMin = Min, kMax = Max;
};

template <std::size_t Min, std::size_t Max>
struct Text : std::string {
    using std::string::basic_string;
    Text() = default;
    Text(std::string text) : std::string(std::move(text)) {}
    static constexpr std::size_t kMin = Min, kMax = Max;
};

// Least and greatest value of an enum without gaps, as its decoder enforces them. Specialized beside
// each enum.
template <class E>
struct EnumRange;

// One item of canonical CBOR that another folder encodes and decodes.
struct EncodedItem : Bytes {
    using Bytes::vector;
    EncodedItem() = default;
    EncodedItem(Bytes bytes) : Bytes(std::move(bytes)) {}
};

}  // namespace reseal::ledger
