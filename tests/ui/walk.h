// Looks at widgets as somebody does who can't see them, can't use a mouse, or can't tell colours apart, and
// writes down what stands in the way. Each finding is a line: where, which widget, what is wrong.
//
// Cells of tables and trees are left to Qt: there may be a million of them. Widgets set into cells are
// walked.
//
// Thread rule: the GUI thread.
#pragma once

#include <QtTest>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTableView>
#include <QThreadPool>
#include <QToolButton>

#include "ui/common/resources.h"
#include "ui/common/roles.h"
#include "ui/common/theme.h"

namespace reseal::test {

inline constexpr double kText = 4.5, kDisabled = 3, kShape = 3;  // WCAG 2.2: 1.4.3 and 1.4.11
inline constexpr double kSeen = 2;  // between a pixel with the focus and the same one without it

// Until nothing is under way any more.
inline void settle() {
    for (int round = 0; round < 6; ++round) {
        QCoreApplication::processEvents();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

// At once, also where no window manager does it. Deprecated since Qt 6.5, without anything that could replace
// it here.
inline void makeActive(QWidget* window) {
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    QApplication::setActiveWindow(window);
    QT_WARNING_POP
}

// The program's looks, in light colours, with a screen reader listening.
inline void prepareToWalk() {
    ui::registerResources();
    ui::registerRoles();
    QAccessible::setActive(true);
    QApplication::setCursorFlashTime(0);
    ui::Theme::instance().fix(ui::Scheme::Light);
    ui::Theme::instance().install(*qApp);
}

// Fails the test if there is a finding.
inline void report(const QStringList& found) {
    for (const QString& line : found) qWarning().noquote() << line;
    QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("%1 finding(s), above").arg(found.size())));
}

class Walk {
public:
    QString where;
    QStringList found;

    // ---- what a screen reader says ----

    void names(QWidget& root) {
        for (QWidget* widget : parts(root)) {
            const bool stop = takesFocus(widget);
            if (!stop && !isControl(widget)) continue;
            QAccessibleInterface* said = QAccessible::queryAccessibleInterface(widget);
            if (said == nullptr) {
                tell(widget, QStringLiteral("is not there for a screen reader"));
                continue;
            }
            if (said->text(QAccessible::Name).trimmed().isEmpty())
                tell(widget, QStringLiteral("has no accessible name"));
            if (stop && (said->role() == QAccessible::NoRole || said->role() == QAccessible::Client))
                tell(widget, QStringLiteral("takes the focus and has no role"));
        }
    }

    void tags(QWidget& root) {
        for (QWidget* widget : parts(root))
            if (const auto* label = qobject_cast<QLabel*>(widget))
                if (label->property("tag").isValid() && label->text().trimmed().isEmpty())
                    tell(widget, QStringLiteral("is a tag without a word: its colour alone says something"));
    }

    // ---- the keyboard ----

    // `root`: a window, or what keeps the focus to itself while it is open (a sheet).
    void keyboard(QWidget& root) {
        const QList<QWidget*> stops = stopsOf(root);
        if (stops.isEmpty()) return;
        for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
            const QString name = key == Qt::Key_Tab ? QStringLiteral("Tab") : QStringLiteral("Shift+Tab");
            QSet<QWidget*> reached{stops.first()};
            stops.first()->setFocus(Qt::TabFocusReason);
            bool round = false;
            // In a date the keys go from day to month to year before they leave it.
            qsizetype steps = stops.size();
            for (const QWidget* stop : stops)
                if (const auto* date = qobject_cast<const QDateTimeEdit*>(stop))
                    steps += date->sectionCount();
            for (qsizetype i = 0; i < steps && !round; ++i) {
                QWidget* from = QApplication::focusWidget();
                if (from == nullptr) return tell(stops.first(), QStringLiteral("does not take the focus"));
                QTest::keyClick(from, key, key == Qt::Key_Tab ? Qt::NoModifier : Qt::ShiftModifier);
                QWidget* now = QApplication::focusWidget();
                if (now == nullptr || !(now == &root || root.isAncestorOf(now))) {
                    tell(from, name + QStringLiteral(" leads out of what is open"));
                    break;
                }
                if (now == from && stops.size() > 1 && qobject_cast<QDateTimeEdit*>(now) == nullptr) {
                    tell(from, QStringLiteral("keeps the focus when somebody presses ") + name);
                    break;
                }
                reached.insert(now);
                round = now == stops.first();
            }
            if (!round) {
                tell(stops.first(), name + QStringLiteral(" does not come round to it"));
                continue;
            }
            for (QWidget* stop : stops)
                if (!reached.contains(stop)) tell(stop, name + QStringLiteral(" does not reach it"));
        }
    }

