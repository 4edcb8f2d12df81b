// Which resources of a file form one record. Internal; the rules stand in README.md.
#pragma once

#include <map>
#include <vector>

#include "core/exchange/import_plan.h"

namespace reseal::exchange {

// Where references of a file lead.
class ReferenceIndex {
public:
    explicit ReferenceIndex(const std::vector<PlannedResource>& resources);
    // `from` gives the base of a relative reference. Contained resources lead nowhere.
    std::optional<std::size_t> resolve(const Reference& reference, const FhirResource& from) const;

private:
    std::map<std::string, std::size_t, std::less<>> byUrl_, byTypeAndId_, byId_;
};

// "http://host/fhir/Patient/1" from "Patient/1" and the place it is written in; else the target itself.
std::string absoluteTarget(const Reference& reference, const FhirResource& from);
// The type that a reference names, if it does.
std::string_view targetType(const Reference& reference);

std::vector<PlannedRecord> groupIntoRecords(const std::vector<PlannedResource>& resources,
                                            const ReferenceIndex& index);

}  // namespace reseal::exchange
