#include "ui/common/page.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/common/error_text.h"

namespace reseal::ui {

Page::Page(const QString& title, const QString& subtitle, Body how, QWidget* parent) : QWidget(parent) {
    auto* all = column(this, 0, g(3));
    all->setContentsMargins(g(6), g(5), g(6), g(2));
    auto* head = row(g(2));
    auto* words = column(g(1));
    title_ = label(Type::Title, title);
    subtitle_ = label(Type::Body, subtitle, Ink::Muted);
    subtitle_->setVisible(!subtitle.isEmpty());
    words->addWidget(title_);
    words->addWidget(subtitle_);
    head->addLayout(words, 1);
    actions_ = row(g(2));
    head->addLayout(actions_);
    all->addLayout(head);
    banners_ = new BannerArea;
    body_ = column(g(4));
    if (how == Body::Fixed) {
        all->addLayout(body_, 1);
        all->addWidget(banners_);
        return;
    }
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(title);
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("content"));
    auto* inside = column(content, 0, g(3));
    inside->addLayout(body_);
    inside->addStretch(1);
    scroll->setWidget(content);
    all->addWidget(scroll, 1);
    all->addWidget(banners_);
}

void Page::setTitle(const QString& title, const QString& subtitle) {
    title_->setText(title);
    subtitle_->setText(subtitle);
    subtitle_->setVisible(!subtitle.isEmpty());
}

void Page::focusTitle() {
    title_->setFocus(Qt::OtherFocusReason);
}

void Page::complain(const Error& error, const QString& doing, const QString& key) {
    if (error.code == ErrorCode::Cancelled) return;
    const bool locked = error.code == ErrorCode::Offline && isHomeLocked_ && isHomeLocked_();
    Banner& banner = banners().show(
        toneOf(error), locked ? QString(doing + QLatin1Char(' ') + homeIsLocked()) : errorText(error, doing),
        key);
    if (locked) banner.action(tr("Unlock the clinic"), unlockHome_);
}

void Page::setHome(std::function<bool()> isLocked, std::function<void()> unlock) {
    isHomeLocked_ = std::move(isLocked);
    unlockHome_ = std::move(unlock);
}

QString Page::homeIsLocked() {
    return tr(
        "Your clinic is on this computer, and locked: whoever knows its passphrase unlocks it, and then "
        "you come back.");
}

}  // namespace reseal::ui