    // The focus is seen: at least as many pixels as half its outline change clearly.
    void focus(QWidget& root) {
        for (QWidget* stop : stopsOf(root)) {
            QWidget* on = stop->isWindow() ? stop : stop->parentWidget();
            const QRect box = (stop->isWindow() ? stop->rect() : stop->geometry()).adjusted(-4, -4, 4, 4);
            if (QWidget* now = QApplication::focusWidget()) now->clearFocus();
            settle();
            const QImage without = picture(*on, box);
            stop->setFocus(Qt::TabFocusReason);
            settle();
            const QImage with = picture(*on, box);
            if (without.size() != with.size()) continue;  // it grew: that is seen
            qsizetype clear = 0;
            for (int y = 0; y < with.height(); ++y)
                for (int x = 0; x < with.width(); ++x)
                    if (with.pixel(x, y) != without.pixel(x, y) &&
                        ui::contrast(with.pixelColor(x, y), without.pixelColor(x, y)) >= kSeen)
                        ++clear;
            if (static_cast<double>(clear) < (stop->width() + stop->height()) * with.devicePixelRatio())
                tell(stop, QStringLiteral("does not show that it has the focus (%1 pixels)").arg(clear));
        }
    }

    // ---- what is cut ----

    void texts(QWidget& root) {
        for (QWidget* widget : parts(root)) {
            if (const auto* label = qobject_cast<QLabel*>(widget)) {
                if (!label->text().isEmpty()) cutLabel(label);
            } else if (const auto* button = qobject_cast<QAbstractButton*>(widget)) {
                if (!button->text().isEmpty() && !holds(button->size(), button->sizeHint()))
                    tell(widget, needs(button->sizeHint(), button->size()));
            } else if (const auto* edit = qobject_cast<QLineEdit*>(widget)) {
                cutHint(edit);
            } else if (const auto* header = qobject_cast<QHeaderView*>(widget)) {
                cutHeader(header);
            }
            if (widget->findChildren<QWidget*>(Qt::FindDirectChildrenOnly).isEmpty() || takesFocus(widget) ||
                isControl(widget))
                if (qobject_cast<QHeaderView*>(widget) == nullptr) reaches(widget, root);
        }
    }

    void tell(const QWidget* widget, const QString& what) {
        const QString line = QStringLiteral("%1: %2 %3").arg(where, describe(widget), what);
        if (!found.contains(line)) found << line;
    }

    static QList<QWidget*> stopsOf(QWidget& root) {
        QList<QWidget*> out;
        for (QWidget* at = root.nextInFocusChain(); at != &root; at = at->nextInFocusChain())
            if (root.isAncestorOf(at) && takesFocus(at) && at->isVisible() && at->isEnabled() &&
                at->window() == root.window())
                out << at;
        return out;
    }

private:
    // What is see-through lies on the window.
    static QImage picture(QWidget& of, const QRect& box) {
        const QPixmap grabbed = of.grab(box);
        QImage out(grabbed.size(), QImage::Format_RGB32);
        out.setDevicePixelRatio(grabbed.devicePixelRatio());
        out.fill(ui::colours().window);
        QPainter(&out).drawPixmap(0, 0, grabbed);
        return out;
    }

    static bool takesFocus(const QWidget* widget) {
        return (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr;
    }

    static bool isControl(const QWidget* widget) {
        for (const char* kind : {"QAbstractButton", "QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox",
                                 "QAbstractSpinBox", "QAbstractItemView", "QProgressBar"})
            if (widget->inherits(kind)) return !widget->inherits("QHeaderView");
        return false;
    }

    // The visible widgets that we or our users put there, without what Qt puts inside its own.
    static QList<QWidget*> parts(QWidget& root) {
        QList<QWidget*> out;
        for (QWidget* widget : root.findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->window() != root.window()) continue;
            bool own = true;
            for (QWidget* at = widget; at != &root && own; at = at->parentWidget()) {
                const QWidget* in = at->parentWidget();
                own = !qobject_cast<QScrollBar*>(at) && !at->inherits("QTableCornerButton") &&
                      !(qobject_cast<const QLineEdit*>(in) || qobject_cast<const QComboBox*>(in) ||
                        qobject_cast<const QAbstractSpinBox*>(in) || qobject_cast<const QTabBar*>(in) ||
                        qobject_cast<const QHeaderView*>(in)) &&
                      at->objectName() != QLatin1String("qt_scrollarea_hcontainer") &&
                      at->objectName() != QLatin1String("qt_scrollarea_vcontainer");
            }
            const auto* area = qobject_cast<QAbstractScrollArea*>(widget->parentWidget());
            if (area != nullptr && area->viewport() == widget) own = false;
            if (own) out << widget;
        }
        return out;
    }

