// What our own widgets are to a screen reader. To Qt a widget of ours is a "client", which most readers pass
// over: a plot that takes the focus, a sheet that asks something, a banner that says what has happened.
//
// Thread rule: the GUI thread; once, after the application object is there.
#pragma once

namespace reseal::ui {
void registerRoles();
}
