#include "core/exchange/fhir_resource.h"

#include <simdjson.h>
#include <algorithm>
#include <array>
#include <cstring>
#include <new>

#include "core/base/files.h"

namespace reseal::exchange {
namespace {

constexpr std::array kRefusals{Refusal::NotUtf8,     Refusal::NotJson,  Refusal::Truncated,
                               Refusal::KeyTwice,    Refusal::NotFhir,  Refusal::BundleKind,
                               Refusal::TwoPatients, Refusal::TooLarge, Refusal::Nothing};

ErrorCode codeOf(Refusal refusal) {
    switch (refusal) {
        case Refusal::NotUtf8:
        case Refusal::NotJson:
        case Refusal::Truncated:
        case Refusal::KeyTwice:
            return ErrorCode::Malformed;
        case Refusal::NotFhir:
        case Refusal::BundleKind:
            return ErrorCode::Unsupported;
        case Refusal::TwoPatients:
            return ErrorCode::Conflict;
        case Refusal::TooLarge:
            return ErrorCode::TooLarge;
        case Refusal::Nothing:
            return ErrorCode::InvalidArgument;
    }
    RESEAL_CHECK(false);
}

}  // namespace

std::string_view name(Refusal refusal) {
    switch (refusal) {
        case Refusal::NotUtf8:
            return "NotUtf8";
        case Refusal::NotJson:
            return "NotJson";
        case Refusal::Truncated:
            return "Truncated";
        case Refusal::KeyTwice:
            return "KeyTwice";
        case Refusal::NotFhir:
            return "NotFhir";
        case Refusal::BundleKind:
            return "BundleKind";
        case Refusal::TwoPatients:
            return "TwoPatients";
        case Refusal::TooLarge:
            return "TooLarge";
        case Refusal::Nothing:
            return "Nothing";
    }
    RESEAL_CHECK(false);
}

Error refused(Refusal refusal, std::string detail) {
    return fail(codeOf(refusal), std::string(name(refusal)) + ": " + detail);
}

std::optional<Refusal> refusalOf(const Error& error) {
    const std::string_view first = std::string_view(error.detail).substr(0, error.detail.find(':'));
    const auto at = std::ranges::find_if(
        kRefusals, [&](Refusal r) { return name(r) == first && codeOf(r) == error.code; });
    return at == kRefusals.end() ? std::nullopt : std::optional(*at);
}

Result<PaddedBytes> PaddedBytes::allocate(std::size_t size) {
    PaddedBytes out;
    out.bytes_.reset(new (std::nothrow) std::uint8_t[size + simdjson::SIMDJSON_PADDING]);
    if (!out.bytes_) return fail(ErrorCode::Limit, "not enough memory for the file");
    std::memset(out.bytes_.get() + size, 0, simdjson::SIMDJSON_PADDING);
    out.size_ = size;
    return out;
}

Result<PaddedBytes> PaddedBytes::ofFile(const std::filesystem::path& path, std::uint64_t maxBytes) {
    RESEAL_ASSIGN(const File file, File::openToRead(path));
    RESEAL_ASSIGN(const std::uint64_t size, file.size());
    if (size > maxBytes)
        return refused(Refusal::TooLarge,
                       "the file has more than " + std::to_string(maxBytes >> 20) + " MiB");
    RESEAL_ASSIGN(PaddedBytes out, allocate(static_cast<std::size_t>(size)));
    RESEAL_ASSIGN(const std::size_t got, file.readAt(0, {out.bytes_.get(), out.size_}));
    if (got != size) return fail(ErrorCode::Io, "the file became shorter while it was read");
    return out;
}

Result<PaddedBytes> PaddedBytes::copyOf(ByteView bytes) {
    RESEAL_ASSIGN(PaddedBytes out, allocate(bytes.size()));
    std::copy(bytes.begin(), bytes.end(), out.bytes_.get());
    return out;
}

}  // namespace reseal::exchange
