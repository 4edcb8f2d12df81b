#include "ui/common/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>
#include <QStyleHints>
#include <QWidget>
#include <cmath>

#include "core/base/check.h"
#include "ui/common/style_sheet.h"

namespace reseal::ui {
namespace {

Colours light() {
    Colours c;
    c.window = QColor(0xF3, 0xF6, 0xF8);
    c.surface = QColor(0xFF, 0xFF, 0xFF);
    c.raised = QColor(0xFA, 0xFC, 0xFD);
    c.border = QColor(0xD5, 0xDD, 0xE4);
    c.strongBorder = QColor(0x7C, 0x8A, 0x97);
    c.text = QColor(0x14, 0x1E, 0x28);
    c.muted = QColor(0x4C, 0x5A, 0x67);
    c.disabled = QColor(0x68, 0x76, 0x83);
    c.accent = QColor(0x0A, 0x66, 0x70);
    c.onAccent = QColor(0xFF, 0xFF, 0xFF);
    c.accentHover = QColor(0x07, 0x53, 0x5C);
    c.selection = QColor(0xD7, 0xEC, 0xEF);
    c.onSelection = QColor(0x0B, 0x2A, 0x30);
    c.focus = QColor(0x0A, 0x66, 0x70);
    c.shade = QColor(0x10, 0x18, 0x20, 0x8C);
    c.neutral = {QColor(0x3D, 0x4A, 0x56), QColor(0xE9, 0xEE, 0xF2), QColor(0xC9, 0xD3, 0xDB)};
    c.info = {QColor(0x0A, 0x5A, 0x63), QColor(0xE0, 0xF1, 0xF3), QColor(0xB2, 0xD8, 0xDD)};
    c.good = {QColor(0x17, 0x66, 0x3E), QColor(0xE3, 0xF3, 0xEA), QColor(0xB4, 0xDB, 0xC5)};
    c.warn = {QColor(0x7A, 0x4D, 0x00), QColor(0xFC, 0xF0, 0xD9), QColor(0xE8, 0xCB, 0x8F)};
    c.bad = {QColor(0x9E, 0x20, 0x1A), QColor(0xFB, 0xE7, 0xE5), QColor(0xEB, 0xBA, 0xB6)};
    return c;
}

Colours dark() {
    Colours c;
    c.window = QColor(0x11, 0x17, 0x1C);
    c.surface = QColor(0x1A, 0x22, 0x29);
    c.raised = QColor(0x20, 0x2A, 0x32);
    c.border = QColor(0x33, 0x40, 0x4A);
    c.strongBorder = QColor(0x80, 0x90, 0x9E);
    c.text = QColor(0xE7, 0xED, 0xF2);
    c.muted = QColor(0xAB, 0xB8, 0xC3);
    c.disabled = QColor(0x8A, 0x98, 0xA4);
    c.accent = QColor(0x63, 0xC6, 0xCE);
    c.onAccent = QColor(0x05, 0x23, 0x27);
    c.accentHover = QColor(0x86, 0xD6, 0xDC);
    c.selection = QColor(0x1D, 0x44, 0x4A);
    c.onSelection = QColor(0xE7, 0xF6, 0xF7);
    c.focus = QColor(0x63, 0xC6, 0xCE);
    c.shade = QColor(0x00, 0x00, 0x00, 0xA0);
    c.neutral = {QColor(0xC6, 0xD1, 0xDA), QColor(0x29, 0x34, 0x3D), QColor(0x43, 0x51, 0x5C)};
    c.info = {QColor(0x8A, 0xD8, 0xDE), QColor(0x14, 0x35, 0x3A), QColor(0x25, 0x56, 0x5D)};
    c.good = {QColor(0x86, 0xD9, 0xA8), QColor(0x16, 0x36, 0x26), QColor(0x2A, 0x5A, 0x41)};
    c.warn = {QColor(0xF2, 0xC2, 0x6E), QColor(0x3A, 0x2D, 0x12), QColor(0x64, 0x4F, 0x24)};
    c.bad = {QColor(0xF6, 0xA4, 0x9E), QColor(0x42, 0x1E, 0x1C), QColor(0x70, 0x37, 0x34)};
    return c;
}

QPalette paletteOf(const Colours& c) {
    QPalette p;
    p.setColor(QPalette::Window, c.window);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.surface);
    p.setColor(QPalette::AlternateBase, c.raised);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::PlaceholderText, c.muted);
    p.setColor(QPalette::Button, c.surface);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::Highlight, c.selection);
    p.setColor(QPalette::HighlightedText, c.onSelection);
    p.setColor(QPalette::ToolTipBase, c.raised);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::BrightText, c.onAccent);
    p.setColor(QPalette::Light, c.raised);
    p.setColor(QPalette::Midlight, c.border);
    p.setColor(QPalette::Mid, c.border);
    p.setColor(QPalette::Dark, c.strongBorder);
    p.setColor(QPalette::Shadow, c.strongBorder);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c.disabled);
    return p;
}

