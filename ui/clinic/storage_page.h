// What this clinic keeps, whether there are copies enough, and reading it through.
//
// Thread rule: the GUI thread.
#pragma once

#include "core/engine/clinic_desk.h"
#include "ui/common/page.h"
#include "ui/common/shell.h"

class QProgressBar;

namespace reseal::ui {

class StoragePage final : public Page {
    Q_OBJECT
public:
    StoragePage(engine::ClinicDesk& desk, Shell& shell, QWidget* parent = nullptr);
    void refresh() override;

private:
    void show(const engine::StorageStatus& status, bool alone);
    void scrub();
    engine::ClinicDesk& desk_;
    Shell& shell_;
    QLabel *records_, *ledger_, *free_, *shares_, *copies_, *last_, *how_;
    QProgressBar *used_, *busy_;
    QPushButton* scrub_;
    bool asking_ = false;
};

}  // namespace reseal::ui
