// What a record's content says about itself, sealed with it.
//
//     content  = LE32(manifest length) ‖ manifest ‖ body
//     manifest = [1, category, [also, …], type, title, date, clinic, subject, media type, [span, …]]
//     clinic   = null | [clinic id(32), name]
//     span     = [offset, length, SHA-256(32), resource type, id, date, [[system, code], …]]
//
// Canonical CBOR. Categories are codes; dates as in clinical_date.h, "" if unknown; `type` is the FHIR
// resource type that the record is about, or "Document". `subject` is the patient as the source names
// it ("" if it doesn't), so that a record misfiled at its source can be recognised.
//
// Spans are byte ranges of the body: for FHIR one for each resource, kept exactly as it stood in the
// file it came from, so that decimals keep their digits and signatures still match; for a document
// one, the whole body. They ascend, don't overlap and are not empty. *Identical* is meant per span.
// A body of FHIR is {"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":…,"resource":SPAN},…]}
//
// Thread rule: values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/records/categories.h"
#include "core/records/clinical_date.h"

namespace reseal::records {

inline constexpr std::size_t kMaxManifestBytes = 16u << 20;
inline constexpr std::size_t kMaxSpans = 4096;
inline constexpr std::size_t kMaxCodesPerSpan = 4;
inline constexpr std::size_t kMaxAlso = 6;
inline constexpr std::size_t kMaxTypeBytes = 64;
inline constexpr std::size_t kMaxTitleBytes = 200;
inline constexpr std::size_t kMaxNameBytes = 120;
inline constexpr std::size_t kMaxSubjectBytes = 256;
inline constexpr std::size_t kMaxMediaTypeBytes = 100;
inline constexpr std::size_t kMaxResourceIdBytes = 128;
inline constexpr std::size_t kMaxCodeSystemBytes = 256;
inline constexpr std::size_t kMaxCodeBytes = 128;

inline constexpr std::string_view kFhirMediaType = "application/fhir+json";
inline constexpr std::string_view kDocumentType = "Document";

// A clinic as a record names it: the id counts, the name is what it called itself.
struct Clinic {
    ClinicId id;
    std::string name;
    friend bool operator==(const Clinic&, const Clinic&) = default;
};

struct Code {
    std::string system, code;
    friend bool operator==(const Code&, const Code&) = default;
};

struct Span {
    std::uint64_t offset = 0, length = 0;  // in the body
    Hash32 sha256;
    std::string resourceType, id;
    ClinicalDate date;
    std::vector<Code> codes;  // the first few, so that a program can find one without parsing all
    friend bool operator==(const Span&, const Span&) = default;
};

struct Manifest {
    Category category = Category::Notes;  // where it belongs, also when it had to be sealed as intake
    std::vector<Category> also;           // other sensitive categories it is listed under; ascending
    std::string type, title;
    ClinicalDate date;
    std::optional<Clinic> clinic;  // absent: a person put it in
    std::string subject;
    std::string mediaType;
    std::vector<Span> spans;

    // Errors: InvalidArgument if it breaks a rule above or a limit.
    Result<Bytes> encode() const;
    // Errors: TooNew, Malformed, TooLarge.
    static Result<Manifest> decode(ByteView bytes);
    // Do all spans lie within a body of this length? Errors: Malformed.
    Status fits(std::uint64_t bodyLength) const;
    friend bool operator==(const Manifest&, const Manifest&) = default;
};

// LE32(manifest length) ‖ manifest. Errors: as Manifest::encode.
Result<Bytes> contentHead(const Manifest& manifest);

// A content that is whole in memory, taken apart; `body` is a view into `content`.
struct OpenedContent {
    Manifest manifest;
    ByteView body;
    ByteView span(std::size_t index) const {
        return body.subspan(manifest.spans[index].offset, manifest.spans[index].length);
    }
};
// Errors: TooNew, Malformed, TooLarge.
Result<OpenedContent> openContent(ByteView content);
// Has every span the SHA-256 that the manifest says? Errors: Damaged, naming the first that has not.
Status checkSpans(const OpenedContent& content);

}  // namespace reseal::records
