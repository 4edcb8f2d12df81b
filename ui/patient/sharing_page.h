// Who can see what, and taking it back.
//
// Thread rule: the GUI thread.
#pragma once

#include "core/engine/patient_desk.h"
#include "ui/common/page.h"
#include "ui/common/shell.h"
#include "ui/models/sharing_model.h"

class QStackedWidget;
class QTableView;

namespace reseal::ui {

class SharingPage final : public Page {
    Q_OBJECT
public:
    SharingPage(engine::PatientDesk& desk, Shell& shell, QWidget* parent = nullptr);
    void refresh() override;
    QTableView& table() { return *table_; }
    SharingModel& model() { return *model_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void details(const QModelIndex& index);
    void takeBack(const engine::GrantRow& grant);
    void showTakenBack(const engine::Revoked& revoked, const QString& who, const QString& what);
    engine::PatientDesk& desk_;
    Shell& shell_;
    SharingModel* model_;
    QTableView* table_;
    QStackedWidget* stack_;
    bool asking_ = false;
};

}  // namespace reseal::ui
