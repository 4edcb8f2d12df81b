#include "ui/common/chip.h"

#include <QEvent>
#include <QPainter>

#include "ui/common/icons.h"

namespace reseal::ui {
namespace {
constexpr int kIcon = 16;
}

Chip::Chip(const QString& text, const char* iconName, QWidget* parent)
    : QCheckBox(text, parent), icon_(iconName) {
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

QSize Chip::sizeHint() const {
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + kIcon + g(2) + 2 * g(3), metrics.height() + g(3)};
}

void Chip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& c = colours();
    const Colours::Tinted& tint = isChecked() ? c.tinted(tone_) : c.neutral;
    QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setBrush(isChecked() ? tint.wash : c.surface);
    painter.setPen(
        QPen(hasFocus() ? c.focus : (isChecked() ? tint.ink : c.strongBorder), hasFocus() ? 2 : 1));
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    const QColor ink = !isEnabled() ? c.disabled : isChecked() ? tint.ink : c.text;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const qreal y = (height() - kIcon) / 2.0;
    const char* shape = isChecked() ? "tick" : icon_ != nullptr ? icon_ : "ring";
    paintIcon(painter, shape, QRectF(mirrored ? width() - g(3) - kIcon : g(3), y, kIcon, kIcon), ink);
    painter.setPen(ink);
    const int from = g(3) + kIcon + g(2);
    const QRect where = mirrored ? QRect(g(3), 0, width() - from - g(3), height())
                                 : QRect(from, 0, width() - from - g(3), height());
    painter.drawText(where, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft), text());
}

Flow::Flow(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Flow::add(QWidget* widget) {
    widget->setParent(this);
    widget->show();
    widgets_ << widget;
    updateGeometry();
    arrange(width(), true);
}

void Flow::clearAll() {
    for (QWidget* widget : widgets_) widget->deleteLater();
    widgets_.clear();
    updateGeometry();
}

QSize Flow::sizeHint() const {
    const int wide = width() > 100 ? width() : 400;
    return {wide, arrange(wide, false)};
}

void Flow::resizeEvent(QResizeEvent*) {
    arrange(width(), true);
    if (height() != arrange(width(), false)) updateGeometry();
}

bool Flow::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::LayoutDirectionChange) {
        arrange(width(), true);
        updateGeometry();
    }
    return QWidget::event(event);
}

int Flow::arrange(int width, bool move) const {
    int x = 0, y = 0, tall = 0;
    for (QWidget* widget : widgets_) {
        const QSize size = widget->sizeHint();
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += tall + g(2);
            tall = 0;
        }
        if (move) {
            const int left = layoutDirection() == Qt::RightToLeft ? width - x - size.width() : x;
            widget->setGeometry(left, y, size.width(), size.height());
        }
        x += size.width() + g(2);
        tall = std::max(tall, size.height());
    }
    return std::max(1, y + tall);
}

}  // namespace reseal::ui
