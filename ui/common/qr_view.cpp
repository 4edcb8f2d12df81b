#include "ui/common/qr_view.h"

#include <QPainter>

namespace reseal::ui {

QrView::QrView(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setSizePolicy(policy);
    setAccessibleName(tr("QR code"));
}

void QrView::set(const QImage& code) {
    code_ = code;
    update();
}

void QrView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    if (code_.isNull()) return;
    const qreal ratio = devicePixelRatioF();
    const int scale = std::max(1, static_cast<int>(std::min(width(), height()) * ratio / code_.width()));
    const qreal side = code_.width() * scale / ratio;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(QRectF((width() - side) / 2, (height() - side) / 2, side, side), code_);
}

}  // namespace reseal::ui
