#include "core/exchange/fhir_reading.h"

#include <new>

#include "core/exchange/fhir_facts.h"
#include "core/exchange/fhir_summary.h"
#include "core/exchange/fhir_text.h"
#include "core/exchange/markup_text.h"

namespace reseal::exchange {
namespace {

constexpr std::size_t kMaxInside = 10'000;  // resources of a Bundle that get a summary

ReadingTree treeOf(const JsonTree& tree) {
    ReadingTree out;
    out.cut = tree.isCut();
    out.nodes.reserve(tree.nodes().size());
    for (const JsonTree::Node& node : tree.nodes()) {
        ReadingNode shown;
        shown.name = lineOf(node.name);
        shown.value =
            node.kind == NodeKind::Number ? std::string(node.text) : plainLines(node.text, kMaxTextBytes);
        shown.kind = node.kind;
        shown.parent = node.parent;
        shown.depth = node.parent == kNoParent ? 0 : out.nodes[node.parent].depth + 1;
        out.nodes.push_back(std::move(shown));
    }
    return out;
}

void measureAll(Json resource, std::vector<Measurement>& out) {
    measure(resource, out);
    resource.at("contained").each([&](Json contained) { measure(contained, out); });
}

// A Bundle's own title is that of the document in it, which comes first.
void readInside(Json bundle, ResourceReading& out) {
    bundle.at("entry").each([&](Json entry) {
        const Json resource = entry.at("resource");
        if (resource.textAt("resourceType").empty()) return;
        if (out.inside.size() >= kMaxInside) {
            out.summary.cut = true;
            return;
        }
        out.inside.push_back(summaryOf(resource));
        measureAll(resource, out.measurements);
    });
    if (out.inside.empty() || out.inside.front().resourceType != "Composition") return;
    const ResourceSummary& document = out.inside.front();
    out.summary.title = document.title;
    out.summary.date = document.date;
    out.summary.subject = document.subject;
    out.summary.subjectReference = document.subjectReference;
}

Result<ResourceReading> readText(std::string_view text) {
    RESEAL_ASSIGN(const JsonTree tree, JsonTree::read(text));
    const Json resource(tree, 0);
    if (resource.textAt("resourceType").empty())
        return refused(Refusal::NotFhir, "no resourceType (the resource)");
    ResourceReading out;
    out.tree = treeOf(tree);
    out.summary = summaryOf(resource);
    measureAll(resource, out.measurements);
    if (out.summary.resourceType == "Bundle") readInside(resource, out);
    if (tree.isCut()) {
        out.summary.cut = true;
        out.measurements.clear();
    }
    return out;
}

}  // namespace

Result<ResourceReading> readingOf(ByteView bytes) {
    if (bytes.size() > kMaxReadableBytes)
        return refused(Refusal::TooLarge,
                       "a resource of more than " + std::to_string(kMaxReadableBytes >> 20) + " MiB");
    try {
        return readText(reseal::textOf(bytes));
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::Limit, "not enough memory to read the resource");
    }
}

}  // namespace reseal::exchange
