// What the program measures of itself when it is told to: how soon it can be used, and whether it ever stands
// still.
//
// Thread rule: the GUI thread.
#pragma once

#include "ui/shell/main_window.h"

namespace reseal::app {

// Shows the unlock page of the first person or clinic in `root`, and ends the application once its field has
// been painted. Then prints the monotonic clock in nanoseconds: whoever started the program knows when that
// was. Exit status 1: nobody is there.
int measureStart(ui::MainWindow& window, const std::filesystem::path& root);

}  // namespace reseal::app
