// Our own icons (resources/icons, 24 x 24 outlines), painted in the colour of the text they stand beside, at
// any scale. They follow the colour scheme by themselves.
//
// Thread rule: the GUI thread.
#pragma once

#include <QIcon>
#include <QPixmap>

#include "ui/common/theme.h"

namespace reseal::ui {

// `name`: of the file, without ".svg". An unknown one is a bug of ours.
QIcon icon(const char* name);                      // text colour; disabled, selected: theirs
QIcon icon(const char* name, QColor (*colour)());  // a colour of the scheme
void paintIcon(QPainter& painter, const char* name, const QRectF& at, const QColor& colour);

// The shape that goes with a tone, so that nothing is told by colour alone.
const char* iconOf(Tone tone);

}  // namespace reseal::ui
