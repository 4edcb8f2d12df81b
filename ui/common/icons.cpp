#include "ui/common/icons.h"

#include <QApplication>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "core/base/check.h"

namespace reseal::ui {
namespace {

QByteArray source(const QString& name) {
    static QHash<QString, QByteArray> known;
    if (const auto found = known.constFind(name); found != known.constEnd()) return *found;
    QFile file(QStringLiteral(":/reseal/icons/%1.svg").arg(name));
    RESEAL_CHECK(file.open(QIODevice::ReadOnly));
    return *known.insert(name, file.readAll());
}

// `size` in physical pixels.
QPixmap drawn(const QString& name, QSize size, const QColor& colour) {
    const QString key =
        QStringLiteral("reseal/%1/%2/%3x%4")
            .arg(name, colour.name(), QString::number(size.width()), QString::number(size.height()));
    QPixmap out;
    if (QPixmapCache::find(key, &out)) return out;
    QByteArray svg = source(name);
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    out = QPixmap(size);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, out);
    return out;
}

class Engine final : public QIconEngine {
public:
    Engine(QString name, QColor (*colour)()) : name_(std::move(name)), colour_(colour) {}
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        painter->drawPixmap(rect,
                            drawn(name_, rect.size() * painter->device()->devicePixelRatio(), in(mode)));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        return drawn(name_, size, in(mode));
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override {
        return pixmap(size, mode, state);
    }
    QIconEngine* clone() const override { return new Engine(name_, colour_); }

private:
    QColor in(QIcon::Mode mode) const {
        if (mode == QIcon::Disabled) return colours().disabled;
        if (mode == QIcon::Selected) return colours().onSelection;
        return colour_ != nullptr ? colour_() : colours().text;
    }
    QString name_;
    QColor (*colour_)();
};

}  // namespace

QIcon icon(const char* name) {
    return QIcon(new Engine(QLatin1String(name), nullptr));
}

QIcon icon(const char* name, QColor (*colour)()) {
    return QIcon(new Engine(QLatin1String(name), colour));
}

void paintIcon(QPainter& painter, const char* name, const QRectF& at, const QColor& colour) {
    const qreal ratio = painter.device()->devicePixelRatio();
    const QSize size = (at.size() * ratio).toSize();
    QPixmap pixmap = drawn(QLatin1String(name), size, colour);
    painter.drawPixmap(at, pixmap, QRectF(QPointF(0, 0), QSizeF(size)));
}

const char* iconOf(Tone tone) {
    switch (tone) {
        case Tone::Neutral:
            return "ring";
        case Tone::Accent:
            return "info";
        case Tone::Good:
            return "tick-circle";
        case Tone::Warn:
            return "alert";
        case Tone::Bad:
            return "cross-circle";
    }
    RESEAL_CHECK(false);
}

}  // namespace reseal::ui
