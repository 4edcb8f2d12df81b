#include "core/exchange/fhir_facts.h"

#include <algorithm>
#include <array>

#include "core/records/plain_text.h"

namespace reseal::exchange {
namespace {

namespace dom = simdjson::dom;
using records::plainLine;

constexpr std::size_t kMaxCodesRead = 64;  // of one resource and field: enough for every panel

std::optional<dom::element> member(dom::element element, std::string_view key) {
    dom::element found;
    if (element[key].get(found) != simdjson::SUCCESS) return std::nullopt;
    return found;
}

std::string_view text(dom::element element) {
    std::string_view found;
    return element.get(found) == simdjson::SUCCESS ? found : std::string_view{};
}

std::string_view textAt(dom::element element, std::string_view key) {
    const auto found = member(element, key);
    return found ? text(*found) : std::string_view{};
}

// Calls `visit` with the element, or with each of its items if it is an array.
void each(std::optional<dom::element> element, const auto& visit) {
    if (!element) return;
    dom::array items;
    if (element->get(items) != simdjson::SUCCESS) return visit(*element);
    for (const dom::element item : items) visit(item);
}

std::optional<dom::element> first(std::optional<dom::element> element) {
    std::optional<dom::element> found;
    each(element, [&](dom::element item) {
        if (!found) found = item;
    });
    return found;
}

std::optional<Reference> referenceOf(dom::element element) {
    const std::string_view target = textAt(element, "reference");
    if (target.empty()) return std::nullopt;
    return Reference{std::string(target), std::string(textAt(element, "type"))};
}

void addReference(dom::element element, std::vector<Reference>& out) {
    if (auto reference = referenceOf(element)) out.push_back(*std::move(reference));
}

// Judges what the parser does not (no key twice) and collects every `reference`.
class Walk {
public:
    explicit Walk(std::vector<Reference>& references) : references_(references) {}
    bool run(dom::element element) {
        dom::array items;
        if (element.get(items) == simdjson::SUCCESS)
            return std::ranges::all_of(items, [&](dom::element item) { return run(item); });
        dom::object object;
        return element.get(object) != simdjson::SUCCESS || runObject(element, object);
    }

private:
    bool runObject(dom::element element, dom::object object) {
        std::vector<std::string_view> keys;
        for (const auto field : object) keys.push_back(field.key);
        std::ranges::sort(keys);
        if (std::ranges::adjacent_find(keys) != keys.end()) return false;
        addReference(element, references_);
        return std::ranges::all_of(object, [&](const auto field) { return run(field.value); });
    }
    std::vector<Reference>& references_;
};

bool isResourceType(std::string_view type) {
    const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return !type.empty() && type.size() <= records::kMaxTypeBytes && type.front() >= 'A' &&
           type.front() <= 'Z' && std::ranges::all_of(type, letter);
}

ClinicalDate lenientDate(std::string_view text) {
    for (const std::string_view candidate : {text, text.substr(0, 10)})
        if (auto date = ClinicalDate::from(candidate)) return *std::move(date);
    return {};
}

// The date by which a clinician would look for it.
ClinicalDate dateOf(dom::element resource) {
    constexpr std::array kTexts{
        "effectiveDateTime",  "effectiveInstant", "onsetDateTime", "performedDateTime",
        "occurrenceDateTime", "authoredOn",       "recordedDate",  "whenHandedOver",
        "whenPrepared",       "started",          "date",          "issued",
        "authored",           "dateAsserted",     "startDate",     "created",
        "receivedTime",       "recorded",         "assertedDate",  "timestamp"};
    constexpr std::array kPeriods{"effectivePeriod",  "effectiveTiming", "onsetPeriod",    "performedPeriod",
                                  "occurrencePeriod", "period",          "billablePeriod", "servicedPeriod"};
    for (const char* key : {kTexts[0], kTexts[1]})
        if (auto date = lenientDate(textAt(resource, key)); date.isKnown()) return date;
    for (const char* key : kPeriods)
        if (const auto period = member(resource, key)) {
            if (auto date = lenientDate(textAt(*period, "start")); date.isKnown()) return date;
            if (const auto event = first(member(*period, "event")))
                if (auto date = lenientDate(text(*event)); date.isKnown()) return date;
        }
    for (const char* key : kTexts)
        if (auto date = lenientDate(textAt(resource, key)); date.isKnown()) return date;
    if (const auto collection = member(resource, "collection"))
        return lenientDate(textAt(*collection, "collectedDateTime"));
    return {};
}

// What a CodeableConcept is called.
std::string_view nameOf(std::optional<dom::element> concept_) {
    const auto one = first(concept_);
    if (!one) return {};
    if (const auto name = textAt(*one, "text"); !name.empty()) return name;
    std::string_view display;
    each(member(*one, "coding"), [&](dom::element coding) {
        if (display.empty()) display = textAt(coding, "display");
    });
    return display;
}

constexpr std::array kPrincipal{"code", "vaccineCode", "medicationCodeableConcept", "type"};

std::string titleOf(dom::element resource, std::string_view type) {
    std::string_view title = textAt(resource, "title");
    for (const char* key : kPrincipal)
        if (title.empty()) title = nameOf(member(resource, key));
    if (const auto medication = member(resource, "medicationReference"); medication && title.empty())
        title = textAt(*medication, "display");
    if (const auto goal = member(resource, "description"); goal && title.empty()) title = nameOf(goal);
    if (title.empty() && (type == "CarePlan" || type == "ServiceRequest"))
        title = nameOf(member(resource, "category"));
    std::string line = plainLine(title, records::kMaxTitleBytes);
    return line.empty() ? std::string(type) : line;
}

CodedFacts codedOf(dom::element resource, std::string_view type) {
    CodedFacts coded;
    coded.type = type;
    const auto collect = [](std::optional<dom::element> element, std::vector<Code>& out) {
        if (element) collectCodes(*element, out);
    };
    collect(member(resource, "category"), coded.categories);
    for (const char* key : kPrincipal) collect(member(resource, key), coded.codes);
    each(member(resource, "component"), [&](dom::element component) {
        collect(member(component, "code"), coded.codes);
        collect(member(component, "valueCodeableConcept"), coded.otherCodes);
    });
    // The questionnaire answered is named by its canonical URL; its last part is often the code.
    std::string_view questionnaire = textAt(resource, "questionnaire");
    questionnaire = questionnaire.substr(0, questionnaire.find('|'));
    if (const auto slash = questionnaire.rfind('/'); slash != std::string_view::npos)
        coded.codes.push_back({"", std::string(questionnaire.substr(slash + 1))});
    for (const char* key : {"valueCodeableConcept", "reasonCode", "conclusionCode", "diagnosis"})
        each(member(resource, key), [&](dom::element element) {
            collect(member(element, "diagnosisCodeableConcept"), coded.otherCodes);
            collectCodes(element, coded.otherCodes);
        });
    if (const auto meta = member(resource, "meta")) collect(member(*meta, "security"), coded.securityLabels);
    return coded;
}

void readSubject(dom::element resource, FhirResource& out) {
    for (const char* key : {"subject", "patient", "beneficiary", "for"})
        if (const auto subject = first(member(resource, key)); subject && !out.subject)
            out.subject = referenceOf(*subject);
    if (!out.subject || !out.subject->target.starts_with('#')) return;
    each(member(resource, "contained"), [&](dom::element contained) {
        if (textAt(contained, "id") == std::string_view(out.subject->target).substr(1))
            out.containedSubject = simdjson::minify(contained);
    });
}

void readLinks(dom::element resource, FhirResource& out) {
    const auto into = [](std::vector<Reference>& list) {
        return [&list](dom::element e) { addReference(e, list); };
    };
    each(member(resource, "encounter"), into(out.encounters));
    each(member(resource, "context"), [&](dom::element context) {
        addReference(context, out.encounters);
        each(member(context, "encounter"), into(out.encounters));
    });
    each(member(resource, "item"),
         [&](dom::element item) { each(member(item, "encounter"), into(out.encounters)); });
    for (const char* key : {"result", "specimen", "imagingStudy", "hasMember", "goal", "careTeam",
                            "medicationReference", "target"})
        each(member(resource, key), into(out.parts));
    each(member(resource, "media"),
         [&](dom::element media) { each(member(media, "link"), into(out.parts)); });
    each(member(resource, "content"), [&](dom::element content) {
        if (const auto attachment = member(content, "attachment"))
            if (const auto url = textAt(*attachment, "url"); !url.empty())
                out.parts.push_back({std::string(url), {}});
    });
}

std::string humanName(dom::element name) {
    if (const auto whole = textAt(name, "text"); !whole.empty())
        return plainLine(whole, records::kMaxNameBytes);
    std::string line;
    for (const char* key : {"prefix", "given", "family", "suffix"})
        each(member(name, key), [&](dom::element part) {
            if (!line.empty()) line += ' ';
            line += text(part);
        });
    return plainLine(line, records::kMaxNameBytes);
}

PatientFacts patientOf(dom::element patient) {
    PatientFacts facts;
    each(member(patient, "name"), [&](dom::element name) {
        if (facts.name.empty() || textAt(name, "use") == "official") facts.name = humanName(name);
    });
    facts.birthDate = lenientDate(textAt(patient, "birthDate"));
    facts.gender = plainLine(textAt(patient, "gender"), 16);
    each(member(patient, "identifier"), [&](dom::element identifier) {
        if (facts.identifiers.size() < kMaxIdentifiers && !textAt(identifier, "value").empty())
            facts.identifiers.push_back(
                {plainLine(textAt(identifier, "system"), records::kMaxCodeSystemBytes),
                 plainLine(textAt(identifier, "value"), records::kMaxCodeBytes)});
    });
    return facts;
}

// A document is judged by its Composition, and protected by every label in it.
Status readDocument(dom::element bundle, FhirResource& out) {
    bool composed = false;
    bool twoPatients = false;
    each(member(bundle, "entry"), [&](dom::element entry) {
        const auto resource = member(entry, "resource");
        if (!resource) return;
        const std::string_view type = textAt(*resource, "resourceType");
        const CodedFacts coded = codedOf(*resource, type);
        const auto add = [](std::vector<Code>& to, const std::vector<Code>& more) {
            to.insert(to.end(), more.begin(), more.end());
        };
        add(out.coded.securityLabels, coded.securityLabels);
        add(out.coded.otherCodes, coded.codes);
        add(out.coded.otherCodes, coded.otherCodes);
        if (type == "Composition" && !composed) {
            composed = true;
            out.title = titleOf(*resource, type);
            out.date = dateOf(*resource);
            out.coded.codes = coded.codes;
            readSubject(*resource, out);
        }
        if (type == "Patient") {
            const PatientFacts facts = patientOf(*resource);
            twoPatients = twoPatients || (out.patient && !samePerson(*out.patient, facts));
            out.patient = facts;
        }
    });
    out.isDocument = true;
    if (twoPatients) return refused(Refusal::TwoPatients, out.where + " is a document about two patients");
    return {};
}

}  // namespace

bool samePerson(const PatientFacts& a, const PatientFacts& b) {
    for (const Code& identifier : a.identifiers)
        if (std::ranges::find(b.identifiers, identifier) != b.identifiers.end()) return true;
    return !a.name.empty() && a.name == b.name && a.birthDate == b.birthDate && a.gender == b.gender;
}

void collectCodes(dom::element element, std::vector<Code>& out) {
    each(element, [&](dom::element item) {
        if (out.size() >= kMaxCodesRead) return;
        if (const auto plain = text(item); !plain.empty()) out.push_back({"", std::string(plain)});
        if (const auto code = textAt(item, "code"); !code.empty())
            out.push_back({std::string(textAt(item, "system")), std::string(code)});
        if (const auto codings = member(item, "coding")) collectCodes(*codings, out);
    });
}

Error jsonError(simdjson::error_code error, std::string_view text, std::string_view where) {
    const std::string place = " (" + std::string(where) + ")";
    if (error == simdjson::UTF8_ERROR) return refused(Refusal::NotUtf8, "bytes that are not UTF-8" + place);
    if (error == simdjson::MEMALLOC) return fail(ErrorCode::Limit, "not enough memory to read the file");
    if (error == simdjson::CAPACITY)
        return refused(Refusal::TooLarge, "more than the JSON reader takes" + place);
    long depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size() && depth >= 0; ++i) {
        if (quoted && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted)
            depth += (text[i] == '{' || text[i] == '[') - (text[i] == '}' || text[i] == ']');
    }
    if (quoted || depth > 0) return refused(Refusal::Truncated, "the JSON ends in the middle" + place);
    return refused(Refusal::NotJson, std::string(simdjson::error_message(error)) + place);
}

