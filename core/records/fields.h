// Fields that several of this folder's formats share. Internal.
#pragma once

#include <optional>
#include <vector>

#include "core/base/cbor.h"
#include "core/base/time.h"
#include "core/crypto/group.h"
#include "core/records/manifest.h"

namespace reseal::records::fields {

inline constexpr std::uint64_t kVersion = 1;
inline constexpr std::size_t kMaxCodeLength = 32;  // of our own codes

// Reads the first field of a structure and says whether it is one that this program knows. Call before
// the array's length is judged: a later version may have more fields.
Status version(ByteView encoded, std::size_t fieldsOfVersion1);

// An error stands in the reader, as everywhere; the value is then any.
Category category(cbor::Reader& in);
std::vector<Category> categories(cbor::Reader& in, std::size_t max);  // strictly ascending
ClinicalDate date(cbor::Reader& in);
std::string plain(cbor::Reader& in, std::size_t max, bool allowLines = false);
std::optional<Clinic> clinic(cbor::Reader& in);
Instant instant(cbor::Reader& in);
std::optional<crypto::Point> point(cbor::Reader& in);  // nothing exactly if it is refused
Role role(cbor::Reader& in);

void write(cbor::Writer& out, Category category);
void write(cbor::Writer& out, const std::vector<Category>& categories);
void write(cbor::Writer& out, const std::optional<Clinic>& clinic);
void write(cbor::Writer& out, Instant instant);  // CHECKs that it is not negative

// Rules for what is about to be written. Errors: InvalidArgument.
Status mustBePlain(std::string_view text, std::size_t max, std::string_view what, bool allowLines = false);
Status mustBeAlso(Category category, const std::vector<Category>& also);
bool isAlso(Category category, const std::vector<Category>& also);

// `content` ‖ zeros to the shortest positive multiple of `block`.
Bytes pad(ByteView content, std::size_t block);
// The one CBOR item at the front, if what follows is as pad() makes it. Errors: Malformed.
Result<ByteView> unpad(ByteView padded, std::size_t block);

}  // namespace reseal::records::fields
