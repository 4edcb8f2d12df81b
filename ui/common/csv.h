// Comma-separated values (RFC 4180), safe to open in a spreadsheet: a text that would be taken for a formula
// is quoted with an apostrophe.
//
// Thread rule: a function of values.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace reseal::ui {
QByteArray csvLine(const QStringList& cells);
}
