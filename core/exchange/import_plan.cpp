#include "core/exchange/import_plan.h"

#include <algorithm>

#include "core/records/plain_text.h"

namespace reseal::exchange {
namespace {

records::Span spanOf(const FhirResource& resource) {
    records::Span span;
    span.resourceType = resource.coded.type;
    span.id = resource.id;
    span.date = resource.date;
    for (const Code& code : resource.coded.codes) {
        if (span.codes.size() == records::kMaxCodesPerSpan) break;
        // A code that does not fit is no code by which anything is found; the span has it in full.
        if (records::isPlain(code.system, records::kMaxCodeSystemBytes) &&
            records::isPlain(code.code, records::kMaxCodeBytes))
            span.codes.push_back(code);
    }
    return span;
}

}  // namespace

bool ImportPlan::allConfirmed() const {
    return std::ranges::all_of(records, [](const PlannedRecord& record) { return record.confirmed; });
}

Status ImportPlan::choose(std::size_t record, Category category, std::vector<Category> also) {
    RESEAL_CHECK(record < records.size());
    if (!records::mayBeChosen(category))
        return fail(ErrorCode::InvalidArgument, "no category that a person puts a record in");
    records[record].category = category;
    records[record].also = std::move(also);
    records[record].confirmed = true;
    return {};
}

Result<records::ContentStream> ImportPlan::content(std::size_t record,
                                                   const std::optional<records::Clinic>& clinic) const {
    RESEAL_CHECK(record < records.size());
    const PlannedRecord& planned = records[record];
    if (!planned.confirmed)
        return fail(ErrorCode::Denied, "somebody has to look at this record's category first");
    records::Manifest manifest;
    manifest.category = planned.category;
    manifest.also = planned.also;
    manifest.type = planned.type;
    manifest.title = planned.title;
    manifest.date = planned.date;
    manifest.clinic = clinic;
    manifest.subject = subject;
    manifest.mediaType = mimeType(mediaType);
    if (planned.resources.empty())
        return records::ContentBuilder::ofFile(std::move(manifest), document_, documentHash_);
    records::ContentBuilder builder(std::move(manifest));
    for (std::size_t i : planned.resources) {
        const FhirResource& resource = resources[i].resource;
        builder.addResource(resource.fullUrl, resource.bytes, spanOf(resource));
    }
    return builder.finish();
}

}  // namespace reseal::exchange
