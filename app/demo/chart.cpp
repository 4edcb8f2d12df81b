#include "app/demo/chart.h"

namespace reseal::app {
namespace {

constexpr const char* kUnits = "http://unitsofmeasure.org";
constexpr const char* kActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

std::string fixedHex(std::uint64_t number, std::size_t width) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string out(width, '0');
    for (std::size_t i = width; i-- > 0; number >>= 4) out[i] = kHex[number & 15];
    return out;
}

// What the type calls its patient.
const char* patientKey(std::string_view type) {
    return type == "AllergyIntolerance" || type == "Immunization" ? "patient" : "subject";
}

}  // namespace

Json codeable(const Coded& coded) {
    if (coded.code == nullptr) return Json::Members{{"text", coded.text}};
    return Json::Members{
        {"coding",
         listOf(Json::Members{{"system", coded.system}, {"code", coded.code}, {"display", coded.text}})},
        {"text", coded.text}};
}

Json listOf(Json one) {
    return Json::array({std::move(one)});
}

Json referenceTo(const std::string& url) {
    return Json::Members{{"reference", url}};
}

Json quantity(const MeasureKind& kind, int value) {
    return Json::Members{
        {"value", kind.decimal(value)}, {"unit", kind.unit}, {"system", kUnits}, {"code", kind.ucum}};
}

std::string Chart::idOf(std::size_t number) const {
    return "00000000-0000-4000-8000-" + fixedHex(seed_, 8) + fixedHex(number, 4);
}

std::string Chart::add(const std::string& type, Json::Members members, const char* securityLabel) {
    const std::string id = idOf(entries_.size());
    std::string url = "urn:uuid:" + id;
    Json::Members resource{{"resourceType", type}, {"id", id}};
    if (securityLabel != nullptr)
        resource.push_back(
            {"meta", Json::Members{{"security",
                                    listOf(Json::Members{{"system", kActCode}, {"code", securityLabel}})}}});
    for (Json::Member& member : members) resource.push_back(std::move(member));
    if (!entries_.empty()) resource.push_back({patientKey(type), referenceTo("urn:uuid:" + idOf(0))});
    entries_.push_back(Json::Members{{"fullUrl", url},
                                     {"resource", std::move(resource)},
                                     {"request", Json::Members{{"method", "POST"}, {"url", type}}}});
    return url;
}

Bytes Chart::bundle() const {
    const Json bundle =
        Json::Members{{"resourceType", "Bundle"}, {"type", "transaction"}, {"entry", Json::array(entries_)}};
    return toBytes(bytesOf(bundle.pretty() + "\n"));
}

}  // namespace reseal::app
