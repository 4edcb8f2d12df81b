// Which category a FHIR resource belongs to. No JSON here: the reader (fhir_resource.h) collects facts,
// the rules judge them.
//
// In order: a security label (`meta.security`, v3-ActCode) beats everything; then the surveys whose
// answers are sensitive by themselves (PHQ-9, GAD-7: mental health; AUDIT-C, DAST, TAPS: substance use);
// then the type and, for observations and reports, their category. What is known to nobody becomes a
// note. Real records are mostly unlabelled, so a reviewable list of codes (sensitive_codes.cpp) also
// *suggests* sensitive categories; only a person can follow a suggestion.
//
// Thread rule: functions of values.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/records/manifest.h"

namespace reseal::exchange {

using records::Category;
using records::Code;

// What the rules look at.
struct CodedFacts {
    std::string type;                  // "Observation"
    std::vector<Code> categories;      // `category`
    std::vector<Code> codes;           // what it is about: `code` and its kin, and those of components
    std::vector<Code> otherCodes;      // what it says: coded values, reasons, conclusions
    std::vector<Code> securityLabels;  // `meta.security`
};

enum class Because { SecurityLabel, Survey, CategoryCode, ResourceType, UnknownType };

struct CategoryDecision {
    Category category = Category::Notes;
    std::set<Category> alsoLabelled;  // further sensitive categories that labels name
    Because because = Because::UnknownType;
    std::set<Category> suggested;  // sensitive ones that codes hint at, never the one decided
    // A label says "restricted" (or very restricted), or is a sensitivity that no category of ours has:
    // somebody wanted more protection than the type gives.
    bool restricted = false;
};

CategoryDecision decideCategory(const CodedFacts& facts);

// The sensitive category that a label stands for, if one does (PSY → mental-health).
std::optional<Category> categoryOfLabel(const Code& label);
bool isRestriction(const Code& label);

// Sensitive by itself (surveys), or only suspected (the list of codes).
std::optional<Category> categoryOfSurvey(const Code& code);
std::optional<Category> suggestedBy(const Code& code);

// The category of a type alone; nothing for types that need more (Observation, DiagnosticReport) or are
// unknown here.
std::optional<Category> categoryOfType(std::string_view resourceType);

}  // namespace reseal::exchange
