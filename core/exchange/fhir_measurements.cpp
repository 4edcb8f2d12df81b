#include <charconv>

#include "core/exchange/fhir_summary.h"
#include "core/exchange/fhir_text.h"
#include "core/records/clinical_date.h"

namespace reseal::exchange {
namespace {

constexpr std::string_view kLoinc = "http://loinc.org";
constexpr std::string_view kUcum = "http://unitsofmeasure.org";

// Nothing: no number, or one that no double comes near.
std::optional<double> toDouble(std::string_view token) {
    double value = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    if (token.empty() || error != std::errc{} || end != token.data() + token.size()) return std::nullopt;
    return value;
}

std::string codeOf(Json value) {  // of the first coding
    return lineOf(value.first().at("coding").first().textAt("code"));
}

bool isComparator(std::string_view text) {
    return text == "<" || text == "<=" || text == ">=" || text == ">";
}

std::string ucumOf(Json quantity) {
    return quantity.textAt("system") == kUcum ? lineOf(quantity.textAt("code")) : std::string();
}

std::string unitOf(Json quantity) {
    const auto unit = quantity.textAt("unit");
    return lineOf(unit.empty() ? quantity.textAt("code") : unit);
}

std::optional<Bound> boundOf(Json bound, const Measurement& measured) {
    const auto value = toDouble(bound.at("value").number());
    if (!value || bound.at("comparator")) return std::nullopt;
    const std::string unit = unitOf(bound), code = ucumOf(bound);
    const bool same = code.empty() || measured.unitCode.empty() ? unit.empty() || unit == measured.unit
                                                                : code == measured.unitCode;
    if (!same) return std::nullopt;
    return Bound{std::string(bound.at("value").number()), *value};
}

bool isNormal(Json range) {
    return !range.at("type") || codeOf(range.at("type")) == "normal";
}

// A range is drawn only if there is no doubt which one: of several, none.
void readRange(Json holder, Measurement& out) {
    Json normal;
    std::size_t count = 0;
    holder.at("referenceRange").each([&](Json range) {
        if (!isNormal(range) || (!range.at("low") && !range.at("high"))) return;
        normal = range;
        ++count;
    });
    if (count != 1) return;
    out.referenceLow = boundOf(normal.at("low"), out);
    out.referenceHigh = boundOf(normal.at("high"), out);
    // Half of a range would be another range.
    if ((normal.at("low") && !out.referenceLow) || (normal.at("high") && !out.referenceHigh)) {
        out.referenceLow.reset();
        out.referenceHigh.reset();
    }
}

void readTime(Json observation, Measurement& out) {
    for (const char* key : {"effectiveDateTime", "effectiveInstant"})
        if (out.time.empty()) out.time = lineOf(observation.textAt(key));
    if (out.time.empty()) out.time = lineOf(observation.at("effectivePeriod").textAt("start"));
    if (out.time.empty()) out.time = lineOf(observation.at("effectiveTiming").at("event").first().string());
    for (const std::string_view text :
         {std::string_view(out.time), std::string_view(out.time).substr(0, 10)}) {
        const auto date = records::ClinicalDate::from(text);
        if (!date || !date->isKnown()) continue;
        out.at = date->begin();
        out.precision = text.size() > 10  ? TimePrecision::Moment
                        : text.size() > 7 ? TimePrecision::Day
                        : text.size() > 4 ? TimePrecision::Month
                                          : TimePrecision::Year;
        return;
    }
}

// The number in an Observation or component itself. False: there is none.
bool readValue(Json holder, Measurement& out) {
    const Json quantity = holder.at("valueQuantity");
    const std::string_view token =
        quantity ? quantity.at("value").number() : holder.at("valueInteger").number();
    const auto value = toDouble(token);
    if (!value) return false;
    if (const Json comparator = quantity.at("comparator")) {
        // What is not known to be the value itself must not be drawn as if it were.
        if (!isComparator(comparator.string())) return false;
        out.comparator = comparator.string();
    }
    out.valueText = token;
    out.value = *value;
    out.unit = unitOf(quantity);
    out.unitCode = ucumOf(quantity);
    return true;
}

// `common`: what all measurements of the Observation share.
void measureOne(Json holder, Json observation, const Measurement& common, std::vector<Measurement>& out) {
    // An extension that nobody here knows may turn the meaning round: not to be drawn.
    if (holder.at("modifierExtension")) return;
    Measurement& m = out.emplace_back(common);
    if (!readValue(holder, m)) return out.pop_back();
    const Code code = principalCode(holder.at("code"));
    m.system = code.system;
    m.code = code.code;
    m.display = lineOf(textOf(holder.at("code"), observation));
    if (m.display.empty()) m.display = m.code.empty() ? common.panel : m.code;
    m.interpretation = codeOf(holder.at("interpretation"));
    readRange(holder, m);
}

}  // namespace

Code principalCode(Json concept_) {
    Code out;
    concept_.first().at("coding").each([&](Json coding) {
        const std::string_view code = coding.textAt("code"), system = coding.textAt("system");
        if (code.empty() || (!out.code.empty() && (system != kLoinc || out.system == kLoinc))) return;
        out = {lineOf(system), lineOf(code)};
    });
    return out;
}

void measure(Json resource, std::vector<Measurement>& out) {
    if (resource.textAt("resourceType") != "Observation" || resource.at("modifierExtension")) return;
    const std::size_t before = out.size();
    Measurement common;
    common.panel = titleOf(resource);
    common.status = lineOf(resource.textAt("status"));
    readTime(resource, common);
    measureOne(resource, resource, common, out);
    if (out.size() > before) out.back().panel.clear();
    resource.at("component").each([&](Json component) { measureOne(component, resource, common, out); });
}

}  // namespace reseal::exchange
