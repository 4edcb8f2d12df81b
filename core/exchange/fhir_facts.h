// From the bytes of one resource to the facts about it. Internal: the only header that shows simdjson.
#pragma once

#include <simdjson.h>

#include "core/exchange/fhir_resource.h"

namespace reseal::exchange {

// Reads all of `bytes` (padding behind them), so that the JSON is judged completely. A document Bundle
// gives facts about the document; of any other Bundle only type and kind are told.
// Errors: NotUtf8, NotJson, Truncated, KeyTwice, NotFhir, TwoPatients (within a document).
struct ReadResource {
    FhirResource resource;
    std::string bundleKind;  // `type` of a Bundle
};
Result<ReadResource> readResource(simdjson::dom::parser& parser, ByteView bytes, std::string where);

// Any JSON value, judged completely, for parts of a file that are not resources.
Result<simdjson::dom::element> parseValue(simdjson::dom::parser& parser, std::string_view json,
                                          std::string_view where);

// What a parser's error means for `text`.
Error jsonError(simdjson::error_code error, std::string_view text, std::string_view where);

// The codes of a Coding, CodeableConcept, code or a list of them, appended.
void collectCodes(simdjson::dom::element element, std::vector<Code>& out);

}  // namespace reseal::exchange
