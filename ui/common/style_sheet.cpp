#include "ui/common/style_sheet.h"

#include <QHash>

#include "ui/common/theme.h"

namespace reseal::ui {
namespace {

constexpr const char* kSheet = R"(
* { outline: none; }
QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 4px 8px; }

QLabel[ink="muted"] { color: @muted; }
QLabel[ink="good"] { color: @goodInk; }
QLabel[ink="warn"] { color: @warnInk; }
QLabel[ink="bad"] { color: @badInk; }
QLabel[ink="accent"] { color: @accent; }
QLabel[tag] { border-radius: 5px; padding: 2px 7px; }
@tags
QFrame[card="true"] { background: @surface; border: 1px solid @border; border-radius: 10px; }
QFrame[panel="true"] { background: @surface; border: none; }
QFrame[bar="true"] { background: @surface; border: none; border-bottom: 1px solid @border; }
QFrame[rail="true"] { background: @surface; border: none; }
QFrame[line="true"] { background: @border; border: none; }

QPushButton, QToolButton {
    background: @surface; color: @text; border: 1px solid @strongBorder; border-radius: 6px;
    padding: 6px 14px; min-height: 20px;
}
QPushButton:hover, QToolButton:hover { background: @selection; color: @onSelection; }
QPushButton:pressed, QToolButton:pressed { background: @border; }
QPushButton:disabled, QToolButton:disabled { color: @disabled; border-color: @border; background: @window; }
QPushButton:focus, QToolButton:focus { border: 2px solid @focus; padding: 5px 13px; }
QPushButton[kind="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: @accentHover; color: @onAccent; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; }
QPushButton[kind="primary"]:disabled { background: @window; color: @disabled; border-color: @border; }
QPushButton[kind="danger"] { color: @badInk; border-color: @badInk; }
QPushButton[kind="danger"]:hover { background: @badWash; color: @badInk; }
QPushButton[kind="danger"]:focus { border: 2px solid @badInk; }
QPushButton[kind="danger"]:disabled { color: @disabled; border-color: @border; }
QPushButton[kind="quiet"], QToolButton { background: transparent; border: 1px solid transparent; padding: 6px 8px; }
QPushButton[kind="quiet"]:hover, QToolButton:hover { background: @selection; color: @onSelection; }
QPushButton[kind="quiet"]:focus, QToolButton:focus { border: 2px solid @focus; padding: 5px 7px; }
QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QDateEdit, QSpinBox, QComboBox {
    background: @surface; color: @text; border: 1px solid @strongBorder; border-radius: 6px;
    padding: 5px 8px; min-height: 20px; selection-background-color: @selection; selection-color: @onSelection;
}
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus, QSpinBox:focus, QComboBox:focus {
    border: 2px solid @focus; padding: 4px 7px;
}
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QDateEdit:disabled, QComboBox:disabled {
    color: @disabled; background: @window; border-color: @border;
}
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/reseal/icons/@suffix/chevron-down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @strongBorder;
    selection-background-color: @selection; selection-color: @onSelection; padding: 2px; }
QDateEdit::drop-down { border: none; width: 24px; }
QDateEdit::down-arrow { image: url(:/reseal/icons/@suffix/chevron-down.svg); width: 14px; height: 14px; }

QCheckBox, QRadioButton { spacing: 8px; color: @text; padding: 3px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: @focus; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1.5px solid @strongBorder;
    background: @surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/reseal/icons/@suffix/tick-on-accent.svg); }
QCheckBox::indicator:indeterminate { background: @accent; border-color: @accent; image: url(:/reseal/icons/@suffix/dash-on-accent.svg); }
QRadioButton::indicator:checked { background: @accent; border-color: @accent; image: url(:/reseal/icons/@suffix/dot-on-accent.svg); }

