#include "ui/shell/welcome_page.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/common/boxes.h"
#include "ui/common/icons.h"
#include "ui/common/words.h"

namespace reseal::ui {

WelcomePage::WelcomePage(const std::vector<Profile>& profiles, const QStringList& unreadable, bool demo,
                         QWidget* parent)
    : QWidget(parent) {
    auto* all = column(this, g(6));
    all->addStretch(1);
    auto* card = new Card;
    card->setFixedWidth(480);
    card->body()->setContentsMargins(g(8), g(7), g(8), g(7));
    card->body()->setSpacing(g(3));
    auto* logo = new QLabel;
    logo->setPixmap(icon("logo").pixmap(48, 48));
    logo->setAccessibleName(QStringLiteral("Reseal"));
    card->body()->addWidget(logo);
    card->body()->addWidget(label(Type::Title, tr("Who is it?")));
    if (demo) {
        card->body()->addWidget(tag(Tone::Warn, tr("DEMO · invented patients")));
        card->body()->addWidget(label(Type::Body,
                                      tr("Be anybody you like: a patient, a doctor, a clinic's staff. "
                                         "All have the same passphrase, and it is typed in for you."),
                                      Ink::Muted));
    }
    auto* list = new QWidget;
    list->setObjectName(QStringLiteral("content"));
    auto* rows = column(list, 0, g(2));
    for (const Profile& profile : profiles) {
        const bool clinic = profile.kind == Profile::Kind::Clinic;
        const QString second = clinic ? tr("Clinic staff")
                               : profile.clinic.isEmpty()
                                   ? word(profile.role)
                                   : tr("%1 · %2").arg(word(profile.role), profile.clinic);
        QPushButton* it = choice(clinic                                 ? "building"
                                 : profile.role == engine::Role::Doctor ? "doctor"
                                                                        : "person",
                                 profile.name, second);
        connect(it, &QPushButton::clicked, this, [this, profile] { Q_EMIT chosen(profile); });
        rows->addWidget(it);
    }
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(list);
    scroll->setMinimumHeight(std::min<int>(440, 70 * static_cast<int>(profiles.size()) + 4));
    card->body()->addWidget(scroll);
    for (const QString& folder : unreadable)
        card->body()->addWidget(
            label(Type::Caption,
                  tr("The keys in %1 can't be shown here: a file beside them is damaged or "
                     "missing. Nothing was changed; restore the folder from a backup.")
                      .arg(folder),
                  Ink::Bad));
    if (!demo) {
        QPushButton* other = button(Kind::Quiet, tr("Somebody new"), "add-person");
        connect(other, &QPushButton::clicked, this, &WelcomePage::newWanted);
        card->body()->addWidget(other, 0, Qt::AlignLeft);
        QPushButton* try_ = button(Kind::Quiet, tr("Try the demo"), "eye");
        connect(try_, &QPushButton::clicked, this, &WelcomePage::demoWanted);
        card->body()->addWidget(try_, 0, Qt::AlignLeft);
    }
    all->addLayout(middle(card));
    all->addStretch(2);
}

}  // namespace reseal::ui
