#include "ui/records/plot_view.h"

#include <QAccessible>
#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollArea>
#include <QToolTip>
#include <QVBoxLayout>
#include <cmath>

#include "ui/common/boxes.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {

constexpr int kRow = 84, kLabels = 240, kAxis = 28, kRight = 24;
constexpr double kDot = 3.2;

QString bounds(const engine::Measurement& m) {
    if (m.referenceLow && m.referenceHigh)
        return Plots::tr("reference %1 to %2").arg(text(m.referenceLow->text), text(m.referenceHigh->text));
    if (m.referenceLow) return Plots::tr("reference from %1").arg(text(m.referenceLow->text));
    if (m.referenceHigh) return Plots::tr("reference up to %1").arg(text(m.referenceHigh->text));
    return {};
}

}  // namespace

// What the laboratory says goes before what can be computed.
Flag flagOf(const engine::Measurement& m) {
    if (!m.interpretation.empty()) {
        if (m.interpretation[0] == 'H') return Flag::High;
        if (m.interpretation[0] == 'L') return Flag::Low;
        if (m.interpretation == "N") return Flag::None;
    }
    const bool exact = m.comparator.empty();
    if (m.referenceHigh && m.value > m.referenceHigh->value && (exact || m.comparator[0] == '>'))
        return Flag::High;
    if (m.referenceLow && m.value < m.referenceLow->value && (exact || m.comparator[0] == '<'))
        return Flag::Low;
    return Flag::None;
}

QString describe(const engine::SeriesPoint& point) {
    const engine::Measurement& m = point.measurement;
    QStringList parts;
    parts << QStringLiteral("%1%2 %3").arg(text(m.comparator), text(m.valueText), text(m.unit)).trimmed();
    parts << (m.time.empty() ? Plots::tr("no date") : clinicalDay(m.time));
    if (const QString range = bounds(m); !range.isEmpty()) parts << range;
    if (const Flag flag = flagOf(m); flag != Flag::None)
        parts << (flag == Flag::High ? Plots::tr("▲ high") : Plots::tr("▼ low"));
    return parts.join(QStringLiteral(" · "));
}

PlotView::PlotView(std::vector<engine::Series> series, std::vector<Instant> missing, QWidget* parent)
    : QWidget(parent) {
    auto* all = column(this, 0, g(2));
    const bool gaps = !missing.empty();
    plots_ = new Plots(std::move(series), std::move(missing));
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(plots_);
    all->addWidget(scroll, 1);
    chosen_ = label(Type::Body, tr("Choose a point with the arrow keys or the mouse."), Ink::Muted);
    all->addWidget(chosen_);
    if (gaps)
        all->addWidget(label(Type::Caption,
                             tr("▨ Marked on the axis: there are results of these days that you may not "
                                "read. Curves may run through what is missing."),
                             Ink::Warn));
    connect(plots_, &Plots::chose, chosen_, &QLabel::setText);
    connect(plots_, &Plots::rowChosen, this, [this, scroll](int top, int bottom) {
        scroll->ensureVisible(kLabels, (top + bottom) / 2, 0, kRow / 2);
    });
}

QString PlotView::chosen() const {
    return chosen_->text();
}

Plots::Plots(std::vector<engine::Series> series, std::vector<Instant> missing)
    : series_(std::move(series)), missing_(std::move(missing)) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Values over time"));
    bool first = true;
    const auto include = [&](Instant at) {
        from_ = first ? at : std::min(from_, at);
        to_ = first ? at : std::max(to_, at);
        first = false;
    };
    for (const engine::Series& one : series_) {
        ranges_.push_back(rangeOf(one));
        for (const engine::SeriesPoint& point : one.points) include(point.measurement.at);
    }
    for (const Instant day : missing_) include(day);
    if (to_ - from_ < days(30)) {
        from_ = from_ - days(15);
        to_ = to_ + days(15);
    }
    const std::int64_t margin = (to_ - from_).ms / 40;
    from_.ms -= margin;
    to_.ms += margin;
    setMinimumHeight(sizeHint().height());
}

QSize Plots::sizeHint() const {
    return {kLabels + 480, rows() * kRow + kAxis};
}

Plots::Range Plots::rangeOf(const engine::Series& series) const {
    Range out{INFINITY, -INFINITY};
    const auto take = [&](double value) {
        out.low = std::min(out.low, value);
        out.high = std::max(out.high, value);
    };
    for (const engine::SeriesPoint& point : series.points) take(point.measurement.value);
    for (const engine::SeriesPoint& point : series.undated) take(point.measurement.value);
    const double spread = out.high - out.low;
    // The band belongs to the picture unless it would crush the values.
    for (const auto& bound : {series.referenceLow, series.referenceHigh})
        if (bound && (spread == 0 || std::abs(bound->value - out.low) < 6 * spread + 1e-12))
            take(bound->value);
    if (!(out.high > out.low)) {
        const double pad = out.low == 0 ? 1 : std::abs(out.low) * 0.1;
        out.low -= pad;
        out.high += pad;
    }
    const double pad = (out.high - out.low) * 0.12;
    return {out.low - pad, out.high + pad};
}

