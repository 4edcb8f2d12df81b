#include "core/exchange/fhir_text.h"

#include <algorithm>
#include <array>

#include "core/exchange/markup_text.h"
#include "core/records/plain_text.h"

namespace reseal::exchange {
namespace {

constexpr int kMaxNesting = 3;                // of objects that no rule below knows, within one line
constexpr std::size_t kMaxParts = 64;         // joined in one line
constexpr std::size_t kMaxContained = 256;    // looked through for a reference: each costs all of them
constexpr std::size_t kMaxSampleBytes = 200;  // of sampled points: a curve is nothing to read

void join(std::string& to, std::string_view more, std::string_view between = " ") {
    if (more.empty() || to.size() > kMaxLineBytes) return;
    if (!to.empty()) to += between;
    to += more;
}

void joinAll(std::string& to, Json values, std::string_view between = " ") {
    std::size_t count = 0;
    values.each([&](Json value) {
        if (count++ < kMaxParts) join(to, value.scalar(), between);
    });
}

bool isQuantity(Json v) {
    return !v.at("value").number().empty() ||
           (!v.textAt("value").empty() && (v.at("unit") || v.at("comparator")));
}

std::string conceptText(Json v) {
    if (const auto text = v.textAt("text"); !text.empty()) return lineOf(text);
    std::string display, code;
    v.at("coding").each([&](Json coding) {
        if (display.empty()) display = lineOf(coding.textAt("display"));
        if (code.empty()) code = lineOf(coding.textAt("code"));
    });
    return display.empty() ? code : display;
}

std::string humanName(Json v) {
    if (const auto text = v.textAt("text"); !text.empty()) return lineOf(text);
    std::string out;
    for (const char* key : {"prefix", "given", "family", "suffix"}) joinAll(out, v.at(key));
    return lineOf(out);
}

std::string addressText(Json v) {
    if (const auto text = v.textAt("text"); !text.empty()) return lineOf(text);
    std::string out, place;
    joinAll(out, v.at("line"), ", ");
    join(place, v.textAt("postalCode"));
    join(place, v.textAt("city"));
    join(out, place, ", ");
    for (const char* key : {"district", "state", "country"}) join(out, v.textAt(key), ", ");
    return lineOf(out);
}

std::string periodText(Json v) {
    return lineOf(std::string(v.textAt("start")) + " – " + std::string(v.textAt("end")));
}

// "key: value, …" of what no rule knows. `skip`: already said.
std::string membersText(Json v, Json resource, int depth, std::initializer_list<std::string_view> skip = {});

std::string timingText(Json v, Json resource, int depth) {
    std::string out = conceptText(v.at("code"));
    const Json repeat = v.at("repeat");
    const auto span = [&](const char* from, const char* to) {
        std::string text(repeat.at(from).scalar());
        join(text, repeat.at(to).scalar(), "–");
        return text;
    };
    const std::string often = span("frequency", "frequencyMax"), every = span("period", "periodMax");
    if (!often.empty()) join(out, often + " ×", ", ");
    if (!every.empty()) join(out, "/ " + every + " " + std::string(repeat.textAt("periodUnit")));
    join(out,
         membersText(repeat, resource, depth,
                     {"frequency", "frequencyMax", "period", "periodMax", "periodUnit"}),
         ", ");
    joinAll(out, v.at("event"), ", ");
    return lineOf(out);
}

Shown referenceText(Json v, Json resource) {
    Shown out{lineOf(v.textAt("display")), lineOf(v.textAt("reference"))};
    std::size_t looked = 0;
    if (out.text.empty() && out.reference.starts_with('#'))
        resource.at("contained").each([&](Json contained) {
            if (looked++ < kMaxContained && out.text.empty() && !contained.at("contained") &&
                contained.textAt("id") == std::string_view(out.reference).substr(1))
                out.text = titleOf(contained);
        });
    if (out.text.empty()) out.text = lineOf(v.at("identifier").textAt("value"));
    if (out.text.empty()) out.text = out.reference;
    return out;
}

std::string sampledText(Json v) {
    std::string out;
    v.children([&](Json member) {
        const std::string text = member.is(NodeKind::Object) ? quantityText(member)
                                 : member.name() == "data"
                                     ? records::plainLine(member.string(), kMaxSampleBytes)
                                     : lineOf(member.scalar());
        if (!text.empty()) join(out, lineOf(member.name()) + ": " + text, ", ");
    });
    return lineOf(out);
}

// A Timing may be nothing but its code ("BID").
std::string onlyCode(Json v) {
    std::size_t count = 0;
    v.children([&](Json) { ++count; });
    return count == 1 ? conceptText(v.at("code")) : std::string();
}

Shown objectText(Json v, Json resource, int depth) {
    const auto has = [&](std::string_view key) { return static_cast<bool>(v.at(key)); };
    const auto text = [&](const char* key) { return v.textAt(key); };
    const auto nested = [&](const char* key) { return quantityText(v.at(key)); };
    if (v.at("coding").is(NodeKind::Array)) return {conceptText(v), {}};
    if (!text("reference").empty() || (!text("display").empty() && !has("code")))
        return referenceText(v, resource);
    if (has("numerator") || has("denominator"))
        return {lineOf(nested("numerator") + " / " + nested("denominator")), {}};
    if (has("low") || has("high")) {
        const Json low = v.at("low"), high = v.at("high");
        const auto unit = [](Json bound) {
            const auto name = bound.textAt("unit");
            return name.empty() ? bound.textAt("code") : name;
        };
        if (!low || !high || unit(low) == unit(high))
            return {
                rangeText(low.at("value").scalar(), high.at("value").scalar(), low ? unit(low) : unit(high)),
                {}};
        return {nested("low") + "–" + nested("high"), {}};
    }
    if (has("origin") && has("dimensions")) return {sampledText(v), {}};
    if (isQuantity(v)) return {quantityText(v), {}};
    if (!text("value").empty()) {
        std::string line;
        for (const char* key : {"value", "use"}) join(line, text(key), " · ");
        return {lineOf(line), {}};
    }
    if (!text("start").empty() || !text("end").empty()) return {periodText(v), {}};
    if (has("family") || has("given")) return {humanName(v), {}};
    if (has("line") || has("city") || has("postalCode")) return {addressText(v), {}};
    if (has("repeat") || (v.at("event").is(NodeKind::Array) && !has("status")))
        return {timingText(v, resource, depth), {}};
    if (has("contentType") || has("url")) return {attachmentText(v), {}};
    if (!text("text").empty()) return {plainLines(text("text"), kMaxTextBytes), {}};
    if (v.at("code").is(NodeKind::String))
        return {lineOf(text("display").empty() ? text("code") : text("display")), {}};
    if (std::string code = onlyCode(v); !code.empty()) return {std::move(code), {}};
    return {membersText(v, resource, depth), {}};
}

Shown shownAt(Json value, Json resource, int depth) {
    if (value.is(NodeKind::Object)) return depth < kMaxNesting ? objectText(value, resource, depth) : Shown{};
    if (value.is(NodeKind::Array)) {
        Shown all;
        std::size_t count = 0;
        value.each([&](Json item) {
            if (count++ < kMaxParts && !item.is(NodeKind::Array))
                join(all.text, shownAt(item, resource, depth + 1).text, ", ");
        });
        return all;
    }
    return {plainLines(value.scalar(), kMaxTextBytes), {}};
}

std::string membersText(Json v, Json resource, int depth, std::initializer_list<std::string_view> skip) {
    std::string out;
    v.children([&](Json member) {
        const std::string_view key = member.name();
        const bool said = std::ranges::find(skip, key) != skip.end();
        if (said || key == "id" || key == "extension" || key.starts_with('_') || out.size() > kMaxLineBytes)
            return;
        const std::string text = shownAt(member, resource, depth + 1).text;
        if (!text.empty()) join(out, lineOf(key) + ": " + text, ", ");
    });
    return lineOf(out);
}

constexpr std::array kTitles{"title",
                             "code",
                             "vaccineCode",
                             "medicationCodeableConcept",
                             "medicationReference",
                             "type",
                             "serviceType",
                             "description",
                             "name",
                             "category",
                             "relationship",
                             "questionnaire"};

}  // namespace

Shown shown(Json value, Json resource) {
    return shownAt(value, resource, 0);
}

std::string textOf(Json value, Json resource) {
    return shown(value, resource).text;
}

std::string lineOf(std::string_view text) {
    return records::plainLine(text, kMaxLineBytes);
}

std::string titleOf(Json resource) {
    const std::string_view type = resource.textAt("resourceType");
    std::string title;
    const auto offer = [&](std::string_view key) {
        // Of a list the official one, else the first that has a name: another title is not better than none.
        std::size_t looked = 0;
        resource.at(key).each([&](Json value) {
            if (looked++ >= kMaxParts) return;
            std::string text = textOf(value, resource);
            if (!text.empty() && (title.empty() || value.textAt("use") == "official"))
                title = std::move(text);
        });
        title = lineOf(title);
    };
    if (type == "Patient" || type == "Practitioner" || type == "Person" || type == "RelatedPerson" ||
        type == "Organization" || type == "Location")
        offer("name");
    if (type == "ImagingStudy")
        for (const char* key : {"description", "procedureCode", "modality"})
            if (title.empty()) offer(key);
    if (type == "CarePlan" || type == "ServiceRequest")
        for (const char* key : {"title", "code", "category"})
            if (title.empty()) offer(key);
    if (type != "Bundle")
        for (const char* key : kTitles)
            if (title.empty()) offer(key);
    if (title.empty() && type == "Encounter") offer("class");
    if (title.empty() && type == "Provenance") offer("activity");
    if (title.empty()) title = lineOf(type);
    return title.empty() ? "FHIR" : title;
}

std::string quantityText(Json quantity) {
    std::string out(quantity.textAt("comparator"));
    join(out, quantity.at("value").scalar());
    std::string_view unit = quantity.textAt("unit");
    if (unit.empty()) unit = quantity.textAt("code");
    if (unit.empty()) unit = quantity.textAt("currency");
    if (unit != "1") join(out, unit);  // UCUM for "no unit"
    return lineOf(out);
}

std::string rangeText(std::string_view low, std::string_view high, std::string_view unit) {
    std::string out;
    if (!low.empty() && !high.empty())
        out = std::string(low) + "–" + std::string(high);
    else if (!low.empty())
        out = "≥ " + std::string(low);
    else if (!high.empty())
        out = "≤ " + std::string(high);
    if (!out.empty() && unit != "1") join(out, unit);
    return lineOf(out);
}

std::string attachmentText(Json attachment) {
    std::string out(attachment.textAt("contentType"));
    const std::string_view content = attachment.textAt("data");
    if (const auto size = attachment.at("size").number(); !size.empty())
        join(out, std::string(size) + " B", " · ");
    else if (!content.empty())
        join(out, std::to_string(content.size() / 4 * 3) + " B", " · ");
    join(out, attachment.textAt("url"), " · ");
    if (out.empty()) out = attachment.textAt("title");
    return lineOf(out);
}

Json choiceOf(Json object, std::string_view path) {
    if (!path.ends_with("[x]")) return object.at(path);
    const std::string_view prefix = path.substr(0, path.size() - 3);
    Json found;
    object.children([&](Json member) {
        const std::string_view key = member.name();
        if (!found && object.is(NodeKind::Object) && key.starts_with(prefix) && key.size() > prefix.size() &&
            key[prefix.size()] >= 'A' && key[prefix.size()] <= 'Z')
            found = member;
    });
    return found;
}

}  // namespace reseal::exchange