Result<dom::element> parseValue(dom::parser& parser, std::string_view json, std::string_view where) {
    dom::element element;
    if (const auto error = parser.parse(json.data(), json.size(), false).get(element))
        return jsonError(error, json, where);
    return element;
}

Result<ReadResource> readResource(dom::parser& parser, ByteView bytes, std::string where) {
    RESEAL_ASSIGN(const dom::element root, parseValue(parser, textOf(bytes), where));
    ReadResource out;
    FhirResource& resource = out.resource;
    if (!Walk(resource.references).run(root))
        return refused(Refusal::KeyTwice, "an object has a key twice (" + where + ")");
    const std::string_view type = textAt(root, "resourceType");
    if (!root.is_object() || !isResourceType(type))
        return refused(Refusal::NotFhir, "no resourceType (" + where + ")");
    resource.bytes = bytes;
    resource.where = std::move(where);
    resource.id = plainLine(textAt(root, "id"), records::kMaxResourceIdBytes);
    resource.coded = codedOf(root, type);
    if (type == "Bundle") {
        out.bundleKind = textAt(root, "type");
        resource.coded.codes.clear();  // `type` is its kind
        resource.title = type;
        if (out.bundleKind == "document") RESEAL_TRY(readDocument(root, resource));
        return out;
    }
    resource.title = titleOf(root, type);
    resource.date = dateOf(root);
    readSubject(root, resource);
    readLinks(root, resource);
    if (type == "Patient") resource.patient = patientOf(root);
    return out;
}

}  // namespace reseal::exchange