QTableView, QTreeView, QListView {
    background: @surface; alternate-background-color: @raised; color: @text; border: 1px solid @border;
    border-radius: 8px; gridline-color: @border;
    selection-background-color: @selection; selection-color: @onSelection;
}
QTableView:focus, QTreeView:focus, QListView:focus { border: 2px solid @focus; }
QTableView::item, QTreeView::item, QListView::item { padding: 4px 8px; border: none; }
QTreeView::item { padding: 3px 4px; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: @selection; color: @onSelection; }
QHeaderView { background: transparent; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @border;
    padding: 6px 8px; font-weight: 600; }
QTableCornerButton::section { background: @surface; border: none; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: @strongBorder; border-radius: 4px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; width: 0; height: 0; }
QScrollArea, QScrollArea > QWidget > QWidget#content { background: transparent; border: none; }
QScrollArea:focus { border: 2px solid @focus; border-radius: 8px; }

QTabWidget::pane { border: none; }
QTabBar { border: none; }
QTabBar::tab { background: transparent; color: @muted; padding: 7px 14px; border: 2px solid transparent;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; font-weight: 600; }
QTabBar::tab:hover { color: @text; }
QTabBar:focus::tab:selected, QTabBar::tab:focus { border: 2px solid @focus; border-radius: 6px; }

QProgressBar { background: @neutralWash; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QMenu { background: @surface; color: @text; border: 1px solid @border; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @onSelection; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QSplitter::handle { background: transparent; }
QCalendarWidget QWidget { background: @surface; color: @text; }
)";

QString tags(const Colours& c) {
    QString out;
    for (const auto& [name, tint] : {std::pair{"neutral", c.neutral}, std::pair{"info", c.info},
                                     std::pair{"good", c.good}, std::pair{"warn", c.warn},
                                     std::pair{"bad", c.bad}})
        out += QStringLiteral("QLabel[tag=\"%1\"] { color: %2; background: %3; border: 1px solid %4; }\n")
                   .arg(QLatin1String(name), tint.ink.name(), tint.wash.name(), tint.edge.name());
    return out;
}

}  // namespace

QString styleSheet(const Colours& c) {
    const QHash<QString, QString> words{
        {QStringLiteral("window"), c.window.name()},
        {QStringLiteral("surface"), c.surface.name()},
        {QStringLiteral("raised"), c.raised.name()},
        {QStringLiteral("border"), c.border.name()},
        {QStringLiteral("strongBorder"), c.strongBorder.name()},
        {QStringLiteral("text"), c.text.name()},
        {QStringLiteral("muted"), c.muted.name()},
        {QStringLiteral("disabled"), c.disabled.name()},
        {QStringLiteral("accent"), c.accent.name()},
        {QStringLiteral("accentHover"), c.accentHover.name()},
        {QStringLiteral("onAccent"), c.onAccent.name()},
        {QStringLiteral("selection"), c.selection.name()},
        {QStringLiteral("onSelection"), c.onSelection.name()},
        {QStringLiteral("focus"), c.focus.name()},
        {QStringLiteral("tags"), tags(c)},
        {QStringLiteral("goodInk"), c.good.ink.name()},
        {QStringLiteral("warnInk"), c.warn.ink.name()},
        {QStringLiteral("badInk"), c.bad.ink.name()},
        {QStringLiteral("badWash"), c.bad.wash.name()},
        {QStringLiteral("neutralWash"), c.neutral.wash.name()},
        {QStringLiteral("suffix"),
         c.window.lightness() > 128 ? QStringLiteral("light") : QStringLiteral("dark")},
    };
    const QString sheet = QString::fromLatin1(kSheet);
    QString out;
    out.reserve(sheet.size() + 1024);
    for (qsizetype i = 0; i < sheet.size();) {
        if (sheet[i] != QLatin1Char('@')) {
            out += sheet[i++];
            continue;
        }
        qsizetype end = ++i;
        while (end < sheet.size() && sheet[end].isLetter()) ++end;
        out += words.value(sheet.mid(i, end - i));
        i = end;
    }
    return out;
}

}  // namespace reseal::ui
