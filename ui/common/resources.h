// Icons and translations live in this static library, whose resources have to be asked for once.
//
// Thread rule: the GUI thread, before the first window.
#pragma once

namespace reseal::ui {
void registerResources();
}
