// The clinic's people: who is in, who waits to be let in, who was invited.
//
// Thread rule: the GUI thread.
#pragma once

#include "core/engine/clinic_desk.h"
#include "ui/common/page.h"
#include "ui/common/shell.h"

class QStackedWidget;
class QTableWidget;

namespace reseal::ui {

class MembersPage final : public Page {
    Q_OBJECT
public:
    MembersPage(engine::ClinicDesk& desk, Shell& shell, QWidget* parent = nullptr);
    void refresh() override;
    bool find(const QString& words) override;
    QTableWidget& members() { return *members_; }
    // The sheets, for tests too.
    void openInvite(engine::Role role = engine::Role::Patient, const QString& name = {});
    void openEnrol(const engine::InvitationRow& row);

private:
    void showWaiting(const std::vector<engine::InvitationRow>& rows);
    void showMembers(const std::vector<engine::MemberListRow>& rows);
    void showInvitation(const QString& label, engine::Role role, const engine::InvitationText& invitation);
    void details(int row);
    void showHandover(const engine::Enrolment& enrolment, bool needsIt);
    void refuse(const engine::InvitationRow& row);
    engine::ClinicDesk& desk_;
    Shell& shell_;
    QLabel* waitingTitle_;
    QVBoxLayout *waiting_, *open_;
    QLabel* openTitle_;
    QTableWidget* members_;
    QStackedWidget* stack_;
    std::vector<engine::MemberListRow> rows_;  // of the table
    std::vector<Hash32> shown_;
    bool asking_ = false;
};

}  // namespace reseal::ui
