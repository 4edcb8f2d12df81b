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
class QTimer;

namespace reseal::ui {

class EmptyState;

class RecordList final : public QWidget {
    Q_OBJECT
public:
    explicit RecordList(RecordTable::Whose whose, QWidget* parent = nullptr);
    // The records are on their way: until set() an empty list does not say that there are none.
    void expect(bool coming = true);
    // What was selected stays so. Many records appear a moment later (RecordTable::isWorking).
    void set(std::shared_ptr<const RecordSet> records);
    void set(const std::vector<engine::RecordRow>& rows) { set(RecordSet::of(rows)); }  // a few
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
    void showWhatIs();
    void keepSelection();
    void selectAgain();
    void offerCategories();
    RecordTable* model_;
    QLineEdit* words_;
    QComboBox *category_, *state_;
    QLabel* count_;
    QTableView* table_;
    EmptyState *empty_, *nothing_;
    QStackedWidget* stack_;
    // While one set takes the place of another.
    std::vector<RecordId> chosen_;  // sorted
    std::optional<RecordId> current_;
    bool replaced_ = false, expecting_ = false;
    QTimer* slow_;  // work that takes longer than an eye blinks is told of
};

}  // namespace reseal::ui
