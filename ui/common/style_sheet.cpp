#include "ui/common/style_sheet.h"

#include <QFile>
#include <QHash>

#include "core/base/check.h"
#include "ui/common/theme.h"

namespace reseal::ui {
namespace {

QString tags(const Colours& c) {
    QString out;
    for (const auto& [name, tint] :
         {std::pair{"neutral", c.neutral}, std::pair{"info", c.info}, std::pair{"good", c.good},
          std::pair{"warn", c.warn}, std::pair{"bad", c.bad}})
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
    QFile file(QStringLiteral(":/reseal/style.qss"));
    RESEAL_CHECK(file.open(QIODevice::ReadOnly));
    const QString sheet = QString::fromUtf8(file.readAll());
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
