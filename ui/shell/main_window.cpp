#include "ui/shell/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/common/boxes.h"
#include "ui/common/icons.h"
#include "ui/common/passphrase.h"
#include "ui/common/secret_clipboard.h"
#include "ui/shell/clinic_setup_page.h"
#include "ui/shell/first_run.h"
#include "ui/shell/idle_watch.h"
#include "ui/shell/joining_page.h"
#include "ui/shell/language.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/unlock_page.h"
#include "ui/shell/welcome_page.h"
#include "ui/shell/workspace.h"

namespace reseal::ui {
namespace {
constexpr int kLookAgainMs = 300;
}

MainWindow::MainWindow(WindowOptions options, QWidget* parent)
    : QMainWindow(parent),
      options_(std::move(options)),
      profiles_(options_.root),
      idle_(new IdleWatch(this)) {
    setWindowTitle(options_.isDemo() ? tr("Reseal – demo with invented patients") : QStringLiteral("Reseal"));
    setWindowIcon(icon("logo"));
    resize(1280, 820);
    setMinimumSize(1000, 640);
    stack_ = new QStackedWidget;
    setCentralWidget(stack_);
    connect(new QShortcut(QKeySequence(QStringLiteral("Ctrl+L")), this), &QShortcut::activated, this,
            &MainWindow::lock);
    connect(new QShortcut(QKeySequence(QStringLiteral("Ctrl+K")), this), &QShortcut::activated, this, [this] {
        if (workspace() != nullptr) workspace()->openSearch();
    });
    freshTimer_ = new QTimer(this);
    freshTimer_->setSingleShot(true);
    connect(freshTimer_, &QTimer::timeout, this, [this] { fresh_.reset(); });
    connect(idle_, &IdleWatch::warned, this, &MainWindow::warn);
    connect(idle_, &IdleWatch::stayed, this, [this] {
        if (!warning_) return;
        warning_->hide();
        warning_->deleteLater();  // the event that says so may be on its way to it
        warning_ = nullptr;
    });
    connect(idle_, &IdleWatch::timeToLock, this, [this] {
        if (!options_.isDemo()) lock();  // everybody there is one person, whose passphrase is shown
    });
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationSuspended && !options_.isDemo()) lock();
    });
    qApp->installEventFilter(this);
    chooseWho();
}

MainWindow::~MainWindow() {
    // Pages use the desks of the seats: they go first.
    for (const auto& [seat, workspace] : workspaces_) delete workspace;
}

Workspace* MainWindow::workspace() const {
    return qobject_cast<Workspace*>(stack_->currentWidget());
}

QWidget* MainWindow::front() const {
    return stack_->currentWidget();
}

// What was in front goes, unless it is a workspace.
void MainWindow::setFront(QWidget* widget) {
    QWidget* before = stack_->currentWidget();
    if (stack_->indexOf(widget) < 0) stack_->addWidget(widget);
    stack_->setCurrentWidget(widget);
    if (before != nullptr && before != widget && qobject_cast<Workspace*>(before) == nullptr) {
        stack_->removeWidget(before);
        before->deleteLater();
    }
    widget->setFocus();
    Q_EMIT arrived();
}

void MainWindow::chooseWho() {
    fresh_.reset();
    for (const auto& seat : seats_) disconnect(seat.get(), &Seat::opened, this, nullptr);
    // On a shared computer the one who leaves locks; in the demo everybody is one person.
    if (!options_.isDemo()) lockSeats();
    if (options_.isDemo()) {
        auto* page = new WelcomePage(options_.demo, {}, true);
        connect(page, &WelcomePage::chosen, this, &MainWindow::sit);
        return setFront(page);
    }
    QStringList unreadable;
    const std::vector<Profile> known = profiles_.list(&unreadable);
    if (known.empty() && unreadable.isEmpty()) return firstRun();
    auto* page = new WelcomePage(known, unreadable, false);
    connect(page, &WelcomePage::chosen, this, &MainWindow::sit);
    connect(page, &WelcomePage::newWanted, this, &MainWindow::firstRun);
    connect(page, &WelcomePage::demoWanted, this, &MainWindow::demoWanted);
    setFront(page);
}

