#include "ui/shell/preparing.h"

#include <QCloseEvent>
#include <QProgressBar>
#include <QVBoxLayout>

#include "ui/common/boxes.h"
#include "ui/common/icons.h"

namespace reseal::ui {

Preparing::Preparing(QWidget* parent) : QWidget(parent) {
    setWindowTitle(tr("Reseal – demo with invented patients"));
    setWindowIcon(icon("logo"));
    setFixedSize(560, 320);
    auto* all = column(this, g(8), g(3));
    auto* logo = new QLabel;
    logo->setPixmap(icon("logo").pixmap(48, 48));
    logo->setAccessibleName(QStringLiteral("Reseal"));
    all->addWidget(logo);
    all->addWidget(label(Type::Title, tr("Setting up four demo clinics")));
    all->addWidget(
        label(Type::Body,
              tr("They found a ledger together on this computer, take in made-up patients, and seal "
                 "years of their records. The first time this takes a minute or two."),
              Ink::Muted));
    busy_ = new QProgressBar;
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setAccessibleName(tr("Setting up"));
    all->addWidget(busy_);
    now_ = label(Type::Body);
    before_ = label(Type::Caption, {}, Ink::Muted);
    all->addWidget(now_);
    all->addWidget(before_);
    all->addStretch(1);
}

void Preparing::say(const QString& sentence) {
    before_->setText(now_->text());
    now_->setText(sentence);
}

void Preparing::fail(const QString& why) {
    failed_ = true;
    busy_->hide();
    now_->setText(tr("The demo could not be set up. Delete its folder and try again."));
    setInk(now_, Ink::Bad);
    before_->setText(why);
}

void Preparing::closeEvent(QCloseEvent* event) {
    if (event->spontaneous() || failed_) Q_EMIT givenUp();
    QWidget::closeEvent(event);
}

}  // namespace reseal::ui