double channel(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}
double luminance(const QColor& c) {
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

Scheme schemeOfSystem() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark) return Scheme::Dark;
    if (QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Light) return Scheme::Light;
#endif
    // Before 6.5 the system's scheme shows in its palette alone, which must be read before ours is set.
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness()
               ? Scheme::Dark
               : Scheme::Light;
}

}  // namespace

const Colours::Tinted& Colours::tinted(Tone tone) const {
    switch (tone) {
        case Tone::Neutral:
            return neutral;
        case Tone::Accent:
            return info;
        case Tone::Good:
            return good;
        case Tone::Warn:
            return warn;
        case Tone::Bad:
            return bad;
    }
    RESEAL_CHECK(false);
}

const Colours& coloursOf(Scheme scheme) {
    static const Colours kLight = light();
    static const Colours kDark = dark();
    return scheme == Scheme::Light ? kLight : kDark;
}

double contrast(const QColor& a, const QColor& b) {
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

QFont typeface(Type type) {
    QFont out = QApplication::font();
    const double size = out.pointSizeF() > 0 ? out.pointSizeF() : 10;
    switch (type) {
        case Type::Caption:
            out.setPointSizeF(size * 0.88);
            break;
        case Type::Body:
            break;
        case Type::Strong:
            out.setWeight(QFont::DemiBold);
            break;
        case Type::Heading:
            out.setPointSizeF(size * 1.15);
            out.setWeight(QFont::DemiBold);
            break;
        case Type::Title:
            out.setPointSizeF(size * 1.6);
            out.setWeight(QFont::DemiBold);
            break;
        case Type::Display:
            out.setPointSizeF(size * 2.2);
            out.setWeight(QFont::Bold);
            break;
        case Type::Mono:
            out = QFontDatabase::systemFont(QFontDatabase::FixedFont);
            out.setPointSizeF(size * 0.95);
            break;
    }
    return out;
}

Theme& Theme::instance() {
    static Theme theme;
    return theme;
}

void Theme::install(QApplication& app) {
    const Scheme system = schemeOfSystem();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    if (QFontDatabase::families().contains(QStringLiteral("Inter"))) {
        QFont inter(QStringLiteral("Inter"));
        inter.setPointSizeF(std::max(10.0, QApplication::font().pointSizeF()));
        QApplication::setFont(inter);
    }
    installed_ = true;
    if (!fixed_) apply(system);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (!fixed_) apply(schemeOfSystem());
    });
#endif
    if (fixed_) apply(scheme_);
    (void)app;
}

void Theme::fix(Scheme scheme) {
    fixed_ = true;
    apply(scheme);
}

void Theme::follow() {
    fixed_ = false;
    apply(schemeOfSystem());
}

void Theme::apply(Scheme scheme) {
    scheme_ = scheme;
    if (!installed_) return;
    QApplication::setPalette(paletteOf(colours()));
    qApp->setStyleSheet(styleSheet(colours()));
    Q_EMIT changed();
}

}  // namespace reseal::ui
