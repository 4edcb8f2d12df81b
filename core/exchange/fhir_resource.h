// One FHIR resource as the import sees it: its bytes, which are never touched, and the facts needed to
// sort it. Reading judges the JSON completely (also what is not used), so that nothing broken is sealed.
//
// Thread rule: one thread per reader.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/exchange/fhir_rules.h"
#include "core/records/clinical_date.h"

namespace reseal::exchange {

using records::ClinicalDate;

struct Reference {
    std::string target;  // as written: "urn:uuid:…", "Patient/1", "http://…/Patient/1", "#contained"
    std::string type;    // the `type` beside it, or empty
};

struct PatientFacts {
    std::string name;  // as one would write it on an envelope
    ClinicalDate birthDate;
    std::string gender;
    std::vector<Code> identifiers;  // system and value; at most kMaxIdentifiers
    friend bool operator==(const PatientFacts&, const PatientFacts&) = default;
};
inline constexpr std::size_t kMaxIdentifiers = 16;

// Are these one person, as far as facts tell: a common identifier, or the same name, birth date and gender?
bool samePerson(const PatientFacts& a, const PatientFacts& b);

struct FhirResource {
    ByteView bytes;            // from '{' to '}', as they stood
    std::string_view fullUrl;  // the JSON string with its quotation marks, as it stood; or empty
    std::string where;         // "entry 12", "line 3", "the file": for messages
    std::string url;           // fullUrl decoded
    std::string id, title;     // plain, cut to the manifest's limits
    ClinicalDate date;
    CodedFacts coded;
    std::optional<Reference> subject;     // subject, patient, beneficiary, …
    std::string containedSubject;         // the minified contained resource it points to, if it does
    std::vector<Reference> encounters;    // encounter, context, item.encounter
    std::vector<Reference> parts;         // what a report or plan is made of: result, goal, content, …
    std::vector<Reference> references;    // all of them, anywhere in it
    std::optional<PatientFacts> patient;  // of a Patient
    bool isDocument = false;              // a Bundle of type document, kept whole
};

struct FhirFile {
    std::vector<FhirResource> resources;
    struct Omitted {
        std::string where;
        bool serverMessage;  // else: an entry without a resource
    };
    std::vector<Omitted> omitted;
    bool morePages = false;          // a searchset whose server holds more
    std::vector<Code> bundleLabels;  // security labels of the Bundle itself
};

struct FhirLimits {
    std::uint64_t maxBytes = 256ull << 20;
    std::size_t maxResources = 500'000;
};

// Why a file is refused; `name` opens the error's detail ("Truncated: …"), so that an interface can say
// it in its own words.
enum class Refusal {
    NotUtf8,      // Malformed
    NotJson,      // Malformed
    Truncated,    // Malformed: the JSON ends in the middle
    KeyTwice,     // Malformed: an object has a key twice, so that readers may differ on what it says
    NotFhir,      // Unsupported: JSON, but no resource
    BundleKind,   // Unsupported: history, message, responses
    TwoPatients,  // Conflict
    TooLarge,     // TooLarge: bytes or resources
    Nothing,      // InvalidArgument: no resource in it
};
std::string_view name(Refusal refusal);
Error refused(Refusal refusal, std::string detail);
// Which refusal an error of this folder is, if it is one.
std::optional<Refusal> refusalOf(const Error& error);

// Bytes with room behind them, beyond which the JSON reader may look. Errors: Limit (no memory); of a
// file also NotFound, Io, TooLarge.
class PaddedBytes {
public:
    static Result<PaddedBytes> ofFile(const std::filesystem::path& path, std::uint64_t maxBytes);
    static Result<PaddedBytes> copyOf(ByteView bytes);
    ByteView view() const { return {bytes_.get(), size_}; }

private:
    static Result<PaddedBytes> allocate(std::size_t size);
    std::unique_ptr<std::uint8_t[]> bytes_;
    std::size_t size_ = 0;
};

// Reads a Bundle (transaction, batch, collection, searchset, document), NDJSON or a single resource.
// The result's views point into `bytes`. Errors: the refusals above but TwoPatients.
Result<FhirFile> readFhir(const PaddedBytes& bytes, const FhirLimits& limits);

}  // namespace reseal::exchange
