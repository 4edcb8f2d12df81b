// Whatever a file says: the import neither loses nor doubles a resource, and seals each one's bytes
// untouched.
#include <set>

#include "core/exchange/fhir_import.h"
#include "core/records/manifest.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;
using namespace reseal::exchange;

namespace {

void sealAll(ImportPlan& plan) {
    for (std::size_t i = 0; i < plan.records.size(); ++i) {
        if (!plan.records[i].confirmed)
            fuzz::require(static_cast<bool>(plan.choose(i, records::Category::Notes)), "a person can choose");
        auto stream = plan.content(i, {});
        fuzz::require(static_cast<bool>(stream), "what is confirmed can be sealed");
        const auto content = stream->readAll(1 << 24);
        fuzz::require(content && content->size() == stream->size(), "a stream is as long as it says");
        const auto opened = records::openContent(*content);
        fuzz::require(opened && records::checkSpans(*opened), "what was sealed opens");
        const auto& resources = plan.records[i].resources;
        fuzz::require(opened->manifest.spans.size() == resources.size(), "a span for each resource");
        for (std::size_t k = 0; k < resources.size(); ++k)
            fuzz::require(equal(opened->span(k), plan.resources[resources[k]].resource.bytes),
                          "a resource's bytes are kept");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    const ByteView bytes(input, size);
    fuzz::require(!mimeType(mediaTypeOf(bytes.first(std::min(size, kMediaTypeHead)))).empty(),
                  "a media type");

    auto padded = PaddedBytes::copyOf(bytes);
    fuzz::require(static_cast<bool>(padded), "there is memory");
    auto plan = planFhir(*std::move(padded));
    if (!plan) {
        fuzz::require(refusalOf(plan.error()).has_value(), "a refusal has a name");
        return 0;
    }
    std::set<std::size_t> placed;
    std::size_t count = 0;
    for (const PlannedRecord& record : plan->records) {
        count += record.resources.size();
        placed.insert(record.resources.begin(), record.resources.end());
    }
    fuzz::require(placed.size() == count, "no resource in two records");
    fuzz::require(placed.size() == plan->resources.size(), "no resource is lost");
    sealAll(*plan);
    return 0;
}
