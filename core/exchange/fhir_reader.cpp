// The outer structure of a file: which resources are in it and exactly which bytes each one is. The
// on-demand reader finds them, the DOM of each alone judges them (on-demand skips without judging).

#include <algorithm>
#include <new>

#include "core/exchange/fhir_facts.h"

namespace reseal::exchange {
namespace {

namespace ondemand = simdjson::ondemand;
constexpr int kMaxBundleDepth = 4;
constexpr std::string_view kSpace = " \t\r\n";

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

struct Entry {
    std::string_view resource, fullUrl;  // raw
    std::string url;
    bool outcome = false;  // search.mode
};

struct Bundle {
    std::string kind;
    std::vector<Entry> entries;
    std::vector<Code> labels;
    bool morePages = false;
};

bool isKept(std::string_view kind) {
    return kind == "transaction" || kind == "batch" || kind == "collection" || kind == "searchset" ||
           kind == "document";
}

// A value that is not a resource: its bytes, judged completely, and until the next one also its content.
struct Judged {
    std::string_view json;
    simdjson::dom::element element;
};

class FileReader {
public:
    explicit FileReader(const FhirLimits& limits) : limits_(limits) {}
    FhirFile file;

    // A whole JSON text: a Bundle or a resource. `fullUrl` is that of the entry it stands in.
    Status readText(std::string_view text, const std::string& where, const Entry& entry, int depth);

private:
    Result<Bundle> readBundle(std::string_view text, const std::string& where);
    Status readField(ondemand::field field, Bundle& bundle, std::vector<std::string>& keys,
                     const std::string& where);
    Status readEntries(ondemand::value& value, Bundle& bundle, const std::string& where);
    Result<Entry> readEntry(ondemand::object object, std::string_view text, const std::string& where);
    Status keep(FhirResource resource, const Entry& entry);
    Result<Judged> judge(ondemand::value& value, const std::string& where);

