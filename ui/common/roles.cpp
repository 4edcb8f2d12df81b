#include "ui/common/roles.h"

#include <QAccessibleWidget>
#include <QWidget>
#include <array>

namespace reseal::ui {
namespace {

struct Known {
    const char* name;
    QAccessible::Role role;
};
constexpr std::array kKnown{
    Known{"QScrollArea", QAccessible::Pane},  // takes the focus, so that it can be scrolled by keys
    Known{"reseal::ui::Banner", QAccessible::AlertMessage},
    Known{"reseal::ui::Plots", QAccessible::Chart},
    Known{"reseal::ui::QrView", QAccessible::Graphic},
    Known{"reseal::ui::RequestCard", QAccessible::Grouping},
    Known{"reseal::ui::Ring", QAccessible::Chart},
    Known{"reseal::ui::Sheet", QAccessible::Dialog},
    Known{"reseal::ui::SidePanel", QAccessible::Pane},
    Known{"reseal::ui::Steps", QAccessible::Graphic},
};

QAccessibleInterface* make(const QString& name, QObject* object) {
    for (const Known& known : kKnown)
        if (name == QLatin1String(known.name))
            return new QAccessibleWidget(static_cast<QWidget*>(object), known.role);
    return nullptr;
}

}  // namespace

void registerRoles() {
    QAccessible::installFactory(make);
}

}  // namespace reseal::ui
