#include "core/records/clinical_date.h"

#include <chrono>
#include <optional>

namespace reseal::records {
namespace {

// Takes digits off the front of `rest`.
std::optional<int> digits(std::string_view& rest, std::size_t count) {
    if (rest.size() < count) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (rest[i] < '0' || rest[i] > '9') return std::nullopt;
        value = value * 10 + (rest[i] - '0');
    }
    rest.remove_prefix(count);
    return value;
}

bool take(std::string_view& rest, char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
}

struct Range {
    std::int64_t begin, end;
};

std::optional<std::int64_t> offsetMinutes(std::string_view& rest) {
    if (take(rest, 'Z')) return 0;
    const bool minus = !rest.empty() && rest.front() == '-';
    if (!take(rest, '+') && !take(rest, '-')) return std::nullopt;
    const auto hours = digits(rest, 2);
    if (!hours || *hours > 14 || !take(rest, ':')) return std::nullopt;
    const auto minutes = digits(rest, 2);
    if (!minutes || *minutes > 59) return std::nullopt;
    return (minus ? -1 : 1) * (*hours * 60 + *minutes);
}

// What follows the "T": milliseconds of the day in UTC, and how long the moment may last.
std::optional<Range> timeOfDay(std::string_view& rest) {
    const auto hour = digits(rest, 2);
    if (!hour || *hour > 23 || !take(rest, ':')) return std::nullopt;
    const auto minute = digits(rest, 2);
    if (!minute || *minute > 59 || !take(rest, ':')) return std::nullopt;
    const auto second = digits(rest, 2);
    if (!second || *second > 60) return std::nullopt;  // 60: a leap second
    std::int64_t ms = ((*hour * 60 + *minute) * 60 + *second) * std::int64_t{1000};
    std::int64_t unit = 1000;
    if (take(rest, '.')) {
        std::size_t places = 0;
        for (std::int64_t weight = 100; !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
             weight /= 10) {
            ms += weight * (rest.front() - '0');  // below a millisecond the weight is 0
            unit = std::max<std::int64_t>(weight, 1);
            rest.remove_prefix(1);
            if (++places > 9) return std::nullopt;
        }
        if (places == 0) return std::nullopt;
    }
    const auto offset = offsetMinutes(rest);
    if (!offset) return std::nullopt;
    ms -= *offset * 60'000;
    return Range{ms, ms + unit};
}

std::optional<Range> parse(std::string_view rest) {
    namespace chrono = std::chrono;
    const auto midnight = [](chrono::sys_days day) {
        return chrono::duration_cast<chrono::milliseconds>(day.time_since_epoch()).count();
    };
    const auto yearNumber = digits(rest, 4);
    if (!yearNumber || *yearNumber == 0) return std::nullopt;
    const chrono::year year{*yearNumber};
    if (rest.empty()) return Range{midnight(year / 1 / 1), midnight((year + chrono::years{1}) / 1 / 1)};
    if (!take(rest, '-')) return std::nullopt;
    const auto monthNumber = digits(rest, 2);
    if (!monthNumber || *monthNumber < 1 || *monthNumber > 12) return std::nullopt;
    const chrono::year_month month = year / *monthNumber;
    if (rest.empty()) return Range{midnight(month / 1), midnight((month + chrono::months{1}) / 1)};
    if (!take(rest, '-')) return std::nullopt;
    const auto dayNumber = digits(rest, 2);
    if (!dayNumber) return std::nullopt;
    const chrono::year_month_day date = month / *dayNumber;
    if (!date.ok()) return std::nullopt;
    const std::int64_t day = midnight(date);
    if (rest.empty()) return Range{day, day + 86'400'000};
    if (!take(rest, 'T')) return std::nullopt;
    const auto time = timeOfDay(rest);
    if (!time || !rest.empty()) return std::nullopt;
    return Range{day + time->begin, day + time->end};
}

}  // namespace

Result<ClinicalDate> ClinicalDate::from(std::string_view text) {
    ClinicalDate out;
    if (text.empty()) return out;
    const auto range = text.size() <= kMaxDateBytes ? parse(text) : std::nullopt;
    if (!range) return fail(ErrorCode::Malformed, "not a date");
    out.text_ = text;
    out.begin_ = {range->begin};
    out.end_ = {range->end};
    return out;
}

bool ClinicalDate::mayLieWithin(const ClinicalDate& from, const ClinicalDate& to) const {
    if (!isKnown()) return true;
    if (from.isKnown() && end_ <= from.begin_) return false;
    return !to.isKnown() || begin_ < to.end_;
}

bool operator<(const ClinicalDate& a, const ClinicalDate& b) {
    if (a.isKnown() != b.isKnown()) return b.isKnown();
    if (a.begin_ != b.begin_) return a.begin_ < b.begin_;
    return a.text_ < b.text_;
}

}  // namespace reseal::records
