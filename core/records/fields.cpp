#include "core/records/fields.h"

#include <algorithm>

#include "core/records/plain_text.h"

namespace reseal::records::fields {

Status version(ByteView encoded, std::size_t fieldsOfVersion1) {
    cbor::Reader in(encoded);
    const std::size_t count = in.arrayUpTo(64);
    const std::uint64_t number = in.uint();
    RESEAL_TRY(in.status());
    if (number > kVersion) return fail(ErrorCode::TooNew, "made by a later version of this program");
    if (number != kVersion || count != fieldsOfVersion1)
        return fail(ErrorCode::Malformed, "not this kind of structure");
    return {};
}

Category category(cbor::Reader& in) {
    const auto found = categoryFromCode(in.text(kMaxCodeLength));
    if (found) return *found;
    in.refuse("unknown category");
    return Category::Notes;
}

std::vector<Category> categories(cbor::Reader& in, std::size_t max) {
    std::vector<Category> out;
    const std::size_t count = in.arrayUpTo(max);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        const Category next = category(in);
        if (!out.empty() && next <= out.back()) in.refuse("categories not ascending");
        out.push_back(next);
    }
    return out;
}

ClinicalDate date(cbor::Reader& in) {
    auto found = ClinicalDate::from(in.text(kMaxDateBytes));
    if (found) return *std::move(found);
    in.refuse("not a date");
    return {};
}

std::string plain(cbor::Reader& in, std::size_t max, bool allowLines) {
    const std::string_view text = in.text(max);
    if (!isPlain(text, max, allowLines)) in.refuse("text with control characters");
    return std::string(text);
}

std::optional<Clinic> clinic(cbor::Reader& in) {
    if (in.peek() == cbor::Type::Null) {
        in.null();
        return std::nullopt;
    }
    in.array(2);
    Clinic out;
    out.id = in.fixed<ClinicId>();
    out.name = plain(in, kMaxNameBytes);
    return out;
}

Instant instant(cbor::Reader& in) {
    return {static_cast<std::int64_t>(in.uint(INT64_MAX))};
}

std::optional<crypto::Point> point(cbor::Reader& in) {
    auto found = crypto::Point::decode(in.bytes(32));
    if (found && in.ok()) return *found;
    in.refuse("not a point");
    return std::nullopt;
}

Role role(cbor::Reader& in) {
    const auto found = roleFromCode(in.text(kMaxCodeLength));
    if (found) return *found;
    in.refuse("unknown role");
    return Role::Patient;
}

void write(cbor::Writer& out, Category category) {
    out.text(code(category));
}

void write(cbor::Writer& out, const std::vector<Category>& categories) {
    out.array(categories.size());
    for (Category category : categories) write(out, category);
}

void write(cbor::Writer& out, const std::optional<Clinic>& clinic) {
    if (!clinic) {
        out.null();
        return;
    }
    out.array(2).bytes(clinic->id).text(clinic->name);
}

void write(cbor::Writer& out, Instant instant) {
    RESEAL_CHECK(instant.ms >= 0);
    out.uint(static_cast<std::uint64_t>(instant.ms));
}

Status mustBePlain(std::string_view text, std::size_t max, std::string_view what, bool allowLines) {
    if (isPlain(text, max, allowLines)) return {};
    return fail(ErrorCode::InvalidArgument, std::string(what) + " is too long or not plain text");
}

bool isAlso(Category category, const std::vector<Category>& also) {
    return also.size() <= kMaxAlso && std::ranges::is_sorted(also, std::less_equal<>{}) &&
           std::ranges::all_of(also, [&](Category c) { return isSensitive(c) && c != category; });
}

Status mustBeAlso(Category category, const std::vector<Category>& also) {
    if (isAlso(category, also)) return {};
    return fail(ErrorCode::InvalidArgument,
                "listed under categories that are not sensitive, ascending and others");
}

Bytes pad(ByteView content, std::size_t block) {
    Bytes out = toBytes(content);
    out.resize(std::max<std::size_t>(1, (content.size() + block - 1) / block) * block, 0);
    return out;
}

Result<ByteView> unpad(ByteView padded, std::size_t block) {
    cbor::Reader in(padded);
    const ByteView content = in.item();
    RESEAL_TRY(in.status());
    const ByteView zeros = padded.subspan(content.size());
    if (padded.size() % block != 0 || zeros.size() >= block ||
        !std::ranges::all_of(zeros, [](auto b) { return b == 0; }))
        return fail(ErrorCode::Malformed, "wrong padding");
    return content;
}

}  // namespace reseal::records::fields
