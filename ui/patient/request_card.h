// One request as the patient reads it.
//
// Thread rule: the GUI thread.
#pragma once

#include "core/engine/values.h"
#include "ui/common/boxes.h"
#include "ui/models/record_set.h"

class QProgressBar;
class QTimer;

namespace reseal::ui {

class Chip;

class RequestCard final : public Card {
    Q_OBJECT
public:
    RequestCard(const engine::RequestRow& row, std::shared_ptr<const RecordSet> records,
                QWidget* parent = nullptr);
    // What "Approve" gives: everything asked for, sensitive categories only if ticked.
    engine::Approval approval() const;
    bool isWaiting() const;  // for the undo time to pass
    void countDown(int milliseconds, const QString& sentence);
    void setBusy(const QString& words);
    void setIdle();
    bool hasFocusWithin() const;
    void takeFocus();  // at the first thing that can be done
    QPushButton* approveButton() { return approve_; }

Q_SIGNALS:
    void approved();
    void partWanted();
    void declined();
    void undone();
    void timeIsUp();

private:
    void speak();
    engine::RequestRow row_;
    std::shared_ptr<const RecordSet> records_;  // the patient's
    std::map<engine::Category, Chip*> sensitive_;
    QLabel *sentence_, *state_;
    QPushButton *approve_, *part_, *decline_, *undo_;
    QProgressBar* left_;
    QTimer* timer_;
    int remaining_ = 0;
};

// What is asked for, or allowed, in terms of the patient's records.
struct Permission;
Permission permissionOf(const engine::RequestRow& row, const engine::Approval& approval,
                        const RecordSet& records);

}  // namespace reseal::ui
