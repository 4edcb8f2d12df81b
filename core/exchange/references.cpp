#include <map>

#include "core/exchange/grouping.h"

namespace reseal::exchange {
namespace {

constexpr std::string_view kUuid = "urn:uuid:";

// "Patient/1" of "http://host/fhir/Patient/1/_history/2"
std::string_view withoutHistory(std::string_view target) {
    return target.substr(0, target.find("/_history/"));
}

bool isAbsolute(std::string_view target) {
    return target.starts_with("urn:") || target.find("://") != std::string_view::npos;
}

}  // namespace

std::string absoluteTarget(const Reference& reference, const FhirResource& from) {
    const std::string_view target = withoutHistory(reference.target);
    const std::string own = from.coded.type + "/" + from.id;
    const bool restful = from.url.find("://") != std::string::npos && from.url.ends_with("/" + own);
    if (isAbsolute(target) || !restful) return std::string(target);
    return from.url.substr(0, from.url.size() - own.size()) + std::string(target);
}

std::string_view targetType(const Reference& reference) {
    if (!reference.type.empty()) return reference.type;
    const std::string_view target = withoutHistory(reference.target);
    const std::size_t last = target.rfind('/');
    if (last == std::string_view::npos || last == 0) return {};
    const std::size_t before = target.rfind('/', last - 1);
    const std::size_t first = before == std::string_view::npos ? 0 : before + 1;
    return target.substr(first, last - first);
}

ReferenceIndex::ReferenceIndex(const std::vector<PlannedResource>& resources) {
    for (std::size_t i = 0; i < resources.size(); ++i) {
        const FhirResource& resource = resources[i].resource;
        if (!resource.url.empty()) byUrl_.emplace(withoutHistory(resource.url), i);
        if (resource.id.empty()) continue;
        byTypeAndId_.emplace(resource.coded.type + "/" + resource.id, i);
        byId_.emplace(resource.id, i);
    }
}

std::optional<std::size_t> ReferenceIndex::resolve(const Reference& reference,
                                                   const FhirResource& from) const {
    const std::string_view target = withoutHistory(reference.target);
    if (target.empty() || target.starts_with('#')) return std::nullopt;
    const auto found = [](const auto& map, std::string_view key) -> std::optional<std::size_t> {
        const auto at = map.find(key);
        return at == map.end() ? std::nullopt : std::optional(at->second);
    };
    if (const auto byUrl = found(byUrl_, absoluteTarget(reference, from))) return byUrl;
    if (target.starts_with(kUuid)) return found(byId_, target.substr(kUuid.size()));
    return found(byTypeAndId_, target);
}

}  // namespace reseal::exchange