QRectF Plots::area(int row) const {
    const double left = layoutDirection() == Qt::RightToLeft ? kRight : kLabels;
    return {left, static_cast<double>(row * kRow + kAxis + 6),
            static_cast<double>(width() - kLabels - kRight), static_cast<double>(kRow - 14)};
}

// Time runs to the right in every language.
double Plots::xOf(Instant at) const {
    const QRectF box = area(0);
    return box.left() +
           box.width() * static_cast<double>((at - from_).ms) / static_cast<double>((to_ - from_).ms);
}

double Plots::yOf(int row, double value) const {
    const QRectF box = area(row);
    const Range& range = ranges_[static_cast<std::size_t>(row)];
    return box.bottom() - box.height() * (value - range.low) / (range.high - range.low);
}

// The whole name of a series: beside its plot there is room for the beginning of a long one.
bool Plots::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* at = static_cast<QHelpEvent*>(event);
    const int row = (at->pos().y() - kAxis) / kRow;
    if (at->pos().y() >= kAxis && row < rows())
        QToolTip::showText(at->globalPos(), plainTip(text(series_[static_cast<std::size_t>(row)].name)),
                           this);
    else
        QToolTip::hideText();
    return true;
}

void Plots::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), colours().surface);
    paintAxis(painter);
    const int first = std::max(0, (event->rect().top() - kAxis) / kRow);
    const int last = std::min(rows() - 1, (event->rect().bottom() - kAxis) / kRow);
    for (int row = first; row <= last; ++row) paintRow(painter, row);
    if (hasFocus()) {
        painter.setPen(QPen(colours().focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
}

void Plots::paintAxis(QPainter& painter) const {
    const QDate from = QDateTime::fromMSecsSinceEpoch(from_.ms).date(),
                to = QDateTime::fromMSecsSinceEpoch(to_.ms).date();
    const qint64 span = from.daysTo(to);
    painter.setFont(typeface(Type::Caption));
    const QFontMetrics metrics(painter.font());
    const int stepMonths = span > 3660 ? 24 : span > 730 ? 12 : span > 240 ? 3 : 1;
    QDate at(from.year(), 1, 1);
    double after = -1;
    for (; at <= to; at = at.addMonths(stepMonths)) {
        if (at < from) continue;
        const double x = xOf({QDateTime(at, QTime(0, 0)).toMSecsSinceEpoch()});
        painter.setPen(QPen(colours().border, 1));
        painter.drawLine(QPointF(x, kAxis), QPointF(x, height()));
        const QString words =
            stepMonths >= 12 ? QString::number(at.year()) : QLocale().toString(at, QStringLiteral("MMM yy"));
        const int wide = metrics.horizontalAdvance(words);
        if (x - wide / 2.0 < after) continue;
        after = x + wide / 2.0 + 8;
        painter.setPen(colours().muted);
        painter.drawText(QRectF(x - wide, 4, wide * 2, kAxis - 6), Qt::AlignHCenter | Qt::AlignVCenter,
                         words);
    }
    for (const Instant day : missing_) {
        const double x = xOf(day);
        painter.fillRect(QRectF(x - 4, kAxis - 7, 8, 7), QBrush(colours().warn.ink, Qt::BDiagPattern));
    }
}

void Plots::paintRow(QPainter& painter, int row) const {
    const engine::Series& one = series_[static_cast<std::size_t>(row)];
    const QRectF box = area(row);
    const Colours& c = colours();
    painter.setPen(QPen(c.border, 1));
    painter.drawLine(QPointF(0, row * kRow + kAxis), QPointF(width(), row * kRow + kAxis));

    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF words(mirrored ? width() - kLabels + 48 : 12, box.top(), kLabels - 60, box.height());
    const int side = mirrored ? Qt::AlignRight : Qt::AlignLeft;
    painter.setFont(typeface(Type::Strong));
    painter.setPen(c.text);
    const QFontMetrics strong(painter.font());
    painter.drawText(words, side | Qt::AlignTop,
                     strong.elidedText(text(one.name), Qt::ElideRight, static_cast<int>(words.width())));
    const std::vector<engine::SeriesPoint>& latestOf = one.points.empty() ? one.undated : one.points;
    if (!latestOf.empty()) {
        const engine::Measurement& latest = latestOf.back().measurement;
        const Flag flag = flagOf(latest);
        const QString sign = flag == Flag::High  ? QStringLiteral("▲ ")
                             : flag == Flag::Low ? QStringLiteral("▼ ")
                                                 : QString();
        painter.setPen(flag == Flag::None ? c.text : c.bad.ink);
        painter.drawText(words.translated(0, strong.height() + 2),
                         side | Qt::AlignTop | Qt::TextForceLeftToRight,
                         QStringLiteral("%1%2%3 %4")
                             .arg(sign, text(latest.comparator), text(latest.valueText), text(one.unit)));
        painter.setFont(typeface(Type::Caption));
        painter.setPen(c.muted);
        painter.drawText(words.translated(0, 2 * strong.height() + 4), side | Qt::AlignTop,
                         one.points.empty() ? tr("no date") : clinicalDay(latest.time));
    }
    if (one.points.empty()) return;
    const Range& range = ranges_[static_cast<std::size_t>(row)];
    if (one.referenceLow || one.referenceHigh) {
        const double high = one.referenceHigh ? std::min(one.referenceHigh->value, range.high) : range.high;
        const double low = one.referenceLow ? std::max(one.referenceLow->value, range.low) : range.low;
        if (high > low) {
            painter.fillRect(QRectF(QPointF(box.left(), yOf(row, high)), QPointF(box.right(), yOf(row, low))),
                             c.good.wash);
            painter.setPen(QPen(c.good.edge, 1, Qt::DashLine));
            for (const auto& bound : {one.referenceLow, one.referenceHigh})
                if (bound && bound->value > range.low && bound->value < range.high)
                    painter.drawLine(QPointF(box.left(), yOf(row, bound->value)),
                                     QPointF(box.right(), yOf(row, bound->value)));
            painter.setFont(typeface(Type::Caption));
            painter.setPen(c.muted);
            const QRectF beside(mirrored ? box.right() + 4 : kLabels - 48, 0, 42, 14);
            for (const auto& bound : {one.referenceLow, one.referenceHigh})
                if (bound && bound->value > range.low && bound->value < range.high)
                    painter.drawText(beside.translated(0, yOf(row, bound->value) - 7),
                                     Qt::AlignRight | Qt::AlignVCenter, text(bound->text));
        }
    }
    QPolygonF curve;
    for (const engine::SeriesPoint& point : one.points)
        curve << QPointF(xOf(point.measurement.at), yOf(row, point.measurement.value));
    painter.setPen(QPen(c.accent, 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(curve);
    for (int i = 0; i < curve.size(); ++i) {
        const Flag flag = flagOf(one.points[static_cast<std::size_t>(i)].measurement);
        const bool chosen = row == row_ && i == point_;
        const double r = chosen ? kDot * 1.9 : kDot;
        painter.setPen(QPen(flag == Flag::None ? c.accent : c.bad.ink, chosen ? 2 : 1));
        painter.setBrush(flag == Flag::None ? c.accent : c.bad.ink);
        if (flag == Flag::None) {
            painter.drawEllipse(curve[i], r, r);
        } else {
            const double up = flag == Flag::High ? -1 : 1;
            painter.drawPolygon(QPolygonF{curve[i] + QPointF(0, up * r * 1.5),
                                          curve[i] + QPointF(-r * 1.3, -up * r),
                                          curve[i] + QPointF(r * 1.3, -up * r)});
        }
    }
}

void Plots::choose(int row, int point) {
    if (row < 0 || row >= rows()) return;
    const engine::Series& one = series_[static_cast<std::size_t>(row)];
    if (one.points.empty()) return;
    row_ = row;
    point_ = std::clamp(point, 0, static_cast<int>(one.points.size()) - 1);
    const QString words =
        QStringLiteral("%1: %2").arg(text(one.name), describe(one.points[static_cast<std::size_t>(point_)]));
    setAccessibleDescription(words);
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    Q_EMIT chose(words);
    update();
}

void Plots::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    const int last =
        row_ < 0 ? 0 : static_cast<int>(series_[static_cast<std::size_t>(row_)].points.size()) - 1;
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
        for (int row = row_ + (key == Qt::Key_Down ? 1 : -1); row >= 0 && row < rows();
             row += key == Qt::Key_Down ? 1 : -1)
            if (!series_[static_cast<std::size_t>(row)].points.empty()) {
                choose(row, static_cast<int>(series_[static_cast<std::size_t>(row)].points.size()) - 1);
                Q_EMIT rowChosen(row * kRow + kAxis, (row + 1) * kRow + kAxis);
                break;
            }
        return;
    }
    if (key == Qt::Key_Left) return choose(row_, point_ - 1);
    if (key == Qt::Key_Right) return choose(row_, point_ + 1);
    if (key == Qt::Key_Home) return choose(row_, 0);
    if (key == Qt::Key_End) return choose(row_, last);
    QWidget::keyPressEvent(event);
}

void Plots::chooseNear(const QPoint& at) {
    const int row = (at.y() - kAxis) / kRow;
    if (at.y() < kAxis || row >= rows()) return;
    const auto& points = series_[static_cast<std::size_t>(row)].points;
    int best = -1;
    double nearest = 40;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (const double far = std::abs(xOf(points[i].measurement.at) - at.x()); far < nearest) {
            nearest = far;
            best = static_cast<int>(i);
        }
    if (best >= 0) choose(row, best);
}

void Plots::mouseMoveEvent(QMouseEvent* event) {
    chooseNear(event->pos());
}
void Plots::mousePressEvent(QMouseEvent* event) {
    setFocus();
    chooseNear(event->pos());
}
void Plots::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (row_ < 0)
        for (int row = 0; row < rows(); ++row)
            if (const auto& points = series_[static_cast<std::size_t>(row)].points; !points.empty())
                return choose(row, static_cast<int>(points.size()) - 1);
}

}  // namespace reseal::ui
