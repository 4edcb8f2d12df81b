#include "core/ledger/find.h"

#include "core/ledger/tables.h"

namespace reseal::ledger {
namespace {

constexpr std::size_t kMaxDigits = 64;

void findIn(const StateView& state, Table table, FoundKind kind, std::size_t idSize, const IdPrefix& prefix,
            std::size_t max, std::vector<Found>& out) {
    if (!prefix.fits(idSize) || out.size() >= max) return;
    const Key all(table);
    const Bytes first = Key(table).add(prefix.first(idSize)).bytes();
    const Bytes last = Key(table).add(prefix.last(idSize)).bytes();
    state.table().scan(all, first, [&](ByteView key, ByteView) {
        if (std::ranges::lexicographical_compare(last, key)) return false;
        out.push_back({kind, toBytes(key.subspan(all.bytes().size()))});
        return out.size() < max;
    });
}

}  // namespace

Result<IdPrefix> IdPrefix::parse(std::string_view digits) {
    std::string small;
    for (const char c : digits) {
        const bool capital = c >= 'A' && c <= 'F';
        if (!capital && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f'))
            return fail(ErrorCode::Malformed, "not hexadecimal digits");
        small.push_back(capital ? static_cast<char>(c - 'A' + 'a') : c);
    }
    if (small.empty() || small.size() > kMaxDigits)
        return fail(ErrorCode::Malformed, "an id has 1 to 64 hexadecimal digits");
    return IdPrefix(std::move(small));
}

Bytes IdPrefix::filled(std::size_t size, char digit) const {
    RESEAL_CHECK(fits(size));
    std::string hex = digits_;
    hex.resize(2 * size, digit);
    return *fromHex(hex);
}

std::string_view name(FoundKind kind) {
    switch (kind) {
        case FoundKind::Block:
            return "Block";
        case FoundKind::Transaction:
            return "Transaction";
        case FoundKind::Clinic:
            return "Clinic";
        case FoundKind::Member:
            return "Member";
        case FoundKind::Pseudonym:
            return "Pseudonym";
        case FoundKind::Record:
            return "Record";
        case FoundKind::Request:
            return "Request";
        case FoundKind::Grant:
            return "Grant";
    }
    return "?";
}

std::vector<Found> findIds(const StateView& state, const IdPrefix& prefix, std::size_t max) {
    std::vector<Found> out;
    findIn(state, Table::Clinics, FoundKind::Clinic, ClinicId::kSize, prefix, max, out);
    findIn(state, Table::Members, FoundKind::Member, IdentityKey::kSize, prefix, max, out);
    findIn(state, Table::Pseudonyms, FoundKind::Pseudonym, SignPublic::kSize, prefix, max, out);
    findIn(state, Table::Records, FoundKind::Record, RecordId::kSize, prefix, max, out);
    findIn(state, Table::Requests, FoundKind::Request, RequestId::kSize, prefix, max, out);
    findIn(state, Table::Grants, FoundKind::Grant, GrantId::kSize, prefix, max, out);
    return out;
}

}  // namespace reseal::ledger
