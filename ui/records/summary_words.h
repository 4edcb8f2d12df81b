// What the parts of a summary are called.
//
// Thread rule: the GUI thread.
#pragma once

#include <QString>

#include "core/engine/readable.h"

namespace reseal::ui {
QString word(engine::SummaryLabel label);
// A value of a summary as people read it: points in time in local time, days with the month as a word,
// numbers with more digits than were ever measured rounded, with "≈" before them.
QString inWords(const QString& value);
}  // namespace reseal::ui
