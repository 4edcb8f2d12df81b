// A RecordSet as a table: sorted, filtered, at the screen's rate for a million rows.
//
// Thread rule: the GUI thread.
#pragma once

#include <QAbstractTableModel>

#include "ui/models/record_set.h"

namespace reseal::ui {

class RecordTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Whose { Patient, Doctor };  // what the last column says: copies, or whether it may be read
    explicit RecordTable(Whose whose, QObject* parent = nullptr);

    void set(std::shared_ptr<const RecordSet> records);
    void filter(const RecordFilter& filter);
    const RecordFilter& filter() const { return filter_; }
    const RecordSet& records() const { return *records_; }
    RecordSet::Row at(int row) const { return shown_[static_cast<std::size_t>(row)]; }
    int indexOf(const RecordId& id) const;  // −1: not shown

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void arrange();
    QString stateOf(RecordSet::Row row) const;
    Whose whose_;
    std::shared_ptr<const RecordSet> records_;
    RecordFilter filter_;
    RecordColumn by_ = RecordColumn::Date;
    bool descending_ = true;
    std::vector<RecordSet::Row> order_, shown_;
};

}  // namespace reseal::ui
