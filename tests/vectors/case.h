// One test vector: a JSON object whose bytes, points and scalars are lower-case hex.
//
// Every reader gives a Result, because a vector that ought to be refused may be bad in any field: a
// missing or misshapen one is an error like any other. `expect` and `why` are never read.
//
// Thread rule: one thread; a Case views the document that it came from.
#pragma once

#include <simdjson.h>

#include <filesystem>
#include <optional>

#include "core/base/bytes.h"
#include "core/crypto/group.h"

namespace reseal::vectors {

class Case {
public:
    // `siblings` are all cases of the file, `folder` where it lies.
    Case(simdjson::dom::element json, simdjson::dom::array siblings, std::filesystem::path folder)
        : json_(json), siblings_(siblings), folder_(std::move(folder)) {}

    bool has(std::string_view key) const;
    // Errors: NotFound (no such member), Malformed (of another kind).
    Result<std::string> text(std::string_view key) const;
    Result<std::uint64_t> number(std::string_view key) const;
    Result<bool> flag(std::string_view key) const;
    Result<std::vector<bool>> flagList(std::string_view key) const;
    Result<Bytes> bytes(std::string_view key) const;
    Result<std::vector<Bytes>> byteList(std::string_view key) const;
    Result<std::vector<std::uint64_t>> numberList(std::string_view key) const;
    Result<Case> object(std::string_view key) const;
    Result<std::vector<Case>> objects(std::string_view key) const;
    Result<crypto::Point> point(std::string_view key) const;
    Result<crypto::SecretScalar> secret(std::string_view key) const;
    Result<Case> sibling(std::string_view id) const;
    const std::filesystem::path& folder() const { return folder_; }

    template <class Fixed>
    Result<Fixed> fixed(std::string_view key) const {
        RESEAL_ASSIGN(const Bytes raw, bytes(key));
        return Fixed::from(raw);
    }

    // A member that is there must be what we computed; one that is left out is not compared.
    // Errors: Conflict.
    Status agrees(std::string_view key, ByteView ours) const;
    Status agrees(std::string_view key, std::uint64_t ours) const;
    Status agrees(std::string_view key, const std::vector<Bytes>& ours) const;

private:
    Result<simdjson::dom::element> member(std::string_view key) const;
    simdjson::dom::element json_;
    simdjson::dom::array siblings_;
    std::filesystem::path folder_;
};

inline Error disagree(std::string_view what) {
    return fail(ErrorCode::Conflict, std::string(what) + " is not ours");
}

}  // namespace reseal::vectors
