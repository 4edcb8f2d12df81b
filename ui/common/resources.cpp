#include "ui/common/resources.h"

#include <QtGlobal>

// Q_INIT_RESOURCE does not work inside a namespace.
static void initialize() {
    Q_INIT_RESOURCE(reseal);
}

namespace reseal::ui {
void registerResources() {
    initialize();
}
}  // namespace reseal::ui