void MainWindow::firstRun() {
    auto* page = new FirstRun(profiles_);
    connect(page, &FirstRun::demoWanted, this, &MainWindow::demoWanted);
    connect(page, &FirstRun::cancelled, this, &MainWindow::chooseWho);
    connect(page, &FirstRun::languageChosen, this, [this](const QString& code) {
        useLanguage(code);
        firstRun();
    });
    connect(page, &FirstRun::created, this, [this, page](const Profile& profile) {
        Seat& seat = seatFor(profile);
        seat_ = &seat;
        if (ClinicSetupPage::isNeeded(profile)) {
            fresh_ = page->takeSecret();
            freshKeys_ = profile.keys;
            freshTimer_->start(freshLife);
            return sit(profile);
        }
        connect(&seat, &Seat::opened, this, [this, &seat] { enter(seat); });
        seat.unlock(page->takeSecret());
    });
    setFront(page);
}

Seat& MainWindow::seatFor(const Profile& profile) {
    for (const auto& seat : seats_)
        if (seat->profile().keys == profile.keys) return *seat;
    const auto running = options_.clinics.find(profile.keys);
    seats_.push_back(std::make_unique<Seat>(
        profile, running == options_.clinics.end() ? nullptr : running->second, nullptr));
    Seat& made = *seats_.back();
    made.setHomeLocked([this, &made] { return lockedHomeOf(made).has_value(); });
    return made;
}

// The clinic of that name whose keys lie here, as long as its node does not run in this program. (One that
// runs in another program answers, and nobody asks this.)
std::optional<Profile> MainWindow::lockedHomeOf(const Seat& seat) const {
    if (seat.profile().kind != Profile::Kind::Person) return std::nullopt;
    // While somebody joins, the profile does not know it yet.
    const QString clinic =
        seat.profile().clinic.isEmpty() ? text(seat.person().clinicName) : seat.profile().clinic;
    if (clinic.isEmpty()) return std::nullopt;
    for (const Profile& known : profiles_.list()) {
        if (known.kind != Profile::Kind::Clinic || known.name != clinic) continue;
        const bool runs =
            options_.clinics.contains(known.keys) || std::ranges::any_of(seats_, [&](const auto& other) {
                return other->profile().keys == known.keys && other->clinic() != nullptr;
            });
        if (!runs) return known;
    }
    return std::nullopt;
}

void MainWindow::sit(const Profile& profile) {
    if (ClinicSetupPage::isNeeded(profile)) {
        auto* page = new ClinicSetupPage(profile);
        connect(page, &ClinicSetupPage::ready, this, [this, profile] { sit(profile); });
        connect(page, &ClinicSetupPage::switchWanted, this, &MainWindow::chooseWho);
        return setFront(page);
    }
    Seat& seat = seatFor(profile);
    seat_ = &seat;
    if (seat.state() == Seat::State::Open) return enter(seat);
    if (fresh_ && freshKeys_ == profile.keys) seat.unlock(*std::exchange(fresh_, std::nullopt));
    if (options_.isDemo()) seat.unlock(crypto::SecretBytes::copyOf(bytesOf(options_.demoPassphrase)));
    cover();
}

void MainWindow::cover() {
    auto* page = new UnlockPage(*seat_, options_.isDemo() ? text(options_.demoPassphrase) : QString());
    connect(page, &UnlockPage::switchWanted, this, &MainWindow::chooseWho);
    connect(seat_, &Seat::opened, page, [this, seat = seat_] {
        if (seat) enter(*seat);
    });
    setFront(page);
}

void MainWindow::enter(Seat& seat) {
    disconnect(&seat, &Seat::opened, this, nullptr);
    const bool person = seat.profile().kind == Profile::Kind::Person;
    if (person && seat.person().phase != engine::Phase::Ready) {
        auto* page = new JoiningPage(seat);
        connect(page, &JoiningPage::ready, this, [this, &seat] { enter(seat); });
        connect(page, &JoiningPage::lockWanted, this, &MainWindow::lock);
        connect(page, &JoiningPage::homeWanted, this, &MainWindow::unlockHome);
        return setFront(page);
    }
    // The invitation did not say what the clinic is called.
    if (person && !options_.isDemo() && !seat.person().clinicName.empty() &&
        seat.profile().clinic != text(seat.person().clinicName)) {
        seat.setClinicName(text(seat.person().clinicName));
        (void)profiles_.write(
            seat.profile());  // only for the list of who is here; it is made good the next time
    }
    auto& workspace = workspaces_[&seat];
    if (workspace == nullptr) {
        workspace = new Workspace(seat, options_.isDemo());
        connect(workspace, &Workspace::lockWanted, this, &MainWindow::lock);
        connect(workspace, &Workspace::homeWanted, this, &MainWindow::unlockHome);
        connect(workspace, &Workspace::switchWanted, this, &MainWindow::chooseWho);
    }
    setFront(workspace);
}