    const FhirLimits& limits_;
    simdjson::dom::parser dom_;
    std::string_view text_;  // of the Bundle being walked, for errors
};

// Is this text exactly one JSON object? Its structure is judged later.
Result<std::string_view> wholeObject(std::string_view text, const std::string& where, std::string& type) {
    ondemand::parser parser;
    ondemand::document document;
    ondemand::object object;
    std::string_view span, found;
    const simdjson::padded_string_view padded(text.data(), text.size(),
                                              text.size() + simdjson::SIMDJSON_PADDING);
    if (const auto error = parser.iterate(padded).get(document)) return jsonError(error, text, where);
    if (const auto error = document.get_object().get(object)) {
        if (error != simdjson::INCORRECT_TYPE) return jsonError(error, text, where);
        simdjson::dom::parser whole;
        RESEAL_TRY(parseValue(whole, text, where));
        return refused(Refusal::NotFhir, "JSON, but not an object (" + where + ")");
    }
    if (const auto error = object.raw_json().get(span)) return jsonError(error, text, where);
    const std::size_t end = static_cast<std::size_t>(span.data() - text.data()) + span.size();
    if (!trim(text.substr(end)).empty())
        return refused(Refusal::NotJson, "something follows after the JSON (" + where + ")");
    // After an error a document is dead and must not be rewound: so the type comes last, and if it can't
    // be found, whoever judges the whole says why.
    document.rewind();
    if (document.get_object().get(object) == simdjson::SUCCESS &&
        object.find_field_unordered("resourceType").get_string().get(found) == simdjson::SUCCESS)
        type = found;
    return trim(span);
}

Status FileReader::readText(std::string_view text, const std::string& where, const Entry& entry, int depth) {
    std::string type;
    RESEAL_ASSIGN(const std::string_view span, wholeObject(text, where, type));
    if (type != "Bundle") {
        RESEAL_ASSIGN(ReadResource read, readResource(dom_, bytesOf(span), where));
        return keep(std::move(read.resource), entry);
    }
    if (depth > kMaxBundleDepth)
        return refused(Refusal::BundleKind, "Bundles nested too deeply (" + where + ")");
    RESEAL_ASSIGN(const Bundle bundle, readBundle(span, where));
    if (!isKept(bundle.kind))
        return refused(Refusal::BundleKind, "a Bundle of kind \"" + bundle.kind + "\" (" + where + ")");
    if (bundle.kind == "document") {
        RESEAL_ASSIGN(ReadResource read, readResource(dom_, bytesOf(span), where));
        return keep(std::move(read.resource), entry);
    }
    file.morePages = file.morePages || bundle.morePages;
    file.bundleLabels.insert(file.bundleLabels.end(), bundle.labels.begin(), bundle.labels.end());
    const std::string prefix = depth == 0 ? "entry " : where + ", entry ";
    for (std::size_t i = 0; i < bundle.entries.size(); ++i) {
        const Entry& inner = bundle.entries[i];
        const std::string place = prefix + std::to_string(i);
        if (inner.resource.empty() || inner.outcome) {
            if (inner.outcome) RESEAL_TRY(parseValue(dom_, inner.resource, place));
            file.omitted.push_back({place, inner.outcome});
            continue;
        }
        RESEAL_TRY(readText(inner.resource, place, inner, depth + 1));
    }
    return {};
}

Status FileReader::keep(FhirResource resource, const Entry& entry) {
    if (file.resources.size() >= limits_.maxResources)
        return refused(Refusal::TooLarge, "more than " + std::to_string(limits_.maxResources) + " resources");
    if (resource.coded.type == "OperationOutcome") {
        file.omitted.push_back({resource.where, true});
        return {};
    }
    resource.fullUrl = entry.fullUrl;
    resource.url = entry.url;
    file.resources.push_back(std::move(resource));
    return {};
}

Result<Judged> FileReader::judge(ondemand::value& value, const std::string& where) {
    std::string_view json;
    if (const auto error = simdjson::to_json_string(value).get(json)) return jsonError(error, text_, where);
    json = trim(json);
    RESEAL_ASSIGN(const auto element, parseValue(dom_, json, where));
    return Judged{json, element};
}

Result<Entry> FileReader::readEntry(ondemand::object object, std::string_view text,
                                    const std::string& where) {
    Entry entry;
    std::vector<std::string> keys;
    for (auto item : object) {
        ondemand::field field;
        std::string_view key;
        if (const auto error = std::move(item).get(field)) return jsonError(error, text, where);
        if (const auto error = field.unescaped_key().get(key)) return jsonError(error, text, where);
        if (std::ranges::find(keys, key) != keys.end())
            return refused(Refusal::KeyTwice, "a key twice (" + where + ")");
        keys.emplace_back(key);
        const std::string name(key);
        if (name == "resource") {
            // Judged when it is read for itself.
            ondemand::object resource;
            if (const auto error = field.value().get_object().get(resource))
                return error == simdjson::INCORRECT_TYPE
                           ? refused(Refusal::NotFhir, "a resource that is no object (" + where + ")")
                           : jsonError(error, text, where);
            if (const auto error = resource.raw_json().get(entry.resource))
                return jsonError(error, text, where);
            entry.resource = trim(entry.resource);  // it goes on to the next token
            continue;
        }
        RESEAL_ASSIGN(const auto judged, judge(field.value(), where));
        std::string_view found;
        if (name == "fullUrl" && judged.element.get(found) == simdjson::SUCCESS) {
            entry.fullUrl = judged.json;
            entry.url = found;
        }
        if (name == "search" && judged.element["mode"].get(found) == simdjson::SUCCESS)
            entry.outcome = found == "outcome";
    }
    return entry;
}

Status FileReader::readEntries(ondemand::value& value, Bundle& bundle, const std::string& where) {
    ondemand::array entries;
    if (value.get_array().get(entries))
        return refused(Refusal::NotFhir, "`entry` is not a list (" + where + ")");
    for (auto item : entries) {
        const std::string place = where + ", entry " + std::to_string(bundle.entries.size());
        ondemand::object object;
        if (const auto error = item.get_object().get(object))
            return error == simdjson::INCORRECT_TYPE
                       ? refused(Refusal::NotFhir, "an entry that is no object (" + place + ")")
                       : jsonError(error, text_, place);
        if (bundle.entries.size() >= limits_.maxResources)
            return refused(Refusal::TooLarge,
                           "more than " + std::to_string(limits_.maxResources) + " entries");
        RESEAL_ASSIGN(Entry entry, readEntry(object, text_, place));
        bundle.entries.push_back(std::move(entry));
    }
    return {};
}

Status FileReader::readField(ondemand::field field, Bundle& bundle, std::vector<std::string>& keys,
                             const std::string& where) {
    std::string_view key;
    if (const auto error = field.unescaped_key().get(key)) return jsonError(error, text_, where);
    const std::string name(key);
    if (std::ranges::find(keys, name) != keys.end())
        return refused(Refusal::KeyTwice, "a key twice (" + where + ")");
    keys.push_back(name);
    if (name == "entry") return readEntries(field.value(), bundle, where);
    RESEAL_ASSIGN(const auto judged, judge(field.value(), where));
    const auto element = judged.element;
    std::string_view found;
    simdjson::dom::element security;
    simdjson::dom::array links;
    if (name == "type" && element.get(found) == simdjson::SUCCESS) bundle.kind = found;
    if (name == "meta" && element["security"].get(security) == simdjson::SUCCESS)
        collectCodes(security, bundle.labels);
    if (name == "link" && element.get(links) == simdjson::SUCCESS)
        for (const auto link : links)
            if (link["relation"].get(found) == simdjson::SUCCESS && found == "next") bundle.morePages = true;
    return {};
}

Result<Bundle> FileReader::readBundle(std::string_view text, const std::string& where) {
    ondemand::parser parser;
    ondemand::document document;
    ondemand::object object;
    text_ = text;
    const simdjson::padded_string_view padded(text.data(), text.size(),
                                              text.size() + simdjson::SIMDJSON_PADDING);
    if (const auto error = parser.iterate(padded).get(document)) return jsonError(error, text, where);
    if (const auto error = document.get_object().get(object)) return jsonError(error, text, where);
    Bundle bundle;
    std::vector<std::string> keys;
    for (auto item : object) {
        ondemand::field field;
        if (const auto error = std::move(item).get(field)) return jsonError(error, text, where);
        RESEAL_TRY(readField(field, bundle, keys, where));
    }
    return bundle;
}

// A first line that is a whole JSON value, with more behind it.
bool isNdjson(std::string_view text) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos || trim(text.substr(end)).empty()) return false;
    simdjson::dom::parser parser;
    simdjson::dom::element element;
    const std::string_view line = trim(text.substr(0, end));
    return line.ends_with('}') &&
           parser.parse(line.data(), line.size(), false).get(element) == simdjson::SUCCESS;
}

Status readLines(std::string_view text, FileReader& reader) {
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.empty()) RESEAL_TRY(reader.readText(line, "line " + std::to_string(number), {}, 1));
    }
    return {};
}

}  // namespace

Result<FhirFile> readFhir(const PaddedBytes& bytes, const FhirLimits& limits) {
    if (bytes.view().size() > limits.maxBytes)
        return refused(Refusal::TooLarge,
                       "the file has more than " + std::to_string(limits.maxBytes >> 20) + " MiB");
    std::string_view text = textOf(bytes.view());
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (trim(text).empty()) return refused(Refusal::NotJson, "the file is empty");
    try {
        FileReader reader(limits);
        if (isNdjson(text))
            RESEAL_TRY(readLines(text, reader));
        else
            RESEAL_TRY(reader.readText(trim(text), "the file", {}, 0));
        if (reader.file.resources.empty() && reader.file.omitted.empty())
            return refused(Refusal::Nothing, "no resource in it");
        return std::move(reader.file);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::Limit, "not enough memory to read the file");
    }
}

}  // namespace reseal::exchange
