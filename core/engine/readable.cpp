#include "core/engine/readable.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/exchange/media_type.h"

namespace reseal::engine {
namespace {

constexpr std::string_view kFhirJson = "application/fhir+json";

bool isFhirJson(const OpenedSpan& span, const std::string& mediaType) {
    if (!mediaType.empty()) return mediaType == kFhirJson;
    const ByteView bytes(span.bytes);
    return exchange::mediaTypeOf(bytes.first(std::min(bytes.size(), exchange::kMediaTypeHead))) ==
           exchange::MediaType::FhirJson;
}

ReadableSpan readSpan(const OpenedSpan& span, const std::string& mediaType) {
    ReadableSpan out{span.resourceType, span.id, span.date, span.sha256, {}, {}, mediaType};
    if (!isFhirJson(span, mediaType)) return out;
    auto reading = exchange::readingOf(span.bytes);
    if (reading)
        out.reading = *std::move(reading);
    else
        out.problem = reading.error();
    return out;
}

std::size_t linesOf(const ResourceSummary& summary) {
    return summary.lines.size() + 1;
}

std::size_t sizeOf(const ResourceReading& reading) {
    std::size_t out = reading.tree.nodes.size() + reading.measurements.size() + linesOf(reading.summary);
    for (const ResourceSummary& inside : reading.inside) out += linesOf(inside);
    return out;
}

// What of a resource fits into `left`, and what that leaves. Cut in earnest is the tree alone, whose nodes
// come after their parents; the rest has limits of its own (exchange) and ends with the resource that goes
// over.
void fit(ResourceReading& reading, std::size_t& left) {
    const std::size_t size = sizeOf(reading);
    if (size > left) {
        auto& nodes = reading.tree.nodes;
        nodes.resize(nodes.size() - std::min(nodes.size(), size - left));
        nodes.shrink_to_fit();
        reading.tree.cut = true;
    }
    left -= std::min(size, left);
}

// Of what is not read for want of room.
ReadableSpan unread(const OpenedSpan& span, const std::string& mediaType) {
    ReadableSpan out{span.resourceType, span.id, span.date, span.sha256, {}, {}, mediaType};
    if (!isFhirJson(span, mediaType)) return out;
    out.reading.emplace();
    out.reading->summary.resourceType = span.resourceType;
    out.reading->summary.title = span.resourceType;
    out.reading->summary.id = span.id;
    out.reading->summary.cut = true;
    out.reading->tree.cut = true;
    return out;
}

// Titles by what may stand in a reference: "Type/id", and "urn:uuid:" before an id that is a UUID.
using Titles = std::map<std::string, std::string, std::less<>>;

Titles titlesOf(const std::vector<ReadableSpan>& spans) {
    Titles titles;
    for (const ReadableSpan& span : spans) {
        if (!span.reading) continue;
        const auto add = [&](const ResourceSummary& summary) {
            if (summary.id.empty()) return;
            titles.emplace(summary.resourceType + "/" + summary.id, summary.title);
            titles.emplace("urn:uuid:" + summary.id, summary.title);
        };
        add(span.reading->summary);
        for (const ResourceSummary& inside : span.reading->inside) add(inside);
    }
    return titles;
}

void resolve(std::string& text, const std::string& reference, const Titles& titles) {
    if (text.empty() || text != reference) return;
    if (const auto at = titles.find(reference); at != titles.end()) text = at->second;
}

void resolve(ResourceSummary& summary, const Titles& titles) {
    resolve(summary.subject, summary.subjectReference, titles);
    for (SummaryLine& line : summary.lines) resolve(line.text, line.reference, titles);
}

using CodeKey = std::tuple<std::string, std::string, std::string>;  // system, code, and without one the name

CodeKey codeKey(const Measurement& m) {
    return {m.system, m.code, m.code.empty() ? m.display : std::string()};
}

bool isSame(const std::optional<Bound>& a, const std::optional<Bound>& b) {
    return a.has_value() == b.has_value() && (!a || a->value == b->value);
}

bool stands(const Measurement& m) {
    return m.status != "entered-in-error" && m.status != "cancelled";
}

void finish(Series& series) {
    std::ranges::stable_sort(series.points, {}, [](const SeriesPoint& p) { return p.measurement.at; });
    std::vector<SeriesPoint>& any = series.points.empty() ? series.undated : series.points;
    const Measurement& latest = any.back().measurement;
    series.name = latest.display;
    series.unit = latest.unit;
    const auto agree = [&](const SeriesPoint& p) {
        return isSame(p.measurement.referenceLow, latest.referenceLow) &&
               isSame(p.measurement.referenceHigh, latest.referenceHigh);
    };
    if (!std::ranges::all_of(series.points, agree) || !std::ranges::all_of(series.undated, agree)) return;
    series.referenceLow = latest.referenceLow;
    series.referenceHigh = latest.referenceHigh;
}

}  // namespace

ReadableRecord readable(const OpenedRecord& opened) {
    ReadableRecord out{opened.id,   opened.category,   opened.also,    opened.type, opened.title,
                       opened.date, opened.clinicName, opened.subject, {}};
    std::size_t left = kMaxRecordNodes;
    for (const OpenedSpan& span : opened.spans) {
        out.spans.push_back(left > 0 ? readSpan(span, opened.mediaType) : unread(span, opened.mediaType));
        if (left > 0 && out.spans.back().reading) fit(*out.spans.back().reading, left);
    }
    const Titles titles = titlesOf(out.spans);
    for (ReadableSpan& span : out.spans) {
        if (!span.reading) continue;
        resolve(span.reading->summary, titles);
        for (ResourceSummary& inside : span.reading->inside) resolve(inside, titles);
    }
    return out;
}

std::vector<Series> seriesOf(std::span<const ReadableRecord> records) {
    std::map<CodeKey, std::map<std::string, Series>> found;  // by code, then by unit
    std::set<Hash32> seen;
    for (const ReadableRecord& record : records)
        for (std::size_t i = 0; i < record.spans.size(); ++i) {
            const ReadableSpan& span = record.spans[i];
            if (!span.reading || !seen.insert(span.sha256).second) continue;
            for (const Measurement& m : span.reading->measurements) {
                if (!stands(m)) continue;
                Series& series = found[codeKey(m)][m.unitCode.empty() ? m.unit : m.unitCode];
                series.system = m.system;
                series.code = m.code;
                series.unitCode = m.unitCode;
                auto& into = m.precision == TimePrecision::Unknown ? series.undated : series.points;
                into.push_back({m, record.id, i});
            }
        }
    std::vector<Series> out;
    for (auto& [code, byUnit] : found)
        for (auto& [unit, series] : byUnit) {
            finish(series);
            series.unitsDiffer = byUnit.size() > 1;
            if (series.unitsDiffer) series.name += " (" + (series.unit.empty() ? "–" : series.unit) + ")";
            out.push_back(std::move(series));
        }
    std::ranges::stable_sort(out, {}, &Series::name);
    return out;
}

}  // namespace reseal::engine
