// Requests on their way: sent, on the ledger, answered, readable.
//
// Thread rule: the GUI thread.
#pragma once

#include <map>

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
    // Whose permission of what was asked is still in force, by request.
    void askGrants(std::vector<engine::RequestRow> rows);
    void show(const std::vector<engine::RequestRow>& rows);
    engine::DoctorDesk& desk_;
    Shell& shell_;
    EmptyState* empty_;
    QVBoxLayout* list_;
    std::vector<engine::RequestRow> shown_;
    std::map<SignPublic, std::vector<engine::GrantRow>> grants_;
    std::size_t shownGrants_ = 0;
    bool asking_ = false;
};

}  // namespace reseal::ui
