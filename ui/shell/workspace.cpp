#include "ui/shell/workspace.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/clinic/ledger_page.h"
#include "ui/clinic/members_page.h"
#include "ui/clinic/network_page.h"
#include "ui/clinic/storage_page.h"
#include "ui/common/icons.h"
#include "ui/common/pill.h"
#include "ui/doctor/chart_page.h"
#include "ui/doctor/patients_page.h"
#include "ui/doctor/seal_page.h"
#include "ui/doctor/tracker_page.h"
#include "ui/patient/activity_page.h"
#include "ui/patient/card_page.h"
#include "ui/patient/records_page.h"
#include "ui/patient/requests_page.h"
#include "ui/patient/sharing_page.h"
#include "ui/shell/search.h"
#include "ui/shell/top_bar.h"

namespace reseal::ui {
namespace {
constexpr int kLeastRail = 104;
}

Workspace::Workspace(Seat& seat, bool demo, QWidget* parent) : QWidget(parent), seat_(seat), demo_(demo) {
    setProperty(Sheet::kHost, true);
    auto* all = row(this, 0, 0);
    auto* rail = new QFrame;
    rail->setProperty("rail", true);
    rail->setAccessibleName(tr("Pages"));
    rail_ = column(rail, g(2), g(1));
    rail_->setContentsMargins(g(2), g(4), g(2), g(4));
    all->addWidget(rail);
    auto* divider = new QFrame;
    divider->setFixedWidth(1);
    divider->setProperty("line", true);
    all->addWidget(divider);

    auto* right = column(0);
    bar_ = new TopBar(seat, demo);
    right->addWidget(bar_);
    auto* middle = row(0);
    stack_ = new QStackedWidget;
    middle->addWidget(stack_, 1);
    side_ = new SidePanel;
    middle->addWidget(side_);
    right->addLayout(middle, 1);
    all->addLayout(right, 1);

    addPlaces();
    // As wide as the longest name with a number behind it, in the weight of the chosen one.
    QFont chosen = typeface(Type::Caption);
    chosen.setWeight(QFont::DemiBold);
    int wide = kLeastRail - g(4);
    for (const Place& place : places_)
        wide = std::max(
            wide, QFontMetrics(chosen).horizontalAdvance(tr("%1 (%2)").arg(place.title).arg(99)) + g(2));
    for (const Place& place : places_) place.button->setFixedWidth(wide);
    rail->setFixedWidth(wide + g(4));
    rail_->addStretch(1);
    connect(bar_, &TopBar::lockWanted, this, &Workspace::lockWanted);
    connect(bar_, &TopBar::switchWanted, this, &Workspace::switchWanted);
    connect(bar_, &TopBar::searchWanted, this, &Workspace::openSearch);
    connect(bar_, &TopBar::networkWanted, this, [this] {
        if (find(QStringLiteral("network")) != nullptr) return go(QStringLiteral("network"));
        const bool locked = !seat_.offlineSince().isNull() && seat_.isHomeLocked();
        showSide(tr("The network"),
                 networkDetails(seat_.network(), seat_.offlineSince(),
                                locked ? [this] { Q_EMIT homeWanted(); } : std::function<void()>()));
    });
    connect(&seat, &Seat::ledgerMoved, this, [this] {
        if (isVisible() && current() != nullptr) current()->refresh();
    });
    // A lock has cancelled what was being fetched.
    connect(&seat, &Seat::opened, this, [this] {
        if (current() != nullptr) current()->refresh();
    });
    connect(&seat, &Seat::networkSeen, this, [this] {
        const bool back = wasOffline_ && seat_.offlineSince().isNull();
        wasOffline_ = !seat_.offlineSince().isNull();
        if (back && isVisible() && current() != nullptr) current()->refresh();
    });
    connect(&seat, &Seat::nodeFailed, this, &Workspace::sayIfNodeFailed);
    go(places_.front().name);
}

void Workspace::add(const QString& name, const QString& title, const char* iconName,
                    std::function<Page*()> make) {
    auto* it = new QToolButton;
    it->setText(title);
    it->setAccessibleName(title);
    it->setIcon(icon(iconName));
    it->setIconSize(QSize(22, 22));
    it->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    it->setCheckable(true);
    it->setFocusPolicy(Qt::StrongFocus);
    it->setProperty("rail", true);
    it->setFont(typeface(Type::Caption));
    connect(it, &QToolButton::clicked, this, [this, name] { go(name); });
    rail_->addWidget(it);
    places_.push_back({name, title, iconName, std::move(make), nullptr, it});
}

void Workspace::addPlaces() {
    if (auto* desk = seat_.patient()) {
        add(QStringLiteral("requests"), tr("Requests"), "inbox",
            [=, this] { return new RequestsPage(*desk, *this); });
        add(QStringLiteral("sharing"), tr("Sharing"), "people",
            [=, this] { return new SharingPage(*desk, *this); });
        add(QStringLiteral("records"), tr("My records"), "file",
            [=, this] { return new RecordsPage(*desk, *this); });
        add(QStringLiteral("activity"), tr("Activity"), "activity",
            [=, this] { return new ActivityPage(*desk, *this); });
        add(QStringLiteral("card"), tr("Care card"), "card",
            [=, this] { return new CardPage(*desk, *this, seat_.profile().name, seat_.profile().clinic); });
    } else if (auto* doctor = seat_.doctor()) {
        add(QStringLiteral("patients"), tr("Patients"), "people",
            [=, this] { return new PatientsPage(*doctor, *this); });
        add(QStringLiteral("chart"), tr("Chart"), "list",
            [=, this] { return new ChartPage(*doctor, *this); });
        add(QStringLiteral("tracker"), tr("Requests"), "request",
            [=, this] { return new TrackerPage(*doctor, *this); });
        add(QStringLiteral("seal"), tr("New record"), "seal", [=, this] {
            auto* page = new SealPage(*doctor, *this);
            connect(&seat_, &Seat::progress, page, &SealPage::showProgress);
            return page;
        });
    } else if (auto* clinic = seat_.clinic()) {
        add(QStringLiteral("members"), tr("Members"), "people",
            [=, this] { return new MembersPage(*clinic, *this); });
        add(QStringLiteral("network"), tr("Network"), "network",
            [=, this] { return new NetworkPage(*clinic, *this); });
        add(QStringLiteral("ledger"), tr("Ledger"), "chain",
            [=, this] { return new LedgerPage(*clinic, *this); });
        add(QStringLiteral("storage"), tr("Storage"), "storage",
            [=, this] { return new StoragePage(*clinic, *this); });
    }
}

Workspace::Place* Workspace::find(const QString& name) {
    for (Place& place : places_)
        if (place.name == name) return &place;
    return nullptr;
}

Page* Workspace::current() const {
    return qobject_cast<Page*>(stack_->currentWidget());
}

void Workspace::go(const QString& page, const QString& what) {
    Place* place = find(page);
    if (place == nullptr) return;
    if (place->page == nullptr) {
        place->page = place->make();
        place->page->setHome([this] { return seat_.isHomeLocked(); }, [this] { Q_EMIT homeWanted(); });
        stack_->addWidget(place->page);
    }
    if (stack_->currentWidget() != place->page) closeSide();
    stack_->setCurrentWidget(place->page);
    for (Place& one : places_) one.button->setChecked(&one == place);
    QString asked = what;
    if (page == QLatin1String("seal") && asked.isEmpty())  // for whose chart was open
        if (const Place* chart = find(QStringLiteral("chart")); chart != nullptr && chart->page != nullptr)
            if (const auto patient = static_cast<ChartPage*>(chart->page)->patient())
                asked = QString::fromStdString(patient->hex());
    if (!asked.isEmpty()) place->page->find(asked);
    place->page->refresh();
    sayIfNodeFailed();
}

// On whatever page somebody is, until the program is started anew.
void Workspace::sayIfNodeFailed() {
    if (!seat_.nodeFailure() || current() == nullptr) return;
    current()->complain(*seat_.nodeFailure(),
                        tr("This clinic takes no part in the network any more: its own disk has failed it. "
                           "Quit the program, see to the disk, and start it again."),
                        QStringLiteral("node"));
}

void Workspace::showSide(const QString& title, QWidget* content) {
    side_->show(title, content);
}

void Workspace::closeSide() {
    side_->dismiss();
}

void Workspace::hold(const QString& key, const QString& why) {
    if (why.isEmpty())
        held_.erase(key);
    else
        held_[key] = why;
}

QStringList Workspace::held() const {
    QStringList out;
    for (const auto& [key, why] : held_) out << why;
    return out;
}

std::map<std::string, QString> Workspace::clinicNames() const {
    std::map<std::string, QString> out;
    if (seat_.network())
        for (const engine::PeerRow& peer : seat_.network()->peers) out[peer.clinic.hex()] = text(peer.name);
    return out;
}

void Workspace::badge(const QString& page, int number) {
    Place* place = find(page);
    if (place == nullptr) return;
    place->button->setText(number == 0 ? place->title : tr("%1 (%2)").arg(place->title).arg(number));
    place->button->setAccessibleName(place->button->text());
}

void Workspace::openSearch() {
    (new Search(*this))->open();
}

void Workspace::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (current() != nullptr) current()->refresh();
}

}  // namespace reseal::ui
