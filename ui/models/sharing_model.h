// Who can see what: readers down, categories across.
//
// Thread rule: the GUI thread.
#pragma once

#include <QAbstractTableModel>

#include "core/engine/values.h"

namespace reseal::ui {

class SharingModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit SharingModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    // `have`: categories of the patient's records, which get a column in any case.
    void set(const std::vector<engine::GrantRow>& grants, const std::set<engine::Category>& have);

    struct Cell {
        std::vector<engine::GrantRow> grants;  // of one reader in one category; active ones only
    };
    const Cell* at(const QModelIndex& index) const;  // null: nothing is given
    QString reader(int row) const;                   // in one line

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Reader {
        ledger::AccountId account;
        engine::Who who;
        bool forTeam = false;
        std::map<engine::Category, Cell> cells;
    };
    std::vector<Reader> readers_;
    std::vector<engine::Category> columns_;
};

}  // namespace reseal::ui
