#include "ui/records/record_list.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/common/boxes.h"
#include "ui/common/icons.h"
#include "ui/common/table.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {

constexpr int kMaxWordsLength = 100;
constexpr int kNoticeableMs = 200;
enum State { All, Readable, Asked, Locked, Ended, Unsorted };

}  // namespace

RecordList::RecordList(RecordTable::Whose whose, QWidget* parent) : QWidget(parent) {
    auto* all = column(this, 0, g(2));
    auto* filters = row(g(2));
    words_ = new QLineEdit;
    words_->setPlaceholderText(tr("Find by words, date or clinic"));
    words_->setAccessibleName(tr("Find records"));
    words_->setClearButtonEnabled(true);
    words_->setMaxLength(kMaxWordsLength);
    words_->addAction(icon("search"), QLineEdit::LeadingPosition);
    filters->addWidget(words_, 2);
    category_ = new QComboBox;
    category_->setAccessibleName(tr("Category"));
    filters->addWidget(category_, 1);
    state_ = new QComboBox;
    state_->setAccessibleName(whose == RecordTable::Whose::Patient ? tr("Sorted or not")
                                                                   : tr("Readable or not"));
    state_->addItem(tr("All"), All);
    if (whose == RecordTable::Whose::Patient) {
        state_->addItem(tr("To be sorted"), Unsorted);
    } else {
        state_->addItem(tr("Readable"), Readable);
        state_->addItem(tr("Asked for"), Asked);
        state_->addItem(tr("Locked"), Locked);
        state_->addItem(tr("Ended"), Ended);
    }
    filters->addWidget(state_, 0);
    count_ = label(Type::Caption, {}, Ink::Muted);
    count_->setWordWrap(false);
    filters->addWidget(count_);
    all->addLayout(filters);

    model_ = new RecordTable(whose, this);
    table_ = new QTableView;
    setUpTable(*table_);
    table_->setModel(model_);
    table_->setAccessibleName(tr("Records"));
    table_->setSelectionMode(whose == RecordTable::Whose::Doctor ? QAbstractItemView::ExtendedSelection
                                                                 : QAbstractItemView::SingleSelection);
    table_->setSortingEnabled(true);
    table_->sortByColumn(static_cast<int>(RecordColumn::Date), Qt::DescendingOrder);
    auto* header = table_->horizontalHeader();
    header->setSectionResizeMode(static_cast<int>(RecordColumn::Title), QHeaderView::Stretch);
    setColumn(*table_, static_cast<int>(RecordColumn::Category), 190);
    setColumn(*table_, static_cast<int>(RecordColumn::Date), 120);
    setColumn(*table_, static_cast<int>(RecordColumn::Clinic), 170);
    setColumn(*table_, static_cast<int>(RecordColumn::State), 230);
    empty_ = new EmptyState("file", tr("No records yet"), {});
    nothing_ = new EmptyState("search", tr("Nothing fits"), tr("No record fits what you are looking for."));
    nothing_->action(tr("Show all"), [this] {
        words_->clear();
        category_->setCurrentIndex(0);
        state_->setCurrentIndex(0);
    });
    stack_ = new QStackedWidget;
    for (QWidget* one : std::initializer_list<QWidget*>{table_, empty_, nothing_}) stack_->addWidget(one);
    all->addWidget(stack_, 1);
    all->addWidget(label(Type::Caption, tr("A double click or Enter opens a record."), Ink::Muted));
    offerCategories();

    connect(words_, &QLineEdit::textChanged, this, &RecordList::look);
    connect(category_, &QComboBox::currentIndexChanged, this, &RecordList::look);
    connect(state_, &QComboBox::currentIndexChanged, this, &RecordList::look);
    connect(table_, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT opened(model_->at(index.row())); });
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RecordList::selectionChanged);
    connect(model_, &RecordTable::replacing, this, &RecordList::keepSelection);
    connect(model_, &RecordTable::arrangedAnew, this, &RecordList::showWhatIs);
    connect(model_, &RecordTable::workingChanged, this, &RecordList::showWhatIs);
    slow_ = new QTimer(this);
    slow_->setSingleShot(true);
    slow_->setInterval(kNoticeableMs);
    connect(slow_, &QTimer::timeout, this, [this] { count_->setText(tr("Looking…")); });
    showWhatIs();
}

