// The ledger: blocks, their transactions decoded, search, and verifying a transaction step by step.
//
// Thread rule: the GUI thread.
#pragma once

#include "core/engine/clinic_desk.h"
#include "ui/common/page.h"
#include "ui/common/shell.h"

class QLineEdit;
class QListWidget;
class QStackedWidget;
class QTableWidget;

namespace reseal::ui {

class LedgerPage final : public Page {
    Q_OBJECT
public:
    LedgerPage(engine::ClinicDesk& desk, Shell& shell, QWidget* parent = nullptr);
    void refresh() override;
    bool find(const QString& words) override;
    QTableWidget& blocks() { return *blocks_; }
    void showBlock(std::uint64_t height);
    void showTransaction(const TxId& id);
    void verify(const TxId& id);

private:
    void load(std::uint64_t below);
    void search();
    void go(const engine::LedgerHit& hit);
    void saveProof(const TxId& id);
    engine::ClinicDesk& desk_;
    Shell& shell_;
    QLineEdit* words_;
    QTableWidget* blocks_;
    QListWidget* hits_;
    QStackedWidget* stack_;
    QPushButton* older_;
    std::vector<engine::LedgerHit> found_;
    std::vector<std::uint64_t> heights_;
    bool asking_ = false;
};

}  // namespace reseal::ui
