// A RecordSet as a table: sorted, filtered, at the screen's rate for a million rows.
//
// Of a few records a wish is fulfilled at once. Many are arranged on another thread: the table shows what it
// showed until that is done, isWorking() meanwhile, and of several wishes only the last counts.
//
// Thread rule: the GUI thread.
#pragma once

#include <QAbstractTableModel>

#include "ui/models/arrangement.h"

namespace reseal::ui {

// Of a kind that has measurements in it: laboratory results, vital signs.
bool holdsValues(const RecordSet& records, RecordSet::Row row);

class RecordTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr std::size_t kMaxAtOnce = 2000;  // records; more are arranged aside
    enum class Whose { Patient, Doctor };  // what the last column says: copies, or whether it may be read
    explicit RecordTable(Whose whose, QObject* parent = nullptr);
    // How many clinics there are, as far as is known: where one is alone, one copy is no reason to worry.
    void setClinics(std::size_t number) { clinics_ = number; }

    void set(std::shared_ptr<const RecordSet> records);
    void filter(const RecordFilter& filter);
    const RecordFilter& filter() const { return now_.wish.filter; }  // of what is shown
    const RecordSet& records() const { return *now_.wish.records; }
    const std::shared_ptr<const RecordSet>& shared() const { return now_.wish.records; }
    const std::vector<RecordSet::Row>& shown() const { return *now_.shown; }
    RecordSet::Row at(int row) const { return shown()[static_cast<std::size_t>(row)]; }
    int indexOf(const RecordId& id) const;  // −1: not shown
    bool isWorking() const { return working_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void replacing();  // another set is about to take the place of this one
    void arrangedAnew();
    void workingChanged();

private:
    void fulfil();
    void take(Arrangement made);
    void reorder(Arrangement made);
    QString stateOf(RecordSet::Row row) const;
    Whose whose_;
    std::size_t clinics_ = 0;
    RecordWish wish_;
    Arrangement now_;
    bool working_ = false, changedSince_ = false;
};

}  // namespace reseal::ui