    static bool holds(const QSize& is, const QSize& wants) {
        return is.width() + 1 >= wants.width() && is.height() + 1 >= wants.height();
    }
    static QString needs(const QSize& wants, const QSize& is) {
        return QStringLiteral("is cut: needs %1 x %2, has %3 x %4")
            .arg(wants.width())
            .arg(wants.height())
            .arg(is.width())
            .arg(is.height());
    }

    void cutLabel(const QLabel* label) {
        if (!label->wordWrap()) {
            const bool shortened = label->text().endsWith(QChar(0x2026)) && !label->toolTip().isEmpty() &&
                                   label->toolTip() == label->accessibleName();
            if (!shortened && !holds(label->size(), label->sizeHint()))
                tell(label, needs(label->sizeHint(), label->size()));
            return;
        }
        const QSize wants(label->width(), label->heightForWidth(label->width()));
        if (!holds(label->size(), wants)) tell(label, needs(wants, label->size()));
        const QRect room = label->contentsRect();
        const QRect used = label->fontMetrics().boundingRect(QRect(0, 0, room.width(), 100'000),
                                                             Qt::TextWordWrap, label->text());
        if (used.width() > room.width() + 1)
            tell(label,
                 QStringLiteral("has a word of %1, and room for %2").arg(used.width()).arg(room.width()));
    }

    void cutHint(const QLineEdit* edit) {
        constexpr int kAround = 22;  // padding, border, cursor
        const int wants = edit->fontMetrics().horizontalAdvance(edit->placeholderText()) + kAround +
                          24 * static_cast<int>(edit->actions().size());
        if (!edit->placeholderText().isEmpty() && edit->text().isEmpty() && wants > edit->width())
            tell(edit, QStringLiteral("cuts its hint: needs %1, has %2").arg(wants).arg(edit->width()));
    }

    void cutHeader(const QHeaderView* header) {
        if (header->orientation() != Qt::Horizontal || header->model() == nullptr) return;
        for (int i = 0; i < header->count(); ++i)
            if (!header->isSectionHidden(i) && header->sectionSizeHint(i) > header->sectionSize(i) + 1)
                tell(header, QStringLiteral("cuts “%1”: needs %2, has %3")
                                 .arg(header->model()->headerData(i, Qt::Horizontal).toString())
                                 .arg(header->sectionSizeHint(i))
                                 .arg(header->sectionSize(i)));
    }

    // Does it stand within all that it lies in? What can be scrolled may lie outside in that direction.
    void reaches(const QWidget* widget, const QWidget& root) {
        QRect box(QPoint(0, 0), widget->size());
        bool across = true, down = true;
        for (const QWidget* at = widget; at != &root && !at->isWindow(); at = at->parentWidget()) {
            box.translate(at->pos());
            const QWidget* in = at->parentWidget();
            const auto* area = qobject_cast<const QAbstractScrollArea*>(in->parentWidget());
            if (area != nullptr && area->viewport() == in) {
                down = down && area->verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff;
                across = across && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff;
            }
            const int left = std::min(0, box.left()), right = std::max(0, box.right() + 1 - in->width());
            const int top = std::min(0, box.top()), bottom = std::max(0, box.bottom() + 1 - in->height());
            if ((across && (left < -1 || right > 1)) || (down && (top < -1 || bottom > 1))) {
                tell(widget, QStringLiteral("reaches out of %1 (left %2, right %3, top %4, bottom %5)")
                                 .arg(QLatin1String(in->metaObject()->className()))
                                 .arg(-left)
                                 .arg(right)
                                 .arg(-top)
                                 .arg(bottom));
                return;
            }
        }
    }

    static QString describe(const QWidget* widget) {
        QString words = widget->accessibleName();
        if (const auto* label = qobject_cast<const QLabel*>(widget)) words = label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            if (words.isEmpty()) words = button->text();
        QString out = QLatin1String(widget->metaObject()->className());
        if (!words.isEmpty()) out += QStringLiteral(" “%1”").arg(words.left(60));
        for (const QWidget* in = widget->parentWidget(); in != nullptr; in = in->parentWidget())
            if (QLatin1String(in->metaObject()->className()).startsWith(QLatin1String("reseal::ui::"))) {
                out += QStringLiteral(" in ") + QLatin1String(in->metaObject()->className() + 12);
                break;
            }
        return out;
    }
};

// ---- colours ----

// Text and background of each rule of a style sheet, as far as both are said: by the rule itself, or by the
// one that it refines (the same selector without its last state or attribute). What has no background lies on
// one of `surfaces`.
inline QStringList faintRules(const QString& sheet, const QList<QColor>& surfaces) {
    static const QRegularExpression rules(QStringLiteral("([^{}]+)\\{([^}]*)\\}"));
    static const QRegularExpression comments(QStringLiteral("/\\*.*?\\*/"),
                                             QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression refined(QStringLiteral("(\\[[^\\]]*\\]|(?<!:):[a-z-]+)"));
    struct Said {
        QColor ink, behind;
    };
    QMap<QString, Said> said;
    QStringList order;
    const auto colourOf = [](const QMap<QString, QString>& lines, const QString& name) {
        return lines.value(name).startsWith(QLatin1Char('#')) ? QColor(lines.value(name)) : QColor();
    };
    QStringList out;
    const auto judge = [&](const QString& selector, const QColor& ink, const QColor& behind) {
        const double least = selector.contains(QLatin1String(":disabled")) ? kDisabled : kText;
        const double has = ui::contrast(ink, behind);
        if (has < least)
            out << QStringLiteral("%1: %2 on %3 has %4")
                       .arg(selector, ink.name(), behind.name(), QString::number(has, 'f', 2));
    };
    auto match = rules.globalMatch(QString(sheet).remove(comments));
    while (match.hasNext()) {
        const auto rule = match.next();
        QMap<QString, QString> lines;
        for (const QString& line : rule.captured(2).split(QLatin1Char(';'), Qt::SkipEmptyParts))
            lines[line.section(QLatin1Char(':'), 0, 0).trimmed()] =
                line.section(QLatin1Char(':'), 1).trimmed();
        for (const QString& one : rule.captured(1).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            const QString selector = one.trimmed();
            Said& here = said[selector];
            order.removeAll(selector);
            order << selector;
            if (const QColor ink = colourOf(lines, QStringLiteral("color")); ink.isValid()) here.ink = ink;
            for (const QString& name : {QStringLiteral("background"), QStringLiteral("background-color")})
                if (lines.contains(name))
                    here.behind = lines[name].startsWith(QLatin1Char('#')) ? QColor(lines[name])
                                                                           : QColor(Qt::transparent);
            const QColor chosen = colourOf(lines, QStringLiteral("selection-color"));
            const QColor under = colourOf(lines, QStringLiteral("selection-background-color"));
            if (chosen.isValid() && under.isValid())
                judge(selector + QStringLiteral(" (selected)"), chosen, under);
            const QColor striped = colourOf(lines, QStringLiteral("alternate-background-color"));
            if (here.ink.isValid() && striped.isValid())
                judge(selector + QStringLiteral(" (second row)"), here.ink, striped);
        }
    }
    const auto inherited = [&](QString selector, bool ink) {
        while (true) {
            const Said& one = said.value(selector);
            const QColor colour = ink ? one.ink : one.behind;
            if (colour.isValid()) return colour;
            QRegularExpressionMatch last;
            auto each = refined.globalMatch(selector);
            while (each.hasNext()) last = each.next();
            if (!last.hasMatch()) return QColor();
            selector.remove(last.capturedStart(), last.capturedLength());
        }
    };
    for (const QString& selector : order) {
        if (!said[selector].ink.isValid() && !said[selector].behind.isValid()) continue;
        const QColor ink = inherited(selector, true), behind = inherited(selector, false);
        if (!ink.isValid()) continue;
        if (behind.isValid() && behind.alpha() == 255)
            judge(selector, ink, behind);
        else
            for (const QColor& surface : surfaces) judge(selector, ink, surface);
    }
    return out;
}

// ---- shapes ----

// What of a picture is ink rather than ground, without any colour: a shape.
inline QImage shapeIn(const QImage& picture, const QColor& ink, const QColor& ground) {
    QImage out(picture.size(), QImage::Format_Grayscale8);
    const int dark = qGray(ink.rgb()), light = qGray(ground.rgb());
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const int grey = qGray(picture.pixel(x, y));
            out.setPixel(x, y, std::abs(grey - dark) < std::abs(grey - light) ? 0xFF000000 : 0xFFFFFFFF);
        }
    return out;
}

// Those of the named shapes that can't be told apart: fewer than a twentieth of their pixels differ.
inline QStringList sameShapes(const QMap<QString, QImage>& shapes) {
    QStringList out;
    for (auto one = shapes.begin(); one != shapes.end(); ++one)
        for (auto other = std::next(one); other != shapes.end(); ++other) {
            qsizetype differ = 0;
            for (int y = 0; y < one->height(); ++y)
                for (int x = 0; x < one->width(); ++x)
                    differ += one->pixel(x, y) != other->pixel(x, y) ? 1 : 0;
            if (one->size() == other->size() && differ * 20 < qsizetype{one->width()} * one->height())
                out << QStringLiteral("%1 and %2 have one shape").arg(one.key(), other.key());
        }
    return out;
}

}  // namespace reseal::test
