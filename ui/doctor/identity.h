// Who a patient is, always with birth date and number, so that nobody is taken for somebody else.
//
// Thread rule: the GUI thread.
#pragma once

#include <QString>

#include "core/engine/values.h"

namespace reseal::ui {

QString bornAndNumber(const engine::PatientRow& patient);  // "born 8 Sep 1959 · D-1002"
QString identity(const engine::PatientRow& patient);       // the same with the name before it

}  // namespace reseal::ui
