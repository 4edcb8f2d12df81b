#include "ui/common/csv.h"

namespace reseal::ui {
namespace {

bool isNumber(const QString& text) {
    bool yes = false;
    text.toDouble(&yes);
    return yes;
}

QString quoted(QString text) {
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text[0]) && !isNumber(text))
        text.prepend(QLatin1Char('\''));
    return QString(QLatin1Char('"') + text + QLatin1Char('"'));
}

}  // namespace

QByteArray csvLine(const QStringList& cells) {
    QStringList out;
    for (const QString& cell : cells) out << quoted(cell);
    return QString(out.join(QLatin1Char(',')) + QStringLiteral("\r\n")).toUtf8();
}

}  // namespace reseal::ui
