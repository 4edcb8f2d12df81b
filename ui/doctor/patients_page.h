// A doctor's patients, and the clinic's register: found while typing, added by care card.
//
// Thread rule: the GUI thread.
#pragma once

#include <QAbstractTableModel>

#include "core/engine/doctor_desk.h"
#include "ui/common/page.h"
#include "ui/common/shell.h"

class QLineEdit;
class QStackedWidget;
class QTableView;
class QTimer;

namespace reseal::ui {

// Own patients first, then those of the register that are not among them. Name, birth date and number always
// stand together, so that nobody is taken for somebody else.
class PatientTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    struct Row {
        QString name, birthDate, number;
        std::optional<SignPublic> patient;  // of an own one; of the register: if there is a card
        std::string careCard;               // of the register
        bool own = false, cardDamaged = false;
    };
    explicit PatientTable(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    void setOwn(const std::vector<engine::PatientRow>& rows);
    void setRegister(const std::vector<engine::RegisterRow>& rows);
    void filter(const QString& words);
    const Row& at(int row) const { return *shown_[static_cast<std::size_t>(row)]; }
    bool isEmpty() const { return own_.empty() && register_.empty(); }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void arrange();
    std::vector<Row> own_, register_;
    std::vector<const Row*> shown_;
    QString words_;
};

class PatientsPage final : public Page {
    Q_OBJECT
public:
    PatientsPage(engine::DoctorDesk& desk, Shell& shell, QWidget* parent = nullptr);
    void refresh() override;
    bool find(const QString& words) override;
    QTableView& table() { return *table_; }
    PatientTable& model() { return *model_; }
    // The sheet; a register's row may fill it in.
    void openAdd(const PatientTable::Row& known = {});

private:
    void look();
    void activate(const QModelIndex& index);
    engine::DoctorDesk& desk_;
    Shell& shell_;
    PatientTable* model_;
    QLineEdit* words_;
    QTableView* table_;
    QStackedWidget* stack_;
    EmptyState* nothing_;
    QTimer* pause_;
    std::uint64_t question_ = 0;
    bool asking_ = false;
};

}  // namespace reseal::ui
