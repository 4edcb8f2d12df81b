// The table twin of the plots: every value with its date, unit, reference range and flag; and as CSV.
//
// Thread rule: the GUI thread.
#pragma once

#include <QWidget>

#include "core/engine/readable.h"

class QTableWidget;

namespace reseal::ui {

class ValueTable final : public QWidget {
    Q_OBJECT
public:
    explicit ValueTable(std::vector<engine::Series> series, QWidget* parent = nullptr);
    QTableWidget& table() { return *table_; }
    // RFC 4180, with the values exactly as they were written.
    QByteArray csv() const;

private:
    std::vector<engine::Series> series_;
    QTableWidget* table_;
};

}  // namespace reseal::ui
