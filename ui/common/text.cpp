#include "ui/common/text.h"

#include <QGuiApplication>
#include <QStyle>
#include <QTextDocument>

#include "core/base/check.h"
#include "ui/common/icons.h"

namespace reseal::ui {
namespace {

QString nameOf(Ink ink) {
    switch (ink) {
        case Ink::Text:
            return {};
        case Ink::Muted:
            return QStringLiteral("muted");
        case Ink::Good:
            return QStringLiteral("good");
        case Ink::Warn:
            return QStringLiteral("warn");
        case Ink::Bad:
            return QStringLiteral("bad");
        case Ink::Accent:
            return QStringLiteral("accent");
    }
    RESEAL_CHECK(false);
}

QString nameOf(Tone tone) {
    switch (tone) {
        case Tone::Neutral:
            return QStringLiteral("neutral");
        case Tone::Accent:
            return QStringLiteral("info");
        case Tone::Good:
            return QStringLiteral("good");
        case Tone::Warn:
            return QStringLiteral("warn");
        case Tone::Bad:
            return QStringLiteral("bad");
    }
    RESEAL_CHECK(false);
}

void repolish(QWidget* widget) {
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

class Elided final : public QLabel {
public:
    explicit Elided(const QString& all) : all_(all) {
        setToolTip(plainTip(all));
        setAccessibleName(all);
    }
    QSize sizeHint() const override {
        return {fontMetrics().horizontalAdvance(all_) + 2, fontMetrics().height()};
    }
    QSize minimumSizeHint() const override {
        constexpr int kLeastLetters = 10;
        return {std::min(sizeHint().width(), kLeastLetters * fontMetrics().averageCharWidth()),
                fontMetrics().height()};
    }

protected:
    void resizeEvent(QResizeEvent*) override {
        setText(fontMetrics().elidedText(all_, Qt::ElideRight, width()));
    }

private:
    QString all_;
};

// A label would go by its first letter: a Latin name would stand at the left of an Arabic window.
void alignWithWindow(QLabel* label) {
    if (QGuiApplication::isRightToLeft())
        label->setAlignment(Qt::AlignRight | Qt::AlignAbsolute | Qt::AlignVCenter);
}

QColor inkOfPrimary() {
    return colours().onAccent;
}
QColor inkOfDanger() {
    return colours().bad.ink;
}

}  // namespace

QLabel* label(Type type, const QString& text, Ink ink) {
    auto* out = new QLabel(text);
    out->setTextFormat(Qt::PlainText);
    out->setFont(typeface(type));
    out->setWordWrap(true);
    alignWithWindow(out);
    setInk(out, ink);
    return out;
}

QLabel* selectable(QLabel* label) {
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel* elided(Type type, const QString& text, Ink ink) {
    auto* out = new Elided(text);
    out->setTextFormat(Qt::PlainText);
    out->setFont(typeface(type));
    alignWithWindow(out);
    setInk(out, ink);
    return out;
}

void setInk(QLabel* label, Ink ink) {
    label->setProperty("ink", nameOf(ink));
    repolish(label);
}

QLabel* tag(Tone tone, const QString& text) {
    auto* out = new QLabel;
    out->setTextFormat(Qt::PlainText);
    out->setFont(typeface(Type::Caption));
    out->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setTag(out, tone, text);
    return out;
}

void setTag(QLabel* tag, Tone tone, const QString& text) {
    tag->setText(text);
    tag->setProperty("tag", nameOf(tone));
    repolish(tag);
}

QPushButton* button(Kind kind, const QString& text, const char* iconName) {
    auto* out = new QPushButton(text);
    out->setAutoDefault(false);
    switch (kind) {
        case Kind::Ordinary:
            break;
        case Kind::Primary:
            out->setProperty("kind", QStringLiteral("primary"));
            break;
        case Kind::Danger:
            out->setProperty("kind", QStringLiteral("danger"));
            break;
        case Kind::Quiet:
            out->setProperty("kind", QStringLiteral("quiet"));
            break;
    }
    if (iconName != nullptr)
        out->setIcon(kind == Kind::Primary  ? icon(iconName, inkOfPrimary)
                     : kind == Kind::Danger ? icon(iconName, inkOfDanger)
                                            : icon(iconName));
    return out;
}

QPushButton* choice(const char* iconName, const QString& title, const QString& more) {
    QPushButton* out = button(Kind::Ordinary, QStringLiteral("%1\n%2").arg(title, more), iconName);
    out->setProperty("choice", true);
    out->setIconSize(QSize(28, 28));
    out->setAccessibleName(title);
    out->setAccessibleDescription(more);
    return out;
}

QString plainTip(const QString& text) {
    if (!Qt::mightBeRichText(text)) return text;
    QString escaped = text.toHtmlEscaped();
    escaped.replace(QLatin1Char('\n'), QLatin1String("<br>"));
    return QStringLiteral("<qt>%1</qt>").arg(escaped);
}

QPushButton* iconButton(const char* iconName, const QString& name) {
    QPushButton* out = button(Kind::Quiet, {}, iconName);
    out->setToolTip(plainTip(name));
    out->setAccessibleName(name);
    return out;
}

}  // namespace reseal::ui
