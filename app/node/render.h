// An answer as text: objects as "name: value" lines, lists of objects as tables.
//
// Thread rule: any.
#pragma once

#include <QJsonObject>

namespace reseal::app {
QString render(const QJsonObject& answer);
}  // namespace reseal::app
