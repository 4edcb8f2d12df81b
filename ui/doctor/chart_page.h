// One patient's chart: what exists, what of it may be read, and asking for the rest.
//
// Thread rule: the GUI thread.
#pragma once

#include "core/engine/doctor_desk.h"
#include "ui/common/page.h"
#include "ui/common/shell.h"
#include "ui/records/record_list.h"

class QComboBox;
class QStackedWidget;

namespace reseal::ui {

class Viewer;

class ChartPage final : public Page {
    Q_OBJECT
public:
    ChartPage(engine::DoctorDesk& desk, Shell& shell, QWidget* parent = nullptr);
    void refresh() override;
    // A patient's pseudonym in hexadecimal, or words to look for in the chart.
    bool find(const QString& what) override;
    RecordList& list() { return *list_; }
    Viewer* viewer() const;
    std::optional<SignPublic> patient() const { return patient_; }
    void showTogether() { openAll(); }

private:
    void choose(const SignPublic& patient);
    void showWho();
    void load();
    void open(RecordSet::Row row);
    void openAll();
    void back();
    void save(const RecordId& id);
    void compose();
    engine::DoctorDesk& desk_;
    Shell& shell_;
    QComboBox* who_;
    QPushButton *ask_, *seal_, *together_;
    RecordList* list_;
    QStackedWidget *stack_, *inner_;
    std::vector<engine::PatientRow> patients_;
    std::optional<SignPublic> patient_;
    bool asking_ = false, loading_ = false;
};

}  // namespace reseal::ui
