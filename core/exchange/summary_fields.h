// Which elements of a type of resource a summary shows, in which order: a list for clinicians to review.
//
// Thread rule: constants.
#pragma once

#include <span>
#include <string_view>

#include "core/exchange/fhir_reading.h"

namespace reseal::exchange {

// `path`: members joined by dots, through lists; "[x]" at the end of one is a choice of types.
// `about`: a path from the object that holds the value, or, after a "/", from the value itself.
struct SummaryField {
    SummaryLabel label;
    std::string_view path, about = {};
};

// None: the type has no table, and everything in it is shown under its own name.
std::span<const SummaryField> summaryFields(std::string_view resourceType);

}  // namespace reseal::exchange
