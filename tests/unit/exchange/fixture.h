// Small FHIR files, and the samples of the neighbouring folder where they are.
#pragma once

#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "core/crypto/secret.h"
#include "core/exchange/fhir_import.h"

namespace reseal::test {

using exchange::ImportOptions;
using exchange::ImportPlan;
using exchange::Refusal;

// JSON written with ' for ", which moc's reader of raw strings doesn't cope with.
inline std::string json(std::string text) {
    std::ranges::replace(text, '\'', '"');
    return text;
}

inline Result<ImportPlan> planText(std::string_view text, const ImportOptions& options = {}) {
    RESEAL_ASSIGN(auto bytes, exchange::PaddedBytes::copyOf(bytesOf(text)));
    return exchange::planFhir(std::move(bytes), options);
}

inline bool isRefused(const auto& result, Refusal refusal) {
    return !result && exchange::refusalOf(result.error()) == refusal;
}

inline std::string entry(const std::string& url, const std::string& resource) {
    return json("{'fullUrl':'") + url + json("','resource':") + resource + "}";
}

inline std::string bundle(const std::vector<std::string>& entries, const std::string& kind = "collection",
                          const std::string& more = "") {
    std::string out =
        json("{'resourceType':'Bundle','type':'") + kind + json("',") + more + json("'entry':[");
    for (std::size_t i = 0; i < entries.size(); ++i) out += (i ? "," : "") + entries[i];
    return out + "]}";
}

// A resource; `more` are further members, each with a comma before it.
inline std::string resource(const std::string& type, const std::string& id, const std::string& more = "") {
    return json("{'resourceType':'") + type + json("','id':'") + id + json("'") + more + "}";
}

inline const std::string kOfPatient = json(",'subject':{'reference':'Patient/p'}");

inline std::string labelled(const std::vector<std::string>& codes) {
    std::string out = json(",'meta':{'security':[");
    for (std::size_t i = 0; i < codes.size(); ++i)
        out += std::string(i ? "," : "") +
               json("{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'") + codes[i] +
               json("'}");
    return out + "]}";
}

inline std::string category(const std::string& code) {
    return json(",'category':[{'coding':[{'code':'") + code + json("'}]}]");
}

// The record that holds resource number `i`; exactly one must.
inline const exchange::PlannedRecord* recordOf(const ImportPlan& plan, std::size_t i) {
    const exchange::PlannedRecord* found = nullptr;
    for (const auto& record : plan.records)
        for (std::size_t held : record.resources)
            if (held == i) {
                if (found) return nullptr;
                found = &record;
            }
    return found;
}

inline std::filesystem::path samples(const char* folder) {
    return std::filesystem::path(RESEAL_SOURCE_DIR).parent_path() / "shared" / "data" / folder;
}

inline std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder,
                                                  std::string_view extension) {
    std::vector<std::filesystem::path> out;
    std::error_code ignored;
    for (const auto& file : std::filesystem::directory_iterator(folder, ignored))
        if (file.path().extension() == extension) out.push_back(file.path());
    std::ranges::sort(out);
    return out;
}

}  // namespace reseal::test
