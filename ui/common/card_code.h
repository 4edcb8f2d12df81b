// What of a care card people compare by eye: the patient's screen or paper, and the doctor's. Long enough
// that nobody makes a pseudonym of their own that begins the same.
//
// Thread rule: functions of values.
#pragma once

#include <QString>

#include "core/base/ids.h"

namespace reseal::ui {

// "3f9a 02c1 77de 5b08"
inline QString cardCode(const SignPublic& patient) {
    constexpr int kGroups = 4, kDigits = 4;
    const QString hex = QString::fromStdString(patient.hex());
    QStringList groups;
    for (int i = 0; i < kGroups; ++i) groups << hex.mid(i * kDigits, kDigits);
    return groups.join(QLatin1Char(' '));
}

}  // namespace reseal::ui
