// Requests on their way: sent, on the ledger, answered, readable.
//
// Thread rule: the GUI thread.
#pragma once

#include "core/engine/doctor_desk.h"
#include "ui/common/page.h"
#include "ui/common/shell.h"

namespace reseal::ui {

class TrackerPage final : public Page {
    Q_OBJECT
public:
    TrackerPage(engine::DoctorDesk& desk, Shell& shell, QWidget* parent = nullptr);
    void refresh() override;

private:
    void show(const std::vector<engine::RequestRow>& rows);
    engine::DoctorDesk& desk_;
    Shell& shell_;
    EmptyState* empty_;
    QVBoxLayout* list_;
    std::vector<engine::RequestRow> shown_;
    bool asking_ = false;
};

}  // namespace reseal::ui
