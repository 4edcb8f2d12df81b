// A date as medicine writes it: to the year, the month, the day or the moment (FHIR R4 `date` and
// `dateTime`). The text is kept as it stood, because precision that was not recorded must not appear.
//
// Thread rule: values.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/time.h"

namespace reseal::records {

class ClinicalDate {
public:
    ClinicalDate() = default;  // unknown
    // YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss[.f…](Z|±hh:mm); the empty text is unknown.
    // Errors: Malformed (also for the 31st of April).
    static Result<ClinicalDate> from(std::string_view text);

    bool isKnown() const { return !text_.empty(); }
    const std::string& text() const { return text_; }
    std::string_view day() const {
        return std::string_view(text_).substr(0, 10);
    }  // or less, if less is known

    // The first millisecond it may mean, and the first after the last one. A date without a time is a
    // calendar day at an unknown place: it is taken in UTC. CHECKed to be known.
    Instant begin() const { return begin_; }
    Instant end() const { return end_; }
    // May it lie in the days [from, to], of which either may be unknown, that is open? True if this
    // is unknown.
    bool mayLieWithin(const ClinicalDate& from, const ClinicalDate& to) const;

    friend bool operator==(const ClinicalDate& a, const ClinicalDate& b) { return a.text_ == b.text_; }
    // By begin, then by text; unknown first.
    friend bool operator<(const ClinicalDate& a, const ClinicalDate& b);

private:
    std::string text_;
    Instant begin_, end_;
};

inline constexpr std::size_t kMaxDateBytes = 40;

}  // namespace reseal::records
