// Everything that has happened around this patient's records, as the ledger has it.
//
// Thread rule: the GUI thread.
#pragma once

#include "core/engine/patient_desk.h"
#include "ui/common/page.h"
#include "ui/common/shell.h"
#include "ui/models/activity_model.h"
#include "ui/models/record_set.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace reseal::ui {

class ActivityPage final : public Page {
    Q_OBJECT
public:
    ActivityPage(engine::PatientDesk& desk, Shell& shell, QWidget* parent = nullptr);
    void refresh() override;
    QTableView& table() { return *table_; }
    ActivityModel& model() { return *model_; }
    // Errors: DiskFull, Io.
    Status exportTo(const QString& path) const;

private:
    void askNames(const std::shared_ptr<const RecordSet>& records);
    void askEvents(const std::shared_ptr<Names>& names, const std::shared_ptr<const RecordSet>& records);
    void look();
    engine::PatientDesk& desk_;
    Shell& shell_;
    ActivityModel* model_;
    QTableView* table_;
    QComboBox* kind_;
    QLabel* seal_;
    QStackedWidget* stack_;
    bool asking_ = false;
};

}  // namespace reseal::ui
