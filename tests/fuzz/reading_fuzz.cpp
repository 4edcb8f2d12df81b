// Whatever a resource says: what is shown of it is plain, within its limits, and its numbers are those of the
// text.
#include <cmath>

#include "core/exchange/fhir_reading.h"
#include "core/exchange/fhir_resource.h"
#include "core/exchange/markup_text.h"
#include "core/records/plain_text.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;
using namespace reseal::exchange;

namespace {

void requirePlain(std::string_view text, bool lines = false) {
    fuzz::require(records::isPlain(text, lines ? kMaxTextBytes : kMaxLineBytes, lines), "text is plain");
}

void judge(const ResourceSummary& summary) {
    fuzz::require(!summary.title.empty(), "a title");
    for (const std::string* text : {&summary.title, &summary.status, &summary.date, &summary.dateEnd})
        requirePlain(*text);
    requirePlain(summary.subject, true);
    fuzz::require(summary.lines.size() <= kMaxSummaryLines, "a summary has its limit");
    for (const SummaryLine& line : summary.lines) {
        fuzz::require(!line.text.empty(), "a line says something");
        requirePlain(line.text, true);
        requirePlain(line.about);
        requirePlain(line.reference);
    }
}

void judge(const ReadingTree& tree, std::string_view text) {
    fuzz::require(!tree.nodes.empty() && tree.nodes.size() <= kMaxReadingNodes, "a tree has its limit");
    std::size_t at = 0;  // numbers stand in the text in the order of the tree
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const ReadingNode& node = tree.nodes[i];
        fuzz::require(i == 0 ? node.parent == kNoParent : node.parent < i, "parents come first");
        requirePlain(node.name);
        if (node.kind != NodeKind::Number) {
            requirePlain(node.value, true);
            continue;
        }
        at = text.find(node.value, at);
        fuzz::require(!node.value.empty() && at != std::string_view::npos, "a number is as it stood");
        at += node.value.size();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    const ByteView bytes(input, size);
    // As markup and as base64 too, which within JSON an input seldom becomes.
    requirePlain(textOfMarkup(reseal::textOf(bytes), kMaxTextBytes), true);
    if (const auto text = textOfAttachment("text/html", reseal::textOf(bytes), kMaxTextBytes))
        requirePlain(*text, true);

    const auto reading = readingOf(bytes);
    if (!reading) {
        fuzz::require(refusalOf(reading.error()).has_value(), "a refusal has a name");
        return 0;
    }
    judge(reading->tree, reseal::textOf(bytes));
    judge(reading->summary);
    for (const ResourceSummary& inside : reading->inside) judge(inside);
    for (const Measurement& m : reading->measurements) {
        fuzz::require(std::isfinite(m.value) && !m.display.empty(), "a measurement can be drawn and named");
        fuzz::require(reseal::textOf(bytes).find(m.valueText) != std::string_view::npos,
                      "a value is as it stood");
    }
    return 0;
}
