// What a permission says, in one sentence: the doctor reads while asking what the patient will read, and the
// patient reads while approving what will be signed. One function, so that both read the same.
//
// Thread rule: the GUI thread.
#pragma once

#include <QString>
#include <map>
#include <set>

#include "core/engine/values.h"

namespace reseal::ui {

struct Permission {
    engine::Who who;
    std::set<engine::Category> categories;  // all in them, now and later
    // Only these, by category, if there are any: how many of each.
    std::map<engine::Category, std::size_t> counted;
    std::size_t uncounted = 0;  // records whose category is not known
    engine::Purpose purpose = engine::Purpose::Treatment;
    Instant notAfter = kNever;
    bool forTeam = false;  // `who` alone would not be true: everybody in the team of their clinic
};

// "Dr Kim, Clinic South, may read 12 laboratory results until 3 May 2027, for treatment."
QString consentSentence(const Permission& permission);
Permission permissionOf(const engine::GrantRow& grant);
// "The whole team of Clinic South"; without it, the person with title and clinic.
QString readerText(const engine::Who& who, bool forTeam);
// "everything in “Laboratory results” and 2 records in “Notes and letters”"; empty: nothing.
QString contents(const Permission& permission);
QString until(Instant notAfter);  // "until 3 May 2027", "without an end"
// "a, b and c" in the user's language.
QString enumerate(const QStringList& parts);

}  // namespace reseal::ui
