// A FHIR R4 transaction Bundle about one patient, being written.
//
// Thread rule: one thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/demo/archetype.h"
#include "app/demo/json.h"
#include "core/base/bytes.h"

namespace reseal::app {

Json codeable(const Coded& coded);  // a CodeableConcept
Json listOf(Json one);              // [one]
Json referenceTo(const std::string& url);
Json quantity(const MeasureKind& kind, int value);

class Chart {
public:
    // The seed becomes part of every id.
    explicit Chart(std::uint32_t seed) : seed_(seed) {}

    // Appends a resource and returns its full URL. The first one has to be the Patient; all others are given
    // a reference to it, under the name that their type has for it.
    std::string add(const std::string& type, Json::Members members, const char* securityLabel = nullptr);

    std::size_t size() const { return entries_.size(); }
    Bytes bundle() const;

private:
    std::string idOf(std::size_t number) const;
    std::uint32_t seed_;
    std::vector<Json> entries_;
};

}  // namespace reseal::app
