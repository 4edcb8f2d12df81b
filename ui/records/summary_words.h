// What the parts of a summary are called.
//
// Thread rule: the GUI thread.
#pragma once

#include <QString>

#include "core/engine/readable.h"

namespace reseal::ui {
QString word(engine::SummaryLabel label);
}
