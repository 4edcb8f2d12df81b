// What an import would do: shown to a person, corrected by that person, and only then sealed. Planning
// changes nothing, so an import that is refused or cancelled leaves nothing behind.
//
// Every resource of the file is either in exactly one record or among the skipped, with a reason.
//
// Thread rule: values of one thread. A plan owns the file's bytes; streams made from it must not
// outlive it.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "core/exchange/fhir_resource.h"
#include "core/exchange/media_type.h"
#include "core/records/content.h"

namespace reseal::exchange {

struct PlannedRecord {
    // A person may change these five before sealing.
    Category category = Category::Notes;
    std::vector<Category> also;  // other sensitive categories it is listed under
    std::string title;
    ClinicalDate date;
    bool confirmed = true;  // false: somebody has to look, see `why`

    // Why it is not confirmed, and what the interface may point at.
    bool twoLabels = false;        // labels name two sensitive categories: `category` and `also`
    bool restricted = false;       // labelled restricted without a category of ours
    std::set<Category> suggested;  // sensitive categories that its codes hint at
    Because because = Because::UnknownType;

    std::string type;  // the resource type it is about, or "Document"
    std::vector<std::size_t>
        resources;  // places in ImportPlan::resources, in the file's order; a document: none
};

enum class SkipReason {
    Duplicate,      // the same bytes stand elsewhere in this file
    AlreadySealed,  // the same bytes are in the archive
    NoResource,     // an entry without a resource (a deletion, a response)
    ServerMessage,  // an OperationOutcome: about the search, not about the patient
};

struct Skipped {
    std::string where;
    std::string type;
    SkipReason reason;
};

enum class WarningKind {
    NoPatient,             // nothing says whose record it is
    UnresolvedReferences,  // something refers to what is not in the file
    UnknownTypes,          // kept under notes
    MorePages,             // the server that made this file holds more
    BundleLabelled,        // the Bundle is labelled as a whole, its resources are not
    SameIdTwice,           // two versions of a resource
    NotAboutAPerson,       // subject is a group, device or place
    XmlNotSorted,          // FHIR in XML: kept as a document
};

struct ImportWarning {
    WarningKind kind;
    std::size_t count = 1;
    std::string where;  // the first place, or the first type
};

struct PlannedResource {
    FhirResource resource;
    Hash32 sha256;
    struct Link {
        std::string target;
        std::size_t resource;  // where it leads in ImportPlan::resources
    };
    std::vector<Link> links;  // its references that lead to another resource of this file
};

struct ImportOptions {
    FhirLimits fhir;
    std::uint64_t maxDocumentBytes = 8ull << 30;
    // SHA-256 of the spans that the archive of this patient has: what is among them is skipped.
    std::set<Hash32> alreadySealed;
};

class ImportPlan {
public:
    MediaType mediaType = MediaType::Unknown;
    std::optional<PatientFacts> patient;  // of the file's Patient
    std::string subject;                  // the patient as the file names it, or empty
    std::vector<PlannedResource> resources;
    std::vector<PlannedRecord> records;
    std::vector<Skipped> skipped;
    std::vector<ImportWarning> warnings;

    // May this be sealed as it is?
    bool allConfirmed() const;
    // Puts a record where a person wants it and confirms it. Errors: InvalidArgument (Intake, Research).
    Status choose(std::size_t record, Category category, std::vector<Category> also = {});

    // The content of a record, ready to be sealed: manifest, then the body with every span as it stood.
    // `clinic` is whoever seals it; absent for a patient's own import.
    // Errors: Denied (not confirmed); Conflict, Io while a document is read; InvalidArgument.
    Result<records::ContentStream> content(std::size_t record,
                                           const std::optional<records::Clinic>& clinic) const;

private:
    friend class Planner;
    friend Result<ImportPlan> planDocument(const std::filesystem::path& path, const ImportOptions& options);
    PaddedBytes source_;              // FHIR
    std::filesystem::path document_;  // or a document on disk
    records::FileHash documentHash_;
};

}  // namespace reseal::exchange
