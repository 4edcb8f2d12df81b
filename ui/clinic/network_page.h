// The clinics as a ring: who is there, who votes, who is behind; and the same as a table.
//
// Thread rule: the GUI thread.
#pragma once

#include <QDateTime>

#include "core/engine/clinic_desk.h"
#include "ui/common/page.h"
#include "ui/common/shell.h"

class QTableWidget;

namespace reseal::ui {

class Ring final : public QWidget {
    Q_OBJECT
public:
    explicit Ring(QWidget* parent = nullptr);
    void set(const engine::LedgerStatus& status);
    QSize sizeHint() const override { return {420, 360}; }
    QSize minimumSizeHint() const override { return {320, 300}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    engine::LedgerStatus status_;
};

QString stateOf(const engine::PeerRow& peer, const engine::LedgerStatus& status);
Tone toneOf(const engine::PeerRow& peer, const engine::LedgerStatus& status);

// What the pill tells those who have no network page. `unlockHome`: the clinic is on this very computer, and
// locked; goes there.
QWidget* networkDetails(const std::optional<engine::LedgerStatus>& status, const QDateTime& offlineSince,
                        const std::function<void()>& unlockHome = {});

class NetworkPage final : public Page {
    Q_OBJECT
public:
    NetworkPage(engine::ClinicDesk& desk, Shell& shell, QWidget* parent = nullptr);
    void refresh() override;
    QTableWidget& table() { return *table_; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void show(const engine::LedgerStatus& status);
    engine::ClinicDesk& desk_;
    Ring* ring_;
    QTableWidget* table_;
    QLabel *said_, *phrase_;
    QTimer* timer_;
    bool asking_ = false;
};

}  // namespace reseal::ui
