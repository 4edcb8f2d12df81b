// Labels and buttons in the type scale, and what each kind of button looks like.
//
// Thread rule: the GUI thread.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <string>
#include <string_view>

#include "ui/common/theme.h"

namespace reseal::ui {

enum class Ink { Text, Muted, Good, Warn, Bad, Accent };

// Plain text always: nothing that comes from outside is ever read as markup. Wraps; can be selected with the
// mouse if `selectable`.
QLabel* label(Type type, const QString& text = {}, Ink ink = Ink::Text);
QLabel* selectable(QLabel* label);
// One line that gives way where there is little room: what does not fit ends in "…", and its tool tip and a
// screen reader say all of it.
QLabel* elided(Type type, const QString& text, Ink ink = Ink::Text);
void setInk(QLabel* label, Ink ink);

// A short word in a tinted box.
QLabel* tag(Tone tone, const QString& text);
void setTag(QLabel* tag, Tone tone, const QString& text);

enum class Kind { Ordinary, Primary, Danger, Quiet };
QPushButton* button(Kind kind, const QString& text, const char* iconName = nullptr);
// A large one with two lines, for choosing among a few: what it is, and more about it.
QPushButton* choice(const char* iconName, const QString& title, const QString& more);
// One that shows an icon alone: `name` is its tool tip and what a screen reader says.
QPushButton* iconButton(const char* iconName, const QString& name);

// What goes into a tool tip, always (a lint test): Qt reads one that looks like markup as markup, with every
// file that it names.
QString plainTip(const QString& text);

inline QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}
inline std::string utf8(const QString& text) {
    return text.toUtf8().toStdString();
}

}  // namespace reseal::ui
