#include "ui/patient/sharing_page.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/common/async.h"
#include "ui/common/consent_text.h"
#include "ui/common/table.h"
#include "ui/common/words.h"
#include "ui/models/record_fetch.h"

namespace reseal::ui {

SharingPage::SharingPage(engine::PatientDesk& desk, Shell& shell, QWidget* parent)
    : Page(tr("Who can see what"), tr("Choose a cell to see more, or to take it back."), Body::Fixed, parent),
      desk_(desk),
      shell_(shell) {
    model_ = new SharingModel(this);
    table_ = new QTableView;
    setUpTable(*table_);
    table_->setModel(model_);
    table_->setAccessibleName(tr("Who can see what"));
    table_->setSelectionBehavior(QAbstractItemView::SelectItems);
    table_->verticalHeader()->show();
    table_->verticalHeader()->setDefaultSectionSize(g(13));
    table_->verticalHeader()->setMinimumWidth(180);
    table_->horizontalHeader()->setMinimumSectionSize(200);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setSectionsClickable(false);
    table_->installEventFilter(this);
    auto* empty =
        new EmptyState("people", tr("Nobody can read your records"),
                       tr("Whoever you approve appears here, with what they may read and until when."));
    stack_ = new QStackedWidget;
    stack_->addWidget(empty);
    stack_->addWidget(table_);
    body()->addWidget(stack_, 1);
    connect(table_, &QTableView::activated, this, &SharingPage::details);
    connect(table_, &QTableView::clicked, this, &SharingPage::details);
}

bool SharingPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == table_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        details(table_->currentIndex());
        return true;
    }
    return Page::eventFilter(watched, event);
}

void SharingPage::refresh() {
    if (asking_) return;
    asking_ = true;
    const auto ask = [this](auto take) { return desk_.records(std::move(take)); };
    fetchRecords(this, ask, [this](const Result<Records>& records) {
        std::set<engine::Category> have;
        if (records)
            for (const auto& [category, number] : (*records)->categories()) have.insert(category);
        whenDone(desk_.grants(), this, [this, have](const Result<std::vector<engine::GrantRow>>& grants) {
            asking_ = false;
            if (!grants)
                return complain(grants.error(), tr("It could not be fetched who can see what."),
                                QStringLiteral("list"));
            banners().dismiss(QStringLiteral("list"));
            const QModelIndex before = table_->currentIndex();
            model_->set(*grants, have);
            stack_->setCurrentIndex(model_->rowCount() == 0 ? 0 : 1);
            table_->setCurrentIndex(before.isValid()
                                        ? model_->index(std::min(before.row(), model_->rowCount() - 1),
                                                        std::min(before.column(), model_->columnCount() - 1))
                                        : model_->index(0, 0));
        });
    });
}

void SharingPage::details(const QModelIndex& index) {
    const SharingModel::Cell* cell = model_->at(index);
    if (cell == nullptr) return shell_.closeSide();
    auto* content = new QWidget;
    auto* all = column(content, g(4), g(3));
    for (const engine::GrantRow& grant : cell->grants) {
        all->addWidget(label(Type::Body, consentSentence(permissionOf(grant))));
        all->addWidget(label(Type::Body, tr("Approved on %1.").arg(dayAndTime(grant.granted)), Ink::Muted));
        all->addWidget(
            label(Type::Body,
                  grant.accepted >= grant.threshold
                      ? tr("%1 of %2 clinics hold their part of the key; %3 have to take part each time.")
                            .arg(grant.accepted)
                            .arg(grant.proxies)
                            .arg(grant.threshold)
                      : tr("Being set up: %1 of at least %2 clinics have their part of the key.")
                            .arg(grant.accepted)
                            .arg(grant.threshold),
                  Ink::Muted));
        all->addWidget(label(Type::Body,
                             tr("Opened %n time(s), as the clinics have accounted for until now.", nullptr,
                                static_cast<int>(grant.released)),
                             Ink::Muted));
        all->addWidget(line());
    }
    QPushButton* end = button(Kind::Danger, tr("Take it back…"), "ban");
    connect(end, &QPushButton::clicked, this, [this, grant = cell->grants.front()] { takeBack(grant); });
    all->addWidget(end);
    all->addStretch(1);
    shell_.showSide(model_->reader(index.row()), content);
}

// A reader who belongs to a team can still have it opened by the team, so nothing else may be said then.
void SharingPage::showTakenBack(const engine::Revoked& revoked, const QString& who, const QString& what) {
    for (const engine::Who& team : revoked.throughTeams)
        banners().show(
            Tone::Warn,
            tr("You have also allowed “%1” to the team of %2. If %3 belongs to it, the team can still "
               "open it for them. Take that back, too, if you don't want this.")
                .arg(what, text(team.clinicName), who));
    const QString over = revoked.throughTeams.empty()
                             ? tr("Taken back: %1 can open nothing more in “%2”.").arg(who, what)
                             : tr("Taken back: what you had allowed %1 in “%2”.").arg(who, what);
    if (!revoked.unfinished) {
        banners().show(Tone::Good, over);
        return;
    }
    const QString rest =
        revoked.unfinished->code == ErrorCode::Refused
            ? tr("Somebody else whom you have allowed it can't read what is added from now on: "
                 "too few clinics are left that could help. Let them ask again.")
            : tr("A new key for what is added later follows by itself.");
    banners().show(Tone::Warn, over + QStringLiteral(" ") + rest);
}

void SharingPage::takeBack(const engine::GrantRow& grant) {
    const QString who = grant.forTeam            ? readerText(grant.who, true)
                        : grant.who.name.empty() ? tr("This reader")
                                                 : text(grant.who.name);
    ask(this, tr("Take it back?"),
        tr("%1 can open nothing more in “%2”, from the moment the clinics hear of it. What was read until "
           "then can't "
           "be taken back.")
            .arg(who, word(*grant.category)),
        Kind::Danger, tr("Take it back"), [this, grant, who] {
            const QString what = word(*grant.category);
            const auto told = [this, who, what](const Result<engine::Revoked>& revoked) {
                if (!revoked) return complain(revoked.error(), tr("It was not taken back yet."));
                shell_.closeSide();
                showTakenBack(*revoked, who, what);
                refresh();
            };
            whenDone(desk_.revoke(grant.id), this, told);
        });
}

}  // namespace reseal::ui
