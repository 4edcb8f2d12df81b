// The window: who is it, unlock, joining, and a workspace for each seat that is open. What is behind a lock
// is hidden, not painted over; pages and sheets stay as they were.
//
// Thread rule: the GUI thread.
#pragma once

#include <QMainWindow>
#include <QPointer>
#include <map>
#include <memory>

#include "ui/shell/profiles.h"
#include "ui/shell/seat.h"

class QStackedWidget;

namespace reseal::ui {

class Banner;
class IdleWatch;
class Workspace;

struct WindowOptions {
    std::filesystem::path root;  // of profiles
    // Of a demo: who there is, and one passphrase for all, which is no secret.
    std::vector<Profile> demo;
    std::string demoPassphrase;
    // Clinics that run already, in this program, by the folder of their keys.
    std::map<std::filesystem::path, std::shared_ptr<engine::ClinicDesk>> clinics;
    bool isDemo() const { return !demo.empty(); }
};

class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(WindowOptions options, QWidget* parent = nullptr);
    ~MainWindow() override;

    void chooseWho();
    void sit(const Profile& profile);  // to their place: unlock, or straight in if it is open
    void lock();                       // all seats, also those behind the one in front
    Workspace* workspace() const;      // the one in front; null if there is none
    QWidget* front() const;
    Seat* seat() const { return seat_; }
    std::chrono::milliseconds freshLife{600'000};  // of the passphrase of a clinic that is being founded
    bool remembers() const { return fresh_.has_value(); }
    IdleWatch& idle() { return *idle_; }

Q_SIGNALS:
    void demoWanted();
    void arrived();  // something else is in front now

protected:
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Seat& seatFor(const Profile& profile);
    std::optional<Profile> lockedHomeOf(const Seat& seat) const;
    void enter(Seat& seat);
    void cover();
    void lockSeats();
    void unlockHome();  // of who is in front
    QStringList underWay() const;
    void firstRun();
    void setFront(QWidget* widget);
    void warn(int secondsLeft);

    WindowOptions options_;
    Profiles profiles_;
    QStackedWidget* stack_;
    std::vector<std::unique_ptr<Seat>> seats_;
    std::map<Seat*, Workspace*> workspaces_;
    QPointer<Seat> seat_;
    // Of a clinic that was made a moment ago and has no group yet: nobody has to type it twice within ten
    // minutes. A lock drops it.
    std::optional<crypto::SecretBytes> fresh_;
    QTimer* freshTimer_;
    std::filesystem::path freshKeys_;
    bool closing_ = false;
    IdleWatch* idle_;
    QPointer<Banner> warning_;  // before it locks itself
};

}  // namespace reseal::ui
