// Who I am, search, the network, jobs, lock.
//
// Thread rule: the GUI thread.
#pragma once

#include <QFrame>
#include <map>

#include "ui/shell/seat.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace reseal::ui {

class Pill;

// Jobs that take long enough to be seen, with progress and a way to stop them.
class JobsButton final : public QWidget {
    Q_OBJECT
public:
    explicit JobsButton(Seat& seat, QWidget* parent = nullptr);
    int running() const { return static_cast<int>(jobs_.size()); }
    QStringList names() const;

private:
    void take(const engine::JobProgress& progress);
    void show();
    void list();
    Seat& seat_;
    std::map<std::uint64_t, engine::JobProgress> jobs_;
    QPushButton* button_;
    QFrame* popup_ = nullptr;
    QVBoxLayout* rows_ = nullptr;
};

class TopBar final : public QFrame {
    Q_OBJECT
public:
    TopBar(Seat& seat, bool demo, QWidget* parent = nullptr);
    Pill& network() { return *network_; }
    JobsButton& jobs() { return *jobs_; }

Q_SIGNALS:
    void searchWanted();
    void lockWanted();
    void switchWanted();
    void networkWanted();

private:
    void seeNetwork();
    Seat& seat_;
    Pill* network_;
    JobsButton* jobs_;
};

}  // namespace reseal::ui
