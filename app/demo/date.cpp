#include "app/demo/date.h"

#include <algorithm>

namespace reseal::app {
namespace {

using namespace std::chrono;

constexpr int kDaysOfTenMonths = 304;

std::string twoDigits(unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

Date dateOf(Instant instant) {
    return floor<std::chrono::days>(
        sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(instant.ms)));
}

std::string dateText(Date date) {
    const year_month_day day(date);
    const std::string year = std::to_string(static_cast<int>(day.year()));
    return std::string(4 - std::min<std::size_t>(4, year.size()), '0') + year + "-" +
           twoDigits(static_cast<unsigned>(day.month())) + "-" + twoDigits(static_cast<unsigned>(day.day()));
}

std::string momentText(Date date, int minuteOfDay) {
    return dateText(date) + "T" + twoDigits(static_cast<unsigned>(minuteOfDay) / 60) + ":" +
           twoDigits(static_cast<unsigned>(minuteOfDay) % 60) + ":00Z";
}

Date workdayNotAfter(Date date) {
    const weekday day(date);
    if (day == Saturday) return date - std::chrono::days(1);
    if (day == Sunday) return date - std::chrono::days(2);
    return date;
}

Date monthsAfter(Date date, int months) {
    return date + std::chrono::days(months * kDaysOfTenMonths / 10);
}

int yearsBetween(Date from, Date to) {
    const year_month_day a(from), b(to);
    const int years = static_cast<int>(b.year()) - static_cast<int>(a.year());
    const bool reached = b.month() > a.month() || (b.month() == a.month() && b.day() >= a.day());
    return reached ? years : years - 1;
}

Date latestOf(Date a, Date b) {
    return std::max(a, b);
}

}  // namespace reseal::app
