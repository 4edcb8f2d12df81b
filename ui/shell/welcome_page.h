// Who is it? Those whose keys are on this computer, and a way in for a new one.
//
// Thread rule: the GUI thread.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/shell/profiles.h"

namespace reseal::ui {

class WelcomePage final : public QWidget {
    Q_OBJECT
public:
    WelcomePage(const std::vector<Profile>& profiles, const QStringList& unreadable, bool demo,
                QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const reseal::ui::Profile& profile);
    void newWanted();
    void demoWanted();
};

}  // namespace reseal::ui
