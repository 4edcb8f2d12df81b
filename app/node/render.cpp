#include "app/node/render.h"

#include <QJsonArray>
#include <QStringList>
#include <map>

namespace reseal::app {
namespace {

QString cell(const QJsonValue& value) {
    if (value.isNull() || value.isUndefined()) return QStringLiteral("–");
    if (value.isBool()) return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    if (value.isDouble()) return QString::number(value.toDouble(), 'g', 15);
    if (value.isString()) return value.toString();
    QStringList parts;
    if (value.isArray())
        for (const QJsonValue& one : value.toArray()) parts << cell(one);
    else
        for (const QString& key : value.toObject().keys())
            if (!value.toObject()[key].toString(QStringLiteral("-")).isEmpty())
                parts << key + QLatin1Char(' ') + cell(value.toObject()[key]);
    return parts.isEmpty() ? QStringLiteral("–") : parts.join(QStringLiteral(", "));
}

// What is not done yet must not read as if it were.
QString said(const QString& key, const QJsonValue& value) {
    if (key == QLatin1String("written") && value == QLatin1String("submitted"))
        return QStringLiteral(
            "NOT YET: kept and sent on, and done by itself as soon as enough clinics can be reached");
    return cell(value);
}

QString spoken(QString key) {
    return key.replace(QLatin1Char('_'), QLatin1Char(' '));
}

bool isTable(const QJsonValue& value) {
    return value.isArray() && !value.toArray().isEmpty() && value.toArray().first().isObject();
}

QString table(const QJsonArray& rows) {
    QStringList columns;
    for (const QJsonValue& row : rows)
        for (const QString& key : row.toObject().keys())
            if (!columns.contains(key)) columns << key;
    std::map<QString, qsizetype> width;
    for (const QString& column : columns) {
        width[column] = column.size();
        for (const QJsonValue& row : rows)
            width[column] = std::max(width[column], cell(row.toObject().value(column)).size());
    }
    const auto line = [&](auto&& content) -> QString {  // no QStringBuilder that outlives what it refers to
        QString out = QStringLiteral("  ");
        for (const QString& column : columns)
            out += QString(content(column)).leftJustified(width[column] + 2);
        return out.trimmed().prepend(QStringLiteral("  ")) + QLatin1Char('\n');
    };
    QString out = line([](const QString& column) { return spoken(column); });
    for (const QJsonValue& row : rows)
        out += line([&](const QString& column) { return cell(row.toObject().value(column)); });
    return out;
}

}  // namespace

QString render(const QJsonObject& answer) {
    QString out;
    for (const QString& key : answer.keys())
        if (!isTable(answer[key]) && !(answer[key].isArray() && answer[key].toArray().isEmpty()))
            out += spoken(key) + QStringLiteral(": ") + said(key, answer[key]) + QLatin1Char('\n');
    for (const QString& key : answer.keys()) {
        if (isTable(answer[key])) out += spoken(key) + QStringLiteral(":\n") + table(answer[key].toArray());
        if (answer[key].isArray() && answer[key].toArray().isEmpty())
            out += spoken(key) + QStringLiteral(": none\n");
    }
    return out;
}

}  // namespace reseal::app
