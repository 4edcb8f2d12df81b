// The patient's own records: find, open, sort what came in unsorted, save, erase.
//
// Thread rule: the GUI thread.
#pragma once

#include "core/engine/patient_desk.h"
#include "ui/common/page.h"
#include "ui/common/shell.h"
#include "ui/records/record_list.h"

class QStackedWidget;

namespace reseal::ui {

class Viewer;

class RecordsPage final : public Page {
    Q_OBJECT
public:
    RecordsPage(engine::PatientDesk& desk, Shell& shell, QWidget* parent = nullptr);
    void refresh() override;
    bool find(const QString& words) override;
    RecordList& list() { return *list_; }
    Viewer* viewer() const;

private:
    void open(RecordSet::Row row);
    void back();
    void sortIn(const RecordId& id, QWidget* beside);
    void erase(const RecordId& id, const QString& title);
    void save(const std::vector<RecordId>& ids);
    void saveNext();
    engine::PatientDesk& desk_;
    Shell& shell_;
    RecordList* list_;
    QStackedWidget* stack_;
    std::vector<RecordId> toSave_;
    std::size_t saved_ = 0;
    std::string saveTo_;
    bool asking_ = false;
};

}  // namespace reseal::ui
