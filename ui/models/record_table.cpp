#include "ui/models/record_table.h"

#include "ui/common/async.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/words.h"

namespace reseal::ui {

bool holdsValues(const RecordSet& records, RecordSet::Row row) {
    const auto category = records.category(row);
    return category == engine::Category::Laboratory || category == engine::Category::VitalSigns;
}

RecordTable::RecordTable(Whose whose, QObject* parent) : QAbstractTableModel(parent), whose_(whose) {
    wish_.records = std::make_shared<RecordSet>();
    now_ = arranged({}, wish_);
}

void RecordTable::set(std::shared_ptr<const RecordSet> records) {
    wish_.records = std::move(records);
    fulfil();
}

void RecordTable::filter(const RecordFilter& filter) {
    if (filter == wish_.filter) return;
    wish_.filter = filter;
    fulfil();
}

void RecordTable::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= kRecordColumns) return;
    wish_.by = static_cast<RecordColumn>(column);
    wish_.descending = order == Qt::DescendingOrder;
    fulfil();
}

void RecordTable::fulfil() {
    if (working_) {
        changedSince_ = true;
        return;
    }
    if (wish_.records->size() <= kMaxAtOnce) return take(arranged(now_, wish_));
    working_ = true;
    changedSince_ = false;
    Q_EMIT workingChanged();
    inBackground(
        this, [before = now_, wish = wish_] { return arranged(before, wish); },
        [this](const Arrangement& made) {
            working_ = false;
            if (changedSince_) return fulfil();
            take(made);
            Q_EMIT workingChanged();
        });
}

void RecordTable::take(Arrangement made) {
    const bool sameRecords = made.wish.records == now_.wish.records;
    if (sameRecords && made.wish.filter == now_.wish.filter) {
        reorder(std::move(made));
    } else {
        if (!sameRecords) Q_EMIT replacing();
        beginResetModel();
        now_ = std::move(made);
        endResetModel();
    }
    Q_EMIT arrangedAnew();
}

void RecordTable::reorder(Arrangement made) {
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<RecordSet::Row> kept;
    for (const QModelIndex& index : before) kept.push_back(at(index.row()));
    now_ = std::move(made);
    std::vector<int> places;  // of each record
    if (!before.isEmpty()) {
        places.resize(records().size());
        for (std::size_t i = 0; i < shown().size(); ++i) places[shown()[i]] = static_cast<int>(i);
    }
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << index(places[kept[static_cast<std::size_t>(i)]], before[i].column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

int RecordTable::indexOf(const RecordId& id) const {
    for (std::size_t i = 0; i < shown().size(); ++i)
        if (records().id(shown()[i]) == id) return static_cast<int>(i);
    return -1;
}

int RecordTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown().size());
}

int RecordTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kRecordColumns;
}

QString RecordTable::stateOf(RecordSet::Row row) const {
    if (whose_ == Whose::Patient) {
        if (records().unsorted(row)) return tr("To be sorted");
        return tr("%n copy(ies)", nullptr, static_cast<int>(records().copies(row)));
    }
    const engine::Access access = records().access(row);
    const Instant until = records().readableUntil(row);
    if (access == engine::Access::Readable && until != kNever && until.ms > 0)
        return tr("Readable until %1").arg(clinicalDay(isoUtc(until).substr(0, 10)));
    return word(access);
}

QVariant RecordTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const RecordSet::Row row = at(index.row());
    const auto category = records().category(row);
    const auto column = static_cast<RecordColumn>(index.column());
    if (role == Qt::DisplayRole) {
        switch (column) {
            case RecordColumn::Category:
                return category ? word(*category) : tr("Not shown to you");
            case RecordColumn::Title: {
                const std::string_view title = records().title(row);
                if (!title.empty()) return text(title);
                // The intake shows nobody what it is: not even in the patient's own list before it is opened.
                if (records().unsorted(row))
                    return whose_ == Whose::Patient ? tr("Sealed on %1; open it to see what it is")
                                                          .arg(day(records().registered(row)))
                                                    : tr("No title before the patient has sorted it in");
                return category ? text(records().type(row)) : tr("A record in a protected category");
            }
            case RecordColumn::Date:
                return clinicalDay(std::string(records().date(row)));
            case RecordColumn::Clinic:
                return text(records().clinic(row));
            case RecordColumn::State:
                return stateOf(row);
        }
    }
    const bool plottable = column == RecordColumn::Title && whose_ == Whose::Doctor &&
                           records().access(row) == engine::Access::Readable && holdsValues(records(), row);
    if (plottable && role == Qt::DecorationRole) return icon("chart");
    const auto marked = [&] {
        return tr("%1 (readable values)").arg(data(index, Qt::DisplayRole).toString());
    };
    if (plottable && role == Qt::AccessibleTextRole) return marked();
    if (plottable && role == Qt::ToolTipRole) return plainTip(marked());
    if (role == Qt::DecorationRole) {
        if (column == RecordColumn::Category) return icon(category ? iconOf(*category) : "lock");
        if (column == RecordColumn::State)
            return icon(whose_ == Whose::Patient ? (records().unsorted(row)      ? "inbox"
                                                    : records().copies(row) >= 2 ? "tick-circle"
                                                    : clinics_ >= 2              ? "alert"
                                                                                 : "storage")
                                                 : iconOf(records().access(row)));
    }
    if (role == Qt::ToolTipRole && column == RecordColumn::Title)
        return plainTip(data(index, Qt::DisplayRole).toString());
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

}  // namespace reseal::ui
