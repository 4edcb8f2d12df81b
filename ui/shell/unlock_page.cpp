#include "ui/shell/unlock_page.h"

#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QVBoxLayout>

#include "ui/common/boxes.h"
#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/passphrase.h"
#include "ui/common/words.h"

namespace reseal::ui {

UnlockPage::UnlockPage(Seat& seat, const QString& demoPassphrase, QWidget* parent)
    : QWidget(parent), seat_(seat) {
    auto* all = column(this, g(6));
    all->addStretch(2);
    auto* card = new Card;
    card->setFixedWidth(420);
    card->body()->setContentsMargins(g(8), g(7), g(8), g(7));
    card->body()->setSpacing(g(3));
    auto* logo = new QLabel;
    logo->setPixmap(icon("logo").pixmap(48, 48));
    logo->setAccessibleName(QStringLiteral("Reseal"));
    card->body()->addWidget(logo);
    const Profile& who = seat.profile();
    card->body()->addWidget(label(Type::Title, who.name));
    keys_ = label(Type::Body, {}, Ink::Muted);
    card->body()->addWidget(keys_);
    sayKeys();
    if (!demoPassphrase.isEmpty()) {
        card->body()->addWidget(tag(Tone::Warn, tr("DEMO · invented patients")));
        card->body()->addWidget(selectable(
            label(Type::Body, tr("Everybody's passphrase here: %1").arg(demoPassphrase), Ink::Muted)));
    }
    field_ = new SecretField(tr("Passphrase"));
    card->body()->addWidget(field_);
    busy_ = new QProgressBar;
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setAccessibleName(tr("Unlocking"));
    busy_->hide();
    card->body()->addWidget(busy_);
    message_ = label(Type::Body, {}, Ink::Bad);
    message_->hide();
    card->body()->addWidget(message_);
    open_ = button(Kind::Primary, tr("Unlock"), "unlock");
    card->body()->addWidget(open_);
    QPushButton* other = button(Kind::Quiet, tr("Somebody else"), "switch");
    card->body()->addWidget(other);
    all->addLayout(middle(card));
    all->addStretch(3);

    connect(open_, &QPushButton::clicked, this, &UnlockPage::tryIt);
    connect(field_, &SecretField::entered, this, &UnlockPage::tryIt);
    connect(other, &QPushButton::clicked, this, &UnlockPage::switchWanted);
    connect(&seat, &Seat::refused, this, [this](const Error& error) {
        idle();
        message_->setText(errorText(error, {}));
        if (error.code == ErrorCode::WrongPassphrase && ++wrong_ >= 3)
            message_->setText(
                message_->text() + QLatin1Char(' ') +
                tr("If it is lost, the keys are lost with it: ask your clinic for a new "
                   "invitation. What was shared with you, and your records, stay at the clinics."));
        message_->show();
        field_->edit()->setFocus();
    });
    connect(&seat, &Seat::opened, this, [this] {
        idle();
        wrong_ = 0;
        message_->hide();
    });
    connect(&seat, &Seat::locked, this, [this] {  // while it was opening
        idle();
        sayKeys();
    });
    connect(&seat, &Seat::keysWiped, this, &UnlockPage::sayKeys);
    setFocusProxy(field_);
    if (seat.state() == Seat::State::Opening) work();
}

void UnlockPage::sayKeys() {
    const Profile& who = seat_.profile();
    keys_->setText(
        who.kind == Profile::Kind::Clinic ? tr("Clinic staff. The clinic's keys are locked.")
        : seat_.isLocking()
            ? tr("%1. Locking… What was begun is finished first, for a minute at most.").arg(word(who.role))
            : tr("%1. The keys are locked.").arg(word(who.role)));
}

void UnlockPage::work() {
    message_->hide();
    busy_->show();
    open_->setEnabled(false);
    field_->edit()->setEnabled(false);
}

QString UnlockPage::message() const {
    return message_->isHidden() ? QString() : message_->text();
}

void UnlockPage::tryIt() {
    if (field_->text().isEmpty() || !open_->isEnabled()) return;
    work();
    seat_.unlock(field_->take());
}

void UnlockPage::idle() {
    busy_->hide();
    open_->setEnabled(true);
    field_->edit()->setEnabled(true);
}

}  // namespace reseal::ui
