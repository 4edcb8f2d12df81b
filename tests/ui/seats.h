// Somebody at a workspace of made-up values (fakes.h), and the page that they look at.
//
// Thread rule: the GUI thread.
#pragma once

#include "core/crypto/random.h"
#include "tests/ui/walk.h"
#include "ui/shell/language.h"
#include "ui/shell/workspace.h"

namespace reseal::test {

// For each test program, before anything is shown: English, in light colours.
inline void prepareSeats() {
    crypto::initialize();
    ui::registerResources();
    ui::useLanguage(QStringLiteral("en"));
    ui::Theme::instance().fix(ui::Scheme::Light);
    ui::Theme::instance().install(*qApp);
}

inline ui::Profile person(engine::Role role) {
    ui::Profile out;
    out.name = QStringLiteral("Demo Person");
    out.role = role;
    return out;
}

inline void show(QWidget& window) {
    window.show();
    makeActive(&window);
    (void)QTest::qWaitForWindowActive(&window);
    settle();
}

template <class P>
P* go(ui::Workspace& room, const char* name) {
    room.go(QLatin1String(name));
    settle();
    return qobject_cast<P*>(room.current());
}

}  // namespace reseal::test
