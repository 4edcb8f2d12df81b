// How Qt's own controls look: resources/style.qss over a colour scheme. Controls of our own paint themselves.
//
// A button says what it is for by its property "kind": "primary", "danger", "quiet"; without one it is an
// ordinary one.
//
// Thread rule: a function of values.
#pragma once

#include <QString>

namespace reseal::ui {

struct Colours;
QString styleSheet(const Colours& colours);

}  // namespace reseal::ui
