#include "ui/common/page.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/common/error_text.h"

namespace reseal::ui {

Page::Page(const QString& title, const QString& subtitle, Body how, QWidget* parent) : QWidget(parent) {
    auto* all = column(this, 0, g(3));
    all->setContentsMargins(g(6), g(5), g(6), g(4));
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
    all->addWidget(banners_);
    body_ = column(g(4));
    if (how == Body::Fixed) {
        all->addLayout(body_, 1);
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
    banners().show(toneOf(error), errorText(error, doing), key);
}

}  // namespace reseal::ui
