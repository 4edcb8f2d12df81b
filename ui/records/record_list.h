// A list of records with its filter: what a patient's records and a doctor's chart are made of.
//
// Thread rule: the GUI thread.
#pragma once

#include <QWidget>

#include "ui/models/record_table.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace reseal::ui {

class EmptyState;

class RecordList final : public QWidget {
    Q_OBJECT
public:
    explicit RecordList(RecordTable::Whose whose, QWidget* parent = nullptr);
    // Built aside; what was selected stays so.
    void set(const std::vector<engine::RecordRow>& rows);
    void set(std::shared_ptr<const RecordSet> records);
    void find(const QString& words);
    RecordTable& model() { return *model_; }
    QTableView& table() { return *table_; }
    QLineEdit& words() { return *words_; }
    EmptyState& empty() { return *empty_; }
    std::vector<RecordSet::Row> selected() const;

Q_SIGNALS:
    void opened(reseal::ui::RecordSet::Row row);
    void selectionChanged();
    void filled();

private:
    void look();
    void offerCategories();
    RecordTable* model_;
    QLineEdit* words_;
    QComboBox *category_, *state_;
    QLabel* count_;
    QTableView* table_;
    EmptyState *empty_, *nothing_;
    QStackedWidget* stack_;
};

}  // namespace reseal::ui
