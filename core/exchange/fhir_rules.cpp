#include "core/exchange/fhir_rules.h"

#include <algorithm>
#include <array>

namespace reseal::exchange {
namespace {

struct Named {
    std::string_view name;
    Category category;
};

std::optional<Category> lookUp(const auto& table, std::string_view name) {
    const auto at = std::ranges::find(table, name, &Named::name);
    return at == table.end() ? std::nullopt : std::optional(at->category);
}

constexpr std::array kLabels{Named{"PSY", Category::MentalHealth},
                             Named{"MH", Category::MentalHealth},
                             Named{"BH", Category::MentalHealth},
                             Named{"PSYTHPN", Category::MentalHealth},
                             Named{"ETH", Category::SubstanceUse},
                             Named{"SUD", Category::SubstanceUse},
                             Named{"ETHUD", Category::SubstanceUse},
                             Named{"OPIOIDUD", Category::SubstanceUse},
                             Named{"HIV", Category::Hiv},
                             Named{"SEX", Category::SexualReproductive},
                             Named{"STD", Category::SexualReproductive},
                             Named{"PREGNANT", Category::SexualReproductive},
                             Named{"GDIS", Category::Genetic},
                             Named{"SDV", Category::AbuseViolence},
                             Named{"VIO", Category::AbuseViolence}};

constexpr std::array kTypes{
    Named{"Condition", Category::Problems}, Named{"AllergyIntolerance", Category::Allergies},
    Named{"MedicationRequest", Category::Medications}, Named{"MedicationStatement", Category::Medications},
    Named{"MedicationDispense", Category::Medications},
    Named{"MedicationAdministration", Category::Medications}, Named{"Medication", Category::Medications},
    Named{"Immunization", Category::Immunizations}, Named{"ImmunizationEvaluation", Category::Immunizations},
    Named{"ImmunizationRecommendation", Category::Immunizations}, Named{"Specimen", Category::Laboratory},
    Named{"ImagingStudy", Category::Imaging}, Named{"Procedure", Category::Procedures},
    Named{"CarePlan", Category::CarePlans}, Named{"CareTeam", Category::CarePlans},
    Named{"Goal", Category::CarePlans}, Named{"DocumentReference", Category::Notes},
    Named{"Composition", Category::Notes}, Named{"QuestionnaireResponse", Category::Notes},
    Named{"Bundle", Category::Notes},  // a document that is kept whole
    // Who, where and for how much: structure, not findings.
    Named{"Patient", Category::Administrative}, Named{"RelatedPerson", Category::Administrative},
    Named{"Person", Category::Administrative}, Named{"Practitioner", Category::Administrative},
    Named{"PractitionerRole", Category::Administrative}, Named{"Organization", Category::Administrative},
    Named{"OrganizationAffiliation", Category::Administrative}, Named{"Location", Category::Administrative},
    Named{"HealthcareService", Category::Administrative}, Named{"Endpoint", Category::Administrative},
    Named{"Encounter", Category::Administrative}, Named{"EpisodeOfCare", Category::Administrative},
    Named{"Appointment", Category::Administrative}, Named{"AppointmentResponse", Category::Administrative},
    Named{"Schedule", Category::Administrative}, Named{"Slot", Category::Administrative},
    Named{"Account", Category::Administrative}, Named{"ChargeItem", Category::Administrative},
    Named{"Claim", Category::Administrative}, Named{"ClaimResponse", Category::Administrative},
    Named{"ExplanationOfBenefit", Category::Administrative}, Named{"Coverage", Category::Administrative},
    Named{"CoverageEligibilityRequest", Category::Administrative},
    Named{"CoverageEligibilityResponse", Category::Administrative},
    Named{"EnrollmentRequest", Category::Administrative},
    Named{"EnrollmentResponse", Category::Administrative}, Named{"InsurancePlan", Category::Administrative},
    Named{"Invoice", Category::Administrative}, Named{"PaymentNotice", Category::Administrative},
    Named{"PaymentReconciliation", Category::Administrative}, Named{"Contract", Category::Administrative},
    Named{"Consent", Category::Administrative}, Named{"Provenance", Category::Administrative},
    Named{"AuditEvent", Category::Administrative}};

// observation-category, HL7 table 0074 (diagnostic service section) and the LOINC parts that US Core
// uses. With several the first of this table counts.
constexpr std::array kCategoryCodes{Named{"laboratory", Category::Laboratory},
                                    Named{"LAB", Category::Laboratory},
                                    Named{"CH", Category::Laboratory},
                                    Named{"HM", Category::Laboratory},
                                    Named{"MB", Category::Laboratory},
                                    Named{"MCB", Category::Laboratory},
                                    Named{"SR", Category::Laboratory},
                                    Named{"BLB", Category::Laboratory},
                                    Named{"IMM", Category::Laboratory},
                                    Named{"TX", Category::Laboratory},
                                    Named{"UR", Category::Laboratory},
                                    Named{"VR", Category::Laboratory},
                                    Named{"vital-signs", Category::VitalSigns},
                                    Named{"imaging", Category::Imaging},
                                    Named{"LP29684-5", Category::Imaging},
                                    Named{"RAD", Category::Imaging},
                                    Named{"CT", Category::Imaging},
                                    Named{"NMR", Category::Imaging},
                                    Named{"NMS", Category::Imaging},
                                    Named{"CUS", Category::Imaging},
                                    Named{"OUS", Category::Imaging},
                                    Named{"RUS", Category::Imaging},
                                    Named{"VUS", Category::Imaging},
                                    Named{"RX", Category::Imaging},
                                    Named{"XRC", Category::Imaging},
                                    Named{"LP29708-2", Category::Diagnostics},
                                    Named{"LP7839-6", Category::Diagnostics},
                                    Named{"exam", Category::Diagnostics},
                                    Named{"procedure", Category::Diagnostics},
                                    Named{"CTH", Category::Diagnostics},
                                    Named{"CP", Category::Diagnostics},
                                    Named{"SP", Category::Diagnostics},
                                    Named{"EC", Category::Diagnostics},
                                    Named{"EN", Category::Diagnostics},
                                    Named{"PF", Category::Diagnostics},
                                    Named{"AU", Category::Diagnostics}};

std::optional<Category> categoryOfCodes(const std::vector<Code>& codes) {
    for (const Named& known : kCategoryCodes)
        for (const Code& code : codes)
            if (code.code == known.name) return known.category;
    return std::nullopt;
}

bool isActCode(const Code& label) {
    return label.system.empty() || label.system.ends_with("/v3-ActCode") ||
           label.system.ends_with("/v3/ActCode") || label.system == "urn:oid:2.16.840.1.113883.5.4";
}

bool isConfidentiality(const Code& label) {
    return label.system.empty() || label.system.ends_with("Confidentiality") ||
           label.system == "urn:oid:2.16.840.1.113883.5.25";
}

// What a label or a survey makes of it, else its type.
void decideByContent(const CodedFacts& facts, CategoryDecision& decision) {
    for (const Code& code : facts.codes)
        if (const auto survey = categoryOfSurvey(code)) {
            decision.category = *survey;
            decision.because = Because::Survey;
            return;
        }
    if (facts.type == "Observation" || facts.type == "DiagnosticReport") {
        if (const auto coded = categoryOfCodes(facts.categories)) {
            decision.category = *coded;
            decision.because = Because::CategoryCode;
        } else {
            decision.category = facts.type == "DiagnosticReport" ? Category::Diagnostics : Category::Notes;
            decision.because = Because::ResourceType;
        }
        return;
    }
    if (const auto typed = categoryOfType(facts.type)) {
        decision.category = *typed;
        decision.because = Because::ResourceType;
    }
}

}  // namespace

std::optional<Category> categoryOfLabel(const Code& label) {
    return isActCode(label) ? lookUp(kLabels, label.code) : std::nullopt;
}

bool isRestriction(const Code& label) {
    if (isConfidentiality(label) && (label.code == "R" || label.code == "V")) return true;
    // Sensitivities that have no category of ours. (Obligations and refrains stand in the same code system.)
    constexpr std::array kOthers{"MST", "SCA",  "SICKLE", "SPI", "COGN", "DVD", "EMOTDIS", "TBOO",
                                 "CEL", "ADOL", "DIA",    "EMP", "PDS",  "PHY", "PRS",     "LOCIS"};
    return isActCode(label) && std::ranges::find(kOthers, label.code) != kOthers.end();
}

std::optional<Category> categoryOfType(std::string_view resourceType) {
    return lookUp(kTypes, resourceType);
}

CategoryDecision decideCategory(const CodedFacts& facts) {
    CategoryDecision decision;
    decideByContent(facts, decision);
    std::set<Category> labelled;
    for (const Code& label : facts.securityLabels) {
        if (const auto sensitive = categoryOfLabel(label)) labelled.insert(*sensitive);
        decision.restricted = decision.restricted || isRestriction(label);
    }
    if (!labelled.empty()) {
        // A survey that its author labelled otherwise keeps its own category as well.
        if (decision.because == Because::Survey) labelled.insert(decision.category);
        decision.category = *labelled.begin();
        decision.because = Because::SecurityLabel;
        labelled.erase(labelled.begin());
        decision.alsoLabelled = std::move(labelled);
    }
    if (records::isSensitive(decision.category) && decision.category != Category::Administrative)
        decision.restricted = false;
    std::vector<Code> hints = facts.codes;
    hints.insert(hints.end(), facts.otherCodes.begin(), facts.otherCodes.end());
    for (const Code& code : hints)
        if (const auto hint = suggestedBy(code);
            hint && *hint != decision.category && !decision.alsoLabelled.contains(*hint))
            decision.suggested.insert(*hint);
    return decision;
}

}  // namespace reseal::exchange