void MainWindow::lockSeats() {
    dropCopiedSecret();
    for (const auto& seat : seats_) seat->lock();
}

void MainWindow::unlockHome() {
    const auto home = lockedHomeOf(*seat_);
    if (!home) return;
    lockSeats();
    sit(*home);
}

void MainWindow::lock() {
    fresh_.reset();
    const bool covered = !seat_ || seat_->state() == Seat::State::Locked;
    lockSeats();
    if (covered) return;
    if (QWidget* popup = QApplication::activePopupWidget()) popup->close();
    for (QWidget* top : QApplication::topLevelWidgets())
        if (top != this && top->isVisible() && top->isModal()) top->close();  // a file dialog
    cover();
}

// Over whatever is in front, sheets as well. Any key and the mouse do what the button does.
void MainWindow::warn(int secondsLeft) {
    if (options_.isDemo() || !seat_ || seat_->state() != Seat::State::Open) return;
    const QString words =
        tr("Nobody seems to be here: this window locks in %n second(s).", nullptr, secondsLeft);
    if (!warning_) {
        warning_ = new Banner(Tone::Warn, words, this);
        warning_->action(tr("Stay unlocked"), [this] { idle_->active(); });
    }
    warning_->setText(words);
    const int wide = std::min(width() - g(8), g(180));
    const int tall = std::max(warning_->heightForWidth(wide), warning_->minimumSizeHint().height());
    warning_->setGeometry((width() - wide) / 2, g(4), wide, tall);
    warning_->show();
    warning_->raise();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    const QEvent::Type type = event->type();
    if (type == QEvent::KeyPress || type == QEvent::MouseButtonPress || type == QEvent::MouseMove ||
        type == QEvent::Wheel)
        idle_->active();
    // Enter presses the button that has the focus, as Space does.
    if (type == QEvent::KeyPress && isAncestorOf(qobject_cast<QWidget*>(watched)))
        if (const int key = static_cast<QKeyEvent*>(event)->key();
            key == Qt::Key_Return || key == Qt::Key_Enter)
            if (auto* button = qobject_cast<QAbstractButton*>(watched);
                button != nullptr && button->hasFocus()) {
                button->click();
                return true;
            }
    return QMainWindow::eventFilter(watched, event);
}

QStringList MainWindow::underWay() const {
    QStringList losing;
    for (const auto& [seat, workspace] : workspaces_) {
        losing += workspace->held();
        for (const QString& job : workspace->bar().jobs().names()) losing << job;
    }
    return losing;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    const QStringList losing = underWay();
    if (closing_ || losing.isEmpty()) {
        QMainWindow::closeEvent(event);
        return;
    }
    event->ignore();
    if (findChild<Sheet*>(QStringLiteral("closing")) != nullptr) return;
    auto* sheet = new Sheet(workspace() != nullptr ? static_cast<QWidget*>(workspace()) : this,
                            tr("Something is still under way"));
    sheet->setObjectName(QStringLiteral("closing"));
    auto* list = label(Type::Strong, losing.join(QLatin1Char('\n')));
    sheet->body()->addWidget(list);
    // A question about what has ended would be answered in vain.
    auto* again = new QTimer(sheet);
    connect(again, &QTimer::timeout, sheet, [this, sheet, list] {
        const QStringList still = underWay();
        if (still.isEmpty()) return sheet->dismiss();
        list->setText(still.join(QLatin1Char('\n')));
    });
    again->start(kLookAgainMs);
    sheet->body()->addWidget(
        label(Type::Body, tr("If you close now, it stops. What is finished stays as it is, "
                             "nothing half is left, and you can do the rest again later.")));
    sheet->addButton(Kind::Primary, tr("Keep it open"), [sheet] { sheet->dismiss(); });
    sheet->addButton(Kind::Danger, tr("Stop and close"), [this, sheet] {
        sheet->dismiss();
        closing_ = true;
        close();
    });
    sheet->open();
}

}  // namespace reseal::ui
