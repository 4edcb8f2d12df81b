#include "core/exchange/fhir_import.h"

#include <algorithm>
#include <map>

#include "core/exchange/grouping.h"
#include "core/records/plain_text.h"

namespace reseal::exchange {

// Builds a plan from a file that has been read.
class Planner {
public:
    Planner(PaddedBytes bytes, const ImportOptions& options) : options_(options) {
        plan_.source_ = std::move(bytes);
        plan_.mediaType = MediaType::FhirJson;
    }

    Result<ImportPlan> run() {
        RESEAL_ASSIGN(FhirFile file, readFhir(plan_.source_, options_.fhir));
        for (const FhirFile::Omitted& omitted : file.omitted)
            skip(omitted.where, "",
                 omitted.serverMessage ? SkipReason::ServerMessage : SkipReason::NoResource);
        keepOnce(file.resources);
        const ReferenceIndex index(plan_.resources);
        RESEAL_TRY(findPatient(index));
        link(index);
        skipSealed();
        // Without what is sealed already, references lead to other places.
        plan_.records = groupIntoRecords(plan_.resources, ReferenceIndex(plan_.resources));
        warnAbout(file);
        return std::move(plan_);
    }

private:
    void skip(std::string where, std::string type, SkipReason reason) {
        plan_.skipped.push_back({std::move(where), std::move(type), reason});
    }

    void warn(WarningKind kind, std::size_t count, std::string where) {
        if (count > 0) plan_.warnings.push_back({kind, count, std::move(where)});
    }

    void keepOnce(std::vector<FhirResource>& resources) {
        std::set<Hash32> seen;
        for (FhirResource& resource : resources) {
            const Hash32 hash = records::hashOf(resource.bytes);
            if (seen.insert(hash).second)
                plan_.resources.push_back({std::move(resource), hash, {}});
            else
                skip(resource.where, resource.coded.type, SkipReason::Duplicate);
        }
    }

    void skipSealed() {
        const auto sealed = [&](const PlannedResource& planned) {
            return options_.alreadySealed.contains(planned.sha256);
        };
        for (const PlannedResource& planned : plan_.resources)
            if (sealed(planned))
                skip(planned.resource.where, planned.resource.coded.type, SkipReason::AlreadySealed);
        if (std::erase_if(plan_.resources, sealed) == 0) return;
        const auto unresolved = unresolved_;  // what is sealed is not missing
        link(ReferenceIndex(plan_.resources));
        unresolved_ = unresolved;
    }

    // By what a Patient is known in this file: two versions of one are one person.
    std::string identityOf(std::size_t i) const {
        const FhirResource& patient = plan_.resources[i].resource;
        return patient.id.empty() ? "#" + std::to_string(i) : "Patient/" + patient.id;
    }

    // Whom a resource is about: nobody ("") if that is not a person or not said.
    std::string subjectOf(const FhirResource& resource, const ReferenceIndex& index) {
        if (!resource.subject) return {};
        if (!resource.containedSubject.empty()) return "contained " + resource.containedSubject;
        const Reference& subject = *resource.subject;
        if (const auto at = index.resolve(subject, resource)) {
            if (plan_.resources[*at].resource.coded.type == "Patient") return identityOf(*at);
            notPersons_.push_back(resource.where);
            return {};
        }
        const std::string_view type = targetType(subject);
        if (type == "Patient" || type.empty() || subject.target.starts_with("urn:"))
            return absoluteTarget(subject, resource);
        notPersons_.push_back(resource.where);
        return {};
    }

    // A document brings its own Patient; documents of one person name that person in different ways.
    Status addDocumentPatient(const FhirResource& document) {
        if (!document.patient) return {};
        if (plan_.patient && !samePerson(*plan_.patient, *document.patient))
            return refused(Refusal::TwoPatients,
                           document.where + " is about another patient than what stands before it");
        if (!plan_.patient) plan_.patient = document.patient;
        return {};
    }

    Status findPatient(const ReferenceIndex& index) {
        std::map<std::string, std::string> persons;  // identity → where
        for (std::size_t i = 0; i < plan_.resources.size(); ++i) {
            const FhirResource& resource = plan_.resources[i].resource;
            if (resource.isDocument) continue;
            if (resource.patient && !plan_.patient) plan_.patient = resource.patient;
            const std::string person = resource.patient ? identityOf(i) : subjectOf(resource, index);
            if (!person.empty()) persons.emplace(person, resource.where);
            if (persons.size() > 1)
                return refused(Refusal::TwoPatients, resource.where + " is about another patient than " +
                                                         firstOther(persons, person));
        }
        for (const PlannedResource& planned : plan_.resources)
            if (planned.resource.isDocument) RESEAL_TRY(addDocumentPatient(planned.resource));
        if (!persons.empty())
            plan_.subject = records::plainLine(persons.begin()->first, records::kMaxSubjectBytes);
        return {};
    }

    static std::string firstOther(const std::map<std::string, std::string>& persons,
                                  const std::string& person) {
        const auto other =
            std::ranges::find_if(persons, [&](const auto& entry) { return entry.first != person; });
        return other->second;
    }

