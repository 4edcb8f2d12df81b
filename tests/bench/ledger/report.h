// What a part of the benchmark has found: one line of JSON, for ledger_bench.py.
//
// Thread rule: functions.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <iostream>

namespace reseal::bench {

inline void tell(const QJsonObject& found) {
    std::cout << QJsonDocument(found).toJson(QJsonDocument::Compact).toStdString() << std::endl;
}

}  // namespace reseal::bench
