// Finding what is on the ledger by the first digits of its id, as somebody types them.
//
// Ids are ordered, so those that begin with given digits lie side by side: no search reads more than it
// finds.
//
// Thread rule: values; that of the view.
#pragma once

#include "core/ledger/state.h"

namespace reseal::ledger {

class IdPrefix {
public:
    // 1 to 64 hexadecimal digits, small or capital. Errors: Malformed.
    static Result<IdPrefix> parse(std::string_view digits);
    std::size_t digits() const { return digits_.size(); }
    // The first and the last id of `size` bytes that begins so. No id does if there are more digits than it
    // has.
    bool fits(std::size_t size) const { return digits_.size() <= 2 * size; }
    Bytes first(std::size_t size) const { return filled(size, '0'); }
    Bytes last(std::size_t size) const { return filled(size, 'f'); }

private:
    explicit IdPrefix(std::string digits) : digits_(std::move(digits)) {}
    Bytes filled(std::size_t size, char digit) const;
    std::string digits_;  // small letters
};

enum class FoundKind : std::uint8_t { Block, Transaction, Clinic, Member, Pseudonym, Record, Request, Grant };
std::string_view name(FoundKind kind);  // "Block"

struct Found {
    FoundKind kind{};
    Bytes id;
    friend bool operator==(const Found&, const Found&) = default;
};
// Of the state: clinics, members, pseudonyms, records, requests and grants, in this order; at most `max`.
std::vector<Found> findIds(const StateView& state, const IdPrefix& prefix, std::size_t max);

}  // namespace reseal::ledger
