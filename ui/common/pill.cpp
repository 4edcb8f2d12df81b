#include "ui/common/pill.h"

#include <QPainter>

#include "core/base/check.h"
#include "ui/common/icons.h"

namespace reseal::ui {
namespace {

const char* shapeOf(Tone tone) {
    switch (tone) {
        case Tone::Good:
            return "dot";
        case Tone::Accent:
            return "info";
        case Tone::Warn:
            return "triangle";
        case Tone::Bad:
            return "offline";
        case Tone::Neutral:
            return "ring";
    }
    RESEAL_CHECK(false);
}

}  // namespace

Pill::Pill(QWidget* parent) : QPushButton(parent) {
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void Pill::set(Tone tone, const QString& words) {
    tone_ = tone;
    setText(words);
    setAccessibleName(words);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const {
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + 12 + g(2) + 2 * g(3), metrics.height() + g(3)};
}

void Pill::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours::Tinted& tint = colours().tinted(tone_);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(hasFocus() ? QPen(colours().focus, 2) : QPen(tint.edge, 1));
    painter.setBrush(tint.wash);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    paintIcon(painter, shapeOf(tone_),
              QRectF(mirrored ? width() - g(3) - 12 : g(3), (height() - 12) / 2.0, 12, 12), tint.ink);
    painter.setPen(tint.ink);
    const int from = g(3) + 12 + g(2);
    const QRect where = mirrored ? QRect(g(3), 0, width() - from - g(3), height())
                                 : QRect(from, 0, width() - from - g(3), height());
    painter.drawText(where, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft), text());
}

}  // namespace reseal::ui
