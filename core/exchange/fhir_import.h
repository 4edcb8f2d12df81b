// From a file to a plan of what to seal. See README.md for the rules of grouping.
//
// Thread rule: any thread; reading 256 MiB of JSON takes some seconds, so not one that paints.
#pragma once

#include "core/exchange/import_plan.h"

namespace reseal::exchange {

// FHIR JSON is taken apart, anything else becomes one document as it is. A file named .json or .ndjson
// is FHIR or refused.
// Errors: NotFound, Io, and every Refusal (fhir_resource.h).
Result<ImportPlan> planImport(const std::filesystem::path& path, const ImportOptions& options = {});

// FHIR from memory. Errors: every Refusal.
Result<ImportPlan> planFhir(PaddedBytes bytes, const ImportOptions& options = {});

// Any file as one document, also JSON that planImport refuses. Errors: NotFound, Io, TooLarge,
// InvalidArgument (empty).
Result<ImportPlan> planDocument(const std::filesystem::path& path, const ImportOptions& options = {});

}  // namespace reseal::exchange
