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
    // Those before that number, or of all, which follow `later`; until all that is wanted is there.
    void askEvents(const std::shared_ptr<Names>& names, const std::shared_ptr<const RecordSet>& records,
                   std::uint64_t before = 0, std::vector<engine::ActivityRow> later = {});
    void look();
    engine::PatientDesk& desk_;
    Shell& shell_;
    ActivityModel* model_;
    QTableView* table_;
    QComboBox* kind_;
    QLabel* seal_;
    QStackedWidget* stack_;
    QPushButton* earlier_;
    bool asking_ = false;
    std::optional<std::uint64_t> oldest_;  // the number of the oldest row that is shown
    std::optional<std::uint64_t> wanted_;  // down to which number; nothing: the latest page
};

}  // namespace reseal::ui
