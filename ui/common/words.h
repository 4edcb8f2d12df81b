// The engine's terms in the user's language, and dates, sizes and ids as people read them.
//
// Thread rule: the GUI thread.
#pragma once

#include <QString>

#include "core/engine/values.h"
#include "ui/common/theme.h"

namespace reseal::ui {

QString word(engine::Category category);
const char* iconOf(engine::Category category);
QString word(engine::Purpose purpose);
QString word(engine::Role role);
QString word(engine::Access access);
Tone toneOf(engine::Access access);
const char* iconOf(engine::Access access);
QString word(engine::GrantState state);
QString word(engine::RequestState state);

// A point in time: "3 May 2026", with the time of day if `clock`. Local time.
QString day(Instant instant);
QString dayAndTime(Instant instant);
QString sinceWhen(Instant instant, Instant now);  // "2 hours ago"
// ISO 8601 as records carry it, down to as much as it says: "2026-05" → "May 2026".
QString clinicalDay(const std::string& iso);
QString amount(std::uint64_t bytes);
QString count(qint64 number);
// The beginning of an id, in groups, for telling things apart by eye: "3f9a 02c1".
template <class Fixed>
QString brief(const Fixed& id) {
    const QString hex = QString::fromStdString(id.hex());
    return hex.left(4) + QLatin1Char(' ') + hex.mid(4, 4);
}
// "Dr Kim, cardiologist, Clinic South" as far as it is known.
QString fullName(const engine::Who& who);

}  // namespace reseal::ui