void RecordList::set(std::shared_ptr<const RecordSet> records) {
    expecting_ = false;
    model_->set(std::move(records));
}

void RecordList::expect(bool coming) {
    expecting_ = coming;
    showWhatIs();
}

void RecordList::keepSelection() {
    replaced_ = true;
    chosen_.clear();
    current_.reset();
    for (const QItemSelectionRange& range : table_->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            chosen_.push_back(model_->records().id(model_->at(row)));
    std::ranges::sort(chosen_);
    if (const QModelIndex at = table_->currentIndex(); at.isValid())
        current_ = model_->records().id(model_->at(at.row()));
}

// In one pass over the rows and by ranges, however much is selected.
void RecordList::selectAgain() {
    if (!chosen_.empty()) {
        QItemSelection selection;
        const auto& rows = model_->shown();
        const int count = static_cast<int>(rows.size());
        const auto isChosen = [&](int row) {
            return std::ranges::binary_search(chosen_,
                                              model_->records().id(rows[static_cast<std::size_t>(row)]));
        };
        for (int row = 0; row < count; ++row) {
            if (!isChosen(row)) continue;
            const int first = row;
            while (row + 1 < count && isChosen(row + 1)) ++row;
            selection.append({model_->index(first, 0), model_->index(row, kRecordColumns - 1)});
        }
        table_->selectionModel()->select(selection, QItemSelectionModel::Select);
        chosen_.clear();
    }
    if (current_)
        if (const int at = model_->indexOf(*current_); at >= 0)
            table_->selectionModel()->setCurrentIndex(model_->index(at, 0), QItemSelectionModel::NoUpdate);
}

void RecordList::offerCategories() {
    const QVariant before = category_->currentData();
    const QSignalBlocker quiet(category_);
    category_->clear();
    category_->addItem(tr("All categories"), -1);
    for (const auto& [category, number] : model_->records().categories())
        category_->addItem(icon(iconOf(category)),
                           QStringLiteral("%1 (%2)").arg(word(category), count(static_cast<qint64>(number))),
                           static_cast<int>(category));
    category_->setCurrentIndex(std::max(0, category_->findData(before)));
}

void RecordList::find(const QString& words) {
    words_->setText(words);
    words_->setFocus();
}

void RecordList::look() {
    RecordFilter filter;
    filter.words = words_->text();
    if (const int chosen = category_->currentData().toInt(); chosen >= 0)
        filter.categories = {static_cast<engine::Category>(chosen)};
    switch (static_cast<State>(state_->currentData().toInt())) {
        case All:
            break;
        case Readable:
            filter.access = engine::Access::Readable;
            break;
        case Asked:
            filter.access = engine::Access::Asked;
            break;
        case Locked:
            filter.access = engine::Access::Locked;
            break;
        case Ended:
            filter.access = engine::Access::Ended;
            break;
        case Unsorted:
            filter.unsortedOnly = true;
            break;
    }
    model_->filter(filter);
}

void RecordList::showWhatIs() {
    const bool replaced = std::exchange(replaced_, false);
    if (replaced) {
        offerCategories();
        look();  // the category that was chosen may be gone
        selectAgain();
    }
    const auto shown = model_->rowCount();
    const auto total = static_cast<qint64>(model_->records().size());
    const bool working = expecting_ || model_->isWorking();
    if (!working) slow_->stop();
    if (working && !slow_->isActive()) slow_->start();
    if (!working)
        count_->setText(shown == total ? tr("%n record(s)", nullptr, static_cast<int>(total))
                                       : tr("%1 of %2").arg(count(shown), count(total)));
    const bool none = total == 0 && !working;
    stack_->setCurrentWidget(none                     ? static_cast<QWidget*>(empty_)
                             : shown == 0 && !working ? static_cast<QWidget*>(nothing_)
                                                      : static_cast<QWidget*>(table_));
    if (replaced) Q_EMIT filled();
}

std::vector<RecordSet::Row> RecordList::selected() const {
    std::vector<RecordSet::Row> out;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows())
        out.push_back(model_->at(index.row()));
    return out;
}

}  // namespace reseal::ui
