// Days of the calendar, which made-up patients live by.
//
// Thread rule: functions of values.
#pragma once

#include <chrono>
#include <string>

#include "core/base/time.h"

namespace reseal::app {

using Date = std::chrono::sys_days;

Date dateOf(Instant instant);                        // in UTC
std::string dateText(Date date);                     // "2026-11-21"
std::string momentText(Date date, int minuteOfDay);  // "2026-11-21T08:40:00Z"
Date workdayNotAfter(Date date);                     // itself, or the Friday before
Date monthsAfter(Date date, int months);             // of 30.4 days
int yearsBetween(Date from, Date to);                // completed ones: an age
Date latestOf(Date a, Date b);

}  // namespace reseal::app
