#include "core/exchange/fhir_rules.h"

#include <QtTest>

using namespace reseal;
using namespace reseal::exchange;

namespace {

const std::string kActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
const std::string kConfidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
const std::string kLoinc = "http://loinc.org";

CategoryDecision decide(const std::string& type, std::vector<Code> categories = {},
                        std::vector<Code> codes = {}, std::vector<Code> labels = {}) {
    return decideCategory({type, std::move(categories), std::move(codes), {}, std::move(labels)});
}

}  // namespace

class FhirRulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byType_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("category");
        const std::vector<std::pair<const char*, const char*>> rows{
            {"Condition", "problems"},
            {"AllergyIntolerance", "allergies"},
            {"MedicationRequest", "medications"},
            {"MedicationStatement", "medications"},
            {"MedicationDispense", "medications"},
            {"MedicationAdministration", "medications"},
            {"Immunization", "immunizations"},
            {"ImagingStudy", "imaging"},
            {"Procedure", "procedures"},
            {"CarePlan", "care-plans"},
            {"CareTeam", "care-plans"},
            {"Goal", "care-plans"},
            {"DocumentReference", "notes"},
            {"Claim", "administrative"},
            {"ExplanationOfBenefit", "administrative"},
            {"Coverage", "administrative"},
            {"Encounter", "administrative"},
            {"Patient", "administrative"},
            {"Organization", "administrative"},
            {"Practitioner", "administrative"},
            {"FamilyMemberHistory", "notes"},
            {"SomethingNew", "notes"},
            {"Observation", "notes"},
            {"DiagnosticReport", "diagnostics"}};
        for (const auto& [type, category] : rows)
            QTest::newRow(type) << QString::fromLatin1(type) << QString::fromLatin1(category);
    }
    void byType() {
        QFETCH(QString, type);
        QFETCH(QString, category);
        const auto decision = decide(type.toStdString());
        QCOMPARE(std::string(records::code(decision.category)), category.toStdString());
        QCOMPARE(decision.because == Because::UnknownType,
                 type == QLatin1String("SomethingNew") || type == QLatin1String("FamilyMemberHistory"));
    }

    void observationsAndReportsByTheirCategory() {
        QVERIFY(decide("Observation", {{"", "laboratory"}}).category == Category::Laboratory);
        QVERIFY(decide("Observation", {{"", "vital-signs"}}).category == Category::VitalSigns);
        QVERIFY(decide("Observation", {{"", "imaging"}}).category == Category::Imaging);
        QVERIFY(decide("Observation", {{"", "exam"}}).category == Category::Diagnostics);
        QVERIFY(decide("Observation", {{"", "procedure"}}).category == Category::Diagnostics);
        QVERIFY(decide("Observation", {{"", "social-history"}}).category == Category::Notes);
        QVERIFY(decide("DiagnosticReport", {{"", "LAB"}}).category == Category::Laboratory);
        QVERIFY(decide("DiagnosticReport", {{kLoinc, "LP29684-5"}}).category == Category::Imaging);
        QVERIFY(decide("DiagnosticReport", {{kLoinc, "LP29708-2"}}).category == Category::Diagnostics);
        QVERIFY(decide("DiagnosticReport", {{kLoinc, "LP7839-6"}}).category == Category::Diagnostics);
        QVERIFY(decide("Observation", {{"", "survey"}, {"", "laboratory"}}).category == Category::Laboratory);
        QVERIFY(decide("Condition", {{"", "laboratory"}}).category ==
                Category::Problems);  // only these two types
    }

    void everyLabelBeatsTheType() {
        const std::vector<std::pair<std::string, Category>> labels{{"PSY", Category::MentalHealth},
                                                                   {"MH", Category::MentalHealth},
                                                                   {"BH", Category::MentalHealth},
                                                                   {"PSYTHPN", Category::MentalHealth},
                                                                   {"ETH", Category::SubstanceUse},
                                                                   {"SUD", Category::SubstanceUse},
                                                                   {"ETHUD", Category::SubstanceUse},
                                                                   {"OPIOIDUD", Category::SubstanceUse},
                                                                   {"HIV", Category::Hiv},
                                                                   {"SEX", Category::SexualReproductive},
                                                                   {"STD", Category::SexualReproductive},
                                                                   {"PREGNANT", Category::SexualReproductive},
                                                                   {"GDIS", Category::Genetic},
                                                                   {"SDV", Category::AbuseViolence},
                                                                   {"VIO", Category::AbuseViolence}};
        for (const auto& [label, category] : labels)
            for (const char* type : {"Condition", "Observation", "Encounter", "Patient", "Unheard"}) {
                const auto decision = decide(type, {}, {}, {{kActCode, label}});
                QVERIFY2(decision.category == category && decision.because == Because::SecurityLabel,
                         label.c_str());
                QVERIFY(decision.alsoLabelled.empty());
            }
        for (const char* system : {"", "http://hl7.org/fhir/v3/ActCode", "urn:oid:2.16.840.1.113883.5.4"})
            QVERIFY(decide("Condition", {}, {}, {{system, "HIV"}}).category == Category::Hiv);
        QVERIFY(decide("Condition", {}, {}, {{"http://other", "HIV"}}).category == Category::Problems);
        const auto two = decide("Condition", {}, {}, {{kActCode, "HIV"}, {kActCode, "PSY"}});
        QVERIFY(two.category == Category::MentalHealth && two.alsoLabelled == std::set{Category::Hiv});
    }

    void restrictedWithoutACategory() {
        QVERIFY(decide("Condition", {}, {}, {{kConfidentiality, "R"}}).restricted);
        QVERIFY(decide("Condition", {}, {}, {{kConfidentiality, "V"}}).restricted);
        QVERIFY(!decide("Condition", {}, {}, {{kConfidentiality, "N"}}).restricted);
        QVERIFY(decide("Condition", {}, {}, {{kActCode, "SICKLE"}}).restricted);
        QVERIFY(!decide("Condition", {}, {}, {{kActCode, "NOAUTH"}}).restricted);
        QVERIFY(!decide("Condition", {}, {}, {{kConfidentiality, "R"}, {kActCode, "HIV"}}).restricted);
        QVERIFY(decide("Encounter", {}, {}, {{kConfidentiality, "R"}}).restricted);
    }

    void surveysDecideAndCodesSuggest() {
        QVERIFY(decide("Observation", {{"", "survey"}}, {{kLoinc, "44249-1"}}).category ==
                Category::MentalHealth);
        QVERIFY(decide("Observation", {{"", "survey"}}, {{kLoinc, "70274-6"}}).category ==
                Category::MentalHealth);
        QVERIFY(decide("Observation", {{"", "survey"}}, {{kLoinc, "75626-2"}}).category ==
                Category::SubstanceUse);
        QVERIFY(decide("Observation", {{"", "survey"}}, {{kLoinc, "82667-7"}}).category ==
                Category::SubstanceUse);
        QVERIFY(decide("Observation", {{"", "survey"}}, {{"http://other", "82667-7"}}).category ==
                Category::Notes);
        const auto hiv = decide("Observation", {{"", "laboratory"}}, {{kLoinc, "56888-1"}});
        QVERIFY(hiv.category == Category::Laboratory && hiv.suggested == std::set{Category::Hiv});
        const auto icd = [](const char* code) {
            return decide("Condition", {}, {{"http://hl7.org/fhir/sid/icd-10-cm", code}}).suggested;
        };
        QVERIFY(icd("F32.1") == std::set{Category::MentalHealth});
        QVERIFY(icd("F10.2") == std::set{Category::SubstanceUse});
        QVERIFY(icd("B20") == std::set{Category::Hiv});
        QVERIFY(icd("I10").empty());
        // What is decided already is not suggested.
        QVERIFY(decide("Condition", {}, {{kLoinc, "56888-1"}}, {{kActCode, "HIV"}}).suggested.empty());
    }
};

QTEST_GUILESS_MAIN(FhirRulesTest)
#include "fhir_rules_test.moc"
