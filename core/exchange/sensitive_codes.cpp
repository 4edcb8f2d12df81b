// The codes by which surveys are recognised and sensitive categories suggested. Meant to be reviewed by
// clinicians: one line each, what it is beside it. Surveys decide, the rest only suggests.

#include <algorithm>
#include <array>
#include <string_view>

#include "core/exchange/fhir_rules.h"

namespace reseal::exchange {
namespace {

struct Entry {
    std::string_view code;
    Category category;
};

constexpr auto kMental = Category::MentalHealth;
constexpr auto kSubstance = Category::SubstanceUse;
constexpr auto kHiv = Category::Hiv;
constexpr auto kSexual = Category::SexualReproductive;
constexpr auto kGenetic = Category::Genetic;
constexpr auto kAbuse = Category::AbuseViolence;

// LOINC
constexpr std::array kSurveys{
    Entry{"44249-1", kMental},     // PHQ-9 panel
    Entry{"44250-9", kMental},     // its items
    Entry{"44251-7", kMental},     //
    Entry{"44252-5", kMental},     //
    Entry{"44253-3", kMental},     //
    Entry{"44254-1", kMental},     //
    Entry{"44255-8", kMental},     //
    Entry{"44258-2", kMental},     //
    Entry{"44259-0", kMental},     //
    Entry{"44260-8", kMental},     //
    Entry{"44261-6", kMental},     // PHQ-9 total score
    Entry{"69722-7", kMental},     // difficulty made by the problems above
    Entry{"55757-9", kMental},     // PHQ-2 panel
    Entry{"55758-7", kMental},     // PHQ-2 total score
    Entry{"89204-2", kMental},     // PHQ-9 for teens
    Entry{"69737-5", kMental},     // GAD-7 panel
    Entry{"69725-0", kMental},     // its items
    Entry{"68509-9", kMental},     //
    Entry{"69733-4", kMental},     //
    Entry{"69734-2", kMental},     //
    Entry{"69735-9", kMental},     //
    Entry{"69689-8", kMental},     //
    Entry{"69736-7", kMental},     //
    Entry{"70274-6", kMental},     // GAD-7 total score
    Entry{"72109-2", kSubstance},  // AUDIT-C panel
    Entry{"68518-0", kSubstance},  // its items
    Entry{"68519-8", kSubstance},  //
    Entry{"68520-6", kSubstance},  //
    Entry{"75626-2", kSubstance},  // AUDIT-C total score
    Entry{"72110-0", kSubstance},  // AUDIT panel
    Entry{"75624-7", kSubstance},  // AUDIT total score
    Entry{"82666-9", kSubstance},  // DAST-10 panel
    Entry{"82667-7", kSubstance},  // DAST-10 total score
    Entry{"75889-6", kSubstance},  // TAPS items
    Entry{"96843-8", kSubstance},  //
};

// LOINC and SNOMED CT
constexpr std::array kSuspected{
    Entry{"11331-6", kSubstance},   // history of alcohol use
    Entry{"7917-8", kHiv},          // HIV 1 antibody in serum
    Entry{"29893-5", kHiv},         // HIV 1 antibody, immunoassay
    Entry{"56888-1", kHiv},         // HIV 1+2 antibody and p24 antigen
    Entry{"25836-8", kHiv},         // HIV 1 RNA copies
    Entry{"2106-3", kSexual},       // choriogonadotropin in urine (pregnancy test)
    Entry{"82810-3", kSexual},      // pregnancy status
    Entry{"35489007", kMental},     // depressive disorder
    Entry{"370143000", kMental},    // major depressive disorder
    Entry{"197480006", kMental},    // anxiety disorder
    Entry{"58214004", kMental},     // schizophrenia
    Entry{"13746004", kMental},     // bipolar disorder
    Entry{"7200002", kSubstance},   // alcoholism
    Entry{"55680006", kSubstance},  // drug overdose
    Entry{"86406008", kHiv},        // HIV infection
    Entry{"62479008", kHiv},        // AIDS
    Entry{"72892002", kSexual},     // normal pregnancy
    Entry{"19169002", kSexual},     // miscarriage in first trimester
    Entry{"76501-6", kAbuse},       // afraid of a partner
    Entry{"706893006", kAbuse},     // victim of intimate partner abuse
};

// First characters of ICD-10 codes.
constexpr std::array kIcd10{
    Entry{"F1", kSubstance},  // disorders due to substance use
    Entry{"F0", kMental},    Entry{"F2", kMental},
    Entry{"F3", kMental},  // mental and behavioural
    Entry{"F4", kMental},    Entry{"F5", kMental},
    Entry{"F6", kMental},  // disorders
    Entry{"F7", kMental},    Entry{"F8", kMental},
    Entry{"F9", kMental},  //
    Entry{"B20", kHiv},      Entry{"B21", kHiv},
    Entry{"B22", kHiv},  // HIV disease
    Entry{"B23", kHiv},      Entry{"B24", kHiv},
    Entry{"Z21", kHiv},  //
    Entry{"A5", kSexual},    Entry{"A60", kSexual},
    Entry{"A63", kSexual},  // sexually transmitted infections
    Entry{"A64", kSexual},   Entry{"O", kSexual},
    Entry{"Z33", kSexual},                            // pregnancy and childbirth
    Entry{"Z34", kSexual},   Entry{"N97", kSexual},   // and infertility
    Entry{"Q9", kGenetic},   Entry{"Z15", kGenetic},  // chromosomes, susceptibility
    Entry{"T74", kAbuse},    Entry{"T76", kAbuse},
    Entry{"Y07", kAbuse},                          // maltreatment, assault
    Entry{"X9", kAbuse},     Entry{"Y0", kAbuse},  //
};

bool isLoinc(const Code& code) {
    return code.system.empty() || code.system == "http://loinc.org";
}
bool isSnomed(const Code& code) {
    return code.system == "http://snomed.info/sct";
}
bool isIcd10(const Code& code) {
    return code.system.find("icd-10") != std::string::npos ||
           code.system == "urn:oid:2.16.840.1.113883.6.90" || code.system == "urn:oid:2.16.840.1.113883.6.3";
}

}  // namespace

std::optional<Category> categoryOfSurvey(const Code& code) {
    const auto at = std::ranges::find(kSurveys, code.code, &Entry::code);
    if (!isLoinc(code) || at == kSurveys.end()) return std::nullopt;
    return at->category;
}

std::optional<Category> suggestedBy(const Code& code) {
    if (isIcd10(code)) {
        const auto at =
            std::ranges::find_if(kIcd10, [&](const Entry& e) { return code.code.starts_with(e.code); });
        return at == kIcd10.end() ? std::nullopt : std::optional(at->category);
    }
    const auto at = std::ranges::find(kSuspected, code.code, &Entry::code);
    if (at == kSuspected.end() || !(isLoinc(code) || isSnomed(code))) return std::nullopt;
    return at->category;
}

}  // namespace reseal::exchange