    void link(const ReferenceIndex& index) {
        unresolved_.clear();
        for (PlannedResource& planned : plan_.resources) {
            planned.links.clear();
            if (planned.resource.isDocument) continue;  // it refers to itself
            for (const Reference& reference : planned.resource.references) {
                if (reference.target.starts_with('#')) continue;
                if (const auto at = index.resolve(reference, planned.resource))
                    planned.links.push_back({reference.target, *at});
                else
                    unresolved_.push_back(planned.resource.where);
            }
        }
    }

    void warnAbout(const FhirFile& file) {
        const auto firstOf = [](const std::vector<std::string>& places) {
            return places.empty() ? "" : places.front();
        };
        if (plan_.subject.empty() && !plan_.patient) warn(WarningKind::NoPatient, 1, "");
        warn(WarningKind::UnresolvedReferences, unresolved_.size(), firstOf(unresolved_));
        warn(WarningKind::NotAboutAPerson, notPersons_.size(), firstOf(notPersons_));
        warn(WarningKind::MorePages, file.morePages ? 1 : 0, "");
        std::vector<std::string> unknown, twice;
        std::set<std::string> ids;
        for (const PlannedResource& planned : plan_.resources) {
            const FhirResource& resource = planned.resource;
            if (!categoryOfType(resource.coded.type) && resource.coded.type != "Observation" &&
                resource.coded.type != "DiagnosticReport")
                unknown.push_back(resource.coded.type);
            if (!resource.id.empty() &&
                !ids.insert(resource.coded.type + "/" + resource.id + " " + resource.url).second)
                twice.push_back(resource.where);
        }
        warn(WarningKind::UnknownTypes, unknown.size(), firstOf(unknown));
        warn(WarningKind::SameIdTwice, twice.size(), firstOf(twice));
        suggestByBundle(file.bundleLabels);
    }

    // A Bundle's label says what the most sensitive thing in it is, not which thing.
    void suggestByBundle(const std::vector<Code>& labels) {
        std::set<Category> categories;
        bool restricted = false;
        for (const Code& label : labels) {
            if (const auto category = categoryOfLabel(label)) categories.insert(*category);
            restricted = restricted || isRestriction(label);
        }
        if (categories.empty() && !restricted) return;
        warn(WarningKind::BundleLabelled, 1, "");
        const auto explains = [&](const PlannedRecord& r) {
            return categories.contains(r.category) || r.restricted;
        };
        if (std::ranges::any_of(plan_.records, explains)) return;
        for (PlannedRecord& record : plan_.records) {
            record.suggested.insert(categories.begin(), categories.end());
            record.suggested.erase(record.category);
            record.confirmed = false;
            record.restricted = true;
        }
    }

    const ImportOptions& options_;
    ImportPlan plan_;
    std::vector<std::string> unresolved_, notPersons_;  // where
};

Result<ImportPlan> planFhir(PaddedBytes bytes, const ImportOptions& options) {
    return Planner(std::move(bytes), options).run();
}

Result<ImportPlan> planDocument(const std::filesystem::path& path, const ImportOptions& options) {
    RESEAL_ASSIGN(const File file, File::openToRead(path));
    Bytes head(kMediaTypeHead);
    RESEAL_ASSIGN(const std::size_t got, file.readAt(0, head));
    head.resize(got);
    if (head.empty()) return refused(Refusal::Nothing, "the file is empty");
    ImportPlan plan;
    plan.mediaType = mediaTypeOf(head);
    plan.document_ = path;
    auto hash = records::hashFile(path, options.maxDocumentBytes);
    if (!hash && hash.error().code == ErrorCode::TooLarge)
        return refused(Refusal::TooLarge, hash.error().detail);
    RESEAL_ASSIGN(plan.documentHash_, std::move(hash));
    plan.warnings.push_back({WarningKind::NoPatient, 1, ""});
    if (plan.mediaType == MediaType::FhirXml) plan.warnings.push_back({WarningKind::XmlNotSorted, 1, ""});
    if (options.alreadySealed.contains(plan.documentHash_.sha256)) {
        plan.skipped.push_back({"the file", std::string(records::kDocumentType), SkipReason::AlreadySealed});
        return plan;
    }
    PlannedRecord record;
    record.category = plan.mediaType == MediaType::Dicom ? Category::Imaging : Category::Notes;
    record.because = Because::ResourceType;
    record.type = records::kDocumentType;
    record.title = records::plainLine(path.filename().string(), records::kMaxTitleBytes);
    plan.records.push_back(std::move(record));
    return plan;
}

Result<ImportPlan> planImport(const std::filesystem::path& path, const ImportOptions& options) {
    RESEAL_ASSIGN(const File file, File::openToRead(path));
    Bytes head(kMediaTypeHead);
    RESEAL_ASSIGN(const std::size_t got, file.readAt(0, head));
    head.resize(got);
    const bool named = path.extension() == ".json" || path.extension() == ".ndjson";
    if (!named && mediaTypeOf(head) != MediaType::FhirJson) return planDocument(path, options);
    RESEAL_ASSIGN(PaddedBytes bytes, PaddedBytes::ofFile(path, options.fhir.maxBytes));
    return planFhir(std::move(bytes), options);
}

}  // namespace reseal::exchange
