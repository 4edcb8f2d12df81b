#include "ui/common/steps.h"

#include <QPainter>

#include "core/base/check.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"

namespace reseal::ui {
namespace {

constexpr int kDot = 18, kLeast = 96;

const char* shapeOf(Step::State state) {
    switch (state) {
        case Step::State::Done:
            return "tick-circle";
        case Step::State::Now:
            return "clock";
        case Step::State::Later:
            return "ring";
        case Step::State::Failed:
            return "cross-circle";
    }
    RESEAL_CHECK(false);
}

QColor inkOf(Step::State state) {
    switch (state) {
        case Step::State::Done:
            return colours().good.ink;
        case Step::State::Now:
            return colours().accent;
        case Step::State::Later:
            return colours().muted;
        case Step::State::Failed:
            return colours().bad.ink;
    }
    RESEAL_CHECK(false);
}

}  // namespace

Steps::Steps(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Steps::set(std::vector<Step> steps) {
    steps_ = std::move(steps);
    QStringList said;
    for (const Step& step : steps_) {
        const QString state = step.state == Step::State::Done     ? tr("done")
                              : step.state == Step::State::Now    ? tr("under way")
                              : step.state == Step::State::Failed ? tr("failed")
                                                                  : tr("not yet");
        said << QStringLiteral("%1: %2 %3").arg(step.name, state, step.when);
    }
    setAccessibleName(said.join(QStringLiteral("; ")));
    setToolTip(plainTip(said.join(QLatin1Char('\n'))));
    updateGeometry();
    update();
}

int Steps::column() const {
    int widest = kLeast;
    for (const Step& step : steps_)
        for (const QString& text : {step.name, step.when})
            widest = std::max(widest, fontMetrics().horizontalAdvance(text) + g(4));
    return widest;
}

QSize Steps::sizeHint() const {
    return {column() * static_cast<int>(steps_.size()), kDot + g(2) + 2 * fontMetrics().height() + g(1)};
}

QSize Steps::minimumSizeHint() const {
    return {kLeast * static_cast<int>(steps_.size()), sizeHint().height()};
}

void Steps::paintEvent(QPaintEvent*) {
    if (steps_.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int wide = std::min(column(), width() / static_cast<int>(steps_.size()));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto cut = [&](const QString& text) {
        return fontMetrics().elidedText(text, Qt::ElideRight, wide - g(1));
    };
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const Step& step = steps_[i];
        const int left = mirrored ? width() - wide * (static_cast<int>(i) + 1) : wide * static_cast<int>(i);
        const int centre = left + wide / 2;
        if (i + 1 < steps_.size()) {
            const int to = centre + (mirrored ? -wide : wide);
            const int gap = kDot / 2 + g(1);
            painter.setPen(QPen(step.state == Step::State::Done ? colours().good.ink : colours().border, 2));
            painter.drawLine(centre + (mirrored ? -gap : gap), kDot / 2, to - (mirrored ? -gap : gap),
                             kDot / 2);
        }
        paintIcon(painter, shapeOf(step.state), QRectF(centre - kDot / 2, 0, kDot, kDot), inkOf(step.state));
        const int line = fontMetrics().height();
        painter.setPen(step.state == Step::State::Later ? colours().muted : colours().text);
        painter.drawText(QRect(left, kDot + g(2), wide, line), Qt::AlignHCenter, cut(step.name));
        painter.setPen(colours().muted);
        painter.drawText(QRect(left, kDot + g(2) + line, wide, line), Qt::AlignHCenter, cut(step.when));
    }
}

}  // namespace reseal::ui
