// What others ask to read, and the answer: approve, approve part, decline. An approval can be undone for ten
// seconds, before anything is signed.
//
// Thread rule: the GUI thread.
#pragma once

#include <QPointer>
#include <map>

#include "core/engine/patient_desk.h"
#include "ui/common/page.h"
#include "ui/common/shell.h"
#include "ui/models/record_set.h"

class QTimer;

namespace reseal::ui {

class EmptyState;
class RequestCard;
class Sheet;

inline constexpr int kUndoSeconds = 10;

class RequestsPage final : public Page {
    Q_OBJECT
public:
    RequestsPage(engine::PatientDesk& desk, Shell& shell, QWidget* parent = nullptr);
    void refresh() override;
    // For tests: how long one may undo.
    void setUndoTime(int milliseconds) { undoMs_ = milliseconds; }
    const RecordSet& records() const { return *records_; }

private:
    void focusNext();
    void show(const std::vector<engine::RequestRow>& rows);
    void approve(const engine::RequestRow& row, engine::Approval approval);
    void sign(const engine::RequestRow& row, const engine::Approval& approval);
    void decline(const engine::RequestRow& row);
    void approvePart(const engine::RequestRow& row);
    engine::PatientDesk& desk_;
    Shell& shell_;
    EmptyState* empty_;
    QVBoxLayout *open_, *answered_;
    QLabel* answeredTitle_;
    std::map<engine::RequestId, RequestCard*> cards_;
    std::map<engine::RequestId, engine::Approval> parts_;  // chosen, for when they are undone
    QPointer<Sheet> part_;                                 // open, for `partOf_`
    engine::RequestRow partOf_;
    std::shared_ptr<const RecordSet> records_ = std::make_shared<RecordSet>();
    int undoMs_ = kUndoSeconds * 1000;
    bool asking_ = false;
};

}  // namespace reseal::ui
