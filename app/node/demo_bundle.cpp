#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/node/demo.h"

namespace reseal::app {
namespace {

// A small generator of numbers, so that a seed gives the same patient anywhere.
class Numbers {
public:
    explicit Numbers(std::uint32_t seed) : state_(seed * 2654435761U + 12345) {}
    int below(int bound) {
        state_ = state_ * 1664525U + 1013904223U;
        return static_cast<int>((state_ >> 8) % static_cast<std::uint32_t>(bound));
    }

private:
    std::uint32_t state_;
};

QJsonObject coding(const char* system, const char* code, const char* display) {
    return {{"coding", QJsonArray{QJsonObject{{"system", system}, {"code", code}, {"display", display}}}},
            {"text", display}};
}

QJsonObject category(const char* code) {
    return coding("http://terminology.hl7.org/CodeSystem/observation-category", code, code);
}

class Bundle {
public:
    explicit Bundle(std::uint32_t seed) : seed_(seed) {
        const QJsonObject name{{"family", "Demo"},
                               {"given", QJsonArray{QStringLiteral("Patient %1").arg(seed)}}};
        QJsonObject person{{"gender", "female"}, {"birthDate", "1961-04-30"}};
        person["name"] = QJsonArray{name};
        add("Patient", person);
    }

    void add(const char* type, QJsonObject resource) {
        const QString id = QStringLiteral("00000000-0000-4000-8000-%1%2")
                               .arg(seed_, 4, 16, QLatin1Char('0'))
                               .arg(entries_.size(), 8, 16, QLatin1Char('0'));
        resource["resourceType"] = QLatin1String(type);
        resource["id"] = id;
        if (!entries_.isEmpty()) resource["subject"] = patient();
        entries_.append(QJsonObject{
            {"fullUrl", QString(QStringLiteral("urn:uuid:") + id)},
            {"resource", resource},
            {"request", QJsonObject{{"method", QStringLiteral("POST")}, {"url", QLatin1String(type)}}}});
    }

    void observation(const char* kind, const char* loinc, const char* name, double value, const char* unit,
                     const QString& when) {
        add("Observation",
            {{"status", QStringLiteral("final")},
             {"category", QJsonArray{category(kind)}},
             {"code", coding("http://loinc.org", loinc, name)},
             {"effectiveDateTime", when},
             {"valueQuantity", QJsonObject{{"value", value},
                                           {"unit", QLatin1String(unit)},
                                           {"system", QStringLiteral("http://unitsofmeasure.org")}}}});
    }

    QJsonObject patient() const {
        return {{"reference", QStringLiteral("urn:uuid:00000000-0000-4000-8000-%1%2")
                                  .arg(seed_, 4, 16, QLatin1Char('0'))
                                  .arg(0, 8, 16, QLatin1Char('0'))}};
    }

    Bytes done() const {
        const QJsonObject bundle{{"resourceType", QStringLiteral("Bundle")},
                                 {"type", QStringLiteral("transaction")},
                                 {"entry", entries_}};
        const QByteArray json = QJsonDocument(bundle).toJson(QJsonDocument::Indented);
        return toBytes(bytesOf(std::string_view(json.constData(), static_cast<std::size_t>(json.size()))));
    }

private:
    std::uint32_t seed_;
    QJsonArray entries_;
};

}  // namespace

Bytes demoBundle(std::uint32_t seed) {
    Numbers numbers(seed);
    Bundle bundle(seed);
    bundle.add("Condition",
               {{"code", coding("http://snomed.info/sct", "44054006", "Type 2 diabetes mellitus")},
                {"recordedDate", QStringLiteral("2019-03-12")},
                {"clinicalStatus",
                 coding("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", "Active")}});
    bundle.add("AllergyIntolerance",
               {{"code", coding("http://snomed.info/sct", "91936005", "Allergy to penicillin")},
                {"recordedDate", QStringLiteral("2011-06-02")}});
    bundle.add("MedicationRequest",
               {{"status", QStringLiteral("active")},
                {"intent", QStringLiteral("order")},
                {"medicationCodeableConcept",
                 coding("http://www.nlm.nih.gov/research/umls/rxnorm", "860975", "Metformin 500 mg")},
                {"authoredOn", QStringLiteral("2019-03-12")}});
    bundle.add("Immunization",
               {{"status", QStringLiteral("completed")},
                {"vaccineCode", coding("http://hl7.org/fhir/sid/cvx", "140", "Influenza, seasonal")},
                {"occurrenceDateTime", QStringLiteral("2025-10-14")}});
    for (int year = 2020; year <= 2026; ++year)
        for (int quarter = 0; quarter < 4; ++quarter) {
            const QString when =
                QStringLiteral("%1-%2-11T08:30:00Z").arg(year).arg(2 + 3 * quarter, 2, 10, QLatin1Char('0'));
            bundle.observation("laboratory", "4548-4", "Hemoglobin A1c", 6.1 + numbers.below(18) / 10.0, "%",
                               when);
            bundle.observation("laboratory", "2160-0", "Creatinine", 0.7 + numbers.below(5) / 10.0, "mg/dL",
                               when);
            bundle.observation("vital-signs", "29463-7", "Body weight", 71 + numbers.below(60) / 10.0, "kg",
                               when);
            bundle.observation("vital-signs", "8480-6", "Systolic blood pressure", 118 + numbers.below(30),
                               "mm[Hg]", when);
        }
    return bundle.done();
}

}  // namespace reseal::app
