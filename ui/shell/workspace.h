// The window of one seat while it is open: the rail with its pages, the top bar, the page, the side panel.
//
// Thread rule: the GUI thread.
#pragma once

#include <QWidget>
#include <functional>
#include <map>
#include <vector>

#include "ui/common/page.h"
#include "ui/common/shell.h"
#include "ui/shell/seat.h"

class QButtonGroup;
class QStackedWidget;
class QToolButton;

namespace reseal::ui {

class TopBar;

class Workspace final : public QWidget, public Shell {
    Q_OBJECT
public:
    Workspace(Seat& seat, bool demo, QWidget* parent = nullptr);

    struct Place {
        QString name;  // "requests": stable
        QString title;
        const char* icon;
        std::function<Page*()> make;
        Page* page = nullptr;
        QToolButton* button = nullptr;
    };
    const std::vector<Place>& places() const { return places_; }
    Page* current() const;
    Seat& seat() { return seat_; }
    TopBar& bar() { return *bar_; }
    SidePanel& side() { return *side_; }
    QStringList held() const;  // what would be lost if the window closed

    void showSide(const QString& title, QWidget* content) override;
    void closeSide() override;
    void go(const QString& page, const QString& what = {}) override;
    void hold(const QString& key, const QString& why) override;
    std::map<std::string, QString> clinicNames() const override;
    void badge(const QString& page, int number) override;
    void openSearch();

Q_SIGNALS:
    void lockWanted();
    void switchWanted();
    void homeWanted();  // to the clinic on this computer, to unlock it

protected:
    void showEvent(QShowEvent* event) override;

private:
    void add(const QString& name, const QString& title, const char* icon, std::function<Page*()> make);
    void addPlaces();
    Place* find(const QString& name);
    void sayIfNodeFailed();

    Seat& seat_;
    bool demo_;
    std::vector<Place> places_;
    TopBar* bar_;
    QVBoxLayout* rail_;
    QStackedWidget* stack_;
    SidePanel* side_;
    std::map<QString, QString> held_;
    bool wasOffline_ = false;
};

}  // namespace reseal::ui
