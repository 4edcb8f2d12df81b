#include "ui/models/record_table.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/words.h"

namespace reseal::ui {

RecordTable::RecordTable(Whose whose, QObject* parent)
    : QAbstractTableModel(parent), whose_(whose), records_(std::make_shared<RecordSet>()) {}

void RecordTable::set(std::shared_ptr<const RecordSet> records) {
    beginResetModel();
    records_ = std::move(records);
    order_ = records_->sorted(by_, descending_);
    shown_ = records_->filtered(filter_, order_);
    endResetModel();
}

void RecordTable::filter(const RecordFilter& filter) {
    if (filter == filter_) return;
    beginResetModel();
    filter_ = filter;
    shown_ = records_->filtered(filter_, order_);
    endResetModel();
}

int RecordTable::indexOf(const RecordId& id) const {
    for (std::size_t i = 0; i < shown_.size(); ++i)
        if (records_->id(shown_[i]) == id) return static_cast<int>(i);
    return -1;
}

int RecordTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int RecordTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kRecordColumns;
}

QString RecordTable::stateOf(RecordSet::Row row) const {
    if (whose_ == Whose::Patient) {
        if (records_->unsorted(row)) return tr("To be sorted");
        return tr("%n copy(ies)", nullptr, static_cast<int>(records_->copies(row)));
    }
    const engine::Access access = records_->access(row);
    const Instant until = records_->readableUntil(row);
    if (access == engine::Access::Readable && until != kNever && until.ms > 0)
        return tr("Readable until %1").arg(clinicalDay(isoUtc(until).substr(0, 10)));
    return word(access);
}

QVariant RecordTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const RecordSet::Row row = at(index.row());
    const auto category = records_->category(row);
    const auto column = static_cast<RecordColumn>(index.column());
    if (role == Qt::DisplayRole) {
        switch (column) {
            case RecordColumn::Category:
                return category ? word(*category) : tr("Not shown to you");
            case RecordColumn::Title: {
                const std::string_view title = records_->title(row);
                if (!title.empty()) return text(title);
                return category ? text(records_->type(row)) : tr("A record in a protected category");
            }
            case RecordColumn::Date:
                return clinicalDay(std::string(records_->date(row)));
            case RecordColumn::Clinic:
                return text(records_->clinic(row));
            case RecordColumn::State:
                return stateOf(row);
        }
    }
    if (role == Qt::DecorationRole) {
        if (column == RecordColumn::Category) return icon(category ? iconOf(*category) : "lock");
        if (column == RecordColumn::State)
            return icon(whose_ == Whose::Patient ? (records_->unsorted(row)      ? "inbox"
                                                    : records_->copies(row) >= 2 ? "tick-circle"
                                                                                 : "alert")
                                                 : iconOf(records_->access(row)));
    }
    if (role == Qt::ToolTipRole && column == RecordColumn::Title) return data(index, Qt::DisplayRole);
    return {};
}

QVariant RecordTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (static_cast<RecordColumn>(section)) {
        case RecordColumn::Category:
            return tr("Category");
        case RecordColumn::Title:
            return tr("What");
        case RecordColumn::Date:
            return tr("Date");
        case RecordColumn::Clinic:
            return tr("Clinic");
        case RecordColumn::State:
            return whose_ == Whose::Patient ? tr("Kept") : tr("For you");
    }
    return {};
}

void RecordTable::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= kRecordColumns) return;
    by_ = static_cast<RecordColumn>(column);
    descending_ = order == Qt::DescendingOrder;
    arrange();
}

void RecordTable::arrange() {
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<RecordSet::Row> kept;
    for (const QModelIndex& index : before) kept.push_back(at(index.row()));
    order_ = records_->sorted(by_, descending_);
    shown_ = records_->filtered(filter_, order_);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto found = std::find(shown_.begin(), shown_.end(), kept[static_cast<std::size_t>(i)]);
        after << (found == shown_.end()
                      ? QModelIndex()
                      : index(static_cast<int>(found - shown_.begin()), before[i].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

}  // namespace reseal::ui
